import { setTimeout as wait } from "node:timers/promises";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { isOpen, type Plan } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { settled } from "./carry-out-plan.ts";
import { planOf } from "./find.ts";
import type { BlueprintDeps, PlanId } from "./ports.ts";
import { end } from "./run-plan.ts";

/** Stops a running plan; when this answers, no operation of it arrives any more [BP46]. What arrived stays, as one undo step. */
export const cancelPlan = async (deps: BlueprintDeps, asker: Asker, id: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "ai.generate");
  const plan = await deps.store.transact(asker.viewer.organizationId, (unit) => planOf(unit, id));
  if (!isOpen(plan)) throw blueprintErrors("PLAN_ENDED");
  return stop(deps, plan);
};

const stop = async (deps: BlueprintDeps, plan: Plan): Promise<Plan> => {
  const run = deps.running.get(plan.id);
  run?.abort.abort();
  // The batch that was on its way is stored and counted; a planner that does not let go is not waited for.
  await Promise.race([run?.ended, wait(patienceMs, undefined, { ref: false })]);
  return end(deps, plan, { status: "cancelled" });
};

const patienceMs = 1_000;

/** Takes back everything a plan wrote and nobody changed since; returns the plan. */
export const undoPlan = async (deps: BlueprintDeps, asker: Asker, id: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  const plan = await settled(deps, await deps.store.transact(asker.viewer.organizationId, (unit) => planOf(unit, id)));
  if (isOpen(plan)) {
    authorize(asker.viewer, "ai.generate");
    await stop(deps, plan);
  }
  // Of several steps the last one first.
  const steps = plan.status === "done" ? (plan.report.steps ?? []).toReversed().map(({ group }) => group) : [];
  for (const group of steps.length > 0 ? steps : plan.undoGroupId ? [plan.undoGroupId] : [])
    if ((await deps.drafts.finish(group)).batches > 0) await deps.drafts.revert(group, personOf(asker.viewer));
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    await unit.audit(entry(asker, "plan.undo", `plan:${id}`));
    return planOf(unit, id);
  });
};
