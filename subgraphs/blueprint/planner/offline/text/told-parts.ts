/** The parts of which sentences are put that say outright what prose tells in passing: names before and behind a place, "each … has …". */

import { isSeparator } from "../clauses/phrases.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { singular } from "./fold.ts";
import { isNameWord, part } from "./plain-cuts.ts";
import type { Clause, Token } from "./tokens.ts";

export const said = (like: Token, word: string): Token => ({ ...like, raw: word, word, kind: "word" });
export const listed = (tokens: readonly Token[]): boolean => tokens.some(isSeparator);
export const article = /^(?:an?|the|one|another|each|every|their|his|her|its|our)$/;
export const one = /^(?:an?|one|another)$/;

/** The words of the name that ends right before a place; none where it is no name. */
export const nameBefore = (tokens: readonly Token[], end: number): readonly Token[] => {
  let from = end;
  while (
    from > 0 &&
    end - from < 4 &&
    isNameWord(tokens[from - 1]!) &&
    !(
      from < end &&
      ["s", "base", "ed"].includes(verbForms.get(tokens[from - 1]!.word)?.form ?? "") &&
      !article.test(tokens[from - 2]?.word ?? "")
    )
  )
    from--;
  return tokens.slice(from, end);
};
/** The words of the name that begins at a place: up to a mark, a joint or a verb. */
export const nameFrom = (tokens: readonly Token[], from: number): readonly Token[] => {
  let end = from;
  while (
    end < tokens.length &&
    end - from < 4 &&
    isNameWord(tokens[end]!) &&
    !/^(?:is|are|can|has|have|so|if|when|that|which)$/.test(tokens[end]!.word)
  )
    end++;
  return tokens.slice(from, end);
};
/** "each visit report has …". */
export const eachHas = (clause: Clause, name: readonly Token[], list: readonly Token[]): Clause =>
  part(
    clause,
    [
      said(name[0]!, "each"),
      ...name.map((token, i) => (i === name.length - 1 ? { ...token, word: singular(token.word) } : token)),
      said(name.at(-1)!, "has"),
      ...list,
    ],
    [...name, ...list],
  );
/** The same words, the last in the singular. */
export const oneOf = (words: readonly Token[]): readonly Token[] =>
  words.map((token, i) => (i === words.length - 1 ? { ...token, word: singular(token.word) } : token));
/** "each voucher belongs to a winner". */
export const eachBelongs = (clause: Clause, name: readonly Token[], owner: readonly Token[], spoken: readonly Token[]): Clause => {
  const like = name.at(-1)!;
  return part(
    clause,
    [said(like, "each"), ...oneOf(name), said(like, "belongs"), said(like, "to"), said(like, "a"), ...oneOf(owner)],
    spoken,
  );
};
/** "We add a get-together". */
export const madeOne = (clause: Clause, name: readonly Token[], spoken: readonly Token[]): Clause =>
  part(clause, [said(name[0]!, "we"), said(name[0]!, "add"), said(name[0]!, "a"), ...name], spoken);

/** "what sort of pest", "roughly which years", "how bad", "how much they are prepared to spend": as members of a list are named. */
export const plainlyAsked = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  const edge = (i: number): boolean => i === 0 || isSeparator(tokens[i - 1]!) || /^(?:roughly|about|also)$/.test(tokens[i - 1]!.word);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (edge(i) && /^(?:roughly|about|also)$/.test(token.word)) continue;
    if (edge(i) && /^(?:what|which)$/.test(token.word) && next?.kind === "word" && !functionWords.has(next.word)) {
      if (/^(?:sort|kind|type)$/.test(next.word) && tokens[i + 2]?.word === "of") i += 2;
      continue;
    }
    if (edge(i) && token.word === "who" && /^(?:it|they|he|she)$/.test(next?.word ?? "")) {
      out.push(said(token, "customer"));
      while (tokens[i + 1] && !isSeparator(tokens[i + 1]!)) i++;
      continue;
    }
    if (edge(i) && token.word === "where" && (next === undefined || isSeparator(next) || /^(?:it|they|he|she)$/.test(next.word))) {
      out.push(said(token, "address"));
      while (tokens[i + 1] && !isSeparator(tokens[i + 1]!)) i++;
      continue;
    }
    if (edge(i) && token.word === "how" && /^(?:bad|severe|serious|urgent)$/.test(next?.word ?? "")) {
      out.push(said(token, next!.word === "urgent" ? "urgency" : "severity"));
      while (tokens[i + 1] && !isSeparator(tokens[i + 1]!)) i++;
      continue;
    }
    if (
      edge(i) &&
      token.word === "how" &&
      next?.word === "much" &&
      /^(?:they|he|she)$/.test(tokens[i + 2]?.word ?? "") &&
      tokens.slice(i).some(({ word }) => /^(?:spend|pay|afford)$/.test(word))
    ) {
      out.push(said(token, "budget"));
      while (tokens[i + 1] && !isSeparator(tokens[i + 1]!)) i++;
      continue;
    }
    out.push(token);
  }
  return out;
};
