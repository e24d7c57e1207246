import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { isOpen, type Plan } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { planOf } from "./find.ts";
import type { BlueprintDeps, PlanId } from "./ports.ts";
import { end } from "./run-plan.ts";

/** Stops a running plan at once; no operation of it arrives later [BP46]. What arrived stays, as one undo step. */
export const cancelPlan = async (deps: BlueprintDeps, asker: Asker, id: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "ai.generate");
  const plan = await deps.store.transact(asker.viewer.organizationId, (unit) => planOf(unit, id));
  if (!isOpen(plan)) throw blueprintErrors("PLAN_ENDED");
  deps.running.get(id)?.abort.abort();
  return end(deps, plan, { status: "cancelled" });
};

/** Takes back everything a plan wrote and nobody changed since; returns the plan. */
export const undoPlan = async (deps: BlueprintDeps, asker: Asker, id: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  const plan = await deps.store.transact(asker.viewer.organizationId, (unit) => planOf(unit, id));
  if (isOpen(plan)) await cancelPlan(deps, asker, id);
  if (plan.undoGroupId && plan.opsApplied > 0) await deps.drafts.revert(plan.undoGroupId, personOf(asker.viewer));
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    await unit.audit(entry(asker, "plan.undo", `plan:${id}`));
    return planOf(unit, id);
  });
};
