/** A word for a record that was not said as one: "A registration has …", the booking that booking leaves. */

import { phraseOf } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import { keptReport } from "../world/records-made.ts";
import { conceptOf } from "./words.ts";

/** "A registration has a course and a date": a word for what is kept, when it is said what it holds. */
export const keptRecord = (phrase: Phrase): readonly Phrase[] => {
  const word = phrase.tokens[0]?.word ?? "";
  if (phrase.modifiers.length > 0) return [];
  if (/^(?:registrations?|(?:ال)?تسجيل(?:ات)?)$/.test(word)) return [{ ...phrase, concept: conceptOf("registration") ?? null }];
  if (nouns.test(word) || /^(?:لل|ال)?برنامج$/.test(word)) return [{ ...phrase, concept: null }];
  if (/^(?:لل|ال)?موقع$/.test(word)) return [{ ...phrase, concept: conceptOf("location") ?? null }];
  return /^(?:reports?|(?:ال)?تقرير|(?:ال)?تقارير)$/.test(word) ? [{ ...phrase, concept: keptReport }] : [];
};

/** Words for parts of a screen or of nothing, that name a record where it is told what it holds. */
const nouns =
  /^(?:results?|profiles?|entr(?:y|ies)|records?|cases?|jobs?|operations?|items?|options?|activit(?:y|ies)|places?|parts?|lists?|process(?:es)?|accounts?|works?|roles?|cards?|forms?|sections?|menus?)$/;

export const all: Token = { from: 0, to: 0, raw: "everything", word: "everything", kind: "word", arabic: false };
export const recordOf = (key: string): Phrase | undefined => {
  const concept = conceptOf(key);
  return concept && phraseOf([{ ...all, raw: concept.en[0]!, word: concept.en[0]! }])
    ? { ...phraseOf([all])!, concept, name: key }
    : undefined;
};
