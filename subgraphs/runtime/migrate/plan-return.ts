/** The steps by which a table that was hidden comes back with a version whose fields may be others than it went with. Pure. */
import type { Column, Table } from "../../../schema/model/model.ts";
import { addColumn, createTable, relaxColumn } from "../data-plane/ddl.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { type Change, isStored } from "./changes.ts";
import { formerTable } from "./former.ts";
import { nowHidden } from "./hidden.ts";
import { isMany } from "./link-changes.ts";
import { accountSteps } from "./plan-accounts.ts";
import { type ColumnPlan, columnSteps, requireSteps, widenStep } from "./plan-columns.ts";
import { indexSteps } from "./plan-indexes.ts";
import { of, phrase, step } from "./sentences.ts";

/** What a field's values do while the table comes back; `moving` is null for a field that stays where it lies. */
export interface Returning {
  readonly moving: (table: Table, column: Column) => readonly MigrationStep[] | null;
  readonly widening: ReadonlyMap<string, Change>;
}

/**
 * It is there already: what its fields are now is added to it, what they were is converted or kept as for a field that was hidden alone,
 * and older records without a required value are asked for it. Where customer accounts came or went meanwhile, its records get or lose theirs as
 * those of the tables that were there.
 */
export const returnSteps = (plan: ColumnPlan, table: Table, { moving, widening }: Returning): readonly MigrationStep[] => {
  const { place, to, facts } = plan;
  const count = facts.rows[table.id] ?? 0;
  const went = formerTable(facts.hidden, table.id);
  const was = new Map(went?.columns.map((column) => [column.id, column]));
  const left = (went?.columns ?? []).filter(({ id }) => !table.columns.some((column) => column.id === id));
  const bare: Table = { ...table, columns: table.columns.map((column) => ({ ...column, required: false })) };
  // It went as the platform was then: with owners, or without.
  const had = facts.owned?.includes(table.id) ? "many" : "none";
  const header = { ...to.header, accounts: facts.owned ? had : to.header.accounts } as const;
  return [
    ...(went ? accountSteps(place, [{ header }, went], [to, table], { rows: count, shared: facts.shared[table.id] }) : []),
    step(
      `table:${table.id}`,
      "create-table",
      "online",
      of("{t} are back, with the records that were kept", "تعود {t} بسجلاتها المحفوظة", table),
      [
        ...[...bare.columns, ...(went?.columns ?? [])].flatMap((column) => relaxColumn(place, table, column)),
        ...bare.columns.flatMap((column) => addColumn(place, table, column, to, { online: true })),
        ...createTable(place, bare, to),
      ],
      count,
    ),
    ...table.columns.flatMap((column): readonly MigrationStep[] => {
      const steps = moving(table, column);
      if (steps) return steps;
      const before = was.get(column.id);
      const change = widening.get(column.id);
      return [
        ...(change?.conversion.kind === "widen" ? [widenStep(plan, change, count)] : []),
        ...(before ? columnSteps(plan, table, before, column, count) : []),
        ...(column.required && isStored(column) ? requireSteps(plan, table, column, count) : []),
      ];
    }),
    ...left.flatMap((column) => keptStep(plan, table, column, count)),
    ...(went ? indexSteps(place, [{ header }, went], [to, table], count) : []),
  ];
};

/** A field that does not come back with its table: its values are listed by themselves from now on. */
const keptStep = ({ place }: ColumnPlan, table: Table, column: Column, rows: number): readonly MigrationStep[] =>
  isStored(column) || isMany(column)
    ? [
        {
          ...step(
            `hide:${column.id}`,
            "hide-field",
            "safe",
            phrase("{f} of {t} stays hidden; its values are kept", "يبقى {f} من {t} مخفيًا وتُحفظ قيمه", table, column),
            [nowHidden(place, table, column, null, "field")],
            rows,
          ),
          phase: "contract",
        },
      ]
    : [];
