import { Arg, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, registerEnumType } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { DateTime, SentenceType } from "../../shared-types.ts";
import { DecisionStub } from "../../stubs.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { dropHidden } from "../application/disposals.ts";
import { environmentOf } from "../application/find.ts";
import { type HiddenData, hiddenData } from "../application/hidden-data.ts";
import { restoreHidden } from "../application/restore-hidden.ts";
import type { Disposal, KeptKind } from "../domain/disposal.ts";
import { presentRelease } from "./present.ts";
import { ReleaseType } from "./release-types.ts";
import { type Context, reading } from "./resolver.ts";

export const HiddenKind = { FIELD: "field", TABLE: "table", GENERATION: "generation", SET_ASIDE: "set-aside" } as const;
registerEnumType(HiddenKind, {
  name: "HiddenKind",
  description: "What is hidden.",
  valuesConfig: {
    FIELD: { description: "A field the version no longer has." },
    TABLE: { description: "A table the version no longer has." },
    GENERATION: { description: "The former values of a field that was converted." },
    SET_ASIDE: { description: "Everything the environment held before a backup was restored into it." },
  },
});

const DisposalStatus = {
  PROPOSED: "proposed",
  AWAITING_DECISION: "awaiting-decision",
  DROPPING: "dropping",
  DROPPED: "dropped",
  WITHDRAWN: "withdrawn",
} as const;
registerEnumType(DisposalStatus, {
  name: "DisposalStatus",
  description: "How far hidden data is on its way out.",
  valuesConfig: {
    PROPOSED: { description: "Its days are over; somebody may ask for the decision." },
    AWAITING_DECISION: { description: "People have to approve it." },
    DROPPING: { description: "It is being removed." },
    DROPPED: { description: "It is gone for good." },
    WITHDRAWN: { description: "It is shown or held again, and stays." },
  },
});

@ObjectType("Disposal", { description: "Hidden data on its way out." })
export class DisposalType {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => DisposalStatus, { description: "How far it is." })
  status!: string;
  @Field(() => DecisionStub, { nullable: true, description: "The decision it waits for, or that released it; null before somebody asked." })
  decision!: DecisionStub | null;
  @Field(() => DateTime, { description: "When it was proposed." })
  proposedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was dropped or withdrawn." })
  finishedAt!: Date | null;
}

@ObjectType("HiddenData", { description: "Data that is kept though nothing shows it." })
export class HiddenDataType {
  @Field(() => ID, { description: "Id within the environment." })
  id!: string;
  @Field(() => HiddenKind, { description: "What it is." })
  kind!: string;
  @Field(() => SentenceType, { description: "Its name." })
  label!: SentenceType;
  @Field(() => SentenceType, { description: "The name of its table." })
  entityLabel!: SentenceType;
  @Field(() => Int, { description: "Records that hold a value; of what was set aside about how many records." })
  rows!: number;
  @Field(() => Float, { description: "Bytes it takes." })
  bytes!: number;
  @Field(() => DateTime, { description: "Since when." })
  hiddenAt!: Date;
  @Field(() => DateTime, { description: "Kept at least until then." })
  keptUntil!: Date;
  @Field(() => DisposalType, { nullable: true, description: "How far it is on its way out; null before its days are over." })
  disposal!: DisposalType | null;
}

@InputType({ description: "Names something hidden in an environment, as `hiddenData` lists it." })
export class HiddenDataInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Its id within the environment." })
  id!: string;
  @Field(() => HiddenKind, { description: "What it is." })
  kind!: KeptKind;
}

const presentDisposal = (disposal: Disposal): DisposalType => ({
  ...disposal,
  decision: disposal.decisionId ? { id: disposal.decisionId } : null,
});
const presentHidden = (one: HiddenData): HiddenDataType => ({ ...one, disposal: one.disposal && presentDisposal(one.disposal) });
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
const itemOf = ({ environmentId, id, kind }: HiddenDataInput) => ({ environmentId: environmentId as EnvironmentId, id, kind });

@Resolver()
export class HiddenDataResolver {
  @Query(() => [HiddenDataType], { description: "What an environment keeps though nothing shows it, oldest first." })
  async hiddenData(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<HiddenDataType[]> {
    const viewer = authorize(context.viewer, "platform.read");
    return (await hiddenData(context.deps, viewer, environmentId as EnvironmentId)).map(presentHidden);
  }

  @Mutation(() => ReleaseType, {
    description:
      "Plans the release that brings it back: the newest version that ran there and shows it, or what a restore put aside. startRelease does it.",
  })
  async restoreHidden(
    @Arg("input", () => HiddenDataInput, { description: "What." }) input: HiddenDataInput,
    @Ctx() context: Context,
  ): Promise<ReleaseType> {
    const release = await restoreHidden(context.deps, askerOf(context), itemOf(input));
    const { name } = await reading(context, (unit) => environmentOf(unit, release.environmentId));
    return presentRelease(release, name);
  }

  @Mutation(() => DisposalType, {
    description: "Asks governance to drop it for good. Possible once its days are over; it goes by itself when people have approved.",
  })
  async dropHidden(
    @Arg("input", () => HiddenDataInput, { description: "What." }) input: HiddenDataInput,
    @Ctx() context: Context,
  ): Promise<DisposalType> {
    return presentDisposal(await dropHidden(context.deps, askerOf(context), itemOf(input)));
  }
}
