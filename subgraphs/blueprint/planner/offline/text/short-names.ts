/** "A claims handler is assigned … the handler approves": who was named in full before is meant by the last word of the name. */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { wholeConcept } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses, with such people by their full name. */
export const fullNames = (clauses: readonly Clause[]): readonly Clause[] => {
  const full = new Map<string, readonly Token[] | null>();
  const alone = new Set<string>();
  for (const { tokens, arabic } of clauses)
    if (!arabic)
      tokens.forEach((token, i) => {
        if (!isActor(token)) return;
        const before = tokens[i - 1];
        if (before && isFirst(before) && ["a", "an", "the", "our"].includes(tokens[i - 2]?.word ?? "")) {
          const one = [before, token];
          const known = full.get(token.word);
          full.set(token.word, known === undefined || known?.[0]?.word === before.word ? one : null);
        } else if (["a", "an", "each", "every"].includes(before?.word ?? "") || before === undefined) alone.add(token.word);
      });
  const meant = (tokens: readonly Token[], i: number): Token | null => {
    const one = tokens[i - 1]?.word === "the" && !alone.has(tokens[i]!.word) ? full.get(tokens[i]!.word) : null;
    return one ? { ...one[0]!, from: tokens[i]!.from, to: tokens[i]!.to } : null;
  };
  return clauses.map((clause) => {
    if (clause.arabic || !clause.tokens.some((_, i) => meant(clause.tokens, i))) return clause;
    return {
      ...clause,
      tokens: clause.tokens.flatMap((token, i) => {
        const first = meant(clause.tokens, i);
        return first ? [first, token] : [token];
      }),
    };
  });
};

const isActor = (token: Token): boolean => {
  if (token.kind !== "word" || token.arabic || isPlural(token.word)) return false;
  return wholeConcept([token])?.kind === "person" || namesSomebody(token.word);
};
const isFirst = (token: Token): boolean =>
  token.kind === "word" &&
  !isSeparator(token) &&
  !functionWords.has(token.word) &&
  !["ed", "ing"].includes(verbForms.get(token.word)?.form ?? "") &&
  !/^(?:same|new|other|first|second|next|last|whole|right|old|own|responsible|good|nice|big|small|single)$/.test(token.word);
