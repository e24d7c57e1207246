/** "products with SKU, name and price". */

import { isNothing, phrasesOf } from "../clauses/phrases.ts";
import type { Frame } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause } from "../text/tokens.ts";
import { isDescription } from "./described-noun.ts";
import { itemsOf } from "./items.ts";

/** "products with SKU, name and price". */
export const withList = (clause: Clause): readonly Frame[] | null => {
  const at = clause.tokens.findIndex((token) => token.word === "with" || token.word === "having");
  if (at < 1) return null;
  const subjects = phrasesOf(clause.tokens.slice(0, at)).filter((one) => !isNothing(one));
  const items = itemsOf(clause.tokens.slice(at + 1));
  const known = subjects[0]?.concept != null || (isDescription(items) && at < 4);
  return subjects.length === 1 && known && items.length > 0 ? [{ ...frame(clause), is: "has", subjects, items }] : null;
};
