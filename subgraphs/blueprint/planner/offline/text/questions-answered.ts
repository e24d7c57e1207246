/** Interviews: "What is on an order? — The customer, the delivery day": what was asked of has what was answered. */

import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { singular } from "./fold.ts";
import { isNameWord } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses, an answer that is a list put behind what was asked of. */
export const questionsAnswered = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.map(withoutLetter).flatMap((clause, i, clauses) => {
    const asked = i > 0 ? askedOf(clauses[i - 1]!) : [];
    if (asked.length > 0 && isList(clause.tokens)) return [{ ...clause, tokens: has(asked, clause.tokens) }];
    return clauses[i + 1] && askedOf(clause).length > 0 && isList(clauses[i + 1]!.tokens) ? [] : [clause];
  });

/** "Q: Who comes to you?", "A: Brides mostly": who speaks is no part of it. */
const withoutLetter = (clause: Clause): Clause =>
  /^[qa]$/.test(clause.tokens[0]?.word ?? "") && /^[:.]$/.test(clause.tokens[1]?.word ?? "") && clause.tokens.length > 2
    ? { ...clause, tokens: clause.tokens.slice(2) }
    : clause;

const has = (name: readonly Token[], list: readonly Token[]): readonly Token[] => {
  const like = list[0]!;
  const at = (word: string): Token => ({ ...like, raw: word, word, kind: "word", arabic: false, to: like.from });
  return [at("each"), ...name.map((token, i) => at(i === name.length - 1 ? singular(token.word) : token.word)), at("has"), ...list];
};

/** What a question asks about: "an order" of "what is on an order", "a stop" of "what do you note down at a stop". */
const askedOf = ({ tokens, arabic }: Clause): readonly Token[] => {
  if (arabic || !/^(?:what|which)$/.test(tokens[0]?.word ?? "") || tokens.length > 14) return [];
  const at = tokens.findLastIndex(({ word }) => /^(?:on|in|at|into|about|for|of|from|per)$/.test(word));
  const name = tokens.slice(at + 2).filter(({ kind }) => kind === "word");
  const asks = tokens
    .slice(1, Math.max(at, 0))
    .some(({ word }) => /^(?:is|goes|do|does|should|belongs|stands|data|information|details)$/.test(word));
  return at > 1 &&
    asks &&
    /^(?:an?|the|each|every|one)$/.test(tokens[at + 1]?.word ?? "") &&
    name.length > 0 &&
    name.length < 4 &&
    name.every(isNameWord)
    ? name
    : [];
};

/** Names in a row, and nothing that is said. */
const isList = (tokens: readonly Token[]): boolean =>
  tokens.length > 2 &&
  tokens.some(isSeparator) &&
  !tokens[0]!.arabic &&
  /^(?:the|an?|its|their|his|her|how|which|who|when|where|whether|what|name|date)$/.test(tokens[0]!.word) &&
  !tokens.some(({ word }, i) => /^(?:can|may|must|should|will|is|are|has|have|we|they|i)$/.test(word) && !inQuestion(tokens, i)) &&
  !tokens.some(
    ({ word }, i) => verbForms.get(word)?.form === "s" && verbForms.get(word)?.verb.cls === "do" && tokens[i + 1]?.word === "the",
  );

const inQuestion = (tokens: readonly Token[], at: number): boolean => {
  const from = tokens.slice(0, at).findLastIndex(isSeparator) + 1;
  return /^(?:how|which|who|when|where|whether|what)$/.test(tokens[from]?.word ?? "");
};
