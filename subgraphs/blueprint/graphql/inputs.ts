import { Field, ID, InputType } from "type-graphql";
import type { Locale } from "../../../schema/ids.ts";
import { JSONScalar, LocaleEnum, TextInput } from "../../shared-types.ts";

@InputType({ description: "An empty blueprint to start." })
export class CreateBlueprintInput {
  @Field(() => TextInput, { description: "What people call it." })
  label!: TextInput;
  @Field(() => String, { nullable: true, description: "Short name for addresses; made from the label when left out." })
  key?: string | null;
}

@InputType({ description: "A description to turn into a blueprint." })
export class DescribePlatformInput {
  @Field(() => String, { description: "What the platform should do, in English or Arabic, at most 20,000 characters." })
  text!: string;
  @Field(() => LocaleEnum, { description: "The language of the conversation." })
  locale!: Locale;
  @Field(() => String, { nullable: true, description: "What to call it; the planner finds a name when left out." })
  name?: string | null;
  @Field(() => JSONScalar, { nullable: true, description: "Answers to earlier questions: question id → choice." })
  answers?: Record<string, string> | null;
}

@InputType({ description: "A further sentence about an existing draft." })
export class RefinePlatformInput {
  @Field(() => ID, { description: "The branch to change." })
  branchId!: string;
  @Field(() => String, { description: "What should change." })
  text!: string;
  @Field(() => LocaleEnum, { description: "The language of the conversation." })
  locale!: Locale;
  @Field(() => JSONScalar, { nullable: true, description: "Answers to earlier questions: question id → choice." })
  answers?: Record<string, string> | null;
}

@InputType({ description: "Names a plan." })
export class PlanInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;
}

@InputType({ description: "What to take of what a plan proposes." })
export class AcceptPlanInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;
  @Field(() => [String], { nullable: true, description: "The changes to take; left out: all that need no yes of their own." })
  changes?: string[] | null;
  @Field(() => [String], { nullable: true, description: "The yes of each change that needs its own." })
  major?: string[] | null;
}

@InputType({ description: "Operations for a draft." })
export class ApplyDraftOperationsInput {
  @Field(() => ID, { description: "The branch whose draft changes." })
  branchId!: string;
  @Field(() => JSONScalar, { description: "A list of operations; applied whole or not at all." })
  ops!: unknown;
  @Field(() => String, { nullable: true, description: "Why." })
  message?: string | null;
  @Field(() => ID, { nullable: true, description: "Repeat the call with the same id and it counts once." })
  id?: string | null;
}

@InputType({ description: "What to commit." })
export class CommitVersionInput {
  @Field(() => ID, { description: "The branch whose draft becomes a version." })
  branchId!: string;
  @Field(() => String, { description: "What this version changes, 1 to 500 characters." })
  message!: string;
  @Field(() => JSONScalar, { nullable: true, description: "The moment you were shown (`Draft.seqs`); now when left out." })
  seqs?: unknown;
}

@InputType({ description: "A new name." })
export class RenameBlueprintInput {
  @Field(() => ID, { description: "The blueprint." })
  blueprintId!: string;
  @Field(() => TextInput, { description: "The languages to change." })
  label!: TextInput;
}

@InputType({ description: "Names a blueprint." })
export class BlueprintInput {
  @Field(() => ID, { description: "The blueprint." })
  blueprintId!: string;
}

@InputType({ description: "Two versions of one blueprint." })
export class DiffInput {
  @Field(() => ID, { description: "The earlier version." })
  from!: string;
  @Field(() => ID, { description: "The later version." })
  to!: string;
}
