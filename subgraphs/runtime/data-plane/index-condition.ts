/**
 * Which rows an index holds. PostgreSQL takes only conditions whose answer never changes by itself, over columns of the same row; a
 * blueprint may say more. An index whose condition says more is not built: what is found does not depend on it, and a unique one is
 * never made stricter by leaving its condition out.
 */
import { fitsIndex } from "../../../schema/blueprint/expressions/index-condition.ts";
import { toFilterSql } from "../../../schema/blueprint/expressions/to-sql.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Table } from "../../../schema/model/model.ts";
import { ident, literal, physical, tableName } from "./names.ts";

export type Index = Pick<Table["indexes"][number], "id" | "fields" | "unique" | "where">;

/** The condition as SQL; "" for every row; null when no index can have it. */
export const conditionOf = (table: Table, { where }: Pick<Index, "where">): string | null => {
  if (where === null) return "";
  const isColumn = (field: Id): boolean => table.columns.some(({ id, sqlType }) => id === field && sqlType !== null);
  if (!where.sql || !fitsIndex(where.tree, isColumn)) return null;
  const never = (): never => {
    throw new Error("an index knows nothing but its row");
  };
  const alias = ident(tableName(table.id));
  return toFilterSql(where, {
    alias,
    table: never,
    column: (field) => physical(table.columns.find(({ id }) => id === field) ?? { id: field }),
    bind: (value, type) =>
      Array.isArray(value)
        ? `array[${value.map((one) => literal(String(one))).join(", ")}]::${type}`
        : `${literal(String(value))}::${type}`,
    me: { id: "null", roles: "null", field: never },
    now: "null",
    today: "null",
    variable: never,
  });
};

/** Whether PostgreSQL holds this index. */
export const isBuilt = (table: Table, index: Pick<Index, "where">): boolean => conditionOf(table, index) !== null;

/** Every field an index says something of. */
export const fieldsOf = ({ fields, where }: Pick<Index, "fields" | "where">): readonly Id[] => [
  ...new Set([...fields, ...(where?.reads.map(([field]) => field!) ?? [])]),
];
