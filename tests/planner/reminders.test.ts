/**
 * Messages at a time and at a threshold, drawn as workflows: who is told and when, in a first description and later, in both languages. What
 * the workflow waits for and asks of a record is worked out here on records, as the platform's own expressions work it out.
 */
import { describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { elaborate } from "../../schema/blueprint/expressions/elaborate.ts";
import { admits, type Env, evaluate, type Row } from "../../schema/blueprint/expressions/evaluate.ts";
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
  clinic:
    "A clinic. Patients have a name and an email. Doctors have a name. Appointments belong to a patient and a doctor, and have a time and a status (booked, done, cancelled).",
  office:
    "A law office. Clients have a name and an email. Contracts belong to a client and have a start date and an end date. Managers manage contracts.",
  shop: "A shop. Customers have a name and an email. Orders belong to a customer and have a delivery date, a total and a status (new, delivered, cancelled).",
  store: "A warehouse. Products have a name, stock and a reorder level. Purchasing managers manage products.",
  cars: "A garage. Customers have a name and an email. Rentals have a customer, a pickup date, a return date and a status (booked, paid, returned, cancelled).",
  fees: "A school. Parents have a name and an email. Fees belong to a parent and have an amount, a due date and a status (unpaid, paid). The accountant manages fees.",
  cold: "A cold store. Readings have a temperature and a time.",
  عيادة: "عيادة. المرضى لهم اسم وبريد. الموعد يتبع مريضًا وله وقت وحالة (محجوز، تم، ملغى).",
  عقود: "مكتب محاماة. المدير يدير العقود. العقد له رقم وتاريخ بداية وتاريخ نهاية.",
  متجر: "متجر. العميل له اسم وبريد. الطلب يتبع عميلًا وله تاريخ تسليم ومبلغ.",
  مستودع: "مستودع. المنتج له اسم ومخزون. مسؤول المشتريات يدير المنتجات.",
} as const;
type Base = keyof typeof bases;

const errorsOf = (draft: Draft) => problemsOf(draft).problems.filter(({ level }) => level !== "hint" && level !== "warning");
const flowProblems = (draft: Draft) => problemsOf(draft).problems.filter(({ code }) => code.startsWith("FLOW_"));
/** The sentence behind its description, and said of what the description alone gave. */
const both = async (base: Base, sentence: string) => {
  const first = await runPlan(offline, `${bases[base]} ${sentence}`);
  const from = (await runPlan(offline, bases[base])).draft;
  return [first, await runPlan(offline, sentence, { base: from })] as const;
};
const flowsOf = ({ workflows }: Blueprint): readonly Workflow[] => Object.values(workflows);
const stepsOf = (flow: Workflow | undefined): readonly Step[] => Object.values(flow?.steps ?? {});
const optionsOf = (flow: Workflow | undefined, key: string): Readonly<Record<string, unknown>> =>
  (stepsOf(flow).find((step) => step.key === key)?.options ?? {}) as Readonly<Record<string, unknown>>;
/** The kinds of steps a run goes through from a trigger, by the port it leaves an `if` by. */
const pathOf = (flow: Workflow, trigger: string, port: "true" | "false"): readonly string[] => {
  const steps = flow.steps ?? {};
  const path: string[] = [];
  let at = Object.keys(steps).find((id) => steps[id]!.key === trigger);
  while (at) {
    const { kind } = steps[at]!;
    path.push(kind);
    const wanted = kind === "if" ? port : "next";
    at = Object.values(flow.edges ?? {}).find((edge) => edge.from === at && edge.port === wanted)?.to;
  }
  return path;
};

/** Whether a trigger's condition holds; it is one the database works out in the record's own transaction. */
const starts = (blueprint: Blueprint, flow: Workflow, trigger: string, env: Env): boolean => {
  const { when, entity } = optionsOf(flow, trigger);
  const read = elaborate(String(when), { kind: "record", entity: String(entity), old: true }, blueprint, { is: "bool" }, { sql: true });
  if (!("checked" in read)) throw new Error(read.problems.map(({ text }) => text.en).join());
  return admits(read.checked, env);
};
/** What a step says of the record as it is then. */
const ofRecord = (blueprint: Blueprint, entity: string, source: unknown) => {
  const read = elaborate(String(source).replaceAll("trigger.record.", ""), { kind: "record", entity }, blueprint);
  if (!("checked" in read)) throw new Error(read.problems.map(({ text }) => text.en).join());
  return read.checked;
};
/** Whether a run that waited for `moment` sends, the record being what it is now; null: it is gone. */
const sends = (blueprint: Blueprint, flow: Workflow, moment: string, record: Row | null, now: string): boolean => {
  const entity = String(optionsOf(flow, "isNew").entity);
  const same = elaborate(String(optionsOf(flow, "sameDate").when), { kind: "workflow" }, blueprint);
  if (!("checked" in same)) throw new Error("sameDate");
  const kept = admits(same.checked, { names: { trigger: { record }, vars: { moment } } });
  const still = optionsOf(flow, "still").when;
  return kept && (still === undefined || admits(ofRecord(blueprint, entity, still), { record, now, today: now.slice(0, 10) }));
};

describe("messages some time before or after a date", () => {
  it.each([
    [
      "clinic",
      "Remind the patient a day before the appointment.",
      "addDays(trigger.record.f_appointment_time, -1)",
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "clinic",
      "The system sends a reminder to the patient two hours before the appointment.",
      'addTime(trigger.record.f_appointment_time, "-PT2H")',
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "clinic",
      "Patients get a reminder 24 hours before their appointment.",
      'addTime(trigger.record.f_appointment_time, "-PT24H")',
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "clinic",
      "Also remind patients by email the day before.",
      "addDays(trigger.record.f_appointment_time, -1)",
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "office",
      "Send a reminder 3 days before the contract ends.",
      "addDays(trigger.record.f_contract_end_date, -3)",
      "trigger.record.f_contract_customer.f_customer_email",
    ],
    [
      "office",
      "The manager is notified a month before a contract expires.",
      "addMonths(trigger.record.f_contract_end_date, -1)",
      { role: "r_manager" },
    ],
    [
      "shop",
      "A week after delivery ask the customer for a review.",
      "addDays(trigger.record.f_order_delivery_date, 7)",
      "trigger.record.f_order_customer.f_customer_email",
    ],
    [
      "عيادة",
      "ذكّر المريض قبل الموعد بيوم.",
      "addDays(trigger.record.f_appointment_time, -1)",
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "عيادة",
      "أرسل للمريض تذكيرًا قبل ساعتين من الموعد.",
      'addTime(trigger.record.f_appointment_time, "-PT2H")',
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    [
      "عيادة",
      "قبل الموعد بـ ٢٤ ساعة يرسل النظام تذكيرا للمريض عبر البريد.",
      'addTime(trigger.record.f_appointment_time, "-PT24H")',
      "trigger.record.f_appointment_patient.f_patient_email",
    ],
    ["عقود", "نبهوا المدير قبل ما ينتهي العقد بشهرين.", "addMonths(trigger.record.f_contract_end_date, -2)", { role: "r_manager" }],
    ["عقود", "تنبيه المدير قبل انتهاء العقد بثلاثين يوم.", "addDays(trigger.record.f_contract_end_date, -30)", { role: "r_manager" }],
    [
      "متجر",
      "بعد التسليم بأسبوع اطلب من العميل تقييم.",
      "addDays(trigger.record.f_order_delivery_date, 7)",
      "trigger.record.f_order_customer.f_customer_email",
    ],
  ] as const)("[BP39] %s: %s", async (base, sentence, until, to) => {
    for (const { blueprint, draft, report } of await both(base, sentence)) {
      const [flow, ...others] = flowsOf(blueprint);
      expect(others).toEqual([]);
      expect(optionsOf(flow, "pause").until).toBe(until);
      expect(optionsOf(flow, "tell").to).toEqual(to);
      for (const trigger of ["isNew", "moved"]) {
        expect(pathOf(flow!, trigger, "true").at(-1)).toBe("send-message");
        expect(pathOf(flow!, trigger, "false").at(-1)).toBe("stop");
      }
      // Understood, in both languages, without a word of ids; and it says that nothing is sent yet.
      expect(report.ignored.map(({ text }) => text)).not.toContain(sentence.replace(/\.$/, ""));
      expect(report.questions).toEqual([]);
      const told = report.understood.filter(({ nodes }) => nodes.some((id) => id.startsWith("w_"))).map(({ text }) => text);
      expect(told).toHaveLength(1);
      expect(`${told[0]!.en} ${told[0]!.ar}`).not.toMatch(/\b(?:f|ent|r|o)_[a-z]/);
      expect(JSON.stringify(report)).toContain("platforms do not run them yet");
      expect(errorsOf(draft)).toEqual([]);
      expect(flowProblems(draft)).toEqual([]);
    }
  });

  it.each([
    ["clinic", "Remind patients a day before the appointment", /^addDays\(trigger\.record\.f_appointment_\w+, -1\)$/],
    ["rental", "Remind tenants 3 days before the rent is due", /^addDays\(trigger\.record\.f_rent_due_due_on, -3\)$/],
    ["clinic", "ذكّر المريض قبل الموعد بيوم", /^addDays\(trigger\.record\.f_appointment_\w+, -1\)$/],
    ["clinic", "نبّه المريض قبل ساعتين من الموعد", /^addTime\(trigger\.record\.f_appointment_\w+, "-PT2H"\)$/],
    ["rental", "ذكر المستأجر قبل استحقاق الإيجار بثلاثة أيام", /^addDays\(trigger\.record\.f_rent_due_due_on, -3\)$/],
  ] as const)("[BP40] on the template %s, “%s” adds one workflow and nothing else", async (template, sentence, until) => {
    const { blueprint, draft, report } = await runPlan(offline, sentence, { base: templates[template] });
    const ops = diff(templates[template], draft);
    expect(ops.flatMap((op) => (op.op === "add" ? op.kind : op.op)).filter((kind) => kind !== "step" && kind !== "edge")).toEqual([
      "connection",
      "workflow",
    ]);
    const made = ops.flatMap((op) => (op.op === "add" && op.kind === "workflow" ? blueprint.workflows[op.id] : []))[0];
    expect(optionsOf(made, "pause").until).toMatch(until);
    expect(report.questions).toEqual([]);
    expect(errorsOf(draft)).toEqual([]);
    expect(() => compile(blueprint, sha256)).not.toThrow();
  });

  it("several times before are a message each, over one connection; said again, nothing is added", async () => {
    const from = (await runPlan(offline, bases.office)).draft;
    const sentence = "Remind the client 30, 14 and 7 days before the contract ends.";
    const { blueprint, draft } = await runPlan(offline, sentence, { base: from });
    expect(
      flowsOf(blueprint)
        .map((flow) => optionsOf(flow, "pause").until)
        .sort(),
    ).toEqual([-14, -30, -7].map((days) => `addDays(trigger.record.f_contract_end_date, ${days})`));
    expect(Object.keys(blueprint.connections)).toHaveLength(1);
    const again = await runPlan(offline, sentence, { base: draft });
    expect(again.draft).toEqual(draft);
    // To somebody else it is another message.
    const more = await runPlan(offline, "Also remind the manager 7 days before the contract ends.", { base: draft });
    expect(flowsOf(more.blueprint)).toHaveLength(4);
    expect(Object.keys(more.blueprint.connections)).toHaveLength(1);
  });

  it("the message follows the date, and a record that is gone, called off or over tells nobody", async () => {
    const { blueprint } = await runPlan(offline, `${bases.clinic} Remind the patient a day before the appointment.`);
    const flow = flowsOf(blueprint)[0]!;
    const [booked, done, cancelled] = ["booked", "done", "cancelled"].map((key) => `o_appointment_status_${key}`);
    const at = (time: string | null, status = booked): Row => ({ id: "a1", f_appointment_time: time, f_appointment_status: status });
    const [now, tenth, twelfth] = ["2030-01-01T08:00:00.000Z", "2030-01-10T09:00:00.000Z", "2030-01-12T09:00:00.000Z"];
    // A run begins with each date that lies ahead, and with nothing else.
    expect(starts(blueprint, flow, "isNew", { record: at(tenth), now })).toBe(true);
    expect(starts(blueprint, flow, "isNew", { record: at(null), now })).toBe(false);
    expect(starts(blueprint, flow, "isNew", { record: at("2029-12-01T09:00:00.000Z"), now })).toBe(false);
    expect(starts(blueprint, flow, "moved", { record: at(twelfth), old: at(tenth), now })).toBe(true);
    expect(starts(blueprint, flow, "moved", { record: at(tenth), old: at(tenth, done), now })).toBe(false);
    // It waits until a day before the date as it was then.
    const until = ofRecord(blueprint, "ent_appointment", optionsOf(flow, "pause").until);
    expect(evaluate(until, { record: at(tenth), now })).toBe("2030-01-09T09:00:00.000Z");
    const due = "2030-01-09T09:00:00.000Z";
    expect(sends(blueprint, flow, tenth, at(tenth), due)).toBe(true);
    // Moved: the run of the old date sends nothing, that of the new one does.
    expect(sends(blueprint, flow, tenth, at(twelfth), due)).toBe(false);
    expect(sends(blueprint, flow, twelfth, at(twelfth), "2030-01-11T09:00:00.000Z")).toBe(true);
    for (const status of [cancelled, done]) expect(sends(blueprint, flow, tenth, at(tenth, status), due)).toBe(false);
    expect(sends(blueprint, flow, tenth, null, due)).toBe(false);
    // Woken too late, after the appointment: nobody is reminded of what is past.
    expect(sends(blueprint, flow, tenth, at(tenth), "2030-01-10T10:00:00.000Z")).toBe(false);
  });

  it("who paid is not reminded to, and a paid booking is reminded of all the same", async () => {
    const notIf = async (base: Base, sentence: string): Promise<readonly string[]> => {
      const { blueprint } = await runPlan(offline, `${bases[base]} ${sentence}`);
      return [...String(optionsOf(flowsOf(blueprint)[0], "still").when ?? "").matchAll(/!= o_[a-z]+_status_(\w+)/g)]
        .map(([, key]) => key!)
        .sort();
    };
    expect(await notIf("fees", "Remind the parent a week before a fee is due.")).toEqual(["paid"]);
    expect(await notIf("fees", "Remind the parent again a day after the due date.")).toEqual(["paid"]);
    expect(await notIf("cars", "Text the customer a day before the pickup.")).toEqual(["cancelled"]);
    expect(await notIf("cars", "Text the customer a day before the return.")).toEqual(["cancelled", "returned"]);
    expect(await notIf("cars", "Ask the customer for a review a day after the return.")).toEqual(["cancelled"]);
  });

  it("two dates in one sentence, and two who are told", async () => {
    const cars = await runPlan(offline, `${bases.cars} Text customers the day before pickup and the day before return.`);
    expect(
      flowsOf(cars.blueprint)
        .map((flow) => optionsOf(flow, "pause").until)
        .sort(),
    ).toEqual(["pickup", "return"].map((date) => `addDays(trigger.record.f_rental_${date}_date, -1)`));
    const fees = await runPlan(offline, `${bases.fees} Two weeks before a fee is due, the parent and the accountant should get an email.`);
    const told = stepsOf(flowsOf(fees.blueprint)[0]).flatMap(({ kind, options }) =>
      kind === "send-message" ? [(options as { to: unknown }).to] : [],
    );
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining(["trigger.record.f_fee_parent.f_parent_email", { role: "r_accountant" }]));
    expect([...flowProblems(cars.draft), ...flowProblems(fees.draft)]).toEqual([]);
  });

  it("a state a record comes to and its creation are waited from as well", async () => {
    const shop = bases.shop.replace("a delivery date, ", "");
    const { blueprint, draft } = await runPlan(
      offline,
      `${shop} Email the customer a week after the order is delivered. Two days after an order is created, text the customer.`,
    );
    const [delivered, created] = ["Delivered", "Created"].map((name) => flowsOf(blueprint).find(({ key }) => key.includes(name)));
    expect(optionsOf(delivered, "pause")).toEqual({ duration: "P7D" });
    const status = (key: string): Row => ({ id: "o1", f_order_status: `o_order_status_${key}` });
    expect(starts(blueprint, delivered!, "happened", { record: status("delivered"), old: status("new") })).toBe(true);
    expect(starts(blueprint, delivered!, "happened", { record: status("delivered"), old: status("delivered") })).toBe(false);
    const still = ofRecord(blueprint, "ent_order", optionsOf(delivered, "still").when);
    expect([status("delivered"), status("cancelled"), null].map((record) => admits(still, { record }))).toEqual([true, false, false]);
    expect(optionsOf(created, "pause")).toEqual({ duration: "P2D" });
    expect(optionsOf(created, "happened")).toMatchObject({ event: "created" });
    expect(flowProblems(draft)).toEqual([]);
  });

  it.each([
    ["clinic", "Remind the patient a week before the sunrise.", "time", "no date of that name"],
    ["store", "Remind the purchasing manager a day before the product expires.", "time", "Products keep no such date"],
    ["office", "Remind the client a day before the contract is countersigned.", "time", "Contracts keep no such date"],
    ["office", "Remind the client two hours before the contract ends.", "time", "a day without an hour"],
    ["clinic", "Remind the nurse a day before the appointment.", "whom", "no such role"],
    ["clinic", "Remind the doctor a day before the appointment.", "whom", "Doctors have no e-mail"],
    ["cold", "Send a reminder a day after the reading.", "whom", "not said who is told"],
    ["عقود", "ذكّر المحاسب قبل انتهاء العقد بيوم.", "whom", "no such role"],
    ["cold", "Notify the administrator when the pressure is above 8.", "number", "No number called"],
  ] as const)("[BP43] %s: %s asks what is missing", async (base, sentence, asked, said) => {
    for (const { blueprint, report } of await both(base, sentence)) {
      expect(flowsOf(blueprint)).toEqual([]);
      expect(report.questions.map(({ id }) => id.split("-")[0])).toEqual([asked]);
      expect(report.questions[0]!.text.en).toContain(said);
      expect(report.questions[0]!.text.ar).toMatch(/[\u0600-\u06ff]/);
    }
  });

  it("a property the message reads takes it along when it goes", async () => {
    const { draft } = await runPlan(offline, `${bases.clinic} Remind the patient a day before the appointment.`);
    const applied = applyOps(draft, { ops: [...removal(draft, ["f_appointment_time"])] });
    if ("refused" in applied) throw new Error(applied.refused[0]!.text.en);
    expect(flowProblems(applied.draft)).toEqual([]);
    expect(Object.values(applied.draft.nodes).filter(({ kind, removed }) => kind === "workflow" && !removed)).toEqual([]);
  });
});

describe("messages when a number passes another", () => {
  it.each([
    ["store", "When stock falls below 5 notify the purchasing manager.", "f_product_stock < 5", { role: "r_purchasing_manager" }],
    [
      "store",
      "Email the purchasing manager if the stock of a product drops below the reorder level.",
      "f_product_stock < f_product_minimum",
      { role: "r_purchasing_manager" },
    ],
    [
      "store",
      "Low stock alert: when a product's stock goes below its reorder level, the purchasing manager should be notified.",
      "f_product_stock < f_product_minimum",
      { role: "r_purchasing_manager" },
    ],
    ["store", "Tell the purchasing manager when stock runs out.", "f_product_stock <= 0", { role: "r_purchasing_manager" }],
    ["cold", "Alert me when the temperature is above 8.", "f_reading_temperature > 8", { role: "r_admin" }],
    [
      "cold",
      "When the temperature goes over -18 degrees, the administrator gets an email.",
      "f_reading_temperature > -18",
      { role: "r_admin" },
    ],
    ["shop", "Notify the administrator when an order exceeds 5,000.", "f_order_total > 5000", { role: "r_admin" }],
    ["مستودع", "إذا قل المخزون عن 5 نبّه المشتريات.", "f_product_stock < 5", { role: "r_purchasing_officer" }],
    ["مستودع", "لما المخزون ينزل تحت ١٠ قطع ابعت رسالة لمسؤول المشتريات.", "f_product_stock < 10", { role: "r_purchasing_officer" }],
    ["متجر", "نبّهني إذا تجاوز المبلغ 5000 ريال.", "f_order_amount > 5000", { role: "r_admin" }],
  ] as const)("[BP39] %s: %s", async (base, sentence, when, to) => {
    for (const { blueprint, draft, report } of await both(base, sentence)) {
      const [flow, ...others] = flowsOf(blueprint);
      expect(others).toEqual([]);
      expect(optionsOf(flow, "isNew")).toMatchObject({ event: "created", when });
      expect(optionsOf(flow, "passed")).toMatchObject({ event: "updated", when: expect.stringContaining(`${when} && (`) });
      expect(optionsOf(flow, "tell").to).toEqual(to);
      expect(report.ignored.map(({ text }) => text)).not.toContain(sentence.replace(/\.$/, ""));
      expect(report.questions).toEqual([]);
      expect([...errorsOf(draft), ...flowProblems(draft)]).toEqual([]);
    }
  });

  it("once for each crossing, and not at each save", async () => {
    const { blueprint } = await runPlan(offline, `${bases.store} When stock falls below 5 notify the purchasing manager.`);
    const flow = flowsOf(blueprint)[0]!;
    const of = (stock: number | null): Row => ({ id: "p1", f_product_stock: stock });
    const told = [9, 4, 3, 0, 5, 4, null, 2].map((stock, i, all) =>
      i === 0
        ? starts(blueprint, flow, "isNew", { record: of(stock) })
        : starts(blueprint, flow, "passed", { record: of(stock), old: of(all[i - 1]!) }),
    );
    expect(told).toEqual([false, true, false, false, false, true, false, true]);
    expect(starts(blueprint, flow, "isNew", { record: of(3) })).toBe(true);
  });

  it("against another number of the record it is passed by either of them", async () => {
    const { blueprint } = await runPlan(offline, `${bases.store} When stock falls below the reorder level, notify the purchasing manager.`);
    const flow = flowsOf(blueprint)[0]!;
    const of = (stock: number, minimum: number | null): Row => ({ id: "p1", f_product_stock: stock, f_product_minimum: minimum });
    const passes = (record: Row, old: Row): boolean => starts(blueprint, flow, "passed", { record, old });
    expect(passes(of(4, 5), of(6, 5))).toBe(true);
    expect(passes(of(4, 5), of(4, 3))).toBe(true);
    expect(passes(of(3, 5), of(4, 5))).toBe(false);
    expect(passes(of(3, null), of(4, 5))).toBe(false);
  });
});

it("what stands before a message in the same sentence is described all the same", async () => {
  const { blueprint, report } = await runPlan(
    offline,
    "مصنع. أمين المخزن يدير الخامات. كل خامة ليها اسم ووحدة وكمية وحد أدنى، ولما الكمية تقل عن الحد الأدنى يبعت إشعار لأمين المخزن.",
  );
  expect(Object.values(blueprint.entities.ent_material?.fields ?? {}).map(({ key }) => key)).toEqual(
    expect.arrayContaining(["unit", "quantity", "minimum"]),
  );
  expect(flowsOf(blueprint)).toHaveLength(1);
  expect(report.ignored).toEqual([]);
});
