/** What a page shows of a thing, said as what the thing has: "a plant page includes photos and the price", "clicking on an animal opens its page with …". */

import { isSeparator } from "../clauses/phrases.ts";
import { sortsOf } from "../words/senses.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { singular } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The sentence of what the thing has; null where no page of one is spoken of. */
export const pageTurns = (clause: Clause): readonly Clause[] | null => pageShows(clause) ?? clickingOpens(clause);

const page = /^(?:page|pages|profile|view|screen)$/;
const showing = /^(?:shows?|displays?|includes?|contains?|lists?|presents?|has|have|features?)$/;
/** Pages of the whole platform, and of nothing that is kept. */
const general =
  /^(?:home|landing|front|main|start|first|contact|about|login|log|sign|checkout|admin|administrator|search|result|results|web|each|every|the|a|an|this|own|new|user|profile|account|detail|details|dashboard|help|faq|overview|category|same|one|next|single|list|listing|payment|settings)$/;

/** "A plant page includes photos, the price and watering instructions": a plant has these. */
const pageShows = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex(({ word }, i) => i > 1 && i < 8 && showing.test(word) && page.test(tokens[i - 1]!.word));
  if (verb < 0) return null;
  const article = /^(?:the|an?|each|every|all)$/.test(tokens[0]!.word) ? 1 : 0;
  let end = verb - 1;
  while (end > article && /^(?:page|profile|detail|details|own|individual)$/.test(tokens[end - 1]!.word)) end--;
  return thingHas(clause, tokens.slice(article, end), tokens[verb]!, tokens.slice(verb + 1));
};

/** "Clicking on an animal opens its page with photos, its story and its age": an animal has these. */
const clickingOpens = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const opens = tokens.findIndex(({ word }, i) => i > 2 && i < 9 && /^(?:opens?|shows?|displays?|leads?|reveals?|brings?)$/.test(word));
  if (!/^(?:clicking|tapping|selecting|pressing|click|tap)$/.test(tokens[0]!.word) || opens < 0) return null;
  const from = tokens.findIndex(({ word }, i) => i > 0 && i < opens && /^(?:an?|the|any|one|each)$/.test(word));
  const list = tokens.findIndex(({ word }, i) => i > opens && /^(?:with|showing|displaying|including|containing)$/.test(word));
  const shows = tokens[opens]!;
  const its = list > 0 ? tokens.slice(list + 1) : /^(?:shows?|displays?|reveals?)$/.test(shows.word) ? tokens.slice(opens + 1) : [];
  return from < 0 ? null : thingHas(clause, tokens.slice(from + 1, opens), shows, its);
};

const thingHas = (clause: Clause, name: readonly Token[], verb: Token, list: readonly Token[]): readonly Clause[] | null => {
  const last = name.at(-1);
  if (!last || name.length > 3 || !name.every(isNameWord) || general.test(last.word) || list.length < 2) return null;
  if (name.length === 1 && sortsOf(last.word)[0] === "time") return null;
  // "The product page shows how many are left": no list of what it has.
  if (/^(?:how|that|who|whether|if|all|only|nothing|everything)$/.test(list[0]!.word)) return null;
  if (conceptAt(name, 0)?.entry.kind === "none") return null;
  const has: Token = { ...verb, raw: "has", word: "has" };
  const each: Token = { ...name[0]!, raw: "each", word: "each" };
  const one = name.map((token, i) => (i === name.length - 1 ? { ...token, word: singular(token.word) } : token));
  return [{ ...part(clause, [each, ...one, has, ...plainList(list)], [...name, ...list]), bullet: false, heading: false }];
};

/** "its story, age and the keeper who looks after it": what is listed, without what is told of each. */
const plainList = (list: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  let aside = false;
  list.forEach((token, i) => {
    if (isSeparator(token)) aside = false;
    if (/^(?:who|whom|which|that)$/.test(token.word) && i > 0 && verbForms.has(list[i + 1]?.word ?? "")) aside = true;
    if (aside || (/^(?:its|their)$/.test(token.word) && (i === 0 || isSeparator(list[i - 1]!)))) return;
    out.push(token);
  });
  return out;
};
