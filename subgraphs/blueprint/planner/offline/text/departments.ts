/** Departments do what those who work there do: "the warehouse ships orders", "payroll sees the hours", "on arrival the desk checks the sample". */

import { isSeparator, phraseOf } from "../clauses/phrases.ts";
import { modals } from "../clauses/verb-hits.ts";
import { namesRole } from "../words/role-names.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { isPlural } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The words of a clause with those who work in a department before what it does. */
export const departmentsAct = (clause: Clause): Clause => {
  const tokens = withoutOccasion(clause.tokens);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = i === 0 || isSeparator(tokens[i - 1]!) || tokens[i - 1]!.word === ":" ? actsAt(tokens, i) : null;
    out.push(...(found?.tokens ?? [tokens[i]!]));
    i += (found?.length ?? 1) - 1;
  }
  return out.length === clause.tokens.length && out.every((token, i) => token === clause.tokens[i])
    ? clause
    : part(clause, out, clause.tokens);
};

// biome-ignore format: a list of words
const departments = new Set("payroll accounts accounting bookkeeping purchasing procurement dispatch logistics hr sales marketing legal finance security catering warehouse stores workshop registry support maintenance production shipping control compliance audit admissions archive laundry pharmacy laboratory lab".split(" "));
const articles = new Set(["the", "our"]);
const given = new Set("the a an their his her its our it them all every each any new no these those".split(" "));

/** "the warehouse ships orders": its staff can ship them. */
const actsAt = (tokens: readonly Token[], at: number): { readonly tokens: readonly Token[]; readonly length: number } | null => {
  const from = articles.has(tokens[at]?.word ?? "") ? at + 1 : at;
  const verb = tokens.findIndex((token, i) => i > from && i < from + 4 && (does(tokens, i) || modals.has(token.word)));
  const name = verb < 0 ? [] : tokens.slice(from, verb);
  const head = name.at(-1);
  if (!head || !name.every(isNameWord) || !(departments.has(head.word) || (head.raw === "IT" && name.length === 1))) return null;
  if (conceptAt(name, 0)?.entry.kind === "person" || (name.length > 1 && from === at)) return null;
  const phrase = phraseOf(name);
  const who = phrase && namesRole(phrase) ? name : [...name, { ...head, raw: "staff", word: "staff" }];
  const said = tokens[verb]!;
  const can = modals.has(said.word)
    ? [said]
    : [
        { ...said, word: "can" },
        { ...said, word: verbBase(said.word) },
      ];
  return { tokens: [from > at ? tokens[at]! : { ...head, raw: "the", word: "the" }, ...who, ...can], length: verb + 1 - at };
};

/** A verb of doing, and what it is done to behind it: "ships orders", but no "warehouse orders and parts". */
const does = (tokens: readonly Token[], at: number): boolean => {
  const form = verbForms.get(tokens[at]!.word);
  const next = tokens[at + 1];
  return (
    form?.form === "s" &&
    form.verb.cls === "do" &&
    next?.kind === "word" &&
    !isSeparator(next) &&
    (given.has(next.word) || (isPlural(next.word) && !verbForms.has(next.word)) || conceptAt(tokens, at + 1) !== null)
  );
};

/** "approves" as it stands behind "can". */
export const verbBase = (word: string): string =>
  [word.replace(/ies$/, "y"), word.replace(/(?<=ch|sh|ss|x|o)es$/, ""), word.replace(/s$/, "")].find(
    (one) => one !== word && verbForms.get(one)?.form === "base",
  ) ?? word;

const occasions = new Set("at on upon before after during".split(" "));
/** "On arrival the sample desk checks …": whoever acts begins what is said. */
const withoutOccasion = (tokens: readonly Token[]): readonly Token[] => {
  if (!occasions.has(tokens[0]?.word ?? "") || tokens[1]?.kind !== "word" || !isNameWord(tokens[1]) || isPlural(tokens[1].word))
    return tokens;
  const behind = tokens.findIndex((token, i) => i > 1 && i < 5 && (articles.has(token.word) || token.word === ","));
  if (behind < 0 || !tokens.slice(1, behind).every(isNameWord)) return tokens;
  const from = tokens[behind]!.word === "," ? behind + 1 : behind;
  if (!articles.has(tokens[from]?.word ?? "")) return tokens;
  const verb = tokens.findIndex((token, i) => i > from + 1 && i < from + 5 && (does(tokens, i) || modals.has(token.word)));
  return verb > 0 && tokens.slice(from + 1, verb).every(isNameWord) ? tokens.slice(from) : tokens;
};
