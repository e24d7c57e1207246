/** Order and cursors. A cursor is the order's values of one record; it fits only the order it was made in. */
import { createHash } from "node:crypto";
import { getNamedType, isInputObjectType } from "graphql";
import { isDate } from "../../../../schema/blueprint/field-text.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import { dataError } from "../errors.ts";
import { checkScalar, isUuid } from "../scalars.ts";
import { inputMeaningOf, systemFields } from "../schema-meta.ts";
import type { Argument } from "./arguments.ts";
import { type FilterCount, newCount, noteRelation, translated } from "./filter.ts";
import { newSource, type Row } from "./source.ts";
import type { Binder, Statement } from "./statement.ts";

export interface OrderTerm {
  readonly expr: string;
  readonly desc: boolean;
  readonly sqlType: string;
  readonly nullable: boolean;
  /** What the order hash knows the term by. */
  readonly name: string;
}

const collations = { ar: '"ar-x-icu"', en: '"en-x-icu"' } as const;

/** The terms of an order argument; the id is always the last. What is found best first, else the newest, when nothing is asked. */
export const orderTerms = (statement: Statement, row: Row, order: Argument | null, rank: OrderTerm | null = null): readonly OrderTerm[] => {
  const asked = order === null || order.value === null || order.value === undefined ? [] : order.items();
  if (asked.length > 8) throw dataError("LIMIT_FILTER", { what: `order ${asked.length} > 8` });
  const count = newCount();
  const terms = asked.flatMap((item) => termsOf(statement, row, item, count));
  const id = terms.find(({ name }) => name === "id");
  const last: OrderTerm = { expr: row.system("id"), desc: terms.length === 0, sqlType: "uuid", nullable: false, name: "id" };
  return id ? terms.slice(0, terms.indexOf(id) + 1) : [...(rank ? [rank] : terms), last];
};

const termsOf = (statement: Statement, row: Row, item: Argument, count: FilterCount): readonly OrderTerm[] => {
  const type = getNamedType(item.type);
  if (!isInputObjectType(type) || typeof item.value !== "object" || item.value === null) return [];
  return Object.keys(item.value).flatMap((key): readonly OrderTerm[] => {
    const member = item.member(key);
    if (member.value === null || member.value === undefined) return [];
    const means = inputMeaningOf(type.getFields()[key]!);
    const desc = member.value === "DESC";
    switch (means.is) {
      case "system":
        return [{ expr: row.system(means.field), desc, sqlType: systemFields[means.field].sqlType, nullable: false, name: means.field }];
      case "column":
        return [columnTerm(statement, row, means.column, means.masked, desc)];
      case "reference": {
        noteRelation(statement, count);
        const target = newSource(statement, means.target);
        const on = `${target.system("id")} = ${row.column(means.column.id)}`;
        return termsOf(statement, target, member, count).map((term) => ({
          ...term,
          expr: `(SELECT ${term.expr} FROM ${target.from()} WHERE ${on})`,
          nullable: true,
          name: `${means.column.id}.${term.name}`,
        }));
      }
      default:
        return [];
    }
  });
};

const columnTerm = (statement: Statement, row: Row, column: Column, masked: boolean, desc: boolean): OrderTerm => {
  const words = column.config.translated === true && !masked;
  const value = row.column(column.id);
  return valueTerm(statement, words ? translated(statement, value) : value, column, masked, desc);
};

/** The term of a value of a field: choices by the order of their options, words as the reader's language sorts them. */
export const valueTerm = (statement: Statement, value: string, column: Column, masked: boolean, desc: boolean): OrderTerm => {
  const base = { desc, nullable: true, name: column.id };
  if (column.options.length > 0 && !masked) {
    const ids = statement.bind(() => column.options.map(({ id }) => id), "text[]");
    return { ...base, expr: `array_position(${ids}, ${value})`, sqlType: "int" };
  }
  const sqlType = masked || column.config.translated === true ? "text" : (column.sqlType ?? "numeric");
  if (sqlType === "text")
    return { ...base, expr: `(${value} COLLATE ${collations[statement.locale]})`, sqlType, name: `${column.id}@${statement.locale}` };
  return { ...base, expr: value, sqlType };
};

export const orderHash = (table: Table, terms: readonly OrderTerm[]): string =>
  createHash("sha256")
    .update(`${table.id}|${terms.map(({ name, desc }) => `${name}${desc ? "-" : "+"}`).join("|")}`)
    .digest("base64url")
    .slice(0, 12);

/** The terms as ORDER BY, or backwards for `last`. Empty values come last, and first when read backwards. */
export const orderBy = (terms: readonly OrderTerm[], backwards: boolean): string =>
  terms
    .map(
      ({ expr, desc, nullable }) =>
        `${expr} ${desc !== backwards ? "DESC" : "ASC"}${nullable ? ` NULLS ${backwards ? "FIRST" : "LAST"}` : ""}`,
    )
    .join(", ");

/** The cursor of a row whose order values are the given expressions. */
export const cursorSql = (statement: Statement, hash: Binder, values: readonly string[]): string => {
  const parts = [statement.bind(hash, "text"), ...values.map((value) => `(${value})::text`)];
  return `translate(encode(convert_to(json_build_array(${parts.join(", ")})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
};

/** Rows strictly behind (or, backwards, before) the cursor's place. */
export const beyondCursor = (
  statement: Statement,
  terms: readonly OrderTerm[],
  hash: Binder,
  cursor: Argument,
  backwards: boolean,
): string => {
  // Digits that fit no column are compared all the same: nothing lies behind them.
  const typeOf = ({ sqlType }: OrderTerm) => (sqlType.startsWith("numeric") ? "numeric" : sqlType);
  const part = (at: number) => statement.bind((input) => decode(cursor.get(input), hash(input), terms)[at], typeOf(terms[at]!));
  const places = terms.map((_, at) => part(at));
  const alternatives = terms.map(({ expr, desc, nullable }, at) => {
    const same = terms
      .slice(0, at)
      .map((term, before) => (term.nullable ? `${term.expr} IS NOT DISTINCT FROM ${places[before]}` : `${term.expr} = ${places[before]}`));
    const place = places[at]!;
    const further = desc !== backwards ? "<" : ">";
    const behind = !nullable
      ? `${expr} ${further} ${place}`
      : backwards
        ? `(CASE WHEN ${place} IS NULL THEN ${expr} IS NOT NULL ELSE ${expr} ${further} ${place} END)`
        : `(${place} IS NOT NULL AND (${expr} ${further} ${place} OR ${expr} IS NULL))`;
    return `(${[...same, behind].join(" AND ")})`;
  });
  return `(${alternatives.join(" OR ")})`;
};

/** Several texts of the longest lines there are. */
const longestCursor = 64 * 1024;

const decode = (cursor: unknown, hash: unknown, terms: readonly OrderTerm[]): readonly (string | null)[] => {
  const refused = dataError("CURSOR_INVALID");
  if (typeof cursor !== "string" || cursor.length > longestCursor || !/^[\w-]+$/.test(cursor)) throw refused;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parts) || parts.length !== terms.length + 1 || parts[0] !== hash) throw refused;
  return terms.map(({ sqlType, nullable }, at) => {
    const value: unknown = parts[at + 1];
    if (value === null && nullable) return null;
    if (typeof value !== "string" || value.includes("\0") || !fits(sqlType, value)) throw refused;
    return value;
  });
};

/** Whether it is what PostgreSQL writes of such a value: anything else no page gave out. */
const fits = (sqlType: string, value: string): boolean => {
  if (sqlType === "uuid") return isUuid(value);
  if (sqlType === "int") return /^-?\d{1,9}$/.test(value);
  if (sqlType === "bigint") return !("problem" in checkScalar("BigInt", value));
  if (sqlType.startsWith("numeric")) return /^-?\d{1,130}(\.\d{1,1000})?$/.test(value);
  if (sqlType === "boolean") return value === "true" || value === "false";
  if (sqlType === "date") return isDate(value);
  if (sqlType === "timestamptz") return /^.{10} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/.test(value) && isDate(value.slice(0, 10));
  if (sqlType === "time") return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?$/.test(value);
  return sqlType === "text";
};
