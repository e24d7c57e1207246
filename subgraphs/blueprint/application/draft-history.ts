/**
 * A draft's own past: who changed what since when, the draft as it was, and going back to it. Going back is a forward step like any
 * other: what leads from now to then, as operations, through the one door [CO57]. The log is never rewritten.
 */
import { diff } from "../../../schema/blueprint/diff.ts";
import type { Draft } from "../../../schema/blueprint/document.ts";
import { mergeBatch } from "../../../schema/blueprint/merge.ts";
import { liveNodes } from "../../../schema/blueprint/merge-nodes.ts";
import { type Line, sentences } from "../../../schema/blueprint/sentences.ts";
import type { DraftMoment, DraftSession, Seq } from "../../../schema/drafts.ts";
import type { BranchId, OrganizationId } from "../../../schema/ids.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, DraftChange } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { branchOf, writableBranchOf } from "./find.ts";
import { draftChanged, letIn } from "./let-in.ts";
import type { BlueprintDeps } from "./ports.ts";
import { cutOf } from "./read-draft.ts";

/** A session of the draft, in words. */
export interface Session extends Omit<DraftSession, "before" | "after"> {
  /** The weightiest first. */
  readonly lines: readonly Line[];
}

/** The sessions of a branch's draft, the last to end first; `before`: where the page before this one ended. */
export const draftHistory = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  id: BranchId,
  page: { readonly first: number; readonly before: Seq | null },
): Promise<{ readonly sessions: readonly Session[]; readonly next: Seq | null }> => {
  const branch = await deps.store.transact(organization, (unit) => branchOf(unit, id));
  const { sessions, next } = await deps.drafts.history(branch.id, {
    first: page.first,
    ...(page.before === null ? {} : { before: page.before }),
  });
  return { next, sessions: sessions.map(({ before, after, ...session }) => ({ ...session, lines: changesBetween(before, after) })) };
};

/** What leads from one draft to another, in words: what is removed says nothing. */
const changesBetween = (from: Draft, to: Draft): readonly Line[] => {
  const before = liveNodes(from);
  return sentences(diff(before, liveNodes(to)), before, "done");
};

export type When = { readonly seq: Seq } | { readonly at: Date };

/** The draft of a branch as it was; as it is where no moment is named. Throws COLLAB_HISTORY_GONE. */
export const draftAt = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  id: BranchId,
  when: When | null,
): Promise<DraftMoment & { readonly branch: Branch }> => {
  const branch = await deps.store.transact(organization, (unit) => branchOf(unit, id));
  const [now] = when ? [] : Object.values((await cutOf(deps, branch, null)).seqs);
  return { ...(await deps.drafts.at(branch.id, when ?? { seq: now ?? 0 })), branch };
};

export interface Restoring {
  readonly branchId: BranchId;
  readonly seq: Seq;
  readonly reason: string;
}
const longestReason = 500;

/** Brings a draft back to an earlier state of itself, as one step that can be undone. Throws COLLAB_HISTORY_GONE, BLUEPRINT_REASON_LONG. */
export const restoreDraft = async (deps: BlueprintDeps, asker: Asker, { branchId, seq, reason }: Restoring): Promise<DraftChange> => {
  authorize(asker.viewer, "blueprint.edit");
  if (reason.length > longestReason) throw blueprintErrors("REASON_LONG", { limit: longestReason });
  const branch = await deps.store.transact(asker.viewer.organizationId, (unit) => writableBranchOf(unit, branchId));
  const then = liveNodes((await deps.drafts.at(branch.id, { seq })).draft);
  return letIn(
    deps,
    asker,
    {
      branch,
      brings: { kind: "moment", versionId: null, moment: { seq, reason } },
      label:
        reason === ""
          ? { en: "An earlier state restored", ar: "استعادة حالة سابقة" }
          : { en: `Restored: ${reason}`, ar: `استعادة: ${reason}` },
      work: async () => mergeBatch((await cutOf(deps, branch, null)).draft, then),
    },
    async (unit, change) => {
      await unit.append(`blueprint:${branch.blueprintId}`, [draftChanged(asker, branch, change)]);
      await unit.audit(entry(asker, "draft.restore", `branch:${branch.id}`, { moment: seq, seq: change.seq, reason }));
    },
  );
};
