import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { DateTime } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { modelOfEnvironment } from "../application/look.ts";
import { type FillWish, fillEnvironment, resetEnvironment, startFilling, testData } from "../application/test-data.ts";
import type { TestFill } from "../domain/test-fill.ts";
import { CopyStatus } from "./backups.ts";
import { EnvironmentInput, FillTestDataInput } from "./inputs.ts";
import { presentCounts } from "./present.ts";
import { ReleaseErrorType } from "./release-types.ts";
import type { Context } from "./resolver.ts";
import { TestBatchType } from "./types.ts";

@ObjectType("TestFill", { description: "Test rows on their way into an environment, or arrived: all of them or none." })
export class TestFillType {
  @Field(() => ID, { description: "Id of the batch." })
  id!: string;
  @Field(() => CopyStatus, { description: "How far it is." })
  status!: string;
  @Field(() => Int, { description: "Rows that are in so far; people see them when all are." })
  rows!: number;
  @Field(() => Int, { nullable: true, description: "Rows there will be; null until they are made." })
  expected!: number | null;
  @Field(() => String, { description: "The same seed gives the same rows." })
  seed!: string;
  @Field(() => UserStub, { description: "Who started it." })
  startedBy!: UserStub;
  @Field(() => DateTime, { description: "When it was started." })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was complete or given up." })
  finishedAt!: Date | null;
  @Field(() => ReleaseErrorType, { nullable: true, description: "When it failed." })
  error!: ReleaseErrorType | null;
}

@ObjectType("TestData", { description: "The test rows of an environment." })
export class TestDataType {
  @Field(() => Int, { description: "Test rows there are now." })
  rows!: number;
  @Field(() => Int, { description: "Records people entered themselves; resetTestData leaves them." })
  entered!: number;
  @Field(() => Boolean, { description: "Whether it takes test rows; production does once." })
  fillable!: boolean;
  @Field(() => TestFillType, { nullable: true, description: "The newest filling, other than that of a release." })
  filling!: TestFillType | null;
}

const presentFill = (fill: TestFill): TestFillType => ({ ...fill, startedBy: { id: fill.startedBy } });
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
const wishOf = (context: Context, { environmentId, rows, locale, seed }: FillTestDataInput): FillWish => ({
  environmentId: environmentId as EnvironmentId,
  rows: rows == null ? null : Math.max(1, Math.min(1_000, rows)),
  locale: locale ?? context.locale,
  seed: seed?.trim().slice(0, 100) || null,
});
const countsOf = async (context: Context, id: string, counts: Readonly<Record<string, number>>) => {
  const viewer = authorize(context.viewer, "platform.read");
  const model = await modelOfEnvironment(context.deps, viewer, id as EnvironmentId);
  return model ? presentCounts(counts, model) : [];
};

@Resolver()
export class TestDataResolver {
  @Query(() => TestDataType, { description: "How many test rows an environment holds, and how far a filling is." })
  async testData(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<TestDataType> {
    const found = await testData(context.deps, requireViewer(context), environmentId as EnvironmentId);
    return { ...found, filling: found.filling && presentFill(found.filling) };
  }

  @Mutation(() => TestBatchType, {
    description: "Fills in believable rows, tagged so that resetTestData removes exactly them, and answers when they are in.",
  })
  async fillTestData(
    @Arg("input", () => FillTestDataInput, { description: "How many." }) input: FillTestDataInput,
    @Ctx() context: Context,
  ): Promise<TestBatchType> {
    const { id, rows, counts } = await fillEnvironment(context.deps, askerOf(context), wishOf(context, input));
    return { id, rows, emptied: 0, kept: 0, counts: await countsOf(context, input.environmentId, counts) };
  }

  @Mutation(() => TestFillType, { description: "The same, answering at once; testData tells how far it is." })
  async startTestData(
    @Arg("input", () => FillTestDataInput, { description: "How many." }) input: FillTestDataInput,
    @Ctx() context: Context,
  ): Promise<TestFillType> {
    return presentFill(await startFilling(context.deps, askerOf(context), wishOf(context, input)));
  }

  @Mutation(() => TestBatchType, { description: "Removes exactly the test rows, once, and says how many." })
  async resetTestData(
    @Arg("input", () => EnvironmentInput, { description: "Where." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<TestBatchType> {
    const { environmentId } = input;
    const { id, rows, emptied, kept, counts } = await resetEnvironment(context.deps, askerOf(context), environmentId as EnvironmentId);
    return { id, rows, emptied, kept, counts: await countsOf(context, environmentId, counts) };
  }
}
