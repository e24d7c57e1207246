/** What the API says of proposals. */
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, JSONScalar, SentenceType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { BranchType, VersionType } from "./types.ts";

export const ProposalStatus = {
  OPEN: "open",
  APPROVED: "approved",
  MERGING: "merging",
  MERGED: "merged",
  REJECTED: "rejected",
  WITHDRAWN: "withdrawn",
} as const;
registerEnumType(ProposalStatus, {
  name: "ProposalStatus",
  description: "Where a proposal stands.",
  valuesConfig: {
    OPEN: { description: "Waits for approval." },
    APPROVED: { description: "Approved as its source is now; a new commit there opens it again." },
    MERGING: { description: "On its way into the target." },
    MERGED: { description: "In the target." },
    REJECTED: { description: "Refused by whoever may merge." },
    WITHDRAWN: { description: "Taken back by its author." },
  },
});
export const ReviewVerdict = { APPROVE: "approve", REQUEST_CHANGES: "request-changes" } as const;
registerEnumType(ReviewVerdict, {
  name: "ReviewVerdict",
  description: "What a reviewer says.",
  valuesConfig: { APPROVE: { description: "May be merged." }, REQUEST_CHANGES: { description: "Not like this." } },
});
export const CheckState = { PASSED: "passed", WARNING: "warning", FAILED: "failed", SKIPPED: "skipped" } as const;
registerEnumType(CheckState, {
  name: "CheckState",
  description: "How a check ended.",
  valuesConfig: {
    PASSED: { description: "Good." },
    WARNING: { description: "Worth a look." },
    FAILED: { description: "Not good." },
    SKIPPED: { description: "There was nothing to ask; the sentence says why." },
  },
});

@ObjectType({ description: "One person's word on a proposal, bound to the version they looked at." })
export class ProposalReviewType {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => UserStub, { description: "Who reviewed." })
  reviewer!: UserStub;
  @Field(() => ReviewVerdict, { description: "What they said." })
  verdict!: string;
  @Field(() => String, { description: "Their words; may be empty." })
  text!: string;
  @Field(() => String, { description: "Hash of the source's head they looked at." })
  headHash!: string;
  @Field(() => Boolean, {
    description: "Whether it counts: the head is still that one, it is their last word, and the work is not theirs.",
  })
  counts!: boolean;
  @Field(() => DateTime, { description: "When." })
  at!: Date;
}

@ObjectType({ description: "A remark on a proposal." })
export class ProposalCommentType {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => UserStub, { description: "Who wrote it." })
  author!: UserStub;
  @Field(() => String, { description: "The words." })
  text!: string;
  @Field(() => String, { nullable: true, description: "The node it is about; null: the whole." })
  node!: string | null;
  @Field(() => DateTime, { description: "When." })
  at!: Date;
}

@ObjectType({ description: "What a machine says of a proposal." })
export class ProposalCheckType {
  @Field(() => String, { description: "merge, problems, access-tests or migration." })
  key!: string;
  @Field(() => CheckState, { description: "How it ended." })
  state!: string;
  @Field(() => SentenceType, { description: "The same in words." })
  sentence!: SentenceType;
  @Field(() => JSONScalar, {
    description: "Open questions, problems, failed tests, or what a migration would do per environment with its row counts.",
  })
  details!: unknown;
}

@Directive('@key(fields: "id")')
@ObjectType("Proposal", { description: "A branch that asks to go into another one." })
export class ProposalType {
  @Field(() => ID, { description: "Id of the proposal." })
  id!: string;
  @Field(() => Int, { description: "Counts up per blueprint, from 1." })
  number!: number;
  @Field(() => String, { description: "What it is for, in a line." })
  title!: string;
  @Field(() => String, { description: "More of it; may be empty." })
  description!: string;
  @Field(() => ProposalStatus, { description: "Where it stands." })
  status!: string;
  @Field(() => UserStub, { description: "Who opened it." })
  author!: UserStub;
  @Field(() => [UserStub], { description: "The author and whoever committed what it brings; none of them can approve it." })
  makers!: UserStub[];
  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Date;
  @Field(() => BranchType, { description: "The branch that asks." })
  source!: BranchType;
  @Field(() => BranchType, { description: "The branch it would go into." })
  target!: BranchType;
  @Field(() => VersionType, { nullable: true, description: "The source's head: send its hash with a review." })
  head!: VersionType | null;
  @Field(() => Int, { description: "Approvals it needs; 0 where the target is not protected." })
  approvalsNeeded!: number;
  @Field(() => Int, { description: "Approvals that count now." })
  approvalsGiven!: number;
  @Field(() => [ProposalReviewType], { description: "Every review, the oldest first." })
  reviews!: ProposalReviewType[];
  @Field(() => UserStub, { nullable: true, description: "Who merged, rejected or withdrew it." })
  closedBy!: UserStub | null;
  @Field(() => DateTime, { nullable: true, description: "When it ended." })
  closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: "Why it was rejected or withdrawn." })
  reason!: string | null;
  @Field(() => ID, { nullable: true, description: "The version it became." })
  mergedVersionId!: string | null;
  @Field(() => Boolean, { description: "Whether its author merged it alone because nobody else could have approved." })
  alone!: boolean;
  blueprintId!: string;
}

@ObjectType({ description: "One page of proposals." })
export class ProposalPage {
  @Field(() => [ProposalType], { description: "The proposals, newest first." })
  items!: ProposalType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType({ description: "Something changed about a proposal." })
export class ProposalChangeType {
  @Field(() => String, { description: "Position of the event; pass it as `after` to resume." })
  revision!: string;
  @Field(() => String, { description: "What happened, e.g. ProposalReviewed." })
  type!: string;
  @Field(() => ProposalType, { description: "The proposal as it is now." })
  proposal!: ProposalType;
}
