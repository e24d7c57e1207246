import { readable } from "../../../../schema/blueprint/readable.ts";
import type { ProposalId, Sha256 } from "../../../../schema/ids.ts";
import { authorize, personOf } from "../../../viewer.ts";
import { blueprintErrors } from "../../domain/errors.ts";
import type { Review } from "../../domain/proposal.ts";
import { type Asker, entry } from "../asker.ts";
import { proposalOf } from "../find.ts";
import type { BlueprintDeps } from "../ports.ts";
import { happened, openSeen, type Seen, seen } from "./standing.ts";

/** Reviews of one proposal, and remarks on it. */
const maxWords = 500;

export interface NewReview {
  readonly proposalId: ProposalId;
  readonly verdict: Review["verdict"];
  /** The head of the source branch the reviewer looked at. */
  readonly headHash: Sha256;
  readonly text: string;
}

/**
 * Approves or asks for changes; it holds for exactly the head that was looked at [BP33]. Throws BLUEPRINT_REVIEW_MOVED when there is a
 * newer one, BLUEPRINT_REVIEW_OWN to whoever made the changes.
 */
export const reviewProposal = (deps: BlueprintDeps, asker: Asker, input: NewReview): Promise<Seen> => {
  authorize(asker.viewer, "blueprint.commit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const { proposal, head, makers, reviews } = await openSeen(unit, input.proposalId);
    if (reviews.length >= maxWords) throw blueprintErrors("TOO_MANY", { limit: maxWords }, { limit: maxWords });
    if (head?.hash !== input.headHash) throw blueprintErrors("REVIEW_MOVED", {}, { headHash: head?.hash ?? null });
    const reviewer = personOf(asker.viewer);
    if (makers.has(reviewer)) throw blueprintErrors("REVIEW_OWN");
    if (input.text.length > 4_000) throw blueprintErrors("PROPOSAL_TEXT");
    await unit.insertReview({
      organizationId: asker.viewer.organizationId,
      id: deps.newId(),
      proposalId: proposal.id,
      headHash: input.headHash,
      reviewerId: reviewer,
      verdict: input.verdict,
      text: readable(input.text).trim(),
      at: deps.clock.now(),
    });
    const { verdict, headHash } = input;
    await unit.append(`proposal:${proposal.id}`, [happened(asker, proposal, "ProposalReviewed", { verdict, headHash })]);
    await unit.audit(entry(asker, "proposal.review", `proposal:${proposal.id}`, { verdict, headHash }));
    return seen(unit, proposal.id);
  });
};

/** Says something about a proposal, or about one node of what it changes. */
export const commentProposal = (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly proposalId: ProposalId; readonly text: string; readonly nodeId: string | null },
): Promise<Seen> => {
  authorize(asker.viewer, "blueprint.comment");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const proposal = await proposalOf(unit, input.proposalId);
    const text = readable(input.text).trim();
    if (text.length < 1 || text.length > 4_000) throw blueprintErrors("PROPOSAL_TEXT");
    if ((await unit.comments(proposal.id)).length >= maxWords) throw blueprintErrors("TOO_MANY", { limit: maxWords }, { limit: maxWords });
    await unit.insertComment({
      organizationId: asker.viewer.organizationId,
      id: deps.newId(),
      proposalId: proposal.id,
      authorId: personOf(asker.viewer),
      text,
      nodeId: input.nodeId,
      at: deps.clock.now(),
    });
    await unit.append(`proposal:${proposal.id}`, [happened(asker, proposal, "ProposalCommented")]);
    await unit.audit(entry(asker, "proposal.comment", `proposal:${proposal.id}`));
    return seen(unit, proposal.id);
  });
};

/** Ends a proposal without merging it: its author withdraws it, whoever may merge rejects it and says why. */
export const closeProposal = (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly proposalId: ProposalId; readonly status: "withdrawn" | "rejected"; readonly reason: string },
): Promise<Seen> => {
  authorize(asker.viewer, input.status === "rejected" ? "blueprint.merge" : "blueprint.edit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const { proposal } = await openSeen(unit, input.proposalId);
    if (input.status === "withdrawn" && proposal.authorId !== personOf(asker.viewer)) authorize(asker.viewer, "blueprint.merge");
    if (input.reason.length > 4_000) throw blueprintErrors("PROPOSAL_TEXT");
    const closing = { closedBy: personOf(asker.viewer), closedAt: deps.clock.now(), reason: readable(input.reason).trim() };
    await unit.updateProposal({ ...proposal, ...closing, status: input.status });
    await unit.append(`proposal:${proposal.id}`, [happened(asker, proposal, "ProposalClosed", { status: input.status })]);
    const verb = input.status === "rejected" ? "proposal.reject" : "proposal.withdraw";
    await unit.audit(entry(asker, verb, `proposal:${proposal.id}`, { status: input.status }, { status: proposal.status }));
    return seen(unit, proposal.id);
  });
};
