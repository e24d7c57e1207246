/** A noun of a description, wherever it is said: what may be the name of records, and the signs for and against it. */
import type { Span } from "../../../../../schema/planner.ts";
import type { Phrase } from "../clauses/types.ts";
import type { Clause } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";

export interface Noun {
  /** As a record of that name would be keyed. */
  readonly key: string;
  /** Every name it answers to: keys, English names as keys, Arabic names folded and without their article. */
  readonly names: Set<string>;
  /** How it is said first; of what a verb leaves behind, the record the lexicon knows. */
  readonly said: { readonly phrase: Phrase } | { readonly leaves: Concept };
  readonly span: Span;
  /** How it is said, in all its places together. What they weigh was learned from descriptions (`weights.txt`). */
  readonly signs: Set<string>;
  /** In how many places it is said. */
  places: number;
}

/** The nouns of a text, by key. */
export type Nouns = Map<string, Noun>;

/** The clause a noun stands in, and the places of its first and last word there. */
export interface Place {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  /** How many clauses the text has. */
  readonly clauses: number;
}

/** The noun of that key, entered where it is new, with one place more. */
export const entered = (nouns: Nouns, key: string, said: Noun["said"], { clause, from, to }: Place, names: readonly string[]): Noun => {
  const first = clause.tokens[from]!.from;
  const last = clause.tokens[to]!.to;
  const noun: Noun = nouns.get(key) ?? {
    key,
    names: new Set([key]),
    said,
    span: { from: first, to: last, text: clause.span.text.slice(first - clause.span.from, last - clause.span.from) },
    signs: new Set(),
    places: 0,
  };
  nouns.set(key, noun);
  for (const name of names) noun.names.add(name);
  noun.places++;
  return noun;
};

/** "Lost and found item" as a key would be. */
export const asKey = (name: string): string =>
  name.toLowerCase().replace(/[^\p{L}\p{N}]+(.)/gu, (_, letter: string) => letter.toUpperCase());

/** Numbers above three tell no more than four do. */
export const few = (count: number): string => (count > 3 ? "4+" : String(count));

/** Where in the text a clause stands. */
export const partOf = ({ clause, clauses }: Place): string =>
  clause.index === 0 ? "first" : clause.index > clauses * 0.8 ? "last" : "middle";
