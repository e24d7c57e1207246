/** Versions, branches, merging and proposals in the studio over a real server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../support/browser.ts";
import { faultsOf } from "../../support/faults.ts";
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

interface Made {
  readonly id: string;
  readonly branch: string;
}
const made = async (): Promise<Made> => {
  const { useTemplate } = await data(
    server,
    token,
    "mutation ($input: UseTemplateInput!) { useTemplate(input: $input) { blueprint { id } branch { id } } }",
    { input: { template: "clinic" } },
  );
  return { id: useTemplate.blueprint.id, branch: useTemplate.branch.id };
};
const graph = async ({ id }: Made) =>
  (
    await data(
      server,
      token,
      "query ($id: ID!) { versionGraph(blueprintId: $id) { branches { id name status } versions { id number message parents tags } } }",
      { id },
    )
  ).versionGraph as {
    branches: { id: string; name: string; status: string }[];
    versions: { id: string; number: number; message: string; parents: string[]; tags: string[] }[];
  };
const branchNamed = async (blueprint: Made, name: string): Promise<string> =>
  (await graph(blueprint)).branches.find((branch) => branch.name === name)?.id ?? "";
const rename = (branchId: string, value: string) =>
  data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId, ops: [{ op: "set", id: "header", prop: "label.en", value }] },
  });
const nameIn = async (branchId: string): Promise<string> =>
  (await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId })).draft.content.label.en;

const version = (n: number) => page.locator(`[data-version="${n}"]`);
const dialog = () => page.getByRole("dialog");
const commit = async (message: string, sees?: RegExp) => {
  await page.getByRole("button", { name: "Commit", exact: true }).click();
  if (sees) await dialog().getByText(sees).waitFor();
  // By keys alone: the dialog opens with the focus in its field.
  const field = dialog().getByLabel("What does it change?");
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.type(message);
  await page.keyboard.press("Enter");
  await dialog().waitFor({ state: "detached" });
};
/** For people who look: `HISTORY_SHOTS=<folder>` keeps pictures. */
const picture = async (name: string) => {
  if (process.env.HISTORY_SHOTS) await page.screenshot({ path: `${process.env.HISTORY_SHOTS}/${name}.png` });
};

test("[BP30] [BP35] branch, change both, answer the conflict, merge, restore, and take the restoring back", async () => {
  const clinic = await made();
  let home: string;
  ({ page, home } = await signInToStudio(browser, server));
  const at = (screen: string) => page.goto(`${home}b/${clinic.id}/${screen}`);
  await at("history");
  await page.getByText("No version yet").waitFor();
  await picture("empty");
  await commit("First sketch");
  await version(1).waitFor();
  // What the newest version holds already becomes no other one, and the dialog says so.
  await page.getByRole("button", { name: "Commit", exact: true }).click();
  await dialog().getByLabel("What does it change?").fill("The same once more");
  await page.keyboard.press("Enter");
  await dialog().getByRole("alert").filter({ hasText: "there is nothing to commit" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Open a branch", exact: true }).click();
  await dialog().getByLabel("Name of the branch").fill("Not a name");
  await page.keyboard.press("Enter");
  await dialog().getByRole("alert").waitFor();
  await dialog().getByLabel("Name of the branch").fill("insurers");
  await page.keyboard.press("Enter");
  await page.waitForURL(/branch=/);
  await page.getByText("You are on insurers.").waitFor();
  const insurers = await branchNamed(clinic, "insurers");
  await rename(insurers, "Clinic of the insurers");
  await commit("Call it after the insurers", /Clinic of the insurers/);
  await version(2).waitFor();

  await page.getByRole("button", { name: "Switch to main" }).click();
  await page.getByText("You are on main.").waitFor();
  await rename(clinic.branch, "Clinic of Riyadh");
  await page.getByText("One change in the draft of main since version 1 is not committed yet.").waitFor();
  await commit("Call it after the town", /Clinic of Riyadh/);
  await version(3).waitFor();
  await picture("two-branches");
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await page.waitForURL(/from=insurers&into=main/);
  await page.getByText("One question to answer").waitFor();
  const go = page.getByRole("button", { name: "Merge into main" });
  expect(await go.getAttribute("aria-disabled")).toBe("true");
  await picture("conflict");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("radio", { name: /As on insurers/ }).check();
  await page.waitForFunction(
    () => ![...document.querySelectorAll("button")].some((one) => one.textContent === "Merge into main" && one.ariaDisabled),
  );
  await go.click();
  await page.getByText("insurers is in the draft of main").waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic of the insurers");
  // The undo of the branch it came into, which was not open when it was merged.
  await page.getByRole("button", { name: "Undo: Merge of insurers" }).click();
  await expect.poll(() => nameIn(clinic.branch)).toBe("Clinic of Riyadh");
  await page.getByRole("button", { name: "Redo: Merge of insurers" }).click();
  await expect.poll(() => nameIn(clinic.branch)).toBe("Clinic of the insurers");
  await picture("merged-again");
  await commit("Both together", /Clinic of the insurers/);
  await version(4).waitFor();
  const { versions, branches } = await graph(clinic);
  const idOf = (n: number) => versions.find(({ number }) => number === n)?.id;
  expect(versions.find(({ number }) => number === 4)?.parents).toEqual([idOf(3), idOf(2)]);
  expect(branches.find(({ name }) => name === "insurers")?.status).toBe("MERGED");

  // By keys: down to the first version.
  await version(4).focus();
  await page.keyboard.press("End");
  await page.getByRole("heading", { name: "Version 1" }).waitFor();
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await dialog().getByLabel("Name of the tag").fill("1.0");
  await page.keyboard.press("Enter");
  await version(1).getByText("1.0").waitFor();
  await picture("graph");
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await page.getByText("The draft is as in version 1").waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic");
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByText("Taken back").waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic of the insurers");
  // The same by keys; what was changed since stays, and that is said.
  await page.locator("body").press("Control+Shift+KeyZ");
  await expect.poll(() => nameIn(clinic.branch)).toBe("Clinic");
  await rename(clinic.branch, "Clinic of the coast");
  await page.getByRole("button", { name: /^Undo: Restore version 1/ }).click();
  await page.getByText("What was changed since stays: The platform.").waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic of the coast");

  await page.getByRole("heading", { name: "Version 1" }).waitFor();
  await page.getByLabel("Compare with").selectOption({ label: "#4 Both together" });
  await page
    .getByRole("region", { name: "What changes" })
    .getByText(/Clinic of the insurers/)
    .waitFor();
});

test("[CO57] the live draft's past: who changed what, the draft as it was, going back with a reason and undoing it", async () => {
  const clinic = await made();
  let home: string;
  ({ page, home } = await signInToStudio(browser, server));
  await rename(clinic.branch, "Clinic of Riyadh");
  await page.goto(`${home}b/${clinic.id}/history?view=draft`);
  const sessions = page.locator("[data-session]");
  await sessions.first().waitFor();
  const past = page.getByRole("region", { name: "What is different now" });
  await past.getByText("The draft is still as it was then.").waitFor();
  // While one looks: what was different then is told by itself.
  await rename(clinic.branch, "Clinic of the insurers");
  await page
    .getByRole("region", { name: "What changed" })
    .getByText(/Clinic of the insurers/)
    .waitFor();
  await page.getByRole("button", { name: "Before it" }).click();
  await past.getByText(/Clinic of the insurers/).waitFor();
  await page.getByRole("button", { name: "Open it on the canvas" }).click();
  await dialog().locator('[data-node="ent_patient"]').waitFor();
  await picture("past-canvas");
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Restore this" }).click();
  await dialog().getByLabel("Why? (optional)").fill("The name was better");
  await page.keyboard.press("Enter");
  await page.getByText("The draft is as it was then").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByText("Taken back").waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic of the insurers");
  const restored = sessions.filter({ hasText: "taken back since" });
  await restored.getByText("Restored: The name was better").waitFor();
  await restored.click();
  await page
    .getByRole("region", { name: "What changed" })
    .getByText(/Clinic/)
    .waitFor();
  await picture("past");
  expect(await faultsOf(page)).toEqual([]);
  // Long before there was anything.
  await page.getByLabel("Go to a moment").fill("2020-01-01T10:00");
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByRole("heading", { name: "Before anything was written" }).waitFor();
});

test("[BP33] a proposal is opened, spoken about and withdrawn; in Arabic and dark the pages hold", async () => {
  const clinic = await made();
  let home: string;
  ({ page, home } = await signInToStudio(browser, server, { locale: "ar-SA", look: { colorScheme: "dark" } }));
  await page.goto(`${home}b/${clinic.id}/proposals`);
  await page.getByText("لا مقترحات").waitFor();
  const commitHere = (branchId: string, message: string) =>
    data(server, token, "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id } }", { input: { branchId, message } });
  await commitHere(clinic.branch, "الرسم الأول");
  const { openBranch } = await data(server, token, "mutation ($input: OpenBranchInput!) { openBranch(input: $input) { id } }", {
    input: { branchId: clinic.branch, name: "notes" },
  });
  await rename(openBranch.id, "Clinic with notes");
  // Both sides name the platform: what the proposal asks for is told, not what both began with.
  await rename(clinic.branch, "Clinic of the coast");
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: {
      branchId: openBranch.id,
      ops: [
        { op: "add", kind: "entity", id: "ent_ward", props: { key: "ward", label: { en: "Ward", ar: "الجناح" } } },
        { op: "add", kind: "field", id: "f_ward_name", parent: "ent_ward", props: { key: "name", type: "text", label: { ar: "الاسم" } } },
        { op: "remove", id: "f_insurer_phone" },
        { op: "set", id: "f_room_floor", prop: "label.ar", value: "الدور" },
      ],
    },
  });
  await commitHere(openBranch.id, "مع الملاحظات");
  await page.goto(`${home}b/${clinic.id}/history?branch=${openBranch.id}`);
  await version(2).waitFor();
  await picture("arabic-dark");
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "اقتراح", exact: true }).click();
  await dialog().getByLabel("ما الغرض منه؟").fill("ملاحظات لكل مريض");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/proposals\/[^/]+/);
  await page.getByText(/Clinic with notes/).waitFor();
  await page.locator("[data-check=merge] summary").click();
  await page
    .locator("[data-check=merge]")
    .getByText(/غيّر الطرفان/)
    .waitFor();
  await page.getByLabel("كلماتك").fill("انظروا إلى الاسم.");
  await page.getByRole("button", { name: "إرسال" }).click();
  await page.getByText("انظروا إلى الاسم.").waitFor();
  await picture("proposal");
  expect(await faultsOf(page)).toEqual([]);
  // The same on the canvas, marked in colour, sign and word; a card leads to its sentences, a sentence to its card.
  await page.getByRole("button", { name: "معلَّمة على اللوحة" }).click();
  const ward = dialog().locator('[data-node="ent_ward"]');
  await ward.getByText("أُضيف").waitFor();
  await dialog().locator('[data-node="ent_insurer"] [data-mark="removed"]').getByText("الهاتف").waitFor();
  await dialog().locator('[data-node="ent_room"] [data-mark="changed"]').getByText("الدور").waitFor();
  expect(await dialog().locator("[data-node][data-mark]").count()).toBe(3);
  await ward.click();
  await dialog().locator('li[aria-current="true"]').getByText("الجناح").waitFor();
  await picture("proposal-canvas");
  expect(await faultsOf(page)).toEqual([]);
  await dialog().getByRole("listitem").filter({ hasText: "الهاتف" }).last().getByRole("button").click();
  await dialog().locator('li[aria-current="true"]').getByText("الهاتف").waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "سحب", exact: true }).click();
  await page.getByText("مسحوب").waitFor();
});

test("[BP35] [BP40] in Arabic: describe, take one change and reject another, branch, answer a conflict, merge, release and restore", async () => {
  let home: string;
  ({ page, home } = await signInToStudio(browser, server, { locale: "ar-SA" }));
  await page.locator("textarea").first().fill("عيادة. للمريض اسم ورقم هاتف. للموعد تاريخ ومريض.");
  await page.locator("textarea").first().press("Enter");
  await page.waitForURL(/plan=/);
  const conversation = page.getByRole("complementary").first();
  const proposal = conversation.getByRole("region", { name: "التغييرات المقترحة" });
  await conversation.getByText(/^تم\. /).waitFor();
  const id = /\/b\/([^/]+)\//.exec(page.url())?.[1] ?? "";
  const clinic: Made = { id, branch: await branchNamed({ id, branch: "" }, "main") };
  const contentOf = async (branchId: string) =>
    (await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: branchId })).draft.content;
  const ask = async (text: string) => {
    await conversation.getByLabel("غيّرها بجملة").fill(text);
    await page.keyboard.press("Enter");
    await proposal.waitFor();
  };
  await ask("أضف رقم التأمين إلى المرضى");
  await proposal.getByRole("button", { name: "قبول الكل" }).click();
  await conversation.getByText(/في المسودة الآن/).waitFor();
  const taken = await contentOf(clinic.branch);
  expect(JSON.stringify(taken)).toContain("رقم التأمين");
  await ask("أضف العنوان إلى المرضى");
  // Looking elsewhere loses nothing of it.
  await proposal.getByRole("button", { name: "رفض" }).waitFor();
  await page.getByRole("link", { name: "السجل" }).click();
  await page.getByText("لا إصدار بعد").waitFor();
  await page.getByRole("link", { name: "البيانات" }).click();
  await proposal.waitFor();
  await picture("arabic-proposal");
  await proposal.getByRole("button", { name: "رفض" }).click();
  await conversation.getByText("رُفض. المسودة كما كانت.").waitFor();
  expect(await contentOf(clinic.branch)).toEqual(taken);

  const commitHere = async (message: string) => {
    await page.getByRole("button", { name: "حفظ إصدار", exact: true }).click();
    await dialog().getByLabel("ماذا يغيّر؟").fill(message);
    await page.keyboard.press("Enter");
    await dialog().waitFor({ state: "detached" });
  };
  await page.goto(`${home}b/${id}/history`);
  await page.getByText("لا إصدار بعد").waitFor();
  await commitHere("الرسم الأول");
  await version(1).waitFor();
  await page.getByRole("button", { name: "فتح فرع", exact: true }).click();
  await dialog().getByLabel("اسم الفرع").fill("town");
  await page.keyboard.press("Enter");
  await page.waitForURL(/branch=/);
  await page.getByText(/أنت على .*town/).waitFor();
  await rename(await branchNamed(clinic, "town"), "Clinic of Riyadh");
  await commitHere("باسم المدينة");
  await version(2).waitFor();
  await page.getByRole("button", { name: /الانتقال إلى .?main/ }).click();
  await page.getByText(/أنت على .*main/).waitFor();
  await rename(clinic.branch, "Clinic of the insurers");
  await commitHere("باسم الشركات");
  await version(3).waitFor();
  await page.getByRole("button", { name: "دمج", exact: true }).click();
  await page.getByText("سؤال واحد للإجابة").waitFor();
  await page.getByRole("radio", { name: /كما في .?town/ }).check();
  const go = page.getByRole("button", { name: /دمج في .?main/ });
  await expect.poll(() => go.getAttribute("aria-disabled")).not.toBe("true");
  await go.click();
  await page.getByText(/town.* الآن في مسودة/).waitFor();
  expect(await nameIn(clinic.branch)).toBe("Clinic of Riyadh");

  await page.getByRole("button", { name: "إطلاق", exact: true }).click();
  await dialog()
    .getByRole("button", { name: /^إطلاق الإصدار/ })
    .click();
  await dialog().getByText("تعمل الآن", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
  await version(1).click();
  await page.getByRole("button", { name: "استعادة", exact: true }).click();
  await page.getByText(/المسودة كما في الإصدار .?1/).waitFor();
  expect(await contentOf(clinic.branch)).toEqual(taken);
  await picture("arabic-restored");
});
