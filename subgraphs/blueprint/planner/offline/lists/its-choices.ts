/** «والحجز حالته (مؤكد، ملغي)»: the choices of what stands before. */

import { isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause } from "../text/tokens.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { itemOf } from "./item.ts";

/** «والحجز حالته (مؤكد، ملغي)»: the choices of what stands before. */
export const itsChoices = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const parts = splitList(clause.tokens);
  for (const part of parts) {
    const owner = part[0]?.arabic ? conceptAt(part, 0) : null;
    const named = owner ? part.slice(owner.length) : [];
    const property = named[0]?.kind === "word" ? propertyAt(named, 0) : null;
    if (
      !owner ||
      owner.entry.kind === "none" ||
      !property ||
      !(property.possessive || /ت(?:ه|ها|هم)$/.test(named[property.length - 1]!.word))
    )
      continue;
    const item = itemOf(named);
    const subject = phraseOf(part.slice(0, owner.length));
    if (!item || !subject || item.options.length < 2) continue;
    const [from, to] = [clause.tokens.indexOf(part[0]!), clause.tokens.indexOf(part.at(-1)!) + 1];
    const tokens = [...clause.tokens.slice(0, from), ...clause.tokens.slice(to)];
    return {
      frames: [{ ...frame(clause), is: "options", owner: subject, item, options: item.options }],
      rest: { ...clause, tokens: tokens.slice(0, tokens.findLastIndex((token) => !isSeparator(token)) + 1) },
    };
  }
  return null;
};
