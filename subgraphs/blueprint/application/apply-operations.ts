import type { Op, Problem } from "../../../schema/blueprint/operation.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { BatchId, BranchId, UndoGroupId } from "../../../schema/ids.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { type Asker, entry } from "./asker.ts";
import { writableBranchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { draftNow } from "./read-draft.ts";

export interface Operations {
  readonly branchId: BranchId;
  readonly ops: readonly Op[];
  readonly message?: string | null;
  /** Repeating the same id does nothing twice. */
  readonly id?: string | null;
}

/** Applies an integrator's operations to a draft, whole or nothing. Refusals name every operation at fault. */
export const applyDraftOperations = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: Operations,
): Promise<{ seq: number; problems: readonly Problem[] }> => {
  authorize(asker.viewer, "blueprint.edit");
  const branch = await deps.store.transact(asker.viewer.organizationId, (unit) => writableBranchOf(unit, input.branchId));
  const group = deps.newId() as UndoGroupId;
  const applied = await deps.drafts.apply({
    document: branch.documentName,
    id: (input.id ?? deps.newId()) as BatchId,
    batch: { ops: input.ops, ...(input.message ? { message: input.message } : {}) },
    group,
    by: { kind: "api", onBehalfOf: personOf(asker.viewer), label: { en: "API", ar: "واجهة البرمجة" } },
  });
  if ("refused" in applied) {
    throw blueprintErrors(
      "OPS_INVALID",
      { reasons: applied.refused.map((refusal) => refusal.text.en).join(" ") },
      { refused: JSON.parse(JSON.stringify(applied.refused)) },
    );
  }
  await deps.drafts.finish(group);
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(entry(asker, "draft.apply", `branch:${branch.id}`, { ops: input.ops.length, seq: applied.seq })),
  );
  return { seq: applied.seq, problems: problemsOf(await draftNow(deps, branch)).problems };
};
