/** The states a thing goes through: "orders go from new to paid to shipped". */

import { isNothing, isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import { predicatesOf } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { itemOf, trimOption } from "../lists/item.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { frame } from "./frame.ts";

const passes = new Set("go goes move moves pass passes change changes progress progresses تمر يمر تنتقل ينتقل تتحول يتحول".split(" "));
const statusWord: Token = { from: 0, to: 0, raw: "status", word: "status", kind: "word", arabic: false };

/** "Orders go from new to paid to shipped, or they get cancelled": the states a thing passes through. */
export const passing = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause | null } | null => {
  const whole = clause.tokens;
  const found = whole.findIndex((token, i) => passes.has(token.word) && ["from", "من"].includes(whole[i + 1]?.word ?? ""));
  const start = whole.slice(0, Math.max(found, 0)).findLastIndex(isSeparator) + 1;
  const tokens = whole.slice(start);
  const at = tokens.findIndex((token, i) => i > 0 && i < 6 && passes.has(token.word) && ["from", "من"].includes(tokens[i + 1]?.word ?? ""));
  const named = at > 0 ? phraseOf(tokens.slice(0, at)) : null;
  const item = itemOf([statusWord]);
  // "… and its status goes from open to paid" speaks of what the sentence began with.
  const owner =
    named && isNothing(named) && start > 0
      ? phraseOf(predicatesOf({ ...clause, tokens: whole.slice(0, start) }, [])[0]?.subject ?? [])
      : named;
  // "Its status moves from …" speaks of what came before.
  const its =
    owner &&
    isNothing(owner) &&
    owner.tokens.some((token) => ["status", "state", "حاله", "حالته", "حالتها", "الحاله"].includes(token.word));
  const it =
    at > 0 &&
    tokens
      .slice(0, at)
      .every((token) => ["it", "they", "this", "which", "each", "one", "then", "and"].includes(token.word) || token.kind === "mark");
  if (!item || (!it && (!owner || (isNothing(owner) && !its)))) return null;
  const before = whole.slice(0, whole.slice(0, start).findLastIndex((token) => !isSeparator(token)) + 1);
  const options = splitList(
    tokens.slice(at + 2).map((token) => (["to", "into", "الي"].includes(token.word) ? { ...token, word: "," } : token)),
  )
    .map((part) => trimOption(part.filter((token) => !["they", "it", "get", "gets", "finally", "become", "becomes"].includes(token.word))))
    .filter((part) => part.length > 0 && part.length < 4);
  return options.length > 1
    ? {
        frames: [{ ...frame(clause), is: "options", owner: its || it ? null : owner, item, options }],
        rest: before.length > 0 ? { ...clause, tokens: before } : null,
      }
    : null;
};
