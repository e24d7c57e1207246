/** The steps of one field that both models have: its name, its limits, its values. Pure. */

import { equal } from "../../../schema/blueprint/equal.ts";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import {
  addColumn,
  addForeignKey,
  addUnique,
  columnDefault,
  createIndex,
  defaultOf,
  dropForeignKey,
  dropUnique,
  optionCheck,
  type Place,
  relaxColumn,
  requireColumn,
  requireOfNew,
  widenColumn,
} from "../data-plane/ddl.ts";
import { fieldsOf, isBuilt } from "../data-plane/index-condition.ts";
import { physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import type { Facts, Fate, Fates, MigrationStep } from "../domain/migration.ts";
import { type Change, constantDefault, dropSync, isStored, misfit, newValue, syncTrigger } from "./changes.ts";
import { nowHidden } from "./hidden.ts";
import { noDefault } from "./plan-hide.ts";
import { phrase, renamed, step, textOf } from "./sentences.ts";

export interface ColumnPlan {
  readonly place: Place;
  readonly to: Model;
  readonly facts: Facts;
  readonly fates: Fates;
}

/** Another name costs nothing. */
export const renameStep = (was: Column, column: Column): readonly MigrationStep[] => {
  const [before, after] = [textOf(was.label, was.key), textOf(column.label, column.key)];
  if (was.key === column.key && before.en === after.en) return [];
  return [step(`rename:${column.id}`, "rename", "safe", renamed(before, after, was.key, column.key), [])];
};

/** What changes about a field that stays in its column. */
export const columnSteps = ({ place }: ColumnPlan, table: Table, was: Column, column: Column, rows: number): readonly MigrationStep[] => {
  const steps: MigrationStep[] = [...renameStep(was, column)];
  if (!isStored(column) || !isStored(was)) return steps;
  if (was.required && !column.required)
    steps.push(
      step(
        `relax:${column.id}`,
        "relax-field",
        "safe",
        phrase("{f} of {t} may be empty", "يمكن أن يبقى {f} في {t} فارغًا", table, column),
        relaxColumn(place, table, column),
        rows,
      ),
    );
  if (was.unique && !column.unique)
    steps.push(
      step(
        `drop-unique:${column.id}`,
        "drop-unique",
        "safe",
        phrase("{f} of {t} may repeat", "يمكن أن يتكرر {f} في {t}", table, column),
        dropUnique(place, column, { online: true }),
        rows,
      ),
    );
  const kept = was.options.filter((option) => !column.options.some(({ id }) => id === option.id));
  const isNew = column.options.some((option) => !was.options.some(({ id }) => id === option.id));
  if (isNew || kept.length > 0) {
    // Options the new model no longer offers stay allowed: records may still hold them, and a roll back brings them back.
    const both: Column = { ...column, options: [...column.options, ...kept] };
    steps.push(
      step(
        `options:${column.id}`,
        "change-options",
        "online",
        phrase("The choices of {f} in {t} change", "تتغير خيارات {f} في {t}", table, column),
        optionCheck(place, table, both, { online: true }),
        rows,
      ),
    );
  }
  // The former model comes out of the store, which keeps no order of members.
  if (!equal(was.default, column.default)) {
    steps.push(
      step(
        `default:${column.id}`,
        "change-default",
        "safe",
        phrase("New {t} begin with another value in {f}", "تبدأ سجلات {t} الجديدة بقيمة أخرى للحقل {f}", table, column),
        columnDefault(place, table, column),
        rows,
      ),
    );
  }
  return steps;
};

/** A field grows in place: more digits, or no limit at all. */
export const widenStep = ({ place }: ColumnPlan, { table, column }: Change, rows: number): MigrationStep =>
  step(
    `widen:${column.id}`,
    "widen-field",
    "safe",
    phrase("{f} of {t} takes larger numbers", "يتسع {f} في {t} لأعداد أكبر", table, column),
    widenColumn(place, table, { ...column, sqlType: column.sqlType! }),
    rows,
  );

/**
 * The steps of a field that gets a new column: made and kept the same beside the old one, filled in batches, given its indexes; after
 * the switch the old column is only kept. `change` is named as it will lie.
 */
export const convertSteps = (plan: ColumnPlan, change: Change, rows: number): readonly MigrationStep[] => {
  const { place, to, facts, fates } = plan;
  const { table, was, column } = change;
  const id = `convert:${column.id}`;
  const misfits = facts.misfits[column.id] ?? { count: 0, ids: [] };
  const fate = fates[id] ?? null;
  const online = { online: true };
  const at = (of: Column) => `t.${physical(of)}`;
  const bare: Column = { ...column, default: null, required: false, unique: false };
  const name = qualified(place, tableName(table.id));
  const relation = to.relations.find(({ field }) => field === column.id);
  const kinds = { was: fieldType(was.type).label, now: fieldType(column.type).label };
  const indexes = [
    ...(column.unique ? addUnique(place, table, column, to, online) : []),
    ...(relation ? addForeignKey(place, { ...relation, physical: physicalName(column) }, online) : []),
    ...table.indexes
      .filter((index) => isBuilt(table, index) && fieldsOf(index).includes(column.id))
      .map((index) => createIndex(place, table, index, to, online)),
  ];
  const said = (kind: string, en: string, ar: string) => ({
    kind,
    sentence: phrase(fill(en, kinds, "en"), fill(ar, kinds, "ar"), table, column),
  });
  const make = said("convert-field", "{f} of {t} changes from {was} to {now}", "يتحول {f} في {t} من {was} إلى {now}");
  const bring = said("fill-field", "Convert the values of {f} in {t}, a few at a time", "تحويل قيم {f} في {t} على دفعات صغيرة");
  const keep = said(
    "finish-field",
    "The former values of {f} in {t} are kept hidden for 30 days",
    "تُحفظ القيم السابقة للحقل {f} في {t} مخفية 30 يومًا",
  );
  return [
    {
      ...step(
        id,
        make.kind,
        "data",
        make.sentence,
        [
          ...dropSync(place, change),
          // Only what an earlier try left can be there: nothing has been switched to this generation.
          `ALTER TABLE ${name} DROP COLUMN IF EXISTS ${physical(column)}`,
          ...addColumn(place, table, bare, to),
          ...(change.dormant
            ? []
            : [
                ...relaxColumn(place, table, was),
                ...(was.unique && !column.unique ? dropUnique(place, was, online) : []),
                ...syncTrigger(place, change, fate),
              ]),
        ],
        rows,
      ),
      undo: [...dropSync(place, change), `ALTER TABLE ${name} DROP COLUMN IF EXISTS ${physical(column)}`],
      ...(misfits.count > 0 && { misfits, choices: choicesOf(change), loses: losing(change, misfits.count) }),
      ...(fate && { fate }),
    },
    {
      ...step(`fill:${column.id}`, bring.kind, "data", bring.sentence, [], rows),
      ...(facts.readMs[column.id] !== undefined && { estimatedMs: facts.readMs[column.id]! }),
      fill: {
        entity: table.id,
        column: physical(column),
        value: newValue(change, at, fate),
        misfit: fate === null || fate === "stop" ? misfit(change, at) : null,
      },
    },
    ...(indexes.length === 0
      ? []
      : [
          step(
            `index:${physicalName(column)}`,
            "add-index",
            "online",
            phrase("Speed up finding by {f} in {t}", "تسريع البحث بحقل {f} في {t}", table, column),
            indexes,
            rows,
          ),
        ]),
    {
      ...step(
        `finish:${column.id}`,
        keep.kind,
        "data",
        keep.sentence,
        [
          ...dropSync(place, change),
          ...(was.target === null ? [] : dropForeignKey(place, table, was)),
          // Not before: to what keeps both columns the same it would look like a value somebody wrote.
          ...(constantDefault(column) === null ? [] : columnDefault(place, table, column)),
          ...(constantDefault(was) === null ? [] : noDefault(place, table, was)),
          nowHidden(place, table, was, fate, "generation"),
        ],
        rows,
      ),
      phase: "contract",
    },
  ];
};

const fill = (template: string, kinds: { readonly was: Sentence; readonly now: Sentence }, locale: "en" | "ar"): string =>
  template.replace("{was}", () => kinds.was[locale]).replace("{now}", () => kinds.now[locale]);

/** What a person may decide, the gentlest first. */
const choicesOf = ({ conversion, column }: Change): readonly Fate[] => [
  ...(conversion.nearest ? (["nearest"] as const) : []),
  ...(constantDefault(column) === null ? [] : (["default"] as const)),
  "null",
  "stop",
];

const losing = ({ table, column }: Change, count: number): Sentence =>
  phrase(
    `${count} values of {f} in {t} have no equal in the new type; the former values are kept hidden for 30 days`,
    `عدد ${count} من قيم {f} في {t} لا مقابل لها في النوع الجديد؛ تُحفظ القيم السابقة مخفية 30 يومًا`,
    table,
    column,
  );

/**
 * A required field is stated after the switch, because until then the old model writes rows without it; one that is made now with a
 * constant default at once. Rows that are empty get the constant default, a few at a time; where there is none they stay as they are, and
 * every record made from then on must have a value.
 */
export const requireSteps = (
  { place, facts }: ColumnPlan,
  table: Table,
  column: Column,
  rows: number,
  fresh = false,
): readonly MigrationStep[] => {
  const empty = facts.empty[column.id] ?? rows;
  const constant = fresh ? defaultOf(column) : constantDefault(column);
  const filled = constant !== null || empty === 0;
  const [drop, add, validate] = requireColumn(place, table, column, { online: true });
  const sentence = filled
    ? phrase("{f} of {t} becomes required", "يصبح {f} في {t} مطلوبًا", table, column)
    : phrase(
        `{f} of {t} becomes required; ${empty} records without one are asked for it when they are next edited`,
        `يصبح {f} في {t} مطلوبًا؛ وتُطلب القيمة من ${empty} من السجلات الخالية عند تعديلها التالي`,
        table,
        column,
      );
  return [
    // A column that is made now has its default in every row.
    ...(constant === null || fresh
      ? []
      : [
          {
            ...step(
              `fill-empty:${column.id}`,
              "fill-empty",
              "data" as const,
              phrase("Records of {t} without {f} get its default", "تأخذ سجلات {t} الخالية من {f} قيمته الافتراضية", table, column),
              [],
              empty,
            ),
            phase: "contract" as const,
            fill: { entity: table.id, column: physical(column), value: `coalesce(t.${physical(column)}, ${constant})`, misfit: null },
          },
        ]),
    {
      ...step(
        `require:${column.id}`,
        "require-field",
        filled ? "online" : "data",
        sentence,
        filled ? (drop && add && validate ? [drop, add, validate] : []) : requireOfNew(place, table, column),
        rows,
      ),
      // Whoever does not know a column that is made now writes its default, so nobody has to be waited for.
      phase: fresh && constant !== null ? "expand" : "contract",
    },
  ];
};
