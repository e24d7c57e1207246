import { Field, ID, InputType, Int } from "type-graphql";
import { JSONScalar } from "../../shared-types.ts";
import { ReviewVerdict } from "./proposal-types.ts";

const choices = 'Answers to conflicts: [{ conflict: <id>, take: "ours" | "theirs" | { value } }].';

@InputType({ description: "A branch to open." })
export class OpenBranchInput {
  @Field(() => ID, { description: "The branch it is opened from." })
  branchId!: string;
  @Field(() => ID, {
    nullable: true,
    description: "Start at this version of the blueprint; at the live draft of the branch when left out.",
  })
  versionId?: string | null;
  @Field(() => String, { description: "1 to 80 small letters, digits, / _ or -." })
  name!: string;
}
@InputType({ description: "Names a branch." })
export class BranchInput {
  @Field(() => ID, { description: "The branch." })
  branchId!: string;
}
@InputType({ description: "Whether a branch changes only by approved proposals." })
export class ProtectBranchInput {
  @Field(() => ID, { description: "The branch." })
  branchId!: string;
  @Field(() => Boolean, { description: "Switch protection on or off." })
  protected!: boolean;
  @Field(() => Int, { nullable: true, description: "How many approvals a proposal needs, 1 to 10; as it was when left out." })
  approvals?: number | null;
}
@InputType({ description: "Two branches and the choices made so far." })
export class MergePreviewInput {
  @Field(() => ID, { description: "The branch to merge." })
  sourceBranchId!: string;
  @Field(() => ID, { description: "The branch that would change." })
  targetBranchId!: string;
  @Field(() => JSONScalar, { nullable: true, description: choices })
  choices?: unknown;
}
@InputType({ description: "A merge." })
export class MergeBranchInput extends MergePreviewInput {
  @Field(() => Boolean, { nullable: true, description: "Leave the source open after it; it ends when left out." })
  keepOpen?: boolean | null;
}
@InputType({ description: "A version, and the branch whose draft it is brought to." })
export class VersionOnBranchInput {
  @Field(() => ID, { description: "The version." })
  versionId!: string;
  @Field(() => ID, { description: "The branch whose draft changes." })
  branchId!: string;
  @Field(() => JSONScalar, { nullable: true, description: choices })
  choices?: unknown;
}
@InputType({ description: "A name for a version." })
export class TagVersionInput {
  @Field(() => ID, { description: "The version." })
  versionId!: string;
  @Field(() => String, { description: "1 to 60 letters, digits, dots, _ or -. A name another version has moves here." })
  name!: string;
  @Field(() => Boolean, { nullable: true, description: "Take the name away instead." })
  remove?: boolean | null;
}
@InputType({ description: "Names a step in a draft." })
export class DraftStepInput {
  @Field(() => ID, { description: "The step: `undoGroupId` of what made it." })
  undoGroupId!: string;
}
@InputType({
  description: "A state of a blueprint: a version, or the draft of a branch, now or as it was. The version counts where both are given.",
})
export class StateInput {
  @Field(() => ID, { nullable: true, description: "A version." })
  versionId?: string | null;
  @Field(() => ID, { nullable: true, description: "A branch, as its draft is now." })
  branchId?: string | null;
  @Field(() => Int, { nullable: true, description: "With a branch: its draft as it was after this update." })
  seq?: number | null;
}
@InputType({ description: "Two states of one blueprint." })
export class CompareInput {
  @Field(() => StateInput, { description: "Before." })
  from!: StateInput;
  @Field(() => StateInput, { description: "After." })
  to!: StateInput;
}

@InputType({ description: "A proposal to open." })
export class OpenProposalInput {
  @Field(() => ID, { description: "The branch that asks." })
  sourceBranchId!: string;
  @Field(() => ID, { description: "The branch it should go into." })
  targetBranchId!: string;
  @Field(() => String, { description: "What it is for, 1 to 200 characters." })
  title!: string;
  @Field(() => String, { nullable: true, description: "More of it, at most 20,000 characters." })
  description?: string | null;
}
@InputType({ description: "A review." })
export class ReviewProposalInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;
  @Field(() => ReviewVerdict, { description: "Approve, or ask for changes." })
  verdict!: "approve" | "request-changes";
  @Field(() => String, { description: "Hash of the head you looked at (`Proposal.head.hash`); a newer one is refused." })
  headHash!: string;
  @Field(() => String, { nullable: true, description: "Why, at most 4,000 characters." })
  text?: string | null;
}
@InputType({ description: "A remark." })
export class CommentProposalInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;
  @Field(() => String, { description: "1 to 4,000 characters." })
  text!: string;
  @Field(() => String, { nullable: true, description: "The node it is about; the whole when left out." })
  node?: string | null;
}
@InputType({ description: "A proposal to carry out." })
export class MergeProposalInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;
  @Field(() => JSONScalar, { nullable: true, description: choices })
  choices?: unknown;
}
@InputType({ description: "A proposal to end without merging it." })
export class CloseProposalInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;
  @Field(() => String, { nullable: true, description: "Why, at most 4,000 characters." })
  reason?: string | null;
}
