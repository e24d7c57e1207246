/**
 * Computed fields that are kept beside their record. Whoever writes through an action has them worked out there; what a release, a rule
 * about how long records are kept, a reset, the erasing of people or their own doors change comes here. Only what follows from its record
 * alone is worked out anew: a value that was made of who saved it and when (blueprints of older programs have them) stays as it was saved.
 */
import type { Checked } from "../../../schema/blueprint/expressions/checked.ts";
import { followsFromRecord } from "../../../schema/blueprint/expressions/own-record.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { type ModelView, viewModel } from "./access.ts";
import { type Place, physical, qualified, sqlTypeOf, storedColumns, tableName } from "./names.ts";
import { expression } from "./sql/expression.ts";
import { statementWithoutParameters } from "./sql/without-parameters.ts";

/** Stored computed fields, those that others stand on first. */
export const computedInOrder = (table: Table): readonly (readonly [Id, Checked])[] => {
  const computed = new Map(storedColumns(table).flatMap((column) => (column.compute ? [[column.id, column.compute] as const] : [])));
  const done = new Map<Id, Checked>();
  const add = (field: Id, open: ReadonlySet<Id>) => {
    const formula = computed.get(field);
    if (!formula || done.has(field) || open.has(field)) return;
    for (const read of readsOf(table, formula)) add(read, new Set([...open, field]));
    done.set(field, formula);
  };
  for (const field of computed.keys()) add(field, new Set());
  return [...done];
};

/** The stored computed fields that follow from others that change. */
export const followersOf = (table: Table, changed: readonly Id[]): readonly Id[] => {
  const moved = new Set(changed);
  for (const [field, formula] of computedInOrder(table)) if (readsOf(table, formula).some((read) => moved.has(read))) moved.add(field);
  return [...moved].filter((field) => !changed.includes(field));
};

/** Fields of the record a formula reads, also by way of those that are computed when they are read. */
const readsOf = (table: Table, formula: Checked, open: readonly Id[] = []): readonly Id[] =>
  formula.reads.flatMap(([field]) => {
    if (field === undefined || open.includes(field)) return [];
    const { compute, computed } = table.columns.find(({ id }) => id === field) ?? {};
    return compute && computed === "read" ? [field, ...readsOf(table, compute, [...open, field])] : [field];
  });

/** A stored computed field and its value as an expression over the other columns of its row. */
export interface FreshValue {
  readonly column: Column & { readonly sqlType: string };
  readonly sql: string;
}

/** What the stored computed fields of a row `alias` should be: each over what was entered, so that no order is to be kept. */
export const freshValues = (place: Place, model: Model, table: Table, alias: string): readonly FreshValue[] => {
  const kept = storedColumns(table).filter((column) => column.compute?.sql && follows(table, column.compute, [column.id]));
  if (kept.length === 0) return [];
  const view = viewModel(model, []);
  const { statement, finish } = statementWithoutParameters(place, { ...view, columns: allWorkedOut(view, table) });
  return kept.map((column) => ({
    column,
    sql: finish(`(${expression(statement, table, alias, column.compute!)})::${sqlTypeOf(column)}`),
  }));
};

const allWorkedOut = ({ columns }: ModelView, table: Table): ModelView["columns"] =>
  new Map(
    [...columns].map(([id, found]) =>
      found.table.id === table.id && found.column.compute ? [id, { ...found, column: { ...found.column, computed: "read" } }] : [id, found],
    ),
  );

const follows = (table: Table, formula: Checked, open: readonly Id[]): boolean =>
  followsFromRecord(formula.tree, (field) => {
    const column = table.columns.find(({ id }) => id === field);
    if (!column || open.includes(field)) return false;
    return column.compute ? follows(table, column.compute, [...open, field]) : column.sqlType !== null;
  });

/** True of a row `alias` in which one of these values is not what it should be. */
export const isStale = (values: readonly FreshValue[], alias: string): string =>
  values.map(({ column, sql }) => `(${sql})::text IS DISTINCT FROM (${alias}.${physical(column)})::text`).join(" OR ");

type Query = (sql: string, values: readonly unknown[]) => Promise<unknown>;

/** Works out the stored computed fields of these records anew, where they are not right; in the transaction that changed them. */
export const refresh = async (query: Query, place: Place, model: Model, entity: Id, ids: readonly string[]): Promise<void> => {
  const table = model.tables.find(({ id }) => id === entity);
  if (!table || ids.length === 0) return;
  const values = freshValues(place, model, table, "t");
  if (values.length === 0) return;
  await query(
    `UPDATE ${qualified(place, tableName(entity))} t SET ${values.map(({ column, sql }) => `${physical(column)} = ${sql}`).join(", ")} WHERE t.id = ANY($1::uuid[]) AND (${isStale(values, "t")})`,
    [ids],
  );
};
