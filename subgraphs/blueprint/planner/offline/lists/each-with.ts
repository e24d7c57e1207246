/** "…, each with a name and a price": what each of them has. */

import { isNothing, isSeparator, phraseOf } from "../clauses/phrases.ts";
import type { Frame } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { isDescription, nounBefore } from "./described-noun.ts";
import { itemsOf } from "./items.ts";

/** "Our menu has dishes, each with a name and a price": what each of them has. */
export const eachWith = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  const named = namedEach(clause);
  if (named) return named;
  const at = tokens.findIndex(
    (token, i) => i > 1 && ["each", "every"].includes(token.word) && ["with", "having", "has"].includes(tokens[i + 1]?.word ?? ""),
  );
  if (at < 0) return null;
  const head = tokens.slice(0, tokens.slice(0, at).findLastIndex((token) => !isSeparator(token)) + 1);
  const subject = nounBefore(head);
  const items = itemsOf(tokens.slice(at + 2));
  return subject && !isNothing(subject) && isDescription(items)
    ? { frames: [{ ...frame(clause), is: "has", subjects: [subject], items }], rest: { ...clause, tokens: head } }
    : null;
};

/** "A catalogue: each location with a name and some photos", "lines, each line with an article and a quantity". */
const namedEach = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  for (const [at, token] of tokens.entries()) {
    if (!["each", "every"].includes(token.word) || !(at === 0 || isSeparator(tokens[at - 1]!) || tokens[at - 1]!.word === ":")) continue;
    const joint = tokens.findIndex((one, i) => i > at + 1 && i < at + 5 && ["with", "having"].includes(one.word));
    if (joint < 0 || tokens.slice(at, joint).some((one) => one.kind !== "word" || verbForms.get(one.word)?.form === "s")) continue;
    const subject = phraseOf(tokens.slice(at + 1, joint));
    const items = itemsOf(tokens.slice(joint + 1));
    const head = tokens.slice(0, Math.max(0, tokens.slice(0, at).findLastIndex((one) => one.kind === "word" && !isSeparator(one)) + 1));
    if (subject && !isNothing(subject) && isDescription(items))
      return { frames: [{ ...frame(clause), is: "has", subjects: [subject], items }], rest: { ...clause, tokens: head } };
  }
  return null;
};
