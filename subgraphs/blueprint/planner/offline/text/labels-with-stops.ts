/** "• Schools. Name, principal, address.", "Cars" above "Registration, model, gearbox": a label with a full stop or a new line for a colon. */

import { isSeparator } from "../clauses/phrases.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { wholeProperty } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import type { Clause, Token } from "./tokens.ts";

/** The clauses, where such a label and its list are one. */
export const labelsWithStops = (clauses: readonly Clause[]): readonly Clause[] => {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const label = out.at(-1);
    if (label && isLabel(label) && !clause.bullet && !clause.arabic && isList(clause.tokens)) out.splice(-1, 1, joined(label, clause));
    else out.push(clause);
  }
  return out;
};

const isLabel = ({ arabic, tokens }: Clause): boolean =>
  !arabic &&
  tokens.length < 4 &&
  isPlural(tokens.at(-1)!.word) &&
  tokens.every(({ kind, word }) => kind === "word" && !functionWords.has(word));

const isList = (tokens: readonly Token[]): boolean => {
  const parts = tokens.reduce<Token[][]>(
    (all, token) => {
      if (isSeparator(token)) all.push([]);
      else all.at(-1)!.push(token);
      return all;
    },
    [[]],
  );
  const known = parts.filter((part) => wholeProperty(part) !== null);
  return (
    parts.filter((part) => part.length > 0).length > 2 &&
    (known[0] === parts[0] || known.length * 3 > parts.length) &&
    parts.every((part) => part.length < 6) &&
    !tokens.some(({ word }) => word === ":") &&
    !tokens.some(({ word }) => ["be", "have", "may"].includes(verbForms.get(word)?.verb.cls ?? ""))
  );
};

const joined = (label: Clause, list: Clause): Clause => {
  const last = label.tokens.at(-1)!;
  const gap = ".".padEnd(Math.max(list.span.from - label.span.to, 1));
  return {
    ...label,
    tokens: [...label.tokens, { ...last, from: last.to, to: last.to, raw: ":", word: ":", kind: "mark" }, ...list.tokens],
    span: { from: label.span.from, to: list.span.to, text: `${label.span.text}${gap}${list.span.text}` },
  };
};
