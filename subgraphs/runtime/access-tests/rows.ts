/**
 * The rows an access test speaks of: the record it is about, the records its paths lead to, the person who asks and somebody else. Only
 * what the test says has a value, so a test fails for a right and never for a form.
 */
import { evaluate } from "../../../schema/blueprint/expressions/evaluate.ts";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import { builtIn, type Id, type Literal } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table, TestModel } from "../../../schema/model/model.ts";

export interface TestRow {
  readonly table: Table;
  readonly id: string;
  /** By field id; `createdBy` is a field here. */
  readonly values: Map<Id, unknown>;
}

export interface TestRows {
  readonly record: TestRow;
  readonly me: TestRow;
  readonly other: TestRow;
  readonly all: readonly TestRow[];
}

/** Makes the rows; throws an Error that says which path leads nowhere. */
export const rowsOf = (model: Model, test: TestModel, newId: () => string): TestRows => {
  const tables = new Map(model.tables.map((table) => [table.id, table]));
  const made = (table: Table): TestRow => ({ table, id: newId(), values: new Map() });
  const people = tables.get(builtIn.user)!;
  const table = tables.get(test.entity)!;
  const [me, other] = [made(people), made(people)];
  const record = table.id === builtIn.user ? me : made(table);
  const rows = new Map<string, TestRow>([["", record]]);
  const byName: Readonly<Record<string, TestRow>> = { me, other };

  const rowAt = (path: readonly Id[]): TestRow => {
    const known = rows.get(path.join("."));
    if (known) return known;
    const from = rowAt(path.slice(0, -1));
    const field = path.at(-1)!;
    const target = tables.get(field === "createdBy" ? builtIn.user : (from.table.columns.find(({ id }) => id === field)?.target ?? ""));
    if (!target) throw new Error(path.join("."));
    const row = made(target);
    from.values.set(field, row.id);
    rows.set(path.join("."), row);
    return row;
  };

  for (const [where, literal] of Object.entries(test.given)) {
    const path = where.split(".");
    const ofPerson = path[0] === "me";
    const row = ofPerson ? me : rowAt(path.slice(0, -1));
    const field = path.at(-1)!;
    if (field === "createdBy") {
      row.values.set(field, byName[String(literal)]?.id ?? literal);
      continue;
    }
    const column = row.table.columns.find(({ id }) => id === field);
    if (!column) throw new Error(where);
    row.values.set(field, storedValue(column, literal, byName));
  }
  for (const column of table.columns) if (!record.values.has(column.id)) fillIn(record, column, test.fields.includes(column.id));
  for (const row of [record, ...rows.values()]) compute(model, row);
  return { record, me, other, all: [...new Set([me, other, ...rows.values()])] };
};

const storedValue = (column: Column, literal: Literal, people: Readonly<Record<string, TestRow>>): unknown => {
  if (column.target === builtIn.user && typeof literal === "string" && people[literal]) return people[literal].id;
  const option = column.options.find(({ id, key }) => id === literal || key === literal);
  const value = option ? option.id : literal;
  return column.sqlType === "text[]" ? [value] : translated(column, value);
};

const translated = (column: Column, value: unknown): unknown =>
  column.config.translated === true && typeof value === "string" ? JSON.stringify({ en: value, ar: value }) : value;

/** What the test leaves open has the field's default; a field it wants to look at has some value. */
const fillIn = (row: TestRow, column: Column, looked: boolean): void => {
  if (column.default !== null && typeof column.default !== "object") row.values.set(column.id, storedValue(column, column.default, {}));
  else if (looked && column.target === null) {
    const sample = sampleOf(column);
    if (sample !== null) row.values.set(column.id, sample);
  }
};

/** What is stored of other values of the record is worked out of them, unless the test says it; what follows links stays open. */
const compute = (model: Model, row: TestRow): void => {
  for (const column of row.table.columns) {
    if (column.compute === null || column.computed !== "stored" || row.values.has(column.id)) continue;
    const value = evaluate(column.compute, { record: Object.fromEntries(row.values), timeZone: model.header.timeZone });
    if (value !== null) row.values.set(column.id, value);
  }
};

const sampleOf = (column: Column): unknown => {
  if (column.options.length > 0) return storedValue(column, column.options[0]!.id, {});
  const type = fieldType(column.type).sqlType(column.config) ?? "text";
  if (type.startsWith("numeric") || type === "bigint") return "7";
  return translated(column, samples[type] ?? null);
};
const samples: Readonly<Record<string, string>> = {
  text: "something",
  boolean: "true",
  date: "2026-01-02",
  timestamptz: "2026-01-02T10:00:00Z",
  time: "10:00",
};
