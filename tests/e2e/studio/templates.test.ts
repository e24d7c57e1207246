/** Beginning with a template or a file, in the studio over a real server: the cards, one press, a file out and in, and what a wrong file is told. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { data, ownerEmail, signIn, withOwner } from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let page: Page;
let token: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
  token = await signIn(server, ownerEmail);
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const cards = () => page.locator("[data-template]");
const entities = () => page.locator("[data-node]");
const blueprints = async () =>
  (await data(server, token, "{ blueprints { items { id key label { en ar } } } }")).blueprints.items as { key: string }[];

test("[BP52] the empty home shows every template; one press of a key makes the platform", async () => {
  ({ page } = await signInToStudio(browser, server, { locale: "en-US" }));
  await cards().first().waitFor();
  expect(await cards().count()).toBeGreaterThanOrEqual(15);
  const clinic = page.getByRole("button", { name: "Clinic", exact: true }).and(cards());
  expect(await clinic.textContent()).toMatch(/Patients book[\s\S]*8 entities · 5 roles/);
  await clinic.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/b\/[^/]+\/data/);
  await entities().filter({ hasText: "Prescription" }).waitFor();
  expect(await entities().count()).toBe(8);
  expect(await blueprints()).toMatchObject([{ key: "clinic" }]);
});

test("[BP52] in Arabic, beside platforms that are there, the templates open on request", async () => {
  ({ page } = await signInToStudio(browser, server, { locale: "ar-SA" }));
  await page.getByRole("button", { name: "ابدأ من قالب أو ملف" }).click();
  await cards().first().waitFor();
  await page.getByRole("button", { name: "مدرسة", exact: true }).and(cards()).click();
  await page.waitForURL(/\/b\/[^/]+\/data/);
  await entities().filter({ hasText: "ولي أمر" }).first().waitFor();
});

test("[BP4] a blueprint is downloaded and opened again; [BP50] a wrong file is told its line, and can be corrected", async () => {
  ({ page } = await signInToStudio(browser, server, { locale: "en-US" }));
  await page.getByRole("button", { name: "More about Clinic" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Download (exact)" }).click()]);
  expect(file.suggestedFilename()).toBe("clinic.yaml");
  const text = readFileSync(await file.path(), "utf8");
  await page.getByRole("button", { name: "Begin with a template or a file" }).click();
  const input = page.locator("[data-bring-file]");
  await input.setInputFiles({
    name: "clinic.yaml",
    mimeType: "application/yaml",
    buffer: Buffer.from(text.replace("key: clinic", "key: clinic\nkey: again")),
  });
  await page
    .getByRole("alert")
    .filter({ hasText: /Line .*3.*this name is there twice/ })
    .waitFor();
  await input.setInputFiles({ name: "clinic.yaml", mimeType: "application/yaml", buffer: Buffer.from(text) });
  await page.waitForURL(/\/b\/[^/]+\/data/);
  await entities().filter({ hasText: "Prescription" }).waitFor();
  expect((await blueprints()).filter(({ key }) => key === "clinic")).toHaveLength(2);
});

test("[BP53] a version is published as a template; a newer one is told in the history of a copy, shown, and taken into its draft", async () => {
  const ask = (source: string, input: object) => data(server, token, source, { input });
  const use = async (template: string) =>
    (await ask("mutation ($input: UseTemplateInput!) { useTemplate(input: $input) { blueprint { id } branch { id } } }", { template }))
      .useTemplate as { blueprint: { id: string }; branch: { id: string } };
  const commit = async (branchId: string): Promise<string> =>
    (await ask("mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", { branchId, message: "Ours" }))
      .commitVersion.id;
  const original = await use("shop");
  await commit(original.branch.id);
  let home: string;
  ({ page, home } = await signInToStudio(browser, server, { locale: "en-US" }));
  await page.goto(`${home}b/${original.blueprint.id}/history`);
  await page.getByRole("button", { name: "Publish as a template" }).click();
  await page.getByText("Version 1 can be begun with").waitFor();
  await page.getByRole("button", { name: "Withdraw the template" }).waitFor();
  await page.goto(home);
  await page.getByRole("button", { name: "Begin with a template or a file" }).click();
  await page.locator(`[data-template="own/${original.blueprint.id}"]`).getByText("yours").waitFor();

  const copy = await use(`own/${original.blueprint.id}`);
  await ask("mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    branchId: original.branch.id,
    ops: [{ op: "set", id: "ent_product", prop: "label.en", value: "Article" }],
  });
  await ask("mutation ($input: TemplateVersionInput!) { publishTemplate(input: $input) { key } }", {
    versionId: await commit(original.branch.id),
  });
  await page.goto(`${home}b/${copy.blueprint.id}/history`);
  await page.getByRole("button", { name: "See what it brings" }).click();
  await page
    .getByRole("dialog")
    .getByText(/Article/)
    .waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Take it into the draft" }).click();
  await page.getByText("The draft stands on the newest version of its template").waitFor();
  const news = page.getByRole("button", { name: "See what it brings" });
  await news.waitFor({ state: "detached" });
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/template-taken.png` });
  // Taken back it is offered again, and taken again.
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await news.click();
  await page.getByRole("dialog").getByRole("button", { name: "Take it into the draft" }).click();
  await news.waitFor({ state: "detached" });
  // Long after, when nothing says any more that it can be undone, it is taken back where the history is.
  for (const [language, takeBack, look, take] of [
    ["en-US", "Take the update back", "See what it brings", "Take it into the draft"],
    ["ar-SA", "التراجع عن التحديث", "اطّلع على ما يضيفه", "أدخله في المسودة"],
  ] as const) {
    await page.context().close();
    ({ page, home } = await signInToStudio(browser, server, { locale: language }));
    await page.goto(`${home}b/${copy.blueprint.id}/history`);
    await page.getByRole("button", { name: takeBack }).click();
    await page.getByRole("button", { name: look }).click();
    await page.getByRole("dialog").getByRole("button", { name: take }).click();
    await page.getByRole("button", { name: takeBack }).waitFor();
  }
  await page.context().close();
  ({ page, home } = await signInToStudio(browser, server, { locale: "en-US" }));
  await page.goto(`${home}b/${copy.blueprint.id}/data`);
  await page.locator('[data-node="ent_product"] header').getByText("Article").waitFor();
});

test("[BP52] the SQL of a database becomes a draft, after a report of what was understood, assumed and not taken", async () => {
  ({ page } = await signInToStudio(browser, server, { locale: "ar-SA" }));
  await page.getByRole("button", { name: "ابدأ من قالب أو ملف" }).click();
  const input = page.locator("[data-bring-file]");
  await input.setInputFiles({ name: "users.sql", mimeType: "application/sql", buffer: Buffer.from("CREATE TABLE `users` (`id` int);") });
  await page
    .getByRole("alert")
    .filter({ hasText: /MySQL.*السطر .*1.*العمود .*14/s })
    .waitFor();
  await input.setInputFiles(fileURLToPath(new URL("../../../bench/data/chinook/Chinook_PostgreSql.sql", import.meta.url)));
  const report = page.getByRole("dialog");
  await report.getByText("لم تؤخذ الصفوف (15607)").waitFor();
  await report.getByText("صار جدول الربط playlist_track").waitFor();
  await report.getByRole("button", { name: "فتح المسودة" }).press("Enter");
  await page.waitForURL(/\/b\/[^/]+\/data/);
  await entities().filter({ hasText: "Playlist" }).first().waitFor();
  expect(await entities().count()).toBe(10);
});

test("[BP43] what is pasted into the description makes nothing of itself: one press brings it in, or puts a table into words", async () => {
  ({ page } = await signInToStudio(browser, server, { locale: "en-US" }));
  const before = (await blueprints()).length;
  const box = page.getByLabel("What should your platform do?");
  await box.fill("Name,Phone,Balance\nAli,0501234567,120.50\nSara,0507654321,88");
  await box.press("Enter");
  await page.getByLabel("What is one row?").fill("member");
  await page.keyboard.press("Enter");
  await page.getByText("These are rows of a table").waitFor({ state: "detached" });
  expect(await box.inputValue()).toBe("Each member has: Name, Phone, Balance.");
  await box.fill("Our database, please:\n\nCREATE TABLE pumps (id serial primary key, maker text not null);\n\nThank you.");
  await box.press("Enter");
  await page.getByRole("button", { name: "Build from the other words" }).waitFor();
  expect(await blueprints()).toHaveLength(before);
  await page.getByRole("button", { name: "Read the tables" }).press("Enter");
  const report = page.getByRole("dialog");
  await report.getByText("The table pumps became Pump").waitFor();
  await report.getByRole("button", { name: "Open the draft" }).press("Enter");
  await page.waitForURL(/\/b\/[^/]+\/data$/);
  await entities().filter({ hasText: "Pump" }).first().waitFor();
});
