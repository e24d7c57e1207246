import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { BlueprintId, BranchId, PlanId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize } from "../../viewer.ts";
import { acceptPlan, rejectPlan } from "../application/decide-plan.ts";
import { describePlatform, refinePlatform } from "../application/describe-platform.ts";
import { cancelPlan } from "../application/end-plan.ts";
import { blueprintOf, branchOf, planOf } from "../application/find.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { undoPlan } from "../application/undo-step.ts";
import { AcceptPlanInput, DescribePlatformInput, PlanInput, RefinePlatformInput } from "./inputs.ts";
import { PlannerStatusType, PlanType } from "./plan-types.ts";
import { presentBlueprint, presentBranch, presentPlan } from "./present.ts";
import { askerOf, orNull, reading } from "./resolver.ts";
import { BlueprintType, BranchType } from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;

@Resolver(() => PlanType)
export class PlanResolver {
  @Query(() => PlanType, { nullable: true, description: "One plan; null when there is none with this id here." })
  async plan(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<PlanType | null> {
    const found = await reading(context, (unit) => orNull(planOf(unit, id as PlanId)));
    return found && presentPlan(found);
  }

  @Query(() => PlannerStatusType, { description: "Which planner would answer now." })
  async plannerStatus(@Ctx() context: Context): Promise<PlannerStatusType> {
    const viewer = authorize(context.viewer, "blueprint.read");
    const planner = await context.deps.planner(viewer.organizationId);
    const sentence =
      planner.name === "claude"
        ? { en: "Claude plans your descriptions.", ar: "يتولى Claude تخطيط أوصافك." }
        : {
            en: "Offline planner: rules and learned weights, no language model. To plan with Claude set ANTHROPIC_API_KEY, or add the secret organization/anthropic-api-key to the vault.",
            ar: "المخطِّط دون اتصال: قواعد وأوزان متعلَّمة بلا نموذج لغوي. للتخطيط مع Claude اضبط ANTHROPIC_API_KEY أو أضف السر organization/anthropic-api-key إلى الخزنة.",
          };
    return { planner: planner.name, sentence };
  }

  @FieldResolver(() => BlueprintType, { description: "The blueprint it builds." })
  async blueprint(@Root() plan: PlanType, @Ctx() context: Context): Promise<BlueprintType> {
    return presentBlueprint(await reading(context, (unit) => blueprintOf(unit, plan.blueprintId as BlueprintId)));
  }

  @FieldResolver(() => BranchType, { description: "The branch it writes to." })
  async branch(@Root() plan: PlanType, @Ctx() context: Context): Promise<BranchType> {
    return presentBranch(await reading(context, (unit) => branchOf(unit, plan.branchId as BranchId)));
  }

  @Mutation(() => PlanType, {
    description: "Opens a blueprint for a description and starts the planner on it; follow it with planProgressed.",
  })
  async describePlatform(
    @Arg("input", () => DescribePlatformInput, { description: "The description." }) input: DescribePlatformInput,
    @Ctx() context: Context,
  ): Promise<PlanType> {
    return presentPlan(
      await describePlatform(context.deps, askerOf(context), {
        text: input.text,
        locale: input.locale,
        name: input.name ?? null,
        answers: input.answers ?? {},
      }),
    );
  }

  @Mutation(() => PlanType, {
    description:
      "Lets the planner look at an existing draft with a further sentence; what it would change waits for acceptPlan or rejectPlan.",
  })
  async refinePlatform(
    @Arg("input", () => RefinePlatformInput, { description: "The sentence." }) input: RefinePlatformInput,
    @Ctx() context: Context,
  ): Promise<PlanType> {
    return presentPlan(
      await refinePlatform(context.deps, askerOf(context), {
        branchId: input.branchId as BranchId,
        text: input.text,
        locale: input.locale,
        answers: input.answers ?? {},
      }),
    );
  }

  @Mutation(() => PlanType, {
    description:
      "Takes what a plan proposes: all that may go together, or chosen changes. Together it is one step, which undoPlan takes back.",
  })
  async acceptPlan(
    @Arg("input", () => AcceptPlanInput, { description: "Which, and what of it." }) input: AcceptPlanInput,
    @Ctx() context: Context,
  ): Promise<PlanType> {
    return presentPlan(
      await acceptPlan(context.deps, askerOf(context), {
        planId: input.planId as PlanId,
        changes: input.changes ?? null,
        major: input.major ?? [],
      }),
    );
  }

  @Mutation(() => PlanType, { description: "Takes nothing of what a plan proposes; the draft stays as it is." })
  async rejectPlan(@Arg("input", () => PlanInput, { description: "Which." }) input: PlanInput, @Ctx() context: Context): Promise<PlanType> {
    return presentPlan(await rejectPlan(context.deps, askerOf(context), input.planId as PlanId));
  }

  @Mutation(() => PlanType, { description: "Stops a running plan. What arrived stays, and can be undone in one step." })
  async cancelPlan(@Arg("input", () => PlanInput, { description: "Which." }) input: PlanInput, @Ctx() context: Context): Promise<PlanType> {
    return presentPlan(await cancelPlan(context.deps, askerOf(context), input.planId as PlanId));
  }

  @Mutation(() => PlanType, { description: "Takes back what a plan wrote and nobody changed since." })
  async undoPlan(@Arg("input", () => PlanInput, { description: "Which." }) input: PlanInput, @Ctx() context: Context): Promise<PlanType> {
    return presentPlan(await undoPlan(context.deps, askerOf(context), input.planId as PlanId));
  }
}
