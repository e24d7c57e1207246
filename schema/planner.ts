/**
 * The planner port: words in, typed operations out. Two planners stand behind it, Claude and the offline parser; neither ever
 * writes to a draft itself. What a planner emits is applied by the caller, batch by batch, as one named participant.
 */

import type { Draft } from "./blueprint/document.ts";
import type { Batch, Op, Problem } from "./blueprint/operation.ts";
import type { Id } from "./blueprint/shape.ts";
import type { Locale, PlanId, Sentence, UndoGroupId } from "./ids.ts";

export type PlannerName = "claude" | "offline";

/** A stretch of the description, UTF-16 offsets, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Something the planner took from the text (understood) or added by itself (assumed), and the nodes it made of it. */
export interface Fact {
  readonly id: string;
  readonly text: Sentence;
  readonly span: Span | null;
  readonly nodes: readonly Id[];
}

export interface Question {
  readonly id: string;
  readonly text: Sentence;
  readonly choices: readonly { readonly key: string; readonly label: Sentence }[];
  /** What is assumed until it is answered; null when nothing could be. */
  readonly default: string | null;
}

/** Every clause of the text is in one of `understood`, `assumed` (by its span) or `ignored` [BP39]. */
export interface Report {
  readonly planner: PlannerName;
  readonly understood: readonly Fact[];
  readonly assumed: readonly Fact[];
  readonly ignored: readonly Span[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
  /** The sentence it was read as, where it speaks of the one before it; what it refers to is written out. */
  readonly meant?: string;
  /** The plan it takes back, or whose place it takes. Whoever runs the plan sees to it. */
  readonly instead?: PlanId;
  /** Further plans it takes back, the newest first; plans that were taken back and that it brings back, in this order. */
  readonly alsoBack?: readonly PlanId[];
  readonly again?: readonly PlanId[];
  /** What whoever ran the plan wrote for these: one step for each of them. */
  readonly steps?: readonly { readonly planId: PlanId; readonly group: UndoGroupId }[];
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number; readonly model: string };
}

/** What the same person said of this draft before. */
export interface SaidBefore {
  readonly planId: PlanId;
  /** As it was read. */
  readonly text: string;
  /** What it spoke of. */
  readonly nodes: readonly Id[];
  /** `waits`: it proposes something; `taken`: what was accepted of it is in the draft; `nothing`: nothing came of it, or it was taken back. */
  readonly stands: "waits" | "taken" | "nothing";
  /** What it proposes, while it waits. */
  readonly ops: readonly Op[];
  /** What takes it back from the draft as it is; null: what it changed was changed again since. */
  readonly back: () => Promise<readonly Op[] | null>;
}

export interface PlanRequest {
  readonly text: string;
  /** The draft as it stands; an empty one for a new blueprint. */
  readonly base: Draft;
  readonly locale: Locale;
  readonly answers: Readonly<Record<string, string>>;
  /** The conversation up to here, the newest first. */
  readonly before?: readonly SaidBefore[];
  /** What reaches further than to the last that stands; worked out when it is asked for. */
  readonly further?: () => Promise<{
    /** All that stands, the newest first. */
    readonly standing: readonly SaidBefore[];
    /** What can be brought back: by the sentence that took it back, the newest first, in the order it was taken back. */
    readonly takenBack: readonly (readonly SaidBefore[])[];
  }>;
  /** Aborted: the stream ends at once and nothing is emitted later [BP46]. */
  readonly signal: AbortSignal;
  /** Asked by planners that call a model outside. */
  readonly meter?: Meter;
}

/** Keeps what a plan's calls to a model cost, within the organization's budget [BP47]. */
export interface Meter {
  /** Before each call; throws PlanFailed when the budget is used up. */
  before(): Promise<void>;
  /** After each call that was answered, whatever became of the plan. */
  after(call: {
    readonly model: string;
    readonly inputTokens: number;
    readonly cachedTokens: number;
    readonly cacheWriteTokens: number;
    readonly outputTokens: number;
  }): Promise<void>;
}

/** One step of a plan as it happens. `apply` answers with what is wrong, so that Claude can correct itself. */
export type Emit = (event: {
  readonly batch: Batch;
  readonly says: Sentence;
}) => Promise<{ readonly problems: readonly Problem[] } | { readonly refused: readonly { code: string; text: Sentence }[] }>;

export interface Planner {
  readonly name: PlannerName;
  /** Throws PlanFailed when it cannot finish; what was emitted until then stays applied. */
  plan(request: PlanRequest, emit: Emit): Promise<Report>;
}

/** Why a plan ended without a report; the sentence is for the person who asked. */
export class PlanFailed extends Error {
  constructor(
    readonly code: string,
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}

/** Longest description that is planned [BP43]. */
export const descriptionLimit = 20_000;
