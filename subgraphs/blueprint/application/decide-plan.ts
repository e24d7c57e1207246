/** Answers to what a plan proposes: some of it, all that may go together, or nothing. */
import { isDeepStrictEqual } from "node:util";
import { type Change, choose, type Objection, opsOf } from "../../../schema/blueprint/changes.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import { reconsider } from "../../../schema/blueprint/reconsider.ts";
import type { BatchId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, Plan, PlanDecision } from "../domain/nouns.ts";
import { type Asker, authorOf, entry } from "./asker.ts";
import { type Accepting, batchesOf, carryOut, moved, plain, settled, tell } from "./carry-out-plan.ts";
import { planOf, writableBranchOf } from "./find.ts";
import type { BlueprintDeps, BlueprintUnit, PlanId } from "./ports.ts";
import { draftNow } from "./read-draft.ts";

type Proposed = Extract<Plan, { status: "proposed" }>;
interface Waiting {
  readonly plan: Proposed;
  readonly branch: Branch;
}

export interface Acceptance {
  readonly planId: PlanId;
  /** Null: all that need no yes of their own. */
  readonly changes: readonly string[] | null;
  /** The yes of each that does. */
  readonly major: readonly string[];
}

/**
 * Brings the chosen changes into the draft, as one step of the participant "AI" for whoever accepts [BP41]. Throws
 * BLUEPRINT_PLAN_NOT_PROPOSED, BLUEPRINT_PLAN_CHANGE_MAJOR, BLUEPRINT_PLAN_CHANGE_NEEDS, BLUEPRINT_PLAN_NOTHING_TAKEN; where the draft
 * went another way meanwhile BLUEPRINT_PLAN_MOVED, and where a change does more by now than was shown BLUEPRINT_PLAN_CHANGE_ANEW. Then
 * nothing is applied and the proposal still waits.
 */
export const acceptPlan = async (deps: BlueprintDeps, asker: Asker, { planId, changes, major }: Acceptance): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const seen = await waitingNow(deps, asker, planId);
  const { proposal } = seen.plan;
  const chosen = allowed(choose(proposal.changes, changes, major));
  await assertAsShown(deps, seen, chosen);
  // Kept before anything is written: of two people who answer at once one is told that there is nothing to answer any more.
  const accepting = await deps.store.transact(organization, async (unit) => {
    const { plan } = await waiting(unit, planId);
    if (!isDeepStrictEqual(plan.proposal, proposal)) return null;
    const ops = opsOf(proposal.ops, chosen);
    const next: Accepting = {
      ...plan,
      status: "accepting",
      decided: {
        ...decisionOf(deps, asker, chosen),
        batches: Array.from({ length: batchesOf(ops) }, () => deps.newId() as BatchId),
        major: major.length,
        asker: authorOf(asker),
      },
      // A step of its own each time: a group that ended takes no more.
      undoGroupId: deps.newId() as UndoGroupId,
      opsApplied: ops.length,
    };
    await unit.updatePlan(next);
    return next;
  });
  // Somebody was shown it anew meanwhile: this answer is one to what it was before.
  return accepting ? carryOut(deps, accepting) : acceptPlan(deps, asker, { planId, changes, major });
};

/** The plan while it waits, once an answer that was left half-way is carried out. */
const waitingNow = async (deps: BlueprintDeps, asker: Asker, id: PlanId) => {
  const organization = asker.viewer.organizationId;
  await settled(deps, await deps.store.transact(organization, (unit) => planOf(unit, id)));
  return deps.store.transact(organization, (unit) => waiting(unit, id));
};

/** Looks at the chosen changes over the draft as it is now; what does more than it did is shown anew, and asked again. */
const assertAsShown = async (deps: BlueprintDeps, { plan, branch }: Waiting, chosen: readonly Change[]): Promise<void> => {
  const { proposal } = plan;
  const draft = await draftNow(deps, branch);
  const ops = opsOf(proposal.ops, chosen);
  const tried = applyOps(draft, { ops }, ops.length);
  if ("refused" in tried) throw moved(proposal, ops, 0, tried.refused);
  const again = reconsider(proposal, draft);
  const places = new Set(chosen.flatMap((change) => change.ops));
  const heavier = again.anew.filter((change) => change.ops.some((place) => places.has(place)));
  if (heavier.length === 0) return;
  await deps.store.transact(plan.organizationId, async (unit) => {
    const now = await waiting(unit, plan.id);
    if (isDeepStrictEqual(now.plan.proposal, proposal)) await unit.updatePlan({ ...now.plan, proposal: again.proposal });
  });
  const reasons = heavier.map(plain);
  throw blueprintErrors(
    "PLAN_CHANGE_ANEW",
    { reasons: { en: reasons.map(({ en }) => `“${en}”.`).join(" "), ar: reasons.map(({ ar }) => `«${ar}».`).join(" ") } },
    { changes: heavier.map(({ id }) => id) },
  );
};

/** Leaves the draft as it is [BP40]. Throws BLUEPRINT_PLAN_NOT_PROPOSED. */
export const rejectPlan = async (deps: BlueprintDeps, asker: Asker, planId: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  await waitingNow(deps, asker, planId);
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const { plan } = await waiting(unit, planId);
    const rejected: Plan = { ...plan, status: "rejected", decided: decisionOf(deps, asker, []) };
    await unit.updatePlan(rejected);
    await tell(unit, asker, plan, "rejected", 0);
    await unit.audit(entry(asker, "plan.reject", `plan:${planId}`));
    return rejected;
  });
};

/** A plan that waits for an answer, on a branch that may be changed; held until the transaction ends. */
const waiting = async (unit: BlueprintUnit, id: PlanId): Promise<Waiting> => {
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

const decisionOf = (deps: BlueprintDeps, asker: Asker, chosen: readonly Change[]): PlanDecision => ({
  by: personOf(asker.viewer),
  at: deps.clock.now().toISOString(),
  changes: chosen.map(({ id }) => id),
});
