/** What stands behind a colon or between dashes says what the noun before it has. */

import { splitList, trim } from "../clauses/phrases.ts";
import type { Frame, Item } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { describedBefore, isDescription, lastPart, opensProperty } from "./described-noun.ts";
import { itemOf, trimOption } from "./item.ts";
import { itemsOf } from "./items.ts";

/** Several known properties: no list of choices. */
const isLong = (items: readonly Item[]): boolean =>
  items.length > 2 && items.filter((item) => item.property !== null && item.property.type !== "boolean").length > 1;

/** "something for our church: families, events": the list says what it keeps, not what a church has. */
const isOurs = (head: readonly Token[]): boolean => {
  const at = head.findLastIndex((token) => ["our", "my"].includes(token.word));
  return at > 0 && head.slice(0, at).some((token) => token.word === "for") && head.length - at < 4;
};

/** "The workers write down the milk: which cow, the date", "Donors give donations — amount, date". */
export const details = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  let depth = 0;
  const at = clause.tokens.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return depth === 0 && i > 1 && [":", "—", "–"].includes(token.word);
  });
  if (at < 0) return null;
  const head = clause.tokens.slice(0, at);
  const dash =
    clause.tokens[at]!.word === ":" ? -1 : clause.tokens.findIndex((token, i) => i > at && token.word === clause.tokens[at]!.word);
  const end = dash < 0 ? clause.tokens.length : dash;
  const items = itemsOf(clause.tokens.slice(at + 1, end));
  const rest = { ...clause, tokens: [...head, ...clause.tokens.slice(end + 1)] };
  if (dash > 0 && opensProperty(head)) {
    const words = trim(lastPart(head));
    const item = itemOf(words.slice(words.findLastIndex((token) => functionWords.has(token.word) || verbForms.has(token.word)) + 1));
    const options = splitList(clause.tokens.slice(at + 1, end)).map(trimOption);
    return item && options.length > 1 ? { frames: [{ ...frame(clause), is: "options", owner: null, item, options }], rest } : null;
  }
  const owner = isDescription(items) && (isLong(items) || !opensProperty(head)) && !isOurs(head) ? describedBefore(head) : null;
  return owner
    ? {
        frames: [{ ...frame(clause), is: "has", subjects: [owner.subject], items: [...items, ...owner.linked] }],
        rest,
      }
    : null;
};
