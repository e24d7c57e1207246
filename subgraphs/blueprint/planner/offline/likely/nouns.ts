/** All nouns of a text, with the signs that are seen only when they stand side by side. */
import type { Clause } from "../text/tokens.ts";
import { enterArabic } from "./arabic-nouns.ts";
import { enterDone } from "./done-nouns.ts";
import { enterEnglish } from "./english-nouns.ts";
import { few, type Noun, type Nouns } from "./noun.ts";

/** The nouns of a description and what its verbs leave behind, each once, in the order they are first said. */
export const nounsIn = (clauses: readonly Clause[]): readonly Noun[] => {
  const nouns: Nouns = new Map();
  for (const clause of clauses.map(inOneLanguage)) {
    enterEnglish(nouns, clause, clauses.length);
    enterArabic(nouns, clause, clauses.length);
    enterDone(nouns, clause, clauses.length);
  }
  const size = sizeOf(clauses.at(-1)?.span.to ?? 0);
  const heads = headsOf(nouns);
  for (const noun of nouns.values()) {
    const ar = "phrase" in noun.said && noun.said.phrase.tokens[0]!.arabic ? "ar:" : "";
    const places = few(noun.places);
    noun.signs.add(`${ar}places=${places}`).add(`${ar}size=${size}`).add(`${ar}places=${places}:${size}`);
    if (heads.of.has(noun.key)) noun.signs.add(`${ar}head-of-another`);
    if (heads.with.has(noun.key)) noun.signs.add(`${ar}has-its-head-alone`);
  }
  return [...nouns.values()];
};

/** "Quote requests (طلبات التسعير)": the name again, in the other language. */
const inOneLanguage = (clause: Clause): Clause => {
  const { tokens } = clause;
  const open = tokens.findIndex(
    ({ word }, i) =>
      word === "(" && tokens[i + 1]?.kind === "word" && tokens[i - 1]?.kind === "word" && tokens[i + 1]!.arabic !== tokens[i - 1]!.arabic,
  );
  const close = open < 0 ? -1 : tokens.findIndex(({ word }, i) => i > open && word === ")");
  return close > 0 ? { ...clause, tokens: [...tokens.slice(0, open), ...tokens.slice(close + 1)] } : clause;
};

const sizeOf = (length: number): string => (length > 900 ? "long" : length > 350 ? "medium" : "short");

/** "report" beside "damage report": which nouns are the head of another, and which have theirs alone. */
const headsOf = (nouns: Nouns): { readonly of: ReadonlySet<string>; readonly with: ReadonlySet<string> } => {
  const heads = { of: new Set<string>(), with: new Set<string>() };
  for (const key of nouns.keys())
    for (const head of headsIn(key))
      if (nouns.has(head)) {
        heads.of.add(head);
        heads.with.add(key);
      }
  return heads;
};

/** The shorter names a key ends with, in Arabic begins with: "damageReport" with "report". */
export const headsIn = (key: string): readonly string[] =>
  key.includes(" ")
    ? key
        .split(" ")
        .map((_, i, words) => words.slice(0, i + 1).join(" "))
        .slice(0, -1)
    : [...key.matchAll(/\p{Lu}/gu)].map(({ index }) => key.charAt(index).toLowerCase() + key.slice(index + 1));
