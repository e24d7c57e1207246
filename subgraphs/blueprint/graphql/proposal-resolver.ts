import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { BlueprintId, BranchId, ProposalId, UserId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { PageArgs, readPage } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { readChoices } from "../application/choices.ts";
import { blueprintOf } from "../application/find.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { checksOf } from "../application/proposals/checks.ts";
import { mergeProposal } from "../application/proposals/merge-proposal.ts";
import { openProposal } from "../application/proposals/open-proposal.ts";
import { closeProposal, commentProposal, reviewProposal } from "../application/proposals/review-proposal.ts";
import { seen } from "../application/proposals/standing.ts";
import { CloseProposalInput, CommentProposalInput, MergeProposalInput, OpenProposalInput, ReviewProposalInput } from "./life-inputs.ts";
import { presentBlueprint } from "./present.ts";
import { presentProposal } from "./present-life.ts";
import { ProposalCheckType, ProposalCommentType, ProposalPage, ProposalStatus, ProposalType } from "./proposal-types.ts";
import { orNull, reading } from "./resolver.ts";
import { BlueprintType } from "./types.ts";

type Context = SubgraphContext<BlueprintDeps>;
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

/** A page of proposals asks about the same makers again and again: once in a request is enough. */
const reviewable = new WeakMap<Context, Map<string, Promise<boolean>>>();

@Resolver(() => ProposalType)
export class ProposalResolver {
  @Query(() => ProposalType, { nullable: true, description: "One proposal; null when there is none with this id here." })
  async proposal(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<ProposalType | null> {
    const found = await reading(context, (unit) => orNull(seen(unit, id as ProposalId)));
    return found && presentProposal(found);
  }

  @Query(() => ProposalPage, { description: "The proposals of a blueprint, newest first." })
  async proposals(
    @Arg("blueprintId", () => ID, { description: "The blueprint." }) blueprintId: string,
    @Arg("status", () => ProposalStatus, { nullable: true, description: "All of them when left out; OPEN holds the approved ones too." })
    status: "open" | "approved" | "merging" | "merged" | "rejected" | "withdrawn" | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<ProposalPage> {
    return reading(context, async (unit) => {
      const { id } = await blueprintOf(unit, blueprintId as BlueprintId);
      const found = await unit.proposalsOf(id, status === "approved" ? "open" : (status ?? null), readPage(page));
      const records = await unit.versionRecords(id);
      const items: ProposalType[] = [];
      for (const proposal of found.items) items.push(presentProposal(await seen(unit, proposal.id, records)));
      return { items: status === "approved" ? items.filter((item) => item.status === "approved") : items, nextCursor: found.nextCursor };
    });
  }

  @FieldResolver(() => [ProposalCommentType], { description: "The remarks, the oldest first." })
  async comments(@Root() proposal: ProposalType, @Ctx() context: Context): Promise<ProposalCommentType[]> {
    const found = await reading(context, (unit) => unit.comments(proposal.id as ProposalId));
    return found.map(({ id, authorId, text, nodeId, at }) => ({ id, author: { id: authorId }, text, node: nodeId, at }));
  }

  @FieldResolver(() => [ProposalCheckType], { description: "What machines say of it, worked out now: it may take a moment." })
  async checks(@Root() proposal: ProposalType, @Ctx() context: Context): Promise<ProposalCheckType[]> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    return [...(await checksOf(context.deps, organizationId, proposal.id as ProposalId))];
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether somebody besides its makers could approve it; where nobody could, a maker merges it alone and the record says so.",
  })
  async reviewable(@Root() proposal: ProposalType, @Ctx() context: Context): Promise<boolean> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const makers = proposal.makers.map(({ id }) => id as UserId).sort();
    const asked = reviewable.get(context) ?? new Map<string, Promise<boolean>>();
    reviewable.set(context, asked);
    const answer = asked.get(makers.join()) ?? context.deps.reviewableBesides(organizationId, makers);
    asked.set(makers.join(), answer);
    return answer;
  }

  @FieldResolver(() => BlueprintType, { description: "The blueprint it belongs to." })
  async blueprint(@Root() proposal: ProposalType, @Ctx() context: Context): Promise<BlueprintType> {
    return presentBlueprint(await reading(context, (unit) => blueprintOf(unit, proposal.blueprintId as BlueprintId)));
  }

  @Mutation(() => ProposalType, { description: "Asks for a branch to be merged into another." })
  async openProposal(
    @Arg("input", () => OpenProposalInput, { description: "Which branches, and what for." }) input: OpenProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    const proposal = await openProposal(context.deps, askerOf(context), {
      sourceBranchId: input.sourceBranchId as BranchId,
      targetBranchId: input.targetBranchId as BranchId,
      title: input.title,
      description: input.description ?? "",
    });
    return presentProposal(await reading(context, (unit) => seen(unit, proposal.id)));
  }

  @Mutation(() => ProposalType, { description: "Approves a proposal, or asks for changes; it holds for the head you looked at." })
  async reviewProposal(
    @Arg("input", () => ReviewProposalInput, { description: "Your word." }) input: ReviewProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    const { verdict, headHash } = input;
    return presentProposal(
      await reviewProposal(context.deps, askerOf(context), {
        proposalId: input.proposalId as ProposalId,
        verdict,
        headHash,
        text: input.text ?? "",
      }),
    );
  }

  @Mutation(() => ProposalType, { description: "Says something about a proposal." })
  async commentProposal(
    @Arg("input", () => CommentProposalInput, { description: "The remark." }) input: CommentProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    return presentProposal(
      await commentProposal(context.deps, askerOf(context), {
        proposalId: input.proposalId as ProposalId,
        text: input.text,
        nodeId: input.node ?? null,
      }),
    );
  }

  @Mutation(() => ProposalType, {
    description: "Carries out a proposal: one step in the target's draft, and a version with both heads as parents.",
  })
  async mergeProposal(
    @Arg("input", () => MergeProposalInput, { description: "Which." }) input: MergeProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    return presentProposal(
      await mergeProposal(context.deps, askerOf(context), {
        proposalId: input.proposalId as ProposalId,
        choices: readChoices(input.choices),
      }),
    );
  }

  @Mutation(() => ProposalType, { description: "Takes a proposal back." })
  async withdrawProposal(
    @Arg("input", () => CloseProposalInput, { description: "Which, and why." }) input: CloseProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    return end(context, input, "withdrawn");
  }

  @Mutation(() => ProposalType, { description: "Refuses a proposal." })
  async rejectProposal(
    @Arg("input", () => CloseProposalInput, { description: "Which, and why." }) input: CloseProposalInput,
    @Ctx() context: Context,
  ): Promise<ProposalType> {
    return end(context, input, "rejected");
  }
}

const end = async (context: Context, input: CloseProposalInput, status: "withdrawn" | "rejected"): Promise<ProposalType> =>
  presentProposal(
    await closeProposal(context.deps, askerOf(context), {
      proposalId: input.proposalId as ProposalId,
      status,
      reason: input.reason ?? "",
    }),
  );
