import type { Choice } from "../../../schema/blueprint/merge.ts";
import type { Problem } from "../../../schema/blueprint/operation.ts";
import { type Line as Said, sentences } from "../../../schema/blueprint/sentences.ts";
import type { BranchId, OrganizationId } from "../../../schema/ids.ts";
import { authorize, requireFresh } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, DraftChange } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { activeBlueprint, branchOf, lockedBlueprint, openBranchOf, writableBranchOf } from "./find.ts";
import { letIn } from "./let-in.ts";
import { decided, type Line, lineBetween, type Outcome, outcomeIn } from "./plan-merge.ts";
import type { BlueprintDeps } from "./ports.ts";

export interface Merge {
  readonly sourceBranchId: BranchId;
  readonly targetBranchId: BranchId;
  readonly choices: readonly Choice[];
  /** Leave the source open after it. */
  readonly keepOpen: boolean;
}

export interface MergePreview {
  readonly source: Branch;
  readonly target: Branch;
  readonly line: Line;
  readonly outcome: Outcome;
  readonly changes: readonly Said[];
  /** Of the result, with what stands where questions are open. */
  readonly problems: readonly Problem[];
}

/** What a merge would do, with the choices made so far. Writes nothing. */
export const mergePreview = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  { sourceBranchId, targetBranchId, choices }: Pick<Merge, "sourceBranchId" | "targetBranchId" | "choices">,
): Promise<MergePreview> => {
  const { source, target } = await deps.store.transact(organization, async (unit) => ({
    source: await branchOf(unit, sourceBranchId),
    target: await branchOf(unit, targetBranchId),
  }));
  const line = await lineBetween(deps, organization, source, target);
  const outcome = await outcomeIn(deps, target, line.sides, choices);
  return {
    source,
    target,
    line,
    outcome,
    changes: sentences(outcome.batch.ops, outcome.ours, "proposed"),
    problems: outcome.problems(),
  };
};

/**
 * Brings the head of one branch into the live draft of another: one batch, one step to undo; the next version of the target has both as
 * parents. Throws BLUEPRINT_MERGE_CONFLICTS with the questions, BLUEPRINT_NOTHING_TO_MERGE, BLUEPRINT_BRANCH_PROTECTED.
 */
export const mergeBranch = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: Merge,
): Promise<{ readonly source: Branch; readonly target: Branch; readonly change: DraftChange }> => {
  authorize(asker.viewer, "blueprint.merge");
  requireFresh(asker.viewer, "blueprint.merge", deps.clock);
  const organization = asker.viewer.organizationId;
  const { source, target } = await deps.store.transact(organization, async (unit) => {
    const target = await writableBranchOf(unit, input.targetBranchId);
    const source = await openBranchOf(unit, input.sourceBranchId);
    return { source, target };
  });
  const line = await lineBetween(deps, organization, source, target);
  if (line.upToDate) throw blueprintErrors("NOTHING_TO_MERGE", { source: source.name, target: target.name });
  let after = source;
  const change = await letIn(
    deps,
    asker,
    {
      branch: target,
      brings: { kind: "merge", versionId: line.head.id },
      label: { en: `Merge of ${source.name}`, ar: `دمج ${source.name}` },
      work: async () => decided(await outcomeIn(deps, target, line.sides, input.choices)).batch,
    },
    async (unit) => {
      await activeBlueprint(unit, target.blueprintId);
      after = await endMerged(unit, deps, await branchOf(unit, source.id), input.keepOpen);
      await unit.append(`blueprint:${target.blueprintId}`, [
        {
          type: "BranchMerged",
          schema: 1,
          data: { blueprintId: target.blueprintId, branchId: source.id, intoBranchId: target.id, versionId: line.head.id },
          meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
        },
      ]);
      await unit.audit(entry(asker, "branch.merge", `branch:${source.id}`, { into: target.id, version: line.head.number }));
    },
  );
  return { source: after, target, change };
};

/** A merged branch is over, unless it is to be worked on further, is the default one, or is protected. */
export const endMerged = async (
  unit: Parameters<typeof branchOf>[0],
  deps: Pick<BlueprintDeps, "clock">,
  source: Branch,
  keepOpen: boolean,
): Promise<Branch> => {
  const { defaultBranchId } = await lockedBlueprint(unit, source.blueprintId);
  if (keepOpen || source.protected || source.id === defaultBranchId || source.status !== "open") return source;
  const after: Branch = { ...source, status: "merged", closedAt: deps.clock.now() };
  await unit.updateBranch(after);
  return after;
};
