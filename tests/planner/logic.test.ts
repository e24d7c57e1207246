/** What a description says of approvals, notices, pages and refused properties becomes nodes; and every assumption can be refused. */
import { describe, expect, it } from "vitest";
import { hiddenNodes } from "../../schema/blueprint/document.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import { removal } from "../../schema/blueprint/removal.ts";
import type { Policy } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { requests } from "./corpus/requests.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
const plan = (text: string) => runPlan(offline, text);
const errorsOf = (draft: Parameters<typeof problemsOf>[0]) =>
  problemsOf(draft)
    .problems.filter(({ level }) => level === "error")
    .map(({ text }) => text.en);

describe("logic in a description", () => {
  it("[BP39] an amount above which two have to agree becomes an action with steps of approval, and nobody writes the state by hand", async () => {
    const { blueprint, report } = await plan(
      "Employees submit purchase requests with a quantity, amount and reason. Requests above 10,000 need two approvals from managers. Finance can mark them as paid.",
    );
    const actions = Object.fromEntries(Object.values(blueprint.actions).map((action) => [action.key, action]));
    expect(actions.approvePurchaseRequest).toMatchObject({
      when: "f_purchase_request_status == o_purchase_request_status_pending && f_purchase_request_amount > 10000",
      approval: { notRequester: true, stages: [{ roles: ["r_manager"], quorum: 2 }] },
    });
    expect(actions.passPurchaseRequest?.when).toContain("f_purchase_request_amount <= 10000");
    expect(actions.rejectPurchaseRequest?.roles).toEqual(["r_manager"]);
    expect(actions.markPaidPurchaseRequest).toMatchObject({
      roles: ["r_finance"],
      when: "f_purchase_request_status == o_purchase_request_status_approved",
    });
    const writes = Object.values(blueprint.policies).filter(({ allow }) => allow.includes("create") || allow.includes("update"));
    expect(writes.length).toBeGreaterThan(0);
    for (const { fields } of writes) expect(fields).not.toContain("f_purchase_request_status");
    expect(report.understood.map(({ text }) => text.en)).toContain(
      "Purchase requests above 10,000 need the approval of 2 people with the role Manager.",
    );
  });

  it.each([
    ["Orders have a number and a total. Orders over 5000 must be approved by the manager.", "order", "r_manager"],
    ["الطلبات لها رقم ومبلغ. الطلبات فوق 5000 تحتاج موافقة المدير.", "request", "r_manager"],
  ])("[BP48] reads who has to approve in both languages: %s", async (text, entity, role) => {
    const { blueprint } = await plan(text);
    const action = Object.values(blueprint.actions).find(({ key }) => key.startsWith("approve"));
    expect(action).toMatchObject({ entity: `ent_${entity}`, roles: [role] });
    expect(action?.when).toContain("> 5000");
  });

  it("[BP39] who approves or rejects gets actions, and the rest of the record stays closed", async () => {
    const { blueprint } = await plan("Permits have a number and a date. Citizens submit permits. Officers approve or reject permits.");
    expect(Object.values(blueprint.actions).map(({ key, roles }) => [key, roles])).toEqual([
      ["approvePermit", ["r_officer"]],
      ["rejectPermit", ["r_officer"]],
    ]);
    const officer = Object.values(blueprint.policies).filter(({ roles }) => roles.includes("r_officer"));
    expect(officer.flatMap(({ allow }) => allow)).toEqual(["read"]);
  });

  it.each([
    "Patients have a name and an email. Appointments belong to a patient and have a status (requested, confirmed). When an appointment is confirmed, email the patient.",
    "المرضى لهم اسم وبريد. الموعد يتبع مريضًا وله حالة (مطلوب، مؤكد). عند تأكيد الموعد أرسل بريدًا إلى المريض.",
  ])("[BP39] a message when something happens becomes a workflow: %s", async (text) => {
    const { blueprint, report } = await plan(text);
    const [workflow] = Object.values(blueprint.workflows);
    const steps = Object.values(workflow?.steps ?? {});
    expect(steps.find(({ kind }) => kind === "on-record")?.options).toMatchObject({
      entity: "ent_appointment",
      event: "updated",
      when: "f_appointment_status == o_appointment_status_confirmed",
    });
    expect(steps.find(({ kind }) => kind === "send-message")?.options).toMatchObject({
      to: "trigger.record.f_appointment_patient.f_patient_email",
    });
    expect(Object.values(workflow?.edges ?? {})).toHaveLength(1);
    expect(report.assumed.map((fact) => fact.text.en).join()).toContain("platforms do not run them yet");
  });

  it("[BP39] pages that were asked for are pages, with their figures", async () => {
    const { blueprint } = await plan(
      "A shop. Orders have a number, a date and a total. Appointments have a time. A dashboard showing total sales by month and number of orders. Show a calendar of appointments.",
    );
    const pages = Object.values(blueprint.pages);
    expect(pages.map(({ kind, path }) => [kind, path])).toEqual([
      ["calendar", "/appointments-calendar"],
      ["dashboard", "/dashboard"],
    ]);
    expect(pages[0]?.view).toEqual({ dateField: "f_appointment_time" });
    expect(Object.values(pages[1]?.queries ?? {}).map(({ aggregate }) => aggregate)).toEqual([
      { fn: "sum", field: "f_order_total", by: "f_order_date" },
      { fn: "count" },
    ]);
  });

  it("[BP39] a refused property is in no rule of that role, and a test says so", async () => {
    const { blueprint } = await plan(
      "Appointments have a time, a reason and a price. Doctors manage appointments. Receptionists manage appointments. Doctors may not see the price of an appointment.",
    );
    const of = (role: string): readonly Policy[] => Object.values(blueprint.policies).filter(({ roles }) => roles.includes(role));
    for (const { fields } of of("r_doctor")) expect(fields).not.toBe("*");
    for (const { fields } of of("r_doctor")) expect(fields).not.toContain("f_appointment_price");
    expect(of("r_receptionist").some(({ fields }) => fields === "*")).toBe(true);
    const tests = Object.values(blueprint.entities.ent_appointment?.tests ?? {});
    expect(tests).toContainEqual({ as: "r_doctor", does: "read", expect: "masked", fields: ["f_appointment_price"] });
  });

  it("[BP48] only some may: nobody else keeps that right", async () => {
    const { blueprint } = await plan(
      "Orders have a number. Clerks manage orders. Managers manage orders. Only managers can delete orders.",
    );
    const may = (role: string) => Object.values(blueprint.policies).flatMap(({ roles, allow }) => (roles.includes(role) ? allow : []));
    expect(may("r_manager")).toContain("delete");
    expect(may("r_staff")).toEqual(expect.arrayContaining(["create", "update"]));
    expect(may("r_staff")).not.toContain("delete");
  });

  it("[BP48] several of each other is many to many, once", async () => {
    const { blueprint } = await plan("A student has several courses and a course has several students.");
    const links = Object.values(blueprint.entities).flatMap(({ fields }) => Object.values(fields).filter(({ config }) => config));
    expect(links.map(({ key, type }) => [key, type])).toEqual([["courses", "references"]]);
  });

  it("[BP48] signed-in people are no role, and people's own Arabic words stay", async () => {
    const { blueprint } = await plan("الحصة لها عنوان ووقت. الاشتراك له حالة (ساري، منتهي). Signed in people can view الحصص.");
    expect(Object.keys(blueprint.roles)).toEqual([]);
    expect(blueprint.entities.ent_session?.label?.ar).toBe("حصة");
    const status = Object.values(blueprint.entities.ent_membership?.fields ?? {}).find(({ key }) => key === "status");
    expect(Object.values(status?.options ?? {}).map(({ key, label }) => [key, label?.ar])).toEqual([
      ["active", "ساري"],
      ["expired", "منتهي"],
    ]);
  });

  it("[BP48] “nothing should be public” opens nothing", async () => {
    const { blueprint, report } = await plan("Trips have a title and a budget. Users can add trips. Nothing should be public.");
    expect(Object.values(blueprint.policies).flatMap(({ roles }) => roles)).not.toContain("r_public");
    expect(report.ignored).toEqual([]);
  });

  it("[BP39] every assumption can be refused at once, and leaves no error", async () => {
    let refused = 0;
    for (const { text } of requests) {
      const { draft, report } = await plan(text);
      for (const fact of report.assumed) {
        const there = fact.nodes.filter((id) => draft.nodes[id]);
        if (there.length === 0) continue;
        const applied = applyOps(draft, { ops: [...removal(draft, there)] });
        if ("refused" in applied) throw new Error(`${fact.text.en} <- ${text}: ${applied.refused[0]?.text.en}`);
        const hidden = hiddenNodes(applied.draft);
        for (const id of there) expect(hidden.has(id), id).toBe(true);
        const before = new Set(errorsOf(draft));
        // A thing whose only field was refused is the person's to fill again.
        const errors = errorsOf(applied.draft).filter((error) => !before.has(error) && !/no fields/i.test(error));
        expect(errors, `${fact.text.en} <- ${text}`).toEqual([]);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(150);
  });

  it("[BP44] gives nobody more than was said: signing up adds nothing, rating changes nothing, theirs stays theirs", async () => {
    for (const [text, rights] of [
      ["Pets have a name. Users can register, search and filter pets.", ["r_member ent_animal read"]],
      ["A clinic. Patients have a name. Receptionists register and update patients.", ["r_receptionist ent_patient create,read,update"]],
      [
        "ملاعب. للملعب اسم. اللاعبون يحجزون الملعب ويقيّمونه.",
        ["r_player ent_booking create,read own", "r_player ent_court read", "r_player ent_review create,read own"],
      ],
      ["ملاعب. للملعب اسم. المالكون يرون حجوزات ملاعبهم فقط.", ["r_owner ent_booking read own", "r_owner ent_court read"]],
      ["Permits have a number. Officers review permits.", ["r_officer ent_permit read,update"]],
    ] as const) {
      const { blueprint } = await plan(text);
      const said = Object.values(blueprint.policies).map(
        ({ roles, entity, allow, where }) => `${roles} ${entity} ${[...allow].sort()}${where ? " own" : ""}`,
      );
      expect([text, said.sort()]).toEqual([text, rights]);
    }
  });
});
