/** [DP47] What becomes of the values of a field for every pair of field types, asked of a real PostgreSQL. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldTypes } from "../../schema/blueprint/field-types.ts";
import type { FieldTypeName } from "../../schema/blueprint/shape.ts";
import type { Column } from "../../schema/model/model.ts";
import { createEnvironment } from "../../subgraphs/runtime/data-plane/ddl.ts";
import { conversionOf } from "../../subgraphs/runtime/migrate/conversion.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const names = (Object.keys(fieldTypes) as FieldTypeName[]).filter((name) => !["rollup", "lookup", "references"].includes(name));
const place = { schema: "p_pairs_preview", role: "p_pairs_preview" };
const options = (prefix: string) => ({
  [`${prefix}low`]: { key: "low", order: "a0", label: { en: "Low", ar: "منخفض" } },
  [`${prefix}high`]: { key: "high", order: "a1", label: { en: "High", ar: "مرتفع" } },
});
const model = clinicModel((document) => {
  for (const name of names)
    document.entities.ent_patient!.fields[`f_pair_${name.toLowerCase()}`] = field(`pair${name}`, name, {
      ...(name === "enum" ? { options: options("o_") } : name === "enums" ? { options: options("o_m") } : {}),
      ...(name === "reference" ? { config: { target: "ent_doctor" } } : {}),
    });
});
const patients = model.tables.find(({ id }) => id === "ent_patient")!;
const columnOf = (name: FieldTypeName): Column => patients.columns.find(({ id }) => id === `f_pair_${name.toLowerCase()}`)!;

const doctor = randomUUID();
/** Stored values of each kind of column, easy and hard. */
const samples: Record<string, readonly string[]> = {
  text: [
    "12",
    "٤٢",
    "1.5",
    "abc",
    "2026-02-28",
    "2026-02-30",
    "10:30",
    "yes",
    "High",
    "منخفض, high",
    "",
    "a@b.example",
    "+966500000001",
    "NaN",
    "infinity",
    '{"a":1}',
    doctor,
    "x".repeat(600),
    "1e5",
    "9".repeat(40),
  ],
  bigint: ["0", "1", "7", "-3", "9223372036854775807"],
  numeric: ["0", "1.5", "2", "99999999999999999999.123456"],
  "numeric(19,4)": ["0", "1.5", "2"],
  boolean: ["true", "false"],
  date: ["2026-02-28", "infinity"],
  timestamptz: ["2026-02-28T21:00:00Z", "2026-02-28T10:15:00Z"],
  time: ["10:30"],
  "text[]": ["{}", "{o_mlow}", "{o_mlow,o_mhigh}"],
  uuid: [doctor, randomUUID()],
  jsonb: ["{}", "[]", "[1]", '{"street":"x"}', '"s"', "null"],
  point: ["(46,24)"],
};

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.admin(createEnvironment(place, model).join(";\n"));
  await db.admin(`insert into ${place.schema}.ent_doctor (id, f_doc_name) values ($1, 'Dr. Noor')`, [doctor]);
});
afterAll(() => db.drop());

describe("[DP47] conversion between field types", () => {
  it("never raises, whatever is stored, and says of each pair how far it carries", async () => {
    const table: Record<string, string> = {};
    for (const from of names) {
      const values = from === "enum" ? ["o_low", "o_high"] : samples[columnOf(from).sqlType!]!;
      const pairs = names.map((to) => ({ to, conversion: conversionOf(columnOf(from), columnOf(to), { place, model }) }));
      const asked = pairs.flatMap(({ to, conversion }, n) => {
        const exact = `(${conversion.exact("v.v")})::${columnOf(to).sqlType} is not null`;
        const near = `(${conversion.nearest?.("v.v") ?? "null"})::${columnOf(to).sqlType} is not null`;
        return [
          `count(*) filter (where ${exact})::int as exact${n}`,
          `count(*) filter (where not (${exact}) and ${near})::int as near${n}`,
        ];
      });
      const [row] = await db.admin<Record<string, number>>(
        `select ${asked.join(", ")} from (select unnest($1::text[])::${columnOf(from).sqlType} as v) v`,
        [values],
      );
      const said = pairs.map(({ to, conversion: { kind } }, n) =>
        kind === "convert" || kind === "narrow"
          ? `${to}: ${kind} ${row?.[`exact${n}`]}+${row?.[`near${n}`]}/${values.length}`
          : `${to}: ${kind}`,
      );
      table[from] = said.join(" · ");
    }
    expect(table).toMatchSnapshot();
  });

  it.each([
    ["text", "integer", "٤٢", "42"],
    ["text", "date", "2026-02-30", null],
    ["text", "decimal", "NaN", null],
    ["text", "enum", "مرتفع", "o_high"],
    ["text", "boolean", "نعم", "true"],
    ["integer", "decimal", "7", "7"],
    ["decimal", "integer", "1.5", null],
    ["boolean", "text", "true", "true"],
    ["enum", "text", "o_high", "High"],
    ["dateTime", "date", "2026-02-28T21:00:00Z", "2026-03-01"],
    ["dateTime", "date", "2026-02-28T10:15:00Z", null],
    ["reference", "text", doctor, "Dr. Noor"],
    ["text", "reference", doctor, doctor],
    ["file", "integer", "{}", null],
  ] as const)("%s → %s: %s becomes %s", async (from, to, value, expected) => {
    const conversion = conversionOf(columnOf(from), columnOf(to), { place, model });
    const [row] = await db.admin<{ x: string | null }>(
      `select (${conversion.exact("v.v")})::text as x from (select $1::${columnOf(from).sqlType} as v) v`,
      [value],
    );
    expect(row?.x).toBe(expected);
  });
});
