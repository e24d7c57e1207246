import { flatten } from "../../../schema/blueprint/document.ts";
import type { Choice } from "../../../schema/blueprint/merge.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { BatchId, OrganizationId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { branchOf, writableBranchOf } from "./find.ts";
import { decided, type Outcome, outcomeIn } from "./plan-merge.ts";
import type { BlueprintDeps, BranchId, Template, TemplateBase } from "./ports.ts";
import { templatesFor } from "./templates.ts";
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
  const template = base && (await templatesFor(deps, organization).find(base.template));
  if (!template) return null;
  const before = { key: base.template, version: base.version, document: JSON.parse(base.content) as Document };
  const sides = { base: flatten(copyOf(before, null)), theirs: flatten(copyOf(template, null)) };
  return { branch, base, template, outcome: await outcomeIn(deps, branch, sides, choices) };
};

const rounds = 3;

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
  const group = deps.newId() as UndoGroupId;
  for (let round = 1; ; round++) {
    const update = await templateUpdate(deps, organization, branchId, choices);
    if (!update) throw blueprintErrors("TEMPLATE_NOT_FOUND");
    const { branch, base, template, outcome } = update;
    if (base.version === template.version) return branch;
    const applied = await deps.drafts.apply({
      document: branch.documentName,
      id: deps.newId() as BatchId,
      batch: decided(outcome).batch,
      group,
      by: { kind: "merge", onBehalfOf: personOf(asker.viewer), label: { en: "Template", ar: "قالب" } },
    });
    if ("refused" in applied) {
      // Somebody was faster; look again.
      if (round < rounds) continue;
      throw blueprintErrors("MERGE_MOVED");
    }
    await deps.drafts.finish(group);
    await deps.store.transact(organization, async (unit) => {
      await unit.putTemplateBase(baseOf(branch.blueprintId, template));
      await unit.audit(
        entry(asker, "template.update", `blueprint:${branch.blueprintId}`, { template: template.key, version: template.version }),
      );
    });
    return branch;
  }
};
