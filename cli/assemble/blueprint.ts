import type { OrganizationId } from "../../schema/ids.ts";
import type { Planner } from "../../schema/planner.ts";
import { type BlueprintParts, type BlueprintPlane, createBlueprintPlane } from "../../subgraphs/blueprint/index.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import type { Vault } from "../../subgraphs/vault/index.ts";
import type { Process } from "./process.ts";

/** Blueprints and their planner: Claude where the vault or the environment has its key, else the offline one. */
export const assembleBlueprint = async (
  { settings, clock, closers }: Process,
  parts: Omit<BlueprintParts, "clock" | "planner"> & { readonly vault: Vault | null },
): Promise<BlueprintPlane> => {
  const { vault, ...rest } = parts;
  const { offline } = createPlanners();
  const blueprint = await createBlueprintPlane({
    ...rest,
    planner: async (organization) =>
      vault && (await vault.hasKey("claude", organization)) ? claudeFor(vault, organization, settings) : offline,
    monthlyBudgetUsd: settings.anthropic.monthlyBudgetUsd,
    clock,
  });
  closers.push(() => blueprint.close());
  return blueprint;
};

const claudeFor = (vault: Vault, organization: OrganizationId, { anthropic }: Process["settings"]): Planner => {
  const { claude } = createPlanners({
    claude: {
      fetch: vault.fetchFor("claude", organization, "planner"),
      ...(anthropic.model ? { model: anthropic.model } : {}),
      ...(anthropic.url ? { baseUrl: anthropic.url } : {}),
    },
  });
  if (!claude) throw new Error("The Claude planner was given a door and is not there");
  return claude;
};
