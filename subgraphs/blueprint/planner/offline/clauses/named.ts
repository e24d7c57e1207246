/** The name in English words that were cut too wide. */
import { singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { senseOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, wholeConcept, wholeProperty } from "../words/words.ts";

/** Of "keep our invoices" the invoices, of "a stamp each visit" the stamp, of "clients ask" the clients; else the words as they are. */
export const named = (words: readonly Token[]): readonly Token[] => {
  if (words.length > longest) return words;
  const inner = words.findIndex(({ word }, i) => i > 0 && (goesOn.test(word) || isDoing(words, i)));
  if (inner > 0 && (conceptAt(words, 0)?.length ?? 0) <= inner) {
    const rest = words.slice(inner + 1);
    return isAct(words[inner - 1]!) && rest.length > 0 ? named(rest) : named(words.slice(0, inner));
  }
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length < 2 || wholeConcept(words)) return words;
  if (isAct(first) && !wholeConcept([first])) return named(words.slice(1));
  return isVerbOnly(last.word) && !wholeProperty([last]) ? named(words.slice(0, -1)) : words;
};

/** What is longer is no name with something around it. In words. */
const longest = 16;
/** What no name has within it. */
const goesOn = /^(?:each|every|our|my|your|their|his|her|its|has|have|had|maybe|perhaps|if)$/;
/** "what the pupil covered: roundabouts", "a brief describing footage": what somebody did, what it does. */
const isDoing = (words: readonly Token[], at: number): boolean =>
  senseOf(words[at]!.word) === null &&
  (/ed$/.test(words[at]!.word)
    ? wholeConcept(words.slice(at - 1, at))?.kind === "person"
    : at < words.length - 1 && verbForms.get(words[at]!.word)?.form === "ing");
/** "keep", "describing": before a name it says what is done to it. */
const isAct = ({ word }: Token): boolean =>
  /^(?:keep|get|give|take|bring|send|tell|ask|let|put|say)$/.test(word) || (verbForms.get(word)?.form === "ing" && senseOf(word) === null);
/** "weighs", "confirm": no noun at all. */
const isVerbOnly = (word: string): boolean => {
  const sense = senseOf(singular(word)) ?? senseOf(word);
  return sense !== null && sense.verb === 3 && sense.sorts.length === 0;
};
