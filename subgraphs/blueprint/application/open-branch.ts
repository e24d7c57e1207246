import { flatten } from "../../../schema/blueprint/document.ts";
import { mergeBatch } from "../../../schema/blueprint/merge.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { BatchId, BranchId, UndoGroupId, VersionId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { activeBlueprint, branchOf, openBranchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { cutOf } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

/** Open branches of one blueprint. */
const maxBranches = 100;

export interface NewBranch {
  /** The branch it is opened from. */
  readonly branchId: BranchId;
  /** Start at this version of the blueprint; absent: at the live draft of the branch. */
  readonly versionId: VersionId | null;
  readonly name: string;
}

/**
 * Opens a branch with a draft of its own: a copy of the live draft, who wrote what included, or that copy taken to the state of a
 * version. Throws BLUEPRINT_BRANCH_NAME_INVALID, BLUEPRINT_BRANCH_NAME_TAKEN, BLUEPRINT_BRANCH_OVER.
 */
export const openBranch = async (deps: BlueprintDeps, asker: Asker, input: NewBranch): Promise<Branch> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const parent = await deps.store.transact(organization, (unit) => openBranchOf(unit, input.branchId));
  const name = input.name.trim();
  if (!/^[a-z0-9][a-z0-9/_-]{0,79}$/.test(name)) throw blueprintErrors("BRANCH_NAME_INVALID");
  const start = input.versionId ? await readVersion(deps, organization, input.versionId) : null;
  if (start && start.version.blueprintId !== parent.blueprintId) throw blueprintErrors("NOT_FOUND");
  const { draft } = await cutOf(deps, parent, null);

  const id = deps.newId() as BranchId;
  const documentName = await deps.createDocument(organization, parent.blueprintId, id);
  await deps.drafts.fork(parent.id, id);
  const branch: Branch = {
    organizationId: organization,
    id,
    blueprintId: parent.blueprintId,
    name,
    protected: false,
    documentName,
    headVersionId: start ? start.version.id : parent.headVersionId,
    createdAt: deps.clock.now(),
    status: "open",
    parentId: parent.id,
    forkedFrom: start ? start.version.id : parent.headVersionId,
    approvals: 1,
    openedBy: personOf(asker.viewer),
    closedAt: null,
  };
  await deps.store.transact(organization, async (unit) => {
    await activeBlueprint(unit, branch.blueprintId);
    const others = (await unit.branchesOf(branch.blueprintId)).filter(({ status }) => status === "open");
    if (others.length >= maxBranches) throw blueprintErrors("TOO_MANY", { limit: maxBranches }, { limit: maxBranches });
    if (others.some((other) => other.name === name)) throw blueprintErrors("BRANCH_NAME_TAKEN", { name });
    await unit.insertBranch(branch);
    if (!start) await unit.insertBranchBase(branch, JSON.stringify(draft));
    await unit.append(`blueprint:${branch.blueprintId}`, [
      {
        type: "BranchOpened",
        schema: 1,
        data: { blueprintId: branch.blueprintId, branchId: id, fromVersionId: branch.forkedFrom },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "branch.open", `branch:${id}`, { name }));
  });
  if (start) await takeTo(deps, asker, branch, mergeBatch(draft, flatten(start.document)).ops);
  return deps.store.transact(organization, (unit) => branchOf(unit, id));
};

/** Takes the copy to the state of the version it starts at. */
const takeTo = async (deps: BlueprintDeps, asker: Asker, branch: Branch, ops: readonly Op[]): Promise<void> => {
  const group = deps.newId() as UndoGroupId;
  const applied = await deps.drafts.apply({
    document: branch.documentName,
    id: deps.newId() as BatchId,
    batch: { ops },
    group,
    by: { kind: "restore", onBehalfOf: personOf(asker.viewer), label: { en: `Branch ${branch.name}`, ar: `الفرع ${branch.name}` } },
  });
  await deps.drafts.finish(group);
  if (!("refused" in applied)) return;
  await deps.store.transact(branch.organizationId, (unit) =>
    unit.updateBranch({ ...branch, status: "closed", closedAt: deps.clock.now() }),
  );
  const reasons = { en: applied.refused.map(({ text }) => text.en).join(" "), ar: applied.refused.map(({ text }) => text.ar).join(" ") };
  throw blueprintErrors("OPS_INVALID", { reasons });
};
