/** What a builder does with the data of an environment, in the studio over a real server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { faultsOf } from "../../support/faults.ts";
import {
  administrator,
  askPlatform,
  cookieOf,
  type MadePlatform,
  makePlatform,
  ownerEmail,
  password,
  postJson,
  signIn,
  withOwner,
} from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let shop: MadePlatform;
let page: Page;
let home: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  shop = await makePlatform(server, await signIn(server, ownerEmail), "A shop. Products have a name, a price and a photo.");
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const part = (name: string) => page.getByRole("region", { name });
const dialog = () => page.getByRole("dialog");
const names = async (cookie: string): Promise<string[] | undefined> => {
  const { body } = await askPlatform(server, shop.host, cookie, "{ products(first: 200) { nodes { name } } }");
  return body.data?.products?.nodes.map(({ name }: { name: string }) => name).sort();
};
const add = (cookie: string, name: string) =>
  askPlatform(server, shop.host, cookie, "mutation ($n: String!) { createProduct(input: { set: { name: $n } }) { status } }", { n: name });

test("[DP41] [DP43] [DP57] [DP60] [DP61] fill, back up, change, restore, hold and open for reading, all from one screen", async () => {
  const token = await signIn(server, ownerEmail);
  let cookie = await administrator(server, token, shop);
  await add(cookie, "Dates from Khalas");
  ({ page, home } = await signInToStudio(browser, server));
  await page.goto(`${home}platforms`);
  await page.getByRole("link", { name: /^Data of .*Preview$/ }).click();

  const rows = part("Test rows");
  await rows.getByText(/and 1 entered by people/).waitFor();
  await rows.getByLabel("Rows per entity").fill("2000");
  await rows.getByRole("button", { name: "Fill" }).click();
  await rows.getByText("Give a whole number from 1 to 1,000.").waitFor();
  await rows.getByLabel("Rows per entity").fill("120");
  await rows.getByRole("button", { name: "Fill" }).click();
  await page.getByText("120 test rows were added.").waitFor();

  const backups = part("Backups");
  await backups.getByText("No backup yet.").waitFor();
  const before = await names(cookie);
  await backups.getByRole("button", { name: "Back up now" }).click();
  await backups.getByText(/\d+ rows · \d+ kB/).waitFor();
  expect((await add(cookie, "Made afterwards")).body.errors).toBeUndefined();

  await backups.getByRole("button", { name: /^Restore the backup of/ }).click();
  await dialog().getByText("What it holds now is kept aside, not deleted.").waitFor();
  await dialog().getByText("Everybody who uses it signs in again").waitFor();
  expect(await dialog().getByLabel("Into which environment").locator("option").allInnerTexts()).toContain(
    "Staging (not there yet; it is made)",
  );
  await page.screenshot({ path: "tests/.shots/en/30-restore.png" });
  await dialog().getByRole("button", { name: "Restore", exact: true }).click();
  await backups.getByText(/^Restored into Preview .*; what was there is kept aside\.$/).waitFor();
  await expect.poll(() => names(cookie)).toBeUndefined();
  cookie = cookieOf(await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password }, { host: shop.host }));
  expect(await names(cookie)).toEqual(before);

  const retention = part("Retention and legal holds");
  await retention.getByRole("button", { name: "Place a hold…" }).click();
  await dialog().getByRole("button", { name: "Place the hold" }).click();
  await dialog().getByText("Say why.").waitFor();
  await dialog().getByLabel("Record id").fill("17");
  await dialog().getByLabel("Reason").fill("The court asked for the files of 2025.");
  await dialog().getByRole("button", { name: "Place the hold" }).click();
  await dialog().getByText("This is no record id.").waitFor();
  await dialog().getByLabel("Record id").fill("");
  await dialog().getByRole("button", { name: "Place the hold" }).click();
  await retention.getByText("The court asked for the files of 2025.").waitFor();

  const views = part("Read views");
  await views.getByRole("button", { name: "Open…" }).click();
  await dialog().getByLabel("Read as").selectOption({ label: "Administrator" });
  await dialog().getByLabel("Days").fill("7");
  await dialog().getByRole("button", { name: "Open", exact: true }).click();
  await dialog().getByText("It is shown only this once.").waitFor();
  await dialog().getByRole("button", { name: "Copy: Password" }).waitFor();
  const secret = await dialog().locator("code").nth(1).textContent();
  expect(secret).toMatch(/^[\w-]{32}$/);
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: "tests/.shots/en/31-password.png" });
  await dialog().getByRole("button", { name: "Done" }).click();
  await views.getByText(/^Open as Administrator until/).waitFor();
  expect(await page.getByText(secret ?? "").count()).toBe(0);

  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: "tests/.shots/en/32-data.png", fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: "tests/.shots/en/33-data-phone.png", fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });

  await views.getByRole("button", { name: "Close" }).click();
  await views.getByText("Nothing is open.").waitFor();
  await retention.getByRole("button", { name: /^Lift the hold on/ }).click();
  await dialog().getByRole("button", { name: "Lift", exact: true }).click();
  await retention.getByText("None. A hold keeps records").waitFor();
  await rows.getByRole("button", { name: "Remove test rows…" }).click();
  await dialog()
    .getByText(/test rows go for good\. 1 records people entered stay/)
    .waitFor();
  await dialog().getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText(/test rows were removed, 0 links emptied\./).waitFor();
  expect(await names(cookie)).toEqual(["Dates from Khalas"]);
  await expect.poll(() => rows.getByRole("button", { name: "Remove test rows…" }).getAttribute("aria-disabled")).toBe("true");
});

test("[ST37] the same screen in Arabic, dark, on a desk and on a phone", async () => {
  ({ page, home } = await signInToStudio(browser, server, {
    locale: "ar",
    before: async (opened) => void (await opened.addInitScript(() => localStorage.setItem("wn.theme", "dark"))),
  }));
  await page.goto(`${home}platforms/${shop.environmentId}/data`);
  await part("النسخ الاحتياطية")
    .getByText(/استُعيدت إلى المعاينة/)
    .waitFor();
  await part("عروض القراءة").getByText("لا شيء مفتوح.").waitFor();
  for (const [width, name] of [
    [1280, "34-data"],
    [390, "35-data-phone"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    expect(await faultsOf(page)).toEqual([]);
    await page.screenshot({ path: `tests/.shots/ar/${name}.png`, fullPage: true });
  }
});
