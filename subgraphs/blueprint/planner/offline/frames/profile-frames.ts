/** "Tutors create a profile with subjects and an hourly rate": that is what a tutor has, and keeps up to date. */

import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause } from "../text/tokens.ts";
import { saying } from "./done-to.ts";
import { frame } from "./frame.ts";

/** The record of who has a profile, and the right to it; null where no profile is described. */
export const profileFrames = (clause: Clause, { object, verb, not }: Predicate, people: readonly Phrase[]): readonly Frame[] | null => {
  const at = object.findIndex((token) => /^profiles?$/.test(token.word));
  if (at < 0 || at > 4 || not || people.length === 0 || !saying.has(object[at + 1]?.word ?? "") || !verb.allows.includes("create"))
    return null;
  const items = itemsOf(object.slice(at + 2));
  return isDescription(items)
    ? [
        { ...frame(clause), is: "has", subjects: people, items },
        ...people.map(
          (person): Frame => ({
            ...frame(clause),
            is: "grants",
            subjects: [person],
            verb,
            objects: [person],
            only: false,
            not: false,
            own: true,
            allows: ["create", "read", "update"],
          }),
        ),
      ]
    : null;
};
