/** A builder hands out a link to a preview, in the studio over a real server; whoever has it sees the preview as one role until it is taken back. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { faultsOf } from "../../support/faults.ts";
import { data, type MadePlatform, makePlatform, ownerEmail, signIn, withOwner } from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let clinic: MadePlatform;
let token: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  token = await signIn(server, ownerEmail);
  clinic = await makePlatform(server, token, "A clinic. Doctors manage patients; receptionists see patients. Patients have a name.");
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const shot = async (page: Page, name: string) => {
  if (process.env.WEBNOVA_SHOTS) await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, `${name}.png`) });
};

test("[DP28] a preview link made in the studio opens the preview as its role, and no more once it is taken back", async () => {
  const { page, home } = await signInToStudio(browser, server);
  await page.goto(`${home}platforms`);
  await page.getByRole("button", { name: /^Copy preview link/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("No link is good now.", { exact: false }).waitFor();
  expect(await dialog.getByLabel("Opens as").locator("option").allInnerTexts()).not.toContain("Administrator");
  await dialog.getByLabel("Opens as").selectOption({ label: "Doctor" });
  await dialog.getByRole("button", { name: "Make and copy the link" }).click();
  const url = ((await dialog.getByText(/#wnv_/).first().textContent()) ?? "").trim();
  expect(url).toContain("/auth/open#wnv_");
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, "preview-link-en");

  const guest = await (await browser.newContext({ locale: "en-US" })).newPage();
  await guest.goto(url);
  await guest.getByRole("heading", { name: /Hello Doctor/ }).waitFor();
  expect(new URL(guest.url()).hash).toBe("");
  await guest.getByRole("link", { name: "Patients" }).first().click();
  await guest.getByRole("link", { name: /Add/ }).first().waitFor();

  await dialog.getByRole("button", { name: "Take back the link as Doctor" }).click();
  await page.getByText("The link is taken back.", { exact: false }).waitFor();
  await dialog.getByText("No link is good now.", { exact: false }).waitFor();
  await expect.poll(async () => (await guest.goto(new URL("/patients", url).href))?.url() ?? "", { timeout: 60_000 }).toContain("/sign-in");

  const audit = await data(server, token, "{ auditEntries(first: 20) { items { action } } }");
  expect(audit.auditEntries.items.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(["preview-link.create", "preview-link.revoke"]),
  );

  const arabic = await signInToStudio(browser, server, { locale: "ar-SA", look: { colorScheme: "dark" } });
  await arabic.page.goto(`${arabic.home}platforms`);
  await arabic.page.getByRole("button", { name: /نسخ رابط المعاينة/ }).click();
  await arabic.page.getByRole("dialog").getByText("لا رابط صالح الآن.", { exact: false }).waitFor();
  await arabic.page.getByRole("button", { name: "إنشاء الرابط ونسخه" }).click();
  await arabic.page.getByText("انسخه الآن", { exact: false }).waitFor();
  expect(await faultsOf(arabic.page)).toEqual([]);
  await shot(arabic.page, "preview-link-ar");
}, 240_000);

test("[DP28] who may not release to preview makes no link, and production has none", async () => {
  const asked = (input: object) =>
    data(server, token, "mutation ($input: CreatePreviewLinkInput!) { createPreviewLink(input: $input) { id } }", { input }).then(
      () => "made",
      (error: Error) => error.message,
    );
  expect(await asked({ environmentId: clinic.environmentId, role: "r_admin", hours: 1 })).toContain("RUNTIME_PREVIEW_LINK");
  expect(await asked({ environmentId: clinic.environmentId, role: "r_member", hours: 169 })).toContain("RUNTIME_PREVIEW_LINK");
  expect(await asked({ environmentId: clinic.environmentId, role: "r_member", hours: 1 })).toBe("made");
});
