/** What stands before brackets, a colon or a dash and is described by what stands in or behind them. */

import { isCompound, isNothing, isPerson, isSeparator, phraseOf, trim } from "../clauses/phrases.ts";
import type { Item, Phrase } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import { keptRecord } from "../words/record-words.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt, wholeConcept, wholeProperty } from "../words/words.ts";
import { isReport, keptReport } from "../world/records-made.ts";
import { itemOf } from "./item.ts";

/** What stands before brackets or a colon and is described by them: the last noun phrase, after any verb. */
export const nounBefore = (tokens: readonly Token[]): Phrase | null => {
  const part = trim(lastPart(tokens));
  for (let i = 0; i < part.length; i++) {
    const found = conceptAt(part, i);
    const whole = found && i + found.length === part.length;
    if (whole && (i > 0 || found.length === part.length)) return nearest(part, i);
  }
  const cut = part.findLastIndex(
    (token) => functionWords.has(token.word) || (verbForms.has(token.word) && !(token.arabic && wholeConcept([token]) !== null)),
  );
  return cut === part.length - 1 ? null : phraseOf(part.slice(cut + 1));
};

/** Words directly before a known name belong to it ("delivery van"), unless they are a verb or hold the sentence together. */
const nearest = (part: readonly Token[], at: number): Phrase | null => {
  let from = at;
  // «أعطال الأجهزة: …»: the first of them is described.
  const head = part[at]!.arabic && at > 0 && part[at - 1]!.arabic && !verbForms.has(part[at - 1]!.word) ? conceptAt(part, at - 1) : null;
  if (head && ["thing", "event", "document"].includes(head.entry.kind) && !/^(?:وال|ال|لل)/.test(part[at - 1]!.raw))
    return phraseOf(part.slice(at - 1));
  while (
    from > 0 &&
    !part[at]!.arabic &&
    part[from - 1]!.kind === "word" &&
    !functionWords.has(part[from - 1]!.word) &&
    !verbForms.has(part[from - 1]!.word)
  )
    from--;
  return phraseOf(part.slice(from));
};

export const lastPart = (tokens: readonly Token[]): readonly Token[] => tokens.slice(tokens.findLastIndex(isSeparator) + 1);

/** "treatments for a cow": what is described, and what it is linked to. */
export const describedBefore = (tokens: readonly Token[]): { readonly subject: Phrase; readonly linked: readonly Item[] } | null => {
  const whole = lastPart(tokens);
  // «الزيارات تسجلها الحارسة: …»
  const first = conceptAt(whole, 0);
  const done = first ? whole[first.length] : undefined;
  if (first && done?.arabic && verbForms.get(done.word)?.form === "arabic" && /(?:ها|هم|ه)$/.test(done.word)) {
    const subject = phraseOf(whole.slice(0, first.length));
    if (subject && !isNothing(subject) && !isPerson(subject)) return { subject, linked: [] };
  }
  const condition = whole.findIndex((token, i) => i > 1 && ["if", "when", "once", "whenever"].includes(token.word));
  const part = condition > 0 ? whole.slice(0, condition) : whole;
  const of = part.findLastIndex((token) => ["for", "of", "about", "after", "per", "during", "on", "in"].includes(token.word));
  if (of > 0 && /^(?:a|an|each|every|one|the|their|his|her)$/.test(part[of + 1]?.word ?? "")) {
    const subject = nounBefore(part.slice(0, of));
    const item = itemOf(part.slice(of + 2));
    if (subject && (!isNothing(subject) || isCompound(subject))) return { subject, linked: item ? [item] : [] };
  }
  // «القسط الشهري لكل طفل: الشهر والمبلغ»: the instalment has these, and whose it is.
  const whose = part.findIndex((token, i) => i > 0 && token.word === "لكل");
  const owned = whose > 0 ? nounBefore(part.slice(0, whose)) : null;
  const owner = whose > 0 ? itemOf(part.slice(whose + 1)) : null;
  if (owned && !isPerson(owned) && (!isNothing(owned) || isCompound(owned))) return { subject: owned, linked: owner ? [owner] : [] };
  // «تقارير عن كل يتيم: التاريخ، …»
  const each = part.findIndex((token, i) => i > 0 && ["عن", "حول", "علي"].includes(token.word) && part[i + 1]?.word === "كل");
  const told = each > 0 ? nounBefore(part.slice(0, each)) : null;
  const one = each > 0 ? itemOf(part.slice(each + 2)) : null;
  if (told) return { subject: isReport(told) ? { ...told, concept: keptReport, modifiers: [] } : told, linked: one ? [one] : [] };
  const subject = nounBefore(condition > 0 ? part : tokens);
  if (!subject) return null;
  // "add accounts (name, bank, currency)": no word for nothing where it is said what they have.
  const kept = isNothing(subject) && subject.plural ? keptRecord(subject)[0] : undefined;
  return kept || !isNothing(subject) || isCompound(subject) ? { subject: kept ?? subject, linked: [] } : null;
};

export const opensProperty = (tokens: readonly Token[]): boolean => {
  const all = trim(lastPart(tokens));
  const part = all.slice(all.findLastIndex((token) => functionWords.has(token.word) || verbForms.has(token.word)) + 1);
  const names = (words: readonly Token[]): boolean => (wholeConcept(words)?.kind ?? "none") !== "none";
  if (part[0]?.arabic) return propertyAt(part, 0) !== null && !names(part) && (conceptAt(part, 0)?.entry.kind ?? "none") === "none";
  return (
    part.some((_, i) => wholeProperty(part.slice(i)) !== null && !names(part.slice(i))) || wholeProperty(part.slice(-1))?.type === "enum"
  );
};

export const isDescription = (items: readonly Item[]): boolean =>
  items.length > 1 &&
  items.some(
    (item) =>
      (item.property ?? item.base) !== null ||
      (items.length > 2 && item.phrase?.concept && item.phrase.modifiers.length === 0 && !isNothing(item.phrase)),
  );
