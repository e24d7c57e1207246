/** The last step before a switch: values that do not fit are refused from here on, and those that came in are found. Pure. */
import { physical } from "../data-plane/names.ts";
import type { MigrationStep, MisfitsOf } from "../domain/migration.ts";
import { type Change, misfit, syncFunction } from "./changes.ts";
import { type LinkChange, linkMisfit, linksFunction, toMany } from "./link-changes.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import { step } from "./sentences.ts";

/** Rows that hold what does not fit, and the functions that refuse such values or let them pass. */
export interface Watched extends MisfitsOf {
  readonly strict: string;
  readonly relax: string;
}

/** Fields about whose values that do not fit nobody decided. */
export const watchedColumns = ({ place, fates }: ColumnPlan, changes: readonly Change[]): readonly Watched[] =>
  changes
    .filter(({ column, dormant }) => !dormant && (fates[`convert:${column.id}`] ?? "stop") === "stop")
    .map((change) => ({
      entity: change.table.id,
      misfit: misfit(change, (of) => `t.${physical(of)}`),
      strict: syncFunction(place, change, null, { strict: true }),
      relax: syncFunction(place, change, null),
    }));

/** The last look before the switch: what was written since a column was filled does not become empty without anybody having said so. */
export const guardStep = ({ facts }: ColumnPlan, watched: readonly Watched[]): readonly MigrationStep[] => {
  if (watched.length === 0) return [];
  return [
    {
      ...step(
        "guard",
        "look-again",
        "online",
        {
          en: "Look once more for values that do not fit; until the switch such values are refused",
          ar: "البحث مرة أخيرة عن قيم غير ملائمة؛ وتُرفض أمثالها حتى التحويل",
        },
        watched.map(({ strict }) => strict),
        watched.reduce((rows, { entity }) => rows + (facts.rows[entity] ?? 0), 0),
      ),
      guard: {
        misfits: watched.map(({ entity, misfit }) => ({ entity, misfit })),
        relax: watched.map(({ relax }) => relax),
      },
    },
  ];
};

/** What the last look before the switch refuses: a second link where one will be left, if nobody decided about those. */
export const watchedLinks = ({ place, fates }: ColumnPlan, changes: readonly LinkChange[]): readonly Watched[] =>
  changes
    .filter((change) => !change.dormant && !toMany(change) && (fates[`convert:${change.column.id}`] ?? "stop") === "stop")
    .map((change) => ({
      entity: change.table.id,
      misfit: linkMisfit(place, change),
      strict: linksFunction(place, change, null, { strict: true }),
      relax: linksFunction(place, change, null),
    }));
