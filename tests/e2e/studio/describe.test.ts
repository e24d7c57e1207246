/** Describing over a real server with the offline planner: it says who it is and what it did not understand, asks, and invents nothing. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../../schema/ids.ts";
import { startBrowser } from "../../support/browser.ts";
import { data, ownerEmail, signIn, withOwner } from "../../support/installation.ts";
import { type Server, startServer } from "../../support/server.ts";
import { signInToStudio } from "../../support/studio/sign-in.ts";

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ env: withOwner }), startBrowser()]);
});
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const describeIt = async (text: string, locale: Locale = "en") => {
  ({ page } = await signInToStudio(browser, server, { locale: locale === "ar" ? "ar-SA" : "en-US" }));
  await page.locator("textarea").first().fill(text);
  await page.locator("textarea").first().press("Enter");
  await page.waitForURL(/plan=/);
};
const conversation = () => page.getByRole("complementary").first();
const cards = () => page.locator("[data-node]");
const section = (title: string) => conversation().locator("section", { has: page.getByRole("heading", { name: title, exact: true }) });

const proposal = () => conversation().getByRole("region", { name: "Proposed changes" });

const texts: Record<Locale, { text: string; made: string; not: string; planner: string; ignored: string; done: RegExp }> = {
  en: {
    text: "A clinic. Patients have a name and phone. Zorblax the quuxification of frumious wibbles.",
    made: "Patient",
    not: "Zorblax the quuxification of frumious wibbles",
    planner: "Offline, no language model",
    ignored: "Not understood",
    done: /^Done/,
  },
  ar: {
    text: "عيادة. للمريض اسم ورقم هاتف. زقلبوط الفرفشة تتخنفس بين السحاسيح.",
    made: "مريض",
    not: "زقلبوط الفرفشة تتخنفس بين السحاسيح",
    planner: "دون اتصال، بلا نموذج لغوي",
    ignored: "ما لم يُفهم",
    done: /^تم/,
  },
};

test.each(["en", "ar"] as const)(
  "[ST13] the offline planner names itself and lists what it did not understand; nothing is made of it (%s)",
  async (locale) => {
    const { text, made, not, planner, ignored, done } = texts[locale];
    await describeIt(text, locale);
    await conversation().getByText(done).waitFor();
    await conversation().getByText(planner, { exact: true }).waitFor();
    expect(await section(ignored).getByRole("listitem").allInnerTexts()).toEqual([expect.stringContaining(not)]);
    // In the person's own words, too, it is marked.
    expect(await conversation().locator("blockquote mark.decoration-wavy").allInnerTexts()).toEqual([expect.stringContaining(not)]);
    await cards().first().waitFor();
    expect(await cards().locator("header").allInnerTexts()).toEqual([expect.stringContaining(made)]);
  },
);

test("[ST13] nothing understood: no entity, nothing to run, what to write instead, and a place to write it", async () => {
  await describeIt("Zorblax the quuxification of frumious wibbles.");
  await conversation().getByText("Nothing could be made of this.").waitFor();
  await conversation().getByText("Offline, no language model", { exact: true }).waitFor();
  await section("Not understood").getByText("Zorblax the quuxification").waitFor();
  await section("Questions").getByText("What should the platform keep, and for whom?").waitFor();
  await conversation().getByText("0 entities · 0 fields · 0 roles").waitFor();
  expect(await cards().count()).toBe(0);
  expect(await page.getByRole("button", { name: /^(Run it|Release)$/ }).count()).toBe(0);
  expect(await section("Understood").count()).toBe(0);
  await conversation().getByLabel("Describe it again").fill("Patients have a name and phone.");
  await page.keyboard.press("Enter");
  await cards().filter({ hasText: "Patient" }).waitFor();
  await conversation().getByRole("button", { name: "Run it" }).waitFor();
});

test("[BP41] what a sentence would change is shown, rejected, accepted and undone; what removes waits for a yes of its own", async () => {
  await describeIt("Patients have a name and phone.");
  await cards().getByText("Phone").first().waitFor();
  await conversation().getByLabel("Change it with a sentence").fill("Add an insurance number to patients");
  await page.keyboard.press("Enter");
  // Shown before it counts: on the canvas with its mark, and in the conversation as a sentence.
  await proposal().getByText("Add the field Insurance number of Patient").waitFor();
  await page.locator('[data-node][data-mark="changed"] [data-mark="added"]').getByText("Insurance number").waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/proposed.png` });
  await proposal().getByRole("button", { name: "Reject" }).click();
  await conversation().getByText("Rejected. The draft is as it was.").waitFor();
  expect(await cards().getByText("Insurance number").count()).toBe(0);
  await conversation().getByLabel("Change it with a sentence").fill("Add an insurance number to patients");
  await page.keyboard.press("Enter");
  await proposal().getByRole("button", { name: "Accept all" }).click();
  await conversation().getByText("One change is in the draft.").waitFor();
  await cards().getByText("Insurance number").waitFor();
  // One step of the same undo as what is done by hand: taken back and done again, by keys and by the buttons.
  await page.keyboard.press("Control+KeyZ");
  await cards().getByText("Insurance number").waitFor({ state: "detached" });
  await conversation().getByText("Taken back.").waitFor();
  await page.getByRole("button", { name: "Redo: “Add an insurance number to patients”" }).click();
  await cards().getByText("Insurance number").waitFor();
  await conversation().getByText("One change is in the draft.").waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/redone.png` });
  await conversation().getByLabel("Change it with a sentence").fill("Remove the phone of patients");
  await page.keyboard.press("Enter");
  // What removes something has a yes of its own, and no other.
  const own = proposal().getByRole("group", { name: "Each of these needs its own yes" }).getByRole("checkbox");
  await own.first().waitFor();
  expect(await section("Questions").count()).toBe(0);
  expect(await own.first().isChecked()).toBe(false);
  await page.locator('[data-mark="removed"] bdi').getByText("Phone").waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/own-yes.png` });
  await own.first().check();
  await proposal()
    .getByRole("button", { name: /^Accept selected/ })
    .click();
  await cards().getByText("Phone").first().waitFor({ state: "detached" });
  await cards().getByText("Insurance number").waitFor();
  await conversation().getByRole("button", { name: "Undo all of it" }).click();
  await conversation().getByText("Taken back.").waitFor();
  await cards().getByText("Phone").first().waitFor();
  // A sentence may speak of the one before it: put right while it waits, withdrawn, and what was accepted before taken back.
  const say = async (words: string) => {
    await conversation().getByLabel("Change it with a sentence").fill(words);
    await page.keyboard.press("Enter");
  };
  await say("No, I meant the insurance number");
  await page.locator('[data-mark="removed"] bdi').getByText("Insurance number").waitFor();
  await section("Understood").getByText("Read as: “Remove the insurance number of patients”.").waitFor();
  await say("Never mind");
  await conversation().getByText("Rejected. The draft is as it was.").waitFor();
  await cards().getByText("Insurance number").waitFor();
  await say("Undo that");
  await conversation().getByText("Taken back. What others changed since stays.").waitFor();
  await cards().getByText("Insurance number").waitFor({ state: "detached" });
  await section("Understood").getByText("Taken back: “Add an insurance number to patients”.").waitFor();
  await conversation().getByRole("button", { name: "Undo all of it" }).click();
  await cards().getByText("Insurance number").waitFor();
});

test("[BP41] what does more by now than it did is shown again, says so, and waits for a new yes", async () => {
  await describeIt("A clinic. Patients have a name and phone. Receptionists manage patients.");
  await conversation().getByText(/^Done/).waitFor();
  await conversation().getByLabel("Change it with a sentence").fill("Remove the phone of patients");
  await page.keyboard.press("Enter");
  const own = proposal().getByRole("group", { name: "Each of these needs its own yes" }).getByRole("checkbox");
  await own.first().check();
  // Somebody else lets a rule use it meanwhile.
  const token = await signIn(server, ownerEmail);
  const blueprintId = /\/b\/([^/?]+)/.exec(page.url())?.[1];
  const { blueprint } = await data(server, token, "query ($id: ID!) { blueprint(id: $id) { defaultBranch { id } } }", { id: blueprintId });
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: {
      branchId: blueprint.defaultBranch.id,
      ops: [
        {
          op: "add",
          kind: "rule",
          id: "ru_phone",
          parent: "ent_patient",
          props: { check: "f_patient_phone != null", message: { en: "A phone.", ar: "هاتف." }, level: "warn" },
        },
      ],
    },
  });
  const accept = proposal().getByRole("button", { name: /^Accept selected/ });
  await accept.click();
  await conversation()
    .getByText(/By now this does more than when it was proposed/)
    .waitFor();
  await proposal().getByText("Removes more than when it was proposed").first().waitFor();
  await expect.poll(() => own.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked))).toEqual([false, false]);
  if (process.env.SHOTS) {
    await page.screenshot({ path: `${process.env.SHOTS}/anew.png` });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await page.screenshot({ path: `${process.env.SHOTS}/anew-dark.png` });
  }
  await own.first().check();
  await accept.click();
  await conversation().getByText("2 changes are in the draft.").waitFor();
  // One question is answered by pressing a choice.
  await conversation().getByLabel("Change it with a sentence").fill("Nurses can delete patients");
  await page.keyboard.press("Enter");
  const choice = section("Questions").getByRole("button", { name: "Receptionist" });
  await choice.waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/question-dark.png` });
  await choice.click();
  await section("Understood").getByText("Receptionist may see, delete patients already.").waitFor();
});

test("[BP39] an assumption is refused with one click, taken out of the draft, and brought back by undo; the request stays in the conversation", async () => {
  await describeIt("A clinic. Patients have a name and phone. Receptionists manage patients and appointments.");
  await conversation().getByText(/^Done/).waitFor();
  const refuse = section("Assumed").getByRole("button", { name: "Refuse: Appointment has “Reason”, as is usual." });
  await refuse.waitFor();
  const reason = page.locator("[data-node]").getByText("Reason", { exact: true });
  await reason.first().waitFor();
  await refuse.click();
  await refuse.waitFor({ state: "detached" });
  await expect.poll(() => reason.count()).toBe(0);
  await page.keyboard.press("ControlOrMeta+z");
  await reason.first().waitFor();
  await conversation().getByRole("textbox").fill("Add an insurance number to patients");
  await conversation().getByRole("textbox").press("Enter");
  await conversation().getByRole("heading", { name: "Asked before", exact: true }).waitFor();
  await expect
    .poll(() => section("Asked before").getByRole("listitem").allInnerTexts())
    .toEqual([expect.stringContaining("A clinic. Patients have")]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/refuse.png` });
});
