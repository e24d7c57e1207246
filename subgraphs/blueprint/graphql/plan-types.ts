/** What the API says of plans: their state, report, proposal and cost. */
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, JSONScalar, ProblemType, SentenceType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { ChangeWeight } from "./life-types.ts";

export const PlanStatus = {
  QUEUED: "queued",
  WORKING: "working",
  DONE: "done",
  PROPOSED: "proposed",
  ACCEPTING: "accepting",
  ACCEPTED: "accepted",
  REJECTED: "rejected",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const;
registerEnumType(PlanStatus, {
  name: "PlanStatus",
  description: "Where a plan is.",
  valuesConfig: {
    QUEUED: { description: "Waits for its turn." },
    WORKING: { description: "Its operations are arriving." },
    DONE: { description: "Finished, with a report." },
    PROPOSED: { description: "Finished; what it would change waits for acceptPlan or rejectPlan." },
    ACCEPTING: { description: "What was accepted is on its way into the draft." },
    ACCEPTED: { description: "Some or all of what it proposed is in the draft." },
    REJECTED: { description: "Nothing of what it proposed is in the draft." },
    FAILED: { description: "Stopped by a fault; what reached the draft is still there." },
    CANCELLED: { description: "Stopped by a person." },
  },
});

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
  @Field(() => String, {
    nullable: true,
    description: "The sentence it was read as, where it speaks of the one before it (“no, I meant projects”); null: it stands alone.",
  })
  meant!: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The plan it took back: rejected where it waited for an answer, and taken out of the draft where it was accepted.",
  })
  instead!: string | null;
  @Field(() => [ID], { description: "Further plans it took back (“undo the last three”), the newest first; each was a step of its own." })
  alsoBack!: string[];
  @Field(() => [ID], { description: "Plans that had been taken back and that it brought back (“redo”), in this order." })
  again!: string[];
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

@ObjectType({ description: "One change a plan proposes; it is taken or left as a whole." })
export class PlanChangeType {
  @Field(() => ID, { description: "Id within the plan." })
  id!: string;
  @Field(() => SentenceType, { description: "What it does; names stand between stars." })
  sentence!: SentenceType;
  @Field(() => ChangeWeight, { description: "What it touches; access weighs most." })
  weight!: string;
  @Field(() => SentenceType, {
    nullable: true,
    description: "Why it needs a yes of its own (`major` of acceptPlan); null: it may go with the others.",
  })
  major!: SentenceType | null;
  @Field(() => [ID], { description: "Changes it cannot be without." })
  needs!: string[];
  @Field(() => ID, { nullable: true, description: "The entity it is about; null: the platform as a whole." })
  entity!: string | null;
  @Field(() => SentenceType, { nullable: true, description: "What that entity is called." })
  entityName!: SentenceType | null;
  @Field(() => [ID], { description: "The nodes it changes." })
  nodes!: string[];
  @Field(() => JSONScalar, { description: "Its operations." })
  ops!: readonly object[];
  @Field(() => Boolean, { nullable: true, description: "Whether it was taken; null while the proposal waits for an answer." })
  taken!: boolean | null;
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
  @Field(() => Int, { description: "Operations in the draft; of a proposal only those that were accepted." })
  opsApplied!: number;
  @Field(() => [PlanChangeType], {
    description: "What a plan on a draft that holds something would change, the weightiest first; none while it works.",
  })
  changes!: PlanChangeType[];
  @Field(() => JSONScalar, { description: "The operations of the whole proposal, in order; none where nothing is proposed." })
  ops!: readonly object[];
  @Field(() => UserStub, { nullable: true, description: "Who answered its proposal; null while nobody did." })
  decidedBy!: UserStub | null;
  @Field(() => PlanReportType, { nullable: true, description: "Once it is done or proposed." })
  report!: PlanReportType | null;
  @Field(() => PlanErrorType, { nullable: true, description: "When it failed." })
  error!: PlanErrorType | null;
  @Field(() => PlanUsageType, { nullable: true, description: "What its calls to a model used; null when it called none." })
  usage!: PlanUsageType | null;
  @Field(() => ID, {
    nullable: true,
    description: "Everything the plan wrote or that was accepted of it, as one step that undoPlan takes back.",
  })
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
  @Field(() => Int, { description: "Operations made up to this step." })
  opsApplied!: number;
  @Field(() => SentenceType, { nullable: true, description: "What this step did." })
  sentence!: SentenceType | null;
}

@ObjectType({ description: "Which planner answers now." })
export class PlannerStatusType {
  @Field(() => String, { description: "claude or offline." })
  planner!: string;
  @Field(() => SentenceType, { description: "What that means, and what to set for the other." })
  sentence!: SentenceType;
}
