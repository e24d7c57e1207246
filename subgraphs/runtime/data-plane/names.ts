/**
 * Physical names. A table is named by the entity's id and a column by the field's id, so renaming costs no DDL and no text a person
 * wrote ever becomes an identifier. Whatever does not look like an id is refused here, whoever let it through before.
 */

import type { Id } from "../../../schema/blueprint/shape.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import type { Column, Table } from "../../../schema/model/model.ts";

/** Where one environment lives: its schema and the NOLOGIN role of the same name. */
export interface Place {
  readonly schema: string;
  readonly role: string;
}

// An id, and what we put behind it: a generation, the name of a constraint.
const idPattern = /^[a-z][a-z0-9_]{1,59}$/;
const systemPattern = /^_[a-z][a-z_]{1,30}$/;

/** Quotes an identifier that came from the model; throws when it is not one. */
export const ident = (name: string): string => {
  if (!idPattern.test(name) && !systemPattern.test(name)) throw new Error(`"${name.slice(0, 80)}" is not an identifier of a model`);
  return `"${name}"`;
};

/** Physical name of an entity's table, unqualified and unquoted: `ent_user` lies in `_user`. */
export const tableName = (entity: Id): string => (entity === builtIn.user ? "_user" : entity);

/** `"p_x_preview"."ent_7f3a"` */
export const qualified = (place: Place, name: string): string => `${ident(place.schema)}.${ident(name)}`;

type Placed = { readonly physical?: string } & ({ readonly id: Id } | { readonly field: Id });

/** Name of the column that holds a field, unquoted: the field's id, and from its second generation on a number behind it. */
export const physicalName = (it: Placed): string => it.physical ?? ("id" in it ? it.id : it.field);

/**
 * The column of a base table that holds a field, quoted. Every statement names stored values with it; what a subselect calls its own
 * outputs stays the field's id.
 */
export const physical = (it: Placed): string => ident(physicalName(it));

/** A string as an SQL literal. For DDL only, where parameters do not exist; values of requests are always bound. */
export const literal = (value: string): string => {
  if (value.includes("\0")) throw new Error("a literal cannot hold a NUL character");
  return value.includes("\\") ? ` E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'` : `'${value.replaceAll("'", "''")}'`;
};

/** Columns that exist in the table: everything but link-table fields and fields computed on read. */
export const storedColumns = (table: Table): readonly (Column & { readonly sqlType: string })[] =>
  table.columns.filter((column): column is Column & { readonly sqlType: string } => column.sqlType !== null && column.computed !== "read");

const sqlTypePattern =
  /^(text|text\[\]|uuid|uuid\[\]|bigint|integer|smallint|int|boolean|jsonb|date|time|timestamptz|point|numeric(\(\d{1,3}(,\s?\d{1,3})?\))?)$/;

/** A column type from the model; throws for anything that is not one of the types fields are stored as. */
export const sqlTypeOf = (column: { readonly id: Id; readonly sqlType: string }): string => {
  if (!sqlTypePattern.test(column.sqlType))
    throw new Error(`field ${column.id} has the unknown column type "${column.sqlType.slice(0, 40)}"`);
  return column.sqlType;
};
