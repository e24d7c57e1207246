/** What a version no longer has: hidden, kept, and held against nobody. Pure. */
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { columnDefault, dropForeignKey, type Place, relaxColumn } from "../data-plane/ddl.ts";
import { physical, qualified, tableName } from "../data-plane/names.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { constantDefault, isStored } from "./changes.ts";
import { nowHidden } from "./hidden.ts";
import { isMany } from "./link-changes.ts";
import { of, phrase, step } from "./sentences.ts";

/** A table leaves with its fields. */
export const hideTable = (place: Place, table: Table, rows: number): readonly MigrationStep[] => [
  step(
    `hide:${table.id}`,
    "hide-table",
    "destructive",
    of("{t} is hidden; its records are kept and return with it", "يُخفى {t}؛ تبقى سجلاته وتعود معه", table),
    [nowHidden(place, table, null, null, "table")],
    rows,
  ),
  ...table.columns.flatMap((column) => loosen(place, table, column)),
];

/** A field leaves: its values stay where they are. The old model may still need it, the new one leaves it empty. */
export const hideField = (place: Place, table: Table, column: Column, rows: number): readonly MigrationStep[] => [
  step(
    `hide:${column.id}`,
    "hide-field",
    "destructive",
    phrase(
      "{f} of {t} is hidden; its values are kept and return with the field",
      "يُخفى {f} من {t}؛ تبقى قيمه وتعود مع الحقل",
      table,
      column,
    ),
    isStored(column)
      ? [
          ...relaxColumn(place, table, column),
          ...(collides(column) ? noDefault(place, table, column) : []),
          nowHidden(place, table, column, null, "field"),
        ]
      : isMany(column)
        ? [nowHidden(place, table, column, null, "field")]
        : [],
    rows,
  ),
  ...loosen(place, table, column),
];

/** Two records that are made while nobody sees the field would start with the same value, where it may not repeat. */
const collides = (column: Column): boolean => isStored(column) && column.unique && constantDefault(column) !== null;

/** New records start without a value in a column nobody writes any more. */
export const noDefault = (place: Place, table: Table, column: Column): readonly string[] =>
  columnDefault(place, table, { ...column, default: null });

/** What is hidden does not hold on to records people may remove. */
const loosen = (place: Place, table: Table, column: Column): readonly MigrationStep[] =>
  column.target === null || !isStored(column)
    ? []
    : [
        {
          ...step(
            `loosen:${column.id}`,
            "loosen-field",
            "safe",
            phrase("{f} of {t} no longer holds its records back", "لا يعود {f} في {t} يمنع حذف سجلاته", table, column),
            dropForeignKey(place, table, column),
          ),
          phase: "contract",
        },
      ];

/** Links of a field that was hidden may point to records that were removed meanwhile. */
export const clearLost = (place: Place, relation: Model["relations"][number]): readonly string[] =>
  relation.cardinality === "many"
    ? []
    : [
        `UPDATE ${qualified(place, tableName(relation.from))} t SET ${physical(relation)} = NULL WHERE ${physical(relation)} IS NOT NULL AND NOT EXISTS (SELECT FROM ${qualified(place, tableName(relation.to))} r WHERE r.id = t.${physical(relation)})`,
      ];
