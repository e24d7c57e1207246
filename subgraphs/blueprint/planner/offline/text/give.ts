/** "Judges give each poem a score", "the club hands every member a card": what is given is made for what gets it. */
import { isNothing, isPerson, phraseOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import { verbForms } from "../words/verbs.ts";
import type { Token } from "./tokens.ts";

const giving = /^(?:give|gives|award|awards|assign|assigns|hand|hands)$/;
const each = new Set("each every the a an their his her this all".split(" "));
const marks = /^(?:scores?|ratings?|grades?|marks?|points?|stars?|votes?)$/;

/** The predicate as it would be said the other way round; itself where nothing is given to a thing. */
export const givenRound = (predicate: Predicate): Predicate => {
  const { object, word } = predicate;
  if (!giving.test(word) || !each.has(object[0]?.word ?? "")) return predicate;
  const at = object.findIndex((token, i) => i > 1 && i < 5 && ["a", "an", "points", "marks", "stars"].includes(token.word));
  if (at < 0 || object.slice(0, at).some((token) => token.kind !== "word" || ["with", "to", "for", "of"].includes(token.word)))
    return predicate;
  const gets = phraseOf(object.slice(0, at));
  if (!gets || isPerson(gets) || isNothing(gets)) return predicate;
  const given = object.slice(at);
  const first = given.find((token) => token.kind === "word" && !["a", "an"].includes(token.word));
  if (!first) return predicate;
  const joint: Token = { ...first, word: "for", raw: "for" };
  // A score is what a review holds.
  return marks.test(first.word)
    ? { ...predicate, verb: verbForms.get("rate")!.verb, word: "rate", object: object.slice(0, at) }
    : { ...predicate, verb: verbForms.get("add")!.verb, word: "add", object: [...withoutTail(given), joint, ...object.slice(0, at)] };
};
const withoutTail = (tokens: readonly Token[]): readonly Token[] => {
  const cut = tokens.findIndex((token) => ["with", "from", "for", "when", "after", "before", "by"].includes(token.word));
  return cut > 0 ? tokens.slice(0, cut) : tokens;
};
