/**
 * Follows one plan: its state and report, and the pace at which what it makes becomes visible. New entities show one by one,
 * 80–150 ms apart, so an eye can follow; "Show all" and reduced motion show them at once. Pacing is for the eye only: the draft has
 * everything the moment it arrives.
 */
import { type Accessor, batch, createComputed, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import { acceptPlan, cancelPlan, type Plan, planProgressed, planQuery, refinePlatform, rejectPlan } from "../../api/blueprint.ts";
import type { ApiProblem } from "../../api/errors.ts";
import { asProblem } from "../../api/errors.ts";
import { ask, createFollow, createRead, send } from "../../api/read.ts";
import { undoOf } from "../../doc/branch-undo.ts";
import type { ServerStep } from "../../draft.ts";
import { rememberAsked, wasAskedHere } from "../../model/asked-plans.ts";
import { languageOf } from "../../model/language-of.ts";
import { serverStep } from "../../model/server-step.ts";

const finished = new Set(["DONE", "PROPOSED", "ACCEPTING", "ACCEPTED", "REJECTED", "FAILED", "CANCELLED"]);

export interface PlanControl {
  /** The plan that is followed, also before it was read. */
  readonly id: Accessor<string | null>;
  readonly plan: Accessor<Plan | null>;
  readonly says: Accessor<{ en: string; ar: string } | null>;
  readonly working: Accessor<boolean>;
  readonly problem: Accessor<ApiProblem | null>;
  readonly undone: Accessor<boolean>;
  stop(): Promise<void>;
  undoAll(): Promise<void>;
  /** Takes what is proposed: all that may go together, or the changes named, with the yes of each that needs its own. */
  accept(choice: { readonly changes?: readonly string[]; readonly major?: readonly string[] }): Promise<void>;
  reject(): Promise<void>;
  /** Starts another plan over the draft as it is, with a sentence or with answers; its id, or null when it was refused. */
  refine(input: RefineInput): Promise<string | null>;
  readonly sending: Accessor<boolean>;
}
export interface RefineInput {
  readonly branchId: string;
  readonly text: string;
  readonly answers?: Readonly<Record<string, string>>;
  /** A plan whose questions this one answers: it waits for nothing any more. */
  readonly insteadOf?: string | undefined;
}

/** As much of a sentence as stands on a button. */
const shortLabel = 60;
const stepOf = ({ undoGroupId, text, opsApplied }: Plan): ServerStep | null => {
  if (undoGroupId === null || opsApplied === 0) return null;
  const words = text.replaceAll(/\s+/g, " ").trim();
  const short = words.length > shortLabel ? `${words.slice(0, shortLabel - 1).trimEnd()}…` : words;
  return serverStep(undoGroupId, { en: `“${short}”`, ar: `«${short}»` });
};

/** `id` null: no plan is followed. `branchId`: whose draft it writes to; what it brings there is one step of my undo. */
export const createPlan = (id: Accessor<string | null>, branchId: Accessor<string>): PlanControl => {
  const variables = () => {
    const planId = id();
    return planId === null ? null : { id: planId };
  };
  const read = createRead(planQuery, variables);
  const [live, setLive] = createSignal<Plan | null>(null);
  const [says, setSays] = createSignal<{ en: string; ar: string } | null>(null);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const [sending, setSending] = createSignal(false);
  // What was said and done belongs to one plan; the next begins without it.
  createComputed(
    on(id, () =>
      batch(() => {
        setSays(null);
        setProblem(null);
      }),
    ),
  );
  createFollow(
    planProgressed,
    () => {
      const planId = id();
      return planId === null ? null : { planId };
    },
    ({ planProgressed: step }) => {
      setLive(step.plan);
      if (step.sentence) setSays(step.sentence);
    },
  );
  const plan = createMemo<Plan | null>(() => {
    const fresh = live();
    const first = read.data()?.plan ?? null;
    if (!fresh || fresh.id !== id()) return first;
    return first && finished.has(first.status.toUpperCase()) && !finished.has(fresh.status.toUpperCase()) ? first : fresh;
  });
  const step = createMemo(() => {
    const now = plan();
    return now && finished.has(now.status.toUpperCase()) ? stepOf(now) : null;
  });
  // What a plan wrote by itself is mine where I asked for it; what was accepted is mine where I accepted it.
  createEffect(() => {
    const now = plan();
    const one = step();
    if (now && one && now.status.toUpperCase() !== "ACCEPTED" && wasAskedHere(now.id)) undoOf(branchId()).stepped(one);
  });
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      setProblem(null);
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const answering = async (work: () => Promise<unknown>) => {
    setSending(true);
    await guarded(work);
    setSending(false);
  };
  const again = async () => {
    const planId = id();
    const read = planId === null ? null : await ask(planQuery, { id: planId }).catch(() => null);
    if (read?.plan && id() === planId) setLive(read.plan);
  };
  return {
    id,
    plan,
    says,
    working: () => id() !== null && !finished.has((plan()?.status ?? "QUEUED").toUpperCase()) && !read.problem(),
    problem: () => problem() ?? read.problem(),
    undone: () => {
      const one = step();
      return one !== null && undoOf(branchId()).stands(one.id) === false;
    },
    stop: () => guarded(() => send(cancelPlan, { input: { planId: id() ?? "" } })),
    undoAll: () =>
      guarded(async () => {
        const one = step();
        if (!one) return;
        undoOf(branchId()).stepped(one);
        await undoOf(branchId()).turn("undo", one.id);
      }),
    accept: async (choice) => {
      await answering(async () => {
        const { acceptPlan: accepted } = await send(acceptPlan, { input: { planId: id() ?? "", ...choice } });
        const one = stepOf(accepted);
        if (one) undoOf(branchId()).stepped(one);
        setLive(accepted);
      });
      // What does more by now than was shown is shown again, with what is new about it.
      if (problem()?.code === "BLUEPRINT_PLAN_CHANGE_ANEW") await again();
    },
    reject: () => answering(async () => setLive((await send(rejectPlan, { input: { planId: id() ?? "" } })).rejectPlan)),
    refine: async ({ insteadOf, ...input }) => {
      let made: string | null = null;
      await answering(async () => {
        made = (await send(refinePlatform, { input: { ...input, locale: languageOf(input.text) } })).refinePlatform.id;
        rememberAsked(made);
        // It may have been answered by somebody else meanwhile; then that stands.
        if (insteadOf !== undefined) await send(rejectPlan, { input: { planId: insteadOf } }).catch(() => undefined);
      });
      return made;
    },
    sending,
  };
};

export interface Pacing {
  shown(id: Id): boolean;
  arriving(id: Id): boolean;
  readonly waiting: Accessor<number>;
  showAll(): void;
}

/** `active`: whether newcomers are held back at all. What was there before stays visible. */
export const createPacing = (
  ids: Accessor<readonly Id[]>,
  active: Accessor<boolean>,
  still: () => boolean = () => matchMedia("(prefers-reduced-motion: reduce)").matches,
): Pacing => {
  const [visible, setVisible] = createSignal<ReadonlySet<Id>>(new Set());
  const [fresh, setFresh] = createSignal<ReadonlySet<Id>>(new Set());
  const [all, setAll] = createSignal(!active());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = createMemo(() => (all() ? [] : ids().filter((id) => !visible().has(id))));
  const release = () => {
    timer = undefined;
    const next = waiting()[0];
    if (next === undefined) {
      if (!active()) setAll(true);
      return;
    }
    setVisible((seen) => new Set([...seen, next]));
    setFresh((seen) => new Set([...seen, next]));
    plan();
  };
  const plan = () => {
    if (timer !== undefined || all()) return;
    // Many at once go faster, few go slower; always within what an eye can follow.
    const pause = Math.max(80, Math.min(150, 150 - waiting().length * 4));
    timer = setTimeout(release, pause);
  };
  createEffect(
    on([active, ids], ([on]) => {
      if (on && still()) setAll(true);
      else if (on && visible().size === 0 && ids().length === 0) setAll(false);
      plan();
    }),
  );
  onCleanup(() => clearTimeout(timer));
  return {
    shown: (id) => all() || visible().has(id),
    arriving: (id) => fresh().has(id),
    waiting: () => waiting().length,
    showAll: () => setAll(true),
  };
};
