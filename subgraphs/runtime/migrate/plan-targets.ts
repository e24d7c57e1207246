/** The steps of a field that links to several records of another entity from now on. Pure. */
import type { Sentence } from "../../../schema/ids.ts";
import type { Model, Table } from "../../../schema/model/model.ts";
import { addForeignKey, createLinkTable } from "../data-plane/ddl.ts";
import { qualified } from "../data-plane/names.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { nowHidden } from "./hidden.ts";
import { linkTableName } from "./link-changes.ts";
import { earlierLinks, type TargetChange } from "./link-targets.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { nameOf, phrase, step } from "./sentences.ts";

/**
 * A link table of its own, empty or with the links that led there before; after the switch the former links are only kept. `change` is
 * named as it will lie.
 */
export const targetSteps = ({ place, to, facts }: ColumnPlan, from: Model, change: TargetChange): readonly MigrationStep[] => {
  const { table, was, column, dormant, earlier } = change;
  const relation = to.relations.find(({ field }) => field === column.id)!;
  const count = dormant ? 0 : (facts.links[column.id] ?? 0);
  const words = between(from.tables.find(({ id }) => id === was.target) ?? null, to.tables.find(({ id }) => id === column.target)!);
  const said = (en: string, ar: string) => phrase(words.en(en), words.ar(ar), table, column);
  const gone = `DROP TABLE IF EXISTS ${qualified(place, linkTableName(column))}`;
  const brings = earlier && earlierLinks(place, change, earlier);
  return [
    {
      ...step(
        `retarget:${column.id}`,
        "retarget-field",
        dormant ? "safe" : "destructive",
        said(
          "{f} of {t} links to {now} instead of {was}; its links are hidden, kept and return with the version before",
          "يرتبط {f} في {t} مع {now} بدل {was}؛ تُخفى روابطه وتُحفظ وتعود مع الإصدار السابق",
        ),
        // Only what an earlier try left can be there: nothing has been switched to this generation.
        [gone, ...createLinkTable(place, relation), ...addForeignKey(place, relation, { online: true })],
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
              said(
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
    {
      ...step(
        `finish:${column.id}`,
        "finish-field",
        "data",
        said("The former links of {f} in {t} are kept hidden for 30 days", "تُحفظ روابط {f} السابقة في {t} مخفية 30 يومًا"),
        [nowHidden(place, table, was, null, "generation")],
        count,
      ),
      phase: "contract",
    },
  ];
};

/** Puts the names of both entities in; one that was hidden long ago is only somewhere else. */
const between = (was: Table | null, now: Table) => {
  const [before, after]: readonly Sentence[] = [was ? nameOf(was) : { en: "something else", ar: "غيره" }, nameOf(now)];
  const filled = (locale: "en" | "ar") => (template: string) =>
    template.replace("{was}", () => before![locale]).replace("{now}", () => after![locale]);
  return { en: filled("en"), ar: filled("ar") };
};
