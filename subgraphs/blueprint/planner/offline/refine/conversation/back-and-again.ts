/**
 * Going back and forth in a conversation: "undo that", "undo the last three", "redo". Both planners answer these alike, and nothing is planned:
 * whoever runs the plan takes each sentence out of the draft, or brings it back, as a step of its own.
 */
import type { PlanId, Sentence } from "../../../../../../schema/ids.ts";
import type { PlannerName, PlanRequest, Question, Report, SaidBefore } from "../../../../../../schema/planner.ts";
import { turnOf } from "./turns.ts";

/** What a sentence takes back or brings back and says nothing else, as the report of its plan; null: it does not, or nothing stands. */
export const backOrAgain = async (request: PlanRequest): Promise<Omit<Report, "planner" | "assumed"> | null> => {
  const turn = turnOf(request.text);
  if (turn?.is === "taking-back") return takenBack(request, turn.count);
  return turn?.is === "again" ? broughtBack(request, turn.count) : null;
};

/** The report of one planner. */
export const reportOfSteps = (planner: PlannerName, steps: Omit<Report, "planner" | "assumed">, assumed: Report["assumed"]): Report => ({
  planner,
  assumed,
  ...steps,
});

/** What is said of a sentence that was taken back. */
export const saidBack = ({ text, stands }: SaidBefore): Sentence =>
  stands === "waits"
    ? { en: `Withdrawn, and never done: “${text}”.`, ar: `سُحب ولم يُنفَّذ: «${text}».` }
    : { en: `Taken back: “${text}”.`, ar: `تُراجِع عن: «${text}».` };

const takenBack = async (request: PlanRequest, count = 1) => {
  const known = (request.before ?? []).filter(({ stands }) => stands !== "nothing");
  const standing = count > known.length && request.further ? (await request.further()).standing : known;
  const [last, ...others] = standing.slice(0, count);
  if (!last) return null;
  const short = others.length + 1 < count ? [noMore("to be taken back", "للتراجع عنه")] : [];
  return told(request, [...[last, ...others].map(saidBack), ...short], {
    instead: last.planId,
    ...(others.length > 0 ? { alsoBack: others.map(({ planId }) => planId) } : {}),
  });
};

/** Without a number: all that the last such sentence took back, the oldest first. */
const broughtBack = async (request: PlanRequest, count: number | undefined) => {
  const groups = (await request.further?.())?.takenBack ?? [];
  const wanted = count === undefined ? (groups[0] ?? []) : groups.flat().slice(0, count);
  if (wanted.length === 0) return { ...told(request, [], {}), questions: [nothingBack], ignored: [spanOf(request)] };
  const again = wanted.toReversed();
  const short = wanted.length < (count ?? 0) ? [noMore("to be brought back", "لإعادته")] : [];
  const done = again.map(({ text }): Sentence => ({ en: `Done again: “${text}”.`, ar: `أُعيد: «${text}».` }));
  return told(request, [...done, ...short], { again: again.map(({ planId }) => planId) });
};

const spanOf = ({ text }: PlanRequest) => ({ from: 0, to: text.length, text });
const told = (
  request: PlanRequest,
  said: readonly Sentence[],
  plans: { readonly instead?: PlanId; readonly alsoBack?: readonly PlanId[]; readonly again?: readonly PlanId[] },
): Omit<Report, "planner" | "assumed"> => ({
  understood: said.map((text, i) => ({ id: `u${i + 1}`, text, span: spanOf(request), nodes: [] })),
  ignored: [],
  questions: [],
  problems: [],
  ...plans,
});
const noMore = (en: string, ar: string): Sentence => ({
  en: `There was no more of yours ${en}.`,
  ar: `لم يبقَ شيء مما قلته ${ar}.`,
});
const nothingBack: Question = {
  id: "again-0",
  text: {
    en: "Nothing you took back of this branch is there to be brought back; nothing was changed. Of a proposal that was withdrawn, say the sentence again.",
    ar: "لا شيء مما تراجعت عنه في هذا الفرع يمكن إعادته؛ لم يتغير شيء. ما سُحب قبل تنفيذه يُعاد بقول جملته من جديد.",
  },
  choices: [],
  default: null,
};
