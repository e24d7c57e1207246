/**
 * What a person said of a branch before, and going back and forth in it: a proposal that still waits is rejected, and what was accepted leaves
 * the draft as one forward step, or comes back as one, with what somebody changed since left as it is.
 */
import { isDeepStrictEqual } from "node:util";
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import { DraftsError } from "../../../schema/drafts.ts";
import type { PlanId, UndoGroupId } from "../../../schema/ids.ts";
import type { PlanRequest, Report, SaidBefore } from "../../../schema/planner.ts";
import type { Branch, Plan } from "../domain/nouns.ts";
import { type Author, entry } from "./asker.ts";
import { takenOps, tell } from "./carry-out-plan.ts";
import { planOf, writableBranchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";

/** How far back a sentence may reach. */
const reach = 30;

export type Conversation = Required<Pick<PlanRequest, "before" | "further">>;

/** What whoever asks for `plan` said of this branch before; of nobody else's sentences. */
export const saidBefore = async (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  base: Draft,
  answers: Readonly<Record<string, string>>,
): Promise<Conversation> => {
  const plans = await deps.store.transact(plan.organizationId, (unit) => unit.plansOn(branch.id, reach));
  const own = plans.filter((one) => one.id !== plan.id && one.mode === "refine" && one.askedBy === plan.askedBy && !isStepping(one));
  // Whoever answers a question says the same sentence again.
  const from = Object.keys(answers).length > 0 ? own.findIndex(({ text, status }) => text !== plan.text || status !== "done") : 0;
  const earlier = from < 0 ? [] : own.slice(from);
  const said = async (one: Plan, stands: Stands): Promise<SaidBefore | null> =>
    !("report" in one) || one.status === "accepting"
      ? null
      : {
          planId: one.id,
          text: one.report.meant ?? one.text,
          nodes: [...new Set(one.report.understood.flatMap(({ nodes }) => nodes))],
          stands: stands === "back" ? "nothing" : stands,
          ops: one.status === "proposed" ? one.proposal.ops : [],
          back: async () => {
            if (one.status !== "accepted" || !one.undoGroupId || stands !== "taken") return null;
            const { firstSeq } = await deps.drafts.finish(one.undoGroupId);
            return firstSeq ? inverseOf(deps, branch, takenOps(one.proposal, one.decided.changes), firstSeq, base) : null;
          },
        };
  const before: SaidBefore[] = [];
  for (const one of earlier) {
    const found = await said(one, await standingOf(deps, one, plans));
    if (found) before.push(found);
    // Nothing reaches further than to the last that stands; who means more asks for it.
    if (found && found.stands !== "nothing") break;
  }
  const further = async () => {
    const all = await Promise.all(earlier.map(async (one) => ({ one, stands: await standingOf(deps, one, plans) })));
    const standing = await Promise.all(
      all.flatMap(({ one, stands }) => (stands === "waits" || stands === "taken" ? [said(one, stands)] : [])),
    );
    const takenBack = plans.flatMap((step) => {
      if (step.status !== "done" || step.askedBy !== plan.askedBy || step.report.instead === undefined) return [];
      const still = (step.report.steps ?? []).flatMap(({ planId, group }) =>
        all.filter(({ one, stands }) => one.id === planId && stands === "back" && groupsOf(one, plans).at(-1) === group),
      );
      return still.length > 0 ? [Promise.all(still.map(({ one, stands }) => said(one, stands)))] : [];
    });
    const there = (some: readonly (SaidBefore | null)[]) => some.filter((one) => one !== null);
    return { standing: there(standing), takenBack: (await Promise.all(takenBack)).map(there) };
  };
  return { before, further };
};

/** It only takes back or brings back: no sentence to lean on. */
const isStepping = (plan: Plan): boolean =>
  plan.status === "done" && (plan.report.instead !== undefined || plan.report.again !== undefined);

/** `back`: it was taken back by a sentence, and can be brought back. */
type Stands = SaidBefore["stands"] | "back";

/** What wrote a plan to the draft, took it back, brought it back, one after the other: each takes the one before it back. */
const groupsOf = (plan: Plan, plans: readonly Plan[]): readonly UndoGroupId[] => [
  ...(plan.status === "accepted" && plan.undoGroupId ? [plan.undoGroupId] : []),
  ...plans
    .toReversed()
    .flatMap((one) =>
      "report" in one ? (one.report.steps ?? []).flatMap(({ planId, group }) => (planId === plan.id ? [group] : [])) : [],
    ),
];

const standingOf = async (deps: BlueprintDeps, plan: Plan, plans: readonly Plan[]): Promise<Stands> => {
  if (plan.status === "proposed") return "waits";
  const groups = plan.status === "accepted" ? groupsOf(plan, plans) : [];
  const place = await standingPlace(deps, groups);
  return place === -1 ? "nothing" : place % 2 === 0 ? "taken" : "back";
};

/** Which of them stands: the last one that was not itself taken back; -1: none. */
const standingPlace = async (deps: BlueprintDeps, groups: readonly UndoGroupId[]): Promise<number> => {
  for (let place = groups.length - 1; place >= 0; place--) {
    const { status, batches } = await deps.drafts.finish(groups[place]!);
    if (status !== "reverted") return batches > 0 ? place : -1;
  }
  return -1;
};

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

/** The plans a report takes back or brings back, in order. */
export const steppedOver = ({ instead, alsoBack = [], again = [] }: Report): readonly PlanId[] => [
  ...(instead === undefined ? [] : [instead]),
  ...alsoBack,
  ...again,
];

/**
 * Takes an earlier plan back for `plan`, or brings one back that was taken back; what it wrote is a step of its own. Null: nothing of it was
 * in the draft, or is any more.
 */
export const stepOver = async (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  id: PlanId,
  author: Author,
): Promise<{ readonly planId: PlanId; readonly group: UndoGroupId; readonly restored: number } | null> => {
  const earlier = await deps.store.transact(plan.organizationId, async (unit) => {
    await writableBranchOf(unit, branch.id);
    await deps.decisions.assertLive(unit.query, [{ scope: "organization", id: plan.organizationId }], "automation");
    const one = await planOf(unit, id);
    if (one.status !== "proposed") return groupsOf(one, await unit.plansOn(branch.id, reach));
    await unit.updatePlan({ ...one, status: "rejected", decided: { by: plan.askedBy, at: deps.clock.now().toISOString(), changes: [] } });
    await tell(unit, author, one, "rejected", 0);
    await unit.audit(entry(author, "plan.reject", `plan:${id}`));
    return [];
  });
  const place = await standingPlace(deps, earlier);
  if (place === -1) return null;
  const { group, restored } = await deps.drafts.revert(earlier[place]!, plan.askedBy);
  if (restored.length > 0) await deps.drafts.finish(group);
  const does = place % 2 === 0 ? "plan.undo" : "plan.redo";
  await deps.store.transact(plan.organizationId, (unit) => unit.audit(entry(author, does, `plan:${id}`)));
  return restored.length > 0 ? { planId: id, group, restored: restored.length } : null;
};
