/** Which property somebody may not see or change, where the record itself stays. */

import { splitList } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { FrameOf, Item, Phrase } from "../clauses/types.ts";
import { itemOf } from "../lists/item.ts";
import { propertyAndOwner } from "../lists/property-and-owner.ts";
import type { Clause } from "../text/tokens.ts";
import { frame } from "./frame.ts";

/** "Doctors may not see the price of an appointment": a property is refused, the record stays. */
export const hiddenIn = (clause: Clause, predicate: Predicate, subjects: readonly Phrase[], excepted = false): FrameOf<"hidden"> | null => {
  const { verb, object } = predicate;
  const verbs =
    verb.allows.includes("create") || verb.allows.includes("delete")
      ? []
      : verb.allows.includes("update")
        ? (["update"] as const)
        : (["read"] as const);
  if (verbs.length === 0 || subjects.length === 0) return null;
  const parts = splitList(object.filter((token) => token.word !== "any"));
  // "everything except the insurance value": what it is the value of was not said.
  const found = excepted ? parts.map((part) => ({ item: itemOf(part), owner: null })) : parts.map(propertyAndOwner);
  const items = found.flatMap(({ item }) =>
    item && ((item.property ?? item.base) || (excepted && item.phrase?.concept == null)) && !names(item) ? [item] : [],
  );
  return items.length === found.length && items.length > 0
    ? { ...frame(clause), is: "hidden", subjects, owner: found.findLast(({ owner }) => owner !== null)?.owner ?? null, items, verbs }
    : null;
};
/** A word that is a thing as well ("comments", "grades") is the thing. */
const names = ({ phrase, tokens }: Item): boolean =>
  phrase?.concept != null &&
  phrase.concept.kind !== "none" &&
  tokens.length === 1 &&
  (phrase.plural || /(?:ات|ين|ون)$/.test(tokens[0]!.word));
