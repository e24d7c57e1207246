import { blueprintErrors } from "../domain/errors.ts";
import type { Blueprint, Branch, Plan, Version } from "../domain/nouns.ts";
import type { Proposal } from "../domain/proposal.ts";
import type { BlueprintId, BlueprintUnit, BranchId, PlanId, ProposalId, VersionId } from "./ports.ts";

/** A blueprint of this organization in any state. Throws BLUEPRINT_NOT_FOUND, also for another organization's. */
export const blueprintOf = async (unit: BlueprintUnit, id: BlueprintId): Promise<Blueprint> => found(await unit.blueprint(id));

/** One that is about to change, held until the transaction ends. */
export const lockedBlueprint = async (unit: BlueprintUnit, id: BlueprintId): Promise<Blueprint> => found(await unit.lockBlueprint(id));

/** The same, in use. Throws BLUEPRINT_NOT_ACTIVE when it is archived or deleted; until the transaction ends it stays as it is. */
export const activeBlueprint = async (unit: BlueprintUnit, id: BlueprintId): Promise<Blueprint> => {
  const blueprint = await lockedBlueprint(unit, id);
  if (blueprint.status !== "active") throw blueprintErrors("NOT_ACTIVE", { status: blueprint.status });
  return blueprint;
};
export const branchOf = async (unit: BlueprintUnit, id: BranchId): Promise<Branch> => found(await unit.branch(id));

/** A branch that is still worked on, of a blueprint in use; held with its blueprint until the transaction ends. Throws BLUEPRINT_BRANCH_OVER. */
export const openBranchOf = async (unit: BlueprintUnit, id: BranchId): Promise<Branch> => {
  await activeBlueprint(unit, (await branchOf(unit, id)).blueprintId);
  return stillOpen(await branchOf(unit, id));
};

/** The branch, when it is still worked on. Throws BLUEPRINT_BRANCH_OVER. */
export const stillOpen = (branch: Branch): Branch => {
  if (branch.status !== "open") throw blueprintErrors("BRANCH_OVER", { name: branch.name, status: statusWords[branch.status] });
  return branch;
};

const statusWords = { merged: { en: "merged", ar: "مدموج" }, closed: { en: "closed", ar: "مغلق" } } as const;

/** One whose draft may be changed directly. Throws BLUEPRINT_BRANCH_PROTECTED. */
export const writableBranchOf = async (unit: BlueprintUnit, id: BranchId): Promise<Branch> => {
  const branch = await openBranchOf(unit, id);
  if (branch.protected) throw blueprintErrors("BRANCH_PROTECTED", { name: branch.name });
  return branch;
};
export const versionOf = async (unit: BlueprintUnit, id: VersionId): Promise<Version> => found(await unit.version(id));
export const proposalOf = async (unit: BlueprintUnit, id: ProposalId): Promise<Proposal> => found(await unit.proposal(id));
export const planOf = async (unit: BlueprintUnit, id: PlanId): Promise<Plan> => found(await unit.plan(id));

const found = <T>(value: T | null): T => {
  if (value === null) throw blueprintErrors("NOT_FOUND");
  return value;
};
