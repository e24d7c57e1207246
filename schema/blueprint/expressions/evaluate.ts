/**
 * Runs a checked expression in plain JavaScript: forms, guards, tests, and the reference the SQL is measured against. Exact decimals,
 * three-valued logic: the empty value is "unknown", and only `true` admits. Never throws; whatever fails is unknown.
 *
 * `==` and `!=` are null-safe, with one exception that keeps "unknown is never yes": an empty claim of the person (`me`, `me.x`)
 * equals nothing and differs from nothing, so somebody without a branch does not get the records without one. `me.x == null` asks.
 */
import type { Id } from "../shape.ts";
import * as calendar from "./calendar.ts";
import type { CallNode, Checked, ExprNode, ExprType } from "./checked.ts";
import type { Decimal } from "./decimal.ts";
import * as decimal from "./decimal.ts";
import { prepared } from "./prepare.ts";
import { functionRun } from "./run-functions.ts";

/** JSON values by field id; system fields by name: `id createdAt updatedAt createdBy version`. */
export type Row = Readonly<Record<string, unknown>>;

export interface Env {
  readonly record?: Row | null;
  readonly old?: Row | null;
  /** Absent or null: nobody is signed in. `roles` are role ids, `fields` the person's `ent_user` fields by id. */
  readonly me?: { readonly id: string; readonly roles: readonly string[]; readonly account?: string | null; readonly fields?: Row } | null;
  /** ISO instant, and the platform's date of today. */
  readonly now?: string;
  readonly today?: string;
  /** IANA zone of the platform, for the day an instant falls on. Absent: UTC. */
  readonly timeZone?: string;
  readonly locale?: "en" | "ar";
  readonly variables?: Readonly<Record<Id, unknown>>;
  /** Roots of the other scopes: `{ params: { pr_x: … } }`, `trigger`, `steps`, … */
  readonly names?: Readonly<Record<string, unknown>>;
  /** The record a to-one reference points at; `field` is the reference. Absent or undefined: unknown. */
  readonly follow?: (field: Id, id: string) => Row | null | undefined;
  /** Linked records of a to-many relation; undefined: unknown. */
  readonly related?: (relation: Extract<ExprNode, { k: "over" }>["relation"], id: string) => readonly Row[] | undefined;
  /** The expression of a field that is computed on read, when the row does not hold its value. */
  readonly compute?: (field: Id) => Checked | null | undefined;
}

/** A value while running: whole numbers, durations (ms) and instants (µs) are BigInt, decimals exact, null is unknown. */
export type Value = null | boolean | string | bigint | Decimal | readonly Value[] | Readonly<Record<string, unknown>>;
/** A value as JSON: exact numbers as text, whole numbers as numbers when they are safe, dates as ISO text. */
export type Outcome = null | boolean | string | number | readonly Outcome[] | Readonly<Record<string, unknown>>;

/** The value of the expression; null when it is unknown. */
export const evaluate = (checked: Checked, env: Env): Outcome => give(prepared(checked.tree)(env), checked.type);
/** Policy, guard, edge, visibility: only true admits. */
export const admits = (checked: Checked, env: Env): boolean => prepared(checked.tree)(env) === true;
/** Check and rule: only false refuses. */
export const refuses = (checked: Checked, env: Env): boolean => prepared(checked.tree)(env) === false;

export const isDecimal = (value: Value): value is Decimal =>
  typeof value === "object" && value !== null && "units" in value && typeof value.units === "bigint";
export const asDecimal = (value: Value): Decimal | null =>
  typeof value === "bigint" ? decimal.ofInt(value) : isDecimal(value) ? value : null;

export const run = (node: ExprNode, env: Env): Value => {
  switch (node.k) {
    case "literal":
      return take(node.value, node.type);
    case "field":
      return field(node.path, node.from === "old" ? env.old : env.record, node.type, env);
    case "me":
      return claim(node.prop, node.type, env);
    case "now":
      return calendar.microsOf(env.now);
    case "today":
      return take(env.today, node.type);
    case "variable":
      return take(env.variables?.[node.id], node.type);
    case "name":
      return take(dig(env.names, node.path), node.type);
    case "list":
      return node.items.map((item) => run(item, env));
    case "over":
      return over(node, env);
    case "call":
      return operate(node, env);
  }
};

const dig = (from: unknown, path: readonly string[]): unknown => {
  let value = from;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return null;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
};

const claim = (prop: string, type: ExprType, { me }: Env): Value => {
  if (!me) return null;
  if (prop === "id") return me.id;
  if (prop === "roles") return me.roles;
  return take(prop === "account" ? me.account : me.fields?.[prop], type);
};

const field = (path: readonly Id[], row: Row | null | undefined, type: ExprType, env: Env): Value => {
  let at = row;
  for (const [index, id] of path.entries()) {
    if (!at) return null;
    const last = index === path.length - 1;
    const formula = at[id] === undefined ? env.compute?.(id) : undefined;
    if (formula) return run(formula.tree, { ...env, record: at });
    if (last) return take(at[id], type);
    const reference = at[id];
    at = typeof reference === "string" ? env.follow?.(id, reference) : null;
  }
  return null;
};

/** Reads JSON (or what a driver gives) as a value of the type; anything that does not fit is unknown. */
export const take = (raw: unknown, type: ExprType): Value => {
  if (raw === null || raw === undefined) return null;
  switch (type.is) {
    case "int":
    case "duration":
      if (typeof raw === "bigint") return raw;
      if (typeof raw === "number") return Number.isSafeInteger(raw) ? BigInt(raw) : null;
      return typeof raw === "string" && /^-?\d{1,19}$/.test(raw) ? BigInt(raw) : null;
    case "decimal":
      if (typeof raw === "bigint") return decimal.ofInt(raw);
      return typeof raw === "string" || typeof raw === "number" ? decimal.parseDecimal(String(raw)) : null;
    case "timestamp":
      return calendar.microsOf(raw);
    case "date":
      return typeof raw === "string" && calendar.daysOf(raw) !== null ? raw : null;
    case "time":
      return typeof raw === "string" && /^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/.test(raw) ? (raw.length === 5 ? `${raw}:00` : raw) : null;
    case "bool":
      return typeof raw === "boolean" ? raw : null;
    case "string":
    case "option":
    case "record":
      return typeof raw === "string" ? raw : null;
    case "list":
      return Array.isArray(raw) ? raw.map((one) => take(one, type.of)) : null;
    case "file":
    case "map":
    case "geo":
      return typeof raw === "object" ? (raw as Readonly<Record<string, unknown>>) : null;
    case "null":
      return null;
    case "unknown":
      if (typeof raw === "number") return Number.isSafeInteger(raw) ? BigInt(raw) : decimal.parseDecimal(String(raw));
      return Array.isArray(raw) ? raw.map((one) => take(one, type)) : (raw as Value);
  }
};

const give = (value: Value, type: ExprType): Outcome => {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "bigint") {
    if (type.is === "timestamp") return calendar.instantText(value);
    if (type.is === "decimal") return value.toString();
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  }
  if (isDecimal(value)) return decimal.formatDecimal(value);
  if (Array.isArray(value)) return value.map((one: Value) => give(one, type.is === "list" ? type.of : { is: "unknown" }));
  return value as Readonly<Record<string, unknown>>;
};

/** Compares two known values of one type: -1, 0, 1; null when they have no order. Text goes by code point, as COLLATE "C" does. */
export const order = (a: Value, b: Value): number | null => {
  const [x, y] = [asDecimal(a), asDecimal(b)];
  if (x && y) return decimal.compare(x, y);
  if (typeof a === "string" && typeof b === "string") return byCodePoint(a, b);
  return null;
};

const byCodePoint = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    // Surrogates (0xD800–0xDFFF) stand for code points above 0xFFFF and so sort after everything else.
    const surrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
    if (surrogate(x) !== surrogate(y)) return surrogate(x) ? 1 : -1;
    return x < y ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
};

/** Whether two values are one; the empty value is one with itself. */
export const same = (a: Value, b: Value): boolean => {
  if (a === null || b === null) return a === b;
  if (typeof a === "boolean" || typeof b === "boolean") return a === b;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one: Value, index) => same(one, b[index] as Value));
  return order(a, b) === 0;
};

const isNull = (node: ExprNode): boolean => node.k === "literal" && node.value === null;

const equal = (left: ExprNode, right: ExprNode, env: Env): boolean | null => {
  const [a, b] = [run(left, env), run(right, env)];
  const emptyClaim = (left.k === "me" && a === null && !isNull(right)) || (right.k === "me" && b === null && !isNull(left));
  return emptyClaim ? null : same(a, b);
};

const not = (value: Value): boolean | null => (typeof value === "boolean" ? !value : null);

const operate = (node: CallNode, env: Env): Value => {
  const [left, right] = node.args as readonly [ExprNode, ExprNode];
  switch (node.fn) {
    case "&&":
    case "||": {
      const decisive = node.fn === "||";
      const a = run(left, env);
      if (a === decisive) return decisive;
      const b = run(right, env);
      if (b === decisive) return decisive;
      return a === !decisive && b === !decisive ? !decisive : null;
    }
    case "!":
      return not(run(left, env));
    case "==":
      return equal(left, right, env);
    case "!=":
      return not(equal(left, right, env));
    case "in": {
      const [item, list] = [run(left, env), run(right, env)];
      if (item === null) return left.k === "me" ? null : false;
      return Array.isArray(list) && list.some((one: Value) => one !== null && same(item, one));
    }
    case "?:": {
      const when = run(left, env);
      return typeof when === "boolean" ? run(node.args[when ? 1 : 2]!, env) : null;
    }
    case "coalesce":
      for (const arg of node.args) {
        const value = run(arg, env);
        if (value !== null) return value;
      }
      return null;
    case "isEmpty": {
      const value = run(left, env);
      return value === null || value === "" || (Array.isArray(value) && value.length === 0);
    }
    case "hasRole":
      return (env.me?.roles ?? []).includes(String(run(left, env)));
    case "changed":
      return left.k === "field" ? !same(run(left, env), run({ ...left, from: "old" }, env)) : null;
  }
  const values = node.args.map((arg) => run(arg, env));
  if (values.some((value) => value === null)) return null;
  const work = functionRun(node.fn);
  return work ? work(values, { node, env }) : null;
};

/** Unknown never counts: `all` needs every record true, `exists` one, `count` counts the true ones; a sum leaves empty values out. */
const over = ({ fn, relation, body }: Extract<ExprNode, { k: "over" }>, env: Env): Value => {
  const id = env.record?.id;
  const rows = typeof id === "string" ? env.related?.(relation, id) : undefined;
  if (!rows) return null;
  const values = rows.map((record) => (body ? run(body, { ...env, record }) : true));
  const yes = values.filter((value) => value === true).length;
  switch (fn) {
    case "exists":
      return yes > 0;
    case "all":
      return yes === rows.length;
    case "count":
      return BigInt(yes);
    case "sum": {
      const total = values.map(asDecimal).reduce<Decimal>((sum, one) => (one ? decimal.add(sum, one) : sum), decimal.ofInt(0n));
      return body?.type.is === "int" ? decimal.truncate(total) : total;
    }
  }
};
