/** "owner: everything", "judges: own scores only, enter the time", «المراجع: الاطلاع على العقود»: who stands before the colon may do what stands behind it. */
import { isPerson, splitList } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeConcept, wholeProperty } from "../words/words.ts";
import type { Token } from "./tokens.ts";

const everything = new Set(["everything", "all", "anything"]);
const doing = (token: Token | undefined): boolean => {
  const form = token ? verbForms.get(token.word) : undefined;
  return form?.verb.cls === "do" && ["base", "s", "masdar", "arabic"].includes(form.form);
};

/** What stands behind the colon as a sentence about who stands before it; null where it lists what somebody has. */
export const roleLine = (subject: Phrase, body: readonly Token[]): readonly Token[] | null => {
  const parts = splitList(body);
  const own = (part: readonly Token[]): boolean => part.some((token) => token.word === "own" || token.word === "only");
  const says = (part: readonly Token[]): boolean =>
    everything.has(part[0]?.word ?? "") || own(part) || (doing(part[0]) && wholeConcept(part) === null && wholeProperty(part) === null);
  const known = isPerson(subject);
  const all = parts.length === 1 && everything.has(parts[0]![0]?.word ?? "");
  // "office: everything": whoever that is.
  if (all && subject.tokens.length < 4) return said(parts);
  if (parts.length === 0 || (known ? !parts.some(says) || !says(parts[0]!) : !doing(parts[0]![0]) || wholeConcept(parts[0]!) !== null))
    return null;
  if (!known && (subject.concept !== null || subject.tokens.length > 3 || !body[0]!.arabic)) return null;
  // «الرسم: طلب الرخصة، المبلغ»: a list of what it has, where the others are no doing.
  if (!known && parts.length > 1 && parts.slice(1).every((part) => !doing(part[0]))) return null;
  return said(parts);
};

const word = (like: Token, raw: string): Token => ({ ...like, raw, word: raw, kind: "word", arabic: false });
const said = (parts: readonly (readonly Token[])[]): readonly Token[] =>
  parts.flatMap((part, i) => {
    const first = part[0]!;
    const verb = first.arabic || doing(first) ? [] : [word(first, everything.has(first.word) ? "manage" : "see")];
    return [...(i > 0 ? [word(first, ",")] : []), ...verb, ...part];
  });
