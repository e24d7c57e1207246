/** What test rows hold has to make sense together, whatever language the fields were named in. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { compile } from "../../../schema/model/compile.ts";
import { testRows } from "./rows.ts";

type Given = readonly [type: string, en: string, ar: string, more?: Record<string, unknown>];

/** Rows of one entity with these fields, by key; a key is the English words without spaces. */
const rowsWith = (fields: readonly Given[], seed = "s"): readonly Record<string, unknown>[] => {
  const keyOf = (words: string) => words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  const [only, arabic] = [fields.map(([, en]) => keyOf(en)), fields.some(([, , ar]) => ar !== "")];
  const made = fields.map(([type, , ar, more], at) => [
    `f_${at}`,
    { key: arabic ? `part${at}x` : only[at], label: arabic ? { ar } : {}, type, order: `a${at}`, classification: "internal", ...more },
  ]);
  const entities = { ent_x: { key: "thing", audit: "none", sampleRows: 0, fields: Object.fromEntries(made) } };
  const policies = { p_x: { roles: ["r_member"], entity: "ent_x", allow: ["read"], fields: "*" } };
  const blueprint = { ...clinic, entities, policies, roles: {}, actions: {}, pages: {}, workflows: {} } as unknown as Blueprint;
  const model = compile(blueprint, (text) => createHash("sha256").update(text).digest("hex"));
  const wish = { seed, locale: "en", now: "2026-05-04T09:00:00.000Z", rows: 60 } as const;
  const filled = [...testRows(model, { ...wish, newId: () => "id" })].find(({ table }) => table.id === "ent_x")!;
  expect(filled.rows).toHaveLength(60);
  return filled.rows.map((row) => Object.fromEntries(fields.map((_, at) => [only[at], row[`f_${at}`]])));
};
const inOrder = (rows: readonly Record<string, unknown>[], low: string, high: string) =>
  rows.filter((row) =>
    typeof row[low] === "string" && /[-:]/.test(row[low]) ? String(row[low]) > String(row[high]) : Number(row[low]) > Number(row[high]),
  );

it.each<readonly [Given, Given]>([
  [
    ["date", "from date", ""],
    ["date", "to date", ""],
  ],
  [
    ["date", "check in", ""],
    ["date", "check out", ""],
  ],
  [
    ["dateTime", "starts at", ""],
    ["dateTime", "ends at", ""],
  ],
  [
    ["time", "opens", ""],
    ["time", "closes", ""],
  ],
  [
    ["date", "order date", ""],
    ["date", "delivery date", ""],
  ],
  [
    ["date", "low", "تاريخ الوصول"],
    ["date", "high", "تاريخ المغادرة"],
  ],
  [
    ["date", "low", "تاريخ الاستعارة"],
    ["date", "high", "تاريخ الإعادة"],
  ],
  [
    ["integer", "min age", ""],
    ["integer", "max age", ""],
  ],
  [
    ["money", "low", "الحد الأدنى"],
    ["money", "high", "الحد الأقصى"],
  ],
  [
    ["decimal", "discount", ""],
    ["money", "price", ""],
  ],
  [
    ["money", "paid amount", ""],
    ["money", "total", ""],
  ],
  [
    ["money", "low", "المبلغ المدفوع"],
    ["money", "high", "المبلغ الإجمالي"],
  ],
  [
    ["money", "low", "الخصم"],
    ["money", "high", "السعر"],
  ],
  [
    ["integer", "seats booked", ""],
    ["integer", "capacity", ""],
  ],
  [
    ["integer", "previous reading", ""],
    ["integer", "current reading", ""],
  ],
])("[DP41] the first of %j and %j is never above the second, whichever stands first", (low, high) => {
  expect(inOrder(rowsWith([low, high]), keyed(low), keyed(high))).toEqual([]);
  // A plane leaves before it arrives: what is listed first is first.
  if (low[2] !== "تاريخ الوصول") expect(inOrder(rowsWith([high, low]), keyed(low), keyed(high))).toEqual([]);
});
const keyed = ([, en]: Given) => en.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());

it("[DP41] a part agrees with what is worked out, and with the field's own limits", () => {
  const rows = rowsWith([
    ["money", "price", ""],
    ["integer", "quantity", ""],
    ["money", "total", "", { compute: "f_0 * f_1", computed: "stored" }],
    ["money", "discount", ""],
    ["money", "paid", "", { config: { min: 5 } }],
  ]);
  expect(inOrder(rows, "discount", "price")).toEqual([]);
  expect(inOrder(rows, "paid", "total")).toEqual([]);
  expect(rows.filter(({ paid }) => Number(paid) < 5)).toEqual([]);
  expect(rows.filter(({ price, quantity, total }) => Math.abs(Number(price) * Number(quantity) - Number(total)) > 0.001)).toEqual([]);
});

it("[DP41] what begins and ends at a time of a day lasts hours, not years", () => {
  const rows = rowsWith([
    ["dateTime", "starts at", ""],
    ["dateTime", "ends at", ""],
  ]);
  expect(rows.filter(({ startsAt, endsAt }) => Date.parse(String(endsAt)) - Date.parse(String(startsAt)) > 4 * 3_600_000)).toEqual([]);
});

it("[DP41] planned and actual days are told apart, and the same seed gives the same rows", () => {
  const fields: readonly Given[] = [
    ["date", "planned from", ""],
    ["date", "planned to", ""],
    ["date", "actual from", ""],
    ["date", "actual to", ""],
    ["text", "size", ""],
  ];
  const rows = rowsWith(fields);
  expect([...inOrder(rows, "plannedFrom", "plannedTo"), ...inOrder(rows, "actualFrom", "actualTo")]).toEqual([]);
  expect(rowsWith(fields)).toEqual(rows);
  expect(rowsWith(fields, "other")).not.toEqual(rows);
});

it("lie where the field's own check wants them, however narrow that is; without such rows nothing could point to them", () => {
  const rows = rowsWith([
    ["decimal", "ratio", "", { check: "f_0 >= 0 && f_0 <= 1" }],
    ["integer", "seats", "", { check: "f_1 == null || (1000 <= f_1 && f_1 < 1003)" }],
    ["money", "fee", "", { check: "f_2 < 5 && f_2 > 0" }],
    ["integer", "degrees", "", { check: "f_3 <= -18" }],
    ["percent", "share", "", { check: "f_4 > 0.2 && f_4 <= 0.25" }],
    ["integer", "floors", "", { config: { max: 1 } }],
    ["decimal", "height", "", { check: "f_6 >= 5000" }],
    ["json", "settings", "", { required: true }],
  ]);
  const valuesOf = (key: string) => rows.map((row) => Number(row[key]));
  const between = (key: string, low: number, high: number) => valuesOf(key).filter((value) => !(value >= low && value <= high));
  expect(between("ratio", 0, 1)).toEqual([]);
  expect(new Set(valuesOf("ratio")).size).toBeGreaterThan(10);
  expect([...new Set(valuesOf("seats"))].sort()).toEqual([1000, 1001, 1002]);
  expect(between("fee", 0.01, 4.99)).toEqual([]);
  expect(between("degrees", -1000, -18)).toEqual([]);
  expect(between("share", 0.21, 0.25)).toEqual([]);
  expect(between("floors", -50, 1)).toEqual([]);
  expect(between("height", 5000, 10_000)).toEqual([]);
  expect(new Set(valuesOf("height")).size).toBeGreaterThan(10);
  expect(rows.map(({ settings }) => typeof settings)).toEqual(rows.map(() => "object"));
});

it("are there for both of two things that point to each other, whichever stands first", () => {
  const field = (target: string, required: boolean) => ({
    key: `to${target}`,
    label: {},
    type: "reference",
    order: "a0",
    classification: "internal",
    config: { target: `ent_${target}`, inverse: { key: `back${target}`, label: {} }, onDelete: "clear" },
    ...(required ? { required: true } : {}),
  });
  const entity = (key: string, fields: object) => [`ent_${key}`, { key, audit: "none", sampleRows: 0, fields }] as const;
  for (const [whole, part] of [
    ["bill", "entry"],
    ["order", "line"],
  ] as const) {
    const entities = [entity(whole, { f_last: field(part, false) }), entity(part, { f_of: field(whole, true) })];
    const given = { ...clinic, entities: Object.fromEntries(entities), policies: {}, roles: {}, actions: {}, pages: {}, workflows: {} };
    const model = compile(given as unknown as Blueprint, (text) => createHash("sha256").update(text).digest("hex"));
    const filled = [...testRows(model, { seed: "s", locale: "en", now: "2026-05-04T09:00:00.000Z", rows: 10, newId: () => "id" })];
    expect(filled.map(({ table, rows }) => [table.key, rows.length])).toEqual([
      [whole, 10],
      [part, 10],
    ]);
  }
});

it("keep within the digits of their fields, what is worked out too, and are unlike where several fields together may be there once", () => {
  const types: Readonly<Record<string, object>> = {
    f_rate: { type: "decimal", config: { precision: 4, scale: 2 } },
    f_rooms: { type: "integer", config: { min: 1, max: 9 } },
    f_week: { type: "decimal", config: { precision: 4, scale: 2 }, compute: "f_rate * f_rooms", computed: "stored" },
    f_done: { type: "boolean" },
  };
  const fields = Object.fromEntries(
    Object.entries(types).map(([id, more], at) => [
      id,
      { key: id.slice(2), label: {}, order: `a${at}`, classification: "internal", ...more },
    ]),
  );
  const indexes = {
    ix_one: { fields: ["f_rooms", "f_done"], unique: true },
    ix_some: { fields: ["f_done"], unique: true, where: "f_rooms == 3" },
  };
  const entities = { ent_x: { key: "offer", audit: "none", sampleRows: 0, fields, indexes } };
  const given = { ...clinic, entities, policies: {}, roles: {}, actions: {}, pages: {}, workflows: {} };
  const model = compile(given as unknown as Blueprint, (text) => createHash("sha256").update(text).digest("hex"));
  const rowsBut = (taken: ReadonlyMap<string, ReadonlySet<string>>) =>
    [...testRows(model, { seed: "s", locale: "en", now: "2026-05-04T09:00:00.000Z", rows: 17, newId: () => "id", taken })].find(
      ({ table }) => table.id === "ent_x",
    )!.rows;
  const rows = rowsBut(new Map());
  expect(rows.length).toBeGreaterThan(10);
  const wide = rows.flatMap(({ f_rate, f_week }) => [Number(f_rate), Number(f_week)]);
  expect(wide.filter((value) => value >= 100)).toEqual([]);
  const pair = ({ f_rooms, f_done }: Readonly<Record<string, unknown>>) => `${f_rooms} ${f_done}`;
  expect(new Set(rows.map(pair)).size).toBe(rows.length);
  const [first] = rows;
  const others = rowsBut(new Map([["ix_one", new Set([JSON.stringify([String(first!.f_rooms), String(first!.f_done)])])]]));
  expect(others.map(pair)).not.toContain(pair(first!));
});
