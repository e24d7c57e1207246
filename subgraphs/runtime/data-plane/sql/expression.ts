/** Checked expressions inside a statement: who `me` is, where fields lie, what `now` means. The compiler itself is in `schema/`. */
import type { Checked } from "../../../../schema/blueprint/expressions/checked.ts";
import type { SqlContext } from "../../../../schema/blueprint/expressions/sql-context.ts";
import { toFilterSql, toSql } from "../../../../schema/blueprint/expressions/to-sql.ts";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { physical, qualified, tableName } from "../names.ts";
import type { Statement } from "./statement.ts";

/** What an expression may name beside the record and the caller. */
export interface Extra {
  /** Alias of the row before the update. */
  readonly old?: string;
  /** Parameters of an action, by id. */
  readonly name?: NonNullable<SqlContext["name"]>;
  /** Somebody else than the caller, whose claims count. */
  readonly me?: SqlContext["me"];
}

/** The exact value over the row `alias`; NULL is unknown. */
export const expression = (statement: Statement, table: Table, alias: string, checked: Checked, extra: Extra = {}): string =>
  `(${toSql(checked, context(statement, table, alias, extra))})`;

/** A condition where only true counts: it fits indexes, and NULL may stand for false. */
export const condition = (statement: Statement, table: Table, alias: string, checked: Checked, extra: Extra = {}): string =>
  `(${toFilterSql(checked, context(statement, table, alias, extra))})`;

const context = (statement: Statement, table: Table, alias: string, extra: Extra): SqlContext => {
  const { view } = statement;
  return {
    alias,
    ...extra,
    ...(statement.hops && { hops: statement.hops }),
    entity: table.id,
    table: (entity) => {
      statement.read(entity);
      return qualified(statement.place, tableName(entity));
    },
    column: (field) => physical(view.columns.get(field)?.column ?? { id: field }),
    compute: (field) => {
      const column = view.columns.get(field)?.column;
      return column?.computed === "read" ? column.compute : null;
    },
    link: (field) => {
      const relation = view.relations.get(field);
      if (!relation?.linkTable) throw new TypeError(`No link table for ${field}`);
      statement.read(relation.from);
      return qualified(statement.place, relation.linkTable);
    },
    bind: (value, sqlType) => statement.bind(() => value, sqlType),
    // Claims are parameters, added only when something asks for them.
    me: extra.me ?? {
      get id() {
        return statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
      },
      get account() {
        return statement.claim("account", ({ caller }) => caller.account, "uuid");
      },
      get roles() {
        return statement.claim("me.roles", ({ caller }) => caller.viewerClass, "text[]");
      },
      field: (field) => statement.claim(`me.${field}`, ({ caller }) => caller.user?.fields[field] ?? null, fieldSqlType(statement, field)),
    },
    get now() {
      return statement.claim("now", ({ now }) => now.toISOString(), "timestamptz");
    },
    get today() {
      return statement.claim("today", ({ today }) => today, "date");
    },
    timeZone: view.model.header.timeZone,
    variable: (id) => {
      const found = view.model.variables.find((variable) => variable.id === id);
      if (!found) throw new TypeError(`No variable ${id}`);
      return statement.claim(
        `variable.${id}`,
        ({ environment }) => environment.variables?.[id] ?? found.default,
        fieldType(found.type).sqlType({}) ?? "text",
      );
    },
  };
};

const fieldSqlType = (statement: Statement, field: Id): string => statement.view.columns.get(field)?.column.sqlType ?? "text";
