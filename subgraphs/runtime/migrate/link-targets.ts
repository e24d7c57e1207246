/**
 * Fields that link to records of one entity in one model and of another entity in the other, where one of them links to several. No link
 * of the one means anything in the other, so nothing is kept the same: each version reads and writes links of its own. Between links to
 * one record each it is a conversion in which every value is a misfit (`changes.ts`). Pure.
 */
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { type Place, physical, qualified, tableName } from "../data-plane/names.ts";
import type { Hidden, LinkFill } from "../domain/migration.ts";
import { formerColumn } from "./former.ts";
import { isMany, isOne, linkTableName } from "./link-changes.ts";

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
export const isTargetChange = (was: Column, column: Column): boolean =>
  [was, column].every((one) => isMany(one) || isOne(one)) && (isMany(was) || isMany(column)) && was.target !== column.target;

/** Every such field. Both models as they lie in the environment now. */
export const targetChangesOf = (from: Model, to: Model, hidden: readonly Hidden[]): readonly TargetChange[] =>
  to.tables.flatMap((table) =>
    table.columns.flatMap((column): readonly TargetChange[] => {
      const { was, dormant } = formerColumn(from, hidden, table.id, column.id) ?? {};
      if (!was || !isTargetChange(was, column)) return [];
      return [{ table, was, column, dormant: dormant!, earlier: earlierOf(column, hidden) }];
    }),
  );

/** The newest form in which the field led there: as many links as are wanted before another number of them. */
const earlierOf = (column: Column, hidden: readonly Hidden[]): Column | null => {
  const led = hidden
    .filter(({ kind, field }) => kind === "generation" && field === column.id)
    .map(({ was }) => was as Column)
    .filter((was) => (isMany(was) || isOne(was)) && was.target === column.target);
  return led.findLast((was) => isMany(was) === isMany(column)) ?? led.at(-1) ?? null;
};

/** The links of a field wherever they lie, as rows of `source` and `target`. */
export const linksIn = (place: Place, table: Table, column: Column): string =>
  isMany(column)
    ? `SELECT k.source, k.target FROM ${qualified(place, linkTableName(column))} k`
    : `SELECT o.id AS source, o.${physical(column)} AS target FROM ${qualified(place, tableName(table.id))} o WHERE o.${physical(column)} IS NOT NULL`;

/** Those that led there before and find room: where one link is wanted, of the records that had one. */
const bringable = (place: Place, { table, column }: TargetChange, earlier: Column): string =>
  isMany(column) || isOne(earlier)
    ? linksIn(place, table, earlier)
    : `SELECT k.source, (array_agg(k.target))[1] AS target FROM ${qualified(place, linkTableName(earlier))} k GROUP BY k.source HAVING count(*) = 1`;

/** True for a record `t` that will have no link; for one that becomes required. */
export const targetMissing = (place: Place, change: TargetChange): string => {
  if (!change.earlier) return "true";
  const target = qualified(place, tableName(change.column.target!));
  return `NOT EXISTS (SELECT FROM (${bringable(place, change, change.earlier)}) e JOIN ${target} r ON r.id = e.target WHERE e.source = t.id)`;
};

/** What brings the links back that led there before. A record that is on its way out is waited for, or its link is left out. */
export const earlierLinks = (place: Place, change: TargetChange, earlier: Column): LinkFill => {
  const { table, column } = change;
  const led = bringable(place, change, earlier);
  // Locked before it is linked to: whoever removes it comes before, or is refused by the key.
  const there = `SELECT e.source, e.target FROM (${led}) e JOIN ${qualified(place, tableName(column.target!))} r ON r.id = e.target WHERE e.source = ANY($1::uuid[]) FOR KEY SHARE OF r`;
  if (isMany(column)) {
    const into = qualified(place, linkTableName(column));
    return {
      entity: table.id,
      needs: `NOT EXISTS (SELECT FROM ${into} k WHERE k.source = t.id) AND EXISTS (SELECT FROM (${led}) e WHERE e.source = t.id)`,
      statement: `INSERT INTO ${into} (source, target) ${there} ON CONFLICT DO NOTHING`,
      misfit: null,
    };
  }
  const records = qualified(place, tableName(table.id));
  return {
    entity: table.id,
    needs: `t.${physical(column)} IS NULL AND EXISTS (SELECT FROM (${led}) e WHERE e.source = t.id)`,
    statement: `WITH there AS (${there}) UPDATE ${records} t SET ${physical(column)} = there.target FROM there WHERE t.id = there.source`,
    misfit: null,
  };
};
