/**
 * The English of an Arabic name the lexicon has no entry for: its words by the glossary and the lexicon, the last of them first («تقرير
 * الزيارة الميدانية» is an "on site visit report"). A name with a word nobody knows has none, and keeps its own letters.
 */
import { pluralWord } from "../../../../../schema/blueprint/keys.ts";
import { arabicCandidates, foldPhrase } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { glossary } from "./lexicon/glossary.ts";
import { wholeConcept, wholeProperty } from "./words.ts";

/** Lower case, in the singular; null where a word of it is not known. */
export const englishOf = (tokens: readonly Token[]): string | null => {
  const words = tokens.filter(({ kind }) => kind === "word");
  const [first] = words;
  if (!first?.arabic || words.length > 4) return null;
  // «عدد الجلسات»
  if (words.length > 1 && /^(?:ال)?عدد$/.test(first.word)) {
    const counted = englishOf(words.slice(1));
    return counted && `number of ${many(counted)}`;
  }
  // «هل يوجد مصعد»
  if (words.length > 2 && first.word === "هل" && /^(?:يوجد|توجد|فيه|فيها|عنده|عندها|لديه|لديها|هناك)$/.test(words[1]!.word)) {
    const there = englishOf(words.slice(2));
    return there && `has ${there}`;
  }
  const said: string[] = [];
  let behind = "";
  for (let i = 0; i < words.length; ) {
    const { word, raw } = words[i]!;
    // «السعر للفرد», «المدة بالدقائق»
    const joint = i > 0 ? (/^لل.{2,}/.test(word) ? " per " : /^بال.{2,}/.test(word) ? " in " : null) : null;
    if (joint) {
      const rest = englishOf([{ ...words[i]!, word: word.replace(/^(?:لل|بال)/, "ال"), raw }, ...words.slice(i + 1)]);
      if (!rest) return null;
      behind = `${joint}${joint === " in " ? many(rest) : rest}`;
      break;
    }
    const known = longest(words.slice(i));
    if (!known) return null;
    said.push(known.en);
    i += known.length;
  }
  return `${said.reverse().join(" ")}${behind}`;
};

/** "number of cows" of "cow": the last word in the plural. */
const many = (name: string): string => name.replace(/\S+$/, (last) => (/s$|people$|men$/.test(last) ? last : pluralWord(last)));

const longest = (words: readonly Token[]): { readonly en: string; readonly length: number } | null => {
  for (let length = Math.min(3, words.length); length > 1; length--) {
    const part = words.slice(0, length);
    const concept = wholeConcept(part);
    // «الموارد البشرية» is where somebody works, though the lexicon knows her by it.
    const works = concept?.kind === "person" && foldPhrase(concept.ar[0] ?? "") !== foldPhrase(part.map(({ word }) => word).join(" "));
    const found = wholeProperty(part) ?? (works ? null : concept);
    if (found?.en[0]) return { en: found.en[0], length };
  }
  const [word] = words;
  if (!word!.arabic) return { en: word!.word, length: 1 };
  const forms = arabicCandidates(word!.word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=.{2})/, ""), false);
  for (const [i, form] of forms.entries()) {
    const known = glossary.get(form);
    if (known) return { en: known, length: 1 };
    // The word itself before a shorter one: «مدرسة» is no "مدرس".
    const whole = i === 0 ? (wholeProperty([word!]) ?? wholeConcept([word!])) : null;
    if (whole?.en[0] && whole.ar[0] && !("kind" in whole && whole.kind === "none")) return { en: whole.en[0], length: 1 };
  }
  return null;
};
