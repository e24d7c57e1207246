/**
 * A thing in a list that is told what it has: "I need clients, projects with an hourly rate and time entries", "every machine holds slots
 * with a product and a quantity", "wines with producer, region and tasting notes with a score". What it has is put as a sentence of its own.
 */

import { isSeparator } from "../clauses/phrases.ts";
import { namesSomebody, sortsOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, wholeConcept, wholeProperty } from "../words/words.ts";
import { isPlural, singular } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

/** The list without it, and what the thing has; null where no thing of a list is told of. */
export const membersWith = (clause: Clause): readonly Clause[] | null => {
  const { tokens } = clause;
  const line = lineWith(clause) ?? sheetOf(clause);
  if (line) return [line];
  for (let at = 1; at < tokens.length - 1; at++) {
    if (!/^(?:with|having)$/.test(tokens[at]!.word)) continue;
    const name = nameBefore(tokens, at);
    const from = at - name.length;
    if (name.length === 0 || !isListed(tokens, from, name)) continue;
    const end = detailsEnd(tokens, at + 1);
    if (end === at + 1 || !isTold(tokens.slice(at + 1, end))) continue;
    return apart(clause, from, at, end);
  }
  return null;
};

/** "- Growth diary with photos and notes": a diary has these. */
const lineWith = (clause: Clause): Clause | null => {
  const { tokens, bullet } = clause;
  const at = tokens.findIndex(({ word }) => word === "with");
  const name = tokens.slice(0, Math.max(at, 0));
  if (!bullet || name.length === 0 || name.length > 3 || !name.every(isNameWord) || name.some(({ word }) => verbForms.has(word)))
    return null;
  if (detailsEnd(tokens, at + 1) < tokens.length || !isTold(tokens.slice(at + 1)) || !tokens.slice(at).some(isSeparator)) return null;
  return { ...apart(clause, 0, at, tokens.length)[1]!, span: clause.span };
};

/** "Species encyclopedia: light, humidity": what it holds has these. */
const sheetOf = (clause: Clause): Clause | null => {
  const { tokens } = clause;
  const colon = tokens.findIndex(({ word }, i) => i > 1 && i < 4 && word === ":");
  const name = tokens.slice(0, Math.max(colon, 0));
  const kept = name.length > 0 && name.every(isNameWord) ? withoutList(name) : name;
  return kept !== name && tokens.slice(colon).filter(isSeparator).length > 1
    ? part(clause, [...kept, ...tokens.slice(colon)], tokens)
    : null;
};

/** Several properties, or one that is said to be one: "a fee", "due date". */
const isTold = (details: readonly Token[]): boolean =>
  details.some(isSeparator) || /^(?:an?|the|its|their)$/.test(details[0]!.word) || wholeProperty(details) !== null;

const apart = (clause: Clause, from: number, at: number, end: number): readonly Clause[] => {
  const { tokens } = clause;
  const name = withoutList(tokens.slice(from, at));
  const last = name.at(-1)!;
  const said = (word: string): Token => ({ ...tokens[at]!, raw: word, word, kind: "word" });
  const held = ["has", "have", "holds", "hold", "contains", "contain"].includes(tokens[from - 1]?.word ?? "");
  const alone = end === tokens.length || (tokens[end]!.word === "," && /^(?:and|but)$/.test(tokens[end + 1]?.word ?? ""));
  const many = held && alone ? [said("many")] : [];
  const list = part(clause, [...tokens.slice(0, from), ...many, ...name, ...tokens.slice(end)]);
  // "budgets with planned and actual cost": nothing has been planned here.
  const counted = verbForms.get(tokens[at + 1]!.word)?.form === "ed" ? [said("a")] : [];
  const one = [...name.slice(0, -1), { ...last, word: singular(last.word) }];
  return [
    list,
    {
      ...part(clause, [said("each"), ...one, said("has"), ...counted, ...tokens.slice(at + 1, end)], tokens.slice(from, end)),
      bullet: false,
      heading: false,
    },
  ];
};

/** "guest list", "species encyclopedia": the guests, the species. */
const withoutList = (name: readonly Token[]): readonly Token[] => {
  const kept = name.slice(0, -1);
  return kept.length > 0 && sheets.test(name.at(-1)!.word) && wholeConcept(name) === null && sortsOf(kept.at(-1)!.word).length > 0
    ? [...kept.slice(0, -1), plural(kept.at(-1)!)]
    : name;
};
const sheets = /^(?:list|directory|database|register|encyclop(?:a?e)dia|catalogue|catalog|inventory)$/;
const plural = (token: Token): Token => (isPlural(token.word) || /s$/.test(token.word) ? token : { ...token, word: `${token.word}s` });

const nameBefore = (tokens: readonly Token[], end: number): readonly Token[] => {
  let from = end;
  while (from > 0 && end - from < 3 && isNameWord(tokens[from - 1]!) && !acts(tokens[from - 1]!, from < end)) from--;
  return tokens.slice(from, end);
};
const acts = ({ word }: Token, before: boolean): boolean => {
  const form = verbForms.get(word);
  return form !== undefined && (form.verb.cls !== "do" || form.form === "s") && before;
};

const wanting =
  /^(?:need|needs|want|wants|have|has|holds?|contains?|includes?|including|features?|keep|keeps|store|stores|manage|with|having)$/;
/** Whether a name is a member of a list of what there is, and nothing that somebody does something with. */
const isListed = (tokens: readonly Token[], from: number, name: readonly Token[]): boolean => {
  const last = name.at(-1)!;
  if ((verbForms.get(last.word)?.verb.leaves && !isPlural(last.word)) || /^(?:checkout|check|out)$/.test(last.word)) return false;
  if (namesSomebody(last.word) && !conceptAt(name, 0)) return false;
  const before = tokens.slice(0, from);
  const colon = before.findLastIndex(({ word }) => word === ":");
  const opens = before.findLastIndex(({ word }) => wanting.test(word));
  const start = Math.max(colon, opens);
  if (start < 0) return false;
  const between = before.slice(start + 1);
  if (between.length > 0 && !isSeparator(between.at(-1)!)) return false;
  if (between.some(({ word }) => word === "(" || word === ";" || /^(?:can|may|should|who|where)$/.test(word))) return false;
  // "Guests list …", "users add posts and comments with photos": somebody does something with it.
  if (before.slice(0, start).some(isDone) || between.some(isDone)) return false;
  // "functionalities for …"; a list behind a colon may hold one of each.
  if (opens >= colon && !isPlural(last.word)) return false;
  if (opens > colon && /^(?:with|having)$/.test(tokens[opens]!.word) && (opens > 3 || !isPlural(before[opens - 1]?.word ?? "")))
    return false;
  return opens > colon ? between.length > 0 || tokens[opens]!.word !== "with" : true;
};
const isDone = (token: Token, i: number, all: readonly Token[]): boolean => {
  const form = verbForms.get(token.word);
  return (
    form?.verb.cls === "do" && form.form === "base" && i > 0 && !/^(?:to|manage)$/.test(all[i - 1]!.word) && wholeConcept([token]) === null
  );
};

/** Where the list of properties ends that begins here; its beginning where there is none. */
const detailsEnd = (tokens: readonly Token[], from: number): number => {
  let end = from;
  let closed = false;
  while (end < tokens.length) {
    const start = isSeparator(tokens[end]!) && end > from ? end + (tokens[end + 1]?.word === "and" ? 2 : 1) : end;
    const joint = end > from && tokens.slice(end, start).some(({ word }) => word === "and");
    let stop = start;
    while (stop < tokens.length && !isSeparator(tokens[stop]!) && !/^[;:()]$/.test(tokens[stop]!.word)) stop++;
    if (closed || !isProperty(tokens.slice(start, stop), end === from)) break;
    end = stop;
    closed = joint;
    if (tokens[end] && !isSeparator(tokens[end]!)) return from;
  }
  return end;
};
const isProperty = (words: readonly Token[], first: boolean): boolean => {
  const bare = words.filter(({ word }) => !/^(?:an?|the|its|their|his|her)$/.test(word));
  if (
    bare.length === 0 ||
    bare.length > 5 ||
    words.some(({ word }) => /^(?:my|our|your|with|who|which|where|that|can|is|are|they|we)$/.test(word))
  )
    return false;
  const concept = wholeConcept(bare);
  if (concept?.kind === "person" || (concept && isPlural(bare.at(-1)!.word))) return false;
  if (wholeProperty(bare) !== null) return true;
  const last = bare.at(-1)!;
  const per = bare.findIndex(({ word }) => /^(?:per|for|of|in)$/.test(word));
  const head = per > 0 ? bare[per - 1]! : last;
  return (
    head.kind === "word" &&
    !functionWords.has(head.word) &&
    (words[0] !== bare[0] || first || !isPlural(head.word) || wholeProperty([head]) !== null || /^(?:needs)$/.test(head.word))
  );
};
