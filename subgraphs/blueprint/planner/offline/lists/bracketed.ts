/** Nouns that say in brackets what they have, one or several in a clause. */

import { brackets, isNothing, isSeparator, phraseOf, phrasesOf, splitList } from "../clauses/phrases.ts";
import type { Frame, Item } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeChoice } from "../words/words.ts";
import { describedBefore, isDescription, opensProperty } from "./described-noun.ts";
import { itemOf, trimOption } from "./item.ts";
import { itemsOf } from "./items.ts";

/** "…register beneficiaries (full name, phone) and donations (amount, date)": every noun says in brackets what it has. */
export const groups = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const frames: Frame[] = [];
  const tokens: Token[] = [];
  for (let i = 0; i < clause.tokens.length; i++) {
    const token = clause.tokens[i]!;
    if (token.word !== "(") {
      tokens.push(token);
      continue;
    }
    const close = closing(clause.tokens, i);
    const inside = clause.tokens.slice(i + 1, close);
    const items = itemsOf(inside);
    const choices = splitList(inside)
      .map(trimOption)
      .filter((part) => part.length > 0 && part.length < 4);
    const sorts =
      choices.length > 1 &&
      items.every((item) => item.property === null && (item.base === null || item.tokens[0]?.arabic)) &&
      choices.filter((part) => wholeChoice(part) !== null).length * 2 >= choices.length &&
      !opensProperty(tokens) &&
      !(tokens.some(({ arabic }) => arabic) && listIn(tokens))
        ? describedBefore(tokens)
        : null;
    if (sorts && sorts.subject.concept !== null) {
      frames.push({ ...frame(clause), is: "options", owner: sorts.subject, item: itemOf([typeWord])!, options: choices });
      i = close;
      continue;
    }
    const owner = isDescription(items) && !opensProperty(tokens) && !inList(tokens, items) ? describedBefore(tokens) : null;
    if (owner) frames.push({ ...frame(clause), is: "has", subjects: [owner.subject], items: [...items, ...owner.linked] });
    else tokens.push(...clause.tokens.slice(i, close + 1));
    i = close;
  }
  return frames.length > 0 ? { frames, rest: { ...clause, tokens } } : null;
};

/** «فيه المصعد ودرجة الأولوية (عادي، عاجل)»: what stands before the brackets is one of what it has. */
const listIn = (tokens: readonly Token[]): boolean => {
  const have = tokens.findLastIndex(({ word }) => verbForms.get(word)?.verb.cls === "have");
  return have > 0 && tokens.slice(have).some(isSeparator);
};

/** "has a number, a precedence (routine, priority, immediate)": one of what it has, with its choices, though one of them names a property. */
const inList = (tokens: readonly Token[], items: readonly Item[]): boolean => {
  const have = tokens.findIndex((token) => verbForms.get(token.word)?.verb.cls === "have");
  return (
    have > 0 &&
    tokens.slice(have).some(isSeparator) &&
    items.length > 1 &&
    items.every(({ tokens: said }) => said.length === 1) &&
    items.filter(({ property }) => property !== null).length * 2 < items.length
  );
};

/** "packages (monthly, yearly)": sorts of them. */
const typeWord: Token = { from: 0, to: 0, raw: "type", word: "type", kind: "word", arabic: false };

export const closing = (tokens: readonly Token[], open: number): number => {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.word === "(") depth++;
    if (tokens[i]!.word === ")" && --depth === 0) return i;
  }
  return tokens.length - 1;
};

/** "status (a, b, c)" standing alone, "statuses are …". */
export const enumerated = (clause: Clause): readonly Frame[] | null => {
  const { outside, inside } = brackets(clause.tokens);
  const parts = splitList(clause.tokens);
  const groups = parts.filter((part) => part.some((token) => token.word === "("));
  if (groups.length > 1 && !outside.slice(0, 3).some((token) => verbForms.get(token.word)?.verb.cls === "have")) {
    const found = groups.flatMap((part) => enumerated({ ...clause, tokens: part }) ?? []);
    const plain = phrasesOf(
      parts.filter((part) => !groups.includes(part)).flatMap((part, i) => (i === 0 ? part : [{ ...part[0]!, word: "," }, ...part])),
    ).filter((one) => one.concept !== null && !isNothing(one));
    if (found.length === groups.length && found.every((one) => one.is === "has"))
      return plain.length > 0 ? [...found, { ...frame(clause), is: "things", phrases: plain }] : found;
  }
  if (inside.length === 0 || outside.some((token) => verbForms.has(token.word) && verbForms.get(token.word)!.verb.cls !== "do"))
    return null;
  const subject = phraseOf(outside);
  if (!subject || outside.length > 4 || outside.some(isSeparator)) return null;
  const item = itemOf(clause.tokens);
  if (item?.property?.type === "enum" && item.options.length > 1)
    return [{ ...frame(clause), is: "options", owner: null, item, options: item.options }];
  const items = itemsOf(inside);
  // Brackets after an unknown word are a list of properties only if one of them is known: code has brackets, too.
  if (isNothing(subject) || (subject.concept === null && !items.some((one) => one.property ?? one.base))) return null;
  return [{ ...frame(clause), is: "has", subjects: [subject], items }];
};
