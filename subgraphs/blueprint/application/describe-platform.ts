import type { BranchId, DecisionId, Locale, PlanId, UndoGroupId } from "../../../schema/ids.ts";
import { descriptionLimit } from "../../../schema/planner.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Plan } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { openBlueprint, writeHeader } from "./create-blueprint.ts";
import { activeBlueprint, branchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { startRun } from "./run-plan.ts";

export interface Description {
  readonly text: string;
  readonly locale: Locale;
  /** What the blueprint is called until the planner finds a better word. */
  readonly name?: string | null;
  /** Answers to the questions of an earlier plan, by question id. */
  readonly answers?: Readonly<Record<string, string>>;
}

/**
 * Opens a blueprint for the description and starts the planner on it. Returns as soon as the plan is recorded; its operations land
 * in the live draft one batch at a time. Throws BLUEPRINT_TEXT_TOO_LONG; an empty description is planned too: it gives questions.
 */
export const describePlatform = async (deps: BlueprintDeps, asker: Asker, input: Description): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  authorize(asker.viewer, "ai.generate");
  refuseLongText(input.text);
  const name = input.name?.trim() || { en: "New platform", ar: "منصة جديدة" }[input.locale];
  const { blueprint, branch } = await openBlueprint(deps, asker, { label: { [input.locale]: name } });
  await writeHeader(deps, asker, branch, blueprint);
  return startPlan(deps, asker, branch.id, "new", input);
};

/** Lets the planner change an existing draft by a further sentence. Same limits as `describePlatform`. */
export const refinePlatform = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: Description & { readonly branchId: BranchId },
): Promise<Plan> => {
  authorize(asker.viewer, "blueprint.edit");
  authorize(asker.viewer, "ai.generate");
  refuseLongText(input.text);
  return startPlan(deps, asker, input.branchId, "refine", input);
};

const refuseLongText = (text: string): void => {
  if (text.length > descriptionLimit)
    throw blueprintErrors("TEXT_TOO_LONG", { length: text.length, limit: descriptionLimit }, { limit: descriptionLimit });
};

const startPlan = async (deps: BlueprintDeps, asker: Asker, branchId: BranchId, mode: Plan["mode"], input: Description): Promise<Plan> => {
  const organization = asker.viewer.organizationId;
  const planner = await deps.planner(organization);
  const id = deps.newId() as PlanId;
  const payload = { planId: id, branchId, textHash: deps.sha256(input.text), planner: planner.name };
  const decision = await deps.decisions.request({
    organizationId: organization,
    kind: "ai.plan",
    requestedBy: {
      kind: asker.viewer.kind,
      id: asker.viewer.subjectId,
      onBehalfOf: asker.viewer.onBehalfOf,
      sessionId: asker.viewer.sessionId,
    },
    subject: { type: "branch", id: branchId },
    payload,
    facts: { production: false, reversible: true, asksOutside: planner.name === "claude", characters: input.text.length },
    requestId: asker.requestId,
  });
  if (decision.status !== "approved" || decision.grant === null) {
    throw blueprintErrors(
      "PLAN_DENIED",
      { reason: decision.reasons[0]?.[input.locale] ?? decision.status },
      { decisionId: decision.decisionId },
    );
  }
  const { grant } = decision;
  const { plan, branch } = await deps.store.transact(organization, async (unit) => {
    // Used up in the transaction that starts the plan: one plan per grant, or none.
    await deps.decisions.consumeGrant(unit.query, grant, payload, "blueprint");
    const branch = await branchOf(unit, branchId);
    await activeBlueprint(unit, branch.blueprintId);
    const plan: Plan = {
      organizationId: organization,
      id,
      blueprintId: branch.blueprintId,
      branchId: branch.id,
      mode,
      planner: planner.name,
      text: input.text,
      locale: input.locale,
      askedBy: personOf(asker.viewer),
      decisionId: decision.decisionId as DecisionId,
      undoGroupId: deps.newId() as UndoGroupId,
      opsApplied: 0,
      steps: [],
      startedAt: deps.clock.now(),
      status: "working",
    };
    await unit.insertPlan(plan);
    await unit.append(`plan:${id}`, [
      {
        type: "PlanStarted",
        schema: 1,
        data: { planId: id, blueprintId: branch.blueprintId, branchId: branch.id, planner: planner.name },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit({ ...entry(asker, "plan.start", `plan:${id}`, { mode, planner: planner.name }), decisionId: decision.decisionId });
    return { plan, branch };
  });
  startRun(deps, plan, branch, planner, input.answers ?? {});
  return plan;
};
