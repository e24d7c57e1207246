import { sameMeaning } from "../../../schema/blueprint/merge.ts";
import type { BranchId, OrganizationId } from "../../../schema/ids.ts";
import { authorize, requireFresh } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { lockedBlueprint, openBranchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { cutOf } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

/** Ends a branch without merging it; it stays readable. Throws BLUEPRINT_BRANCH_DEFAULT, BLUEPRINT_BRANCH_OVER. */
export const closeBranch = (deps: BlueprintDeps, asker: Asker, id: BranchId): Promise<Branch> => {
  authorize(asker.viewer, "blueprint.edit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const branch = await openBranchOf(unit, id);
    if ((await lockedBlueprint(unit, branch.blueprintId)).defaultBranchId === id) throw blueprintErrors("BRANCH_DEFAULT");
    if (branch.protected) throw blueprintErrors("BRANCH_PROTECTED", { name: branch.name });
    const after: Branch = { ...branch, status: "closed", closedAt: deps.clock.now() };
    await unit.updateBranch(after);
    await unit.append(`blueprint:${branch.blueprintId}`, [
      {
        type: "BranchClosed",
        schema: 1,
        data: { blueprintId: branch.blueprintId, branchId: id },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "branch.close", `branch:${id}`, { status: "closed" }, { status: "open" }));
    return after;
  });
};

/** What nobody committed before the protection would otherwise come in with the first proposal, unreviewed. */
const assertCommitted = async (deps: BlueprintDeps, organization: OrganizationId, id: BranchId): Promise<void> => {
  const branch = await deps.store.transact(organization, (unit) => openBranchOf(unit, id));
  if (branch.protected) return;
  const { draft } = await cutOf(deps, branch, null);
  const committed = branch.headVersionId ? (await readVersion(deps, organization, branch.headVersionId)).document : null;
  if (!committed || !sameMeaning(draft, committed)) throw blueprintErrors("BRANCH_UNCOMMITTED", { name: branch.name });
};

export interface Protection {
  readonly branchId: BranchId;
  readonly protected: boolean;
  /** 1 to 10; absent: as it was. */
  readonly approvals: number | null;
}

/** Switches protection on or off [BP20]: from the next second on nobody edits the draft, and only an approved proposal changes it. */
export const protectBranch = async (deps: BlueprintDeps, asker: Asker, input: Protection): Promise<Branch> => {
  authorize(asker.viewer, "blueprint.merge");
  requireFresh(asker.viewer, "blueprint.merge", deps.clock);
  if (input.protected) await assertCommitted(deps, asker.viewer.organizationId, input.branchId);
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const branch = await openBranchOf(unit, input.branchId);
    const approvals = input.approvals ?? branch.approvals;
    if (approvals < 1 || approvals > 10) throw blueprintErrors("APPROVALS_INVALID");
    const after: Branch = { ...branch, protected: input.protected, approvals };
    await unit.updateBranch(after);
    await unit.append(`blueprint:${branch.blueprintId}`, [
      {
        type: "BranchProtected",
        schema: 1,
        data: { blueprintId: branch.blueprintId, branchId: branch.id, protected: after.protected, approvals },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(
      entry(
        asker,
        "branch.protect",
        `branch:${branch.id}`,
        { protected: after.protected, approvals },
        { protected: branch.protected, approvals: branch.approvals },
      ),
    );
    return after;
  });
};
