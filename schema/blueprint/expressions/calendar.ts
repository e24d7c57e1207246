/**
 * Days and instants without the surprises of `Date`: days count from 1970-01-01, instants are microseconds since then, as in
 * PostgreSQL. Only years 0001–9999 exist; a result outside is unknown, in SQL too.
 */
import { isDate } from "../field-text.ts";

const microsPerDay = 86_400_000_000n;
const floorDiv = (a: bigint, b: bigint): bigint => (a - (((a % b) + b) % b)) / b;

/** Days since 1970-01-01 of a civil date (proleptic Gregorian). */
export const dayNumber = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};
export const firstDay = dayNumber(1, 1, 1);
export const lastDay = dayNumber(9999, 12, 31);

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
export const civil = (days: number): Civil => {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
};

const two = (n: number): string => String(n).padStart(2, "0");
export const dateText = (days: number): string | null => {
  if (days < firstDay || days > lastDay) return null;
  const { year, month, day } = civil(days);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
};
export const daysOf = (text: string): number | null =>
  isDate(text) ? dayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))) : null;

/** The date `months` later, on the last day of a shorter month. */
export const addMonths = (days: number, months: number): number => {
  const { year, month, day } = civil(days);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const length = dayNumber(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - dayNumber(y, m, 1);
  return dayNumber(y, m, Math.min(day, length));
};

/** ISO text with `Z` or an offset, up to six places of seconds, or a `Date`; null when it is neither. */
export const microsOf = (value: unknown): bigint | null => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : BigInt(value.getTime()) * 1000n;
  const match =
    typeof value === "string"
      ? /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}(?::?\d{2})?)$/.exec(value)
      : null;
  const days = match && daysOf(match[1]!);
  if (!match || days === null) return null;
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4])];
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return null;
  const zone = match[6]!;
  const offset =
    zone === "Z" ? 0 : (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(":", "") || 0));
  const secondsOfDay = BigInt((hours! * 60 + minutes! - offset) * 60 + seconds!);
  return BigInt(days!) * microsPerDay + secondsOfDay * 1_000_000n + BigInt((match[5] ?? "").padEnd(6, "0"));
};

const firstMicro = BigInt(firstDay) * microsPerDay;
const endMicro = BigInt(lastDay + 1) * microsPerDay;
export const inYears = (micros: bigint): bigint | null => (micros < firstMicro || micros >= endMicro ? null : micros);

/** `YYYY-MM-DDTHH:MM:SS.mmmZ`; six places only when microseconds need them. */
export const instantText = (micros: bigint): string | null => {
  const days = floorDiv(micros, microsPerDay);
  const date = dateText(Number(days));
  if (date === null) return null;
  const rest = micros - days * microsPerDay;
  const seconds = Number(rest / 1_000_000n);
  const fraction = (rest % 1_000_000n).toString().padStart(6, "0");
  return `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${fraction.endsWith("000") ? fraction.slice(0, 3) : fraction}Z`;
};

const formats = new Map<string, Intl.DateTimeFormat>();
/** The calendar day an instant falls on in a zone (IANA name), as a day number; null for a zone that does not exist. */
export const dayInZone = (micros: bigint, timeZone: string): number | null => {
  if (timeZone === "UTC") return Number(floorDiv(micros, microsPerDay));
  try {
    const format =
      formats.get(timeZone) ??
      new Intl.DateTimeFormat("en-u-ca-iso8601", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", era: "short" });
    formats.set(timeZone, format);
    const parts = Object.fromEntries(format.formatToParts(Number(floorDiv(micros, 1000n))).map((part) => [part.type, part.value]));
    return dayNumber(Number(parts.year), Number(parts.month), Number(parts.day));
  } catch {
    return null;
  }
};

export const addDaysToInstant = (micros: bigint, days: bigint): bigint | null => inYears(micros + days * microsPerDay);
export const addMonthsToInstant = (micros: bigint, months: number): bigint | null => {
  const day = floorDiv(micros, microsPerDay);
  return inYears(BigInt(addMonths(Number(day), months)) * microsPerDay + (micros - day * microsPerDay));
};
