/** What the operators and functions do once every argument is known; unknown arguments never get here. Null is unknown. */
import { RE2JS } from "re2js";
import { showDate, showDateTime, showNumber, showTime } from "../field-text.ts";
import * as calendar from "./calendar.ts";
import type { CallNode } from "./checked.ts";
import * as decimal from "./decimal.ts";
import { asDecimal, type Env, isDecimal, order, type Value } from "./evaluate.ts";
import type { Strict } from "./functions.ts";

interface Place {
  readonly node: CallNode;
  readonly env: Env;
}
type Run = (values: readonly Value[], place: Place) => Value;

const texts =
  (work: (...texts: string[]) => Value): Run =>
  (values) =>
    values.every((value) => typeof value === "string") ? work(...(values as string[])) : null;
const wholes =
  (work: (...numbers: bigint[]) => Value): Run =>
  (values) =>
    values.every((value) => typeof value === "bigint") ? work(...(values as bigint[])) : null;
const numbers =
  (whole: (a: bigint, b: bigint) => Value, exact: (a: decimal.Decimal, b: decimal.Decimal) => Value): Run =>
  ([a, b]) => {
    if (typeof a === "bigint" && typeof b === "bigint") return whole(a, b);
    const [x, y] = [asDecimal(a!), asDecimal(b!)];
    return x && y ? exact(x, y) : null;
  };
const compared =
  (holds: (sign: number) => boolean): Run =>
  ([a, b]) => {
    const sign = order(a!, b!);
    return sign === null ? null : holds(sign);
  };

/** Bounds keep results inside what both back-ends can represent on the way; beyond them the answer is unknown. */
export const bounds = { days: 1_500_000n, months: 48_000n, durationMs: 9_000_000_000_000n } as const;
const within = (value: bigint, limit: bigint): boolean => value <= limit && value >= -limit;

const isInstant = ({ node }: Place, index = 0): boolean => node.args[index]?.type.is === "timestamp";
const dayOf = (value: Value, place: Place, index = 0): number | null => {
  if (typeof value === "bigint") return isInstant(place, index) ? calendar.dayInZone(value, place.env.timeZone ?? "UTC") : null;
  return typeof value === "string" ? calendar.daysOf(value) : null;
};
const civilPart =
  (part: (civil: calendar.Civil, days: number) => number): Run =>
  ([value], place) => {
    const days = dayOf(value!, place);
    return days === null ? null : BigInt(part(calendar.civil(days), days));
  };
const moveInstant = (instant: bigint, ms: bigint): bigint | null =>
  within(ms, bounds.durationMs) ? calendar.inYears(instant + ms * 1000n) : null;
const extreme =
  (wanted: number): Run =>
  (values) => {
    let best: Value = values[0] ?? null;
    for (const value of values.slice(1)) {
      const sign = order(value, best);
      if (sign === null) return null;
      if (sign === wanted) best = value;
    }
    return best;
  };

const patterns = new Map<string, RE2JS>();
/** Linear in the text, whatever the pattern [BP12]. */
const matches = (text: string, pattern: string): boolean | null => {
  try {
    const compiled = patterns.get(pattern) ?? RE2JS.compile(pattern);
    if (patterns.size > 500) patterns.clear();
    patterns.set(pattern, compiled);
    return compiled.matcher(text).find();
  } catch {
    return null;
  }
};

/** Blanks that `trim` removes, in SQL too. */
export const blanks = " \t\n\r\f\v\u00a0";
const trim = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && blanks.includes(text[from]!)) from++;
  while (to > from && blanks.includes(text[to - 1]!)) to--;
  return text.slice(from, to);
};

const point = (value: Value): { lat: number; lng: number } | null => {
  const { lat, lng } = (value ?? {}) as { lat?: unknown; lng?: unknown };
  return typeof lat === "number" && typeof lng === "number" ? { lat, lng } : null;
};
/** Great-circle distance on a sphere of 6371 km, three places. */
const distance: Run = ([a, b]) => {
  const [p, q] = [point(a!), point(b!)];
  if (!p || !q) return null;
  const rad = Math.PI / 180;
  const half =
    Math.sin(((q.lat - p.lat) * rad) / 2) ** 2 + Math.cos(p.lat * rad) * Math.cos(q.lat * rad) * Math.sin(((q.lng - p.lng) * rad) / 2) ** 2;
  const km = decimal.parseDecimal((2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)))).toFixed(9));
  return km && decimal.round(km, 3);
};

const textOf = (value: Value, type: string): string | null => {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return type === "timestamp" ? calendar.instantText(value) : value.toString();
  return isDecimal(value) ? decimal.formatDecimal(value) : null;
};

const shown: Run = ([value, locale], { node, env }) => {
  const language = locale === "ar" || locale === "en" ? locale : (env.locale ?? "en");
  const type = node.args[0]!.type.is;
  const plain = textOf(value!, type);
  if (plain === null) return null;
  if (type === "int" || type === "decimal") return showNumber(plain, language);
  if (type === "date") return showDate(plain, language);
  if (type === "timestamp") return showDateTime(plain, language, undefined, env.timeZone);
  return type === "time" ? showTime(plain, language) : plain;
};

const strict: Readonly<Record<Strict, Run>> = {
  "<": compared((sign) => sign < 0),
  "<=": compared((sign) => sign <= 0),
  ">": compared((sign) => sign > 0),
  ">=": compared((sign) => sign >= 0),
  "+": (values, place) => {
    const [a, b] = values as readonly [Value, Value];
    if (typeof a === "string" && typeof b === "string") return a + b;
    if (isInstant(place)) return typeof a === "bigint" && typeof b === "bigint" ? moveInstant(a, b) : null;
    return numbers((x, y) => x + y, decimal.add)(values, place);
  },
  "-": (values, place) => {
    const [a, b] = values as readonly [Value, Value];
    if (isInstant(place)) {
      if (typeof a !== "bigint" || typeof b !== "bigint") return null;
      return isInstant(place, 1) ? (a - b) / 1000n : moveInstant(a, -b);
    }
    return numbers(
      (x, y) => x - y,
      (x, y) => decimal.add(x, decimal.negate(y)),
    )(values, place);
  },
  "*": numbers((a, b) => a * b, decimal.multiply),
  "/": ([a, b]) => {
    const [x, y] = [asDecimal(a!), asDecimal(b!)];
    return x && y ? decimal.divide(x, y) : null;
  },
  "%": wholes((a, b) => (b === 0n ? null : a! % b!)),
  div: wholes((a, b) => (b === 0n ? null : a! / b!)),
  neg: ([a]) => (typeof a === "bigint" ? -a : isDecimal(a!) ? decimal.negate(a) : null),
  abs: ([a]) => (typeof a === "bigint" ? (a < 0n ? -a : a) : isDecimal(a!) ? { ...a, units: a.units < 0n ? -a.units : a.units } : null),
  round: ([a, places]) => {
    const value = asDecimal(a!);
    return value && decimal.round(value, typeof places === "bigint" ? Number(places) : 0);
  },
  floor: ([a]) => (typeof a === "bigint" ? a : isDecimal(a!) ? decimal.floor(a) : null),
  ceil: ([a]) => (typeof a === "bigint" ? a : isDecimal(a!) ? decimal.ceil(a) : null),
  min: extreme(-1),
  max: extreme(1),
  size: ([value]) => (typeof value === "string" ? BigInt([...value].length) : Array.isArray(value) ? BigInt(value.length) : null),
  contains: texts((text, part) => text!.includes(part!)),
  startsWith: texts((text, part) => text!.startsWith(part!)),
  endsWith: texts((text, part) => text!.endsWith(part!)),
  lower: texts((text) => text!.toLowerCase()),
  upper: texts((text) => text!.toUpperCase()),
  trim: texts((text) => trim(text!)),
  matches: texts((text, pattern) => matches(text!, pattern!)),
  date: wholes((year, month, day) => {
    if (year! < 1n || year! > 9999n || month! < 1n || month! > 12n || day! < 1n || day! > 31n) return null;
    const days = calendar.dayNumber(Number(year), Number(month), Number(day));
    return calendar.civil(days).month === Number(month) ? calendar.dateText(days) : null;
  }),
  addDays: ([value, count], place) => {
    if (typeof count !== "bigint" || !within(count, bounds.days)) return null;
    if (isInstant(place)) return typeof value === "bigint" ? calendar.addDaysToInstant(value, count) : null;
    const days = dayOf(value!, place);
    return days === null ? null : calendar.dateText(days + Number(count));
  },
  addMonths: ([value, count], place) => {
    if (typeof count !== "bigint" || !within(count, bounds.months)) return null;
    if (isInstant(place)) return typeof value === "bigint" ? calendar.addMonthsToInstant(value, Number(count)) : null;
    const days = dayOf(value!, place);
    return days === null ? null : calendar.dateText(calendar.addMonths(days, Number(count)));
  },
  daysBetween: ([from, to], place) => {
    const [a, b] = [dayOf(from!, place), dayOf(to!, place, 1)];
    return a === null || b === null ? null : BigInt(b - a);
  },
  year: civilPart(({ year }) => year),
  month: civilPart(({ month }) => month),
  day: civilPart(({ day }) => day),
  /** Monday is 1, Sunday 7. */
  weekday: civilPart((_civil, days) => ((((days + 3) % 7) + 7) % 7) + 1),
  addTime: ([instant, ms]) => (typeof instant === "bigint" && typeof ms === "bigint" ? moveInstant(instant, ms) : null),
  distanceKm: distance,
  text: shown,
  join: ([list, between]) =>
    Array.isArray(list) && list.every((one) => typeof one === "string") ? list.join(typeof between === "string" ? between : ", ") : null,
  split: texts((text, between) => (between === "" ? [...text!] : text!.split(between!))),
  int: ([value]) => {
    const exact = typeof value === "string" ? decimal.parseDecimal(value.trim()) : asDecimal(value!);
    return exact && decimal.truncate(exact);
  },
  decimal: ([value]) => (typeof value === "string" ? decimal.parseDecimal(value.trim()) : asDecimal(value!)),
  string: ([value], { node }) => textOf(value!, node.args[0]!.type.is),
};

/** The work of a function or operator by name. */
export const functionRun = (name: string): Run | undefined => (Object.hasOwn(strict, name) ? strict[name as Strict] : undefined);
