/**
 * SQL for calculations that PostgreSQL would do differently or refuse with an error. Arguments are SQL texts; each is written once,
 * so that the statement never grows faster than the expression. Whatever cannot be calculated is NULL.
 */
import { bounds } from "./run-functions.ts";

const clamp = (sql: string, low: string | bigint, high: string | bigint): string => `least(greatest(${sql}, ${low}), ${high})`;
const instantOrNull = "case when r >= timestamptz '0001-01-01 00:00:00+00' and r < timestamptz '10000-01-01 00:00:00+00' then r end";
const dayOrNull = "case when r between date '0001-01-01' and date '9999-12-31' then r end";

/** Gives parts a name, for a body that mentions them more than once. */
export const naming = (parts: readonly string[], names: readonly string[], body: string): string =>
  `(select ${body} from (values (${parts.join(", ")})) as _v(${names.join(", ")}))`;

/**
 * Twelve places, half away from zero, from an exact integer quotient: numeric's own `/` rounds too early for large values. `plain`
 * parts are cheap to write twice.
 */
export const divided = (a: string, b: string, plain: boolean): string => {
  const body = (n: string, d: string) => `div(2000000000000 * ${n} + sign(${n}) * abs(${d}), 2 * nullif(${d}, 0)) * 0.000000000001`;
  return plain ? `(${body(a, b)})` : naming([a, b], ["n", "d"], body("n", "d"));
};

/** Unlike `least` and `greatest`, unknown as soon as one part is. */
export const extreme = (fn: "min" | "max", parts: readonly string[]): string => {
  const names = parts.map((_, index) => `v${index}`);
  const known = names.map((name) => `${name} is not null`).join(" and ");
  return naming(parts, names, `case when ${known} then ${fn === "min" ? "least" : "greatest"}(${names.join(", ")}) end`);
};

/** The date of three numbers, when there is such a day. `make_date` would raise. */
export const dated = (year: string, month: string, day: string): string => {
  const step = (part: string, high: number) => `${clamp(part, "1", String(high))}::int - 1`;
  const made = `(date '0001-01-01' + make_interval(years => ${step("y", 9999)}, months => ${step("m", 12)}, days => ${step("d", 31)}))::date`;
  const same = "extract(year from r) = y and extract(month from r) = m and extract(day from r) = d";
  return `(select case when ${same} then r end from (select y, m, d, ${made} as r from (values (${year}, ${month}, ${day})) as _v(y, m, d)) _w)`;
};

const shifts = {
  date: { addDays: (n: string) => `t + (${n})::int`, addMonths: (n: string) => `(t + make_interval(months => (${n})::int))::date` },
  timestamp: {
    addDays: (n: string) => `t + make_interval(hours => (24 * ${n})::int)`,
    addMonths: (n: string) => `((t at time zone 'UTC') + make_interval(months => (${n})::int)) at time zone 'UTC'`,
  },
} as const;

const moved = (at: string, count: string, limit: bigint, result: string, shift: (n: string) => string): string =>
  `(select ${result} from (select ${shift(clamp("n", `-${limit}`, limit))} as r from (values (${at}, ${count})) as _v(t, n) where abs(n) <= ${limit}) _w)`;

/** A date or an instant some days or months later. */
export const shifted = (fn: "addDays" | "addMonths", of: "date" | "timestamp", at: string, count: string): string =>
  moved(at, count, fn === "addDays" ? bounds.days : bounds.months, of === "date" ? dayOrNull : instantOrNull, shifts[of][fn]);

/** An instant some milliseconds later. */
export const later = (at: string, ms: string): string =>
  moved(at, ms, bounds.durationMs, instantOrNull, (n) => `t + make_interval(secs => (${n} / 1000)::double precision)`);

/** Great-circle kilometres. Points are stored as (longitude, latitude). */
export const distanceKm = (a: string, b: string): string => {
  const half = "sin(radians(b[1] - a[1]) / 2) ^ 2 + cos(radians(a[1])) * cos(radians(b[1])) * sin(radians(b[0] - a[0]) / 2) ^ 2";
  // `least` overlooks NULL, so that an unknown place would lie at the far end of the world.
  return naming(
    [a, b],
    ["a", "b"],
    `case when a is not null and b is not null then round((2 * 6371 * asin(least(1, sqrt(${half}))))::numeric, 3) end`,
  );
};
