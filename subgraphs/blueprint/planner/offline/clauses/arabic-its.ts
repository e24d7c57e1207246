/** «المشترك اسمه ورقم هاتفه وعدد الأمبيرات»: who or what is named first has what follows, the first of it with the ending for "its". */
import { frame } from "../frames/frame.ts";
import { itemsOf } from "../lists/items.ts";
import type { Clause } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isNothing, isSeparator, phraseOf } from "./phrases.ts";
import type { Frame } from "./types.ts";

/** What a thing has, and what is said behind it; null where nothing of it is said so. */
export const arabicIts = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  for (let i = 0; i < Math.min(tokens.length - 2, 8); i++) {
    const found = tokens[i]!.arabic && !isSeparator(tokens[i]!) ? conceptAt(tokens, i) : null;
    if (!found || found.entry.kind === "none") continue;
    const at = i + found.length;
    const property = tokens[at]?.arabic ? propertyAt(tokens, at) : null;
    if (!property || !/(?:ه|ها|هم)$/.test(tokens[at + property.length - 1]!.word) || !property.possessive) continue;
    if (tokens.slice(0, i).some((token) => verbForms.has(token.word))) return null;
    const end = endOf(clause, at);
    const subject = phraseOf(tokens.slice(i, at));
    const items = itemsOf(tokens.slice(at, end));
    if (!subject || isNothing(subject) || items.length < 2) return null;
    let from = end;
    while (from < tokens.length && isSeparator(tokens[from]!)) from++;
    return { frames: [{ ...frame(clause), is: "has", subjects: [subject], items }], rest: { ...clause, tokens: tokens.slice(from) } };
  }
  return null;
};

/** «والسباقات نسجل فيها التاريخ والمركز»: what is written down of them is what they have. */
export const writtenIn = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      i < 6 &&
      /^(?:ن|ا)(?:سجل|كتب|حفظ|دون)$/.test(token.word) &&
      /^(?:فيها|فيه|لها|له|عنها|عنه|لهم|عنهم)$/.test(tokens[i + 1]?.word ?? ""),
  );
  const subject = at > 0 ? phraseOf(tokens.slice(0, at).filter((token) => !isSeparator(token))) : null;
  const items = at > 0 ? itemsOf(tokens.slice(at + 2)) : [];
  return subject && !isNothing(subject) && items.length > 1 ? [{ ...frame(clause), is: "has", subjects: [subject], items }] : null;
};

/** The list ends where a verb begins another sentence: «، وكل شهر أسجل …», «، والفني يصلح …». */
const endOf = ({ tokens }: Clause, at: number): number => {
  const verb = tokens.findIndex((token, i) => i > at && verbForms.get(token.word)?.form === "arabic");
  if (verb < 0) return tokens.length;
  const cut = tokens.slice(0, verb).findLastIndex((token) => token.word === "،" || token.word === ",");
  const joint = cut > at ? cut : tokens.slice(0, verb).findLastIndex(isSeparator);
  return joint > at ? joint : verb;
};
