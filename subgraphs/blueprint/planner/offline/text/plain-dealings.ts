/** Verbs of dealings that mean something else where they stand: giving as donating, hiring somebody, "pay per hour". */
import { conceptAt } from "../words/words.ts";
import { as, is, type Rule } from "./plain-verbs.ts";

/** "Donors can give with or without an account": they donate. */
const giving: Rule = (tokens, at) =>
  is(tokens[at], /^gives?$/) &&
  tokens.slice(Math.max(0, at - 4), at).some(({ word }) => /^(?:donors?|supporters?|benefactors?)$/.test(word)) &&
  (at === tokens.length - 1 || is(tokens[at + 1], /^(?:,|with|without|to|once|monthly|regularly|anonymously|online|money|any|what|and)$/))
    ? { tokens: [as(tokens[at]!, "donate")], length: 1 }
    : null;

/** "a date and pay per hour": what is paid, and nobody pays. */
const payPer: Rule = (tokens, at) =>
  is(tokens[at], /^pay$/) && is(tokens[at + 1], /^per$/) && !is(tokens[at - 1], /^(?:to|can|may|must|they|we|you|who|i)$/)
    ? { tokens: [as(tokens[at]!, "wage")], length: 1 }
    : null;

/** "employers message and hire", "hires a nurse": somebody is taken on, and nothing is let. */
const hiring: Rule = (tokens, at) => {
  if (!is(tokens[at], /^hires?$/)) return null;
  const next = tokens.slice(at + 1).findIndex(({ word }) => !/^(?:a|an|the|new|more|their|our|his|her)$/.test(word)) + at + 1;
  return at === tokens.length - 1 || conceptAt(tokens, next)?.entry.kind === "person"
    ? { tokens: [as(tokens[at]!, "recruit")], length: 1 }
    : null;
};

export const dealings: readonly Rule[] = [giving, hiring, payPer];
