/** Properties told as questions: "when it was borrowed", "whether it is paid", "how many are left", "the day it is due". */

import type { Item } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import { conceptAt } from "../words/words.ts";
import { itemOf } from "./item.ts";

/** "which reader took which book" names both; "when it was borrowed" is a date, "whether it is paid" a yes or no. */
export const questionItems = (part: readonly Token[]): readonly Item[] | null => {
  const words = part.filter((token) => token.kind === "word");
  const [first] = words;
  if (!first || first.arabic) return null;
  if (first.word === "whether" || first.word === "if") {
    const item = itemOf(
      words.filter(
        (token) =>
          ![
            "whether",
            "if",
            "it",
            "its",
            "is",
            "are",
            "was",
            "they",
            "or",
            "not",
            "has",
            "have",
            "a",
            "an",
            "there",
            "been",
            "already",
          ].includes(token.word),
      ),
    );
    return item ? [item] : [];
  }
  // "what happened", "who was hurt", "who gave first aid": called so.
  if (["what", "who"].includes(first.word) && words.length < 5 && isDone(words[1]?.word ?? "") && !pronouns.has(words[2]?.word ?? "")) {
    const item = itemOf(words.slice(1));
    return item
      ? [{ ...item, tokens: words, property: null, base: null, phrase: null, name: words.map(({ word }) => word).join(" ") }]
      : [];
  }
  // "what they ate", "how long they slept", "where it was lying" name no property by themselves.
  if (["what", "who", "where", "why"].includes(first.word) || (first.word === "how" && !["many", "much"].includes(words[1]?.word ?? "")))
    return words.length > 2 ? [] : null;
  if (first.word === "how" && ["many", "much"].includes(words[1]?.word ?? "")) {
    const item = itemOf(
      words
        .slice(2)
        .filter((token) => !["are", "is", "we", "they", "left", "remain", "remaining", "there", "in", "have"].includes(token.word)),
    );
    // "how many classes" counts them.
    return item ? [item.property ? item : { ...item, phrase: null }] : [];
  }
  if (first.word === "when") {
    const rest = words.slice(1).filter((token) => !["it", "is", "was", "will", "be", "they", "were", "are"].includes(token.word));
    const done = rest[0];
    if (!done || rest.length > 2) return null;
    const date: Token = { ...done, raw: "date", word: "date" };
    const item = itemOf([...rest, date]);
    return item ? [item] : [];
  }
  // "the day it was taken", "the date they are due"
  const told = words[0]!.word === "the" ? words.slice(1) : words;
  if (
    told.length === 4 &&
    /^(?:day|date|time)$/.test(told[0]!.word) &&
    /^(?:it|they|he|she)$/.test(told[1]!.word) &&
    /^(?:is|was|are|were)$/.test(told[2]!.word)
  ) {
    const named = [told[3]!, { ...told[0]!, word: told[0]!.word === "time" ? "time" : "date" }];
    const item = itemOf(named);
    const on = [told[3]!, { ...told[0]!, raw: "on", word: "on" }];
    return item
      ? [item.property || told[0]!.word === "time" ? item : { ...item, tokens: on, phrase: null, name: `${told[3]!.word} on` }]
      : [];
  }
  // "the date it was last sharpened"
  if (
    told.length === 5 &&
    /^(?:day|date|time)$/.test(told[0]!.word) &&
    /^(?:it|they|he|she)$/.test(told[1]!.word) &&
    /^(?:is|was|are|were)$/.test(told[2]!.word) &&
    /^(?:last|first|next)$/.test(told[3]!.word)
  ) {
    const item = itemOf([told[3]!, told[4]!, { ...told[0]!, raw: "date", word: "date" }]);
    return item ? [item] : [];
  }
  if (first.word !== "which") return null;
  const starts = words.flatMap((token, i) => (token.word === "which" ? [i] : []));
  return starts.flatMap((start, i) => {
    const found = words.slice(start + 1, starts[i + 1]);
    const concept = conceptAt(found, 0);
    const item = itemOf(concept ? found.slice(0, concept.length) : found.slice(0, 1));
    return item ? [item] : [];
  });
};

const pronouns = new Set("it they he she we i them him her".split(" "));
/** "happened", "was", "gave": a verb as it stands where something was asked for. */
const isDone = (word: string): boolean =>
  /^(?:was|were|is|are|happened|happens|gave|went|came|did|took|brought|led|won|paid|signed|called|attended|helped|saw)$/.test(word);
