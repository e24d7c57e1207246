/**
 * Sentences that wish something of records and tell nobody what they are or who may do what with them: "appointments are sorted by time",
 * "invoices cannot be changed once they are paid", «لا يمكن تعديل العقد بعد أن ينتهي», or that somebody is told at a time or when a number
 * passes another. They are read as wishes when everything else is there (`refine/left-wishes.ts`); read as a description they would be a
 * thing, a right, or a right taken from the wrong people.
 */
import type { Clause, Token } from "../text/tokens.ts";
import { changing, deleting, denying, excepting, fromThenOn, nobody } from "../words/change-words.ts";
import { wholeChoice } from "../words/words.ts";
import { countedIn } from "./counts.ts";
import { isFilledIn } from "./filled-in.ts";
import { isLate } from "./late.ts";
import { isReminder } from "./reminders.ts";
import { roundIn } from "./rounds.ts";
import { isSent } from "./sent.ts";
import { isThreshold } from "./thresholds.ts";
import { isTelling } from "./who-is-told.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const ordered = set("sorted ordered listed arranged ranked مرتبه مرتب مرتبا ترتب يرتب");
const by = set("by حسب بحسب");

/** Whether the clause is such a wish. Somebody who is told what they may not do is not: "a cashier cannot change orders after closing". */
export const isWished = (clause: Clause): boolean => isOrder(clause.tokens) || isFrozen(clause.tokens) || isAtOccasion(clause);

/** Whether the clause says that somebody is told at a time, or when a number passes another. */
export const isTold = (clause: Clause): boolean => isFlow(clause) || isAtOccasion(clause);
const isAtOccasion = (clause: Clause): boolean => isReminder(clause) || isThreshold(clause);

/** Whether the clause says what comes round, or what comes of what was not done in time: nothing else can be read off it. */
export const isFlow = (clause: Clause): boolean => isRound(clause) || isLate(clause) || isFilledIn(clause) || countedIn(clause) !== null;
const isRound = (clause: Clause): boolean => {
  const round = roundIn(clause);
  return round !== null && isSent(round.rest);
};

/** "… a minimum, and when the amount falls below it the storekeeper is told": what is told stands by itself. */
export const toldApart = (clause: Clause): readonly Clause[] => {
  const { tokens } = clause;
  const round = roundBehind(clause);
  if (round > 0) {
    const end = tokens.slice(0, round).findLastIndex((token) => !isJoint(token)) + 1;
    return [...toldApart(partOf(clause, 0, end)), partOf(clause, round, tokens.length)];
  }
  if (tokens.length > longest || !tokens.some(isTelling) || isTold(clause)) return [clause];
  const at = tokens.findLastIndex(
    ({ word, kind }, i) =>
      i > 2 && kind === "word" && isJoint(tokens[i - 1]!) && !joints.has(word) && isTold(partOf(clause, i, tokens.length)),
  );
  if (at < 0) return [clause];
  const end = tokens.slice(0, at).findLastIndex((token) => !isJoint(token)) + 1;
  return end < 3 ? [clause] : [...toldApart(partOf(clause, 0, end)), partOf(clause, at, tokens.length)];
};
/** "Coordinators assign drivers, keep a list of shelters, and get a weekly report": where what comes round begins, behind what they do; nought: nowhere. */
const roundBehind = (clause: Clause): number => {
  const { tokens } = clause;
  if (clause.arabic || tokens.length > longest || !isRound(clause)) return 0;
  const at = tokens.findLastIndex(({ word }, i) => i > 4 && isJoint(tokens[i - 1]!) && /^(?:gets?|receives?|sees?|views?)$/.test(word));
  return at > 0 && tokens.slice(0, at).filter(isJoint).length > 1 && !isRound(partOf(clause, 0, at)) ? at : 0;
};
const isJoint = ({ word }: Token): boolean => joints.has(word);
const joints = set("and , ، ; و - –");
const longest = 60;
const partOf = (clause: Clause, from: number, to: number): Clause => {
  const tokens = clause.tokens.slice(from, to);
  const [start, end] = [tokens[0]!.from, tokens.at(-1)!.to];
  return {
    ...clause,
    tokens,
    span: { from: start, to: end, text: clause.span.text.slice(start - clause.span.from, end - clause.span.from) },
  };
};

const isOrder = (tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(({ word }) => ordered.has(word));
  const be = tokens[at - 1]?.word ?? "";
  return at > 0 && tokens.slice(at + 1).some(({ word }) => by.has(word)) && (tokens[at]!.arabic || /^(?:is|are|be|get)$/.test(be));
};

const isFrozen = (tokens: readonly Token[]): boolean => {
  const when = tokens.findIndex(({ word }) => fromThenOn.has(word));
  const change = tokens.findIndex(({ word }) => changing.has(word) || deleting.has(word));
  if (change < 0 || tokens.some(({ word }) => excepting.has(word))) return false;
  // «لا تحذف الحجوزات المنتهية»
  if (when < 0) return denying.has(tokens[0]!.word) && change === 1 && tokens.length === 4 && tokens[0]!.arabic && isState(tokens[3]!);
  const passive = tokens[change - 1]?.word === "be" || tokens[change - 1]?.word === "longer";
  const byNobody = tokens.some(({ word }, i) => nobody.has(word) || (word === "no" && tokens[i + 1]?.word === "one"));
  // «لا يمكن تعديل العقد», and not «لا يجوز للراصد تعديل القراءة».
  const impersonal = tokens[change]!.arabic && /^(?:يمكن|يجوز|يسمح|يمنع|ممنوع|يصح)$/.test(tokens[change - 1]?.word ?? "") && change < 4;
  return tokens.some(({ word }) => denying.has(word) || nobody.has(word)) && (passive || byNobody || impersonal);
};

const isState = (token: Token): boolean =>
  [token.word, token.word.replace(/^ال/, ""), token.word.replace(/^ال/, "").replace(/ه$/, "")].some(
    (word) => wholeChoice([{ ...token, word, raw: word }]) !== null,
  );
