/** How plans end without a report; the same sentences for both planners. */
import { descriptionLimit, PlanFailed } from "../../../schema/planner.ts";

export const cancelled = (cause?: unknown): PlanFailed =>
  new PlanFailed("PLAN_CANCELLED", { en: "The plan was cancelled.", ar: "أُلغيت الخطة." }, cause === undefined ? undefined : { cause });

/** Refuses a description over the limit, naming both [BP43]. */
export const refuseLong = (text: string): void => {
  if (text.length <= descriptionLimit) return;
  throw new PlanFailed("PLAN_TEXT_TOO_LONG", {
    en: `The description has ${text.length} characters; at most ${descriptionLimit} are read. Shorten it and try again.`,
    ar: `طول الوصف ${text.length} حرفًا، والحد الأعلى ${descriptionLimit}. اختصره ثم أعد المحاولة.`,
  });
};
