/** What the API says of branches, merges and comparisons. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { JSONScalar, ProblemType, SentenceType } from "../../shared-types.ts";
import { BranchType, VersionType } from "./types.ts";

export const ConflictKind = { VALUE: "VALUE", REMOVED: "REMOVED", KEY: "KEY", TREE: "TREE", MEANING: "MEANING" } as const;
registerEnumType(ConflictKind, {
  name: "ConflictKind",
  description: "What two sides disagree about.",
  valuesConfig: {
    VALUE: { description: "Both set one property to different values." },
    REMOVED: { description: "One removed what the other changed, filled or refers to." },
    KEY: { description: "Siblings got one API name, one on each side." },
    TREE: { description: "Both moved things into one another." },
    MEANING: { description: "Nothing clashes, and yet the result has errors neither side has." },
  },
});
export const ChangeWeight = { ACCESS: "access", LOSS: "loss", DATA: "data", LOGIC: "logic", PAGES: "pages", WORDS: "words" } as const;
registerEnumType(ChangeWeight, {
  name: "ChangeWeight",
  description: "How much a change matters, the weightiest first.",
  valuesConfig: {
    ACCESS: { description: "Who may do what." },
    LOSS: { description: "Something with data goes away." },
    DATA: { description: "What is stored." },
    LOGIC: { description: "What happens when." },
    PAGES: { description: "What people see." },
    WORDS: { description: "Names, texts and places." },
  },
});

@ObjectType({ description: "One change in words." })
export class ChangeLineType {
  @Field(() => SentenceType, { description: "What changes." })
  sentence!: SentenceType;
  @Field(() => ChangeWeight, { description: "How much it matters." })
  weight!: string;
  @Field(() => [String], { description: "The nodes it is about; header is the platform itself." })
  nodes!: string[];
  @Field(() => JSONScalar, { description: "The operations it sums up." })
  ops!: unknown;
}

@ObjectType({ description: "A question a merge needs answered." })
export class ConflictType {
  @Field(() => String, { description: 'Names it in choices: { conflict: <id>, take: "ours" | "theirs" | { value } }.' })
  id!: string;
  @Field(() => ConflictKind, { description: "What sort of question it is." })
  kind!: string;
  @Field(() => String, { description: "The node it is about; header is the platform itself." })
  node!: string;
  @Field(() => [String], { description: "Every node it is about." })
  nodes!: string[];
  @Field(() => String, { nullable: true, description: "VALUE: the property, e.g. label.ar." })
  prop!: string | null;
  @Field(() => SentenceType, { description: "The question, in words." })
  sentence!: SentenceType;
  @Field(() => SentenceType, { description: 'What taking "ours", the target\'s side, leaves there.' })
  oursSentence!: SentenceType;
  @Field(() => SentenceType, { description: 'What taking "theirs", the source\'s side, leaves there.' })
  theirsSentence!: SentenceType;
  @Field(() => JSONScalar, { nullable: true, description: "The value both started from." })
  base!: unknown;
  @Field(() => JSONScalar, { nullable: true, description: "The target's value." })
  ours!: unknown;
  @Field(() => JSONScalar, { nullable: true, description: "The source's value." })
  theirs!: unknown;
  @Field(() => [ProblemType], { description: 'MEANING: the errors of the result. Take { value: "keep" } to merge and repair them after.' })
  problems!: readonly object[];
}

@ObjectType({ description: "What a merge would do, with the choices made so far. Nothing is written." })
export class MergePreviewType {
  @Field(() => BranchType, { description: "The branch that would be merged." })
  source!: BranchType;
  @Field(() => BranchType, { description: "The branch that would change." })
  target!: BranchType;
  @Field(() => VersionType, { description: "The version that would come in: the source's head." })
  head!: VersionType;
  @Field(() => VersionType, { nullable: true, description: "The version both were made from; null: they share none." })
  ancestor!: VersionType | null;
  @Field(() => Boolean, { description: "Whether the target already holds all of it." })
  upToDate!: boolean;
  @Field(() => JSONScalar, { description: "The moment of the target's draft this was worked out from." })
  seqs!: unknown;
  @Field(() => [ConflictType], { description: "Questions that are still open." })
  conflicts!: ConflictType[];
  @Field(() => [ChangeLineType], { description: "What would change in the target, the weightiest first." })
  changes!: ChangeLineType[];
  @Field(() => [ProblemType], { description: "Problems of the result." })
  problems!: readonly object[];
  @Field(() => JSONScalar, { description: "The document as it would read; where questions are open, what both started from." })
  content!: unknown;
}

@ObjectType({ description: "What leads from one state to another." })
export class ComparisonType {
  @Field(() => [ChangeLineType], { description: "The changes in words, the weightiest first." })
  changes!: ChangeLineType[];
  @Field(() => JSONScalar, { description: "The same as operations." })
  ops!: unknown;
}

@ObjectType({ description: "How the versions of a blueprint descend from one another." })
export class VersionGraphType {
  @Field(() => [BranchType], { description: "Branches, merged and closed ones too, the oldest first; at most the newest 1,000." })
  branches!: BranchType[];
  @Field(() => [VersionType], {
    description: "Versions, the oldest first; `parents` are the lines between them; at most the newest 1,000.",
  })
  versions!: VersionType[];
}

@ObjectType({
  description:
    "One step in a live draft: a merge, a version picked, taken back or restored, a template's update, or an earlier state of the draft itself.",
})
export class DraftStepType {
  @Field(() => ID, { description: "The step; undoDraftStep takes it back, redoDraftStep does it again." })
  undoGroupId!: string;
  @Field(() => String, { description: "merge, cherry-pick, revert, restore, template or moment." })
  kind!: string;
  @Field(() => BranchType, { description: "The branch whose draft changed." })
  branch!: BranchType;
  @Field(() => Int, { description: "The draft's sequence number after it." })
  seq!: number;
}

@ObjectType({ description: "What taking a step back, or doing it again, did." })
export class DraftStepUndoneType {
  @Field(() => BranchType, { description: "The branch whose draft changed." })
  branch!: BranchType;
  @Field(() => Int, { description: "Values put back." })
  restored!: number;
  @Field(() => Int, { description: "Values someone changed since; they stay as they are." })
  left!: number;
  @Field(() => [String], { description: "The nodes those values are of; header is the platform itself." })
  leftNodes!: string[];
  @Field(() => Int, { description: "The draft's sequence number after it; 0: nothing was written." })
  seq!: number;
}

@ObjectType({ description: "Something changed about a branch." })
export class BranchChangeType {
  @Field(() => String, { description: "Position of the event; pass it as `after` to resume." })
  revision!: string;
  @Field(() => String, { description: "What happened, e.g. VersionCommitted." })
  type!: string;
  @Field(() => BranchType, { description: "The branch as it is now." })
  branch!: BranchType;
}
