import { type Impact, impactOf } from "../../../schema/blueprint/impact.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { BranchId, OrganizationId } from "../../../schema/ids.ts";
import { branchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { draftNow } from "./read-draft.ts";

/**
 * What depends on a node of the live draft of a branch; null when the draft has no such node. Throws BLUEPRINT_NOT_FOUND for a branch of
 * another organization as for none.
 */
export const impactInDraft = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  branchId: BranchId,
  id: Id,
): Promise<Impact | null> => {
  const branch = await deps.store.transact(organization, (unit) => branchOf(unit, branchId));
  return impactOf(await draftNow(deps, branch), id);
};
