import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, registerEnumType } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { DateTime, TextType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { requireViewer } from "../../viewer.ts";
import { applyNow, type LegalHold, legalHolds, lookAtRetention, placeHold, removeHold } from "../application/retention.ts";
import type { Applied } from "../retention/apply.ts";
import { EnvironmentInput } from "./inputs.ts";
import type { Context } from "./resolver.ts";

const RetentionOutcome = { DELETE: "delete", ANONYMISE: "anonymise", ARCHIVE: "archive" } as const;
registerEnumType(RetentionOutcome, {
  name: "RetentionOutcome",
  description: "What becomes of a record whose time is over.",
  valuesConfig: {
    DELETE: { description: "It is removed for good." },
    ANONYMISE: { description: "What says who somebody is becomes blank." },
    ARCHIVE: { description: "It is deleted as a person would, with what goes along, and can be restored for 30 days." },
  },
});

@ObjectType({ description: "A retention rule of the running version, and the records it is about." })
export class RetentionRule {
  @Field(() => ID, { description: "Id of the rule in the blueprint." })
  id!: string;
  @Field(() => ID, { description: "Id of the entity." })
  entity!: string;
  @Field(() => TextType, { description: "What its records are called." })
  label!: TextType;
  @Field(() => Int, { description: "Days a record is kept." })
  days!: number;
  @Field(() => RetentionOutcome, { description: "What becomes of it then." })
  outcome!: string;
  @Field(() => Int, { description: "Records it would take now; from applyRetention: records it took." })
  rows!: number;
  @Field(() => Int, { description: "Records that go along with those, as relations say." })
  along!: number;
  @Field(() => Int, { description: "Other records whose links to those become empty." })
  emptied!: number;
}

@ObjectType("LegalHold", { description: "Records that stay, whatever their retention says." })
export class LegalHoldType {
  @Field(() => ID, { description: "Id of the hold." })
  id!: string;
  @Field(() => ID, { description: "Id of the entity." })
  entity!: string;
  @Field(() => ID, { nullable: true, description: "The record; null: every record of the entity." })
  recordId!: string | null;
  @Field(() => String, { description: "Why." })
  reason!: string;
  @Field(() => UserStub, { description: "Who placed it." })
  placedBy!: UserStub;
  @Field(() => DateTime, { description: "When." })
  placedAt!: Date;
}

@InputType({ description: "What shall stay." })
export class PlaceLegalHoldInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the entity." })
  entity!: string;
  @Field(() => ID, { nullable: true, description: "One record; every record when left out." })
  recordId?: string | null;
  @Field(() => String, { description: "Why, for those who come later." })
  reason!: string;
}

@InputType({ description: "Names a legal hold." })
export class RemoveLegalHoldInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "The hold." })
  id!: string;
}

const presentApplied = ({ rule, rows, along, emptied }: Applied): RetentionRule => ({
  id: rule.id,
  entity: rule.entity,
  label: { en: rule.table.plural.en ?? null, ar: rule.table.plural.ar ?? null },
  days: rule.days,
  outcome: rule.outcome,
  rows,
  along,
  emptied,
});
const presentHold = (hold: LegalHold): LegalHoldType => ({ ...hold, placedBy: { id: hold.placedBy } });
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver()
export class RetentionResolver {
  @Query(() => [RetentionRule], { description: "How long an environment keeps its records, and what is due now." })
  async retention(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<RetentionRule[]> {
    return (await lookAtRetention(context.deps, requireViewer(context), environmentId as EnvironmentId)).map(presentApplied);
  }

  @Query(() => [LegalHoldType], { description: "Legal holds of an environment, newest first, at most 500." })
  async legalHolds(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<LegalHoldType[]> {
    return (await legalHolds(context.deps, requireViewer(context), environmentId as EnvironmentId)).map(presentHold);
  }

  @Mutation(() => [RetentionRule], { description: "Applies the rules now, as happens each night; says how many records each took." })
  async applyRetention(
    @Arg("input", () => EnvironmentInput, { description: "Where." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<RetentionRule[]> {
    return (await applyNow(context.deps, askerOf(context), input.environmentId as EnvironmentId)).map(presentApplied);
  }

  @Mutation(() => LegalHoldType, { description: "Keeps a record, or every record of an entity, whatever its retention says." })
  async placeLegalHold(
    @Arg("input", () => PlaceLegalHoldInput, { description: "What, and why." }) input: PlaceLegalHoldInput,
    @Ctx() context: Context,
  ): Promise<LegalHoldType> {
    const { entity, reason } = input;
    const wanted = { environmentId: input.environmentId as EnvironmentId, entity, recordId: input.recordId ?? null, reason };
    return presentHold(await placeHold(context.deps, askerOf(context), wanted));
  }

  @Mutation(() => Boolean, { description: "Lifts a legal hold." })
  async removeLegalHold(
    @Arg("input", () => RemoveLegalHoldInput, { description: "Which." }) input: RemoveLegalHoldInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await removeHold(context.deps, askerOf(context), { environmentId: input.environmentId as EnvironmentId, id: input.id });
    return true;
  }
}
