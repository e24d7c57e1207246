/**
 * One batch into a draft, by a named participant, as one step that can be taken back [CO42]. The batch is worked out from the draft as
 * it is; where someone was faster (a `was` no longer holds) it is worked out again. What was let in is kept, so that the next version
 * knows its parents.
 */
import type { Batch, Refusal } from "../../../schema/blueprint/operation.ts";
import type { ParticipantKind } from "../../../schema/drafts.ts";
import type { BatchId, Json, ProposalId, Sentence, UndoGroupId } from "../../../schema/ids.ts";
import { personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, CameIn, DraftChange } from "../domain/nouns.ts";
import type { Asker } from "./asker.ts";
import type { BlueprintDeps, BlueprintUnit } from "./ports.ts";

export interface LetIn {
  readonly branch: Branch;
  readonly brings: CameIn;
  readonly label: Sentence;
  /** The approved proposal this carries out; what lets it into a protected branch. */
  readonly proposalId?: ProposalId;
  /** Works the batch out from the draft as it is now; throws what keeps it from going in. */
  readonly work: () => Promise<Batch>;
}

const rounds = 3;

/** Lets a batch in and records it with what `record` adds, in one transaction. An empty batch writes nothing and is recorded all the same. */
export const letIn = async (
  deps: BlueprintDeps,
  asker: Asker,
  { branch, brings, label, proposalId, work }: LetIn,
  record: (unit: BlueprintUnit, change: DraftChange) => Promise<void>,
): Promise<DraftChange> => {
  const group = deps.newId() as UndoGroupId;
  const participant: ParticipantKind =
    brings.kind === "merge" || brings.kind === "cherry-pick" || brings.kind === "template" ? "merge" : "restore";
  const by = { kind: participant, onBehalfOf: personOf(asker.viewer), label, ...(proposalId ? { proposalId } : {}) };
  let seq: number | null = null;
  for (let round = 1; seq === null; round++) {
    const batch = await work();
    const applied = await deps.drafts.apply({ document: branch.documentName, id: deps.newId() as BatchId, batch, group, by });
    if (!("refused" in applied)) seq = applied.seq;
    else if (round === rounds || !applied.refused.every(({ code }) => movable.has(code))) throw refusedBatch(applied.refused);
  }
  await deps.drafts.finish(group);
  const change: DraftChange = {
    organizationId: asker.viewer.organizationId,
    group,
    branchId: branch.id,
    ...brings,
    seq,
    undone: false,
    by: personOf(asker.viewer),
    at: deps.clock.now(),
  };
  await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    await unit.insertDraftChange(change);
    await record(unit, change);
  });
  return change;
};

/** Refusals that come of someone else's edit between reading and writing. */
const movable: ReadonlySet<string> = new Set(["OP_WAS", "OP_NODE_REMOVED", "OP_NOT_REMOVED", "OP_ID_TAKEN", "OP_ID_REMOVED", "OP_ALL"]);

const refusedBatch = (refused: readonly Refusal[]) =>
  refused.every(({ code }) => movable.has(code))
    ? blueprintErrors("MERGE_MOVED")
    : blueprintErrors(
        "OPS_INVALID",
        { reasons: { en: refused.map(({ text }) => text.en).join(" "), ar: refused.map(({ text }) => text.ar).join(" ") } },
        { refused: JSON.parse(JSON.stringify(refused)) as Json },
      );

/** The event of one step in a draft. */
export const draftChanged = (asker: Asker, branch: Branch, change: DraftChange) => ({
  type: "DraftChanged",
  schema: 1,
  data: { blueprintId: branch.blueprintId, branchId: branch.id, versionId: change.versionId, kind: change.kind, undoGroupId: change.group },
  meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
});
