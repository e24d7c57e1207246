import { beforeAll, describe, expect, it } from "vitest";
import { diff } from "../../schema/blueprint/diff.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { english } from "./corpus/english.ts";
import { runPlan } from "./run.ts";

const { offline } = createPlanners();
let base: Draft;
beforeAll(async () => {
  base = (await runPlan(offline, english[0]!.text)).draft;
});
const change = async (text: string, answers: Readonly<Record<string, string>> = {}) => {
  const run = await runPlan(offline, text, { base, answers });
  return { ...run, ops: diff(base, run.draft) };
};

describe("changing a blueprint by a sentence", () => {
  it.each(["Add an insurance number to patients", "Patients also have an insurance number.", "أضف رقم التأمين إلى المرضى"])(
    "[BP40] %s: adds that field and touches nothing else",
    async (text) => {
      const { ops, report } = await change(text);
      expect(ops).toEqual([
        expect.objectContaining({
          op: "add",
          kind: "field",
          parent: "ent_patient",
          props: expect.objectContaining({ key: "insuranceNumber", label: { en: "Insurance number", ar: "رقم التأمين" } }),
        }),
      ]);
      expect(report.questions).toEqual([]);
      expect(report.understood).toHaveLength(1);
    },
  );

  it.each([
    ["Rename patients to clients", "ent_patient", "customer"],
    ["rename the phone of patients to mobile number", "f_patient_phone", "phone"],
    ["غيّر اسم المرضى إلى العملاء", "ent_patient", "customer"],
    ["Rename reason to chief worry", "f_appointment_reason", "chiefWorry"],
  ])("%s: changes words, not ids", async (text, id, key) => {
    const { draft, ops } = await change(text);
    expect(draft.nodes[id]?.props.key).toBe(key);
    expect(new Set(ops.map((op) => op.id))).toEqual(ops.length > 0 ? new Set([id]) : new Set());
  });

  it.each([
    ["Make the phone of patients required", "f_patient_phone", "required", true],
    ["اجعل هاتف المريض إلزاميًا", "f_patient_phone", "required", true],
    ["The specialty of doctors is unique", "f_doctor_specialty", "unique", true],
  ])("%s", async (text, id, prop, value) => {
    const { ops } = await change(text);
    expect(ops).toEqual([expect.objectContaining({ op: "set", id, prop, value })]);
  });

  it.each(["Add the option no show to the status of appointments", "أضف خيار لم يحضر إلى حالة المواعيد"])(
    "%s: adds a choice in both languages",
    async (text) => {
      const { ops } = await change(text);
      expect(ops).toEqual([
        expect.objectContaining({
          op: "add",
          kind: "option",
          parent: "f_appointment_status",
          props: expect.objectContaining({ key: "noShow", label: { en: "No show", ar: "لم يحضر" } }),
        }),
      ]);
    },
  );

  it.each(["Remove the reason of appointments", "احذف سبب الموعد"])("%s: asks first, and removes after a yes", async (text) => {
    const asked = await change(text);
    expect(asked.ops).toEqual([]);
    expect(asked.report.questions).toEqual([expect.objectContaining({ id: "remove-f_appointment_reason", default: "no" })]);
    expect((await change(text, { "remove-f_appointment_reason": "yes" })).draft.nodes.f_appointment_reason?.removed).toBe(true);
    expect((await change(text, { "remove-f_appointment_reason": "no" })).ops).toEqual([]);
  });

  it("masks sensitive data it adds where a rule shows everything [BP38]", async () => {
    const { draft, report } = await change("Add a national id to patients");
    expect(report.problems.filter((problem) => problem.level === "error")).toEqual([]);
    expect(draft.nodes.f_patient_national_id?.props.classification).toBe("sensitive");
  });

  it("changes the colours", async () => {
    expect((await change("Make the background linen and the buttons navy")).draft.header.theme).toMatchObject({
      background: "#faf0e6",
      primary: "#000080",
    });
  });

  it("[BP43] asks about everything else, and changes nothing", async () => {
    for (const text of ["Send me a pizza", "hello", "أغلق الباب"]) {
      const { ops, report } = await change(text);
      expect(ops).toEqual([]);
      expect(report.questions.length).toBeGreaterThan(0);
    }
  });

  it("[BP37] gives the same bytes each time", async () => {
    const text = "Add an insurance number and a blood type to patients";
    expect(JSON.stringify((await change(text)).batches)).toBe(JSON.stringify((await change(text)).batches));
  });
});
