/** A property together with what has it. */

import { phraseOf, trim } from "../clauses/phrases.ts";
import type { Item, Phrase } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { itemOf } from "./item.ts";

/** "the status of an appointment", "appointment status", «حالة الموعد». */
export const propertyAndOwner = (tokens: readonly Token[]): { readonly item: Item | null; readonly owner: Phrase | null } => {
  const open = tokens.findIndex((token) => token.word === "(");
  if (open > 0 && tokens.at(-1)?.word === ")") {
    // "the application status (new, rejected)": the choices go with the property.
    const said = propertyAndOwner(tokens.slice(0, open));
    const options = itemOf(tokens)?.options ?? [];
    return said.item ? { item: { ...said.item, options }, owner: said.owner } : said;
  }
  const words = trim(tokens);
  const of = words.findIndex((token) => token.word === "of" || token.word === "for");
  if (of > 0) {
    const whole = propertyAt(words, 0);
    if (!whole || whole.length <= of) return { item: itemOf(words.slice(0, of)), owner: phraseOf(words.slice(of + 1)) };
  }
  if (words[0]?.arabic) {
    const property = propertyAt(words, 0);
    if (property && property.length < words.length && !property.possessive) {
      const owner = conceptAt(words, property.length);
      if (owner) return { item: itemOf(words.slice(0, property.length)), owner: phraseOf(words.slice(property.length)) };
    }
    return { item: itemOf(words), owner: null };
  }
  for (let i = 1; i < words.length; i++) {
    const property = propertyAt(words, i);
    if (property && i + property.length === words.length && conceptAt(words, 0))
      return { item: itemOf(words.slice(i)), owner: phraseOf(words.slice(0, i)) };
  }
  return { item: itemOf(words), owner: null };
};
