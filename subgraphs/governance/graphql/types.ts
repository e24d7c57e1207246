import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Sentence } from "../../../schema/ids.ts";
import { DateTime, JSONScalar, SentenceType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import type { DecisionStatus as Status } from "../domain/decision.ts";
import type { Phase } from "../domain/trace.ts";

export const DecisionStatus = {
  RECEIVED: "received",
  ANALYZED: "analyzed",
  AWAITING_APPROVAL: "awaiting-approval",
  APPROVED: "approved",
  EXECUTING: "executing",
  EXECUTED: "executed",
  FAILED: "failed",
  COMPENSATED: "compensated",
  DENIED: "denied",
  REJECTED: "rejected",
  EXPIRED: "expired",
  WITHDRAWN: "withdrawn",
  HALTED: "halted",
} as const;
registerEnumType(DecisionStatus, {
  name: "DecisionStatus",
  description: "Where a decision is in its life.",
  valuesConfig: {
    RECEIVED: { description: "Asked for." },
    ANALYZED: { description: "Its risk is known." },
    AWAITING_APPROVAL: { description: "People are being asked." },
    APPROVED: { description: "It may be done, once." },
    EXECUTING: { description: "It is being done." },
    EXECUTED: { description: "It is done." },
    FAILED: { description: "Doing it failed." },
    COMPENSATED: { description: "What was done was taken back." },
    DENIED: { description: "Refused at once." },
    REJECTED: { description: "A person refused it." },
    EXPIRED: { description: "Nobody decided in time." },
    WITHDRAWN: { description: "Who asked took it back." },
    HALTED: { description: "A kill switch stopped it." },
  },
});

export const RiskBand = { LOW: "low", MEDIUM: "medium", HIGH: "high", CRITICAL: "critical" } as const;
registerEnumType(RiskBand, {
  name: "RiskBand",
  description: "What a risk score asks for.",
  valuesConfig: {
    LOW: { description: "Below 25: nobody is asked." },
    MEDIUM: { description: "25–49: one other person." },
    HIGH: { description: "50–74: two people with different roles." },
    CRITICAL: { description: "75 and more: an owner, then another senior person." },
  },
});

export const KillScopeEnum = {
  INSTALLATION: "installation",
  ORGANIZATION: "organization",
  PLATFORM: "platform",
  ASSISTANT: "assistant",
  AI_MODEL: "ai-model",
  PROVIDER: "provider",
  DECISION: "decision",
} as const;
registerEnumType(KillScopeEnum, {
  name: "KillScope",
  description: "What a kill switch covers.",
  valuesConfig: {
    INSTALLATION: { description: "Everything; the root owner's alone." },
    ORGANIZATION: { description: "Your organization." },
    PLATFORM: { description: "One platform." },
    ASSISTANT: { description: "One assistant." },
    AI_MODEL: { description: "One AI model." },
    PROVIDER: { description: "One outside service; all of them when no id is given." },
    DECISION: { description: "One decision." },
  },
});
export const KillReach = { AUTOMATION: "automation", WRITES: "writes" } as const;
registerEnumType(KillReach, {
  name: "KillReach",
  description: "How far a kill switch reaches.",
  valuesConfig: {
    AUTOMATION: { description: "What runs by itself: AI calls, outside calls, releases. People go on working." },
    WRITES: { description: "Also every change people make; reading goes on." },
  },
});

@ObjectType("RiskFactor", { description: "One thing that raises a risk." })
export class RiskFactorType {
  @Field(() => String, { description: "Stable key." })
  key!: string;
  @Field(() => SentenceType, { description: "What it is, for people." })
  text!: Sentence;
}

@ObjectType("Risk", { description: "How risky something is, and why." })
export class RiskType {
  @Field(() => Int, { description: "0 to 100." })
  score!: number;
  @Field(() => RiskBand, { description: "What the score asks for." })
  band!: string;
  @Field(() => [RiskFactorType], { description: "Everything that counted." })
  factors!: RiskFactorType[];
}

@ObjectType("TraceStep", { description: "One step of a decision's trace; each hash covers the step and the hash before it." })
export class TraceStepType {
  @Field(() => Int, { description: "Counts up from 1." })
  n!: number;
  @Field(() => DateTime, { description: "When." })
  at!: Date;
  @Field(() => String, { description: "request, analysis, decision or execution." })
  phase!: Phase;
  @Field(() => String, { description: "Stable key of what happened." })
  key!: string;
  @Field(() => SentenceType, { description: "What happened, for people." })
  text!: Sentence;
  @Field(() => JSONScalar, { description: "Who, what, why and how, as facts." })
  data!: unknown;
  @Field(() => String, { description: "SHA-256 of the step before, hexadecimal." })
  previousHash!: string;
  @Field(() => String, { description: "SHA-256 of this step, hexadecimal." })
  hash!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Decision", { description: "One request to do one risky thing once, and what became of it." })
export class DecisionType {
  @Field(() => ID, { description: "Id of the decision." })
  id!: string;
  @Field(() => String, { description: "What kind of thing, e.g. release.production." })
  kind!: string;
  @Field(() => SentenceType, { description: "The kind, for people." })
  title!: Sentence;
  @Field(() => DecisionStatus, { description: "Where it stands." })
  status!: Status;
  @Field(() => JSONScalar, { description: "What it is about: { type, id }." })
  subject!: unknown;
  @Field(() => RiskType, { nullable: true, description: "How risky it is; null before the analysis." })
  risk!: RiskType | null;
  @Field(() => UserStub, { nullable: true, description: "The person who asked, or for whom it was asked." })
  requestedBy!: UserStub | null;
  @Field(() => String, { nullable: true, description: "Why, in the words of who asked." })
  reason!: string | null;
  @Field(() => DateTime, { description: "When it was asked for." })
  requestedAt!: Date;
  @Field(() => DateTime, { description: "Until when people can decide." })
  expiresAt!: Date;
}

@ObjectType({ description: "One page of decisions." })
export class DecisionPage {
  @Field(() => [DecisionType], { description: "The decisions, newest first." })
  items!: DecisionType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType("KillSwitch", { description: "A stop over a scope: who, why, since when, and whether it is on." })
export class KillSwitchType {
  @Field(() => ID, { description: "Id of the switch." })
  id!: string;
  @Field(() => KillScopeEnum, { description: "What it covers." })
  scope!: string;
  @Field(() => String, { nullable: true, description: "Which one, for scopes below the organization." })
  scopeId!: string | null;
  @Field(() => KillReach, { description: "How far it reaches." })
  reach!: string;
  @Field(() => Boolean, { description: "Whether it stops things now." })
  active!: boolean;
  @Field(() => Int, { description: "Counts up with every trigger and lift." })
  epoch!: number;
  @Field(() => UserStub, { description: "Who triggered it." })
  by!: UserStub;
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => DateTime, { description: "Since when." })
  at!: Date;
  @Field(() => UserStub, { nullable: true, description: "Who lifted it." })
  liftedBy!: UserStub | null;
  @Field(() => DateTime, { nullable: true, description: "When it was lifted." })
  liftedAt!: Date | null;
}

@ObjectType("AuditEntry", { description: "What somebody did or was refused, written with the change itself and never changed." })
export class AuditEntryType {
  @Field(() => ID, { description: "Id of the entry." })
  id!: string;
  @Field(() => DateTime, { description: "When." })
  at!: Date;
  @Field(() => String, { description: "Id of who did it." })
  actor!: string;
  @Field(() => String, { description: "user, api-key, service, ai or system." })
  actorKind!: string;
  @Field(() => UserStub, { nullable: true, description: "The person who did it, or for whom it was done." })
  person!: UserStub | null;
  @Field(() => String, { description: "What was done, e.g. version.commit." })
  action!: string;
  @Field(() => String, { description: "To what: kind:id." })
  resource!: string;
  @Field(() => String, { description: "ok, refused or failed." })
  outcome!: string;
  @Field(() => [String], { description: "Codes of why it was refused." })
  reasons!: string[];
  @Field(() => JSONScalar, { nullable: true, description: "What it was before." })
  before!: unknown;
  @Field(() => JSONScalar, { nullable: true, description: "What it became." })
  after!: unknown;
  @Field(() => String, { description: "The request it belongs to." })
  requestId!: string;
  @Field(() => ID, { nullable: true, description: "The decision that allowed it." })
  decisionId!: string | null;
  @Field(() => Int, { nullable: true, description: "Its place in the organization's sealed chain; null while it waits to be sealed." })
  seq!: number | null;
}

@ObjectType({ description: "One page of audit entries." })
export class AuditEntryPage {
  @Field(() => [AuditEntryType], { description: "The entries, newest first." })
  items!: AuditEntryType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType("AuditHealth", { description: "How far the log is sealed." })
export class AuditHealthType {
  @Field(() => Int, { description: "Entries of the organization." })
  entries!: number;
  @Field(() => Int, { description: "How many of them are sealed." })
  sealed!: number;
  @Field(() => DateTime, { nullable: true, description: "When the oldest entry that is not sealed yet was written." })
  unsealedSince!: Date | null;
  @Field(() => Boolean, { description: "Whether something has waited to be sealed for more than 10 seconds." })
  late!: boolean;
  @Field(() => SentenceType, { description: "The same in words, with what the log cannot show." })
  sentence!: Sentence;
}

@ObjectType("AuditVerdict", { description: "Whether the organization's sealed log is still what was sealed." })
export class AuditVerdictType {
  @Field(() => Boolean, { description: "Every sealed entry is as it was." })
  intact!: boolean;
  @Field(() => Int, { description: "Sealed entries that were checked." })
  checked!: number;
  @Field(() => Int, { description: "Entries that are not sealed yet." })
  unsealed!: number;
  @Field(() => Int, { nullable: true, description: "Place in the chain of the first thing that is wrong." })
  firstBad!: number | null;
  @Field(() => ID, { nullable: true, description: "The entry at that place." })
  entryId!: string | null;
  @Field(() => String, { nullable: true, description: "changed, missing, out-of-order, inserted or cut." })
  what!: string | null;
  @Field(() => SentenceType, { description: "The verdict for people." })
  sentence!: Sentence;
}

@ObjectType("DecisionChange", { description: "Something happened to a decision." })
export class DecisionChangeType {
  @Field(() => String, { description: "Pass it as `after` to go on from here." })
  revision!: string;
  @Field(() => String, { description: "The event, e.g. DecisionApproved." })
  type!: string;
  @Field(() => DecisionType, { description: "The decision as it is now." })
  decision!: DecisionType;
}
@ObjectType("KillSwitchChange", { description: "A kill switch was triggered or lifted." })
export class KillSwitchChangeType {
  @Field(() => String, { description: "Pass it as `after` to go on from here." })
  revision!: string;
  @Field(() => KillSwitchType, { description: "The switch as it is now." })
  killSwitch!: KillSwitchType;
}
@ObjectType("AuditEntryAppended", { description: "Entries were sealed into the log." })
export class AuditEntryAppendedType {
  @Field(() => String, { description: "Pass it as `after` to go on from here." })
  revision!: string;
  @Field(() => [AuditEntryType], { description: "Those you may read, oldest first." })
  entries!: AuditEntryType[];
}

@InputType({ description: "Approves a decision." })
export class ApproveDecisionInput {
  @Field(() => ID, { description: "The decision." })
  decisionId!: string;
  @Field(() => String, { nullable: true, description: "A note for the trace, at most 2,000 characters." })
  note?: string | null;
}
@InputType({ description: "Rejects a decision." })
export class RejectDecisionInput {
  @Field(() => ID, { description: "The decision." })
  decisionId!: string;
  @Field(() => String, { description: "Why, at most 2,000 characters." })
  reason!: string;
}
@InputType({ description: "Names a decision." })
export class DecisionInput {
  @Field(() => ID, { description: "The decision." })
  decisionId!: string;
}
@InputType({ description: "Stops a scope." })
export class TriggerKillSwitchInput {
  @Field(() => KillScopeEnum, { description: "What to stop." })
  scope!: "organization";
  @Field(() => String, { nullable: true, description: "Which one; not for the installation or your organization." })
  scopeId?: string | null;
  @Field(() => KillReach, { nullable: true, description: "AUTOMATION when left out." })
  reach?: "automation" | null;
  @Field(() => String, { description: "Why, at most 2,000 characters." })
  reason!: string;
}
@InputType({ description: "Asks to lift a kill switch." })
export class LiftKillSwitchInput {
  @Field(() => ID, { description: "The switch." })
  id!: string;
  @Field(() => String, { description: "Why, at most 2,000 characters." })
  reason!: string;
}
