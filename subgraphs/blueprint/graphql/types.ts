import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
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
export const PlanStatus = { QUEUED: "queued", WORKING: "working", DONE: "done", FAILED: "failed", CANCELLED: "cancelled" } as const;
registerEnumType(PlanStatus, {
  name: "PlanStatus",
  description: "Where a plan is.",
  valuesConfig: {
    QUEUED: { description: "Waits for its turn." },
    WORKING: { description: "Its operations are arriving." },
    DONE: { description: "Finished, with a report." },
    FAILED: { description: "Stopped by a fault; what arrived is still there." },
    CANCELLED: { description: "Stopped by a person." },
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

@ObjectType({ description: "A stretch of the description." })
export class SpanType {
  @Field(() => Int, { description: "First character, from 0." })
  from!: number;
  @Field(() => Int, { description: "One past the last character." })
  to!: number;
  @Field(() => String, { description: "The words themselves." })
  text!: string;
}

@ObjectType({ description: "Something the planner understood or assumed." })
export class FactType {
  @Field(() => ID, { description: "Id within the report." })
  id!: string;
  @Field(() => SentenceType, { description: "What it is." })
  text!: SentenceType;
  @Field(() => [Int], { nullable: true, description: "Start and end in the description; null when it was assumed from nothing said." })
  span!: number[] | null;
  @Field(() => [ID], { description: "Nodes of the blueprint made of it." })
  nodes!: string[];
}

@ObjectType({ description: "One possible answer." })
export class ChoiceType {
  @Field(() => String, { description: "What to send back." })
  key!: string;
  @Field(() => SentenceType, { description: "What it means." })
  label!: SentenceType;
}

@ObjectType({ description: "Something the planner would like to know." })
export class QuestionType {
  @Field(() => ID, { description: "Id within the report." })
  id!: string;
  @Field(() => SentenceType, { description: "The question." })
  text!: SentenceType;
  @Field(() => [ChoiceType], { description: "Possible answers." })
  choices!: ChoiceType[];
  @Field(() => String, { nullable: true, description: "What is assumed until it is answered." })
  default!: string | null;
}

@ObjectType({ description: "What came of a description, clause by clause." })
export class PlanReportType {
  @Field(() => String, { description: "claude or offline." })
  planner!: string;
  @Field(() => [FactType], { description: "Taken from the text." })
  understood!: FactType[];
  @Field(() => [FactType], { description: "Added by the planner; refuse what does not fit." })
  assumed!: FactType[];
  @Field(() => [SpanType], { description: "Clauses that gave nothing." })
  ignored!: SpanType[];
  @Field(() => [QuestionType], { description: "At most five questions." })
  questions!: QuestionType[];
  @Field(() => [ProblemType], { description: "Problems left in the draft; never errors." })
  problems!: readonly object[];
}

@ObjectType({ description: "Why a plan failed." })
export class PlanErrorType {
  @Field(() => String, { description: "Stable code." })
  code!: string;
  @Field(() => SentenceType, { description: "What happened and what to do." })
  sentence!: SentenceType;
}

@ObjectType({ description: "What a plan's calls to a model used." })
export class PlanUsageType {
  @Field(() => String, { description: "The model that answered." })
  model!: string;
  @Field(() => Int, { description: "Tokens it read, from its cache as well." })
  inputTokens!: number;
  @Field(() => Int, { description: "Tokens it wrote." })
  outputTokens!: number;
  @Field(() => Float, { description: "The cost by the maker's list prices, in US dollars." })
  costUsd!: number;
}

@Directive('@key(fields: "id")')
@ObjectType("Plan", { description: "One run of the planner over a description." })
export class PlanType {
  @Field(() => ID, { description: "Id of the plan." })
  id!: string;
  @Field(() => PlanStatus, { description: "Where it is." })
  status!: string;
  @Field(() => String, { description: "new or refine." })
  mode!: string;
  @Field(() => String, { description: "claude or offline." })
  planner!: string;
  @Field(() => String, { description: "The description." })
  text!: string;
  @Field(() => Int, { description: "Operations applied so far." })
  opsApplied!: number;
  @Field(() => PlanReportType, { nullable: true, description: "Once it is done." })
  report!: PlanReportType | null;
  @Field(() => PlanErrorType, { nullable: true, description: "When it failed." })
  error!: PlanErrorType | null;
  @Field(() => PlanUsageType, { nullable: true, description: "What its calls to a model used; null when it called none." })
  usage!: PlanUsageType | null;
  @Field(() => ID, { nullable: true, description: "Everything the plan wrote, as one step that undoPlan takes back." })
  undoGroupId!: string | null;
  @Field(() => DateTime, { description: "When it began." })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it ended." })
  finishedAt!: Date | null;
  blueprintId!: string;
  branchId!: string;
}

@ObjectType({ description: "A step of a running plan." })
export class PlanProgressType {
  @Field(() => String, { description: "Position of the event; pass it as `after` to resume." })
  revision!: string;
  @Field(() => PlanType, { description: "The plan as it stands now." })
  plan!: PlanType;
  @Field(() => Int, { description: "Operations applied up to this step." })
  opsApplied!: number;
  @Field(() => SentenceType, { nullable: true, description: "What this step did." })
  sentence!: SentenceType | null;
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

@ObjectType({ description: "Which planner answers now." })
export class PlannerStatusType {
  @Field(() => String, { description: "claude or offline." })
  planner!: string;
  @Field(() => SentenceType, { description: "What that means, and what to set for the other." })
  sentence!: SentenceType;
}
