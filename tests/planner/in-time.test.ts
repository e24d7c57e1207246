/**
 * What comes round, and what comes of what was not done in time, drawn as workflows: in a first description and later, in both languages. The
 * conditions are worked out here on records, as the platform's own expressions work them out.
 */
import { describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { elaborate } from "../../schema/blueprint/expressions/elaborate.ts";
import { admits, type Env, type Row } from "../../schema/blueprint/expressions/evaluate.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { removal } from "../../schema/blueprint/removal.ts";
import type { Blueprint, Step, Workflow } from "../../schema/blueprint/shape.ts";
import { compile } from "../../schema/model/compile.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { sha256 } from "../support/clinic.ts";
import { runPlan } from "./run.ts";
import { templates } from "./wishes.ts";

const { offline } = createPlanners();
const bases = {
  help: "An IT help desk. Employees have a name and an email. Tickets belong to an employee and have a subject, a resolution, a due date and a status (new, answered, closed, cancelled). Supervisors manage tickets.",
  shop: "A flower shop. Customers have a name and an email. Orders belong to a customer and have a total and a status (new, ready, picked up, cancelled). The shop manager manages orders. Couriers deliver.",
  rent: "A property office. Tenants have a name and an email. Rents belong to a tenant and have an amount, a due date and a status (unpaid, paid). The accountant manages rents.",
  clinic:
    "A dental clinic. Patients have a name and an email. Appointments belong to a patient and have a time, a cancellation reason and a status (booked, done, cancelled). Receptionists manage appointments.",
  بلاغات:
    "منصة بلاغات بلدية. المواطن له اسم وبريد إلكتروني. البلاغ يتبع مواطنًا وله وصف والحل وحالة (جديد، تم الرد، مغلق، ملغى). المشرف يدير البلاغات.",
  متجر: "متجر إلكتروني. العميل له اسم وبريد. الطلب يتبع عميلًا وله مبلغ وتاريخ وحالة (جديد، مدفوع، مستلم، ملغى). مدير المتجر يدير الطلبات.",
} as const;
type Base = keyof typeof bases;

const made = new Map<Base, Promise<Draft>>();
const baseOf = (base: Base): Promise<Draft> => {
  const draft = made.get(base) ?? runPlan(offline, bases[base]).then((run) => run.draft);
  made.set(base, draft);
  return draft;
};
/** The sentence behind its description, and said of what the description alone gave. */
const both = async (base: Base, sentence: string) => {
  const from = await baseOf(base);
  const first = await runPlan(offline, `${bases[base]} ${sentence}`);
  const later = await runPlan(offline, sentence, { base: from });
  return [first, later].map((run) => ({ ...run, ops: diff(from, run.draft) }));
};
const flowsOf = ({ workflows }: Blueprint): readonly Workflow[] => Object.values(workflows);
const optionsOf = (flow: Workflow | undefined, key: string): Readonly<Record<string, unknown>> =>
  (Object.values(flow?.steps ?? {}).find((step: Step) => step.key === key)?.options ?? {}) as Readonly<Record<string, unknown>>;
const kindsOf = (ops: readonly { readonly op: string; readonly kind?: string }[]): readonly string[] =>
  [...new Set(ops.map(({ op, kind }) => (op === "add" ? kind! : op)).filter((kind) => kind !== "step" && kind !== "edge"))].sort();
const wrong = (draft: Draft) =>
  problemsOf(draft).problems.filter(({ level, code }) => level === "error" || code.startsWith("FLOW_") || code.startsWith("EXPR_"));

/** What a step says of the records it looks for, or of the record the run is of. */
const holds = (blueprint: Blueprint, entity: string, source: unknown, env: Env): boolean => {
  const read = elaborate(String(source).replaceAll("trigger.record.", ""), { kind: "record", entity, old: true }, blueprint, {
    is: "bool",
  });
  if (!("checked" in read)) throw new Error(read.problems.map(({ text }) => text.en).join());
  return admits(read.checked, env);
};

describe("messages that come round", () => {
  it.each([
    ["help", "Every Monday send the supervisor a list of open tickets.", "0 8 * * 1"],
    ["help", "Every morning at 8 the supervisor gets an email with all new tickets.", "0 8 * * *"],
    ["help", "A list of overdue tickets is sent to the supervisor every Monday and Thursday at 9:30 am.", "30 9 * * 1,4"],
    ["help", "Email me the new tickets every 3 hours.", "0 */3 * * *"],
    ["rent", "On the first of each month, email the accountant the unpaid rents.", "0 8 1 * *"],
    ["shop", "Daily at 8 pm send the shop manager a summary of today's orders.", "0 20 * * *"],
    ["shop", "The shop manager should receive a weekly report of cancelled orders on Fridays.", "0 8 * * 5"],
    ["بلاغات", "كل يوم أحد أرسل للمشرف قائمة البلاغات الجديدة.", "0 8 * * 0"],
    ["بلاغات", "يصل المشرف يوميًا الساعة 8 صباحًا بريد بالبلاغات الجديدة.", "0 8 * * *"],
    ["بلاغات", "أبغى تذكير أسبوعي للمشرف بالبلاغات اللي ما انرد عليها", "0 8 * * 0"],
    ["متجر", "نهاية كل شهر أرسل لمدير المتجر تقريرًا بالطلبات الملغاة.", "0 8 28-31 * *"],
    ["متجر", "مدير المتجر يستلم كل ليلة الساعة 10 ملخص طلبات اليوم", "0 22 * * *"],
  ] as const)("[BP39] %s: %s", async (base, sentence, cron) => {
    for (const { blueprint, draft, ops, report } of await both(base, sentence)) {
      const [flow, ...others] = flowsOf(blueprint);
      expect(others).toEqual([]);
      const { role } = optionsOf(flow, "tell").to as { role: string };
      // It is read as the people may read it whom the list goes to.
      expect(optionsOf(flow, "onTime")).toEqual({ cron, runAs: role });
      expect(optionsOf(flow, "tell").list).toBe("steps.found");
      expect(optionsOf(flow, "found").filter).toBeTypeOf("string");
      expect(kindsOf(ops)).toEqual(["connection", "workflow"]);
      expect(report.questions).toEqual([]);
      expect(report.ignored.map(({ text }) => text)).not.toContain(sentence.replace(/\.$/, ""));
      const told = report.understood.filter(({ nodes }) => nodes.some((id) => id.startsWith("w_"))).map(({ text }) => text);
      expect(told).toHaveLength(1);
      expect(`${told[0]!.en} ${told[0]!.ar}`).not.toMatch(/\b(?:f|ent|r|o)_[a-z]/);
      expect(wrong(draft)).toEqual([]);
      expect(() => compile(blueprint, sha256)).not.toThrow();
    }
  });

  it("only those that are meant are looked for", async () => {
    const found = async (base: Base, sentence: string, rows: readonly Row[], now = "2030-01-10T09:00:00.000Z") => {
      const { blueprint } = await runPlan(offline, sentence, { base: await baseOf(base) });
      const { entity, filter } = optionsOf(flowsOf(blueprint)[0], "found");
      return rows.map((record) => holds(blueprint, String(entity), filter, { record, now, today: now.slice(0, 10) }));
    };
    const tickets = ["new", "answered", "closed", "cancelled"].map((key, i) => ({
      id: `t${i}`,
      f_ticket_status: `o_ticket_status_${key}`,
      f_ticket_due_date: i === 1 ? "2030-02-01" : "2030-01-01",
    }));
    expect(await found("help", "Every Monday send the supervisor a list of open tickets.", tickets)).toEqual([true, true, false, false]);
    expect(await found("help", "Every Monday email the supervisor the tickets nobody answered.", tickets)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(await found("help", "Every Monday email the supervisor a list of overdue tickets.", tickets)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(await found("help", "Every Monday email the supervisor the new and closed tickets.", tickets)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    const orders = ["2030-01-10T01:00:00.000Z", "2030-01-09T20:00:00.000Z", "2030-01-01T20:00:00.000Z"].map((createdAt, i) => ({
      id: `o${i}`,
      createdAt,
    }));
    expect(await found("shop", "Every evening send the shop manager today's orders.", orders)).toEqual([true, false, false]);
    expect(await found("shop", "Every Sunday send the shop manager the orders of the week.", orders)).toEqual([true, true, false]);
  });

  it("the people the records are of get one for each of them", async () => {
    for (const [base, sentence, path] of [
      ["rent", "On the 25th of every month remind tenants who have not paid.", "item.f_rent_tenant.f_tenant_email"],
      ["متجر", "أول كل شهر ذكّر العملاء بالطلبات غير المدفوعة.", "item.f_order_customer.f_customer_email"],
    ] as const)
      for (const { blueprint, draft } of await both(base, sentence)) {
        const [flow] = flowsOf(blueprint);
        expect(optionsOf(flow, "forEach")).toMatchObject({ list: "steps.found" });
        expect(optionsOf(flow, "tell")).toMatchObject({ to: path });
        expect(optionsOf(flow, "tell").list).toBeUndefined();
        const [inside] = Object.values(flow!.steps ?? {}).filter(({ parent }) => parent);
        expect(inside?.key).toBe("tell");
        expect(wrong(draft)).toEqual([]);
      }
  });

  it("on the last day of a month, and on no other", async () => {
    const { blueprint } = await runPlan(offline, "At the end of each month mail supervisors the list of closed tickets.", {
      base: await baseOf("help"),
    });
    const { when } = optionsOf(flowsOf(blueprint)[0], "isLastDay");
    const on = (today: string): boolean =>
      holds(blueprint, "ent_ticket", when, { record: { id: "t1" }, now: `${today}T08:00:00.000Z`, today });
    expect(["2030-02-28", "2028-02-28", "2028-02-29", "2030-04-30", "2030-01-30", "2030-01-31"].map(on)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it("said again, nothing is added; a template gets one workflow and nothing else", async () => {
    const sentence = "Every Monday send the supervisor a list of open tickets.";
    const once = await runPlan(offline, sentence, { base: await baseOf("help") });
    expect((await runPlan(offline, sentence, { base: once.draft })).draft).toEqual(once.draft);
    const { draft, blueprint } = await runPlan(offline, "أرسل إلى مدير المدرسة كل يوم ملخص الحضور", { base: templates.school });
    expect(kindsOf(diff(templates.school, draft))).toEqual(["connection", "workflow"]);
    // A summary of every day is of that day.
    expect(optionsOf(flowsOf(blueprint).at(-1), "found").filter).toContain("== 0");
  });

  it.each([
    ["help", "Every two weeks send the supervisor a list of new tickets.", "round", "two weeks"],
    ["help", "Every Monday send the supervisor a report.", "round", "What is sent"],
    ["help", "Every Monday send the supervisor a list of difficult tickets.", "which", "difficult"],
    ["help", "Every Monday send the notary a list of new tickets.", "whom", "notary"],
    ["shop", "Every Monday send the courier a list of new orders.", "whom", "may not see them"],
    ["rent", "Every month send tenants the rents.", "which", "Which rents"],
    ["بلاغات", "كل أسبوعين أرسل للمشرف قائمة البلاغات الجديدة.", "round", "اسبوعين"],
  ] as const)("[BP43] %s: %s asks what is missing", async (base, sentence, asked, said) => {
    for (const { blueprint, report } of await both(base, sentence)) {
      expect(flowsOf(blueprint)).toEqual([]);
      expect(report.questions.map(({ id }) => id.split("-")[0])).toEqual([asked]);
      expect(report.questions[0]!.text.en).toContain(said);
      expect(report.questions[0]!.text.ar).toMatch(/[\u0600-\u06ff]/);
      // What it was about stands among what was not understood, with its place.
      expect(report.ignored.some(({ text }) => sentence.startsWith(text))).toBe(true);
    }
  });
});

describe("what was not done in time", () => {
  const at = (entity: string, key: string): Row => ({ id: "x1", [`f_${entity}_status`]: `o_${entity}_status_${key}` });

  it.each([
    ["help", "If a ticket is not answered within 4 hours, tell the supervisor.", "ticket", "PT4H", ["new"]],
    ["help", "Tickets that nobody answers in two days get escalated to the supervisor by email.", "ticket", "P2D", ["new"]],
    ["help", "Email the supervisor about tickets that were not closed after a week.", "ticket", "P7D", ["new", "answered"]],
    ["help", "When a ticket stays new for more than 8 hours, alert the supervisor.", "ticket", "PT8H", ["new"]],
    ["shop", "If a ready order hasn't been picked up within 24 hours, email the customer.", "order", "PT24H", ["ready"]],
    ["بلاغات", "إذا لم يُرد على البلاغ خلال 24 ساعة نبّه المشرف.", "ticket", "PT24H", ["new"]],
    ["بلاغات", "البلاغ الذي يبقى جديدًا أكثر من يومين يُبلَّغ به المشرف بالبريد", "ticket", "P2D", ["new"]],
    ["متجر", "لو العميل ما دفع الطلب خلال يوم ابعت له تذكير", "order", "P1D", ["new"]],
  ] as const)("[BP39] %s: %s", async (base, sentence, entity, duration, states) => {
    for (const { blueprint, draft, ops, report } of await both(base, sentence)) {
      const [flow, ...others] = flowsOf(blueprint);
      expect(others).toEqual([]);
      expect(optionsOf(flow, "pause")).toEqual({ duration });
      const { when } = optionsOf(flow, "still");
      const named = Object.keys(blueprint.entities[`ent_${entity}`]!.fields![`f_${entity}_status`]!.options!).map(
        (id) => id.split("_status_")[1]!,
      );
      expect(named.filter((key) => holds(blueprint, `ent_${entity}`, when, { record: at(entity, key) }))).toEqual(
        named.filter((key) => (states as readonly string[]).includes(key)),
      );
      expect(holds(blueprint, `ent_${entity}`, when, { record: null })).toBe(false);
      expect(optionsOf(flow, "tell").to).toBeDefined();
      expect(kindsOf(ops)).toEqual(["connection", "workflow"]);
      expect(report.questions).toEqual([]);
      expect(wrong(draft)).toEqual([]);
      expect(() => compile(blueprint, sha256)).not.toThrow();
    }
  });

  it.each([
    ["shop", "Orders not picked up after 3 days are cancelled.", "order", "P3D", "cancelled", null],
    ["shop", "Cancel orders that have not been picked up within a week.", "order", "P7D", "cancelled", null],
    ["help", "Answered tickets are closed automatically after 7 days.", "ticket", "P7D", "closed", "answered"],
    ["متجر", "الطلب اللي ما يُستلم خلال 3 أيام يُلغى تلقائيًا.", "order", "P3D", "cancelled", null],
    ["متجر", "إذا ما اندفع الطلب خلال ساعتين ألغه.", "order", "PT2H", "cancelled", null],
    ["متجر", "الطلبات غير المدفوعة تلغى بعد 48 ساعة.", "order", "PT48H", "cancelled", null],
  ] as const)("[BP39] %s: %s changes its state", async (base, sentence, entity, duration, to, since) => {
    for (const { blueprint, draft, ops } of await both(base, sentence)) {
      const [flow] = flowsOf(blueprint);
      expect(optionsOf(flow, "pause")).toEqual({ duration });
      expect(optionsOf(flow, "change")).toEqual({
        action: `ent_${entity}.update`,
        record: "trigger.record",
        params: { [`f_${entity}_status`]: `o_${entity}_status_${to}` },
      });
      // What is in that state already stays as it is.
      expect(holds(blueprint, `ent_${entity}`, optionsOf(flow, "still").when, { record: at(entity, to) })).toBe(false);
      expect(kindsOf(ops)).toEqual(["workflow"]);
      if (since) {
        const reached = optionsOf(flow, "reached").when;
        const came = (before: string | null): boolean =>
          holds(blueprint, `ent_${entity}`, reached, {
            record: at(entity, since),
            old: before === null ? { id: "x1" } : at(entity, before),
          });
        expect([came("new"), came(null), came(since)]).toEqual([true, true, false]);
      } else expect(optionsOf(flow, "isNew").when).toBeUndefined();
      expect(wrong(draft)).toEqual([]);
    }
  });

  it.each([
    ["help", "If a ticket is not countersigned within 4 hours, tell the supervisor.", "state", "countersigned"],
    ["help", "If a ticket is not answered within 4 hours, tell the notary.", "whom", "notary"],
  ] as const)("[BP43] %s: %s asks what is missing", async (base, sentence, asked, said) => {
    for (const { blueprint, report } of await both(base, sentence)) {
      expect(flowsOf(blueprint)).toEqual([]);
      expect(report.questions.map(({ id }) => id.split("-")[0])).toEqual([asked]);
      expect(report.questions[0]!.text.en).toContain(said);
    }
  });

  it("a status that goes takes the workflow along", async () => {
    const { draft } = await runPlan(offline, "Orders not picked up after 3 days are cancelled.", { base: await baseOf("shop") });
    const applied = applyOps(draft, { ops: [...removal(draft, ["f_order_status"])] });
    if ("refused" in applied) throw new Error(applied.refused[0]!.text.en);
    expect(Object.values(applied.draft.nodes).filter(({ kind, removed }) => kind === "workflow" && !removed)).toEqual([]);
  });
});

describe("so many records", () => {
  it.each([
    ["help", "If an employee opens more than 10 tickets in a week, tell the supervisor.", "Tickets"],
    ["shop", "When a customer has placed 10 orders, send them a thank-you email.", "Orders"],
    ["shop", "Alert the shop manager if a customer cancels 3 orders in a month.", "Orders"],
    ["shop", "After the third order the customer gets an email.", "Orders"],
    ["متجر", "العميل الذي يصل إلى 10 طلبات تصله رسالة شكر.", "Orders"],
    ["بلاغات", "إذا قدّم المواطن أكثر من 5 بلاغات في اليوم نبّه المشرف.", "Tickets"],
    ["بلاغات", "بعد ثلاثة بلاغات أرسل رسالة للمواطن.", "Tickets"],
  ] as const)("[BP43] %s: %s is asked about, and nothing else is drawn", async (base, sentence, many) => {
    for (const { ops, report } of await both(base, sentence)) {
      expect(ops).toEqual([]);
      expect(report.questions.map(({ id }) => id.split("-")[0])).toEqual(["count"]);
      expect(report.questions[0]!.text.en).toContain(`${many} are not counted for a message yet`);
      expect(report.questions[0]!.text.ar).toMatch(/[\u0600-\u06ff]/);
      expect(report.ignored.some(({ text }) => sentence.startsWith(text))).toBe(true);
    }
  });
});

describe("what has to be filled in for a state", () => {
  it.each([
    ["clinic", "The cancellation reason is required on cancellation.", "cancelled", "cancellation_reason"],
    ["clinic", "A reason is required when cancelling an appointment.", "cancelled", "cancellation_reason"],
    ["clinic", "To cancel an appointment, you must enter the cancellation reason.", "cancelled", "cancellation_reason"],
    ["clinic", "Cancelling an appointment requires a reason.", "cancelled", "cancellation_reason"],
    ["clinic", "Appointments can't be cancelled without a reason.", "cancelled", "cancellation_reason"],
    ["clinic", "When an appointment is cancelled the cancellation reason must be filled in.", "cancelled", "cancellation_reason"],
    ["help", "Resolution is mandatory on closing.", "closed", "resolution"],
    ["help", "Nobody can close a ticket without a resolution.", "closed", "resolution"],
    ["بلاغات", "الحل إجباري عند إغلاق البلاغ", "closed", null],
    ["بلاغات", "ما ينقفل البلاغ إلا بعد كتابة الحل", "closed", null],
    ["بلاغات", "لا يمكن إغلاق البلاغ بدون ذكر الحل.", "closed", null],
    ["بلاغات", "عند إغلاق البلاغ يجب كتابة الحل.", "closed", null],
    ["بلاغات", "إغلاق البلاغ يتطلب الحل.", "closed", null],
  ] as const)("[BP39] %s: %s", async (base, sentence, state, field) => {
    for (const { blueprint, draft, ops, report } of await both(base, sentence)) {
      expect(kindsOf(ops)).toEqual(["rule"]);
      const [rule] = Object.values(blueprint.entities).flatMap(({ rules }) => Object.values(rules ?? {}));
      expect(rule?.check).toMatch(new RegExp(`^f_\\w+_status != o_\\w+_status_${state} \\|\\| !isEmpty\\(f_\\w*${field ?? ""}\\)$`));
      expect(report.questions).toEqual([]);
      expect(wrong(draft)).toEqual([]);
    }
  });

  it("what is not there is assumed of something new and asked for otherwise, and what may be left out is no rule", async () => {
    const [described, said] = await both("shop", "A reason is required when cancelling an order.");
    expect(kindsOf(described!.ops)).toEqual(["field", "rule"]);
    expect(described!.report.assumed.map(({ text }) => text.en)).toContain("Order has “Reason”, because a rule speaks of it.");
    expect(said!.ops).toEqual([]);
    expect(said!.report.ignored).not.toEqual([]);
    for (const [base, sentence] of [
      ["clinic", "A reason is optional when cancelling."],
      ["clinic", "A cancellation reason is not required when an appointment is cancelled."],
      ["clinic", "Cancelling requires the approval of the receptionist."],
    ] as const)
      for (const { ops } of await both(base, sentence)) expect(kindsOf(ops)).not.toContain("rule");
  });
});

describe("messages for what happens go to whoever they name", () => {
  const described =
    "A clinic. Patients have a name and an email. Doctors have a name. Appointments belong to a patient and a doctor, and have a time and a status (booked, done, cancelled).";
  it.each([
    ["When an appointment is cancelled, email the doctor.", "Doctors have no e-mail"],
    ["عند إلغاء الموعد أرسل رسالة إلى الطبيب.", "Doctors have no e-mail"],
    ["When an appointment is booked, notify the nurse.", "no such role"],
  ])("%s asks, and tells nobody else", async (sentence, said) => {
    const from = (await runPlan(offline, described)).draft;
    for (const { blueprint, report } of [
      await runPlan(offline, `${described} ${sentence}`),
      await runPlan(offline, sentence, { base: from }),
    ]) {
      expect(flowsOf(blueprint)).toEqual([]);
      expect(report.questions.map(({ text }) => text.en)).toEqual([expect.stringContaining(said)]);
      expect(report.ignored.map(({ text }) => text)).toContain(sentence.replace(/\.$/, ""));
    }
  });
  it("whoever entered it is told where that is said", async () => {
    const { blueprint } = await runPlan(offline, `${described} When an appointment is cancelled notify the requester.`);
    expect(optionsOf(flowsOf(blueprint)[0], "tell").to).toBe("trigger.record.createdBy");
  });
});

it.each([
  ["clinic", "Every Monday the clinic opens at 8."],
  ["help", "Staff meet every Monday to review tickets."],
  ["rent", "Rents are monthly or yearly."],
  ["help", "Tickets that are not answered are shown in red."],
  ["help", "Supervisors send the manager a list of tickets every Monday."],
  ["shop", "Every day customers send us orders by email."],
  ["shop", "We send the couriers the orders every day."],
  ["help", "Supervisors answer tickets within 4 hours."],
  ["shop", "Orders are picked up within 3 days."],
  ["shop", "Orders that were picked up cannot be cancelled after 3 days."],
  ["help", "Tickets not answered within 4 hours are shown in red."],
  ["بلاغات", "المشرف يرد على البلاغ خلال 24 ساعة."],
  ["بلاغات", "المشرف يرسل تقريرًا كل أسبوع."],
  ["متجر", "نستقبل كل شهر أكثر من 100 طلب."],
  ["متجر", "لا يمكن إلغاء الطلب بعد 3 أيام."],
] as const)("nobody asked for a workflow: %s: %s", async (base, sentence) => {
  for (const { blueprint } of await both(base, sentence)) expect(flowsOf(blueprint)).toEqual([]);
});
