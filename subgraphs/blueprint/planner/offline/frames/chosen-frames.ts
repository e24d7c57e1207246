/** What there is to choose from, and what the booking has that is chosen with it. */

import type { Frame, FrameOf, Item } from "../clauses/types.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { recordOf } from "../words/record-words.ts";
import { frame } from "./frame.ts";

/** "size, flavour and fold": among properties one that nobody knows, and no thing of its own. */
const isUnheardOf = ({ phrase }: Item): boolean => phrase !== null && phrase.concept === null && !phrase.plural && phrase.tokens.length < 3;

/** "choose a ticket type (standard, student)" says what there is to choose from. */
export const chosen = (clause: Clause, object: readonly Token[], before: FrameOf<"grants"> | null): readonly Frame[] => {
  const items = itemsOf(object);
  // "books a wash and chooses the time and the address": what the booking has.
  const left = before?.verb.leaves ? recordOf(before.verb.leaves) : before?.verb.allows.includes("create") ? before.objects[0] : undefined;
  const known = items.some(({ property, base }) => (property ?? base) !== null);
  const plain = items.filter((item) => item.options.length < 2 && ((item.property ?? item.base) !== null || (known && isUnheardOf(item))));
  return [
    ...(left && plain.length > 0 ? [{ ...frame(clause), is: "filters" as const, owner: left, items: plain }] : []),
    ...items.flatMap((item) =>
      item.options.length > 1 ? [{ ...frame(clause), is: "options" as const, owner: null, item, options: item.options }] : [],
    ),
  ];
};
