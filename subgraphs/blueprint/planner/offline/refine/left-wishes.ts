/**
 * Sentences of a first description that describe nothing and wish something of what the rest describes: "no two patients with the same
 * number", "the newest invoices come first", «الكمية لا تقل عن صفر». They are read as a later sentence would be, on top of what was planned.
 * Nobody is asked here: what is not clear stays among what was not understood, and what opens, removes or touches a connection waits until
 * it is said by itself [BP41].
 */

import type { Draft } from "../../../../../schema/blueprint/document.ts";
import { groundOf, majorOf } from "../../../../../schema/blueprint/major.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { PlanRequest } from "../../../../../schema/planner.ts";
import type { Clause } from "../text/tokens.ts";
import { attempt, type Said, startWork } from "./changing.ts";
import { isFlag, make } from "./required.ts";
import { saidPlainly } from "./said-otherwise.ts";
import { tidied } from "./tidied.ts";
import { turnedRound } from "./turned-round.ts";
import { wish } from "./wishes/wish.ts";

interface Wished {
  readonly ops: readonly Op[];
  readonly facts: readonly Said[];
  /** With the operations. */
  readonly draft: Draft;
}

/**
 * What the clauses wish of a draft, one after the other. `held` says what a draft becomes by some operations, with whatever mends them, or
 * null where they would leave an error. A clause that breaks is passed over.
 */
export const wishedOf = (
  { answers }: Pick<PlanRequest, "answers">,
  base: Draft,
  clauses: readonly Clause[],
  held: (base: Draft, ops: readonly Op[]) => { readonly ops: readonly Op[]; readonly draft: Draft } | null,
): Wished =>
  clauses.reduce<Wished>(
    (before, clause) => {
      const { ops, facts } = readAlone({ answers, base: before.draft }, clause);
      if (facts.length === 0) return before;
      const ground = groundOf(before.draft, ops);
      // Nothing is kept yet that could be lost.
      if (ops.some((op) => ![null, "losesData"].includes(majorOf(ground, op)))) return before;
      const after = ops.length === 0 ? { ops, draft: before.draft } : held(before.draft, ops);
      return after ? { ops: [...before.ops, ...after.ops], facts: [...before.facts, ...facts], draft: after.draft } : before;
    },
    { ops: [], facts: [], draft: base },
  );

const readAlone = (on: Pick<PlanRequest, "answers" | "base">, clause: Clause): Pick<Wished, "ops" | "facts"> => {
  const work = startWork(on);
  try {
    attempt(work, tidied(turnedRound(clause)), (at, one) => {
      const plain = saidPlainly(at, one);
      return wish(at, plain) ?? (plain.tokens.some(isFlag) && make(at, plain, plain.tokens));
    });
  } catch {
    return { ops: [], facts: [] };
  }
  return work.questions.length > 0 ? { ops: [], facts: [] } : work;
};
