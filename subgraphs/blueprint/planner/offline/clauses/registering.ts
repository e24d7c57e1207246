/** Registering oneself: with what one says of oneself, and without a record of its own. */

import { frame } from "../frames/frame.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import type { Predicate } from "./predicates.ts";
import type { Frame, Phrase } from "./types.ts";
import { isAnybody } from "./who-acts.ts";

/** "Donors register with a full name and a phone": that is what they have. Null: something else is registered. */
export const registeredWith = (clause: Clause, predicate: Predicate, people: readonly Phrase[]): readonly Frame[] | null => {
  const { object, verb } = predicate;
  // "Donors register with a full name and a phone": that is what they have.
  if (verb.key === "register" && people.length > 0 && object[0]?.word === "with" && itemsOf(object.slice(1)).length > 1)
    return [{ ...frame(clause), is: "has", subjects: people, items: itemsOf(object.slice(1)) }];
  // «تسجل باسمها ورقم جوالها»
  if (verb.key === "register" && people.length > 0 && /^ب/.test(object[0]?.word ?? "")) {
    const told = itemsOf(object);
    if (told.length > 1 && told.every((item) => item.property !== null))
      return [{ ...frame(clause), is: "has", subjects: people, items: told }];
  }
  // "Users register, search and filter pets": they sign up, and add no pets.
  if (verb.key === "register" && listGoesOn.test(behind(clause, predicate)) && people.every(isAnybody)) return [];
  return null;
};

/** The word behind the verb itself, not behind its "can". */
const behind = ({ tokens }: Clause, { from, verb }: Predicate): string =>
  tokens[tokens.findIndex(({ word }, at) => at >= from && verbForms.get(word)?.verb === verb) + 1]?.word ?? "";
const listGoesOn = /^(?:,|،|and|or|&|then|و|او|ثم)$/;
