import { describe, expect, test } from "vitest";
import { elaborate, type Scope } from "./elaborate.ts";
import { type Env, evaluate } from "./evaluate.ts";
import { type FunctionName, functions } from "./functions.ts";
import { blueprint } from "./random-expressions.ts";
import { toSql } from "./to-sql.ts";

const scope: Scope = { kind: "record", entity: "ent_app", old: true };
const env: Env = {
  record: { f_st: "o_sub", f_at: "2026-03-01T10:00:00Z" },
  old: { f_st: "o_draft" },
  me: { id: "u", roles: ["r_mgr"] },
  locale: "en",
};

/** One call of every function and what it gives. */
const examples: Readonly<Record<FunctionName, readonly [string, unknown]>> = {
  size: ['size("سنة")', 3],
  contains: ['"abc".contains("b")', true],
  startsWith: ['"abc".startsWith("b")', false],
  endsWith: ['"abc".endsWith("bc")', true],
  lower: ['lower("ÉA")', "éa"],
  upper: ['upper("straße")', "STRASSE"],
  trim: ['trim(" a ")', "a"],
  matches: ['"x1".matches("[0-9]")', true],
  abs: ["abs(-2.5)", "2.5"],
  round: ["round(2.345, 2)", "2.35"],
  floor: ["floor(-1.5)", -2],
  ceil: ["ceil(-1.5)", -1],
  min: ["min(3, 1, 2)", 1],
  max: ["max(0.1, 0.09)", "0.1"],
  coalesce: ["coalesce(f_amt, 1.0)", "1"],
  isEmpty: ["isEmpty(f_note)", true],
  date: ["date(2024, 2, 29)", "2024-02-29"],
  addDays: ["addDays(date(2024, 2, 28), 2)", "2024-03-01"],
  addMonths: ["addMonths(date(2024, 3, 31), -1)", "2024-02-29"],
  daysBetween: ["daysBetween(date(2024, 1, 1), date(2025, 1, 1))", 366],
  year: ["year(f_at)", 2026],
  month: ["month(f_at)", 3],
  day: ["day(f_at)", 1],
  weekday: ["weekday(f_at)", 7],
  addTime: ['addTime(f_at, "PT90M")', "2026-03-01T11:30:00.000Z"],
  distanceKm: ["distanceKm(null, null)", null],
  div: ["div(-7, 2)", -3],
  text: ["text(1234.5)", "1,234.5"],
  join: ['join(split("a b", " "), "-")', "a-b"],
  split: ['split("a,b", ",")', ["a", "b"]],
  int: ['int("12.9")', 12],
  decimal: ['decimal("0.10")', "0.1"],
  string: ["string(0.10)", "0.1"],
  hasRole: ['hasRole("r_mgr")', true],
  changed: ["changed(f_st)", true],
};

describe("functions", () => {
  for (const [name, [source, expected]] of Object.entries(examples)) {
    test(`${name}: ${source}`, () => {
      const result = elaborate(source, scope, blueprint);
      if ("problems" in result) throw new Error(JSON.stringify(result.problems));
      expect(evaluate(result.checked, env)).toEqual(expected);
      expect(result.checked.sql).toBe(functions[name as FunctionName].sql);
      const ctx = {
        alias: "t",
        old: "o",
        table: String,
        column: String,
        bind: () => "$1",
        me: { id: "m", roles: "r", field: String },
        now: "n",
        today: "d",
        variable: String,
      };
      if (result.checked.sql) expect(toSql(result.checked, ctx)).toMatch(/./);
      else expect(() => toSql(result.checked, ctx)).toThrow("SQL subset");
    });
  }

  test("a distance is measured over the globe", () => {
    const result = elaborate("distanceKm(f_here, f_there)", scope, blueprint);
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
    const between = (here: unknown, there: unknown) => evaluate(result.checked, { record: { f_here: here, f_there: there } });
    // One degree of a great circle is 6371 · π / 180.
    expect(between({ lat: 0, lng: 0 }, { lat: 1, lng: 0 })).toBe("111.195");
    expect(between({ lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 })).toBe("111.195");
    expect(between({ lat: 90, lng: 12 }, { lat: -90, lng: 100 })).toBe("20015.087");
    expect(between({ lat: 1, lng: 1 }, null)).toBe(null);
  });
});
