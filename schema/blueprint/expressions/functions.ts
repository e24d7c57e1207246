/**
 * The functions expressions may call, one entry each: what they take, what they give, whether SQL can do it. A new entry does not
 * compile until `run-functions.ts` does its work and the tests have an example that runs in SQL too.
 * `x.size()` and `size(x)` are the same call.
 */
import type { ExprType } from "./checked.ts";
import { is, isNumber } from "./types.ts";

/** `want` is what the argument must fit; `kind` names a group of types. */
export type Arg = { readonly want: ExprType } | { readonly kind: "any" | "number" | "day" | "sized" | "ordered" | "list" };

export interface FunctionSpec {
  readonly args: readonly Arg[];
  /** How many of `args` may be left out, from the end. */
  readonly optional?: number;
  /** The last argument may repeat. */
  readonly repeats?: true;
  /** All arguments share one type, which is also the result. */
  readonly same?: true;
  readonly gives: ExprType | ((args: readonly ExprType[]) => ExprType);
  readonly sql: boolean;
  /** The argument at this place must be written out, because it is checked when the expression is. */
  readonly literal?: number;
}

const text = { want: is.string } as const;
const int = { want: is.int } as const;
const any = { kind: "any" } as const;
const num = { kind: "number" } as const;
const day = { kind: "day" } as const;
const first = (args: readonly ExprType[]): ExprType => args[0] ?? is.unknown;
const sameDay = (args: readonly ExprType[]): ExprType => (args[0]?.is === "timestamp" ? is.timestamp : is.date);
const fn = (args: readonly Arg[], gives: FunctionSpec["gives"], sql = true, more: Partial<FunctionSpec> = {}): FunctionSpec => ({
  args,
  gives,
  sql,
  ...more,
});

export const functions = {
  size: fn([{ kind: "sized" }], is.int),
  contains: fn([text, text], is.bool),
  startsWith: fn([text, text], is.bool),
  endsWith: fn([text, text], is.bool),
  lower: fn([text], is.string),
  upper: fn([text], is.string),
  trim: fn([text], is.string),
  matches: fn([text, text], is.bool, false, { literal: 1 }),
  abs: fn([num], (args) => (args[0] && isNumber(args[0]) ? args[0] : is.decimal)),
  round: fn([num, int], is.decimal, true, { optional: 1, literal: 1 }),
  floor: fn([num], is.int),
  ceil: fn([num], is.int),
  min: fn([{ kind: "ordered" }, { kind: "ordered" }], first, true, { repeats: true, same: true }),
  max: fn([{ kind: "ordered" }, { kind: "ordered" }], first, true, { repeats: true, same: true }),
  coalesce: fn([any, any], first, true, { repeats: true, same: true }),
  isEmpty: fn([any], is.bool),
  date: fn([int, int, int], is.date),
  addDays: fn([day, int], sameDay),
  addMonths: fn([day, int], sameDay),
  daysBetween: fn([day, day], is.int),
  year: fn([day], is.int),
  month: fn([day], is.int),
  day: fn([day], is.int),
  weekday: fn([day], is.int),
  addTime: fn([{ want: is.timestamp }, { want: is.duration }], is.timestamp),
  distanceKm: fn([{ want: is.geo }, { want: is.geo }], is.decimal),
  div: fn([int, int], is.int),
  text: fn([any, text], is.string, false, { optional: 1 }),
  join: fn([{ want: { is: "list", of: is.string } }, text], is.string, false, { optional: 1 }),
  split: fn([text, text], { is: "list", of: is.string }, false),
  int: fn([any], is.int, false),
  decimal: fn([any], is.decimal, false),
  string: fn([any], is.string, false),
  /** Checked by name in `elaborate`: a role, a field of the record. */
  hasRole: fn([text], is.bool, true, { literal: 0 }),
  changed: fn([any], is.bool),
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof functions;
export const overNames = ["exists", "all", "count", "sum"] as const;
export type OverName = (typeof overNames)[number];

/** Decide for themselves what to do with unknown arguments; `evaluate` knows them. */
export type OwnWay = "coalesce" | "isEmpty" | "hasRole" | "changed";
/** Unknown as soon as one argument is. */
export type Strict = Exclude<FunctionName, OwnWay> | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%" | "neg";
