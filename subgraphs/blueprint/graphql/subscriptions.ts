import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { BlueprintId, BranchId, PlanId, ProposalId } from "../../../schema/ids.ts";
import type { Happened } from "../../feed.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize } from "../../viewer.ts";
import type { DraftMove } from "../application/draft-moves.ts";
import { blueprintOf, branchOf, planOf, proposalOf } from "../application/find.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { seen } from "../application/proposals/standing.ts";
import { DraftMoveType } from "./draft-history-types.ts";
import { BranchChangeType } from "./life-types.ts";
import { PlanProgressType } from "./plan-types.ts";
import { presentBlueprint, presentBranch, presentPlan } from "./present.ts";
import { presentProposal } from "./present-life.ts";
import { ProposalChangeType } from "./proposal-types.ts";
import { reading } from "./resolver.ts";
import { BlueprintChangeType } from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;
interface Asked {
  readonly args: Record<string, unknown>;
  readonly context: Context;
}

const proposalTypes = ["ProposalOpened", "ProposalReviewed", "ProposalCommented", "ProposalMerged", "ProposalClosed"];
const planTypes = ["PlanStarted", "PlanProgressed", "PlanFinished", "PlanDecided"];
const blueprintTypes = [
  "BlueprintCreated",
  "VersionCommitted",
  "BlueprintRenamed",
  "BlueprintArchived",
  "BlueprintRestored",
  "PlanStarted",
  "PlanFinished",
  "PlanDecided",
  "BranchOpened",
  "BranchMerged",
  "BranchClosed",
  "BranchProtected",
  "VersionTagged",
  ...proposalTypes,
];
const branchTypes = ["BranchOpened", "BranchMerged", "BranchClosed", "BranchProtected", "VersionCommitted", "DraftChanged"];

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

const watchBranch = async ({ args, context }: Asked) => {
  const viewer = authorize(context.viewer, "blueprint.read");
  await reading(context, (unit) => branchOf(unit, args.branchId as BranchId));
  return context.deps.watch({
    organization: viewer.organizationId,
    types: branchTypes,
    after: (args.after as string | null) ?? null,
    matches: (data) => data.branchId === args.branchId || data.intoBranchId === args.branchId,
  });
};
const watchMoves = async ({ args, context }: Asked) => {
  const branch = await reading(context, (unit) => branchOf(unit, args.branchId as BranchId));
  return context.deps.moves.follow(branch.id);
};
/** A commit on either of its branches changes what counts as approved, or what the merge would do. */
const watchProposal = async ({ args, context }: Asked) => {
  const viewer = authorize(context.viewer, "blueprint.read");
  const { sourceBranchId, targetBranchId } = await reading(context, (unit) => proposalOf(unit, args.proposalId as ProposalId));
  return context.deps.watch({
    organization: viewer.organizationId,
    types: [...proposalTypes, "VersionCommitted"],
    after: (args.after as string | null) ?? null,
    matches: (data) =>
      data.proposalId === args.proposalId ||
      (data.number !== undefined && (data.branchId === sourceBranchId || data.branchId === targetBranchId)),
  });
};

@Resolver()
export class BlueprintSubscriptions {
  @Subscription(() => PlanProgressType, {
    description: "The steps of a plan as they happen, its end, and the answer to what it proposes.",
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

  @Subscription(() => BranchChangeType, {
    description: "Commits, merges and state changes of a branch.",
    subscribe: (asked) => watchBranch(asked as unknown as Asked) as never,
  })
  async branchChanged(
    @Root() event: Happened,
    @Arg("branchId", () => ID, { description: "The branch." }) branchId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<BranchChangeType> {
    const branch = await reading(context, (unit) => branchOf(unit, branchId as BranchId));
    return { revision: event.position, type: event.type, branch: presentBranch(branch) };
  }

  @Subscription(() => DraftMoveType, {
    description: "The last update of a live draft: as it is now, then whenever it moved, at most once a second.",
    subscribe: (asked) => watchMoves(asked as unknown as Asked) as never,
  })
  async draftMoved(
    @Root() { seq }: DraftMove,
    @Arg("branchId", () => ID, { description: "The branch." }) branchId: string,
    @Ctx() context: Context,
  ): Promise<DraftMoveType> {
    return { branch: presentBranch(await reading(context, (unit) => branchOf(unit, branchId as BranchId))), seq };
  }

  @Subscription(() => ProposalChangeType, {
    description: "Reviews, remarks, new commits and the end of a proposal.",
    subscribe: (asked) => watchProposal(asked as unknown as Asked) as never,
  })
  async proposalChanged(
    @Root() event: Happened,
    @Arg("proposalId", () => ID, { description: "The proposal." }) proposalId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<ProposalChangeType> {
    const proposal = await reading(context, (unit) => seen(unit, proposalId as ProposalId));
    return { revision: event.position, type: event.type, proposal: presentProposal(proposal) };
  }
}
