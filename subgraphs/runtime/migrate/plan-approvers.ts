/** A release after which other roles decide about requests for a yes. Pure. */
import type { Model } from "../../../schema/model/model.ts";
import { addApprovers, approversOf, dropApprovers } from "../data-plane/approvers.ts";
import type { Place } from "../data-plane/names.ts";
import type { MigrationStep } from "../domain/migration.ts";
import { step } from "./sentences.ts";

/** Who is new to it counts before the switch, who left it until nobody asks by the old model any more. */
export const approverSteps = (place: Place, from: Model, to: Model): readonly MigrationStep[] => {
  const [was, now] = [from, to].map((model) => new Set(approversOf(model).map((pair) => pair.join(":")))) as [Set<string>, Set<string>];
  const words = { en: "Other roles decide about requests", ar: "أدوار أخرى تبت في الطلبات" };
  const gone = { en: "Who no longer decides about requests sees none", ar: "من لم يعد يبت في الطلبات لا يراها" };
  return [
    ...(now.isSubsetOf(was) ? [] : [step("approvers", "add-approvers", "safe", words, addApprovers(place, to))]),
    ...(was.isSubsetOf(now)
      ? []
      : [{ ...step("approvers-gone", "drop-approvers", "safe", gone, [dropApprovers(place, to)]), phase: "contract" as const }]),
  ];
};
