/** The steps of a field that links to records of another entity from now on, where one of both links to several. Pure. */
import type { Sentence } from "../../../schema/ids.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { addColumn, addForeignKey, addUnique, createIndex, createLinkTable, dropForeignKey, relaxColumn } from "../data-plane/ddl.ts";
import { fieldsOf, isBuilt } from "../data-plane/index-condition.ts";
import { physical, physicalName, qualified, tableName } from "../data-plane/names.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { nowHidden } from "./hidden.ts";
import { isMany, isOne, linkTableName } from "./link-changes.ts";
import { earlierLinks, type TargetChange } from "./link-targets.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { nameOf, phrase, step } from "./sentences.ts";

/**
 * A link table or a column of its own, empty or with the links that led there before; after the switch the former links are only kept.
 * `change` is named as it will lie.
 */
export const targetSteps = ({ place, to, facts }: ColumnPlan, from: Model, change: TargetChange): readonly MigrationStep[] => {
  const { table, was, column, dormant, earlier } = change;
  const relation = to.relations.find(({ field }) => field === column.id)!;
  const online = { online: true };
  const count = dormant ? 0 : (facts.links[column.id] ?? 0);
  const words = between(from.tables.find(({ id }) => id === was.target) ?? null, to.tables.find(({ id }) => id === column.target)!);
  const said = (en: string, ar: string) => phrase(words.en(en), words.ar(ar), table, column);
  const records = qualified(place, tableName(table.id));
  const bare: Column = { ...column, default: null, required: false, unique: false };
  const gone = isMany(column)
    ? `DROP TABLE IF EXISTS ${qualified(place, linkTableName(column))}`
    : `ALTER TABLE ${records} DROP COLUMN IF EXISTS ${physical(column)}`;
  const made = isMany(column) ? createLinkTable(place, relation) : addColumn(place, table, bare, to, online);
  const indexes = isMany(column)
    ? []
    : [
        ...(column.unique ? addUnique(place, table, column, to, online) : []),
        ...table.indexes
          .filter((index) => isBuilt(table, index) && fieldsOf(index).includes(column.id))
          .map((index) => createIndex(place, table, index, to, online)),
      ];
  const brings = earlier && earlierLinks(place, change, earlier);
  return [
    {
      ...step(
        `retarget:${column.id}`,
        "retarget-field",
        dormant ? "safe" : "destructive",
        leads(said, was, column),
        [
          // Only what an earlier try left can be there: nothing has been switched to this generation.
          gone,
          ...made,
          // With its key from the start: no link is brought back to a record that goes meanwhile.
          ...addForeignKey(place, relation, online),
          // What the former version requires, the new one does not write.
          ...(isOne(was) && !dormant ? relaxColumn(place, table, was) : []),
        ],
        count,
      ),
      undo: [gone],
      ...(count > 0 && {
        loses: said(
          `${count} links of {f} in {t} to {was} are no longer shown; they are kept hidden for 30 days`,
          `عدد ${count} من روابط {f} في {t} مع {was} لا يظهر بعد الآن؛ تُحفظ مخفية 30 يومًا`,
        ),
      }),
    },
    ...(brings
      ? [
          {
            ...step(
              `fill:${column.id}`,
              "fill-field",
              "data" as const,
              isOne(column) && isMany(earlier)
                ? said(
                    "Bring back the links of {f} in {t} that led to {now} before, a few at a time; of records that had several they stay hidden",
                    "إعادة روابط {f} في {t} التي كانت مع {now} على دفعات صغيرة؛ وتبقى مخفية روابط السجلات التي كان لها أكثر من رابط",
                  )
                : said(
                    "Bring back the links of {f} in {t} that led to {now} before, a few at a time",
                    "إعادة روابط {f} في {t} التي كانت مع {now} على دفعات صغيرة",
                  ),
              [],
              facts.rows[table.id] ?? 0,
            ),
            fillLinks: brings,
          },
        ]
      : []),
    ...(indexes.length === 0
      ? []
      : [
          step(
            `index:${physicalName(column)}`,
            "add-index",
            "online",
            phrase("Speed up finding by {f} in {t}", "تسريع البحث بحقل {f} في {t}", table, column),
            indexes,
            facts.rows[table.id] ?? 0,
          ),
        ]),
    {
      ...step(
        `finish:${column.id}`,
        "finish-field",
        "data",
        said("The former links of {f} in {t} are kept hidden for 30 days", "تُحفظ روابط {f} السابقة في {t} مخفية 30 يومًا"),
        [...(isOne(was) ? dropForeignKey(place, table, was) : []), nowHidden(place, table, was, null, "generation")],
        count,
      ),
      phase: "contract",
    },
  ];
};

/** Where the links lead from now on, and how many of them there may be where that changes too. */
const leads = (said: (en: string, ar: string) => Sentence, was: Column, column: Column): Sentence => {
  const kept = {
    en: "; its links are hidden, kept and return with the version before",
    ar: "؛ تُخفى روابطه وتُحفظ وتعود مع الإصدار السابق",
  };
  const [en, ar] =
    isMany(was) === isMany(column)
      ? ["{f} of {t} links to {now} instead of {was}", "يرتبط {f} في {t} مع {now} بدل {was}"]
      : isMany(column)
        ? [
            "{f} of {t} links to several records of {now} instead of one of {was}",
            "يرتبط {f} في {t} بعدة سجلات من {now} بدل سجل واحد من {was}",
          ]
        : [
            "{f} of {t} links to one record of {now} instead of several of {was}",
            "يرتبط {f} في {t} بسجل واحد من {now} بدل عدة سجلات من {was}",
          ];
  return said(`${en}${kept.en}`, `${ar}${kept.ar}`);
};

/** Puts the names of both entities in; one that was hidden long ago is only somewhere else. */
const between = (was: Table | null, now: Table) => {
  const [before, after]: readonly Sentence[] = [was ? nameOf(was) : { en: "something else", ar: "غيره" }, nameOf(now)];
  const filled = (locale: "en" | "ar") => (template: string) =>
    template.replace("{was}", () => before![locale]).replace("{now}", () => after![locale]);
  return { en: filled("en"), ar: filled("ar") };
};
