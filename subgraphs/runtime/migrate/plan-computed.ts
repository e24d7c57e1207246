/**
 * Stored computed fields of the records that are there: worked out when the field is new, when its formula or what it reads changed, and when
 * it comes back. What the former version already showed stays as that version worked it out until the switch. Pure.
 */
import { jcs } from "../../../schema/blueprint/canonical.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { physical } from "../data-plane/names.ts";
import { freshValues } from "../data-plane/stored-values.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { isStored } from "./changes.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { phrase, step } from "./sentences.ts";

/**
 * Before the switch where nobody reads the field yet, so that it is there from the first moment; behind everything else after it, for what
 * was written meanwhile by those who did not know of it.
 */
export const computedSteps = ({ place, to, facts }: ColumnPlan, from: Model): readonly MigrationStep[] =>
  to.tables.flatMap((table) => {
    const former = from.tables.find(({ id }) => id === table.id);
    const rows = facts.rows[table.id] ?? 0;
    // A table that is new has no records; one that was hidden has.
    if (!former && rows === 0) return [];
    return freshValues(place, to, table, "t").flatMap(({ column, sql }) => {
      const was = former?.columns.find(({ id }) => id === column.id);
      const shown = former !== undefined && was !== undefined && isStored(was);
      if (shown && madeOf(former, was) === madeOf(table, column)) return [];
      const one = (id: string, phase: MigrationStep["phase"]): MigrationStep => ({
        ...step(
          id,
          "fill-computed",
          "data",
          phrase("Work out {f} for the records of {t} that are there", "حساب {f} لسجلات {t} الموجودة", table, column),
          [],
          rows,
        ),
        phase,
        fill: { entity: table.id, column: physical(column), value: sql, misfit: null },
      });
      return [...(shown ? [] : [one(`compute:${column.id}`, "expand")]), one(`compute-rest:${column.id}`, "contract")];
    });
  });

/** All that a stored value is made of: how it lies, its formula, and the same of each field that reads. */
const madeOf = (table: Table, column: Column, open: readonly string[] = []): string => {
  const { id, type, sqlType, config, required, default: start, compute } = column;
  if (open.includes(id)) return id;
  const read = compute?.reads.map(([field]) => table.columns.find((one) => one.id === field)) ?? [];
  // In one order of members: one of the two models comes out of the store, which keeps none.
  return jcs([
    id,
    type,
    sqlType,
    config,
    required,
    start,
    compute?.source ?? null,
    read.map((one) => (one ? madeOf(table, one, [...open, id]) : null)),
  ]);
};
