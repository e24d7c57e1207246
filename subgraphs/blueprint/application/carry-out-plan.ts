/**
 * What was taken of a proposal comes into the draft: whole or not at all, and once. The answer is kept before anything is written, with
 * the ids of its batches; a draft takes a batch of one id once. So whoever finds an answer that is on its way, after a crash or beside
 * the process that works on it, carries it out again from the beginning and comes to the same end.
 *
 * accepting → accepted: all is in the draft. accepting → proposed: the draft refused. A fault leaves it accepting.
 */
import { opsOf } from "../../../schema/blueprint/changes.ts";
import { limits } from "../../../schema/blueprint/limits.ts";
import type { Op, Refusal as OpRefusal } from "../../../schema/blueprint/operation.ts";
import type { Participant } from "../../../schema/drafts.ts";
import type { Json, UserId } from "../../../schema/ids.ts";
import { Refusal } from "../../errors.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Plan, PlanProposal } from "../domain/nouns.ts";
import { type Author, entry } from "./asker.ts";
import { branchOf, planOf } from "./find.ts";
import type { BlueprintDeps, BlueprintUnit } from "./ports.ts";

export type Accepting = Extract<Plan, { status: "accepting" }>;

/** The participant a plan writes as, for a person. */
export const aiFor = (onBehalfOf: UserId): Participant => ({ kind: "ai", onBehalfOf, label: { en: "Planner", ar: "المخطِّط" } });

/** How many batches operations take. */
export const batchesOf = (ops: readonly Op[]): number => Math.ceil(ops.length / limits.opsPerBatch);

/** The operations of a proposal that its changes of these ids hold. */
export const takenOps = ({ ops, changes }: PlanProposal, taken: readonly string[]): readonly Op[] =>
  opsOf(
    ops,
    changes.filter(({ id }) => taken.includes(id)),
  );

/** Finishes an acceptance. Throws what the draft refused, after the proposal waits again. */
export const carryOut = async (deps: BlueprintDeps, plan: Accepting): Promise<Plan> => {
  const branch = await deps.store.transact(plan.organizationId, (unit) => branchOf(unit, plan.branchId));
  const { by, changes, batches } = plan.decided;
  const ops = takenOps(plan.proposal, changes);
  try {
    for (const [turn, id] of batches.entries()) {
      const from = turn * limits.opsPerBatch;
      const applied = await deps.drafts.apply({
        document: branch.documentName,
        id,
        batch: { ops: ops.slice(from, from + limits.opsPerBatch), message: plan.text.slice(0, 500) },
        group: plan.undoGroupId!,
        by: aiFor(by),
      });
      if ("refused" in applied) throw moved(plan.proposal, ops, from, applied.refused);
    }
  } catch (error) {
    // Of a fault nobody knows whether it came in: what is on its way stays so.
    if (!(error instanceof Refusal)) throw error;
    if ((await deps.drafts.finish(plan.undoGroupId!)).batches > 0) await deps.drafts.revert(plan.undoGroupId!, by);
    await ended(deps, plan, async (unit) => {
      const { decided: _decided, ...rest } = plan;
      await unit.updatePlan({ ...rest, status: "proposed", opsApplied: 0 });
    });
    throw error;
  }
  await deps.drafts.finish(plan.undoGroupId!);
  return ended(deps, plan, async (unit) => {
    const { batches: _batches, asker, major, ...decided } = plan.decided;
    await unit.updatePlan({ ...plan, status: "accepted", decided });
    await tell(unit, asker, plan, "accepted", ops.length);
    await unit.audit(entry(asker, "plan.accept", `plan:${plan.id}`, { ops: ops.length, major }));
  });
};

/** Ends it once, whoever comes first. */
const ended = (deps: BlueprintDeps, plan: Accepting, end: (unit: BlueprintUnit) => Promise<void>): Promise<Plan> =>
  deps.store.transact(plan.organizationId, async (unit) => {
    await unit.lockBlueprint(plan.blueprintId);
    const now = await planOf(unit, plan.id);
    if (now.status === "accepting" && now.undoGroupId === plan.undoGroupId) await end(unit);
    return planOf(unit, plan.id);
  });

/** The plan once nothing of it is on its way any more: an answer somebody gave is carried out first, wherever it was left. */
export const settled = async (deps: BlueprintDeps, plan: Plan): Promise<Plan> => {
  if (plan.status !== "accepting") return plan;
  return carryOut(deps, plan).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return deps.store.transact(plan.organizationId, (unit) => planOf(unit, plan.id));
  });
};

/** Carries out what a stopped process had on its way. Called at start; what cannot be done now is done when somebody next asks for the plan. */
export const finishAccepting = async (deps: BlueprintDeps, open: readonly Plan[]): Promise<void> => {
  for (const plan of open) await settled(deps, plan).catch((error: unknown) => console.error(error));
};

/** Says which of the chosen changes no longer fit, or why nothing is written to this draft now. */
export const moved = ({ ops: all, changes }: PlanProposal, ops: readonly Op[], from: number, refused: readonly OpRefusal[]) => {
  const details = JSON.parse(JSON.stringify(refused)) as Json;
  const closed = refused.filter(({ code }) => code.startsWith("COLLAB_"));
  if (closed.length > 0)
    return blueprintErrors(
      "OPS_INVALID",
      { reasons: { en: closed.map(({ text }) => text.en).join(" "), ar: closed.map(({ text }) => text.ar).join(" ") } },
      { refused: details },
    );
  const places = new Set(refused.map(({ index }) => all.indexOf(ops[from + index]!)));
  const unfit = changes.filter((change) => change.ops.some((place) => places.has(place)));
  const reasons = unfit.map(plain);
  return blueprintErrors(
    "PLAN_MOVED",
    { reasons: { en: reasons.map(({ en }) => `“${en}”.`).join(" "), ar: reasons.map(({ ar }) => `«${ar}».`).join(" ") } },
    { changes: unfit.map(({ id }) => id), refused: details },
  );
};

/** The sentence of a change without the stars around its names. */
export const plain = ({ sentence }: PlanProposal["changes"][number]) => ({
  en: sentence.en.replaceAll("*", ""),
  ar: sentence.ar.replaceAll("*", ""),
});

/** The event of an answer. */
export const tell = (
  unit: BlueprintUnit,
  { viewer, requestId }: Author,
  plan: Plan,
  status: "accepted" | "rejected",
  opsApplied: number,
): Promise<void> =>
  unit.append(`plan:${plan.id}`, [
    {
      type: "PlanDecided",
      schema: 1,
      data: { planId: plan.id, blueprintId: plan.blueprintId, branchId: plan.branchId, status, opsApplied },
      meta: { actor: viewer.subjectId, requestId },
    },
  ]);
