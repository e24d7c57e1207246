import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { DecisionId, Sentence } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { DateTime, PageArgs, pageOf, readPage, SentenceType } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { approveDecision } from "../application/approve-decision.ts";
import { rejectDecision, withdrawDecision } from "../application/end-decision.ts";
import type { GovernanceDeps } from "../application/ports.ts";
import { readDecision, readDecisions, readTrace } from "../application/read-decisions.ts";
import { type Standing, standingOf } from "../application/standing.ts";
import type { DecisionStatus as Status } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import { presentDecision } from "./present.ts";
import {
  ApproveDecisionInput,
  DecisionInput,
  DecisionPage,
  DecisionStatus,
  DecisionType,
  RejectDecisionInput,
  TraceStepType,
} from "./types.ts";

type Context = SubgraphContext<GovernanceDeps>;
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

const nothing: Standing = { needs: null, notBefore: null, canApprove: false };
const standings = new WeakMap<DecisionType, Promise<Standing>>();

/** Three fields ask the same: once per decision that waits, not at all for the others. */
const standing = (decision: DecisionType, context: Context): Promise<Standing> => {
  if (decision.status !== "awaiting-approval") return Promise.resolve(nothing);
  const known = standings.get(decision) ?? standingOf(context.deps, authorize(context.viewer, "decision.read"), decision.id as DecisionId);
  standings.set(decision, known);
  return known;
};

/** The decision after a command. */
const now = async (context: Context, id: DecisionId): Promise<DecisionType> => {
  const row = await readDecision(context.deps, context.viewer, id);
  if (!row) throw governanceErrors("NOT_FOUND");
  return presentDecision(row);
};

@Resolver(() => DecisionType)
export class DecisionResolver {
  @Query(() => DecisionPage, { description: "The organization's decisions, newest first." })
  async decisions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("status", () => DecisionStatus, { nullable: true, description: "Only those that stand there." }) status: Status | null,
    @Ctx() context: Context,
  ): Promise<DecisionPage> {
    const { limit, after } = readPage(page);
    const rows = await readDecisions(context.deps, context.viewer, status ?? null, { limit, after });
    return pageOf(rows, limit, (row) => [row.requestedAt.toISOString(), row.id], presentDecision);
  }

  @Query(() => DecisionType, { nullable: true, description: "One decision; null when there is none with this id here." })
  async decision(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<DecisionType | null> {
    const row = await readDecision(context.deps, context.viewer, id);
    return row && presentDecision(row);
  }

  @FieldResolver(() => SentenceType, { nullable: true, description: "What it still needs; null when it does not wait." })
  async needs(@Root() decision: DecisionType, @Ctx() context: Context): Promise<Sentence | null> {
    return (await standing(decision, context)).needs;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When a single operator may approve it; null when there is no cooling-off.",
  })
  async notBefore(@Root() decision: DecisionType, @Ctx() context: Context): Promise<Date | null> {
    return (await standing(decision, context)).notBefore;
  }

  @FieldResolver(() => Boolean, { description: "Whether you could approve it now. You may be asked for your password again." })
  async canApprove(@Root() decision: DecisionType, @Ctx() context: Context): Promise<boolean> {
    return (await standing(decision, context)).canApprove;
  }

  @FieldResolver(() => [TraceStepType], { description: "Who, what, why and how, in order; each step hashed with the one before." })
  async trace(@Root() decision: DecisionType, @Ctx() context: Context): Promise<TraceStepType[]> {
    return [...(await readTrace(context.deps, context.viewer, decision.id as DecisionId))];
  }

  @Mutation(() => DecisionType, {
    description: "Approves a decision that waits. Your own only where nobody else could: that is recorded as a single operator's approval.",
  })
  async approveDecision(
    @Arg("input", () => ApproveDecisionInput, { description: "Which, and a note." }) input: ApproveDecisionInput,
    @Ctx() context: Context,
  ): Promise<DecisionType> {
    return now(context, await approveDecision(context.deps, askerOf(context), { decisionId: input.decisionId, note: input.note ?? null }));
  }

  @Mutation(() => DecisionType, { description: "Rejects a decision that waits, which ends it." })
  async rejectDecision(
    @Arg("input", () => RejectDecisionInput, { description: "Which, and why." }) input: RejectDecisionInput,
    @Ctx() context: Context,
  ): Promise<DecisionType> {
    return now(context, await rejectDecision(context.deps, askerOf(context), input));
  }

  @Mutation(() => DecisionType, { description: "Takes back a decision you asked for." })
  async withdrawDecision(
    @Arg("input", () => DecisionInput, { description: "Which." }) input: DecisionInput,
    @Ctx() context: Context,
  ): Promise<DecisionType> {
    return now(context, await withdrawDecision(context.deps, askerOf(context), input.decisionId));
  }
}
