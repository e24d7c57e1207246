/**
 * Sentences that wish something of records and tell nobody what they are or who may do what with them: "appointments are sorted by time",
 * "invoices cannot be changed once they are paid", «لا يمكن تعديل العقد بعد أن ينتهي». They are read as wishes when everything else is
 * there (`refine/left-wishes.ts`); read as a description they would be a right, or a right taken from the wrong people.
 */
import type { Clause, Token } from "../text/tokens.ts";
import { changing, deleting, denying, excepting, fromThenOn, nobody } from "../words/change-words.ts";
import { wholeChoice } from "../words/words.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const ordered = set("sorted ordered listed arranged ranked مرتبه مرتب مرتبا ترتب يرتب");
const by = set("by حسب بحسب");

/** Whether the clause is such a wish. Somebody who is told what they may not do is not: "a cashier cannot change orders after closing". */
export const isWished = ({ tokens }: Clause): boolean => isOrder(tokens) || isFrozen(tokens);

const isOrder = (tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(({ word }) => ordered.has(word));
  const be = tokens[at - 1]?.word ?? "";
  return at > 0 && tokens.slice(at + 1).some(({ word }) => by.has(word)) && (tokens[at]!.arabic || /^(?:is|are|be|get)$/.test(be));
};

const isFrozen = (tokens: readonly Token[]): boolean => {
  const when = tokens.findIndex(({ word }) => fromThenOn.has(word));
  const change = tokens.findIndex(({ word }) => changing.has(word) || deleting.has(word));
  if (change < 0 || tokens.some(({ word }) => excepting.has(word))) return false;
  // «لا تحذف الحجوزات المنتهية»
  if (when < 0) return denying.has(tokens[0]!.word) && change === 1 && tokens.length === 4 && tokens[0]!.arabic && isState(tokens[3]!);
  const passive = tokens[change - 1]?.word === "be" || tokens[change - 1]?.word === "longer";
  const byNobody = tokens.some(({ word }, i) => nobody.has(word) || (word === "no" && tokens[i + 1]?.word === "one"));
  // «لا يمكن تعديل العقد», and not «لا يجوز للراصد تعديل القراءة».
  const impersonal = tokens[change]!.arabic && /^(?:يمكن|يجوز|يسمح|يمنع|ممنوع|يصح)$/.test(tokens[change - 1]?.word ?? "") && change < 4;
  return tokens.some(({ word }) => denying.has(word) || nobody.has(word)) && (passive || byNobody || impersonal);
};

const isState = (token: Token): boolean =>
  [token.word, token.word.replace(/^ال/, ""), token.word.replace(/^ال/, "").replace(/ه$/, "")].some(
    (word) => wholeChoice([{ ...token, word, raw: word }]) !== null,
  );
