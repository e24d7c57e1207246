import { diff } from "../../../schema/blueprint/diff.ts";
import { type Draft, flatten } from "../../../schema/blueprint/document.ts";
import { liveNodes } from "../../../schema/blueprint/merge-nodes.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { type Line, sentences } from "../../../schema/blueprint/sentences.ts";
import type { Seq } from "../../../schema/drafts.ts";
import type { BranchId, OrganizationId, VersionId } from "../../../schema/ids.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { branchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { cutOf } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

/** A state of a blueprint: a version, or the draft of a branch, now or after an update of it. The version counts where both are named. */
export interface State {
  readonly versionId: VersionId | null;
  readonly branchId: BranchId | null;
  readonly seq: Seq | null;
}
export interface Comparison {
  readonly ops: readonly Op[];
  readonly lines: readonly Line[];
}

/** What leads from one state to another, in words and as operations; any two states of one blueprint. */
export const compare = async (deps: BlueprintDeps, organization: OrganizationId, from: State, to: State): Promise<Comparison> => {
  const [before, after] = await Promise.all([read(deps, organization, from), read(deps, organization, to)]);
  if (before.blueprintId !== after.blueprintId) throw blueprintErrors("NOT_FOUND");
  const ops = diff(before.draft, after.draft);
  return { ops, lines: sentences(ops, before.draft, "done") };
};

const read = async (deps: BlueprintDeps, organization: OrganizationId, state: State): Promise<{ blueprintId: string; draft: Draft }> => {
  if (state.versionId) {
    const { version, document } = await readVersion(deps, organization, state.versionId);
    return { blueprintId: version.blueprintId, draft: liveNodes(flatten(document)) };
  }
  if (!state.branchId) throw blueprintErrors("NOT_FOUND");
  const branch = await deps.store.transact(organization, (unit) => branchOf(unit, state.branchId as BranchId));
  const { seq } = state;
  const { draft } = await (seq === null ? cutOf(deps, branch, null) : deps.drafts.at(branch.id, { seq }));
  return { blueprintId: branch.blueprintId, draft: liveNodes(draft) };
};
