/** English in the words the grammar reads: turns of phrase that stand for others. */

import { verbForms } from "../words/verbs.ts";
import { withoutLead } from "./fillers.ts";
import { isNameWord } from "./plain-cuts.ts";
import { doing } from "./plain-doing.ts";
import { saidOtherwise } from "./plain-turns.ts";
import { refusedOrHad } from "./plain-verbs.ts";
import { requested } from "./request-turns.ts";
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
const rules = [givingIts, ...requested, ...doing, ...refusedOrHad, ...saidOtherwise];
