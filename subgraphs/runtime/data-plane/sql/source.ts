/**
 * Wall 1. An entity is only ever read through its source: a subselect that holds the rows the caller may see and, for each field, the
 * visible value (plain, mask or empty). Filter, order, search, aggregate, live query all stand on it, so nothing can be found out by
 * sorting or by asking cleverly.
 */
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { ident, qualified, tableName } from "../names.ts";
import { type SystemField, systemFields } from "../schema-meta.ts";
import { admitted, alive, ofAccount, visibleValue } from "./predicates.ts";
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
  ...(options.deleted ? [] : [alive(base)]),
  ...ofAccount(statement, table, base),
  ...admitted(statement, table, base, statement.view.grants(table.id, "read")),
];
