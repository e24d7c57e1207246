/** "For every animal we record …": the verb stands behind, and what it has last. */
import { frame } from "./frame.ts";
import { itemsOf } from "./items.ts";
import { isNothing, phraseOf } from "./phrases.ts";
import type { Clause } from "./tokens.ts";
import type { Frame } from "./types.ts";
import { functionWords, verbForms } from "./verbs.ts";

/** "For every animal we record its name and age". */
export const forEach = (clause: Clause): readonly Frame[] | null => {
  const start = clause.tokens.findIndex(
    (token, i) => token.word === "for" && ["each", "every", "all"].includes(clause.tokens[i + 1]?.word ?? ""),
  );
  // Before it stands at most who wants it: "I would like to record, for every cow, its tag number".
  if (
    start < 0 ||
    clause.tokens.slice(0, start).some((token) => token.kind === "word" && !functionWords.has(token.word) && !verbForms.has(token.word))
  )
    return null;
  const tokens = clause.tokens.slice(start);
  const at = tokens.findIndex(
    (token, i) => i > 2 && (["we", "i", "they", "there", ":", ","].includes(token.word) || verbForms.has(token.word)),
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
    ].includes(tokens[begin]!.word) ||
      verbForms.has(tokens[begin]!.word))
  )
    begin++;
  const rest = tokens.slice(begin);
  // "For each sample we run tests": several of them, each of one sample.
  const items = itemsOf(rest).map((item) =>
    item.phrase?.plural && item.phrase.concept && item.phrase.concept.kind !== "none" && item.property === null && item.options.length === 0
      ? { ...item, many: true }
      : item,
  );
  return subject && !isNothing(subject) && items.length > 0 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};
