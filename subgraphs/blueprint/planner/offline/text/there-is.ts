/** "There are", "we have", «عندنا»: openings that say only that something is there. */
import type { Clause, Token } from "./tokens.ts";

const openings: readonly (readonly string[])[] = [
  "what i need is",
  "what we need is",
  "there is",
  "there are",
  "there",
  "there will be",
  "there should be",
  "there must be",
  "there needs to be",
  "there need to be",
  "we have",
  "i have",
  "we also have",
  "we keep",
  "i keep",
  "we need",
  "i need",
  "i want",
  "we want",
  "and",
  "also",
]
  .map((words) => words.split(" "))
  .sort((a, b) => b.length - a.length);

const arabicOpenings = new Set([
  "عندنا",
  "عندي",
  "لدينا",
  "لدي",
  "هناك",
  "يوجد",
  "في",
  "فيه",
  "اريد",
  "كمان",
  "ايضا",
  "بعدها",
  "بعدين",
  "كذلك",
]);

/** What is left when a sentence opens with "there are", "we have", «عندنا», once or more; null when it does not. */
export const withoutOpening = ({ tokens, ...clause }: Clause): Clause | null => {
  let from = 0;
  for (let length = openingAt(tokens, 0); length > 0; length = openingAt(tokens, from)) from += length;
  return from > 0 && tokens.length - from > 1 ? { ...clause, tokens: tokens.slice(from) } : null;
};

const openingAt = (tokens: readonly Token[], at: number): number => {
  if (tokens[at]?.word === "," || tokens[at]?.word === "also" || arabicOpenings.has(tokens[at]?.word ?? "")) return 1;
  return openings.find((words) => words.every((word, i) => tokens[at + i]?.word === word))?.length ?? 0;
};
