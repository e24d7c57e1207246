/**
 * Wall 1. An entity is only ever read through its source: a subselect that holds the rows the caller may see and, for each field, the
 * visible value (plain, mask or empty). Filter, order, search, aggregate, live query all stand on it, so nothing can be found out by
 * sorting or by asking cleverly.
 */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Column, Grant, Table } from "../../../../schema/model/model.ts";
import { maskText, showsMask, showsPlain } from "../access.ts";
import { ident, literal, physical, qualified, tableName } from "../names.ts";
import { type SystemField, systemFields } from "../schema-meta.ts";
import { condition, expression } from "./expression.ts";
import type { Statement } from "./statement.ts";

/** Something that has the columns of one entity: a source, or a subselect over one. */
export interface Row {
  readonly table: Table;
  readonly alias: string;
  column(field: Id): string;
  system(field: SystemField): string;
}

export interface Source extends Row {
  /**
   * Narrows the rows by stored values, whatever of them shows: only for what an index answers and visible values then decide.
   */
  narrow(condition: (base: string) => string): void;
  /** The FROM item; call it last, it holds what was used. */
  from(): string;
}

export interface SourceOptions {
  /** Look at deleted rows too (changes, restore). */
  readonly deleted?: boolean;
  /** Rows of this name in the statement instead of the table's: a record that is being written. */
  readonly rows?: string;
}

export const newSource = (statement: Statement, table: Table, options: SourceOptions = {}): Source => {
  const alias = statement.alias("t");
  const base = statement.alias("b");
  const used = new Map<string, string>();
  if (options.rows === undefined) statement.read(table.id);
  const narrowed: string[] = [];
  let written = false;
  const use = (name: string, expr: () => string) => {
    if (!used.has(name)) {
      if (written) throw new Error(`${alias}.${name} was asked for after its FROM was written`);
      used.set(name, expr());
    }
    return `${alias}.${ident(name)}`;
  };
  return {
    table,
    alias,
    system: (field) => use(systemFields[field].column, () => `${base}.${systemFields[field].column}`),
    column: (field) => use(field, () => visibleValue(statement, table, field, base)),
    narrow: (condition) => {
      if (written) throw new Error(`${alias} was narrowed after its FROM was written`);
      narrowed.push(condition(base));
    },
    from: () => {
      written = true;
      const wall = [...rowConditions(statement, table, base, options), ...narrowed];
      const columns = [...used].map(([name, expr]) => `${expr} AS ${ident(name)}`);
      return `(SELECT ${columns.length ? columns.join(", ") : "1"} FROM ${options.rows ?? qualified(statement.place, tableName(table.id))} ${base}${wall.length ? ` WHERE ${wall.join(" AND ")}` : ""}) ${alias}`;
    },
  };
};

/** The conditions under which a row of the base table exists for the caller. Empty grants admit nothing. */
export const rowConditions = (statement: Statement, table: Table, base: string, options: SourceOptions = {}): readonly string[] => [
  ...(options.deleted ? [] : [`${base}.deleted_at IS NULL`]),
  ...accountCondition(statement, table, base),
  ...admitted(statement, table, base, statement.view.grants(table.id, "read")),
];

/**
 * `(a OR b)`; nothing when a grant admits every row. For places where only true counts (WHERE, WHEN): there NULL admits as little as
 * false, and saying so with IS TRUE would keep indexes from answering.
 */
export const admitted = (statement: Statement, table: Table, base: string, grants: readonly Grant[]): readonly string[] => {
  if (grants.length === 0) return ["false"];
  if (grants.some(({ where }) => where === null)) return [];
  return [`(${grants.map(({ where }) => condition(statement, table, base, where!)).join(" OR ")})`];
};

/** The account predicate, with its own proof that the connection is set to the same account: it raises when it is not. */
const accountCondition = (statement: Statement, table: Table, base: string): readonly string[] => {
  if (!statement.view.accounts || table.id === "ent_account") return [];
  const account = statement.claim("account", ({ caller }) => caller.account, "uuid");
  return [
    `${base}.account_id = ${account}`,
    `(SELECT CASE WHEN nullif(current_setting('wn.account', true), '') IS NOT DISTINCT FROM (${account})::text THEN true ELSE ('account mismatch: ' || current_setting('wn.account', true))::boolean END)`,
  ];
};

/** What the caller may see of a field in this row: the value, its mask, or null. Drops every CASE that is the same for all rows. */
const visibleValue = (statement: Statement, table: Table, field: Id, base: string): string => {
  const column = table.columns.find(({ id }) => id === field);
  if (!column) throw new Error(`no field ${field} on ${table.id}`);
  const value = () =>
    column.computed === "read" && column.compute ? expression(statement, table, base, column.compute) : `${base}.${physical(column)}`;
  const shown = statement.view.shown(table.id, field);
  if (shown === "plain") return value();
  if (shown === "no") return "NULL";
  const grants = statement.view.grants(table.id, "read");
  const when = (of: readonly Grant[], then: string) => {
    const conditions = admitted(statement, table, base, of);
    return of.length === 0 ? "" : conditions.length === 0 ? ` WHEN true THEN ${then}` : ` WHEN ${conditions.join(" AND ")} THEN ${then}`;
  };
  const plain = grants.filter((grant) => showsPlain(grant, field));
  const masked = grants.filter((grant) => showsMask(grant, field));
  const mask = () => `CASE WHEN (${value()}) IS NULL THEN NULL ELSE ${literal(maskText)} END`;
  if (shown === "masked")
    return masked.length === grants.length ? `(${mask()})::text` : `(CASE${when(masked, mask())} ELSE NULL END)::text`;
  return `(CASE${when(plain, value())}${isText(column) ? when(masked, mask()) : ""} ELSE NULL END)`;
};

const isText = (column: Column) => column.sqlType === "text" && column.options.length === 0;
