import { Field, ID, InputType, Int } from "type-graphql";
import type { Locale } from "../../../schema/ids.ts";
import { LocaleEnum, TextInput } from "../../shared-types.ts";
import { Fate } from "./release-types.ts";
import { EnvironmentName } from "./types.ts";

@InputType({ description: "A version and where it should run." })
export class MigrationPlanInput {
  @Field(() => ID, { description: "The version." })
  versionId!: string;
  @Field(() => EnvironmentName, { description: "Where." })
  environment!: "preview" | "staging" | "production";
}

@InputType({ description: "A version and where it should run." })
export class PlanReleaseInput {
  @Field(() => ID, { description: "The version." })
  versionId!: string;
  @Field(() => EnvironmentName, { description: "Where." })
  environment!: "preview" | "staging" | "production";
}

@InputType({ description: "Names a release." })
export class ReleaseInput {
  @Field(() => ID, { description: "The release." })
  releaseId!: string;
}

@InputType({ description: "What becomes of the values a step cannot convert." })
export class FateInput {
  @Field(() => ID, { description: "The step, by its id in the plan." })
  stepId!: string;
  @Field(() => Fate, { description: "What was decided." })
  fate!: "null" | "default" | "nearest" | "stop";
}

@InputType({ description: "Names a planned release to start." })
export class StartReleaseInput {
  @Field(() => ID, { description: "The release." })
  releaseId!: string;
  @Field(() => [FateInput], { nullable: true, description: "Decisions about values that cannot be converted." })
  fates?: FateInput[] | null;
}

@InputType({ description: "Names an environment." })
export class EnvironmentInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
}

@InputType({ description: "Names a platform." })
export class PlatformInput {
  @Field(() => ID, { description: "The platform." })
  platformId!: string;
}

@InputType({ description: "A new name or address." })
export class RenamePlatformInput {
  @Field(() => ID, { description: "The platform." })
  platformId!: string;
  @Field(() => TextInput, { nullable: true, description: "The languages to change." })
  label?: TextInput | null;
  @Field(() => String, { nullable: true, description: "A new first part of its addresses; the old one answers no more." })
  key?: string | null;
}

@InputType({ description: "How much test data." })
export class FillTestDataInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => Int, { nullable: true, description: "Rows per entity, 1 to 1,000; what the blueprint says when left out." })
  rows?: number | null;
  @Field(() => LocaleEnum, { nullable: true, description: "Language of the values; the reader's when left out." })
  locale?: Locale | null;
  @Field(() => String, {
    nullable: true,
    description: "The same seed gives the same rows, at most 100 characters; a new one when left out.",
  })
  seed?: string | null;
}
