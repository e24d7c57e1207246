/** What machines say of a proposal: would the result be sound, would access still hold, what would a release do to the data. */
import { problemsOf } from "../../../../schema/blueprint/problems.ts";
import type { Json, OrganizationId, ProposalId, Sentence } from "../../../../schema/ids.ts";
import { lineBetween, outcomeIn } from "../plan-merge.ts";
import type { BlueprintDeps, Rehearsal } from "../ports.ts";
import { seen } from "./standing.ts";

export interface Check {
  readonly key: "merge" | "problems" | "access-tests" | "migration";
  /** `skipped`: there is nothing to ask, and the sentence says why. */
  readonly state: "passed" | "warning" | "failed" | "skipped";
  readonly sentence: Sentence;
  /** Conflicts, problems, failed tests, or the steps of a migration per environment. */
  readonly details: Json;
}

const s = (en: string, ar: string): Sentence => ({ en, ar });
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Runs every check over the proposal as it stands. */
export const checksOf = async (deps: BlueprintDeps, organization: OrganizationId, id: ProposalId): Promise<readonly Check[]> => {
  const { source, target, head } = await deps.store.transact(organization, (unit) => seen(unit, id));
  if (!head) return [];
  const line = await lineBetween(deps, organization, source, target);
  const { conflicts, merged } = await outcomeIn(deps, target, line.sides, []);
  const { problems } = problemsOf(merged);
  const rehearsals = deps.rehearse ? await deps.rehearse(organization, source.blueprintId, head.id) : null;
  return [
    conflicts.length === 0
      ? { key: "merge", state: "passed", sentence: s("Merges without questions.", "يُدمج دون أسئلة."), details: [] }
      : {
          key: "merge",
          state: "warning",
          sentence: s(`${conflicts.length} questions need a choice.`, `أسئلة تحتاج إلى قرار: ${conflicts.length}.`),
          details: plain(conflicts),
        },
    problemCheck(problems),
    testCheck(rehearsals),
    migrationCheck(rehearsals),
  ];
};

const problemCheck = (problems: ReturnType<typeof problemsOf>["problems"]): Check => {
  const errors = problems.filter(({ level }) => level === "error");
  const warnings = problems.filter(({ level }) => level === "warning");
  const details = plain([...errors, ...warnings]);
  if (errors.length > 0)
    return {
      key: "problems",
      state: "failed",
      sentence: s(`${errors.length} errors in the result.`, `أخطاء في النتيجة: ${errors.length}.`),
      details,
    };
  return warnings.length > 0
    ? { key: "problems", state: "warning", sentence: s(`${warnings.length} warnings.`, `تنبيهات: ${warnings.length}.`), details }
    : { key: "problems", state: "passed", sentence: s("No problems.", "لا مشكلات."), details };
};

const outOfReach = s(
  "Platforms are run by another process that cannot be asked from here.",
  "تعمل المنصات في عملية أخرى لا يمكن سؤالها من هنا.",
);
const noPlatform = s("No platform is made of this blueprint yet.", "لا منصة لهذا المخطط بعد.");

const testCheck = (rehearsals: readonly Rehearsal[] | null): Check => {
  const skipped = (sentence: Sentence): Check => ({ key: "access-tests", state: "skipped", sentence, details: [] });
  if (!rehearsals) return skipped(outOfReach);
  if (rehearsals.length === 0) return skipped(noPlatform);
  const ran = rehearsals.flatMap(({ tests }) => (tests ? [tests] : []));
  if (ran.length === 0) return skipped(s("No environment could run them.", "لا توجد بيئة يمكنها تشغيلها."));
  const failed = ran.flatMap((one) => one.failed);
  const passed = ran.reduce((sum, one) => sum + one.passed, 0);
  return failed.length > 0
    ? {
        key: "access-tests",
        state: "failed",
        sentence: s(`${failed.length} access tests fail.`, `اختبارات صلاحية فاشلة: ${failed.length}.`),
        details: plain(failed),
      }
    : {
        key: "access-tests",
        state: "passed",
        sentence: s(`${passed} access tests pass.`, `اختبارات صلاحية ناجحة: ${passed}.`),
        details: [],
      };
};

const migrationCheck = (rehearsals: readonly Rehearsal[] | null): Check => {
  const of = (state: Check["state"], sentence: Sentence): Check => ({
    key: "migration",
    state,
    sentence,
    details: plain(rehearsals ?? []),
  });
  if (!rehearsals) return of("skipped", outOfReach);
  if (rehearsals.length === 0) return of("skipped", noPlatform);
  const destructive = rehearsals.filter((one) => one.destructive);
  const rows = rehearsals.flatMap(({ steps }) => steps).reduce((sum, step) => sum + (step.rows ?? 0), 0);
  if (destructive.length > 0)
    return of(
      "warning",
      s(
        `Hides data in ${destructive.length} environments; ${rows} rows are touched.`,
        `يخفي بيانات في بيئات عددها ${destructive.length}؛ صفوف متأثرة: ${rows}.`,
      ),
    );
  return of("passed", s(`Nothing is hidden; ${rows} rows are touched.`, `لا يُخفى شيء؛ صفوف متأثرة: ${rows}.`));
};
