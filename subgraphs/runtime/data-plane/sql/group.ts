/**
 * Groups of records as SQL: inside, the rows the caller may see with the values that are asked for; around it the groups, in order and
 * at most as many as asked; outside, their keys and figures as JSON. Records that are keys are read for the groups of the answer only.
 */
import { getNamedType, isInputObjectType } from "graphql";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { inputMeaningOf, meaningOf, type SystemField } from "../schema-meta.ts";
import { type Argument, argumentOf } from "./arguments.ts";
import { countSql, figurePiece, figureSql } from "./figures.ts";
import { filterSql, newCount, translated } from "./filter.ts";
import type { Piece } from "./json-text.ts";
import { pageLimits } from "./list.ts";
import { valueTerm } from "./order.ts";
import { searchSql } from "./search.ts";
import { type Built, type Compiling, collect, objectTypeOf, recordPiece, type Selected, selectionOf, valuePiece } from "./select.ts";
import { newSource, type Source } from "./source.ts";
import type { RunInput, Statement } from "./statement.ts";

export const groupLimits = { keys: 6, order: 8 } as const;

interface Key {
  /** Field id, or the system field. */
  readonly of: Id | SystemField;
  readonly column: Column | null;
  /** Where it stands among the rows inside. */
  readonly name: string;
  readonly expr: string;
}

/** The piece of `invoicesGroup`: a list, never null. */
export const groupPiece = (compiling: Compiling, table: Table, selected: Selected): Built => {
  const { statement } = compiling;
  const { json } = statement;
  const ask = (name: string) => argumentOf(selected.field, selected.nodes[0]!, name, compiling.variables);
  const size = sizeOf(statement, ask("first"));
  const source = newSource(statement, table);
  const rows = statement.alias("g");
  const groups = statement.alias("p");
  const keys = keysOf(statement, source, ask("by"), ask("timeZone"));

  // Values of fields inside, and figures over them in the middle; each is written once.
  const inside = new Map<string, string>(keys.map(({ name, expr }) => [expr, name]));
  const value = (field: Id) => `${rows}.${named(inside, source.column(field), "v")}`;
  const middle = new Map<string, string>(keys.map(({ name }) => [`${rows}.${name}`, name]));
  const carry = (sql: string) => `${groups}.${named(middle, sql, "a")}`;

  const costs: Built["cost"][] = [];
  const piece = json.object(
    collect(compiling, objectTypeOf(selected.field), selectionOf(selected)).map((part): readonly [string, Piece] => {
      if (part.field === null) return [part.key, json.constant(`${table.typeName}Group`)];
      if (part.field.name !== "keys") return [part.key, figurePiece(compiling, part, value, carry)];
      const built = keysPiece(compiling, part, keys, groups);
      costs.push(built.cost);
      return [part.key, built.piece];
    }),
  );
  const order = orderSql(statement, rows, keys, ask("order"), value);
  const conditions = [filterSql(statement, source, ask("filter"), newCount()), searchSql(statement, source, table, ask("search"))].filter(
    (condition) => condition !== null,
  );
  const as = (columns: ReadonlyMap<string, string>) => [...columns].map(([expr, name]) => `${expr} AS ${name}`).join(", ");
  const inner = `SELECT ${as(inside)} FROM ${source.from()}${conditions.length ? ` WHERE ${conditions.join(" AND ")}` : ""}`;
  const grouped = `SELECT ${as(middle)} FROM (${inner}) ${rows} GROUP BY ${keys.map(({ name }) => `${rows}.${name}`).join(", ")} ORDER BY ${order} LIMIT ${statement.bind(size, "int")}`;
  return {
    // Behind its limit the inner select keeps its order, and the list is put together in it.
    piece: json.ofRow(json.array(piece, null, null), `(${grouped}) ${groups}`),
    // Besides what is answered, every row the filter admits is read once, as for a count.
    cost: (input) =>
      size(input) *
        Math.max(
          1,
          costs.reduce((sum, cost) => sum + cost(input), middle.size - keys.length),
        ) +
      middle.size * 50,
  };
};

/** What an expression is called in a select; the same expression has one name. */
const named = (columns: Map<string, string>, expr: string, prefix: string): string => {
  const known = columns.get(expr);
  if (known !== undefined) return known;
  const name = `${prefix}${columns.size}`;
  columns.set(expr, name);
  return name;
};

const problem = (path: string, en: string, ar: string) => new InvalidInput([{ path: [path], code: "INVALID", message: { en, ar } }]);

const sizeOf = (statement: Statement, first: Argument) => {
  const size = (input: RunInput): number => {
    const value = first.get(input);
    return typeof value === "number" ? value : pageLimits.rootDefault;
  };
  statement.checks.push((input) => {
    const asked = size(input);
    if (asked < 0) throw problem("first", "There cannot be fewer than no groups.", "لا يمكن أن تكون المجموعات أقل من صفر.");
    if (asked > pageLimits.root) throw dataError("LIMIT_PAGE", { limit: pageLimits.root, asked });
  });
  return size;
};

const keysOf = (statement: Statement, source: Source, by: Argument, timeZone: Argument): readonly Key[] => {
  const items = by.items();
  if (items.length === 0) throw problem("by", "Name at least one thing to group by.", "اذكر شيئًا واحدًا على الأقل للتجميع.");
  if (items.length > groupLimits.keys) throw dataError("LIMIT_FILTER", { what: `by ${items.length} > ${groupLimits.keys}` });
  let bound: string | null = null;
  const zone = () => {
    bound ??= statement.bind((input) => {
      const asked = timeZone.get(input);
      return typeof asked === "string" ? knownZone(asked) : statement.view.model.header.timeZone;
    }, "text");
    return bound;
  };
  const keys = items.map((item, at): Key => {
    const type = getNamedType(item.type);
    if (!isInputObjectType(type) || typeof item.value !== "object" || item.value === null) throw new Error("a key is an input object");
    const [name] = Object.keys(item.value);
    const means = inputMeaningOf(type.getFields()[name!]!);
    const period = periods[String(item.member(name!).value) as keyof typeof periods] ?? null;
    const key = { name: `k${at}` };
    if (means.is === "system") {
      const local = `(${source.system(means.field)} AT TIME ZONE ${zone()})`;
      return { ...key, of: means.field, column: null, expr: `date_trunc('${period}', ${local})::date` };
    }
    if (means.is !== "column") throw new Error("grouped by a field");
    const { column } = means;
    const value = source.column(column.id);
    const expr =
      period !== null
        ? `date_trunc('${period}', ${column.type === "dateTime" ? `${value} AT TIME ZONE ${zone()}` : `${value}::timestamp`})::date`
        : column.config.translated === true
          ? translated(statement, value)
          : value;
    return { ...key, of: column.id, column, expr };
  });
  if (new Set(keys.map(({ of }) => of)).size < keys.length)
    throw problem("by", "Name each thing to group by once.", "اذكر كل ما يُجمَّع به مرة واحدة.");
  return keys;
};

/** Weeks begin on Monday, as ISO 8601 has them. */
const periods = { DAY: "day", WEEK: "week", MONTH: "month", QUARTER: "quarter", YEAR: "year" } as const;

const zones = new Set(Intl.supportedValuesOf("timeZone"));
const knownZone = (zone: string): string => {
  if (zone === "UTC" || zones.has(zone)) return zone;
  throw problem("timeZone", 'Write a time zone such as "Asia/Riyadh".', "اكتب منطقة زمنية مثل «Asia/Riyadh».");
};

/** The keys of a group; what was not grouped by is null. */
const keysPiece = (compiling: Compiling, selected: Selected, keys: readonly Key[], groups: string): Built => {
  const { statement } = compiling;
  const { json } = statement;
  const type = objectTypeOf(selected.field);
  const costs: Built["cost"][] = [];
  const piece = json.object(
    collect(compiling, type, selectionOf(selected)).map((part): readonly [string, Piece] => {
      if (part.field === null) return [part.key, json.constant(type.name)];
      const means = meaningOf(part.field);
      const of = means.is === "system" ? means.field : "column" in means ? means.column.id : null;
      const key = keys.find((candidate) => candidate.of === of);
      if (!key) return [part.key, json.constant(null)];
      const value = `${groups}.${key.name}`;
      if (means.is === "reference") {
        const target = newSource(statement, means.target);
        const built = recordPiece(compiling, target, objectTypeOf(part.field), selectionOf(part));
        const on = `${target.system("id")} = ${value}`;
        costs.push(built.cost);
        return [part.key, json.ofRowOrNull(built.piece, `${target.from()} WHERE ${on}`)];
      }
      costs.push(() => 1);
      if (!key.column || key.column.type === "date" || key.column.type === "dateTime" || key.column.target)
        return [part.key, json.quoted(value)];
      return [part.key, key.column.config.translated === true ? json.value(value) : valuePiece(statement, key.column, value)];
    }),
  );
  return { piece, cost: (input) => costs.reduce((sum, cost) => sum + cost(input), 0) };
};

/** ORDER BY of the groups: what is asked, then the keys, so that the order is always the same. Empty values come last. */
const orderSql = (statement: Statement, rows: string, keys: readonly Key[], order: Argument, value: (field: Id) => string): string => {
  const asked = order.value === null || order.value === undefined ? [] : order.items();
  if (asked.length > groupLimits.order) throw dataError("LIMIT_FILTER", { what: `order ${asked.length} > ${groupLimits.order}` });
  const term = (expr: string, desc: boolean) => `${expr} ${desc ? "DESC" : "ASC"} NULLS LAST`;
  const byKey = (key: Key, desc: boolean): readonly string[] => {
    const at = `${rows}.${key.name}`;
    if (!key.column || key.expr.startsWith("date_trunc")) return [term(at, desc)];
    if (key.column.target) return [...titleOf(statement, key.column.target, at).map((title) => term(title, desc)), term(at, desc)];
    return [term(valueTerm(statement, at, key.column, false, desc).expr, desc)];
  };
  const one = (item: Argument): readonly string[] => {
    const [name, member, means] = only(item);
    if (name === null) return [];
    if (means.is === "count") return [term(countSql, member.value === "DESC")];
    const [, direction, inner] = only(member);
    if (direction === null) return [];
    if (means.is === "figure" && inner.is === "column")
      return [term(figureSql(statement, means.figure, inner.column, value), direction.value === "DESC")];
    const of = inner.is === "system" ? inner.field : inner.is === "column" ? inner.column.id : null;
    const key = keys.find((candidate) => candidate.of === of);
    if (!key) throw problem("order", "Groups can only be sorted by keys they were grouped by.", "لا تُرتَّب المجموعات إلا بما جُمِّعت به.");
    return byKey(key, direction.value === "DESC");
  };
  return [...asked.flatMap(one), ...keys.flatMap((key) => byKey(key, false))].join(", ");
};

/** The one member of a `@oneOf` input, with what it means. */
const only = (
  item: Argument,
):
  | readonly [name: string, member: Argument, means: ReturnType<typeof inputMeaningOf>]
  | readonly [null, null, { readonly is: "nothing" }] => {
  const type = getNamedType(item.type);
  const name = typeof item.value === "object" && item.value !== null ? Object.keys(item.value)[0] : undefined;
  if (!isInputObjectType(type) || name === undefined) return [null, null, { is: "nothing" }];
  return [name, item.member(name), inputMeaningOf(type.getFields()[name]!)];
};

/** What a record that is a key is called, as far as the caller may see it. */
const titleOf = (statement: Statement, entity: Id, id: string): readonly string[] => {
  const table = statement.view.tables.get(entity);
  const title = table?.columns.find((column) => column.id === table.title);
  if (!table || !title || title.sqlType === null || !statement.view.readable(entity)) return [];
  const target = newSource(statement, table);
  const value = target.column(title.id);
  const { expr } = valueTerm(statement, title.config.translated === true ? translated(statement, value) : value, title, false, false);
  const on = `${target.system("id")} = ${id}`;
  return [`(SELECT ${expr} FROM ${target.from()} WHERE ${on})`];
};
