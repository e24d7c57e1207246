/**
 * A cell as the value of a field: digits of both scripts, both orders of a date where only one is possible, labels of options in every
 * language. What could mean two things is refused with both readings in mind, never guessed.
 */
import { latinDigits, parseDate, parseDateTime, type TextLocale } from "../../../../schema/blueprint/field-text.ts";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Locale, Sentence } from "../../../../schema/ids.ts";
import type { Column } from "../../../../schema/model/model.ts";
import { localMoment } from "./columns.ts";
import { asWritten } from "./csv.ts";

/** How the dates of one column of the file are written, as far as its rows tell. */
export type DateOrder = "dayFirst" | "monthFirst" | null;
export type Read = { readonly value: unknown } | { readonly problem: Sentence };

const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=$|[\sT,])/;
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?=$|[\sT,])/;
const plain = (cell: string) => latinDigits(asWritten(cell)).trim();

/** What one cell tells about the order of dates in its column. */
export const orderIn = (cell: string): DateOrder => {
  const [, first, second] = numbers.exec(plain(cell)) ?? [];
  if (first === undefined) return null;
  return Number(first) > 12 ? "dayFirst" : Number(second) > 12 ? "monthFirst" : null;
};

/** Both orders seen in one column tell nothing about its other cells. */
export const joinOrders = (one: DateOrder | "both", other: DateOrder): DateOrder | "both" =>
  other === null || one === other ? one : one === null ? other : "both";

/** ISO `2026-03-31` from what people write, the rest of the text kept; null: it could be two days. */
const isoDay = (text: string, order: DateOrder): string | null => {
  const year = yearFirst.exec(text);
  if (year) return `${dayOf(year[1]!, year[2]!, year[3]!)}${text.slice(year[0].length)}`;
  const found = numbers.exec(text);
  if (!found) return text;
  const [all, first, second, of] = found;
  const how = orderIn(text) ?? (first === second ? "dayFirst" : order);
  if (how === null) return null;
  return `${how === "dayFirst" ? dayOf(of!, second!, first!) : dayOf(of!, first!, second!)}${text.slice(all.length)}`;
};
const dayOf = (year: string, month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

const ambiguous: Read = {
  problem: {
    en: "This date can be read in two ways. Write it as 2026-03-31.",
    ar: "يمكن قراءة هذا التاريخ على وجهين. اكتبه على شكل \u20662026-03-31\u2069.",
  },
};

export interface CellContext {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly order: DateOrder;
}

/** Reads a cell; the empty value is null. References are looked up elsewhere. */
export const readCell = (column: Column, cell: string, { locale, timeZone, order }: CellContext): Read => {
  const text = asWritten(cell);
  if (text.trim() === "") return { value: null };
  if (column.type === "date") {
    const day = isoDay(plain(cell), order);
    // Spreadsheets add midnight to days.
    return day === null ? ambiguous : parseDate(day.replace(/[ T]00:00(:00(\.0+)?)?$/, ""));
  }
  if (column.type === "dateTime") {
    const moment = isoDay(plain(cell), order);
    return moment === null ? ambiguous : readMoment(moment, timeZone);
  }
  const face = {
    key: column.key,
    type: column.type,
    config: column.config,
    options: Object.fromEntries(column.options.map(({ id, key, label }) => [id, { key, label, order: "" }])),
  };
  const read = fieldType(column.type).parse(text, locale as TextLocale, face as Parameters<ReturnType<typeof fieldType>["parse"]>[2]);
  if ("problem" in read || read.value === null) return read;
  return column.config.translated === true ? { value: { [locale]: read.value } } : read;
};

/** Without an offset it is the clock of the platform. */
const readMoment = (text: string, timeZone: string): Read => {
  const tidy = text.replace(/^(\d{4}-\d{2}-\d{2})[,\s]+/, "$1 ").replace(/ (\d):/, " 0$1:");
  const full = /^\d{4}-\d{2}-\d{2}$/.test(tidy) ? `${tidy} 00:00` : tidy;
  const read = parseDateTime(full);
  if ("problem" in read || /(Z|[+-]\d{2}:?\d{2})$/.test(full.slice(10))) return read;
  const utc = Date.parse(String(read.value));
  // The offset of the guess may differ from that of the moment itself, on the night a clock changes.
  const first = utc - offsetAt(utc, timeZone);
  return { value: new Date(utc - offsetAt(first, timeZone)).toISOString() };
};

const offsetAt = (at: number, timeZone: string): number => {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(localMoment(new Date(at).toISOString(), timeZone)) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
};
