/** Proposals: one branch asks to go into another. What counts as approved is worked out here and stored nowhere. */
import type { BlueprintId, BranchId, OrganizationId, ProposalId, Sha256, UserId, VersionId } from "../../../schema/ids.ts";

interface ProposalBase {
  readonly organizationId: OrganizationId;
  readonly id: ProposalId;
  readonly blueprintId: BlueprintId;
  readonly number: number;
  readonly sourceBranchId: BranchId;
  readonly targetBranchId: BranchId;
  readonly title: string;
  readonly description: string;
  readonly authorId: UserId;
  readonly openedAt: Date;
}
export type Proposal = ProposalBase &
  /** `merging`: approved, and on its way into the target. */
  (
    | { readonly status: "open" | "merging" }
    | {
        readonly status: "merged";
        readonly closedBy: UserId;
        readonly closedAt: Date;
        readonly mergedVersionId: VersionId;
        /** Nobody but the author could have approved. */
        readonly alone: boolean;
      }
    | { readonly status: "rejected" | "withdrawn"; readonly closedBy: UserId; readonly closedAt: Date; readonly reason: string }
  );

export interface Review {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly proposalId: ProposalId;
  /** The head of the source branch that was looked at. */
  readonly headHash: Sha256;
  readonly reviewerId: UserId;
  readonly verdict: "approve" | "request-changes";
  readonly text: string;
  readonly at: Date;
}

export interface ProposalComment {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly proposalId: ProposalId;
  readonly authorId: UserId;
  readonly text: string;
  /** The node it is about; null: the whole. */
  readonly nodeId: string | null;
  readonly at: Date;
}

export interface Standing {
  /** Reviews that hold for the source as it is now: the last of each person but those who made it [BP33]. */
  readonly counting: readonly Review[];
  readonly approvals: number;
  readonly refused: boolean;
  readonly approved: boolean;
}

/** Where a proposal stands. `makers`: its author and whoever committed what it brings; nobody approves their own work. */
export const standingOf = (reviews: readonly Review[], head: Sha256 | null, makers: ReadonlySet<UserId>, needed: number): Standing => {
  const last = new Map<UserId, Review>();
  for (const review of reviews) if (review.headHash === head && !makers.has(review.reviewerId)) last.set(review.reviewerId, review);
  const counting = [...last.values()];
  const approvals = counting.filter(({ verdict }) => verdict === "approve").length;
  const refused = counting.some(({ verdict }) => verdict === "request-changes");
  return { counting, approvals, refused, approved: !refused && approvals >= needed };
};
