/**
 * The trace of a decision [GV9]: who, what, why, how, when, in order. Each step's hash covers the step and the hash before it (SHA-256 over
 * RFC 8785 canonical JSON), so a step cannot be changed, dropped or moved without the chain saying where.
 */
import { createHash } from "node:crypto";
import { jcs } from "../../../schema/blueprint/canonical.ts";
import type { Json, Sentence } from "../../../schema/ids.ts";

export type Phase = "request" | "analysis" | "decision" | "execution";

export interface NewTraceStep {
  readonly phase: Phase;
  readonly key: string;
  readonly text: Sentence;
  readonly data: Readonly<Record<string, Json>>;
  readonly at: Date;
}

export interface TraceStep extends NewTraceStep {
  readonly n: number;
  readonly previousHash: string;
  readonly hash: string;
}

export const traceRoot = "0".repeat(64);

/** Links a step behind the last one. */
export const linkStep = (decisionId: string, last: Pick<TraceStep, "n" | "hash"> | null, step: NewTraceStep): TraceStep => {
  const n = (last?.n ?? 0) + 1;
  const previousHash = last?.hash ?? traceRoot;
  return { ...step, n, previousHash, hash: hashOf(decisionId, n, previousHash, step) };
};

/** The number of the first step that is not what it was, or null. */
export const brokenStep = (decisionId: string, steps: readonly TraceStep[]): number | null => {
  let previous = traceRoot;
  for (const [index, step] of steps.entries()) {
    const good = step.n === index + 1 && step.previousHash === previous && step.hash === hashOf(decisionId, step.n, previous, step);
    if (!good) return index + 1;
    previous = step.hash;
  }
  return null;
};

const hashOf = (decisionId: string, n: number, previousHash: string, { phase, key, text, data, at }: NewTraceStep): string =>
  createHash("sha256")
    .update(jcs({ decisionId, n, previousHash, phase, key, text, data, at: at.toISOString() }))
    .digest("hex");
