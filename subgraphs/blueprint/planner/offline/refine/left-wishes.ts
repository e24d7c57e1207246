/**
 * Sentences of a first description that describe nothing and wish something of what the rest describes: "no two patients with the same
 * number", "the newest invoices come first", «الكمية لا تقل عن صفر». They are read as a later sentence would be, on top of what was planned.
 * Nobody is asked here, unless a message was asked for and it is not known when or to whom: what is not clear stays among what was not
 * understood, and what opens, removes or touches a connection waits until it is said by itself [BP41].
 */

import type { Draft } from "../../../../../schema/blueprint/document.ts";
import { groundOf, majorOf } from "../../../../../schema/blueprint/major.ts";
import type { Op, Problem } from "../../../../../schema/blueprint/operation.ts";
import type { PlanRequest, Question } from "../../../../../schema/planner.ts";
import { noticeIn } from "../frames/notices.ts";
import { isTold } from "../frames/wished.ts";
import type { Clause } from "../text/tokens.ts";
import { type Said, settle, startWork, type Work } from "./changing.ts";
import { namedInArabic } from "./named-in-arabic.ts";
import { tell } from "./refine-notices.ts";
import { isFlag, make } from "./required.ts";
import { saidPlainly } from "./said-otherwise.ts";
import { implied } from "./states-implied.ts";
import { tidied } from "./tidied.ts";
import { turnedRound } from "./turned-round.ts";
import { choiceColour } from "./wishes/choice-colours.ts";
import { wish } from "./wishes/wish.ts";

/** Operations with what mends them, and the draft they make with its problems. */
export interface Held {
  readonly ops: readonly Op[];
  readonly draft: Draft;
  readonly problems: readonly Problem[];
}
interface Wished {
  readonly ops: readonly Op[];
  readonly facts: readonly Said[];
  /** What a rule speaks of and nobody described. */
  readonly assumed: readonly Said[];
  /** With the operations; null: there are none. */
  readonly problems: readonly Problem[] | null;
  /** What is missing for a message that was asked for. */
  readonly questions: readonly Question[];
}

/**
 * What the clauses wish of a draft, one after the other. `held` says what a draft becomes by some operations, with whatever mends them, or
 * null where they would leave an error. A clause that breaks is passed over.
 */
export const wishedOf = (
  { answers }: Pick<PlanRequest, "answers">,
  base: Draft,
  clauses: readonly Clause[],
  held: (base: Draft, ops: readonly Op[]) => Held | null,
): Wished => {
  let work = startWork({ answers, base });
  let wished: Wished = { ops: [], facts: [], assumed: [], problems: null, questions: [] };
  for (const clause of clauses) {
    const { ops: said, facts, questions, assumed } = readWithImplied(work, clause);
    const ops = namedInArabic(work.draft, said, clause.span.text);
    if (questions.length > 0 && (isTold(clause) || isUnreached(questions)))
      wished = { ...wished, questions: [...wished.questions, ...questions] };
    const ground = groundOf(work.draft, ops);
    // Nothing is kept yet that could be lost.
    if (facts.length === 0 || ops.some((op) => !isMail(op) && ![null, "losesData"].includes(majorOf(ground, op)))) continue;
    const after = ops.length === 0 ? null : held(work.draft, ops);
    if (ops.length > 0 && !after) continue;
    wished = {
      ...wished,
      ops: [...wished.ops, ...(after?.ops ?? [])],
      assumed: [...wished.assumed, ...assumed],
      // What holds of all messages is told once.
      facts: [
        ...wished.facts,
        ...facts.filter(({ text, nodes }) => nodes.length > 0 || !wished.facts.some((one) => one.text.en === text.en)),
      ],
      problems: after?.problems ?? wished.problems,
    };
    if (after) work = startWork({ answers, base: after.draft });
  }
  return wished;
};

/** Messages go by a connection nobody has filled in yet; every message of a description brings it. */
const isMail = (op: Op): boolean => op.op === "add" && op.kind === "connection";

/** Rules are said shortly; what is longer tells a story. */
const longest = 30;
type Read = Pick<Wished, "ops" | "facts" | "questions" | "assumed">;
/** As it stands; or with what it speaks of and nobody described. */
const readWithImplied = (on: Work, clause: Clause): Read => {
  const read = readAlone(on, clause);
  if (read.facts.length > 0 || clause.tokens.length > longest) return read;
  const work: Work = { ...on, ops: [], taken: 0, facts: [], assumed: [], questions: [] };
  const added = implied(work, saidPlainly(work, tidied(turnedRound(clause))));
  if (!added) return read;
  const again = readAlone({ ...work, ops: [], taken: 0 }, clause);
  if (again.facts.length === 0) return read;
  return { ...again, ops: [...work.ops, ...again.ops], assumed: [{ ...added, span: clause.span }] };
};
const readAlone = (on: Work, clause: Clause): Read => {
  if (clause.tokens.length < 2 || clause.tokens.length > longest) return nothing;
  const work: Work = { ...on, ops: [], facts: [], assumed: [], questions: [] };
  try {
    const plain = saidPlainly(work, tidied(turnedRound(clause)));
    const coloured = choiceColour(work, plain);
    // A colour beside a thing is asked about where it is all that was said.
    work.questions.length = 0;
    const done = coloured ?? wish(work, plain) ?? unreached(work, plain) ?? (plain.tokens.some(isFlag) && make(work, plain, plain.tokens));
    // It stays among what was not understood.
    if (work.questions.length > 0) return { ...nothing, questions: work.questions };
    return done && settle(work) === null ? { ops: work.ops, facts: work.facts, questions: [], assumed: [] } : nothing;
  } catch {
    return nothing;
  }
};
const nothing: Read = { ops: [], facts: [], questions: [], assumed: [] };

/** Whom a message for something that happens goes to, where nobody named can be reached: asked as later. */
const unreached = (work: Work, clause: Clause): true | null => {
  const told = noticeIn(clause)?.[0];
  if (told?.is !== "notice") return null;
  const before = work.ops.length;
  const done = tell(work, clause, told);
  work.ops.length = before;
  if (done && isUnreached(work.questions)) return true;
  work.questions.length = 0;
  work.facts.length = 0;
  return null;
};
const isUnreached = (questions: readonly Question[]): boolean => questions.some(({ id }) => id.startsWith("whom-"));
