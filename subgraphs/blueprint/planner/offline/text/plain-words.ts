/** English in the words the grammar reads: what a clause begins with and says nothing, and turns of phrase that stand for others. */

import { verbForms } from "../words/verbs.ts";
import { isNameWord } from "./plain-cuts.ts";
import { doing } from "./plain-doing.ts";
import { saidOtherwise } from "./plain-turns.ts";
import { refusedOrHad } from "./plain-verbs.ts";
import type { Token } from "./tokens.ts";

/** Rewrites the words of one clause. */
export const plainWordsOf = (given: readonly Token[]): readonly Token[] => {
  const tokens = withoutLead(given);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let found: ReturnType<(typeof rules)[number]> = null;
    for (const rule of rules) {
      found = rule(tokens, i);
      if (found) break;
    }
    out.push(...(found?.tokens ?? [tokens[i]!]));
    i += (found?.length ?? 1) - 1;
  }
  return out;
};

const leads = [
  "in it",
  "in there",
  "at the moment",
  "at present",
  "of course",
  "at the end of the day",
  "at the end of the week",
  "at the end of the month",
  "at the end of the year",
  "that is one",
  "that is a",
  "okay so",
  "ok so",
  "oh and",
  "and then",
  "so",
  "then",
  "afterwards",
  "meanwhile",
].map((words) => words.split(" "));
/** "In it each glider is kept with …": what is said begins behind it. */
const withoutLead = (tokens: readonly Token[]): readonly Token[] => {
  // "The clerk alone may delete": only the clerk.
  const alone = tokens.findIndex(
    ({ word }, i) => i > 0 && i < 6 && word === "alone" && /^(?:can|may|should|must)$/.test(tokens[i + 1]?.word ?? ""),
  );
  if (alone > 0) return [{ ...tokens[alone]!, word: "only" }, ...tokens.slice(0, alone), ...tokens.slice(alone + 1)];
  // "> Hello Ruth": a line of an answered letter.
  if (tokens[0]?.word === ">") return withoutLead(tokens.slice(1));
  if (
    /^(?:first|firstly|second|secondly|third|thirdly|fourth|lastly|finally|next)$/.test(tokens[0]?.word ?? "") &&
    tokens[1]?.word === "," &&
    tokens.length > 2
  )
    return withoutLead(tokens.slice(2));
  // "After landing, the pilot …"; "With support from the town we will …"
  if (/^(?:after|before|upon|when|while)$/.test(tokens[0]?.word ?? "") && tokens[2]?.word === "," && tokens.length > 6)
    return withoutLead(tokens.slice(3));
  const we = /^(?:with|thanks|besides)$/.test(tokens[0]?.word ?? "")
    ? tokens.findIndex(({ word }, i) => i > 1 && i < 11 && ["we", "i"].includes(word))
    : -1;
  if (we > 0 && !["that", "which", "whom", "what", "as", "and"].includes(tokens[we - 1]!.word)) return tokens.slice(we);
  const colon = tokens[0]?.word === "what" ? tokens.findIndex(({ word }, i) => i > 2 && i < 9 && (word === ":" || word === ",")) : -1;
  if (
    colon > 0 &&
    tokens.slice(1, colon).some(({ word }) => /^(?:should|need|needs|want|wants|possible|like|have|wish|is)$/.test(word)) &&
    tokens.length > colon + 3
  )
    return withoutLead(tokens.slice(colon + 1));
  const asked = tokens.findIndex(({ word }, i) => i < 10 && /^(?:asked|wondered|wondering|asks)$/.test(word));
  const whether = asked >= 0 ? tokens.findIndex(({ word }, i) => i > asked && i < asked + 4 && ["whether", "if"].includes(word)) : -1;
  if (whether > 0) return tokens.slice(whether + 1);
  const lead = leads.find((words) => words.every((word, i) => tokens[i]?.word === word));
  if (!lead || tokens.length - lead.length < 3) return tokens;
  const rest = tokens.slice(tokens[lead.length]?.word === "," ? lead.length + 1 : lead.length);
  return lead.length > 1 ? withoutLead(rest) : rest;
};
/** "Shoppers request a return giving a reason": it has one. */
const givingIts: (typeof doing)[number] = (tokens, at) => {
  const article = tokens.findLastIndex(({ word }, i) => i < at - 1 && i > at - 5 && (word === "a" || word === "an"));
  const verb = article < 1 ? undefined : verbForms.get(tokens[article - 1]!.word);
  return /^(?:giving|stating|indicating)$/.test(tokens[at]!.word) &&
    verb?.verb.allows.includes("create") &&
    tokens.slice(article + 1, at).every(isNameWord) &&
    articles.has(tokens[at + 1]?.word ?? "")
    ? { tokens: [{ ...tokens[at]!, raw: "stating", word: "stating" }], length: 1 }
    : null;
};
const articles = new Set("a an the their its his her".split(" "));
const rules = [givingIts, ...doing, ...refusedOrHad, ...saidOtherwise];
