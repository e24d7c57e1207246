import type { BlueprintId, BranchId, DecisionId, Json, Locale, PlanId, UndoGroupId } from "../../../schema/ids.ts";
import { descriptionLimit, type Planner } from "../../../schema/planner.ts";
import { authorize, personOf } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Branch, Plan } from "../domain/nouns.ts";
import { type Asker, authorOf, entry } from "./asker.ts";
import { nameOf, openBlueprint, writeHeader } from "./create-blueprint.ts";
import { writableBranchOf } from "./find.ts";
import type { BlueprintDeps, BlueprintUnit } from "./ports.ts";
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
 * in the live draft one batch at a time. Whatever is refused (BLUEPRINT_TEXT_TOO_LONG, BLUEPRINT_LABEL_INVALID,
 * BLUEPRINT_PLAN_DENIED) makes nothing; an empty description is planned too: it gives questions.
 */
export const describePlatform = async (deps: BlueprintDeps, asker: Asker, input: Description): Promise<Plan> => {
  const description = described(asker, input);
  const label = nameOf({ [input.locale]: input.name?.trim() || { en: "New platform", ar: "منصة جديدة" }[input.locale] });
  const place = { blueprintId: deps.newId() as BlueprintId, branchId: deps.newId() as BranchId };
  const approved = await approve(deps, asker, place.branchId, description);
  const { blueprint, branch } = await openBlueprint(deps, asker, { label }, place);
  await writeHeader(deps, asker, branch, blueprint);
  return startPlan(deps, asker, branch.id, "new", description, approved);
};

/** Lets the planner change an existing draft by a further sentence. Throws BLUEPRINT_PLAN_RUNNING while another plan writes to it. */
export const refinePlatform = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: Description & { readonly branchId: BranchId },
): Promise<Plan> => {
  const description = described(asker, input);
  await deps.store.transact(asker.viewer.organizationId, (unit) => idleBranch(unit, input.branchId));
  return startPlan(deps, asker, input.branchId, "refine", description, await approve(deps, asker, input.branchId, description));
};

/** The description as it is kept: signs no database or wire can carry are blanks, so that every place in the text stays where it was. */
const described = ({ viewer }: Asker, input: Description): Description => {
  authorize(viewer, "blueprint.edit");
  authorize(viewer, "ai.generate");
  const { length } = input.text;
  if (length > descriptionLimit) throw blueprintErrors("TEXT_TOO_LONG", { length, limit: descriptionLimit }, { limit: descriptionLimit });
  return { ...input, text: input.text.toWellFormed().replaceAll("\0", " ") };
};

/** The branch, when a plan may start on it now: two at once would build on a draft the other is changing. */
const idleBranch = async (unit: BlueprintUnit, id: BranchId): Promise<Branch> => {
  const branch = await writableBranchOf(unit, id);
  const running = await unit.openPlanOn(id);
  if (running) throw blueprintErrors("PLAN_RUNNING", {}, { planId: running.id });
  return branch;
};

interface Approved {
  readonly planId: PlanId;
  readonly planner: Planner;
  readonly decisionId: DecisionId;
  readonly grant: string;
  readonly payload: Json;
}

/** Asks governance for this one plan. Throws BLUEPRINT_PLAN_DENIED. */
const approve = async (deps: BlueprintDeps, { viewer, requestId }: Asker, branchId: BranchId, input: Description): Promise<Approved> => {
  const planner = await deps.planner(viewer.organizationId);
  const planId = deps.newId() as PlanId;
  const payload = { planId, branchId, textHash: deps.sha256(input.text), planner: planner.name };
  const { decisionId, status, grant, reasons } = await deps.decisions.request({
    organizationId: viewer.organizationId,
    kind: "ai.plan",
    requestedBy: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf, sessionId: viewer.sessionId },
    subject: { type: "branch", id: branchId },
    payload,
    facts: { production: false, reversible: true, asksOutside: planner.name === "claude", characters: input.text.length },
    requestId,
  });
  if (status !== "approved" || grant === null)
    throw blueprintErrors("PLAN_DENIED", { reason: reasons[0]?.[input.locale] ?? status }, { decisionId });
  return { planId, planner, decisionId, grant, payload };
};

const startPlan = async (
  deps: BlueprintDeps,
  asker: Asker,
  branchId: BranchId,
  mode: Plan["mode"],
  input: Description,
  { planId: id, planner, decisionId, grant, payload }: Approved,
): Promise<Plan> => {
  const organization = asker.viewer.organizationId;
  const { plan, branch } = await deps.store.transact(organization, async (unit) => {
    const branch = await idleBranch(unit, branchId);
    // Used up in the transaction that starts the plan: one plan per grant, or none.
    await deps.decisions.consumeGrant(unit.query, grant, payload, "blueprint");
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
      decisionId,
      undoGroupId: deps.newId() as UndoGroupId,
      opsApplied: 0,
      steps: [],
      startedAt: deps.clock.now(),
      usage: null,
      costMicros: 0,
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
    await unit.audit({ ...entry(asker, "plan.start", `plan:${id}`, { mode, planner: planner.name }), decisionId });
    return { plan, branch };
  });
  startRun(deps, plan, branch, planner, input.answers ?? {}, authorOf(asker));
  return plan;
};
