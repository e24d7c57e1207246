/** What values a field takes: its family, and the limits within it as SQL. Pure. */
import type { FieldTypeName } from "../../../schema/blueprint/shape.ts";
import type { Column } from "../../../schema/model/model.ts";
import { literal } from "../data-plane/names.ts";

/** SQL made of the SQL of a value. */
export type Sql = (value: string) => string;

export type Family =
  | "text"
  | "translated"
  | "whole"
  | "exact"
  | "boolean"
  | "date"
  | "dateTime"
  | "time"
  | "option"
  | "options"
  | "record"
  | "file"
  | "files"
  | "json"
  | "address"
  | "geo"
  | "none";

const families: Record<FieldTypeName, Family> = {
  text: "text",
  longText: "text",
  richText: "text",
  slug: "text",
  email: "text",
  phone: "text",
  url: "text",
  colour: "text",
  autoNumber: "text",
  integer: "whole",
  rating: "whole",
  duration: "whole",
  decimal: "exact",
  percent: "exact",
  money: "exact",
  boolean: "boolean",
  date: "date",
  dateTime: "dateTime",
  time: "time",
  enum: "option",
  enums: "options",
  reference: "record",
  user: "record",
  references: "none",
  file: "file",
  image: "file",
  signature: "file",
  files: "files",
  images: "files",
  json: "json",
  address: "address",
  geoPoint: "geo",
  rollup: "none",
  lookup: "none",
};
/** Fields of one family hold the same kind of value. */
export const familyOf = (column: Column): Family =>
  column.sqlType === null ? "none" : column.sqlType === "jsonb" && families[column.type] === "text" ? "translated" : families[column.type];

const lengths: Partial<Record<FieldTypeName, number>> = {
  text: 500,
  longText: 100_000,
  richText: 1_000_000,
  slug: 500,
  email: 254,
  url: 2_000,
  phone: 16,
  colour: 7,
  autoNumber: 60,
};
const forms: Partial<Record<FieldTypeName, string>> = {
  slug: "^[[:alnum:]]+(-[[:alnum:]]+)*$",
  email: "^[^@[:space:]]{1,64}@[^@[:space:].]+([.][^@[:space:].]+)+$",
  phone: "^[+][1-9][0-9]{6,14}$",
  url: "^https?://[^[:space:]]+$",
  colour: "^#[0-9a-fA-F]{6}$",
};

const maxLength = (column: Column): number | null => {
  if (familyOf(column) !== "text") return null;
  const own = lengths[column.type];
  return own === undefined ? null : Math.min(own, Number(column.config.max ?? own));
};

/** Limits a value must keep, as SQL; the first `@` stands for the value. */
export const limitsOf = (column: Column): readonly string[] => {
  const family = familyOf(column);
  const conditions: string[] = [];
  const max = maxLength(column);
  if (max !== null) conditions.push(`char_length(@) <= ${max}`);
  const form = forms[column.type];
  if (family === "text" && form) conditions.push(`@ ~ '${form}'`);
  if (family === "whole" || family === "exact") {
    const [least, most] = column.type === "rating" ? [1, column.config.max ?? 5] : [column.config.min, column.config.max];
    if (isNumber(least)) conditions.push(`@ >= ${least}`);
    if (isNumber(most)) conditions.push(`@ <= ${most}`);
  }
  if (family === "option") conditions.push(`@ IN (${optionList(column)})`);
  if (family === "options") conditions.push(`@ <@ ARRAY[${optionList(column)}]::text[]`);
  return conditions;
};
const optionList = (column: Column) => column.options.map(({ id }) => literal(id)).join(", ") || "NULL";
const isNumber = (limit: unknown): boolean => limit !== undefined && /^-?\d{1,38}(\.\d{1,12})?$/.test(String(limit));

/** Whether a value keeps every limit; null when there is none. */
export const fitting = (to: Column): Sql | null => {
  const limits = limitsOf(to);
  return limits.length === 0 ? null : (value) => limits.map((limit) => limit.replace("@", () => value)).join(" AND ");
};

/** Whether a value of `from` may break a limit of `to`; both are of one family. */
export const isNarrower = (from: Column, to: Column): boolean => {
  const [was, now] = [maxLength(from), maxLength(to)];
  if (now !== null && (was === null || now < was)) return true;
  if (forms[to.type] && from.type !== to.type) return true;
  if (to.options.length > 0 && from.options.some(({ id }) => !to.options.some((option) => option.id === id))) return true;
  const bound = (column: Column, side: "min" | "max") =>
    column.type === "rating"
      ? side === "min"
        ? 1
        : Number(column.config.max ?? 5)
      : isNumber(column.config[side])
        ? Number(column.config[side])
        : null;
  if (familyOf(to) !== "whole" && familyOf(to) !== "exact") return false;
  const [least, most, wasLeast, wasMost] = [bound(to, "min"), bound(to, "max"), bound(from, "min"), bound(from, "max")];
  return (least !== null && (wasLeast === null || wasLeast < least)) || (most !== null && (wasMost === null || wasMost > most));
};

/** PostgreSQL changes these types in place, without touching a row. */
export const isWider = (was: string, now: string): boolean => {
  const [from, to] = [was, now].map((type) => /\((\d+),\s?(\d+)\)/.exec(type));
  if (!to) return now === "numeric";
  return from !== null && from !== undefined && Number(to[2]) === Number(from[2]) && Number(to[1]) >= Number(from[1]);
};

/** The next best value inside the limits: a text is cut, a number goes to the limit it passed. */
export const nearestOf = (to: Column, make: Sql): Sql | null => {
  const family = familyOf(to);
  const max = maxLength(to);
  if (family === "text" && max !== null && !forms[to.type]) return (value) => `left(${make(value)}, ${max})`;
  if (family === "whole") {
    const [least, most] = to.type === "rating" ? [1, to.config.max ?? 5] : [to.config.min, to.config.max];
    const upper: Sql = isNumber(most) ? (value) => `least(${make(value)}, ${most})` : make;
    return isNumber(least) ? (value) => `greatest(${upper(value)}, ${least})` : upper;
  }
  return null;
};
