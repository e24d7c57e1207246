/** What machines say of a proposal: would the result be sound, would access still hold, what would a release do to the data. */
import { nest } from "../../../../schema/blueprint/document.ts";
import type { Json, OrganizationId, ProposalId, Sentence } from "../../../../schema/ids.ts";
import type { Rehearsal } from "../../../../schema/rehearsals.ts";
import { lineBetween, outcomeIn } from "../plan-merge.ts";
import type { BlueprintDeps } from "../ports.ts";
import { seen } from "./standing.ts";

export interface Check {
  readonly key: "merge" | "problems" | "access-tests" | "migration";
  /** `skipped`: there is nothing to ask, and the sentence says why. */
  readonly state: "passed" | "warning" | "failed" | "skipped";
  readonly sentence: Sentence;
  /** Open questions, problems, tests that fail, or what a migration would do per environment. */
  readonly details: Json;
}

const s = (en: string, ar: string): Sentence => ({ en, ar });
const check = (key: Check["key"], state: Check["state"], sentence: Sentence, details: unknown = []): Check => ({
  key,
  state,
  sentence,
  details: JSON.parse(JSON.stringify(details)) as Json,
});

/** Runs every check over what the merge would come to now. */
export const checksOf = async (deps: BlueprintDeps, organization: OrganizationId, id: ProposalId): Promise<readonly Check[]> => {
  const { source, target, head } = await deps.store.transact(organization, (unit) => seen(unit, id));
  if (!head) return [];
  const line = await lineBetween(deps, organization, source, target);
  const { conflicts, merged, problems: problemsNow } = await outcomeIn(deps, target, line.sides, []);
  const problems = problemsNow();
  const errors = problems.filter(({ level }) => level === "error");
  const first = [
    mergeCheck(conflicts),
    problemCheck(
      errors,
      problems.filter(({ level }) => level === "warning"),
    ),
  ];
  const skip = (because: Sentence): readonly Check[] => [
    ...first,
    check("access-tests", "skipped", because),
    check("migration", "skipped", because),
  ];
  if (conflicts.length > 0) return skip(s("Asked once the questions are decided.", "يُسأل عنه بعد الإجابة عن الأسئلة."));
  if (errors.length > 0) return skip(s("Asked once the result has no errors.", "يُسأل عنه بعد خلو النتيجة من الأخطاء."));
  if (!deps.rehearse)
    return skip(
      s("Platforms are run by another process, which cannot be asked from here.", "تعمل المنصات في عملية أخرى لا يمكن سؤالها من هنا."),
    );
  const rehearsals = await deps.rehearse(organization, source.blueprintId, nest(merged));
  if (rehearsals.length === 0) return skip(s("No platform runs this blueprint yet.", "لا منصة تعمل بهذا المخطط بعد."));
  return [...first, testCheck(rehearsals), migrationCheck(rehearsals)];
};

const mergeCheck = (conflicts: readonly unknown[]): Check =>
  conflicts.length === 0
    ? check("merge", "passed", s("Merges without questions.", "يُدمج دون أسئلة."))
    : check(
        "merge",
        "warning",
        s(`Questions that need a choice: ${conflicts.length}.`, `أسئلة تحتاج إلى قرار: ${conflicts.length}.`),
        conflicts,
      );

const problemCheck = (errors: readonly unknown[], warnings: readonly unknown[]): Check => {
  const all = [...errors, ...warnings];
  if (errors.length > 0)
    return check("problems", "failed", s(`Errors in the result: ${errors.length}.`, `أخطاء في النتيجة: ${errors.length}.`), all);
  return warnings.length > 0
    ? check("problems", "warning", s(`Warnings about the result: ${warnings.length}.`, `تنبيهات على النتيجة: ${warnings.length}.`), all)
    : check("problems", "passed", s("The result has no errors and no warnings.", "النتيجة بلا أخطاء ولا تنبيهات."));
};

const testCheck = (rehearsals: readonly Rehearsal[]): Check => {
  // The tests are the blueprint's: the same for every environment.
  const { tests } = rehearsals[0]!;
  const failed = tests.filter(({ ok }) => !ok);
  if (tests.length === 0) return check("access-tests", "warning", s("The blueprint has no access tests.", "لا اختبارات صلاحية في المخطط."));
  return failed.length > 0
    ? check(
        "access-tests",
        "failed",
        s(`Access tests that fail: ${failed.length} of ${tests.length}.`, `اختبارات صلاحية فاشلة: ${failed.length} من ${tests.length}.`),
        failed,
      )
    : check("access-tests", "passed", s(`All access tests pass: ${tests.length}.`, `نجحت كل اختبارات الصلاحية: ${tests.length}.`));
};

const migrationCheck = (rehearsals: readonly Rehearsal[]): Check => {
  const all = rehearsals.flatMap(({ steps }) => steps);
  const touched = all.filter((step) => step.class !== "safe").reduce((sum, { rows }) => sum + rows, 0);
  const hidden = all.filter((step) => step.class === "destructive");
  const details = rehearsals.map(({ tests: _, ...rest }) => rest);
  if (rehearsals.some(({ problems }) => problems.length > 0))
    return check("migration", "failed", s("Some of it cannot be migrated.", "بعضه لا يمكن ترحيله."), details);
  if (hidden.length > 0) {
    const rows = hidden.reduce((sum, step) => sum + step.rows, 0);
    return check(
      "migration",
      "warning",
      s(`Hides data: steps ${hidden.length}, rows ${rows}. It is kept.`, `يخفي بيانات: خطوات ${hidden.length}، صفوف ${rows}. تبقى محفوظة.`),
      details,
    );
  }
  return check(
    "migration",
    "passed",
    s(`Hides nothing. Steps ${all.length}, rows touched ${touched}.`, `لا يخفي شيئًا. خطوات ${all.length}، صفوف متأثرة ${touched}.`),
    details,
  );
};
