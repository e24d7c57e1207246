/** "Nobody sees the transactions of other users": everybody sees their own. */

import { isNothing, phraseOf, phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { Frame } from "../clauses/types.ts";
import { nobody } from "../clauses/who-acts.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { frame } from "./frame.ts";

/** The right to one's own; null where others are not spoken of. */
export const ofOthers = (clause: Clause, { subject, object, verb }: Predicate): readonly Frame[] | null => {
  if (verb.key !== "read" || !subject.some((token) => nobody.has(token.word) || token.word === "no")) return null;
  const at = object.findIndex((token, i) => i > 0 && ["of", "from", "by"].includes(token.word));
  const whose = at > 0 ? object.slice(at + 1).filter((token) => token.kind === "word") : [];
  if (!/^(?:others?|another|someone|somebody|anyone)$/.test(whose[0]?.word ?? "")) return null;
  const objects = phrasesOf(object.slice(0, at)).filter((one) => !isNothing(one));
  const who = phraseOf([whose.slice(1).find((token) => !["else", "the"].includes(token.word)) ?? users]);
  return objects.length > 0 && who
    ? [{ ...frame(clause), is: "grants", subjects: [who], verb, objects, only: true, not: false, own: true, allows: verb.allows }]
    : null;
};
const users: Token = { from: 0, to: 0, raw: "users", word: "users", kind: "word", arabic: false };
