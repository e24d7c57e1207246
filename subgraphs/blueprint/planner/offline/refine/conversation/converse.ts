/**
 * Reads a sentence by the one before it. A reading counts where it does something and asks nothing; where two of one rank do, it is asked
 * which was meant. What was said before is taken back only together with a reading that counts, so a sentence nobody understands changes
 * nothing.
 */
import { isDeepStrictEqual } from "node:util";
import type { Draft } from "../../../../../../schema/blueprint/document.ts";
import type { Op } from "../../../../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../../../../schema/blueprint/operations.ts";
import type { PlanId, Sentence } from "../../../../../../schema/ids.ts";
import type { PlanRequest, Question, SaidBefore } from "../../../../../../schema/planner.ts";
import { startWork } from "../changing.ts";
import { alsoOf, insteadOf, isReferring, type Rank, referred, type Talk } from "./readings.ts";
import { type Turn, turnOf } from "./turns.ts";

/** What a sentence comes to over a draft; null: the draft would not survive it. */
export interface Tried {
  readonly ops: readonly Op[];
  readonly questions: readonly Question[];
  /** What was understood, also where it is so already. */
  readonly facts: readonly unknown[];
}
export type Answer<Found extends Tried> =
  | { readonly is: "asked"; readonly questions: readonly Question[] }
  /** `first`: what stands before what was found, so that the draft is the one it was found over. */
  | {
      readonly is: "read";
      readonly found: Found;
      readonly meant: string;
      readonly first: readonly Op[];
      readonly instead: PlanId | null;
      readonly last: SaidBefore;
      readonly goesOn: boolean;
    };

/** Null: the sentence stands alone, or there is nothing before it. */
export const converse = async <Found extends Tried>(
  request: PlanRequest,
  tryOut: (base: Draft, text: string) => Found | null,
): Promise<Answer<Found> | null> => {
  const said = request.before ?? [];
  const turn = turnOf(request.text);
  // `back-and-again.ts` answers these where there is something to answer.
  if (turn?.is === "taking-back" || turn?.is === "again") return null;
  // What leaned on another sentence and came to nothing is none to lean on.
  const last = said.find(({ stands, text }) => stands !== "nothing" || turnOf(text) === null);
  const refers = turn === null && isReferring(request.text);
  if (!last || (turn === null && !refers)) return null;
  const ground = turn?.is === "instead" ? await without(request.base, last) : together(request.base, last);
  if (ground === null) return { is: "asked", questions: [changedSince(last)] };
  const ranks = ranksOf(talkOver(request, ground.draft, last), turn, request.text);
  const answer = chosen(
    ranks.map((rank) => [...new Set(rank)].filter((one) => one !== request.text || ground.instead !== null)),
    request.answers.meant,
    (text) => tryOut(ground.draft, text),
  );
  if (answer === null) return turn?.is === "instead" ? { is: "asked", questions: [unclear(turn, last)] } : null;
  if ("questions" in answer) return { is: "asked", questions: answer.questions };
  return { is: "read", ...answer, first: ground.first, instead: ground.instead, last, goesOn: turn?.is !== "instead" };
};

interface Ground {
  readonly draft: Draft;
  readonly first: readonly Op[];
  readonly instead: PlanId | null;
}
/** The draft as if the last sentence had not been said; null where that cannot be told any more. */
const without = async (base: Draft, last: SaidBefore): Promise<Ground | null> => {
  if (last.stands === "nothing") return { draft: base, first: [], instead: null };
  if (last.stands === "waits") return { draft: base, first: [], instead: last.planId };
  const back = await last.back();
  return back && over(base, back, last.planId);
};
/** The draft with what the last sentence proposes and nobody answered: the two are answered as one. */
const together = (base: Draft, last: SaidBefore): Ground =>
  (last.stands === "waits" ? over(base, last.ops, last.planId) : null) ?? { draft: base, first: [], instead: null };
const over = (base: Draft, ops: readonly Op[], planId: PlanId): Ground | null => {
  const applied = applyOps(base, { ops }, ops.length);
  return "refused" in applied ? null : { draft: applied.draft, first: ops, instead: planId };
};

const talkOver = (request: PlanRequest, draft: Draft, last: SaidBefore): Talk => ({
  work: startWork({ ...request, base: draft }),
  last: { ...last, nodes: [...last.ops.flatMap((op) => (op.op === "add" ? [op.id] : [])), ...last.nodes] },
  made: [
    ...last.nodes.map((id) => request.base.nodes[id]?.props.label),
    ...last.ops.map((op) => (op.op === "add" ? op.props.label : undefined)),
  ].flatMap((label) => Object.values((label ?? {}) as Readonly<Record<string, string>>)),
});

const ranksOf = (talk: Talk, turn: Turn | null, text: string): readonly Rank[] => {
  if (turn?.is === "instead") return turn.said === null ? [] : insteadOf(talk, turn.said, turn.not);
  return turn?.is === "also" ? alsoOf(talk, turn.said) : referred(talk, text);
};

/** The only reading of the first rank that has one; a question where two have something to say; null where none has. */
const chosen = <Found extends Tried>(
  ranks: readonly Rank[],
  answered: string | undefined,
  tryOut: (text: string) => Found | null,
): { readonly found: Found; readonly meant: string } | { readonly questions: readonly Question[] } | null => {
  let asked: readonly Question[] | null = null;
  let already: { readonly found: Found; readonly meant: string } | null = null;
  const wanted = answered === undefined ? [] : ranks.flat().filter((one) => one === answered);
  for (const rank of wanted.length > 0 ? [wanted] : ranks) {
    const counts: { readonly found: Found; readonly meant: string }[] = [];
    for (const meant of rank.slice(0, mostTried)) {
      const found = tryOut(meant);
      if (!found) continue;
      const questions = found.questions.filter(({ id }) => !id.startsWith("who-"));
      // A question with something to choose from is worth more than none.
      if (questions.length > 0) asked ??= questions.every(({ choices }) => choices.length > 0) ? questions : null;
      else if (found.facts.length > 0 && !counts.some((one) => isDeepStrictEqual(one.found.ops, found.ops))) counts.push({ found, meant });
    }
    const does = counts.filter(({ found }) => found.ops.length > 0);
    // What is so already may have been meant as well.
    if (does.length > 0) return counts.length === 1 ? does[0]! : { questions: [whichReading(counts.map(({ meant }) => meant))] };
    already ??= counts[0] ?? null;
  }
  return already ?? (asked && { questions: asked });
};
const mostTried = 6;

const whichReading = (readings: readonly string[]): Question => ({
  id: "meant",
  text: { en: "What was meant? Nothing was changed yet.", ar: "ما المقصود؟ لم يتغير شيء بعد." },
  choices: readings.map((text) => ({ key: text, label: { en: `“${text}”`, ar: `«${text}»` } })),
  default: null,
});

const question = (id: string, text: Sentence): Question => ({ id, text, choices: [], default: null });
const changedSince = ({ text }: SaidBefore): Question =>
  question("before-0", {
    en: `What was done for “${text}” was changed by someone since, so it is not taken back by a correction; nothing was changed. Say the whole sentence again, or first “undo that”.`,
    ar: `ما نُفّذ لأجل «${text}» غيّره أحد بعد ذلك، فلا يُتراجع عنه بتصحيح، ولم يتغير شيء. قل الجملة كاملة من جديد، أو قل أولًا: «تراجع عن ذلك».`,
  });
const unclear = (turn: Extract<Turn, { is: "instead" }>, { text }: SaidBefore): Question => {
  const said = turn.said ?? turn.not ?? "";
  return question("before-0", {
    en: `It is not clear what “${said}” takes the place of in “${text}”; nothing was changed. Say the whole sentence as it should be, or “undo that”.`,
    ar: `ليس واضحًا محلَّ أي كلمة يأتي «${said}» في «${text}»، ولم يتغير شيء. قل الجملة كاملة كما ينبغي أن تكون، أو: «تراجع عن ذلك».`,
  });
};
