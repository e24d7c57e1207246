import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, JSONScalar, ProblemType, SentenceType, TextType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";

export const BlueprintStatus = { ACTIVE: "active", ARCHIVED: "archived", DELETED: "deleted" } as const;
registerEnumType(BlueprintStatus, {
  name: "BlueprintStatus",
  description: "Where a blueprint is in its life.",
  valuesConfig: {
    ACTIVE: { description: "Being worked on." },
    ARCHIVED: { description: "Put aside; what it released keeps running." },
    DELETED: { description: "Gone, restorable for 30 days." },
  },
});
export const BranchStatus = { OPEN: "open", MERGED: "merged", CLOSED: "closed" } as const;
registerEnumType(BranchStatus, {
  name: "BranchStatus",
  description: "Where a branch is in its life.",
  valuesConfig: {
    OPEN: { description: "Being worked on." },
    MERGED: { description: "Went into another branch; read only." },
    CLOSED: { description: "Ended without being merged; read only." },
  },
});
export const DraftRole = { VIEWER: "viewer", COMMENTER: "commenter", EDITOR: "editor", OWNER: "owner" } as const;
registerEnumType(DraftRole, {
  name: "DraftRole",
  description: "What you may do in a live draft.",
  valuesConfig: {
    VIEWER: { description: "Read and be seen." },
    COMMENTER: { description: "Also comment." },
    EDITOR: { description: "Also edit." },
    OWNER: { description: "Also invite and freeze." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("Version", { description: "A committed, immutable state of a blueprint, without errors. Only versions can be released." })
export class VersionType {
  @Field(() => ID, { description: "Id of the version." })
  id!: string;
  @Field(() => Int, { description: "Counts up per blueprint, from 1." })
  number!: number;
  @Field(() => String, { description: "SHA-256 of the canonical document, hexadecimal." })
  hash!: string;
  @Field(() => String, { description: "What the author said it changes." })
  message!: string;
  @Field(() => UserStub, { description: "Who committed it." })
  author!: UserStub;
  @Field(() => DateTime, { description: "When it was committed." })
  at!: Date;
  @Field(() => [ID], { description: "The versions it was made from: the head of its branch, then the heads of branches merged into it." })
  parents!: string[];
  @Field(() => ID, { description: "The branch it was committed on." })
  branchId!: string;
  blueprintId!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Branch", { description: "A line of work with one live draft." })
export class BranchType {
  @Field(() => ID, { description: "Id of the branch." })
  id!: string;
  @Field(() => String, { description: "Its name; the first is main." })
  name!: string;
  @Field(() => Boolean, { description: "Whether it changes only by approved proposals." })
  protected!: boolean;
  @Field(() => Int, { description: "How many approvals a proposal into it needs while it is protected." })
  approvals!: number;
  @Field(() => BranchStatus, { description: "Where it is in its life." })
  status!: string;
  @Field(() => String, { description: "Address of the live draft: /collab/<documentName>." })
  documentName!: string;
  @Field(() => ID, { nullable: true, description: "The branch it was opened from; null for the first one." })
  parentId!: string | null;
  @Field(() => ID, { nullable: true, description: "The version it started at; null: at a draft without one." })
  forkedFrom!: string | null;
  @Field(() => UserStub, { nullable: true, description: "Who opened it; null for branches older than this record." })
  openedBy!: UserStub | null;
  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was merged or closed." })
  closedAt!: Date | null;
  blueprintId!: string;
  headVersionId!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType("Blueprint", { description: "The single source of truth of a platform: what it stores, who may do what, what people see." })
export class BlueprintType {
  @Field(() => ID, { description: "Id of the blueprint." })
  id!: string;
  @Field(() => String, { description: "Short name used in addresses." })
  key!: string;
  @Field(() => TextType, { description: "What people call it." })
  label!: TextType;
  @Field(() => BlueprintStatus, { description: "Where it is in its life." })
  status!: string;
  @Field(() => UserStub, { description: "Who started it." })
  createdBy!: UserStub;
  @Field(() => DateTime, { description: "When it was started." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it last got a new version or name." })
  updatedAt!: Date;
  defaultBranchId!: string;
}

@ObjectType({ description: "One page of blueprints." })
export class BlueprintPage {
  @Field(() => [BlueprintType], { description: "The blueprints, the last changed first." })
  items!: BlueprintType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType({ description: "One page of versions." })
export class VersionPage {
  @Field(() => [VersionType], { description: "The versions, newest first." })
  items!: VersionType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType({ description: "The live draft of a branch at one moment." })
export class DraftType {
  @Field(() => BranchType, { description: "The branch it belongs to." })
  branch!: BranchType;
  @Field(() => JSONScalar, { description: "The moment: document → sequence number. Pass it to commitVersion to commit exactly this." })
  seqs!: unknown;
  @Field(() => JSONScalar, { description: "The blueprint as it reads at that moment." })
  content!: unknown;
  @Field(() => [ProblemType], { description: "What is wrong or could be better." })
  problems!: readonly object[];
}

@ObjectType({ description: "Something changed about a blueprint." })
export class BlueprintChangeType {
  @Field(() => String, { description: "Position of the event; pass it as `after` to resume." })
  revision!: string;
  @Field(() => String, { description: "What happened, e.g. VersionCommitted." })
  type!: string;
  @Field(() => BlueprintType, { description: "The blueprint as it is now." })
  blueprint!: BlueprintType;
}

@ObjectType({ description: "What applying operations did." })
export class DraftAppliedType {
  @Field(() => Int, { description: "The draft's sequence number after it." })
  seq!: number;
  @Field(() => [ProblemType], { description: "The draft's problems now." })
  problems!: readonly object[];
}

@ObjectType({ description: "One difference between two versions." })
export class DiffLineType {
  @Field(() => SentenceType, { description: "The difference, in words." })
  sentence!: SentenceType;
}
