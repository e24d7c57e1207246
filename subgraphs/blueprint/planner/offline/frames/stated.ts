/** Sentences that tell what a thing has by other verbs: "harvests are recorded with the date and the kilos", "a booking needs the room, the start and the end". */

import { brackets, isNothing, isPerson, isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import { isPlural } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { namesRole } from "../words/role-names.ts";
import { frame } from "./frame.ts";

const keeping = new Set(
  "recorded registered kept stored noted listed announced published tracked logged documented entered saved collected".split(" "),
);
/** "A placement is opened with the child and the first day": only where it is said with what. */
const opening = new Set("opened filed created issued raised started drafted".split(" "));
const being = new Set(["is", "are", "be", "gets", "get"]);
const leading = new Set(["with", "including", "by"]);

/** "Honey harvests are recorded too, with the hive, the date and the kilos"; without the list it says that there are such. */
export const keptWith = (clause: Clause): readonly Frame[] | null => {
  const open = clause.tokens.findIndex(({ word }) => word === "(");
  // Brackets before the verb say what it is; behind it they are choices of what is kept.
  const tokens =
    open > 0 && clause.tokens.slice(0, open).some(({ word }) => keeping.has(word)) ? clause.tokens : brackets(clause.tokens).outside;
  const at = tokens.findIndex(
    (token, i) =>
      i > 1 &&
      (keeping.has(token.word) || (opening.has(token.word) && tokens[i + 1]?.word === "with")) &&
      tokens.slice(Math.max(i - 3, 0), i).some((one) => being.has(one.word)),
  );
  if (at < 0 || at > 9) return null;
  const be = tokens.slice(0, at).findLastIndex((token) => being.has(token.word));
  const subject = only(tokens.slice(0, be).filter((token) => !["should", "must", "will", "also", "need", "to"].includes(token.word)));
  if (!subject) return null;
  const joint = tokens.findIndex((token, i) => i > at && i < at + 6 && leading.has(token.word));
  const items = joint < 0 || tokens[joint]!.word === "by" ? [] : itemsOf(tokens.slice(joint + 1));
  if (items.length > 1 || (items.length === 1 && (items[0]!.property || isThing(items[0]!.phrase))))
    return [{ ...frame(clause), is: "has", subjects: [subject], items }];
  return joint < 0 && (subject.plural || subject.concept) ? [{ ...frame(clause), is: "things", phrases: [subject] }] : null;
};

/** "Lost items are logged with the room where they were found": they are of the room. */
const isThing = (phrase: Phrase | null): boolean => phrase?.concept != null && !isNothing(phrase) && !isPerson(phrase);

const needing = new Set("needs need requires require".split(" "));
/** "A reservation needs the room, the start, the end and how many people come". */
export const needsList = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token, i) => i > 0 && needing.has(token.word));
  if (at < 1 || at > 5 || tokens[at + 1]?.word === "to" || tokens[at + 1]?.word === "approval") return null;
  const subject = only(tokens.slice(0, at));
  const items = itemsOf(tokens.slice(tokens[at + 1]?.word === "only" ? at + 2 : at + 1));
  return subject && (!isPerson(subject) || tokens[at + 1]?.word === "only") && items.length > 1 && isDescription(items)
    ? [{ ...frame(clause), is: "has", subjects: [subject], items }]
    : null;
};

const telling = /^(?:records|captures|lists|shows|states|specifies|describes|names|notes|covers|mentions|indicates|tracks|carries|holds)$/;
const tellingMany = /^(?:record|capture|list|show|state|specify|describe|name|note|mention|indicate)$/;
/** "A result records the test, the value and the technician": a thing that records has it. */
export const recordsList = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  // "Stock movements record the product, the quantity and the date"
  const many = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      i < 5 &&
      tellingMany.test(token.word) &&
      isPlural(tokens[i - 1]!.word) &&
      ["a", "an", "the"].includes(tokens[i + 1]?.word ?? ""),
  );
  const at = many > 0 ? many : tokens.findIndex((token, i) => i > 1 && i < 6 && telling.test(token.word));
  if (at < 0 || (many < 0 && !["a", "an", "each", "every", "the"].includes(tokens[0]!.word))) return null;
  const said = phraseOf(tokens.slice(0, at));
  const subject = said && isNothing(said) ? keptRecord(said)[0] : said;
  const items = itemsOf(tokens.slice(at + 1));
  return subject && !isPerson(subject) && !namesRole(subject) && subject.tokens.length < 4 && items.length > 1 && isDescription(items)
    ? [{ ...frame(clause), is: "has", subjects: [subject], items }]
    : null;
};

/** The one thing these words name; null for several, for "we", for a platform. */
const only = (tokens: readonly Token[]): Phrase | null => {
  if (tokens.some((token) => isSeparator(token) || ["we", "i", "you", "they", "it"].includes(token.word)) || splitList(tokens).length !== 1)
    return null;
  const phrase = phraseOf(tokens);
  return phrase && !isNothing(phrase) && phrase.tokens.length < 5 ? phrase : null;
};
