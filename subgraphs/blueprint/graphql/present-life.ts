import { nest } from "../../../schema/blueprint/document.ts";
import type { Line } from "../../../schema/blueprint/sentences.ts";
import type { Session } from "../application/draft-history.ts";
import type { MergePreview } from "../application/merge-branch.ts";
import type { SaidConflict } from "../application/plan-merge.ts";
import type { Seen } from "../application/proposals/standing.ts";
import type { DraftSessionType } from "./draft-history-types.ts";
import type { ChangeLineType, ConflictType, MergePreviewType } from "./life-types.ts";
import { presentBranch, presentVersion } from "./present.ts";
import type { ProposalType } from "./proposal-types.ts";

export const presentLine = ({ text, weight, ops }: Line): ChangeLineType => ({
  sentence: text,
  weight,
  nodes: [...new Set(ops.map(({ id }) => id))],
  ops,
});

/** What a person takes in at a glance; the whole difference is asked for by its two ends. */
const mostLines = 50;
const mostNodes = 200;

export const presentSession = ({ lines, step, user, participant, from, to, at, until, updates }: Session): DraftSessionType => ({
  id: `${from}-${participant}-${user}`,
  participant,
  person: user && { id: user },
  label: step?.label ?? null,
  undone: step?.undone ?? false,
  from,
  to,
  startedAt: at,
  endedAt: until,
  updates,
  changes: lines.slice(0, mostLines).map(presentLine),
  changeCount: lines.length,
  nodes: [...new Set(lines.flatMap(({ ops }) => ops.map(({ id }) => id)))].slice(0, mostNodes),
});

export const presentConflict = ({ words, ...conflict }: SaidConflict): ConflictType => ({
  id: conflict.id,
  kind: conflict.kind,
  node: conflict.node,
  nodes: [...conflict.nodes],
  prop: conflict.prop ?? null,
  sentence: words.text,
  oursSentence: words.ours,
  theirsSentence: words.theirs,
  base: conflict.base,
  ours: conflict.ours,
  theirs: conflict.theirs,
  problems: conflict.problems ?? [],
});

export const presentPreview = ({ source, target, line, outcome, changes, problems }: MergePreview): MergePreviewType => ({
  source: presentBranch(source),
  target: presentBranch(target),
  head: presentVersion(line.head),
  ancestor: line.ancestor && presentVersion(line.ancestor),
  upToDate: line.upToDate,
  seqs: outcome.seqs,
  conflicts: outcome.conflicts.map(presentConflict),
  changes: changes.map(presentLine),
  problems,
  content: nest(outcome.merged),
});

export const presentProposal = ({ proposal, source, target, head, makers, needed, reviews, standing }: Seen): ProposalType => ({
  id: proposal.id,
  number: proposal.number,
  title: proposal.title,
  description: proposal.description,
  status: proposal.status === "open" && standing.approved && needed > 0 ? "approved" : proposal.status,
  author: { id: proposal.authorId },
  makers: [...makers].map((id) => ({ id })),
  openedAt: proposal.openedAt,
  source: presentBranch(source),
  target: presentBranch(target),
  head: head && presentVersion(head),
  approvalsNeeded: needed,
  approvalsGiven: standing.approvals,
  reviews: reviews.map((review) => ({
    id: review.id,
    reviewer: { id: review.reviewerId },
    verdict: review.verdict,
    text: review.text,
    headHash: review.headHash,
    counts: standing.counting.includes(review),
    at: review.at,
  })),
  closedBy: "closedBy" in proposal ? { id: proposal.closedBy } : null,
  closedAt: "closedAt" in proposal ? proposal.closedAt : null,
  reason: "reason" in proposal ? proposal.reason : null,
  mergedVersionId: proposal.status === "merged" ? proposal.mergedVersionId : null,
  alone: proposal.status === "merged" && proposal.alone,
  blueprintId: proposal.blueprintId,
});
