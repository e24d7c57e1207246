import { setTimeout as wait } from "node:timers/promises";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { isOpen, type Plan } from "../domain/nouns.ts";
import type { Asker } from "./asker.ts";
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

/** Ends a planner at work; what arrived stays. */
export const stop = async (deps: BlueprintDeps, plan: Plan): Promise<Plan> => {
  const run = deps.running.get(plan.id);
  run?.abort.abort();
  // The batch that was on its way is stored and counted; a planner that does not let go is not waited for.
  await Promise.race([run?.ended, wait(patienceMs, undefined, { ref: false })]);
  return end(deps, plan, { status: "cancelled" });
};

const patienceMs = 1_000;
