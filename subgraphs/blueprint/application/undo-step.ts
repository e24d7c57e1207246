/**
 * Taking a step of a draft back, and doing it again: a merge, a restore, an update, or what a plan brought in. Both are forward steps of the
 * collab server, and leave what somebody changed since as it is.
 */
import type { Seq } from "../../../schema/drafts.ts";
import type { PlanId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { type Branch, type DraftChange, isOpen, type Plan } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { settled } from "./carry-out-plan.ts";
import { stop } from "./end-plan.ts";
import { branchOf, planOf, writableBranchOf } from "./find.ts";
import { draftChanged } from "./let-in.ts";
import type { BlueprintDeps, BlueprintUnit, Template } from "./ports.ts";
import { templateBehind } from "./templates.ts";
import { baseOf } from "./use-template.ts";

export interface Undone {
  readonly branch: Branch;
  /** The draft after it. */
  readonly seq: Seq;
  /** Values put back. */
  readonly restored: number;
  /** Values somebody changed since, which stay, and the nodes they are of. */
  readonly left: number;
  readonly leftNodes: readonly string[];
}
type Way = "undo" | "redo";

/** Takes one step of a draft back: every value nobody changed since. Throws BLUEPRINT_NOT_FOUND. */
export const undoDraftStep = (deps: BlueprintDeps, asker: Asker, group: UndoGroupId): Promise<Undone> => take(deps, asker, group, "undo");

/** Does a step again that was taken back. One that was not is left as it is. Throws BLUEPRINT_NOT_FOUND. */
export const redoDraftStep = (deps: BlueprintDeps, asker: Asker, group: UndoGroupId): Promise<Undone> => take(deps, asker, group, "redo");

const take = async (deps: BlueprintDeps, asker: Asker, group: UndoGroupId, way: Way): Promise<Undone> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const { change, plan, branch } = await deps.store.transact(organization, async (unit) => {
    const change = await unit.draftChange(group);
    const plan = change ? null : await unit.planOfGroup(group);
    const branchId = (change ?? plan)?.branchId;
    if (!branchId) throw blueprintErrors("NOT_FOUND");
    return { change, plan, branch: await writableBranchOf(unit, branchId) };
  });
  const ended = plan && (await endedFor(deps, asker, plan));
  const template = change?.template && way === "redo" ? await templateBehind(deps, organization, change.template.from.template) : null;
  const done = await turn(deps, asker, ended ? groupsOf(ended) : [group], way);
  return deps.store.transact(organization, async (unit) => {
    if (ended) await unit.audit(entry(asker, `plan.${way}`, `plan:${ended.id}`, { left: done.left }));
    if (change) {
      await unit.markUndone(change.group, way === "undo");
      if (change.template) await standOn(unit, branch, change.template, template, way);
      await unit.append(`blueprint:${branch.blueprintId}`, [draftChanged(asker, branch, change)]);
      await unit.audit(entry(asker, `draft.${way}`, `branch:${branch.id}`, { kind: change.kind, left: done.left }));
    }
    return { ...done, branch: await branchOf(unit, branch.id) };
  });
};

/** Takes back everything a plan wrote and nobody changed since; returns the plan. */
export const undoPlan = async (deps: BlueprintDeps, asker: Asker, id: PlanId): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const plan = await endedFor(deps, asker, await deps.store.transact(organization, (unit) => planOf(unit, id)));
  await turn(deps, asker, groupsOf(plan), "undo");
  return deps.store.transact(organization, async (unit) => {
    await unit.audit(entry(asker, "plan.undo", `plan:${id}`));
    return planOf(unit, id);
  });
};

/** A plan that writes nothing any more: an answer that was on its way is carried out, a planner at work is stopped. */
const endedFor = async (deps: BlueprintDeps, asker: Asker, plan: Plan): Promise<Plan> => {
  const now = await settled(deps, plan);
  if (!isOpen(now)) return now;
  authorize(asker.viewer, "ai.generate");
  return stop(deps, now);
};

/** What wrote a plan to the draft, in order: one that took others back, or brought them back, is a step for each of them. */
const groupsOf = (plan: Plan): readonly UndoGroupId[] => {
  const steps = plan.status === "done" ? (plan.report.steps ?? []) : [];
  return steps.length > 0 ? steps.map(({ group }) => group) : plan.undoGroupId ? [plan.undoGroupId] : [];
};

/** Takes groups back, the last one first, or does them again in their order. */
const turn = async (
  deps: Pick<BlueprintDeps, "drafts">,
  asker: Asker,
  groups: readonly UndoGroupId[],
  way: Way,
): Promise<Omit<Undone, "branch">> => {
  let sum: Omit<Undone, "branch"> = { seq: 0, restored: 0, left: 0, leftNodes: [] };
  for (const group of way === "undo" ? groups.toReversed() : groups) {
    // What wrote nothing has nothing to take back.
    if ((await deps.drafts.finish(group)).batches === 0) continue;
    const { seq, restored, left } = await deps.drafts[way === "undo" ? "revert" : "redo"](group, personOf(asker.viewer));
    const nodes = left.map(({ key }) => key.slice(0, key.indexOf("/")));
    sum = {
      seq: Math.max(sum.seq, seq),
      restored: sum.restored + restored.length,
      left: sum.left + left.length,
      leftNodes: [...new Set([...sum.leftNodes, ...nodes])],
    };
  }
  return sum;
};

/** The copy stands where it stood before, and the update is offered again; or it stands on the update, while there is still that one. */
const standOn = async (
  unit: BlueprintUnit,
  { blueprintId }: Branch,
  { from, to }: NonNullable<DraftChange["template"]>,
  template: Template | null,
  way: Way,
): Promise<void> => {
  const now = (await unit.templateBase(blueprintId))?.version;
  if (way === "undo" && now === to) await unit.putTemplateBase(from);
  else if (way === "redo" && now === from.version && template?.version === to) await unit.putTemplateBase(baseOf(blueprintId, template));
};
