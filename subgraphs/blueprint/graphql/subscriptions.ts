import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { BlueprintId, PlanId } from "../../../schema/ids.ts";
import type { Happened } from "../../feed.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize } from "../../viewer.ts";
import { blueprintOf, planOf } from "../application/find.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { presentBlueprint, presentPlan } from "./present.ts";
import { reading } from "./resolver.ts";
import { BlueprintChangeType, PlanProgressType } from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;
interface Asked {
  readonly args: Record<string, unknown>;
  readonly context: Context;
}

const planTypes = ["PlanStarted", "PlanProgressed", "PlanFinished"];
const blueprintTypes = [
  "BlueprintCreated",
  "VersionCommitted",
  "BlueprintRenamed",
  "BlueprintArchived",
  "BlueprintRestored",
  "PlanStarted",
  "PlanFinished",
];

const watchPlan = async ({ args, context }: Asked) => {
  const viewer = authorize(context.viewer, "blueprint.read");
  await reading(context, (unit) => planOf(unit, args.planId as PlanId));
  return context.deps.watch({
    organization: viewer.organizationId,
    types: planTypes,
    after: (args.after as string | null) ?? null,
    matches: (data) => data.planId === args.planId,
  });
};
const watchBlueprint = async ({ args, context }: Asked) => {
  const viewer = authorize(context.viewer, "blueprint.read");
  await reading(context, (unit) => blueprintOf(unit, args.blueprintId as BlueprintId));
  return context.deps.watch({
    organization: viewer.organizationId,
    types: blueprintTypes,
    after: (args.after as string | null) ?? null,
    matches: (data) => data.blueprintId === args.blueprintId,
  });
};

@Resolver()
export class BlueprintSubscriptions {
  @Subscription(() => PlanProgressType, {
    description: "The steps of a plan as they happen, and its end.",
    subscribe: (asked) => watchPlan(asked as unknown as Asked) as never,
  })
  async planProgressed(
    @Root() event: Happened,
    @Arg("planId", () => ID, { description: "The plan." }) planId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<PlanProgressType> {
    const plan = await reading(context, (unit) => planOf(unit, planId as PlanId));
    const { opsApplied = event.type === "PlanStarted" ? 0 : plan.opsApplied } = event.data as { opsApplied?: number };
    const step = event.type === "PlanProgressed" ? plan.steps.find((candidate) => candidate.opsApplied === opsApplied) : undefined;
    return { revision: event.position, plan: presentPlan(plan), opsApplied, sentence: step?.says ?? null };
  }

  @Subscription(() => BlueprintChangeType, {
    description: "Commits, plans and state changes of a blueprint.",
    subscribe: (asked) => watchBlueprint(asked as unknown as Asked) as never,
  })
  async blueprintChanged(
    @Root() event: Happened,
    @Arg("blueprintId", () => ID, { description: "The blueprint." }) blueprintId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<BlueprintChangeType> {
    const blueprint = await reading(context, (unit) => blueprintOf(unit, blueprintId as BlueprintId));
    return { revision: event.position, type: event.type, blueprint: presentBlueprint(blueprint) };
  }
}
