/**
 * Two statements in one clause that are no two sentences: "(a shift has a day and a start)" in brackets, "registered by a clerk with the name
 * and the address", "…, only the coordinator can", "articles and comments: reporters write", "so that members can". Each is put as a sentence
 * of its own.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { isPlural } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The statements of a clause; null where it is one. */
export const statedApart = (clause: Clause): readonly Clause[] | null =>
  inBrackets(clause) ?? byWhomWithWhat(clause) ?? onlyTheyCan(clause) ?? listedThenTold(clause) ?? soThatTheyCan(clause);

/** "Volunteers sign up for shifts (a shift has a day, a start time)". */
const inBrackets = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const open = tokens.findIndex(
    (token, i) =>
      token.word === "(" &&
      ["the", "a", "an", "each", "every"].includes(tokens[i + 1]?.word ?? "") &&
      tokens.slice(i + 3, i + 6).some(({ word }) => word === "has" || word === "have"),
  );
  const close = tokens.findIndex((token, i) => i > open && token.word === ")");
  const verb = tokens.findIndex((token, i) => i > open + 2 && (token.word === "has" || token.word === "have"));
  if (open < 2 || close < verb + 2 || !tokens.slice(open + 2, verb).every(isNameWord)) return null;
  return [part(clause, [...tokens.slice(0, open), ...tokens.slice(close + 1)]), part(clause, tokens.slice(open + 1, close))];
};

const entering = /^(?:registered|recorded|entered|added|created|logged|noted|booked)$/;
/** "Families are registered by a social worker with the address and the number of children": he registers them, and they have these. */
const byWhomWithWhat = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const done = tokens.findIndex((token, i) => i > 1 && i < 7 && entering.test(token.word) && tokens[i + 1]?.word === "by");
  const be = done - 1;
  const joint = tokens.findIndex((token, i) => i > done + 2 && i < done + 7 && token.word === "with");
  if (done < 0 || joint < 0 || !["is", "are"].includes(tokens[be]!.word)) return null;
  const who = tokens.slice(done + 2, joint);
  const list = tokens.slice(joint + 1);
  const named = tokens.slice(0, be);
  const aside = named.findIndex(({ word }, i) => i > 0 && ["in", "of", "from", "with", "who", "that"].includes(word));
  const thing = aside > 0 ? named.slice(0, aside) : named;
  if (!who.slice(1).every(isNameWord) || !list.some(isSeparator) || thing.some(isSeparator)) return null;
  const verb = verbForms.get(tokens[done]!.word)?.verb.key === "register" ? "register" : "add";
  return [
    part(clause, [...thing, { ...tokens[be]!, word: tokens[be]!.word === "is" ? "has" : "have" }, ...list]),
    part(clause, [...who, { ...tokens[be]!, word: "can" }, { ...tokens[done]!, word: verb }, ...thing]),
  ];
};

const refusing = new Set(["not", "cannot", "never", "can't"]);
/** "Volunteers must not see the addresses, only the coordinator and the social workers can": only they can see them. */
const onlyTheyCan = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const only = tokens.findIndex((token, i) => i > 3 && token.word === "only" && /^(?:[,–—-]|and|but)$/.test(tokens[i - 1]!.word));
  const last = tokens.at(-1);
  if (only < 0 || !last || !/^(?:can|may|do|should|are)$/.test(last.word)) return null;
  const first = tokens.slice(0, only - 1);
  const not = first.findIndex(({ word }) => refusing.has(word));
  const verb: readonly Token[] = not < 0 ? [] : first.slice(not + 1);
  const who = tokens.slice(only + 1, -1);
  if (verb.length < 2 || who.length === 0 || who.length > 8) return null;
  return [part(clause, first), part(clause, [tokens[only]!, ...who, { ...last, word: "can" }, ...verb])];
};

const offering = /^(?:has|have|includes?|including|contains?|covers?|covering|offers?|offering|provides?|needs?|features?|featuring|with)$/;
/** "It must have articles, comments and banners: reporters write articles": what there is, and what is done with it. */
const listedThenTold = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex(({ word }) => word === ":");
  const verb = tokens.findIndex((token, i) => i > colon + 1 && i < colon + 5 && acts(token));
  const list = tokens.slice(0, Math.max(0, colon));
  const opens = list.findIndex(({ word }) => offering.test(word));
  if (verb < 0 || opens < 0 || opens > 7 || !list.slice(opens).some(isSeparator) || !tokens[verb + 1]) return null;
  const who = tokens.slice(colon + 1, verb);
  return who.every(isNameWord) && isPlural(who.at(-1)!.word) ? [part(clause, list), part(clause, tokens.slice(colon + 1))] : null;
};
const acts = ({ word }: Token): boolean => verbForms.get(word)?.form === "base" && verbForms.get(word)?.verb.cls === "do";

/** "Charities confirm the hours so that volunteers can download a certificate": both is done. */
const soThatTheyCan = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const so = tokens.findIndex(({ word }, i) => i > 2 && word === "so" && tokens[i + 1]?.word === "that");
  const can = tokens.findIndex(({ word }, i) => i > so + 2 && i < so + 6 && /^(?:can|may|could)$/.test(word));
  if (so < 0 || can < 0 || !tokens.slice(so + 2, can).every((token) => isNameWord(token) || token.word === "the")) return null;
  return [part(clause, tokens.slice(0, so)), part(clause, tokens.slice(so + 2))];
};
