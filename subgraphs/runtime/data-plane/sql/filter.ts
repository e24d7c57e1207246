/** Filters as SQL, over visible values. */
import { getNamedType, isInputObjectType } from "graphql";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Column, Relation } from "../../../../schema/model/model.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { ident, qualified } from "../names.ts";
import { checkScalar, type ScalarName } from "../scalars.ts";
import { inputMeaningOf, systemFields } from "../schema-meta.ts";
import type { Argument } from "./arguments.ts";
import { newSource, type Row } from "./source.ts";
import type { Statement } from "./statement.ts";

/** `relations`: conditions on other records, within or beside each other. Each is a join, and planning many takes far longer than reading them. */
export const filterLimits = { nodes: 200, list: 1_000, relations: 12, relationsTogether: 36 } as const;

/** Counts conditions of one filter and refuses the one too many, while the plan is made. */
export interface FilterCount {
  nodes: number;
  relations: number;
}
export const newCount = (): FilterCount => ({ nodes: 0, relations: 0 });

/** The condition of a filter over a row; null when it asks nothing. */
export const filterSql = (statement: Statement, row: Row, filter: Argument, count: FilterCount): string | null => {
  if (filter.value === null || filter.value === undefined) return null;
  const type = getNamedType(filter.type);
  if (!isInputObjectType(type)) throw new Error("a filter is an input object");
  const parts: string[] = [];
  for (const name of Object.keys(filter.value)) {
    const member = filter.member(name);
    if (member.value === undefined) continue;
    const means = inputMeaningOf(type.getFields()[name]!);
    note(count);
    switch (means.is) {
      case "and":
      case "or": {
        const items = member.items().map((item) => filterSql(statement, row, item, count) ?? "true");
        if (items.length) parts.push(`(${items.join(means.is === "and" ? " AND " : " OR ")})`);
        break;
      }
      case "not":
        parts.push(`(${filterSql(statement, row, member, count) ?? "true"}) IS NOT TRUE`);
        break;
      case "system": {
        const { sqlType, scalar } = systemFields[means.field];
        parts.push(...operatorsSql(statement, row.system(means.field), member, { sqlType, scalar, kind: "plain" }, count));
        break;
      }
      case "referenceId":
        parts.push(
          ...operatorsSql(statement, row.column(means.column.id), member, { sqlType: "uuid", scalar: "ID", kind: "plain" }, count),
        );
        break;
      case "column":
        parts.push(...columnSql(statement, row, means.column, means.masked, member, count));
        break;
      case "reference": {
        if (member.value === null) {
          parts.push(`${row.column(means.column.id)} IS NULL`);
          break;
        }
        noteRelation(statement, count);
        const target = newSource(statement, means.target);
        const inner = filterSql(statement, target, member, count);
        const on = `${target.system("id")} = ${row.column(means.column.id)}`;
        parts.push(`EXISTS (SELECT 1 FROM ${target.from()} WHERE ${on}${inner ? ` AND ${inner}` : ""})`);
        break;
      }
      case "many":
        for (const quantifier of ["some", "every", "none"] as const) {
          const condition = member.value === null ? null : member.member(quantifier);
          if (condition === null || condition.value === undefined || condition.value === null) continue;
          note(count);
          noteRelation(statement, count);
          const target = newSource(statement, means.target);
          const inner = filterSql(statement, target, condition, count) ?? "true";
          const on = linked(statement, row, target, means.relation, means.from);
          const asked = quantifier === "every" ? `(${inner}) IS NOT TRUE` : `(${inner})`;
          parts.push(`${quantifier === "some" ? "" : "NOT "}EXISTS (SELECT 1 FROM ${target.from()} WHERE ${on} AND ${asked})`);
        }
        break;
    }
  }
  return parts.length === 0 ? null : `(${parts.join(" AND ")})`;
};

/** Links a row to the records of a to-many relation. */
export const linked = (statement: Statement, row: Row, target: Row, relation: Relation, from: "here" | "there"): string => {
  if (relation.cardinality === "one") return `${target.column(relation.field)} = ${row.system("id")}`;
  const [mine, theirs] = from === "here" ? ["source", "target"] : ["target", "source"];
  const link = statement.alias("k");
  if (relation.linkTable === null) throw new Error(`relation ${relation.field} has no link table`);
  statement.read(relation.from);
  // Where only some rows show their links, those of the others are nobody's to follow, from either end.
  const shown = statement.view.shown(relation.from, relation.field);
  const shows = shown === "plain" ? "" : ` AND ${(from === "here" ? row : target).column(relation.field)}`;
  return `EXISTS (SELECT 1 FROM ${qualified(statement.place, relation.linkTable)} ${link} WHERE ${link}.${ident(mine!)} = ${row.system("id")} AND ${link}.${ident(theirs!)} = ${target.system("id")})${shows}`;
};

interface Operand {
  readonly sqlType: string;
  readonly scalar: ScalarName;
  readonly kind: "plain" | "list";
}

const columnSql = (
  statement: Statement,
  row: Row,
  column: Column,
  masked: boolean,
  asked: Argument,
  count: FilterCount,
): readonly string[] => {
  const expr = row.column(column.id);
  if (masked) return operatorsSql(statement, expr, asked, { sqlType: "text", scalar: "String", kind: "plain" }, count);
  const shape = fieldType(column.type).graphql(column.config);
  const scalar: ScalarName = shape.kind === "scalar" ? shape.name : "String";
  if (column.config.translated === true)
    return operatorsSql(statement, translated(statement, expr), asked, { sqlType: "text", scalar, kind: "plain" }, count);
  const sqlType =
    column.sqlType ??
    { Int: "bigint", Decimal: "numeric", Boolean: "boolean", Date: "date", DateTime: "timestamptz", Time: "time" }[scalar as string] ??
    "text";
  return operatorsSql(statement, expr, asked, { sqlType, scalar, kind: sqlType === "text[]" ? "list" : "plain" }, count);
};

/** The words of a text in the reader's language, else in the platform's. */
export const translated = (statement: Statement, expr: string, locale?: string): string => {
  const asked = locale ?? statement.claim("locale", ({ caller }) => caller.locale, "text");
  const usual = statement.claim("defaultLocale", () => statement.view.model.header.defaultLocale, "text");
  return `coalesce(${expr} ->> ${asked}, ${expr} ->> ${usual})`;
};

const operatorsSql = (statement: Statement, expr: string, asked: Argument, operand: Operand, count: FilterCount): readonly string[] => {
  if (asked.value === null) return [`${expr} IS NULL`];
  const { sqlType, scalar } = operand;
  const one = (argument: Argument) =>
    statement.bind((input) => valid(scalar, argument.get(input)), sqlType === "text[]" ? "text" : sqlType);
  return Object.entries(asked.value as Record<string, unknown>).flatMap(([operator, value]): string[] => {
    if (value === undefined) return [];
    note(count);
    const argument = asked.member(operator);
    const many = () => {
      statement.checks.push((input) => limitList(argument.get(input)));
      return statement.bind((input) => listOf(argument.get(input)).map((item) => valid(scalar, item)), `${sqlType}[]`);
    };
    switch (operator) {
      case "eq":
        return [value === null ? `${expr} IS NULL` : `${expr} = ${one(argument)}`];
      case "ne":
        return [value === null ? `${expr} IS NOT NULL` : `${expr} IS DISTINCT FROM ${one(argument)}`];
      case "isNull":
        return value === null ? [] : [`${expr} IS ${value === true ? "" : "NOT "}NULL`];
    }
    if (value === null) return [];
    switch (operator) {
      case "in":
        return [`${expr} = ANY(${many()})`];
      case "notIn":
        return [`(${expr} = ANY(${many()})) IS NOT TRUE`];
      case "lt":
        return [`${expr} < ${one(argument)}`];
      case "lte":
        return [`${expr} <= ${one(argument)}`];
      case "gt":
        return [`${expr} > ${one(argument)}`];
      case "gte":
        return [`${expr} >= ${one(argument)}`];
      case "last": {
        const span = statement.bind((input) => spanOf(argument.get(input)), "interval");
        if (scalar === "Date") {
          const today = statement.claim("today", (input) => input.today, "date");
          return [`(${expr} > (${today} - ${span})::date AND ${expr} <= ${today})`];
        }
        const now = statement.claim("now", (input) => input.now.toISOString(), "timestamptz");
        return [`(${expr} > ${now} - ${span} AND ${expr} <= ${now})`];
      }
      case "between": {
        const end = (at: number) => statement.bind((input) => valid(scalar, pair(argument.get(input))[at]), sqlType);
        return [`${expr} BETWEEN ${end(0)} AND ${end(1)}`];
      }
      case "contains":
        if (operand.kind === "list") return [`${one(argument)} = ANY(${expr})`];
        return [`${expr} ILIKE ${statement.bind((input) => `%${escapeLike(text(argument.get(input)))}%`, "text")}`];
      case "startsWith":
        return [`${expr} ILIKE ${statement.bind((input) => `${escapeLike(text(argument.get(input)))}%`, "text")}`];
    }
    return [];
  });
};

const note = (count: FilterCount) => {
  count.nodes += 1;
  if (count.nodes > filterLimits.nodes) throw dataError("LIMIT_FILTER", { what: `> ${filterLimits.nodes}` });
};
/** Counts a way to other records, of this filter or order and of the whole operation. */
export const noteRelation = (statement: Statement, count: Pick<FilterCount, "relations">): void => {
  count.relations += 1;
  const { relations, relationsTogether } = filterLimits;
  if (count.relations > relations) throw dataError("LIMIT_FILTER", { what: `relations ${count.relations} > ${relations}` });
  const together = statement.follow();
  if (together > relationsTogether) throw dataError("LIMIT_FILTER", { what: `relations ${together} > ${relationsTogether}` });
};
const limitList = (value: unknown) => {
  if (Array.isArray(value) && value.length > filterLimits.list)
    throw dataError("LIMIT_FILTER", { what: `${value.length} > ${filterLimits.list}` });
};
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
const pair = (value: unknown): readonly unknown[] => {
  const items = listOf(value);
  if (items.length !== 2) throw invalid({ en: "Write two values: from and to.", ar: "اكتب قيمتين: من وإلى." });
  return items;
};
const spanUnits = {
  HOUR: [1, "hours"],
  DAY: [1, "days"],
  WEEK: [7, "days"],
  MONTH: [1, "months"],
  QUARTER: [3, "months"],
  YEAR: [12, "months"],
} as const;
/** A `TimeSpan` as an interval. */
const spanOf = (value: unknown): string => {
  const { n, unit } = value as { readonly n: number; readonly unit: keyof typeof spanUnits };
  if (n < 1 || n > 10_000) throw invalid({ en: "Ask for 1 to 10 000 of a unit of time.", ar: "اطلب من 1 إلى 10000 من وحدة الزمن." });
  const [times, word] = spanUnits[unit];
  // Some two thousand years at most: much further back PostgreSQL knows no time.
  return `${Math.min(n * times, word === "months" ? 24_000 : 700_000)} ${word}`;
};
const escapeLike = (value: string) => value.replace(/[\\%_]/g, "\\$&");
/** A text as it may be sent; refuses what PostgreSQL cannot hold. */
export const text = (value: unknown): string => String(valid("String", String(value)));
const invalid = (message: { readonly en: string; readonly ar: string }) =>
  new InvalidInput([{ path: ["filter"], code: "INVALID", message }]);
const valid = (scalar: ScalarName, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  const looked = checkScalar(scalar, value);
  if ("problem" in looked) throw invalid(looked.problem);
  return looked.value;
};
