import { changesOf } from "../../../schema/blueprint/changes.ts";
import type { Draft } from "../../../schema/blueprint/document.ts";
import { mergeBatch } from "../../../schema/blueprint/merge.ts";
import { liveNodes } from "../../../schema/blueprint/merge-nodes.ts";
import type { Batch, Refusal } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import type { PlanProposal } from "../domain/nouns.ts";

/**
 * A copy of a draft a plan works on while the draft stays as it is. What it comes to is one proposal: the shortest way from the draft to
 * the copy, each step naming what it expects to find.
 */
export const workAside = (base: Draft) => {
  let copy = base;
  return {
    draft: (): Draft => copy,
    apply: (batch: Batch): { readonly applied: true } | { readonly refused: readonly Refusal[] } => {
      const result = applyOps(copy, batch);
      if ("refused" in result) return result;
      copy = result.draft;
      return { applied: true };
    },
    /** `from`: the draft as it is when the plan ends, where the plan took something back from it. */
    proposal: (from: Draft = base): PlanProposal => {
      const { ops } = mergeBatch(from, liveNodes(copy));
      return { ops, changes: changesOf(ops, from) };
    },
  };
};
