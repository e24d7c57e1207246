/**
 * What a person said of a branch before, and taking the last of it back: a proposal that still waits is rejected, and what was accepted
 * leaves the draft as one forward step, with what somebody changed since left as it is.
 */
import { isDeepStrictEqual } from "node:util";
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import { DraftsError } from "../../../schema/drafts.ts";
import type { PlanId } from "../../../schema/ids.ts";
import type { SaidBefore } from "../../../schema/planner.ts";
import type { Branch, Plan } from "../domain/nouns.ts";
import { type Author, entry } from "./asker.ts";
import { takenOps, tell } from "./carry-out-plan.ts";
import { planOf, writableBranchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";

/** How far back a sentence may reach. */
const reach = 12;

/** What whoever asks for `plan` said of this branch before, the newest first; of nobody else's sentences. */
export const saidBefore = async (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  base: Draft,
  answers: Readonly<Record<string, string>>,
): Promise<readonly SaidBefore[]> => {
  const plans = await deps.store.transact(plan.organizationId, (unit) => unit.plansOn(branch.id, reach));
  const own = plans.filter((one) => one.id !== plan.id && one.mode === "refine" && one.askedBy === plan.askedBy && !isTakingBack(one));
  // Whoever answers a question says the same sentence again.
  const from = Object.keys(answers).length > 0 ? own.findIndex(({ text, status }) => text !== plan.text || status !== "done") : 0;
  const said: SaidBefore[] = [];
  for (const one of from < 0 ? [] : own.slice(from)) {
    if (!("report" in one) || one.status === "accepting") continue;
    const taken = one.status === "accepted" && one.undoGroupId ? await deps.drafts.finish(one.undoGroupId) : null;
    const stands = one.status === "proposed" ? "waits" : taken?.status === "closed" && taken.batches > 0 ? "taken" : "nothing";
    said.push({
      planId: one.id,
      text: one.report.meant ?? one.text,
      nodes: [...new Set(one.report.understood.flatMap(({ nodes }) => nodes))],
      stands,
      ops: one.status === "proposed" ? one.proposal.ops : [],
      back: async () =>
        one.status === "accepted" && taken?.firstSeq
          ? inverseOf(deps, branch, takenOps(one.proposal, one.decided.changes), taken.firstSeq, base)
          : null,
    });
    // Nothing reaches further than to the last that stands.
    if (stands !== "nothing") break;
  }
  return said;
};

const isTakingBack = (plan: Plan): boolean => plan.status === "done" && plan.report.instead !== undefined;

/** What takes accepted operations back from the draft as it is; null where it holds something else by now, or its past is not kept. */
const inverseOf = async (
  deps: BlueprintDeps,
  branch: Branch,
  ops: readonly Op[],
  firstSeq: number,
  now: Draft,
): Promise<readonly Op[] | null> => {
  const moment = await deps.drafts.at(branch.id, { seq: firstSeq - 1 }).catch((error: unknown) => {
    if (error instanceof DraftsError) return null;
    throw error;
  });
  const done = moment && applyOps(moment.draft as Draft, { ops }, ops.length);
  if (!done || "refused" in done) return null;
  const touched = [...new Set([...ops, ...done.inverse.ops].map(({ id }) => id))];
  const same = (id: string): boolean =>
    id === "header" ? isDeepStrictEqual(now.header, done.draft.header) : isDeepStrictEqual(now.nodes[id], done.draft.nodes[id]);
  if (!touched.every(same)) return null;
  const back = applyOps(now, done.inverse, done.inverse.ops.length);
  return "refused" in back ? null : done.inverse.ops;
};

/** Takes an earlier plan back for `plan`; what it wrote is a step of its own. Null: nothing of it was in the draft, or is any more. */
export const takeBack = async (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  id: PlanId,
  author: Author,
): Promise<Pick<Plan, "undoGroupId" | "opsApplied"> | null> => {
  const earlier = await deps.store.transact(plan.organizationId, async (unit) => {
    await writableBranchOf(unit, branch.id);
    await deps.decisions.assertLive(unit.query, [{ scope: "organization", id: plan.organizationId }], "automation");
    const one = await planOf(unit, id);
    if (one.status !== "proposed") return one;
    await unit.updatePlan({ ...one, status: "rejected", decided: { by: plan.askedBy, at: deps.clock.now().toISOString(), changes: [] } });
    await tell(unit, author, one, "rejected", 0);
    await unit.audit(entry(author, "plan.reject", `plan:${id}`));
    return null;
  });
  if (earlier?.status !== "accepted" || !earlier.undoGroupId) return null;
  const { group, restored } = await deps.drafts.revert(earlier.undoGroupId, plan.askedBy);
  await deps.store.transact(plan.organizationId, (unit) => unit.audit(entry(author, "plan.undo", `plan:${id}`)));
  return restored.length > 0 ? { undoGroupId: group, opsApplied: restored.length } : null;
};
