/** The steps of a field that links to one record in one model and to several in the other. Pure. */
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { Column } from "../../../schema/model/model.ts";
import {
  addColumn,
  addForeignKey,
  addUnique,
  createIndex,
  createLinkTable,
  dropForeignKey,
  dropUnique,
  relaxColumn,
} from "../data-plane/ddl.ts";
import { fieldsOf, isBuilt } from "../data-plane/index-condition.ts";
import { physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import type { Fate, MigrationStep } from "../domain/migration.ts";
import { nowHidden } from "./hidden.ts";
import { dropLinkSync, type LinkChange, linkFill, linkMisfit, linkSync, linkTableName, toMany } from "./link-changes.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { phrase, step } from "./sentences.ts";

const choices: readonly Fate[] = ["nearest", "null", "stop"];

/**
 * The column or link table is made and kept the same beside what is there, filled in batches, given its indexes; after the switch the
 * former links are only kept. `change` is named as it will lie.
 */
export const linkSteps = (plan: ColumnPlan, change: LinkChange, rows: number): readonly MigrationStep[] => {
  const { place, to, facts, fates } = plan;
  const { table, was, column, dormant } = change;
  const id = `convert:${column.id}`;
  const fate = fates[id] ?? null;
  const misfits = facts.misfits[column.id] ?? { count: 0, ids: [] };
  const relation = to.relations.find(({ field }) => field === column.id)!;
  const online = { online: true };
  const several = toMany(change);
  const records = qualified(place, tableName(table.id));
  const bare: Column = { ...column, default: null, required: false, unique: false };
  const gone = several
    ? `DROP TABLE IF EXISTS ${qualified(place, linkTableName(column))}`
    : `ALTER TABLE ${records} DROP COLUMN IF EXISTS ${physical(column)}`;
  const kinds = { was: fieldType(was.type).label, now: fieldType(column.type).label };
  const said = (en: string, ar: string) =>
    phrase(
      en.replace("{was}", () => kinds.was.en).replace("{now}", () => kinds.now.en),
      ar.replace("{was}", () => kinds.was.ar).replace("{now}", () => kinds.now.ar),
      table,
      column,
    );
  const indexes = several
    ? []
    : [
        ...(column.unique ? addUnique(place, table, column, to, online) : []),
        ...addForeignKey(place, { ...relation, physical: physicalName(column) }, online),
        ...table.indexes
          .filter((index) => isBuilt(table, index) && fieldsOf(index).includes(column.id))
          .map((index) => createIndex(place, table, index, to, online)),
      ];
  return [
    {
      ...step(
        id,
        "convert-field",
        "data",
        said("{f} of {t} changes from {was} to {now}", "يتحول {f} في {t} من {was} إلى {now}"),
        [
          ...dropLinkSync(place, change),
          // Only what an earlier try left can be there: nothing has been switched to this generation.
          gone,
          ...(several
            ? [...createLinkTable(place, relation), ...addForeignKey(place, relation, online)]
            : addColumn(place, table, bare, to, online)),
          ...(dormant
            ? []
            : [
                ...(several ? relaxColumn(place, table, was) : []),
                ...(several && was.unique ? dropUnique(place, was, online) : []),
                ...linkSync(place, change, fate),
              ]),
        ],
        rows,
      ),
      undo: [...dropLinkSync(place, change), gone],
      ...(misfits.count > 0 && {
        misfits,
        choices,
        loses: phrase(
          `${misfits.count} records of {t} link to several with {f} and can keep one; the former links are kept hidden for 30 days`,
          `عدد ${misfits.count} من سجلات {t} يرتبط بعدة سجلات عبر {f} ولا يحتفظ إلا بواحد؛ تُحفظ الروابط السابقة مخفية 30 يومًا`,
          table,
          column,
        ),
      }),
      ...(fate && { fate }),
    },
    {
      ...step(
        `fill:${column.id}`,
        "fill-field",
        "data",
        said("Bring the links of {f} in {t} along, a few at a time", "نقل روابط {f} في {t} على دفعات صغيرة"),
        [],
        rows,
      ),
      ...(facts.readMs[column.id] !== undefined && { estimatedMs: facts.readMs[column.id]! }),
      fillLinks: {
        entity: table.id,
        ...linkFill(place, change, fate),
        misfit: !several && (fate === null || fate === "stop") ? linkMisfit(place, change) : null,
      },
    },
    ...(indexes.length === 0
      ? []
      : [
          step(
            `index:${physicalName(column)}`,
            "add-index",
            "online",
            said("Speed up finding by {f} in {t}", "تسريع البحث بحقل {f} في {t}"),
            indexes,
            rows,
          ),
        ]),
    {
      ...step(
        `finish:${column.id}`,
        "finish-field",
        "data",
        said("The former links of {f} in {t} are kept hidden for 30 days", "تُحفظ روابط {f} السابقة في {t} مخفية 30 يومًا"),
        [
          ...dropLinkSync(place, change),
          ...(several ? dropForeignKey(place, table, was) : []),
          nowHidden(place, table, was, fate, "generation"),
        ],
        rows,
      ),
      phase: "contract",
    },
  ];
};
