/** A sentence that speaks of the one before it: what it is read as, in both languages, and when it is not. */
import { describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import type { PlanId } from "../../schema/ids.ts";
import type { SaidBefore } from "../../schema/planner.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { turnOf } from "../../subgraphs/blueprint/planner/offline/refine/conversation/turns.ts";
import { runPlan } from "./run.ts";
import { inShort, type Template, templates } from "./wishes.ts";

const { offline } = createPlanners();
/** Says a sentence, accepts it, and says another. */
const talk = async (template: Template, first: string, second: string, answers: Readonly<Record<string, string>> = {}) => {
  const from = templates[template];
  const one = await runPlan(offline, first, { base: from });
  const ops = diff(from, one.draft);
  const applied = applyOps(from, { ops }, ops.length);
  if ("refused" in applied) throw new Error(JSON.stringify(applied.refused));
  const before: SaidBefore = {
    planId: "p1" as PlanId,
    text: first,
    nodes: one.report.understood.flatMap(({ nodes }) => nodes),
    stands: ops.length > 0 ? "taken" : "nothing",
    ops: [],
    back: async () => applied.inverse.ops,
  };
  const two = await runPlan(offline, second, { base: one.draft, before: [before], answers });
  return { report: two.report, all: diff(from, two.draft).map(inShort), ops: diff(one.draft, two.draft).map(inShort) };
};

describe("what a sentence does to the one before it", () => {
  it.each([
    ..."Undo that|undo|Please undo the last change|No, take that back|Take it back|Put it back as it was|Never mind|Revert that please|Scratch that|I changed my mind|That's not what I meant|That was a mistake|No, I didn't mean that".split(
      "|",
    ),
    ..."تراجع عن ذلك|تراجع|تراجع عن آخر تغيير|ألغِ آخر تعديل|ألغ ذلك|رجّعه كما كان|لا، ليس هذا ما قصدت|لا أقصد ذلك|مش قصدي|غيّرت رأيي|ارجع عن التغيير الأخير".split(
      "|",
    ),
  ])("%s: takes it back", (text) => expect(turnOf(text)).toEqual({ is: "taking-back" }));

  it.each([
    ["Undo the last three", 3],
    ["undo the last two changes", 2],
    ["Please undo my last 4 requests.", 4],
    ["Revert the two last steps", 2],
    ["Take the last two changes back", 2],
    ["undo both of them", 2],
    ["go back two steps", 2],
    ["تراجع عن آخر ثلاثة تغييرات", 3],
    ["تراجع عن آخر تغييرين", 2],
    ["تراجع عن التعديلين الأخيرين", 2],
    ["ألغِ آخر ٤ طلبات", 4],
    ["ارجع خطوتين", 2],
    ["تراجع عن التغييرات الثلاثة الأخيرة", 3],
  ])("%s: takes so many back", (text, count) => expect(turnOf(text)).toEqual({ is: "taking-back", count }));

  it.each(
    "Redo|redo that|Please redo the last change|Undo the undo|restore what you undid|bring back what was undone|أعد ما تراجعت عنه|أعد ما تراجعنا عنه|أعد آخر ما تراجعت عنه|تراجع عن التراجع|ألغِ التراجع|من فضلك أعد ما ألغيته".split(
      "|",
    ),
  )("%s: wants it again", (text) => expect(turnOf(text)).toEqual({ is: "again" }));

  it.each([
    ["Redo the last two", 2],
    ["أعد آخر تغييرين", 2],
  ])("%s: wants so many again", (text, count) => expect(turnOf(text)).toEqual({ is: "again", count }));

  it.each([
    ["No, I meant to projects", "to projects", null],
    ["not a number, an amount", "an amount", "a number"],
    ["I meant projects, not tasks", "projects", "tasks"],
    ["sorry, I meant the price", "the price", null],
    ["Not tasks but projects", "projects", "tasks"],
    ["No: projects instead", "projects", null],
    ["Undo that and add a phone to customers", "add a phone to customers", null],
    ["لا، قصدت المشاريع", "المشاريع", null],
    ["لا أقصد المهام بل المشاريع", "المشاريع", "المهام"],
    ["ليس رقمًا، مبلغًا", "مبلغًا", "رقمًا"],
    ["أقصد المشاريع وليس المهام", "المشاريع", "المهام"],
    ["لا، للموردين", "للموردين", null],
    ["مو المهام، المشاريع", "المشاريع", "المهام"],
  ])("%s: puts something in its place", (text, said, not) => expect(turnOf(text)).toEqual({ is: "instead", said, not }));

  it.each([
    ["also for nurses", "for nurses"],
    ["The same for suppliers", "for suppliers"],
    ["do the same for suppliers please", "for suppliers"],
    ["so can nurses", "nurses"],
    ["Add it to suppliers too", "to suppliers"],
    ["وأضفه أيضًا لـالموردين", "للموردين"],
    ["ونفس الشيء للموردين", "للموردين"],
    ["وكذلك الموردين", "الموردين"],
  ])("%s: says it of something else as well", (text, said) => {
    const turn = turnOf(text);
    expect(turn?.is).toBe("also");
    expect(turn && "said" in turn ? turn.said?.replace("لالم", "للم") : null).toBe(said);
  });

  it.each(
    "Add a note to customers|Nobody may delete orders|Packers must not see the price|الكمية لا تقل عن 2|موظف الاستقبال لا يحذف المواعيد|The ISBN is not needed any more|No patient may see the notes|لا يرى الموظف الراتب|Cancel orders after two days|Undo the approval of orders when they are returned|Not required: the phone of customers|ألغِ حقل الهاتف من العملاء|Also add a phone to customers and a note to orders|Cancel the last two orders of a customer|ألغِ آخر طلبين للعميل|Redo the colours in green".split(
      "|",
    ),
  )("%s: stands alone", (text) => expect(turnOf(text)).toBeNull());
});

describe("a conversation over a template", () => {
  it.each([
    ["clinic", "Add a shoe size to patients", "No, I meant to doctors", ["+f_doctor_shoe_size"]],
    ["clinic", "Add a shoe size to patients", "not a shoe size, a hat size", ["+f_patient_hat_size"]],
    [
      "clinic",
      "Make the specialty of doctors a number",
      "not a number, an amount",
      expect.arrayContaining(['f_doctor_specialty.type="money"']),
    ],
    ["shop", "Make the background linen", "no, beige", ['header.theme.background="#f5f5dc"']],
    ["shop", "المدير يقدر يحذف المنتجات", "لا، قصدت الطلبات", ["+p_manager_order_said"]],
    ["clinic", "أضف مقاس الحذاء إلى المرضى", "لا أقصد المرضى بل الأطباء", [expect.stringMatching(/^\+f_doctor_/)]],
  ] as const)("%s: %s; %s: as if it had been said so at once", async (template, first, second, expected) => {
    const { report, all } = await talk(template, first, second);
    expect(all).toEqual(expected);
    expect(report.instead).toBe("p1");
    expect(report.understood.map(({ text }) => text.en).join(" ")).toContain(`Read as: “${report.meant}”`);
  });

  it.each([
    ["clinic", "Add a deposit to appointments", "make it text", ['f_appointment_deposit.type="text"']],
    [
      "clinic",
      "Add a shoe size and a hat size to patients",
      "make them required",
      ["f_patient_hat_size.required=true", "f_patient_shoe_size.required=true"],
    ],
    ["clinic", "أضف مقاس الحذاء إلى المرضى", "اجعله إلزاميًا", [expect.stringMatching(/^f_patient_.*required=true$/)]],
    ["clinic", "Add a shoe size to patients", "remove it there", ["-f_patient_shoe_size"]],
    ["crm", "Add a city to contacts", "do the same for leads", ["+f_lead_city"]],
    ["clinic", "أضف مقاس الحذاء إلى المرضى", "وأضفه أيضًا للأطباء", [expect.stringMatching(/^\+f_doctor_/)]],
    ["clinic", "Add a shoe size to patients", "add a hat size there too", ["+f_patient_hat_size"]],
  ] as const)("%s: %s; %s: of what was spoken of, and nothing else", async (template, first, second, expected) => {
    const { report, ops } = await talk(template, first, second);
    expect(report.questions).toEqual([]);
    expect(ops).toEqual(expected);
    expect(report.instead).toBeUndefined();
  });

  it.each(["No, I meant the spaceships of Saturn", "لا، قصدت سفن زحل", "not the moon, the stars"])(
    "[BP43] %s: what nobody understands takes nothing back",
    async (second) => {
      const { report, ops } = await talk("clinic", "Make the phone of doctors unique", second);
      expect(ops).toEqual([]);
      expect(report.instead).toBeUndefined();
      expect(report.questions.map(({ id }) => id)).toEqual(["before-0"]);
    },
  );

  it("[BP41] two things that may be meant are offered to press, and the one that is pressed is done", async () => {
    const { report, ops } = await talk("clinic", "Link doctors to patients", "No, I meant rooms");
    expect(ops).toEqual([]);
    const [question] = report.questions;
    expect([question?.id, question?.choices.length]).toEqual(["meant", 2]);
    const done = await talk("clinic", "Link doctors to patients", "No, I meant rooms", { meant: question!.choices[0]!.key });
    expect(done.report).toMatchObject({ meant: question!.choices[0]!.key, instead: "p1", questions: [] });
  });
});
