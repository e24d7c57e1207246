/** What a proposal is now: its branches, the head people look at, who made it, and what counts as approved. */
import type { NewEvent } from "../../../../db/transaction.ts";
import type { Json, ProposalId, UserId } from "../../../../schema/ids.ts";
import { blueprintErrors } from "../../domain/errors.ts";
import type { Branch, VersionRecord } from "../../domain/nouns.ts";
import { type Proposal, type Review, type Standing, standingOf } from "../../domain/proposal.ts";
import { ancestors } from "../../domain/version-graph.ts";
import type { Asker } from "../asker.ts";
import { activeBlueprint, branchOf, proposalOf } from "../find.ts";
import { tipsOf } from "../plan-merge.ts";
import type { BlueprintUnit } from "../ports.ts";

export interface Seen {
  readonly proposal: Proposal;
  readonly source: Branch;
  readonly target: Branch;
  readonly head: VersionRecord | null;
  /** The author, and whoever committed something the target has not. */
  readonly makers: ReadonlySet<UserId>;
  /** Approvals the target asks for; none where it is not protected. */
  readonly needed: number;
  readonly reviews: readonly Review[];
  readonly standing: Standing;
}

/** Reads where a proposal stands. `known`: the versions of its blueprint, where somebody has read them already. */
export const seen = async (unit: BlueprintUnit, id: ProposalId, known?: readonly VersionRecord[]): Promise<Seen> => {
  const proposal = await proposalOf(unit, id);
  const source = await branchOf(unit, proposal.sourceBranchId);
  const target = await branchOf(unit, proposal.targetBranchId);
  const records = known ?? (await unit.versionRecords(proposal.blueprintId));
  const nodes = new Map(records.map((record) => [record.id, record]));
  const head = source.headVersionId ? (nodes.get(source.headVersionId) ?? null) : null;
  const theirs = ancestors(nodes, await tipsOf(unit, target));
  const brought = [...ancestors(nodes, head ? [head.id] : [])].filter((version) => !theirs.has(version));
  const makers = new Set<UserId>([proposal.authorId, ...brought.flatMap((version) => nodes.get(version)?.authorId ?? [])]);
  const needed = target.protected ? target.approvals : 0;
  const reviews = await unit.reviews(id);
  return { proposal, source, target, head, makers, needed, reviews, standing: standingOf(reviews, head?.hash ?? null, makers, needed) };
};

/** One that can still change, of a blueprint in use; held until the transaction ends. Throws BLUEPRINT_PROPOSAL_OVER. */
export const openSeen = async (unit: BlueprintUnit, id: ProposalId): Promise<Seen> => {
  await activeBlueprint(unit, (await proposalOf(unit, id)).blueprintId);
  const found = await seen(unit, id);
  const { status } = found.proposal;
  if (status !== "open" && status !== "merging") throw blueprintErrors("PROPOSAL_OVER", { status: over[status] });
  return found;
};

const over = {
  merged: { en: "merged", ar: "مدموج" },
  rejected: { en: "rejected", ar: "مرفوض" },
  withdrawn: { en: "withdrawn", ar: "مسحوب" },
} as const;

/** The event of a proposal. */
export const happened = (asker: Asker, proposal: Proposal, type: string, data: Readonly<Record<string, Json>> = {}): NewEvent => ({
  type,
  schema: 1,
  data: {
    blueprintId: proposal.blueprintId,
    proposalId: proposal.id,
    branchId: proposal.sourceBranchId,
    targetBranchId: proposal.targetBranchId,
    ...data,
  },
  meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
});
