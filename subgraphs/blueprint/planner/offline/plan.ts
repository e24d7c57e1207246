/**
 * The offline planner: a parser, rules, a lexicon and weights learned from described platforms, no language model, and it says so. The same text, base and answers give the same bytes
 * [BP37]; what it gives never contains an error [BP38]; every clause is understood, assumed or listed as ignored [BP39].
 */
import { type Draft, emptyDraft } from "../../../../schema/blueprint/document.ts";
import { limits } from "../../../../schema/blueprint/limits.ts";
import type { Op, Problem } from "../../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../../schema/blueprint/operations.ts";
import { problemsOf } from "../../../../schema/blueprint/problems.ts";
import type { Sentence } from "../../../../schema/ids.ts";
import { type Emit, type Fact, PlanFailed, type Planner, type PlanRequest, type Report, type Span } from "../../../../schema/planner.ts";
import { cancelled, refuseLong } from "../failures.ts";
import { emit } from "./emit/emit.ts";
import { builtInOf } from "./frames/built-in.ts";
import { framesOf } from "./frames/frames.ts";
import { headerOf } from "./frames/header.ts";
import { sentencesOf } from "./frames/sentences.ts";
import { isFlow } from "./frames/wished.ts";
import { aboutLeft, withoutBreaking } from "./left-out.ts";
import { likelyNouns } from "./likely/likely.ts";
import { backOrAgain, reportOfSteps, saidBack } from "./refine/conversation/back-and-again.ts";
import { type Answer, converse } from "./refine/conversation/converse.ts";
import { type Held, wishedOf } from "./refine/left-wishes.ts";
import { type Refined, refine } from "./refine/refine.ts";
import { namesGiven } from "./text/names-given.ts";
import { isResume } from "./text/no-description.ts";
import { plainClauses } from "./text/plain-english.ts";
import { readableOf, withAside } from "./text/set-aside.ts";
import { type Clause, clausesOf } from "./text/tokens.ts";
import { nameInArabic } from "./world/arabic-names.ts";
import { canonicalFrames } from "./world/canonical.ts";
import { complete } from "./world/complete.ts";
import { addPreset } from "./world/presets.ts";
import { otherLanguage, whatToWrite } from "./world/questions.ts";
import { resolve } from "./world/resolve.ts";
import { withinLimits } from "./world/within-limits.ts";
import { emptyWorld } from "./world/world.ts";

export const offline: Planner = {
  name: "offline",
  plan: async (request, send) => {
    refuseLong(request.text);
    if (request.signal.aborted) throw cancelled();
    const isNew = Object.values(request.base.nodes).every((node) => node.removed);
    const readable = readableOf(request.text);
    const said = { ...request, text: readable.text };
    return withAside(await (isNew ? planNew(said, send) : planChange(said, send)), readable);
  },
};

const planChange = async (request: PlanRequest, send: Emit): Promise<Report> => {
  const clauses = clausesOf(request.text);
  if (clauses.length === 0) return { planner: "offline", understood: [], assumed: [], ignored: [], questions: whatToWrite(), problems: [] };
  const steps = await backOrAgain(request);
  if (steps) return reportOfSteps("offline", steps, [offlineNotice]);
  const answer = await converse(request, (base, text) => {
    const found = refinedOver({ ...request, base, text });
    return "errors" in found ? null : found;
  });
  if (answer) return talked(request, send, answer);
  const { made: found, left } = withoutBreaking(clauses, (read) => refinedOf(request, read));
  if ("errors" in found) return standing(clauses, found.errors);
  const refused = found.ops.length > 0 ? await emitted(request, send, asOne(found.ops)) : [];
  const understood = factsOf(found.facts);
  const { questions, ...report } = reportOf(found);
  const asked = [...aboutLeft(left, refused), ...questions].slice(0, 5);
  return { ...report, questions: asked, understood, ignored: asked.length > 0 ? ignoredOf(clauses, understood) : [] };
};

interface Refinement extends Refined {
  readonly problems: readonly Problem[];
}
/** What a text changes, mended; or the errors that would be left. */
const refinedOver = (request: PlanRequest): Refinement | { readonly errors: readonly Problem[] } =>
  withoutBreaking(clausesOf(request.text), (clauses) => refinedOf(request, clauses)).made;

const refinedOf = (request: PlanRequest, clauses: readonly Clause[]): Refinement | { readonly errors: readonly Problem[] } => {
  const refined = refine(request, clauses);
  const mended = mend(request.base, refined.ops, applied(request.base, refined.ops), namedBy(refined.ops));
  return "errors" in mended ? mended : { ...refined, ...mended };
};

/** A sentence that was read by the one before it: what it takes back or goes on with, and what it comes to. */
const talked = async (request: PlanRequest, send: Emit, answer: Answer<Refinement>): Promise<Report> => {
  const span: Span = { from: 0, to: request.text.length, text: request.text };
  const told = (text: Fact["text"]): Omit<Fact, "id"> => ({ text, span, nodes: [] });
  const nothing: Report = { planner: "offline", understood: [], assumed: [offlineNotice], ignored: [], questions: [], problems: [] };
  if (answer.is === "asked") return { ...nothing, ignored: [span], questions: answer.questions.slice(0, 5) };
  const { text } = answer.last;
  const back = told(saidBack(answer.last));
  const { found, meant, first, instead } = answer;
  await emitted(request, send, asOne([...first, ...found.ops]));
  const before = instead === null ? [] : [answer.goesOn ? told({ en: `Together with: “${text}”.`, ar: `مع: «${text}».` }) : back];
  const facts = [
    ...before,
    told({ en: `Read as: “${meant}”.`, ar: `فُهم بمعنى: «${meant}».` }),
    ...found.facts.map((one) => ({ ...one, span })),
  ];
  return { ...reportOf(found), understood: factsOf(facts), ignored: [], meant, ...(instead === null ? {} : { instead }) };
};

const factsOf = (facts: readonly Omit<Fact, "id">[]): readonly Fact[] => facts.map((fact, i): Fact => ({ id: `u${i + 1}`, ...fact }));
const asOne = (ops: readonly Op[]) => ({ batch: { ops }, says: { en: "Changed what was asked for", ar: "نُفّذ المطلوب" } });
const reportOf = ({ assumed, questions, problems }: Refinement): Pick<Report, "planner" | "assumed" | "questions" | "problems"> => ({
  planner: "offline",
  assumed: [offlineNotice, ...assumed.map((fact, i): Fact => ({ id: `a${i + 1}`, ...fact, span: null }))],
  questions: questions.slice(0, 5),
  problems,
});

/**
 * One step to the draft. What the draft refuses, because it is another by now, is left out, and no more of the step than that: the reasons
 * are the answer. A draft that takes nothing at all ends the plan with its sentence.
 */
const emitted = async (request: PlanRequest, send: Emit, step: Parameters<Emit>[0]): Promise<readonly Sentence[]> => {
  const reasons: Sentence[] = [];
  const give = async (ops: readonly Op[]): Promise<void> => {
    if (request.signal.aborted) throw cancelled();
    const answer = await send({ ...step, batch: { ...step.batch, ops } });
    if (request.signal.aborted) throw cancelled();
    if (!("refused" in answer)) return;
    const [first] = answer.refused;
    const text = first?.text ?? { en: "The draft refused a change.", ar: "رفضت المسودة أحد التغييرات." };
    if (first?.code.startsWith("COLLAB_")) throw new PlanFailed("PLAN_REFUSED", text);
    if (ops.length === 1) return void reasons.push(text);
    const half = Math.ceil(ops.length / 2);
    await give(ops.slice(0, half));
    await give(ops.slice(half));
  };
  for (const ops of inBatches(step.batch.ops)) await give(ops);
  if (reasons.length > 0 && reasons.length === step.batch.ops.length) throw new PlanFailed("PLAN_REFUSED", reasons[0]!);
  return reasons;
};

/** Adds the safe fixes of errors the operations made of the base, or gives those that have none [BP38]. `made`: what they made. */
const mend = (
  base: Draft,
  given: readonly Op[],
  made: Draft,
  mayFix: (problem: Problem, op: Op) => boolean = () => true,
): { readonly ops: readonly Op[]; readonly problems: readonly Problem[] } | { readonly errors: readonly Problem[] } => {
  let ops = given;
  let { problems } = problemsOf(made);
  for (let round = 0; ; round++) {
    const errors = withoutOld(base, problems.filter(isError));
    if (errors.length === 0) return { ops, problems };
    const fixes = errors.flatMap((problem) => (problem.fix?.ops.every((op) => mayFix(problem, op)) ? problem.fix.ops : []));
    if (fixes.length === 0 || round === rounds) return { errors };
    ops = [...ops, ...fixes];
    problems = problemsOf(applied(base, ops)).problems;
  }
};
const rounds = 4;

const isError = ({ level }: Problem): boolean => level === "error";

/** The errors the base does not have already. */
const withoutOld = (base: Draft, errors: readonly Problem[]): readonly Problem[] => {
  if (errors.length === 0) return errors;
  const place = ({ code, at }: Problem): string => `${code} ${at.id}`;
  const old = new Set(problemsOf(base).problems.filter(isError).map(place));
  return errors.filter((error) => !old.has(place(error)));
};

/** A refinement mends what it touched, and narrows who sees what; what stands elsewhere and would break is told instead [BP40]. */
const namedBy = (ops: readonly Op[]): ((problem: Problem, op: Op) => boolean) => {
  const touched = new Set(ops.map(({ id }) => id));
  // What a formula could mean instead is a guess.
  return (problem, op) =>
    !problem.code.startsWith("EXPR_") && (touched.has(op.id) || (problem.code.startsWith("ACCESS_") && op.op !== "remove"));
};

/** What the blueprint would not survive is not done: it says what stands in the way. */
const standing = (clauses: readonly Clause[], errors: readonly Problem[]): Report => ({
  planner: "offline",
  understood: [],
  assumed: [offlineNotice],
  ignored: clauses.map((clause) => clause.span),
  questions: errors.slice(0, 5).map((error, i) => ({
    id: `error-${i + 1}`,
    text: { en: `Nothing was changed, because then: ${error.text.en}`, ar: `لم يتغير شيء، وإلا: ${error.text.ar}` },
    choices: [],
    default: null,
  })),
  problems: [],
});

const planNew = async (request: PlanRequest, send: Emit): Promise<Report> => {
  const read = sentencesOf(request.text);
  const { made, left } = withoutBreaking(read, (clauses) => plannedOf(request, clauses));
  if (made === null)
    return {
      planner: "offline",
      understood: [],
      assumed: [],
      ignored: read.map((clause) => clause.span),
      questions: [...aboutLeft(left, []), ...otherLanguage(request.text), ...whatToWrite()].slice(0, 5),
      problems: [],
    };
  const { steps, problems, unread } = made;
  const refused: Sentence[] = [];
  for (const step of steps) refused.push(...(await emitted(request, send, step)));
  return {
    planner: "offline",
    understood: [...made.understood, ...unread.known.map((fact, i): Fact => ({ id: `b${i + 1}`, ...fact, nodes: [] }))],
    assumed: [offlineNotice, ...made.assumed],
    ignored: [...unread.left, ...left.map(({ span }) => span)].sort((a, b) => a.from - b.from),
    questions: [...aboutLeft(left, refused), ...made.questions].slice(0, 5),
    problems,
  };
};

/** What the clauses come to as steps that hold; null: nothing is kept. Throws where the planner makes what a blueprint refuses. */
const plannedOf = (request: PlanRequest, given: readonly Clause[]) => {
  const flows = given.filter(isFlow);
  const described = given.filter((clause) => !flows.includes(clause));
  const clauses = plainClauses(described);
  const frames = isResume(request.text) ? [] : framesOf(clauses);
  const world = isResume(request.text) ? resolve(frames) : resolve(frames, clauses, emptyWorld(), likelyNouns(described));
  addPreset(world, frames);
  if (world.entities.size === 0) return null;
  const leftOut = withinLimits(world).map((text, i): Fact => ({ id: `limit${i + 1}`, text, span: null, nodes: [] }));
  complete(world, canonicalFrames(frames));
  nameInArabic(world, namesGiven(request.text));
  const header = headerOf(request, clauses, frames, world);
  const taken = new Set(Object.keys(request.base.nodes));
  const plan = emit(world, taken, header.ops, header.facts);
  const start = Object.keys(request.base.header).length > 0 ? request.base : emptyDraft();
  const ops = plan.steps.flatMap(({ batch }) => batch.ops);
  // Each step has to stand by itself: it is sent by itself.
  const made = plan.steps.reduce((draft, { batch }) => applied(draft, batch.ops), start);
  const mended = mend(start, ops, made);
  if ("errors" in mended)
    throw new Error(`The offline planner made errors: ${mended.errors.map((problem) => problem.text.en).join(" | ")}`);
  const fixes = mended.ops.slice(ops.length);
  const left = given.filter(({ span }) => !isToldOf(span, plan.understood));
  const wished = wishedOf(request, applied(made, fixes), left, holding);
  const wishes = wished.facts.map((fact, i): Fact => ({ id: `w${i + 1}`, ...fact }));
  const understood = [...plan.understood, ...wishes];
  return {
    steps: [
      ...plan.steps,
      { batch: { ops: fixes }, says: { en: "Mended what would not hold", ar: "إصلاح ما لا يستقيم" } },
      { batch: { ops: wished.ops }, says: { en: "Added the rules that were said", ar: "إضافة القواعد المذكورة" } },
    ].filter(({ batch }) => batch.ops.length > 0),
    understood,
    assumed: [...leftOut, ...plan.assumed, ...wished.assumed.map((fact, i): Fact => ({ id: `i${i + 1}`, ...fact }))],
    unread: builtInOf(
      withUnread(
        ignoredOf([...clauses, ...flows], [...understood, ...plan.assumed]),
        world.unread.filter((span) => !isToldOf(span, wishes)),
      ),
    ),
    problems: wished.problems ?? mended.problems,
    questions: wished.questions,
  };
};

/** The operations with what mends them, and what the draft becomes by them; null: they would leave an error. */
const holding = (base: Draft, ops: readonly Op[]): Held | null => {
  const made = applied(base, ops);
  const mended = mend(base, ops, made, namedBy(ops));
  if ("errors" in mended) return null;
  return { ...mended, draft: mended.ops === ops ? made : applied(base, mended.ops) };
};

/** Applies ops the planner made itself, in batches as large as one may be; a refusal is a bug of the planner. */
const applied = (draft: Draft, ops: readonly Op[]): Draft =>
  inBatches(ops).reduce((before, part) => {
    const result = applyOps(before, { ops: part });
    if ("refused" in result)
      throw new Error(
        `The offline planner made an operation that is refused: ${result.refused.map((refusal) => `${refusal.code} ${refusal.text.en} ${JSON.stringify(refusal.op)}`).join(" | ")}`,
      );
    return result.draft;
  }, draft);

const inBatches = (ops: readonly Op[]): readonly (readonly Op[])[] =>
  Array.from({ length: Math.ceil(ops.length / limits.opsPerBatch) }, (_, i) =>
    ops.slice(i * limits.opsPerBatch, (i + 1) * limits.opsPerBatch),
  );

const offlineNotice: Fact = {
  id: "offline",
  text: { en: "Offline planner: rules and learned weights, no language model.", ar: "مخطِّط دون اتصال: قواعد وأوزان متعلَّمة بلا نموذج لغوي." },
  span: null,
  nodes: [],
};

/** Together with the words inside other clauses that came to nothing, in the order of the text. */
const withUnread = (ignored: readonly Span[], unread: readonly Span[]): readonly Span[] => {
  const inside = unread.filter(
    (span, i) =>
      !ignored.some((one) => one.from <= span.from && span.to <= one.to) && unread.findIndex((one) => one.from === span.from) === i,
  );
  return [...ignored, ...inside].sort((a, b) => a.from - b.from);
};

/** Clauses no fact speaks of. */
const ignoredOf = (clauses: readonly Clause[], facts: readonly Fact[]): readonly Span[] =>
  clauses.map((clause) => clause.span).filter((span) => !isToldOf(span, facts));
const isToldOf = (span: Span, facts: readonly Fact[]): boolean =>
  facts.some((fact) => fact.span && fact.span.from < span.to && span.from < fact.span.to);
