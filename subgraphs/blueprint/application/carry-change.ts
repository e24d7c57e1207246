/**
 * One version's change taken somewhere else: picked onto another branch, taken back, or a whole earlier state brought forward. All are
 * forward batches on a live draft; history is never rewritten [BP35]. Picking and taking back are three-way merges whose base is the
 * state before (or after) the change, so what no longer holds is a conflict and refuses the whole.
 */
import { flatten } from "../../../schema/blueprint/document.ts";
import type { Choice } from "../../../schema/blueprint/merge.ts";
import { mergeBatch } from "../../../schema/blueprint/merge.ts";
import type { BranchId, Sentence, VersionId } from "../../../schema/ids.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, DraftChange, Version } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { versionOf, writableBranchOf } from "./find.ts";
import { draftChanged, type LetIn, letIn } from "./let-in.ts";
import { baseOfVersion, decided, outcomeIn, type Sides } from "./plan-merge.ts";
import type { BlueprintDeps } from "./ports.ts";
import { cutOf } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

export interface Carry {
  readonly versionId: VersionId;
  readonly branchId: BranchId;
  readonly choices?: readonly Choice[];
}
type Verb = Exclude<DraftChange["kind"], "merge" | "template" | "moment">;

/** Applies what one version changed to another branch's draft. Throws BLUEPRINT_MERGE_CONFLICTS where that draft went another way. */
export const cherryPick = (deps: BlueprintDeps, asker: Asker, input: Carry): Promise<DraftChange> =>
  carry(deps, asker, "cherry-pick", input);

/** Takes back what one version changed, and nothing that came after. Throws BLUEPRINT_MERGE_CONFLICTS where later work builds on it. */
export const revertVersion = (deps: BlueprintDeps, asker: Asker, input: Carry): Promise<DraftChange> => carry(deps, asker, "revert", input);

/** Brings a branch's draft to the state of a version, as one forward batch. */
export const restoreVersion = (deps: BlueprintDeps, asker: Asker, input: Carry): Promise<DraftChange> =>
  carry(deps, asker, "restore", input);

const labels: Readonly<Record<Verb, (number: number) => Sentence>> = {
  "cherry-pick": (n) => ({ en: `Change of version ${n}`, ar: `تغيير الإصدار ${n}` }),
  revert: (n) => ({ en: `Version ${n} taken back`, ar: `التراجع عن الإصدار ${n}` }),
  restore: (n) => ({ en: `Version ${n} restored`, ar: `استعادة الإصدار ${n}` }),
};

const carry = async (deps: BlueprintDeps, asker: Asker, kind: Verb, input: Carry): Promise<DraftChange> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const { branch, version } = await deps.store.transact(organization, async (unit) => ({
    branch: await writableBranchOf(unit, input.branchId),
    version: await versionOf(unit, input.versionId),
  }));
  if (version.blueprintId !== branch.blueprintId) throw blueprintErrors("NOT_FOUND");
  return letIn(
    deps,
    asker,
    {
      branch,
      brings: { kind, versionId: version.id },
      label: labels[kind](version.number),
      work: await workOf(deps, kind, branch, version, input.choices ?? []),
    },
    async (unit, change) => {
      await unit.append(`blueprint:${branch.blueprintId}`, [draftChanged(asker, branch, change)]);
      await unit.audit(entry(asker, `version.${kind}`, `version:${version.id}`, { branch: branch.id, seq: change.seq }));
    },
  );
};

const workOf = async (
  deps: BlueprintDeps,
  kind: Verb,
  branch: Branch,
  version: Version,
  choices: readonly Choice[],
): Promise<LetIn["work"]> => {
  const { organizationId } = version;
  if (kind === "restore") {
    const after = flatten((await readVersion(deps, organizationId, version.id)).document);
    return async () => {
      const { draft } = await cutOf(deps, branch, null);
      return mergeBatch(draft, after);
    };
  }
  const [parent] = version.parents;
  if (!parent) throw blueprintErrors("VERSION_FIRST", { number: version.number });
  const [from, to] = kind === "cherry-pick" ? [parent, version.id] : [version.id, parent];
  const sides: Sides = {
    base: await baseOfVersion(deps, organizationId, from),
    theirs: flatten((await readVersion(deps, organizationId, to)).document),
  };
  return async () => decided(await outcomeIn(deps, branch, sides, choices)).batch;
};
