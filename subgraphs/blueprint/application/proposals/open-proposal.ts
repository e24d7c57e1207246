import { readable } from "../../../../schema/blueprint/readable.ts";
import type { BranchId, ProposalId } from "../../../../schema/ids.ts";
import { authorize, personOf } from "../../../viewer.ts";
import { blueprintErrors } from "../../domain/errors.ts";
import type { Proposal } from "../../domain/proposal.ts";
import { type Asker, entry } from "../asker.ts";
import { openBranchOf } from "../find.ts";
import { lineBetween } from "../plan-merge.ts";
import type { BlueprintDeps } from "../ports.ts";
import { happened } from "./standing.ts";

export interface NewProposal {
  readonly sourceBranchId: BranchId;
  readonly targetBranchId: BranchId;
  readonly title: string;
  readonly description: string;
}

/** Asks for a branch to be merged into another. Throws BLUEPRINT_PROPOSAL_EXISTS, BLUEPRINT_NOT_COMMITTED, BLUEPRINT_NOTHING_TO_MERGE. */
export const openProposal = async (deps: BlueprintDeps, asker: Asker, input: NewProposal): Promise<Proposal> => {
  authorize(asker.viewer, "blueprint.edit");
  const organization = asker.viewer.organizationId;
  const { source, target } = await deps.store.transact(organization, async (unit) => ({
    source: await openBranchOf(unit, input.sourceBranchId),
    target: await openBranchOf(unit, input.targetBranchId),
  }));
  const title = readable(input.title).trim();
  if (title.length < 1 || title.length > 200 || input.description.length > 20_000) throw blueprintErrors("PROPOSAL_TEXT");
  const line = await lineBetween(deps, organization, source, target);
  if (line.upToDate) throw blueprintErrors("NOTHING_TO_MERGE", { source: source.name, target: target.name });
  return deps.store.transact(organization, async (unit) => {
    await openBranchOf(unit, source.id);
    await openBranchOf(unit, target.id);
    const known = await unit.openProposalBetween(source.id, target.id);
    if (known)
      throw blueprintErrors(
        "PROPOSAL_EXISTS",
        { number: known.number, source: source.name, target: target.name },
        { proposalId: known.id },
      );
    const proposal: Proposal = {
      organizationId: organization,
      id: deps.newId() as ProposalId,
      blueprintId: target.blueprintId,
      number: await unit.nextProposalNumber(target.blueprintId),
      sourceBranchId: source.id,
      targetBranchId: target.id,
      title,
      description: readable(input.description).trim(),
      authorId: personOf(asker.viewer),
      openedAt: deps.clock.now(),
      status: "open",
    };
    await unit.insertProposal(proposal);
    await unit.append(`proposal:${proposal.id}`, [happened(asker, proposal, "ProposalOpened")]);
    await unit.audit(entry(asker, "proposal.open", `proposal:${proposal.id}`, { number: proposal.number, into: target.id }));
    return proposal;
  });
};
