import { keyFromWords } from "../../../schema/blueprint/keys.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { BatchId, BlueprintId, BranchId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Blueprint, Branch } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import type { BlueprintDeps } from "./ports.ts";

export interface NewBlueprint {
  readonly label: Text;
  /** Absent: made from the label. */
  readonly key?: string | null;
}

/** Returns the name without surrounding space; BLUEPRINT_LABEL_INVALID when empty, too long, or with control, bidi-override or half characters. */
export const nameOf = (label: Text): Text => {
  const kept = Object.entries(label).map(([locale, words]) => [locale, (words ?? "").trim()] as const);
  if (kept.length === 0 || kept.some(([, words]) => !shown.test(words))) throw blueprintErrors("LABEL_INVALID");
  return Object.fromEntries(kept);
};
const shown = /^[^\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,120}$/u;

/** Opens an empty blueprint with its branch `main` and that branch's live draft, already carrying key and label. */
export const createBlueprint = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: NewBlueprint,
): Promise<{ blueprint: Blueprint; branch: Branch }> => {
  authorize(asker.viewer, "blueprint.edit");
  const made = await openBlueprint(deps, asker, { ...input, label: nameOf(input.label) });
  await writeHeader(deps, asker, made.branch, made.blueprint);
  return made;
};

/** The rows and the draft, without a word in it: for verbs that fill the header themselves, under ids they may know already. */
export const openBlueprint = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: NewBlueprint,
  { blueprintId, branchId } = { blueprintId: deps.newId() as BlueprintId, branchId: deps.newId() as BranchId },
): Promise<{ blueprint: Blueprint; branch: Branch }> => {
  const key = input.key ?? keyFromWords(input.label.en ?? input.label.ar ?? "platform", new Set());
  if (!/^[a-z][a-zA-Z0-9]{0,39}$/.test(key)) throw blueprintErrors("KEY_INVALID");
  const organization = asker.viewer.organizationId;
  const now = deps.clock.now();
  const documentName = await deps.createDocument(organization, blueprintId, branchId);
  const blueprint: Blueprint = {
    organizationId: organization,
    id: blueprintId,
    key,
    label: input.label,
    status: "active",
    defaultBranchId: branchId,
    createdBy: personOf(asker.viewer),
    createdAt: now,
    updatedAt: now,
  };
  const branch: Branch = {
    organizationId: organization,
    id: branchId,
    blueprintId,
    name: "main",
    protected: false,
    documentName,
    headVersionId: null,
    createdAt: now,
    status: "open",
    parentId: null,
    forkedFrom: null,
    approvals: 1,
    openedBy: blueprint.createdBy,
    closedAt: null,
  };
  await deps.store.transact(organization, async (unit) => {
    await unit.insertBlueprint(blueprint);
    await unit.insertBranch(branch);
    await unit.append(`blueprint:${blueprintId}`, [
      {
        type: "BlueprintCreated",
        schema: 1,
        data: { blueprintId, branchId },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "blueprint.create", `blueprint:${blueprintId}`, { key }));
  });
  return { blueprint, branch };
};

/** Writes key and label of the blueprint into its draft, as the integrator's participant. */
export const writeHeader = async (deps: BlueprintDeps, asker: Asker, branch: Branch, blueprint: Blueprint): Promise<void> => {
  const ops: Op[] = [
    { op: "set", id: "header", prop: "key", value: blueprint.key },
    ...Object.entries(blueprint.label).flatMap(([locale, words]): Op[] =>
      words ? [{ op: "set", id: "header", prop: `label.${locale}`, value: words }] : [],
    ),
  ];
  const group = deps.newId() as UndoGroupId;
  const applied = await deps.drafts.apply({
    document: branch.documentName,
    id: deps.newId() as BatchId,
    batch: { ops },
    group,
    by: { kind: "api", onBehalfOf: personOf(asker.viewer), label: { en: "New blueprint", ar: "مخطط جديد" } },
  });
  if ("refused" in applied) throw blueprintErrors("OPS_INVALID", { reasons: applied.refused.map((refusal) => refusal.text.en).join(" ") });
  await deps.drafts.finish(group);
};
