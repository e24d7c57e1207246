import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { SubgraphContext } from "../../serve.ts";
import { requireViewer } from "../../viewer.ts";
import { liftKillSwitch, readSwitches, triggerKillSwitch } from "../application/kill-switches.ts";
import type { GovernanceDeps } from "../application/ports.ts";
import { readLift } from "../application/read-decisions.ts";
import { presentDecision, presentSwitch } from "./present.ts";
import { DecisionType, KillSwitchType, LiftKillSwitchInput, TriggerKillSwitchInput } from "./types.ts";

type Context = SubgraphContext<GovernanceDeps>;
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver(() => KillSwitchType)
export class KillSwitchResolver {
  @Query(() => [KillSwitchType], { description: "The kill switches that concern your organization, the active ones first." })
  async killSwitches(@Ctx() context: Context): Promise<KillSwitchType[]> {
    return (await readSwitches(context.deps, context.viewer)).map(presentSwitch);
  }

  @FieldResolver(() => DecisionType, { nullable: true, description: "The decision that would lift it, while people are being asked." })
  async lift(@Root() killSwitch: KillSwitchType, @Ctx() context: Context): Promise<DecisionType | null> {
    if (!killSwitch.active) return null;
    const row = await readLift(context.deps, context.viewer, killSwitch);
    return row && presentDecision(row);
  }

  @Mutation(() => KillSwitchType, {
    description: "Stops a scope at once. Nobody else is asked; lifting it is a decision of two people.",
  })
  async triggerKillSwitch(
    @Arg("input", () => TriggerKillSwitchInput, { description: "What to stop, and why." }) input: TriggerKillSwitchInput,
    @Ctx() context: Context,
  ): Promise<KillSwitchType> {
    const { scope, scopeId = null, reach, reason } = input;
    return presentSwitch(await triggerKillSwitch(context.deps, askerOf(context), { scope, scopeId, reach: reach ?? "automation", reason }));
  }

  @Mutation(() => KillSwitchType, {
    description: "Asks to lift a switch. Another person approves the decision in `lift`; where nobody else can, you may after ten minutes.",
  })
  async liftKillSwitch(
    @Arg("input", () => LiftKillSwitchInput, { description: "Which, and why." }) input: LiftKillSwitchInput,
    @Ctx() context: Context,
  ): Promise<KillSwitchType> {
    return presentSwitch((await liftKillSwitch(context.deps, askerOf(context), input)).killSwitch);
  }
}
