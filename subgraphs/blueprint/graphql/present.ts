import type { Change } from "../../../schema/blueprint/changes.ts";
import { majorReasons } from "../../../schema/blueprint/major.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { Fact } from "../../../schema/planner.ts";
import type { Blueprint, Branch, Plan, PlanProposal, VersionRecord } from "../domain/nouns.ts";
import type { FactType, PlanChangeType, PlanType } from "./plan-types.ts";
import type { BlueprintType, BranchType, VersionType } from "./types.ts";

export const presentBlueprint = (blueprint: Blueprint): BlueprintType => ({
  id: blueprint.id,
  key: blueprint.key,
  label: { en: blueprint.label.en ?? null, ar: blueprint.label.ar ?? null },
  status: blueprint.status,
  createdBy: { id: blueprint.createdBy },
  createdAt: blueprint.createdAt,
  updatedAt: blueprint.updatedAt,
  defaultBranchId: blueprint.defaultBranchId,
});

export const presentBranch = (branch: Branch): BranchType => ({
  id: branch.id,
  name: branch.name,
  protected: branch.protected,
  documentName: branch.documentName,
  blueprintId: branch.blueprintId,
  headVersionId: branch.headVersionId,
  approvals: branch.approvals,
  status: branch.status,
  parentId: branch.parentId,
  forkedFrom: branch.forkedFrom,
  openedBy: branch.openedBy && { id: branch.openedBy },
  openedAt: branch.createdAt,
  closedAt: branch.closedAt,
});

export const presentVersion = (version: VersionRecord): VersionType => ({
  id: version.id,
  number: version.number,
  hash: version.hash,
  message: version.message,
  author: { id: version.authorId },
  at: version.at,
  parents: [...version.parents],
  branchId: version.branchId,
  blueprintId: version.blueprintId,
});

export const presentPlan = (plan: Plan): PlanType => ({
  id: plan.id,
  status: plan.status,
  mode: plan.mode,
  planner: plan.planner,
  text: plan.text,
  opsApplied: plan.opsApplied,
  changes: "proposal" in plan ? plan.proposal.changes.map((change) => presentChange(plan, change)) : [],
  ops: "proposal" in plan ? plan.proposal.ops : [],
  decidedBy: "decided" in plan ? { id: plan.decided.by } : null,
  report:
    "report" in plan
      ? {
          planner: plan.report.planner,
          understood: plan.report.understood.map(presentFact),
          assumed: plan.report.assumed.map(presentFact),
          ignored: [...plan.report.ignored],
          questions: plan.report.questions.map((question) => ({ ...question, choices: [...question.choices] })),
          problems: plan.report.problems,
          meant: plan.report.meant ?? null,
          instead: plan.report.instead ?? null,
          alsoBack: [...(plan.report.alsoBack ?? [])],
          again: [...(plan.report.again ?? [])],
        }
      : null,
  error: plan.status === "failed" ? { code: plan.error.code, sentence: plan.error.sentence as Sentence } : null,
  usage: plan.usage
    ? {
        model: plan.usage.model,
        inputTokens: plan.usage.inputTokens + plan.usage.cachedTokens + plan.usage.cacheWriteTokens,
        outputTokens: plan.usage.outputTokens,
        costUsd: plan.costMicros / 1e6,
      }
    : null,
  undoGroupId: plan.undoGroupId,
  startedAt: plan.startedAt,
  finishedAt: "finishedAt" in plan ? plan.finishedAt : null,
  blueprintId: plan.blueprintId,
  branchId: plan.branchId,
});

const presentChange = (plan: Extract<Plan, { readonly proposal: PlanProposal }>, change: Change): PlanChangeType => ({
  id: change.id,
  sentence: change.sentence,
  weight: change.weight,
  major: change.major && majorReasons[change.major],
  needs: [...change.needs],
  entity: change.about?.id ?? null,
  entityName: change.about?.name ?? null,
  nodes: [...change.nodes],
  ops: change.ops.map((place) => plan.proposal.ops[place]!),
  taken: "decided" in plan ? plan.decided.changes.includes(change.id) : null,
});

const presentFact = (fact: Fact): FactType => ({
  id: fact.id,
  text: fact.text,
  span: fact.span ? [fact.span.from, fact.span.to] : null,
  nodes: [...fact.nodes],
});
