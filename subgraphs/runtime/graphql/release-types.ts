/** What the API says of releases: their plans, checks and errors. */
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, JSONScalar, ProblemType, SentenceType } from "../../shared-types.ts";
import { DecisionStub, UserStub, VersionStub } from "../../stubs.ts";
import { EnvironmentName } from "./types.ts";

export const ReleaseStatus = {
  PLANNED: "planned",
  AWAITING_DECISION: "awaiting-decision",
  EXPANDING: "expanding",
  SWITCHING: "switching",
  ACTIVE: "active",
  SUPERSEDED: "superseded",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const;
registerEnumType(ReleaseStatus, {
  name: "ReleaseStatus",
  description: "Where a release is.",
  valuesConfig: {
    PLANNED: { description: "Planned, not started." },
    AWAITING_DECISION: { description: "Waits for the people who must approve it." },
    EXPANDING: { description: "The database is being prepared while the old version answers." },
    SWITCHING: { description: "About to answer with the new version." },
    ACTIVE: { description: "This version answers." },
    SUPERSEDED: { description: "A later release answers." },
    FAILED: { description: "A step failed; start it again to continue." },
    CANCELLED: { description: "Given up before the switch." },
  },
});
export const StepClass = { SAFE: "safe", ONLINE: "online", DATA: "data", DESTRUCTIVE: "destructive" } as const;
registerEnumType(StepClass, {
  name: "StepClass",
  description: "What a migration step may do to data.",
  valuesConfig: {
    SAFE: { description: "Nothing that exists changes." },
    ONLINE: { description: "Checks or indexes existing rows while people work." },
    DATA: { description: "Existing rows are filled or asked for a value." },
    DESTRUCTIVE: { description: "Something is hidden; its data is kept." },
  },
});

export const Fate = { NULL: "null", DEFAULT: "default", NEAREST: "nearest", STOP: "stop" } as const;
registerEnumType(Fate, {
  name: "Fate",
  description: "What becomes of values that have no equal in a field's new type.",
  valuesConfig: {
    NULL: { description: "The field is left empty; the former value is kept hidden." },
    DEFAULT: { description: "The field's default takes their place." },
    NEAREST: { description: "The nearest value: cut, rounded, the first of several." },
    STOP: { description: "The release does not go on." },
  },
});

@ObjectType("Misfits", { description: "Values that have no equal in a field’s new type." })
export class MisfitsType {
  @Field(() => Int, { description: "How many." })
  count!: number;
  @Field(() => [ID], { description: "Up to 20 of the records." })
  ids!: readonly string[];
}

@ObjectType("MigrationStep", { description: "One step of a release." })
export class MigrationStepType {
  @Field(() => ID, { description: "Id within the plan." })
  id!: string;
  @Field(() => String, { description: "What kind of step, e.g. add-field." })
  kind!: string;
  @Field(() => StepClass, { description: "What it may do to data." })
  class!: string;
  @Field(() => SentenceType, { description: "What it does, for people." })
  sentence!: SentenceType;
  @Field(() => Int, { description: "Rows of the table it touches." })
  rows!: number;
  @Field(() => String, { description: "todo or done." })
  state!: string;
  @Field(() => SentenceType, { nullable: true, description: "What is lost, if something is." })
  loses!: SentenceType | null;
  @Field(() => MisfitsType, { nullable: true, description: "Values it cannot convert." })
  misfits!: MisfitsType | null;
  @Field(() => [Fate], { description: "What somebody may decide about them; empty where nothing has to be decided." })
  choices!: readonly string[];
  @Field(() => Fate, { nullable: true, description: "What was decided." })
  fate!: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "At least how many milliseconds it takes: reading and converting every value once took this long. Null for what takes no time.",
  })
  estimatedMs!: number | null;
}

export const CheckOutcome = { ALLOWED: "allowed", REFUSED: "refused", MASKED: "masked", ERROR: "error", NOT_RUN: "notRun" } as const;
registerEnumType(CheckOutcome, {
  name: "CheckOutcome",
  description: "What an access test must come to, and what it came to.",
  valuesConfig: {
    ALLOWED: { description: "Somebody may." },
    REFUSED: { description: "Somebody may not." },
    MASKED: { description: "Somebody sees a mask." },
    ERROR: { description: "The test could not be run." },
    NOT_RUN: { description: "There was no time left for it." },
  },
});

@ObjectType("AccessCheck", { description: "An access test of the blueprint, run against the version before it is released." })
export class AccessCheckType {
  @Field(() => ID, { description: "Id of the test." })
  id!: string;
  @Field(() => ID, { description: "Id of the entity it is about." })
  entity!: string;
  @Field(() => SentenceType, { description: "What it says." })
  sentence!: SentenceType;
  @Field(() => CheckOutcome, { description: "What must come of it." })
  expected!: string;
  @Field(() => CheckOutcome, { description: "What came of it." })
  got!: string;
  @Field(() => Boolean, { description: "Whether it passed." })
  ok!: boolean;
  @Field(() => SentenceType, { nullable: true, description: "What happened instead, and by which policies; null when it passed." })
  because!: SentenceType | null;
}

@ObjectType({ description: "What a release puts up, in numbers." })
export class PlanSummary {
  @Field(() => Int, { description: "Tables of the platform." })
  tables!: number;
  @Field(() => Int, { description: "Access policies." })
  policies!: number;
  @Field(() => Int, { description: "Pages." })
  pages!: number;
  @Field(() => Int, { description: "Actions, implied ones included." })
  actions!: number;
  @Field(() => Int, { description: "Test rows it will fill in." })
  testRows!: number;
}

@ObjectType("MigrationPlan", { description: "What a release will do." })
export class MigrationPlanType {
  @Field(() => ID, { description: "The version it would release." })
  versionId!: string;
  @Field(() => EnvironmentName, { description: "Where." })
  environment!: string;
  @Field(() => PlanSummary, { description: "In numbers." })
  summary!: PlanSummary;
  @Field(() => [MigrationStepType], { description: "Step by step." })
  steps!: MigrationStepType[];
  @Field(() => [ProblemType], { description: "What stands in the way; with an error it cannot be started." })
  problems!: readonly object[];
  @Field(() => [AccessCheckType], { description: "The version's access tests; with a failed one it cannot be started." })
  checks!: readonly AccessCheckType[];
  @Field(() => DateTime, { description: "When it was worked out." })
  computedAt!: Date;
}

@ObjectType({ description: "Why a release failed." })
export class ReleaseErrorType {
  @Field(() => String, { description: "Stable code." })
  code!: string;
  @Field(() => SentenceType, { description: "What happened and what to do." })
  sentence!: SentenceType;
}

@Directive('@key(fields: "id")')
@ObjectType("Release", { description: "A version on its way into an environment, or arrived." })
export class ReleaseType {
  @Field(() => ID, { description: "Id of the release." })
  id!: string;
  @Field(() => VersionStub, { description: "What is released." })
  version!: VersionStub;
  @Field(() => ReleaseStatus, { description: "Where it is." })
  status!: string;
  @Field(() => Boolean, { description: "Whether it goes back to an earlier version." })
  rollsBack!: boolean;
  @Field(() => MigrationPlanType, { description: "What it does." })
  plan!: MigrationPlanType;
  @Field(() => DecisionStub, { nullable: true, description: "The decision it needed, if it needed one." })
  decision!: DecisionStub | null;
  @Field(() => UserStub, { description: "Who planned it." })
  startedBy!: UserStub;
  @Field(() => DateTime, { description: "When it was planned." })
  plannedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was started." })
  startedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: "When it became active or failed." })
  finishedAt!: Date | null;
  @Field(() => Int, { description: "Steps carried out." })
  done!: number;
  @Field(() => ReleaseErrorType, { nullable: true, description: "Why it failed; or, of one that was given up, what is not as it was." })
  error!: ReleaseErrorType | null;
  @Field(() => JSONScalar, { description: "Milliseconds: compile, migrate, testData." })
  ms!: unknown;
  platformId!: string;
  environmentId!: string;
}

@ObjectType({ description: "One page of releases." })
export class ReleasePage {
  @Field(() => [ReleaseType], { description: "The releases, newest first." })
  items!: ReleaseType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType({ description: "A release moved on." })
export class ReleaseChangeType {
  @Field(() => String, { description: "Position of the event; pass it as `after` to resume." })
  revision!: string;
  @Field(() => ReleaseType, { description: "The release as it is now." })
  release!: ReleaseType;
}
