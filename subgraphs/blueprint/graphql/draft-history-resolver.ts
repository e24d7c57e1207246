import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { BranchId } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import type { SubgraphContext } from "../../serve.ts";
import { DateTime, encodeCursor, PageArgs, readPage } from "../../shared-types.ts";
import { authorize } from "../../viewer.ts";
import { draftAt, draftHistory, restoreDraft, type When } from "../application/draft-history.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { DraftHistoryPage, DraftMomentType, RestoreDraftInput } from "./draft-history-types.ts";
import { stepOf } from "./life-resolver.ts";
import { DraftStepType } from "./life-types.ts";
import { presentBranch } from "./present.ts";
import { presentSession } from "./present-life.ts";
import { askerOf } from "./resolver.ts";

type Context = SubgraphContext<BlueprintDeps>;

/** Each session is worked out from the log: a page stays small. */
const mostSessions = 50;

/** The past of a live draft, apart from its versions. */
@Resolver()
export class DraftHistoryResolver {
  @Query(() => DraftHistoryPage, {
    description: "What happened to the live draft of a branch: who changed what, and when; at most 50 sessions at once.",
  })
  async draftHistory(
    @Arg("branchId", () => ID, { description: "The branch." }) branchId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<DraftHistoryPage> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const { limit, after } = readPage(page);
    const before = after === null ? null : Number(after[0]);
    if (before !== null && !Number.isSafeInteger(before)) throw doorErrors("BAD_REQUEST", { detail: "after" });
    const first = Math.min(limit, mostSessions);
    const { sessions, next } = await draftHistory(context.deps, organizationId, branchId as BranchId, { first, before });
    return { items: sessions.map(presentSession), nextCursor: next === null ? null : encodeCursor([next]) };
  }

  @Query(() => DraftMomentType, {
    description: "The live draft of a branch as it was: after one update, or at a time of the last 90 days.",
  })
  async draftAt(
    @Arg("branchId", () => ID, { description: "The branch." }) branchId: string,
    @Arg("seq", () => Int, { nullable: true, description: "After this update." }) seq: number | null,
    @Arg("at", () => DateTime, { nullable: true, description: "At this time, where no update is named." }) at: Date | null,
    @Ctx() context: Context,
  ): Promise<DraftMomentType> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const moment = await draftAt(context.deps, organizationId, branchId as BranchId, whenOf(seq, at));
    const { blueprint, problems } = problemsOf(moment.draft);
    return {
      branch: presentBranch(moment.branch),
      seq: moment.seq,
      seqs: { [moment.document]: moment.seq },
      at: moment.at,
      content: blueprint,
      problems,
    };
  }

  @Mutation(() => DraftStepType, {
    description: "Brings a draft back to an earlier state of itself, as one forward step that undoDraftStep takes back.",
  })
  async restoreDraft(
    @Arg("input", () => RestoreDraftInput, { description: "Which state, and why." }) { branchId, seq, reason }: RestoreDraftInput,
    @Ctx() context: Context,
  ): Promise<DraftStepType> {
    return stepOf(
      context,
      await restoreDraft(context.deps, askerOf(context), { branchId: branchId as BranchId, seq, reason: reason?.trim() ?? "" }),
    );
  }
}

const whenOf = (seq: number | null | undefined, at: Date | null | undefined): When | null => {
  if (seq != null) return { seq };
  return at == null ? null : { at };
};
