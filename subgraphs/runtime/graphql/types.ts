/** What the API says of platforms, their environments, figures and events; releases have a file of their own. */
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, TextType } from "../../shared-types.ts";
import { BlueprintStub } from "../../stubs.ts";

export const EnvironmentName = { PREVIEW: "preview", STAGING: "staging", PRODUCTION: "production" } as const;
registerEnumType(EnvironmentName, {
  name: "EnvironmentName",
  description: "Where a platform runs.",
  valuesConfig: {
    PREVIEW: { description: "For trying out; filled with test data." },
    STAGING: { description: "For a last look." },
    PRODUCTION: { description: "For real people; a governed decision stands before it." },
  },
});
export const PlatformStatus = { ACTIVE: "active", ARCHIVED: "archived" } as const;
registerEnumType(PlatformStatus, {
  name: "PlatformStatus",
  description: "Whether a platform answers.",
  valuesConfig: { ACTIVE: { description: "It answers." }, ARCHIVED: { description: "Put aside; its data is kept." } },
});
@ObjectType({ description: "How many records of one entity." })
export class EntityCount {
  @Field(() => ID, { description: "Id of the entity." })
  entity!: string;
  @Field(() => TextType, { description: "What it is called." })
  label!: TextType;
  @Field(() => Int, { description: "Live records." })
  count!: number;
}

@ObjectType({ description: "Five seconds of an environment." })
export class FigurePointType {
  @Field(() => DateTime, { description: "Start of the five seconds." })
  at!: Date;
  @Field(() => Int, { description: "Requests answered." })
  requests!: number;
  @Field(() => Int, { description: "Of these, answered with a fault of ours." })
  errors!: number;
  @Field(() => Float, { nullable: true, description: "95th percentile of the answer time, milliseconds." })
  p95!: number | null;
}

@ObjectType("Figures", { description: "How an environment is doing: the last ten minutes, measured by the process that answers." })
export class FiguresType {
  @Field(() => Int, { description: "Requests answered." })
  requests!: number;
  @Field(() => Int, { description: "Of these, answered with a fault of ours." })
  errors!: number;
  @Field(() => Float, { nullable: true, description: "Median answer time, milliseconds; null without requests." })
  p50!: number | null;
  @Field(() => Float, { nullable: true, description: "95th percentile of the answer time, milliseconds." })
  p95!: number | null;
  @Field(() => Int, { description: "End users who registered." })
  endUsers!: number;
  @Field(() => [EntityCount], { description: "Records per entity." })
  records!: EntityCount[];
  @Field(() => [FigurePointType], { description: "The ten minutes in steps of five seconds; quiet steps are left out." })
  series!: readonly FigurePointType[];
  @Field(() => DateTime, { description: "When this was read." })
  at!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType("Environment", { description: "A place where a platform runs, with data of its own." })
export class EnvironmentType {
  @Field(() => ID, { description: "Id of the environment." })
  id!: string;
  @Field(() => EnvironmentName, { description: "Which place." })
  name!: string;
  @Field(() => String, { description: "running or empty." })
  status!: string;
  platformId!: string;
  activeReleaseId!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType("Platform", { description: "A blueprint put to run." })
export class PlatformType {
  @Field(() => ID, { description: "Id of the platform." })
  id!: string;
  @Field(() => String, { description: "The first part of its addresses." })
  key!: string;
  @Field(() => TextType, { description: "What people call it." })
  label!: TextType;
  @Field(() => BlueprintStub, { description: "What it is made of." })
  blueprint!: BlueprintStub;
  @Field(() => PlatformStatus, { description: "Whether it answers." })
  status!: string;
  @Field(() => DateTime, { description: "When it was first released." })
  createdAt!: Date;
}

@ObjectType({ description: "One page of platforms." })
export class PlatformPage {
  @Field(() => [PlatformType], { description: "The platforms, newest first." })
  items!: PlatformType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType("PlatformEvent", { description: "Something that happened to a record of a platform; ids only, no values." })
export class PlatformEventType {
  @Field(() => String, { description: "Position in the environment's log; pass it as `after` to resume." })
  revision!: string;
  @Field(() => ID, { description: "Id of the event." })
  id!: string;
  @Field(() => String, { description: "What happened." })
  type!: string;
  @Field(() => ID, { nullable: true, description: "Id of the entity." })
  entity!: string | null;
  @Field(() => TextType, { nullable: true, description: "What the entity is called." })
  entityLabel!: TextType | null;
  @Field(() => ID, { nullable: true, description: "Id of the record." })
  recordId!: string | null;
  @Field(() => String, { nullable: true, description: "create, update, delete, restore or the action's key." })
  op!: string | null;
  @Field(() => String, { description: "user, visitor, api-key, ai or system." })
  actorKind!: string;
  @Field(() => DateTime, { description: "When." })
  at!: Date;
  environmentId!: string;
}

@ObjectType({ description: "One page of events." })
export class EventPage {
  @Field(() => [PlatformEventType], { description: "The events, newest first." })
  items!: PlatformEventType[];
  @Field(() => String, { nullable: true, description: "Pass it as `before` for older ones; null on the last page." })
  nextCursor!: string | null;
}

@ObjectType({ description: "An environment's figures moved." })
export class FiguresChangeType {
  @Field(() => FiguresType, { description: "The figures now." })
  figures!: FiguresType;
}

@ObjectType({ description: "A link that signs you in as an environment's first administrator." })
export class AdministratorLink {
  @Field(() => String, { description: "The link; it works once and for two minutes." })
  url!: string;
}

@ObjectType("TestBatch", { description: "A set of test rows." })
export class TestBatchType {
  @Field(() => ID, { description: "Id of the batch." })
  id!: string;
  @Field(() => Int, { description: "Rows filled in, or removed." })
  rows!: number;
  @Field(() => [EntityCount], { description: "Rows per entity." })
  counts!: EntityCount[];
  @Field(() => Int, { description: "Links of records people entered that pointed to a removed row and are empty now; 0 from a filling." })
  emptied!: number;
  @Field(() => Int, {
    description: "Test rows that records people entered cannot be without: they stay, as entered ones; 0 from a filling.",
  })
  kept!: number;
}
