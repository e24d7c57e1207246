/**
 * Runs one plan in the background. On a new draft each batch goes in as the participant "AI" before the next is asked for, so people
 * watch it appear. On a draft that holds something the plan works aside, and what it made is proposed when it ends [BP41]. The plan's row
 * and one event per batch are what screens follow. The plan ends exactly once.
 */
import { normalise } from "../../../schema/blueprint/normalise.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { BatchId, Sentence } from "../../../schema/ids.ts";
import { type Meter, PlanFailed, type Planner } from "../../../schema/planner.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { addUsage, costOf } from "../domain/model-prices.ts";
import { type Branch, isOpen, type Plan } from "../domain/nouns.ts";
import type { Author } from "./asker.ts";
import { aiFor } from "./carry-out-plan.ts";
import { saidBefore, stepOver, steppedOver } from "./conversation.ts";
import { nameOf } from "./create-blueprint.ts";
import { activeBlueprint, planOf } from "./find.ts";
import { workAside } from "./plan-aside.ts";
import type { BlueprintDeps } from "./ports.ts";
import { draftNow } from "./read-draft.ts";

type Ended =
  | ({ readonly status: "done"; readonly report: Extract<Plan, { status: "done" }>["report"] } & Partial<
      Pick<Plan, "undoGroupId" | "opsApplied">
    >)
  | Pick<Extract<Plan, { status: "proposed" }>, "status" | "report" | "proposal">
  | { readonly status: "failed"; readonly error: Extract<Plan, { status: "failed" }>["error"] }
  | { readonly status: "cancelled" };

/** Starts the run and remembers it, so that it can be cancelled and waited for. */
export const startRun = (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  planner: Planner,
  answers: Readonly<Record<string, string>>,
  author: Author,
): void => {
  const abort = new AbortController();
  const ended = runPlan(deps, plan, branch, planner, answers, author, abort)
    // With the database away the end cannot be written: the next start ends what is still open.
    .catch(() => undefined)
    .finally(() => deps.running.delete(plan.id));
  deps.running.set(plan.id, { abort, ended });
};

const runPlan = async (
  deps: BlueprintDeps,
  plan: Plan,
  branch: Branch,
  planner: Planner,
  answers: Readonly<Record<string, string>>,
  author: Author,
  abort: AbortController,
): Promise<void> => {
  let opsMade = 0;
  let ended: Ended;
  try {
    const base = await draftNow(deps, branch);
    // Nothing there yet: nothing to lose by taking what comes.
    const aside = Object.values(base.nodes).every((node) => node.removed) ? null : workAside(base);
    const now = async () => aside?.draft() ?? (await draftNow(deps, branch));
    const talk = plan.mode === "refine" ? await saidBefore(deps, plan, branch, base, answers) : {};
    const made = await planner.plan(
      { text: plan.text, base, locale: plan.locale, answers, ...talk, signal: abort.signal, meter: meterOf(deps, plan) },
      async ({ batch, says }) => {
        await deps.store.transact(plan.organizationId, async (unit) => {
          // Stopped or ended somewhere else, archived, or a kill switch meanwhile: the plan ends before its next operation.
          if (!isOpen(await planOf(unit, plan.id))) abort.abort();
          await activeBlueprint(unit, plan.blueprintId);
          await deps.decisions.assertLive(unit.query, [{ scope: "organization", id: plan.organizationId }], "automation");
        });
        abort.signal.throwIfAborted();
        const applied = aside
          ? aside.apply(batch)
          : await deps.drafts.apply({
              document: branch.documentName,
              id: deps.newId() as BatchId,
              batch,
              group: plan.undoGroupId!,
              by: aiFor(plan.askedBy),
            });
        if ("refused" in applied) return { refused: applied.refused.map(({ code, text }) => ({ code, text })) };
        opsMade += batch.ops.length;
        await progress(deps, plan, opsMade, says, aside === null);
        return { problems: planner.name === "claude" ? problemsOf(await now()).problems : [] };
      },
    );
    const steps: NonNullable<Awaited<ReturnType<typeof stepOver>>>[] = [];
    for (const id of steppedOver(made)) {
      const step = await stepOver(deps, plan, branch, id, author);
      if (step) steps.push(step);
    }
    const report = steps.length === 0 ? made : { ...made, steps: steps.map(({ planId, group }) => ({ planId, group })) };
    // What was taken back is no part of what is proposed in its place.
    const proposal = opsMade === 0 ? null : aside?.proposal(steps.length > 0 ? await draftNow(deps, branch) : base);
    const last = steps.at(-1);
    const wrote = last && { undoGroupId: last.group, opsApplied: steps.reduce((sum, { restored }) => sum + restored, 0) };
    ended = proposal && proposal.ops.length > 0 ? { status: "proposed", report, proposal } : { status: "done", report, ...wrote };
  } catch (error) {
    ended = abort.signal.aborted ? { status: "cancelled" } : { status: "failed", error: failure(error) };
  }
  await deps.drafts.finish(plan.undoGroupId!).catch(noted);
  await adoptName(deps, branch, plan).catch(noted);
  // A report the database cannot take is no reason to leave the plan open.
  await end(deps, plan, ended).catch((error) => end(deps, plan, { status: "failed", error: failure(error) }));
  if (plan.decisionId) {
    const result =
      ended.status === "failed" || ended.status === "cancelled"
        ? { ok: false, code: ended.status === "failed" ? ended.error.code : "PLAN_CANCELLED" }
        : { ok: true };
    await deps.decisions.finish(plan.organizationId, plan.decisionId, result);
  }
};

/** Refuses a call when the month's budget is used up, and keeps what each call cost with the plan [BP47]. */
const meterOf = (deps: BlueprintDeps, plan: Plan): Meter => ({
  before: async () => {
    const limit = deps.monthlyBudgetUsd;
    if (limit === null) return;
    const now = deps.clock.now();
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
    const spent = (await deps.store.transact(plan.organizationId, (unit) => unit.planCostSince(month))) / 1e6;
    if (spent < limit) return;
    throw new PlanFailed("PLAN_OVER_BUDGET", {
      en: `This month's plans have cost $${spent.toFixed(2)} of $${limit.toFixed(2)}; no further call is made. Raise WEBNOVA_AI_BUDGET, wait for the next month, or plan offline.`,
      ar: `كلّفت خطط هذا الشهر ${spent.toFixed(2)} من ${limit.toFixed(2)} دولار؛ لن يُجرى أي استدعاء آخر. ارفع WEBNOVA_AI_BUDGET أو انتظر الشهر القادم أو خطّط دون اتصال.`,
    });
  },
  after: (call) =>
    deps.store.transact(plan.organizationId, async (unit) => {
      await unit.lockBlueprint(plan.blueprintId);
      const current = await unit.plan(plan.id);
      // Also of a plan that was stopped meanwhile: the call was made.
      if (current)
        await unit.updatePlan({ ...current, usage: addUsage(current.usage, call), costMicros: current.costMicros + costOf(call) });
    }),
});

/** What failed beside the plan itself does not change how it ended. */
const noted = (error: unknown): void => console.error(error);

/** Ends a plan that is still open; a plan that has ended stays as it ended. */
export const end = (deps: BlueprintDeps, plan: Plan, ended: Ended): Promise<Plan> =>
  deps.store.transact(plan.organizationId, async (unit) => {
    await unit.lockBlueprint(plan.blueprintId);
    const current = await unit.plan(plan.id);
    if (!current || !isOpen(current)) return current ?? plan;
    const next: Plan = { ...current, ...ended, finishedAt: deps.clock.now() };
    await unit.updatePlan(next);
    await unit.append(`plan:${plan.id}`, [
      {
        type: "PlanFinished",
        schema: 1,
        data: { planId: plan.id, blueprintId: plan.blueprintId, branchId: plan.branchId, status: ended.status },
        meta: { actor: plan.askedBy },
      },
    ]);
    return next;
  });

/** Tells a step. Of a plan that works aside nothing is applied yet. */
const progress = (deps: BlueprintDeps, plan: Plan, opsApplied: number, says: Sentence, inDraft: boolean): Promise<void> =>
  deps.store.transact(plan.organizationId, async (unit) => {
    await unit.lockBlueprint(plan.blueprintId);
    const current = await unit.plan(plan.id);
    if (!current || !isOpen(current)) return;
    await unit.updatePlan({ ...current, ...(inDraft ? { opsApplied } : {}), steps: [...current.steps, { opsApplied, says }] });
    await unit.append(`plan:${plan.id}`, [
      { type: "PlanProgressed", schema: 1, data: { planId: plan.id, opsApplied }, meta: { actor: plan.askedBy } },
    ]);
  });

/** A new blueprint takes the name the planner gave its draft, so lists show "Clinic" and not "New platform". */
const adoptName = async (deps: BlueprintDeps, branch: Branch, plan: Plan): Promise<void> => {
  if (plan.mode !== "new") return;
  const { blueprint: document } = normalise(await draftNow(deps, branch));
  await deps.store.transact(plan.organizationId, async (unit) => {
    const blueprint = await unit.lockBlueprint(branch.blueprintId);
    if (!blueprint) return;
    await unit.updateBlueprint({ ...blueprint, key: document.key, label: nameOf(document.label), updatedAt: deps.clock.now() });
  });
};

const failure = (error: unknown): Extract<Plan, { status: "failed" }>["error"] => {
  if (error instanceof PlanFailed) return { code: error.code, sentence: error.sentence };
  const refusal = error as { code?: unknown; sentence?: unknown };
  if (typeof refusal.code === "string" && refusal.sentence) return { code: refusal.code, sentence: refusal.sentence as Sentence };
  console.error(error);
  return {
    code: "INTERNAL",
    sentence: {
      en: "The planner stopped unexpectedly. What reached the draft is still there.",
      ar: "توقف المخطِّط على نحو غير متوقع. ما وصل إلى المسودة باقٍ.",
    },
  };
};

/** Plans a crashed process left open are ended as failed, so nobody waits for them. Called once at start. */
export const endInterrupted = async (deps: BlueprintDeps, open: readonly Plan[]): Promise<void> => {
  const refusal = blueprintErrors("PLAN_INTERRUPTED");
  for (const plan of open) await end(deps, plan, { status: "failed", error: { code: refusal.code, sentence: refusal.sentence } });
};
