/** "For every animal we record …": the verb stands behind, and what it has last. */

import { isNothing, phraseOf } from "../clauses/phrases.ts";
import type { Frame } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import { itemsOf } from "../lists/items.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import type { Clause, Token } from "./tokens.ts";

/** "For every animal we record its name and age". */
export const forEach = (clause: Clause): readonly Frame[] | null => {
  const start = clause.tokens.findIndex(
    (token, i) =>
      token.word === "for" && (["each", "every", "all"].includes(clause.tokens[i + 1]?.word ?? "") || (i === 0 && keepsOf(clause.tokens))),
  );
  // Before it stands at most who wants it: "I would like to record, for every cow, its tag number".
  const before = clause.tokens.slice(0, start);
  const recorded = before.some(({ word }) => ["we", "i"].includes(word)) && recording.test(before.at(-1)?.word ?? "");
  if (
    start < 0 ||
    (!recorded &&
      clause.tokens.slice(0, start).some((token) => token.kind === "word" && !functionWords.has(token.word) && !verbForms.has(token.word)))
  )
    return null;
  const tokens = clause.tokens.slice(start);
  const at = tokens.findIndex(
    (token, i) =>
      i > 2 && (["we", "i", "they", "there", ":", ",", "the", "its", "their"].includes(token.word) || verbForms.has(token.word)),
  );
  if (at < 0) return null;
  const subject = phraseOf(tokens.slice(2, at));
  let begin = at;
  while (
    begin < Math.min(tokens.length - 1, at + 8) &&
    ([
      "we",
      "i",
      "they",
      ":",
      ",",
      "its",
      "their",
      "the",
      "our",
      "system",
      "platform",
      "software",
      "application",
      "app",
      "database",
      "solution",
      "there",
      "'s",
      "is",
      "are",
      "want",
      "need",
      "to",
      "like",
      "would",
      "also",
      "know",
      "down",
      "following",
      "shall",
      "should",
      "must",
      "will",
      "be",
    ].includes(tokens[begin]!.word) ||
      verbForms.has(tokens[begin]!.word))
  )
    begin++;
  // "…, and for each pet its name": another of which something is kept.
  const next = tokens.findIndex((token, i) => i > begin && token.word === "for" && ["each", "every"].includes(tokens[i + 1]?.word ?? ""));
  const further = next > 0 ? forEach({ ...clause, tokens: tokens.slice(next) }) : null;
  const rest = withoutKept(tokens.slice(begin, further ? next : undefined));
  // "For each sample we run tests": several of them, each of one sample.
  const items = itemsOf(rest).map((item) =>
    item.phrase?.plural && item.phrase.concept && item.phrase.concept.kind !== "none" && item.property === null && item.options.length === 0
      ? { ...item, many: true }
      : item,
  );
  return subject && !isNothing(subject) && items.length > 0
    ? [{ ...frame(clause), is: "has", subjects: [subject], items }, ...(further ?? [])]
    : null;
};

/** "For a horse we keep its name and breed". */
const keepsOf = (tokens: readonly Token[]): boolean =>
  /^an?$/.test(tokens[1]?.word ?? "") &&
  tokens
    .slice(3, 6)
    .some(
      ({ word }, i) => word === "we" && /^(?:keep|record|store|note|need|log|track|register|save|want)$/.test(tokens[i + 4]?.word ?? ""),
    );
const recording = /^(?:record|store|keep|note|track|log|enter|save|know|register|,)$/;
const auxiliary = new Set("is are be shall should must will also".split(" "));
/** "… and the reason are recorded": what they have ends before. */
const withoutKept = (tokens: readonly Token[]): readonly Token[] => {
  if (!/^(?:recorded|stored|kept|noted|saved|needed|required|registered|entered|documented)$/.test(tokens.at(-1)?.word ?? ""))
    return tokens;
  let end = tokens.length - 1;
  while (end > 0 && auxiliary.has(tokens[end - 1]!.word)) end--;
  return end > 0 ? tokens.slice(0, end) : tokens;
};
