/** The studio on another branch than the default one, over a real server: its own draft, kept from screen to screen, and read only once protected or over. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
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
  clinic = await makePlatform(server, token);
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const shot = async (page: Page, name: string) => {
  if (process.env.WEBNOVA_SHOTS) await page.screenshot({ path: join(process.env.WEBNOVA_SHOTS, `${name}.png`) });
};
const labels = async (branchId: string): Promise<string> =>
  JSON.stringify((await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId })).draft.content);

test("[ST20] a link with a branch opens that branch's draft, stays on it, and says when it can only be read", async () => {
  const { openBranch } = await data(server, token, "mutation ($input: OpenBranchInput!) { openBranch(input: $input) { id } }", {
    input: { branchId: clinic.branchId, name: "side" },
  });
  const { page, home } = await signInToStudio(browser, server);
  const blueprint = `${home}b/${clinic.blueprintId}`;
  await page.goto(`${blueprint}/data?view=list&branch=${openBranch.id}`);
  await page.getByText("Branch side").waitFor();
  await page.getByRole("link", { name: "Roles" }).first().click();
  await page.waitForURL(new RegExp(`/roles.*branch=${openBranch.id}`));
  await page.goBack();
  const { entities } = (await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: clinic.branchId })).draft
    .content;
  const [patient] = Object.entries(entities as Record<string, { key: string }>).find(([, { key }]) => key === "patient")!;
  await page.goto(`${blueprint}/data?branch=${openBranch.id}&sel=${patient}`);
  const name = page.getByLabel("Name in English");
  await name.fill("Guest of the clinic");
  await name.blur();
  await expect.poll(() => labels(openBranch.id), { timeout: 60_000 }).toContain("Guest of the clinic");
  expect(await labels(clinic.branchId)).not.toContain("Guest of the clinic");
  await shot(page, "branch-en");

  await data(server, token, "mutation ($input: BranchInput!) { closeBranch(input: $input) { id } }", {
    input: { branchId: openBranch.id },
  });
  await page.reload();
  await page.getByText("This branch is over.").waitFor();

  await data(server, token, "mutation ($input: ProtectBranchInput!) { protectBranch(input: $input) { id } }", {
    input: { branchId: clinic.branchId, protected: true },
  });
  const arabic = await signInToStudio(browser, server, { locale: "ar-SA", look: { colorScheme: "dark" } });
  await arabic.page.goto(`${arabic.home}b/${clinic.blueprintId}/data`);
  await arabic.page.getByText("هذا الفرع محمي.").waitFor();
  await shot(arabic.page, "branch-ar");
  await arabic.page.goto(`${arabic.home}b/${clinic.blueprintId}/data?branch=00000000-0000-7000-8000-000000000000`);
  await arabic.page.getByRole("heading", { name: "هذا المخطط غير موجود" }).waitFor();
});
