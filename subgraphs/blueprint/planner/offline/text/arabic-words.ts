/** Small questions about the words of an Arabic sentence: who is somebody, what is named with its article, what says that somebody does something. */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import type { Token } from "./tokens.ts";

export const people = new Set(["person", "member", "admin", "public"]);
export const isPersonAt = (tokens: readonly Token[], at: number): boolean => people.has(conceptAt(tokens, at)?.entry.kind ?? "");
export const isDefinite = ({ word, arabic }: Token): boolean => arabic && /^(?:ال|لل).{2,}/.test(word);
export const isDone = (token: Token | undefined): boolean => {
  const form = verbForms.get(token?.word ?? "");
  return form?.form === "arabic" && (form.verb.cls === "do" || form.verb.cls === "may");
};
export const withoutJoint = (tokens: readonly Token[]): readonly Token[] => {
  let from = 0;
  let to = tokens.length;
  while (from < to && isSeparator(tokens[from]!)) from++;
  while (to > from && (isSeparator(tokens[to - 1]!) || tokens[to - 1]!.kind === "mark")) to--;
  return tokens.slice(from, to);
};
