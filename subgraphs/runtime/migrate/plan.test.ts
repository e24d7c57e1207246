import { describe, expect, it } from "vitest";
import { clinicModel, field } from "../../../tests/support/clinic.ts";
import { planMigration } from "./plan.ts";

const place = { schema: "p_test_preview", role: "p_test_preview" };
const before = clinicModel();
const kinds = (...args: Parameters<typeof planMigration>) =>
  planMigration(...args).steps.map(({ kind, class: stepClass, phase }) => `${kind} ${stepClass} ${phase}`);

describe("migration plan", () => {
  it("[DP47] equal models need no step", () => {
    expect(planMigration(place, before, clinicModel())).toMatchObject({ steps: [], problems: [] });
  });

  it("[DP47] a model that comes out of the store, where members lie in another order, needs no step either", () => {
    const model = () =>
      clinicModel((document) => {
        const fields = document.entities.ent_patient!.fields;
        fields.f_pat_since = field("since", "dateTime", { default: { expr: "now" } });
        fields.f_pat_fee = field("fee", "decimal", { config: { precision: 8, scale: 2 }, default: { expr: "1.5" } });
        fields.f_pat_all = field("all", "decimal", { config: { precision: 8, scale: 2 }, compute: "f_pat_fee * 2", computed: "stored" });
      });
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, one]) => [name, turned(one)]),
            )
          : value;
    expect(planMigration(place, turned(model()) as ReturnType<typeof model>, model()).steps.map(({ id }) => id)).toEqual([]);
  });

  it("[DP47] a fresh environment is made table by table, with its numbers", () => {
    const plan = planMigration(place, null, before, {}, { testRows: 60 });
    expect(plan.steps[0]?.kind).toBe("create-environment");
    expect(plan.steps.filter(({ kind }) => kind === "create-table")).toHaveLength(before.tables.length);
    expect(plan.summary).toMatchObject({ tables: 3, testRows: 60 });
  });

  it("[DP47] renaming a field or an entity runs no statement", () => {
    const plan = planMigration(
      place,
      before,
      clinicModel((document) => {
        document.entities.ent_patient!.key = "client";
        document.entities.ent_patient!.fields.f_pat_phone!.key = "mobile";
        document.entities.ent_patient!.fields.f_pat_phone!.label = { en: "Mobile", ar: "الجوال" };
      }),
      { rows: { ent_patient: 20 } },
    );
    expect(plan.steps.map(({ kind }) => kind)).toEqual(["rename", "rename"]);
    expect(plan.steps.flatMap(({ ddl }) => ddl)).toEqual([]);
    expect(plan.steps.at(-1)?.sentence.ar).toContain("الجوال");
  });

  it("tells names as the builder wrote them, whatever signs are in them", () => {
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_fee = field("fee", "text", { label: { en: "Fee in $& or $1", ar: "الرسوم $$" } });
    });
    const [added] = planMigration(place, before, after).steps;
    expect(added?.sentence).toEqual({ en: "Add Fee in $& or $1 to Patients", ar: expect.stringContaining("الرسوم $$ إلى") });
  });

  it.each([
    ["an optional field", {}, ["add-field safe expand"]],
    ["a required field with a default", { required: true, default: "none" }, ["add-field safe expand", "require-field online expand"]],
    ["a required field without one, over rows", { required: true }, ["add-field safe expand", "require-field data contract"]],
  ] as const)("[DP47] adds %s", (_, more, expected) => {
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", more);
    });
    expect(kinds(place, before, after, { rows: { ent_patient: 20 } })).toEqual(expected);
  });

  it("[DP47] a removed field is hidden, not dropped, and so is a removed entity", () => {
    const after = clinicModel((document) => {
      delete document.entities.ent_patient!.fields.f_pat_phone;
    });
    const plan = planMigration(place, before, after, { rows: { ent_patient: 20 } });
    expect(plan.steps.map(({ kind, class: stepClass }) => `${kind} ${stepClass}`)).toEqual(["hide-field destructive"]);
    expect(plan.steps.flatMap(({ ddl }) => ddl).join()).not.toMatch(/DROP (COLUMN|TABLE)/i);
  });

  it("[DP47] a field that links to several records and shall hold something else is refused with its name and the number of records", () => {
    const linked = (type: "text" | "references") =>
      clinicModel((document) => {
        document.entities.ent_appt!.fields.f_apt_second = field("second", type, {
          label: { en: "Second doctor", ar: "طبيب ثانٍ" },
          ...(type === "references" ? { config: { target: "ent_doctor" } } : {}),
        });
      });
    const { problems } = planMigration(place, linked("references"), linked("text"), { rows: { ent_appt: 7 } });
    expect(problems).toMatchObject([{ code: "RELEASE_TYPE_CHANGE", at: { id: "f_apt_second" } }]);
    expect(problems[0]?.text.en).toContain("Second doctor");
    expect(problems[0]?.text.en).toContain("7");
  });

  it("[DP47] a field with a constant default is there and required before the switch; nobody is waited for after it", () => {
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { required: true, default: "none" });
    });
    expect(kinds(place, before, after, { rows: { ent_patient: 20 } })).toEqual(["add-field safe expand", "require-field online expand"]);
    const translated = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", {
        required: true,
        default: "none",
        config: { translated: true },
      });
    });
    // The database holds no such default: records that are there are asked for it.
    expect(kinds(place, before, translated, { rows: { ent_patient: 20 } })).toEqual([
      "add-field safe expand",
      "require-field data contract",
    ]);
  });

  it("[DP47] every step speaks both languages and names no id", () => {
    const after = clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_ins = field("insuranceNumber", "text", { required: true, unique: true });
      delete document.entities.ent_doctor!.fields.f_doc_spec;
    });
    for (const { sentence } of [...planMigration(place, before, after).steps, ...planMigration(place, null, after).steps]) {
      expect(sentence.ar).toMatch(/[\u0600-\u06ff]/);
      expect(`${sentence.en} ${sentence.ar}`).not.toMatch(/\b(ent|f)_/);
    }
  });
});
