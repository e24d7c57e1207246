/** Lines of a list, by what stands above it. */

import type { Context } from "../clauses/context.ts";
import { brackets, isNothing, isPerson, isSeparator, phraseOf, phrasesOf } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { features } from "../frames/features.ts";
import { frame } from "../frames/frame.ts";
import { grantsOf, startsWithVerb } from "../frames/granted.ts";
import { featureHeads, roleHeads, thingHeads } from "../text/headings.ts";
import type { Clause } from "../text/tokens.ts";
import { groups } from "./bracketed.ts";
import { itemsOf } from "./items.ts";

/** What a line of a list says; null where it is a sentence of its own. */
export const bullet = (clause: Clause, context: Context): readonly Frame[] | null => {
  // "* Cars (brand, model)" under "Car rental:" is a thing of its own.
  if (!clause.bullet || context.heading.length === 0 || groups(clause)) return null;
  const head = context.heading.filter((token) => token.word !== ":");
  const last = head.at(-1)?.word ?? "";
  if (roleHeads.has(last) && head.length <= 3 && predicatesOf(clause, []).length === 0)
    return [{ ...frame(clause), is: "roles", phrases: phrasesOf(clause.tokens) }];
  if (thingHeads.has(last) && head.length <= 3) {
    const { outside, inside } = brackets(clause.tokens);
    const subject = phraseOf(outside);
    if (subject)
      return [
        inside.length > 0
          ? { ...frame(clause), is: "has", subjects: [subject], items: itemsOf(inside) }
          : { ...frame(clause), is: "things", phrases: [subject] },
      ];
  }
  // "Add my plants with a nickname and a photo": they have these.
  const told = clause.tokens.findIndex(({ word }) => word === "with");
  const offers = head.some((token) => featureHeads.has(token.word));
  if (offers && !clause.arabic && told > 1 && startsWithVerb(clause.tokens) && clause.tokens.slice(told).some(isSeparator))
    return grantsOf(clause, [], clause.tokens);
  if (offers && predicatesOf(clause, []).length === 0) {
    const offered = features(clause, clause.tokens);
    if (offered.length > 0) return offered;
  }
  const subject = phraseOf(head);
  const acts = isPerson(subject) || (subject?.concept === null && head.length < 4);
  if (acts && startsWithVerb(clause.tokens)) return grantsOf(clause, [subject!], clause.tokens);
  if (
    subject?.concept &&
    !isNothing(subject) &&
    !startsWithVerb(clause.tokens) &&
    predicatesOf(clause, []).length === 0 &&
    head.length <= 4
  )
    return [{ ...frame(clause), is: "has", subjects: [subject], items: itemsOf(clause.tokens) }];
  if (startsWithVerb(clause.tokens)) return grantsOf(clause, [], clause.tokens);
  return null;
};
