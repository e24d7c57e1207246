/** Answers to what a plan proposes: some of it, all that may go together, or nothing. */
import { type Change, choose, type Objection, opsOf } from "../../../schema/blueprint/changes.ts";
import { limits } from "../../../schema/blueprint/limits.ts";
import type { Op, Refusal } from "../../../schema/blueprint/operation.ts";
import type { BatchId, Json, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, Plan } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { planOf, writableBranchOf } from "./find.ts";
import type { BlueprintDeps, BlueprintUnit, PlanId } from "./ports.ts";
import { aiFor } from "./run-plan.ts";

type Proposed = Extract<Plan, { status: "proposed" }>;
type Decided = Extract<Plan, { status: "accepted" | "rejected" }>;

export interface Acceptance {
  readonly planId: PlanId;
  /** Null: all that need no yes of their own. */
  readonly changes: readonly string[] | null;
  /** The yes of each that does. */
  readonly major: readonly string[];
}

/**
 * Brings the chosen changes into the draft, as one step of the participant "AI" for whoever accepts [BP41]. Throws
 * BLUEPRINT_PLAN_NOT_PROPOSED, BLUEPRINT_PLAN_CHANGE_MAJOR, BLUEPRINT_PLAN_CHANGE_NEEDS, BLUEPRINT_PLAN_NOTHING_TAKEN and, where the draft
 * went another way meanwhile, BLUEPRINT_PLAN_MOVED; then nothing is applied and the proposal still waits.
 */
export const acceptPlan = async (deps: BlueprintDeps, asker: Asker, { planId, changes, major }: Acceptance): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  // Decided first: of two people who answer at once one is told that there is nothing to answer any more.
  const { plan, branch, ops, group } = await deps.store.transact(organization, async (unit) => {
    const { plan, branch } = await waiting(unit, planId);
    const chosen = allowed(choose(plan.proposal.changes, changes, major));
    const ops = opsOf(plan.proposal.ops, chosen);
    // A step of its own each time: a group that ended takes no more.
    const group = deps.newId() as UndoGroupId;
    await unit.updatePlan({ ...decided(deps, asker, plan, "accepted", chosen), undoGroupId: group, opsApplied: ops.length });
    return { plan, branch, ops, group };
  });
  try {
    await bringIn(deps, asker, { plan, branch, ops, group });
  } catch (error) {
    await deps.store.transact(organization, async (unit) => {
      await unit.lockBlueprint(plan.blueprintId);
      await unit.updatePlan(plan);
    });
    throw error;
  }
  return deps.store.transact(organization, async (unit) => {
    await tell(unit, asker, plan, "accepted", ops.length);
    await unit.audit(entry(asker, "plan.accept", `plan:${planId}`, { ops: ops.length, major: major.length }));
    return planOf(unit, planId);
  });
};

/** Leaves the draft as it is [BP40]. Throws BLUEPRINT_PLAN_NOT_PROPOSED. */
export const rejectPlan = async (deps: BlueprintDeps, asker: Asker, planId: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const { plan } = await waiting(unit, planId);
    const rejected = decided(deps, asker, plan, "rejected", []);
    await unit.updatePlan(rejected);
    await tell(unit, asker, plan, "rejected", 0);
    await unit.audit(entry(asker, "plan.reject", `plan:${planId}`));
    return rejected;
  });
};

/** A plan that waits for an answer, on a branch that may be changed; held until the transaction ends. */
const waiting = async (unit: BlueprintUnit, id: PlanId): Promise<{ readonly plan: Proposed; readonly branch: Branch }> => {
  const branch = await writableBranchOf(unit, (await planOf(unit, id)).branchId);
  const plan = await planOf(unit, id);
  if (plan.status !== "proposed") throw blueprintErrors("PLAN_NOT_PROPOSED");
  return { plan, branch };
};

const allowed = (choice: ReturnType<typeof choose>): readonly Change[] => {
  if (!("chosen" in choice)) throw refusalOf(choice);
  if (choice.chosen.length === 0) throw blueprintErrors("PLAN_NOTHING_TAKEN");
  return choice.chosen;
};

const plain = ({ sentence }: Change) => ({ en: sentence.en.replaceAll("*", ""), ar: sentence.ar.replaceAll("*", "") });
const refusalOf = (objection: Objection) => {
  switch (objection.why) {
    case "unknown":
      return blueprintErrors("PLAN_CHANGE_UNKNOWN", { id: objection.id });
    case "own-yes":
      return blueprintErrors("PLAN_CHANGE_MAJOR", { change: plain(objection.change) }, { change: objection.change.id });
    case "needs":
      return blueprintErrors(
        "PLAN_CHANGE_NEEDS",
        { change: plain(objection.change), missing: plain(objection.missing) },
        { change: objection.change.id, needs: [...objection.change.needs] },
      );
  }
};

const decided = (deps: BlueprintDeps, asker: Asker, plan: Proposed, status: Decided["status"], chosen: readonly Change[]): Decided => ({
  ...plan,
  status,
  decided: { by: personOf(asker.viewer), at: deps.clock.now().toISOString(), changes: chosen.map(({ id }) => id) },
});

/** Whole or not at all: what needs more than one batch is taken back when a later one is refused. */
const bringIn = async (
  deps: BlueprintDeps,
  asker: Asker,
  { plan, branch, ops, group }: { plan: Proposed; branch: Branch; ops: readonly Op[]; group: UndoGroupId },
): Promise<void> => {
  for (let from = 0; from < ops.length; from += limits.opsPerBatch) {
    const applied = await deps.drafts.apply({
      document: branch.documentName,
      id: deps.newId() as BatchId,
      batch: { ops: ops.slice(from, from + limits.opsPerBatch), message: plan.text.slice(0, 500) },
      group,
      by: aiFor(personOf(asker.viewer)),
    });
    if (!("refused" in applied)) continue;
    await deps.drafts.finish(group);
    if (from > 0) await deps.drafts.revert(group, personOf(asker.viewer));
    throw moved(plan, ops, from, applied.refused);
  }
  await deps.drafts.finish(group);
};

/** Says which of the chosen changes no longer fit. */
const moved = ({ proposal }: Proposed, ops: readonly Op[], from: number, refused: readonly Refusal[]) => {
  const places = new Set(refused.map(({ index }) => proposal.ops.indexOf(ops[from + index]!)));
  const unfit = proposal.changes.filter((change) => change.ops.some((place) => places.has(place)));
  const reasons = unfit.map(plain);
  return blueprintErrors(
    "PLAN_MOVED",
    { reasons: { en: reasons.map(({ en }) => `“${en}”.`).join(" "), ar: reasons.map(({ ar }) => `«${ar}».`).join(" ") } },
    { changes: unfit.map(({ id }) => id), refused: JSON.parse(JSON.stringify(refused)) as Json },
  );
};

const tell = (unit: BlueprintUnit, asker: Asker, plan: Plan, status: Decided["status"], opsApplied: number): Promise<void> =>
  unit.append(`plan:${plan.id}`, [
    {
      type: "PlanDecided",
      schema: 1,
      data: { planId: plan.id, blueprintId: plan.blueprintId, branchId: plan.branchId, status, opsApplied },
      meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
    },
  ]);
