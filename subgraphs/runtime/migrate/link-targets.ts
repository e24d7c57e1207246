/**
 * Fields that link to several records of one entity in one model and of another entity in the other. No link of the one means anything
 * in the other, so nothing is kept the same: each version reads and writes links of its own. Pure.
 */
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { type Place, qualified, tableName } from "../data-plane/names.ts";
import type { Hidden, LinkFill } from "../domain/migration.ts";
import { isMany, linkTableName } from "./link-changes.ts";

export interface TargetChange {
  readonly table: Table;
  readonly was: Column;
  readonly column: Column;
  /** The field was hidden: nobody sees its links now. */
  readonly dormant: boolean;
  /** The field as it linked to the wanted entity before, as after a release that is rolled back. */
  readonly earlier: Column | null;
}

/** Whether the links of a field lead somewhere else from now on. */
export const isTargetChange = (was: Column, column: Column): boolean => isMany(was) && isMany(column) && was.target !== column.target;

/** Every such field of tables that both models have. Both models as they lie in the environment now. */
export const targetChangesOf = (from: Model, to: Model, hidden: readonly Hidden[]): readonly TargetChange[] => {
  const tables = new Map(from.tables.map((table) => [table.id, table]));
  return to.tables.flatMap((table) =>
    table.columns.flatMap((column): readonly TargetChange[] => {
      const before = tables.get(table.id);
      const live = before?.columns.find(({ id }) => id === column.id);
      const asleep = before && hidden.find(({ kind, field }) => kind === "field" && field === column.id);
      const was = live ?? (asleep?.was as Column | undefined);
      if (!was || !isTargetChange(was, column)) return [];
      const earlier = hidden.findLast(
        (one) =>
          one.kind === "generation" && one.field === column.id && isMany(one.was as Column) && (one.was as Column).target === column.target,
      );
      return [{ table, was, column, dormant: !live, earlier: (earlier?.was as Column | undefined) ?? null }];
    }),
  );
};

/** What brings the links back that led there before. A record that is on its way out is waited for, or its link is left out. */
export const earlierLinks = (place: Place, { table, column }: TargetChange, earlier: Column): LinkFill => {
  const [from, into] = [earlier, column].map((one) => qualified(place, linkTableName(one)));
  const none = `NOT EXISTS (SELECT FROM ${into} k WHERE k.source = t.id)`;
  return {
    entity: table.id,
    needs: `${none} AND EXISTS (SELECT FROM ${from} e WHERE e.source = t.id)`,
    statement: `INSERT INTO ${into} (source, target) SELECT e.source, e.target FROM ${from} e JOIN ${qualified(place, tableName(column.target!))} r ON r.id = e.target WHERE e.source = ANY($1::uuid[]) FOR KEY SHARE OF r ON CONFLICT DO NOTHING`,
    misfit: null,
  };
};
