/** Where the verbs of a sentence stand, before it is cut at them; and the words that help a verb along. */

import type { Token } from "../text/tokens.ts";
import { type Verb, verbForms } from "../words/verbs.ts";
import { isSeparator, trim } from "./phrases.ts";

export interface Hit {
  readonly at: number;
  readonly end: number;
  readonly verb: Verb;
  readonly modal: boolean;
  readonly not: boolean;
  readonly only: boolean;
  readonly chained: boolean;
  readonly passive?: true;
}

export const modals = new Set(
  "can may could should must will shall able allowed permitted cannot can't need needs want wants wish let lets".split(" "),
);

export const negatives = new Set(["not", "cannot", "can't", "never", "don't", "doesn't", "لا", "ليس", "دون", "بدون"]);
export const manage = verbForms.get("manage")!.verb;
/** "can do everything", «يعمل كل شيء»: doing says nothing, what is done says all. */
export const everyThing = new Set(["everything", "anything", "all", "شيء"]);

/** Whether a verb goes on where the one before stopped. */
export const isChained = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || isSeparator(tokens[at - 1]!) || ["to", "also", "only", "not", "that", "who", "which", "then"].includes(tokens[at - 1]!.word);

const adverbs = new Set("during on in at after before on within since until throughout".split(" "));
/** "During an audit the auditors": who acts stands after the second article. */
export const afterAdverb = (tokens: readonly Token[]): readonly Token[] => {
  if (!adverbs.has(tokens[0]?.word ?? "")) return tokens;
  const at = tokens.findLastIndex((token, i) => i > 1 && ["the", "a", "an", "our", "all", "each", "every", ","].includes(token.word));
  return at > 0 && at < tokens.length - 1 ? trim(tokens.slice(at + 1)) : tokens;
};
