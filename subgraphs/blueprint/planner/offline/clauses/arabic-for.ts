/** «المواعيد لمريض», «الميعاد بيبقى لمريض واحد مع دكتور وفيه التاريخ»: whose a record is, and with whom, is what it is linked to. */
import { frame } from "../frames/frame.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { isSeparator, phraseOf } from "./phrases.ts";
import type { Frame } from "./types.ts";

const kept = new Set(["thing", "event", "document"]);
const being = /^(?:ب?[يت](?:كون|بقي)(?:و|وا|ون)?|هو|هي|دايما|كلها)$/;
const having = /^(?:فيه|فيها|له|لها)$/;

/** What a record belongs to; null where the clause does not begin so. */
export const forWhom = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  let at = tokens.findIndex((token) => !isSeparator(token) && token.word !== "كل");
  const found = at < 0 || !tokens[at]!.arabic ? null : conceptAt(tokens, at);
  if (!found || !kept.has(found.entry.kind) || /^(?:لل|ل|ب|بال)$/.test(found.joined)) return null;
  const subject = phraseOf(tokens.slice(at, at + found.length));
  at += found.length;
  while (tokens[at] && being.test(tokens[at]!.word)) at++;
  const whom = tokens[at];
  const one = whom?.arabic ? conceptAt(tokens, at) : null;
  if (!subject || !whom || !one || !/^(?:لل|ل)$/.test(one.joined) || one.entry.kind === "none" || one.entry.key === found.entry.key)
    return null;
  const rest = tokens.slice(at + 1);
  if (rest.some((token) => verbForms.get(token.word)?.form === "arabic" && !having.test(token.word))) return null;
  const name: Token = { ...whom, word: whom.word.replace(/^لل?/, ""), raw: whom.raw.replace(/^لل?/, "") };
  const items = itemsOf([name, ...rest.map((token) => (having.test(token.word) || token.word === "مع" ? { ...token, word: "،" } : token))]);
  return items.length > 0 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};
