/** Events of the blueprint subgraph. Streams: `blueprint:<id>`, `plan:<id>`, `proposal:<id>`. Texts people wrote stay in the tables. */
import { z } from "zod";
import { code, count, defineEvents, event, id, sha256 } from "./define.ts";

const by = "wn_blueprint";
const blueprint = "0190b6a0-1c00-7000-8000-000000000010";
const branch = "0190b6a0-1c00-7000-8000-000000000011";
const version = "0190b6a0-1c00-7000-8000-000000000012";
const plan = "0190b6a0-1c00-7000-8000-000000000013";
const hash = "0".repeat(64);

const proposalData = { blueprintId: id, proposalId: id, branchId: id, targetBranchId: id };
const proposalExample = { blueprintId: blueprint, proposalId: plan, branchId: branch, targetBranchId: branch };

export const blueprintEvents = defineEvents({
  BlueprintCreated: event(
    by,
    { blueprintId: id, branchId: id, key: code.optional() },
    { blueprintId: blueprint, branchId: branch, key: "clinic" },
  ),
  BlueprintRenamed: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  BlueprintArchived: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  BlueprintRestored: event(by, { blueprintId: id }, { blueprintId: blueprint }),
  VersionCommitted: event(
    by,
    { blueprintId: id, branchId: id, versionId: id, number: count, hash: sha256, parents: z.array(id).optional() },
    { blueprintId: blueprint, branchId: branch, versionId: version, number: 1, hash, parents: [] },
  ),
  BranchOpened: event(by, { blueprintId: id, branchId: id, fromVersionId: id.nullish() }, { blueprintId: blueprint, branchId: branch }),
  /** A branch went into another one's draft. */
  BranchMerged: event(
    by,
    { blueprintId: id, branchId: id, intoBranchId: id, versionId: id, proposalId: id.nullish() },
    { blueprintId: blueprint, branchId: branch, intoBranchId: branch, versionId: version },
  ),
  /** Protection was switched on or off. */
  BranchProtected: event(
    by,
    { blueprintId: id, branchId: id, protected: z.boolean(), approvals: count },
    { blueprintId: blueprint, branchId: branch, protected: true, approvals: 1 },
  ),
  /** One step of cherry-pick, revert, restore, or of a template's update or an earlier state (which bring no version of this blueprint), or its taking back. */
  DraftChanged: event(
    by,
    { blueprintId: id, branchId: id, versionId: id.nullish(), kind: code, undoGroupId: id },
    { blueprintId: blueprint, branchId: branch, versionId: version, kind: "restore", undoGroupId: plan },
  ),
  VersionTagged: event(by, { blueprintId: id, versionId: id }, { blueprintId: blueprint, versionId: version }),
  /** One may begin with this version, or no longer. */
  TemplatePublished: event(by, { blueprintId: id, versionId: id }, { blueprintId: blueprint, versionId: version }),
  TemplateWithdrawn: event(by, { blueprintId: id, versionId: id }, { blueprintId: blueprint, versionId: version }),
  ProposalOpened: event(by, proposalData, proposalExample),
  ProposalReviewed: event(
    by,
    { ...proposalData, verdict: code, headHash: sha256 },
    { ...proposalExample, verdict: "approve", headHash: hash },
  ),
  ProposalCommented: event(by, proposalData, proposalExample),
  ProposalMerged: event(by, { ...proposalData, versionId: id }, { ...proposalExample, versionId: version }),
  /** Withdrawn by its author or rejected. */
  ProposalClosed: event(by, { ...proposalData, status: code }, { ...proposalExample, status: "withdrawn" }),
  BranchClosed: event(by, { blueprintId: id, branchId: id }, { blueprintId: blueprint, branchId: branch }),
  PlanStarted: event(
    by,
    { planId: id, blueprintId: id, branchId: id, planner: code },
    { planId: plan, blueprintId: blueprint, branchId: branch, planner: "offline" },
  ),
  /** What a watcher needs to fetch again; the sentence of the step is in the plan's row. */
  PlanProgressed: event(by, { planId: id, opsApplied: count, undoGroupId: id.nullish() }, { planId: plan, opsApplied: 12 }),
  /** Someone took some or all of what a plan proposed, or none of it. */
  PlanDecided: event(
    by,
    { planId: id, blueprintId: id, branchId: id, status: code, opsApplied: count },
    { planId: plan, blueprintId: blueprint, branchId: branch, status: "accepted", opsApplied: 3 },
  ),
  PlanFinished: event(
    by,
    { planId: id, blueprintId: id, branchId: id, status: code, opsApplied: count.optional() },
    { planId: plan, blueprintId: blueprint, branchId: branch, status: "finished", opsApplied: 40 },
  ),
});
