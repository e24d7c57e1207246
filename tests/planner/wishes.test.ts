/** A wish about what is there does what it says and touches nothing else, or asks what could be said instead. Over six templates, in both languages. */
import { describe, expect, it } from "vitest";
import { changesOf } from "../../schema/blueprint/changes.ts";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { compile } from "../../schema/model/compile.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { sha256 } from "../support/clinic.ts";
import { runPlan } from "./run.ts";
import { inShort, type Template, templates } from "./wishes.ts";
import { arabic } from "./wishes-arabic.ts";
import { english } from "./wishes-english.ts";
import { spokenArabic } from "./wishes-spoken-arabic.ts";
import { spokenEnglish } from "./wishes-spoken-english.ts";
import { turnedArabic, turnedEnglish } from "./wishes-turned.ts";

const { offline } = createPlanners();
const errorsOf = (draft: Draft) => problemsOf(draft).problems.filter(({ level }) => level === "error");
const say = async (template: Template, text: string, from = templates[template], answers: Readonly<Record<string, string>> = {}) => {
  const run = await runPlan(offline, text, { base: from, answers });
  return { ...run, ops: diff(from, run.draft) };
};

describe("wishes about a blueprint that is there", () => {
  it.each([...english, ...arabic, ...spokenEnglish, ...spokenArabic, ...turnedEnglish, ...turnedArabic])(
    "[BP40] %s: %s",
    async (template, text, expected) => {
      const { ops, draft, blueprint, report } = await say(template, text);
      const asked = report.questions.filter(({ id }) => !id.startsWith("who-"));
      if ("asks" in expected) {
        expect(ops.map(inShort)).toEqual([]);
        expect(asked.map(({ id }) => id.split("-")[0])).toEqual([expected.asks]);
        for (const { text: said, choices } of asked) {
          // In people's words, in both languages, and with something that can be said or chosen instead.
          expect(said.en + said.ar).not.toMatch(/\b(?:f|ent|r|p|pg|o|a)_[a-z]/);
          expect(said.ar).toMatch(/[\u0600-\u06ff]/);
          expect(choices.length > 1 || /[“«]/.test(said.en) || expected.asks === "begin").toBe(true);
        }
        return;
      }
      expect(asked.map(({ text: said }) => said.en)).toEqual([]);
      expect(ops.map(inShort)).toEqual(expected);
      expect(report.understood.length).toBeGreaterThan(0);
      expect(errorsOf(draft)).toEqual([]);
      // And a platform can be made of it.
      expect(() => compile(blueprint, sha256)).not.toThrow();
    },
  );

  it("[BP43] what a question suggests can be said, and does something", async () => {
    const deaf: string[] = [];
    // One of each kind of question, in each language of the wish.
    const kinds = new Map(
      [
        [...english, ...spokenEnglish],
        [...arabic, ...spokenArabic],
      ].flatMap((rows, i) => rows.flatMap((row) => ("asks" in row[2] ? [[`${row[2].asks} ${i}`, row] as const] : []))),
    );
    for (const [template, text] of kinds.values()) {
      const { report } = await say(template, text);
      for (const { text: said } of report.questions)
        for (const [words, quoted] of [
          [said.en, /“([^”…]+)”/g],
          [said.ar, /«([^»…]+)»/g],
        ] as const) {
          let draft = templates[template];
          for (const [, sentence] of words.matchAll(quoted)) {
            // A name in quotes is no sentence.
            if (sentence === undefined || sentence.split(" ").length < 3 || sentence === text) continue;
            const run = await say(template, sentence, draft);
            const asked = run.report.questions.filter(({ id }) => !id.startsWith("who-"));
            if (asked.length > 0) deaf.push(`${template}, “${text}”: ${sentence}: ${asked[0]!.text.en}`);
            draft = run.draft;
          }
        }
    }
    expect(deaf).toEqual([]);
  }, 120_000);
});

describe("what a wish says of itself", () => {
  it("[BP28] an order is told as an order, though it stores the list everybody has", async () => {
    const { ops } = await say("clinic", "Sort the appointments by time, newest first");
    const told = changesOf(ops, templates.clinic).map(({ sentence }) => sentence);
    expect(told).toContainEqual({
      en: "Sort the list *Appointments* by *Time*, newest first",
      ar: "ترتيب القائمة *المواعيد* حسب *الوقت*، الأحدث أولًا",
    });
    expect(told.map(({ en }) => en)).toContain("Sort *By status* by *Time*, newest first");
    expect(JSON.stringify(told)).not.toContain("Add the page");
    const hidden = changesOf((await say("shop", "Remove the page of categories")).ops, templates.shop);
    expect(hidden.map(({ sentence }) => sentence.en)).toEqual(["Take the page *Categories* out of the menu"]);
  });

  it.each([
    ["Sort products by price, highest first", "*Price*, from the largest to the smallest", "*السعر*، من الأكبر إلى الأصغر"],
    ["Sort products by name descending", "*Name*, from Z to A", "*الاسم*، من ي إلى أ"],
    ["Sort products by price", "*Price*", "*السعر*"],
    ["Sort orders by status descending", "*Status*, from the last to the first", "*الحالة*، من الأخير إلى الأول"],
  ])("[BP28] %s: told by what the field holds", async (text, en, ar) => {
    const { ops, report } = await say("shop", text);
    const [told] = changesOf(ops, templates.shop).map(({ sentence }) => sentence);
    expect([told?.en.endsWith(` by ${en}`), told?.ar.endsWith(` حسب ${ar}`)]).toEqual([true, true]);
    expect(report.understood[0]!.text.en).toContain(`Ordered by ${en.replaceAll("*", "")}: `);
  });

  it("[BP28] whose patients are whose follows from what links them, and is told so; what people saw of all they see of their own", async () => {
    const { ops, draft } = await say("hospital", "Doctors should only see the patients they have admitted");
    expect(draft.nodes.p_physician_patient_own?.props).toMatchObject({
      where: "exists(f_admission_patient, f_admission_physician.f_physician_user == me)",
      mask: templates.hospital.nodes.p_patients_care!.props.mask,
    });
    const told = changesOf(ops, templates.hospital).map(({ sentence }) => sentence.en);
    expect(told).toContain("Let Physician see Patients, only those of their own Admissions");
  });

  it.each([
    ["Show the total of won deals per salesperson", "sum(f_deal_seller, (f_deal_stage == o_deal_stage_won ? f_deal_amount : 0.0))"],
    ["Show the number of deals that are not lost of each company", "count(f_deal_company, f_deal_stage != o_deal_stage_lost)"],
  ])("[BP40] %s: of those alone", async (text, compute) => {
    const { ops } = await say("crm", text);
    expect(ops.flatMap((op) => (op.op === "add" ? [op.props.compute] : []))).toEqual([compute]);
  });

  it("[BP41] a property that is taken from a role takes its mask along, and widens nothing", async () => {
    const { ops } = await say("crm", "Analysts must not see the phone of contacts");
    expect(changesOf(ops, templates.crm).map(({ sentence, major }) => [sentence.en, major])).toEqual([
      ["Stop letting Analyst see *Phone* of Contacts", null],
    ]);
  });

  it("[BP41] what goes with something that is removed is told by name", async () => {
    const told = (await say("clinic", "Remove arrived from the appointment status")).report.understood[0]!.text;
    expect(told.en).toContain("These actions go with it: Patient arrived, Finish.");
    const role = (await say("shop", "Delete the role packer")).report.understood[0]!.text;
    expect(role.en).toContain("These pages go with it: To pack.");
    expect(role.ar).toContain("وتُحذف معه الصفحات: للتجهيز.");
  });

  it("[BP40] a page keeps its other columns, and no filter about what is gone", async () => {
    const { draft } = await say("shop", "Delete the status of orders");
    expect(draft.nodes.pg_my_orders?.props.view).toEqual({ columns: ["f_order_number", "f_order_placed_at", "f_order_tracking"] });
    expect((draft.nodes.pg_to_pack!.props.view as { filter?: string }).filter).toBeUndefined();
    expect(errorsOf(draft)).toEqual([]);
  });

  it("[BP40] a page for nobody any more goes with its role, and is not shown to everybody", async () => {
    const { draft } = await say("shop", "Delete the role packer");
    expect(draft.nodes.pg_to_pack?.removed).toBe(true);
  });

  it("[BP40] people whose records are kept can be removed with the rule that says how long", async () => {
    const { draft, report } = await say("clinic", "Remove the patients");
    expect([draft.nodes.ent_patient?.removed, draft.nodes.cm_keep_patients?.removed, report.questions]).toEqual([true, true, []]);
    expect(errorsOf(draft)).toEqual([]);
  });

  it.each([
    ["shop", "When an order is shipped, email the customer", "trigger.record.f_order_customer.f_customer_user"],
    ["shop", "When an order is created, email the manager", { role: "r_manager" }],
    ["school", "When an attendance is absent, email the parent", "trigger.record.f_attendance_student.f_student_guardian.f_guardian_email"],
  ] as const)("[BP40] %s, %s: whom it is about, and not everybody of their kind", async (template, text, to) => {
    const { blueprint } = await say(template, text);
    const steps = Object.values(blueprint.workflows).flatMap(({ steps: all }) => Object.values(all ?? {}));
    expect(steps.find(({ kind }) => kind === "send-message")?.options?.to).toEqual(to);
  });

  it("[BP41] several that have the name are told apart by what they are of, and the answer is done", async () => {
    const { report } = await say("shop", "Packers must not see the price");
    expect(report.questions[0]?.choices.map(({ label }) => label.en)).toEqual(["“Price” of “Order line”", "“Price” of “Product”"]);
    const { ops } = await say("shop", "Packers must not see the price", templates.shop, { "which-0": "f_product_price" });
    expect(ops.map(({ id }) => id)).toEqual(["p_products_staff"]);
    const page = await say("school", "Remove the page of lessons", templates.school, { "page-0": "pg_timetable" });
    expect(page.draft.nodes.pg_timetable?.removed).toBe(true);
  });

  it("[BP40] “may not change” leaves seeing alone", async () => {
    const { blueprint } = await say("shop", "Managers cannot change the price of products");
    const rules = Object.values(blueprint.policies).filter(({ roles, entity }) => entity === "ent_product" && roles.includes("r_manager"));
    const may = (verb: "read" | "update") =>
      rules.some(({ allow, fields }) => allow.includes(verb) && (fields === "*" || fields.includes("f_product_price")));
    expect([may("read"), may("update")]).toEqual([true, false]);
  });

  it.each(["أضف لوحة مؤشرات تعرض عدد الطلبات حسب الحالة", "Add a dashboard showing number of orders by status"])(
    "[BP40] %s: of what is called so, and of no other kind of request",
    async (text) => {
      const { blueprint } = await say("shop", text);
      const queries = Object.values(blueprint.pages).flatMap((page) => Object.values(page.queries ?? {}));
      expect(queries.map(({ entity }) => entity)).toEqual(["ent_order"]);
    },
  );

  it("[BP40] one amount against another of the same record, and never a share against an amount", async () => {
    const { draft } = await say("clinic", "The covered amount must not be more than the amount of invoices");
    const share = await say("school", "Discount must not be more than the amount");
    expect(share.ops).toEqual([]);
    expect(errorsOf(draft)).toEqual([]);
    expect((await say("hr", "The deductions must not be more than the basic pay")).ops.map(inShort)).toContainEqual(
      expect.stringContaining("f_payslip_deductions <= f_payslip_basic"),
    );
  });

  it("[BP41] what is new is shown to nobody but whom the sentence names, and not assumed to be public", async () => {
    const { blueprint } = await say("shop", "Let customers rate deliveries");
    const open = Object.values(blueprint.policies).filter(({ entity, roles }) => entity === "ent_delivery" && roles.includes("r_public"));
    expect(open).toEqual([]);
  });

  it("a page that was taken out of the menu comes back", async () => {
    const gone = (await say("shop", "Remove the page of categories")).draft;
    expect(gone.nodes.pg_category_list?.props.nav).toBe("hidden");
    const back = await say("shop", "Add a page of categories", gone);
    expect(back.draft.nodes.pg_category_list?.props.nav).toBeUndefined();
  });

  it("a list is ordered by what it shows, and shows what it is ordered by", async () => {
    const { draft } = await say("clinic", "Sort the appointments by time, newest first");
    expect(draft.nodes.pg_appointment_list?.props).toMatchObject({ path: "/appointments", kind: "list" });
    expect((draft.nodes.pg_appointment_list!.props.view as { sort: unknown }).sort).toEqual([
      { field: "f_appointment_starts_at", desc: true },
    ]);
  });

  it("what cannot be understood is answered with sentences about this very blueprint", async () => {
    const { report } = await say("shop", "Make everything better somehow");
    expect(report.questions[0]?.text.en).toContain("“Add a note to products”");
    expect(report.questions[0]?.text.en).not.toContain("patients");
  });
});
