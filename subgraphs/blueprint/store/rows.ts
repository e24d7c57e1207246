/** The bridge between rows and the nouns of the domain; a column can be renamed here without an integrator noticing. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { DocumentName, Seqs } from "../../../schema/drafts.ts";
import type {
  BlueprintId,
  BranchId,
  DecisionId,
  Locale,
  OrganizationId,
  PlanId,
  UndoGroupId,
  UserId,
  VersionId,
} from "../../../schema/ids.ts";
import type { PlannerName, Report } from "../../../schema/planner.ts";
import type { Usage } from "../domain/model-prices.ts";
import type { Blueprint, Branch, Plan, PlanAcceptance, PlanDecision, PlanProposal, Version } from "../domain/nouns.ts";
import type { BlueprintRow, BranchRow, PlanRow, VersionRow } from "./tables.ts";

export const rowToBlueprint = (row: BlueprintRow): Blueprint => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as BlueprintId,
  key: row.key,
  label: row.label as Text,
  status: row.status as Blueprint["status"],
  defaultBranchId: row.default_branch_id as BranchId,
  createdBy: row.created_by as UserId,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
export const blueprintToRow = (it: Blueprint): BlueprintRow => ({
  organization_id: it.organizationId,
  id: it.id,
  key: it.key,
  label: it.label,
  status: it.status,
  default_branch_id: it.defaultBranchId,
  created_by: it.createdBy,
  created_at: it.createdAt,
  updated_at: it.updatedAt,
});

export const rowToBranch = (row: BranchRow): Branch => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as BranchId,
  blueprintId: row.blueprint_id as BlueprintId,
  name: row.name,
  protected: row.protected,
  documentName: row.document_name as DocumentName,
  headVersionId: row.head_version_id as VersionId | null,
  createdAt: row.created_at,
  status: row.status as Branch["status"],
  parentId: row.parent_id as BranchId | null,
  forkedFrom: row.forked_from as VersionId | null,
  approvals: row.approvals,
  openedBy: row.opened_by as UserId | null,
  closedAt: row.closed_at,
});
export const branchToRow = (it: Branch): BranchRow => ({
  organization_id: it.organizationId,
  id: it.id,
  blueprint_id: it.blueprintId,
  name: it.name,
  protected: it.protected,
  document_name: it.documentName,
  head_version_id: it.headVersionId,
  created_at: it.createdAt,
  status: it.status,
  parent_id: it.parentId,
  forked_from: it.forkedFrom,
  approvals: it.approvals,
  opened_by: it.openedBy,
  closed_at: it.closedAt,
});

export const rowToVersion = (row: VersionRow): Version => ({
  organizationId: row.organization_id as OrganizationId,
  id: row.id as VersionId,
  blueprintId: row.blueprint_id as BlueprintId,
  branchId: row.branch_id as BranchId,
  number: row.number,
  hash: row.hash,
  parents: row.parents as VersionId[],
  authorId: row.author_id as UserId,
  message: row.message,
  seqs: row.seqs as Seqs,
  content: row.content,
  at: row.at,
});
export const versionToRow = (it: Version): VersionRow => ({
  organization_id: it.organizationId,
  id: it.id,
  blueprint_id: it.blueprintId,
  branch_id: it.branchId,
  number: it.number,
  hash: it.hash,
  parents: [...it.parents],
  author_id: it.authorId,
  message: it.message,
  seqs: it.seqs,
  content: it.content,
  at: it.at,
});

export const rowToPlan = (row: PlanRow): Plan => {
  const base = {
    organizationId: row.organization_id as OrganizationId,
    id: row.id as PlanId,
    blueprintId: row.blueprint_id as BlueprintId,
    branchId: row.branch_id as BranchId,
    mode: row.mode as Plan["mode"],
    planner: row.planner as PlannerName,
    text: row.text,
    locale: row.locale as Locale,
    askedBy: row.asked_by as UserId,
    decisionId: row.decision_id as DecisionId | null,
    undoGroupId: row.undo_group_id as UndoGroupId | null,
    opsApplied: row.ops_applied,
    steps: row.steps as unknown as Plan["steps"],
    startedAt: row.started_at,
    usage: row.usage as Usage | null,
    costMicros: Number(row.cost_micros),
  };
  const finishedAt = row.finished_at ?? row.started_at;
  switch (row.status as Plan["status"]) {
    case "queued":
    case "working":
      return { ...base, status: row.status as "queued" | "working" };
    case "done":
      return { ...base, status: "done", report: row.report as unknown as Report, finishedAt };
    case "proposed":
      return { ...base, status: "proposed", report: row.report as unknown as Report, proposal: row.proposal as PlanProposal, finishedAt };
    case "accepting":
      return {
        ...base,
        status: "accepting",
        report: row.report as unknown as Report,
        proposal: row.proposal as PlanProposal,
        decided: row.decided as PlanAcceptance,
        finishedAt,
      };
    case "accepted":
    case "rejected":
      return {
        ...base,
        status: row.status as "accepted" | "rejected",
        report: row.report as unknown as Report,
        proposal: row.proposal as PlanProposal,
        decided: row.decided as PlanDecision,
        finishedAt,
      };
    case "failed":
      return { ...base, status: "failed", error: row.error as unknown as Extract<Plan, { status: "failed" }>["error"], finishedAt };
    case "cancelled":
      return { ...base, status: "cancelled", finishedAt };
  }
};
export const planToRow = (it: Plan): PlanRow => ({
  organization_id: it.organizationId,
  id: it.id,
  blueprint_id: it.blueprintId,
  branch_id: it.branchId,
  status: it.status,
  mode: it.mode,
  planner: it.planner,
  text: it.text,
  locale: it.locale,
  asked_by: it.askedBy,
  decision_id: it.decisionId,
  undo_group_id: it.undoGroupId,
  report: "report" in it ? it.report : null,
  error: it.status === "failed" ? it.error : null,
  ops_applied: it.opsApplied,
  steps: it.steps,
  started_at: it.startedAt,
  finished_at: "finishedAt" in it ? it.finishedAt : null,
  usage: it.usage,
  cost_micros: it.costMicros,
  proposal: "proposal" in it ? it.proposal : null,
  decided: "decided" in it ? it.decided : null,
});
