import { type Draft, flatten } from "../../../schema/blueprint/document.ts";
import type { Choice } from "../../../schema/blueprint/merge.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { OrganizationId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { branchOf, writableBranchOf } from "./find.ts";
import { draftChanged, letIn } from "./let-in.ts";
import { baseOfText, decided, type Outcome, outcomeIn } from "./plan-merge.ts";
import type { BlueprintDeps, BlueprintUnit, BranchId, Template, TemplateBase } from "./ports.ts";
import { templateBehind } from "./templates.ts";
import { baseOf, copyOf } from "./use-template.ts";

export interface TemplateUpdate {
  readonly branch: Branch;
  readonly base: TemplateBase;
  readonly template: Template;
  readonly outcome: Outcome;
}

/** What the newest version of its template would change in a copy's draft; null when it is no copy or its template is gone. Writes nothing. */
export const templateUpdate = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  branchId: BranchId,
  choices: readonly Choice[],
): Promise<TemplateUpdate | null> => {
  const { branch, base } = await deps.store.transact(organization, async (unit) => {
    const branch = await branchOf(unit, branchId);
    return { branch, base: await unit.templateBase(branch.blueprintId) };
  });
  const template = base && (await templateBehind(deps, organization, base.template));
  if (!template) return null;
  const text = JSON.stringify([base.template, base.version, base.content]);
  const before = (): Draft =>
    flatten(copyOf({ key: base.template, version: base.version, document: JSON.parse(base.content) as Document }, null));
  const sides = { base: await baseOfText(deps, organization, text, before), theirs: flatten(copyOf(template, null)) };
  return { branch, base, template, outcome: await outcomeIn(deps, branch, sides, choices) };
};

/**
 * Merges the newest version of its template into a copy [BP53]: what only the template changed comes in, what people changed stays, and
 * where both changed the same BLUEPRINT_MERGE_CONFLICTS asks. One batch, one step to undo; afterwards the copy stands on that version.
 */
export const updateFromTemplate = async (
  deps: BlueprintDeps,
  asker: Asker,
  branchId: BranchId,
  choices: readonly Choice[],
): Promise<Branch> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  await deps.store.transact(organization, (unit) => writableBranchOf(unit, branchId));
  const look = async (): Promise<TemplateUpdate> => {
    const update = await templateUpdate(deps, organization, branchId, choices);
    if (!update) throw blueprintErrors("TEMPLATE_NOT_FOUND");
    return update;
  };
  const { branch, base, template } = await look();
  if (base.version === template.version) return branch;
  await letIn(
    deps,
    asker,
    {
      branch,
      brings: { kind: "template", versionId: null, template: { to: template.version, from: base } },
      label: { en: "Template", ar: "قالب" },
      work: async () => {
        const now = await look();
        // What is written down with the step is what came in.
        if (now.template.version !== template.version || now.base.version !== base.version) throw blueprintErrors("MERGE_MOVED");
        return decided(now.outcome).batch;
      },
    },
    async (unit, change) => {
      await unit.putTemplateBase(baseOf(branch.blueprintId, template));
      await unit.append(`blueprint:${branch.blueprintId}`, [draftChanged(asker, branch, change)]);
      await unit.audit(
        entry(asker, "template.update", `blueprint:${branch.blueprintId}`, { template: template.key, version: template.version }),
      );
    },
  );
  return branch;
};

/** The last update from its template that is not taken back, where it was the last word on what the copy stands on; null: none. */
export const templateStep = async (unit: BlueprintUnit, { id, blueprintId }: Branch): Promise<UndoGroupId | null> => {
  const last = (await unit.draftChangesOf(id)).find((change) => change.template && !change.undone);
  if (!last?.template) return null;
  return (await unit.templateBase(blueprintId))?.version === last.template.to ? last.group : null;
};
