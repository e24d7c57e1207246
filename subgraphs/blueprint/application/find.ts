import { blueprintErrors } from "../domain/errors.ts";
import type { Blueprint, Branch, Plan, Version } from "../domain/nouns.ts";
import type { BlueprintId, BlueprintUnit, BranchId, PlanId, VersionId } from "./ports.ts";

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
export const versionOf = async (unit: BlueprintUnit, id: VersionId): Promise<Version> => found(await unit.version(id));
export const planOf = async (unit: BlueprintUnit, id: PlanId): Promise<Plan> => found(await unit.plan(id));

const found = <T>(value: T | null): T => {
  if (value === null) throw blueprintErrors("NOT_FOUND");
  return value;
};
