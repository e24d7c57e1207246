import type { Choice } from "../../../../schema/blueprint/merge.ts";
import type { Json, ProposalId } from "../../../../schema/ids.ts";
import { authorize, personOf, requireFresh } from "../../../viewer.ts";
import { blueprintErrors } from "../../domain/errors.ts";
import type { DraftChange, Version } from "../../domain/nouns.ts";
import { type Asker, entry } from "../asker.ts";
import { commitState } from "../commit-version.ts";
import { branchOf, stillOpen } from "../find.ts";
import { letIn } from "../let-in.ts";
import { endMerged } from "../merge-branch.ts";
import { decided, type Line, lineBetween, type Outcome, outcomeIn } from "../plan-merge.ts";
import type { BlueprintDeps } from "../ports.ts";
import { checksOf } from "./checks.ts";
import { happened, openSeen, type Seen, seen } from "./standing.ts";

export interface MergeProposal {
  readonly proposalId: ProposalId;
  readonly choices: readonly Choice[];
}

/**
 * Carries out an approved proposal: the merge is worked out again from the target as it is now [BP34], goes into its draft as one batch,
 * and becomes a version with both heads as parents. New conflicts leave the proposal open. Where nobody else could have approved, the
 * author may merge alone, and the record says so [BP20].
 */
export const mergeProposal = async (deps: BlueprintDeps, asker: Asker, { proposalId, choices }: MergeProposal): Promise<Seen> => {
  authorize(asker.viewer, "blueprint.merge");
  requireFresh(asker.viewer, "blueprint.merge", deps.clock);
  const organization = asker.viewer.organizationId;
  const before = await deps.store.transact(organization, (unit) => openSeen(unit, proposalId));
  const alone = await allowed(deps, asker, before);
  if (before.target.protected) await assertChecks(deps, asker, proposalId);
  const { source, target, proposal, head } = await deps.store.transact(organization, async (unit) => {
    const now = await openSeen(unit, proposalId);
    // What was allowed a moment ago is what is merged: not a commit that arrived in between.
    if (now.head?.id !== before.head?.id || (!now.standing.approved && !alone)) throw blueprintErrors("REVIEW_MOVED");
    await unit.updateProposal({ ...now.proposal, status: "merging" } as typeof now.proposal);
    return now;
  });
  let merged: { readonly version: Version; readonly change: DraftChange | null };
  try {
    const line = await lineBetween(deps, organization, source, target);
    const change = line.upToDate ? null : await bringIn(deps, asker, before, line, choices);
    const current = await deps.store.transact(organization, (unit) => branchOf(unit, target.id));
    merged = { version: await commitState(deps, asker, current, proposal.title, null), change };
  } catch (error) {
    await deps.store.transact(organization, async (unit) => {
      const now = await seen(unit, proposalId);
      if (now.proposal.status === "merging") await unit.updateProposal({ ...now.proposal, status: "open" } as typeof now.proposal);
    });
    throw error;
  }
  return deps.store.transact(organization, async (unit) => {
    const now = await openSeen(unit, proposalId);
    await endMerged(unit, deps, now.source, false);
    await unit.updateProposal({
      ...now.proposal,
      status: "merged",
      closedBy: personOf(asker.viewer),
      closedAt: deps.clock.now(),
      mergedVersionId: merged.version.id,
      alone,
    });
    await unit.append(`proposal:${proposalId}`, [happened(asker, proposal, "ProposalMerged", { versionId: merged.version.id })]);
    await unit.append(`blueprint:${proposal.blueprintId}`, [
      {
        type: "BranchMerged",
        schema: 1,
        data: { blueprintId: proposal.blueprintId, branchId: source.id, intoBranchId: target.id, versionId: head!.id, proposalId },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(
      entry(asker, "proposal.merge", `proposal:${proposalId}`, { version: merged.version.number, alone, choices: choices.length }),
    );
    return seen(unit, proposalId);
  });
};

/** Whether it may be merged; true: by its author alone, because nobody else could approve. Throws what is missing. */
const allowed = async (deps: BlueprintDeps, asker: Asker, { standing, needed, makers, source, target, head }: Seen): Promise<boolean> => {
  stillOpen(source);
  stillOpen(target);
  if (!head) throw blueprintErrors("NOT_COMMITTED", { name: source.name });
  if (standing.refused) throw blueprintErrors("PROPOSAL_REFUSED");
  if (standing.approved) return false;
  if (await deps.reviewableBesides(asker.viewer.organizationId, [...makers]))
    throw blueprintErrors("PROPOSAL_NOT_APPROVED", { given: standing.approvals, needed });
  return true;
};

const assertChecks = async (deps: BlueprintDeps, asker: Asker, id: ProposalId): Promise<void> => {
  const failed = (await checksOf(deps, asker.viewer.organizationId, id)).filter(
    ({ state, key }) => state === "failed" && key === "access-tests",
  );
  if (failed.length === 0) return;
  const reasons = { en: failed.map(({ sentence }) => sentence.en).join(" "), ar: failed.map(({ sentence }) => sentence.ar).join(" ") };
  throw blueprintErrors("PROPOSAL_CHECKS", { reasons }, { checks: JSON.parse(JSON.stringify(failed)) as Json });
};

const bringIn = (
  deps: BlueprintDeps,
  asker: Asker,
  { proposal, source, target }: Seen,
  line: Line,
  choices: readonly Choice[],
): Promise<DraftChange> =>
  letIn(
    deps,
    asker,
    {
      branch: target,
      brings: { kind: "merge", versionId: line.head.id },
      proposalId: proposal.id,
      label: { en: `Proposal ${proposal.number}: ${source.name}`, ar: `المقترح ${proposal.number}: ${source.name}` },
      work: async () => sound(decided(await outcomeIn(deps, target, line.sides, choices))).batch,
    },
    async () => undefined,
  );

/** A result with errors could not become a version, and on a protected branch nobody could repair it. */
const sound = (outcome: Outcome): Outcome => {
  const errors = outcome.problems().filter(({ level }) => level === "error");
  if (errors.length > 0)
    throw blueprintErrors("HAS_ERRORS", { count: errors.length }, { problems: JSON.parse(JSON.stringify(errors)) as Json });
  return outcome;
};
