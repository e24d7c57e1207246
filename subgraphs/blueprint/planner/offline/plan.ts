/**
 * The offline planner: a parser, rules and a lexicon, no AI, and it says so. The same text, base and answers give the same bytes
 * [BP37]; what it gives never contains an error [BP38]; every clause is understood, assumed or listed as ignored [BP39].
 */
import { emptyDraft } from "../../../../schema/blueprint/document.ts";
import type { Op } from "../../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../../schema/blueprint/operations.ts";
import { problemsOf } from "../../../../schema/blueprint/problems.ts";
import { type Emit, type Fact, PlanFailed, type Planner, type PlanRequest, type Report, type Span } from "../../../../schema/planner.ts";
import { cancelled, refuseLong } from "../failures.ts";
import { complete } from "./complete.ts";
import { emit } from "./emit.ts";
import { framesOf } from "./frames.ts";
import { headerOf } from "./header.ts";
import { whatToWrite } from "./questions.ts";
import { resolve } from "./resolve.ts";
import { type Clause, clausesOf } from "./tokens.ts";

export const offline: Planner = {
  name: "offline",
  plan: async (request, send) => {
    refuseLong(request.text);
    return planNew(request, send);
  },
};

const planNew = async (request: PlanRequest, send: Emit): Promise<Report> => {
  const clauses = clausesOf(request.text);
  const frames = framesOf(clauses);
  const world = resolve(frames);
  if (world.entities.size === 0)
    return {
      planner: "offline",
      understood: [],
      assumed: [],
      ignored: clauses.map((clause) => clause.span),
      questions: whatToWrite(),
      problems: [],
    };
  complete(world);
  const header = headerOf(request, clauses, frames, world);
  const taken = new Set(Object.keys(request.base.nodes));
  const emitted = emit(world, taken, header.ops, header.facts);
  let draft = Object.keys(request.base.header).length > 0 ? request.base : emptyDraft();
  for (const { batch } of emitted.steps) draft = applied(draft, batch.ops);
  const { problems } = problemsOf(draft);
  const errors = problems.filter((problem) => problem.level === "error");
  if (errors.length > 0) throw new Error(`The offline planner made errors: ${errors.map((problem) => problem.text.en).join(" | ")}`);
  for (const step of emitted.steps) {
    if (request.signal.aborted) throw cancelled();
    const answer = await send(step);
    if (request.signal.aborted) throw cancelled();
    if ("refused" in answer)
      throw new PlanFailed(
        "PLAN_REFUSED",
        answer.refused[0]?.text ?? { en: "The draft refused a change.", ar: "رفضت المسودة أحد التغييرات." },
      );
  }
  return {
    planner: "offline",
    understood: emitted.understood,
    assumed: [offlineNotice, ...emitted.assumed],
    ignored: ignoredOf(clauses, [...emitted.understood, ...emitted.assumed]),
    questions: [],
    problems,
  };
};

/** Applies ops the planner made itself; a refusal is a bug of the planner. */
export const applied = (draft: Parameters<typeof applyOps>[0], ops: readonly Op[]) => {
  const result = applyOps(draft, { ops });
  if ("refused" in result)
    throw new Error(
      `The offline planner made an operation that is refused: ${result.refused.map((refusal) => `${refusal.code} ${refusal.text.en} ${JSON.stringify(refusal.op)}`).join(" | ")}`,
    );
  return result.draft;
};

const offlineNotice: Fact = {
  id: "offline",
  text: { en: "Offline planner: rules, no AI.", ar: "مخطِّط دون اتصال: قواعد بلا ذكاء اصطناعي." },
  span: null,
  nodes: [],
};

/** Clauses no fact speaks of. */
export const ignoredOf = (clauses: readonly Clause[], facts: readonly Fact[]): readonly Span[] =>
  clauses
    .map((clause) => clause.span)
    .filter((span) => !facts.some((fact) => fact.span && fact.span.from < span.to && span.from < fact.span.to));
