/** From phrases to keys and labels in both languages. */
import { keyFromWords, pluralWord } from "../../../../../schema/blueprint/keys.ts";
import type { Item, Phrase } from "../clauses/types.ts";
import { arabicCandidates, foldPhrase, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { PlannedOption, Words } from "../world/world.ts";
import { englishOf } from "./arabic-english.ts";
import type { Concept } from "./lexicon/define.ts";
import { choiceOf, recordKey, wholeChoice, wholeConcept, wholeProperty } from "./words.ts";

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const raw = (tokens: readonly Token[]): string => tokens.map((token) => token.raw).join(" ");
const withoutMarks = (text: string): string => text.replace(/[\u064b-\u0652\u0640]/g, "");

/** The key of the entity a phrase names: the lexicon's, else made of its words. */
export const entityKey = (phrase: Phrase): string => {
  if (phrase.concept && (phrase.modifiers.length === 0 || phrase.tokens[0]?.arabic))
    return isKindOf(phrase, phrase.concept) ? recordKey(plainName(phrase)) : phrase.concept.key;
  return recordKey((phrase.concept === null && englishOf(phrase.tokens)) || phrase.name);
};

/** A tool is a kind of equipment, and no synonym of it: it lends its fields only (decision 0221). */
const isKindOf = (phrase: Phrase, { wide, en }: Concept): boolean => {
  const own = new Set(en[0]!.split(" "));
  return (
    wide === true &&
    !phrase.tokens[0]!.arabic &&
    !plainName(phrase)
      .split(" ")
      .some((word) => own.has(word))
  );
};
/** The words of the concept itself, in the singular. */
const plainName = ({ tokens: all, concept }: Phrase): string => {
  const tokens = all.slice(
    Math.max(
      0,
      all.findIndex((_, i) => wholeConcept(all.slice(i)) === concept),
    ),
  );
  return tokens.map(({ word }, i) => (i === tokens.length - 1 ? singular(word) : word)).join(" ");
};

/** Label and plural of an entity. A language the lexicon has no word for is left out, and reported as missing. */
export const entityWords = (phrase: Phrase): { readonly label: Words; readonly plural: Words } => {
  const { concept, modifiers } = phrase;
  const arabic = phrase.tokens[0]?.arabic ?? false;
  if (concept && (modifiers.length === 0 || arabic)) {
    const words = conceptWords(concept);
    // Who says clients is shown clients, though they are the same as customers.
    // «طلب سكن» is called so, though it is one of the requests.
    const asked = arabic && ["request", "order"].includes(concept.key) ? requestWords(phrase) : null;
    if (asked) return { label: { ...words.label, ...asked.label }, plural: { ...words.plural, ...asked.plural } };
    if (arabic) return arabicWords(phrase.tokens, concept, words);
    const said = saidAs(phrase.tokens, concept.en, true);
    const [start, last] = [said.split(" ").slice(0, -1), said.split(" ").at(-1)!];
    return said
      ? {
          label: { ...words.label, en: sentenceCase(said) },
          plural: { ...words.plural, en: sentenceCase([...start, pluralWord(last)].join(" ")) },
        }
      : words;
  }
  if (arabic) {
    const label = withoutMarks(raw(phrase.tokens.map(bareEnd)))
      .replace(/^(?:وال|بال|لل|ال)(?=.{2})/, "")
      // «عرضه التقديمي»
      .replace(/^(\S{3,}?)(?:ه|ها|هم) ال(?=.{3})/, "$1 ")
      .replace(/ًا$|ا$/, (end) => (end === "ا" && phrase.tokens.length === 1 ? end : ""));
    const en = englishOf(phrase.tokens);
    const [one, many] = [oneOf(label), severalOf(label)];
    return en
      ? {
          label: { en: sentenceCase(en), ar: one },
          plural: { en: sentenceCase(en.replace(/\S+$/, (last) => pluralWord(last))), ar: many },
        }
      : { label: { ar: one }, plural: { ar: many } };
  }
  const words = phrase.tokens.map((token) => (/^[A-Z0-9]+$/.test(token.raw) ? token.raw : token.raw.toLowerCase()));
  const last = singular(words.at(-1)!);
  const one = [...words.slice(0, -1), last].join(" ");
  const many = [...words.slice(0, -1), pluralWord(last)].join(" ");
  return { label: { en: sentenceCase(one) }, plural: { en: sentenceCase(many) } };
};

/** «استبيانًا أوليًا» is called «استبيان أولي», and «ولده» «ولد» where that is a word for it. */
const bareEnd = (token: Token, at: number, all: readonly Token[]): Token => {
  const end = token.raw.replace(/(?:\u064bا|ا\u064b)$/, "");
  if (end !== token.raw && end.length > 2) return { ...token, raw: end };
  const own =
    all.length === 1 && at === 0 && /^(?!ال|لل).{2,}ه$/.test(token.raw)
      ? { ...token, raw: token.raw.slice(0, -1), word: token.word.slice(0, -1) }
      : token;
  return own !== token && englishOf([own]) !== null && englishOf([own]) === englishOf([token]) ? own : token;
};

/** «طلبات الصرف» is shown as «طلب صرف», «الطلبات» as «طلب», though the lexicon knows an order by a longer name. */
const requestWords = ({ tokens, modifiers }: Phrase): { readonly label: Words; readonly plural: Words } | null => {
  const [first, ...rest] = tokens;
  if (!first || !/^[وبلف]?(?:ال|لل)?طلب(?:ات)?(?:ه|ها|هم)?$/.test(first.word)) return null;
  // «الطلبات المعتمدة» are the requests.
  const named = modifiers.length > 0 && rest.length < 4 && !/^[وبف]?(?:ال|لل)/.test(first.word) && !/(?:ه|ها|هم)$/.test(first.word);
  const what = named ? withoutMarks(raw(rest)) : "";
  const en = named ? englishOf(tokens) : null;
  return {
    label: { ...(en ? { en: sentenceCase(en) } : {}), ar: `طلب ${what.replace(/^ال(?=.{3})/, "")}`.trim() },
    plural: { ...(en ? { en: sentenceCase(`${en}s`) } : {}), ar: named ? `طلبات ${what}` : "الطلبات" },
  };
};

/** «المشاهدات» is shown as «مشاهدة» where one of them is meant, «التصليحات» as «تصليح». */
const oneOf = (name: string): string =>
  /^\S{3,}ات$/.test(name) ? (/^م\Sا\S\S?ات$/.test(name) ? name.replace(/ات$/, "ة") : name.slice(0, -2)) : name;

/** «غسلة» is shown as «الغسلات» where several are meant. */
const severalOf = (name: string): string =>
  /^\S{3,}ات$/.test(name) ? `ال${name}` : /^\S{3,}ة$/.test(name) ? `ال${name.slice(0, -1)}ات` : name;

/** The name of the lexicon an Arabic phrase used, and where it stands there. */
const saidArabic = (tokens: readonly Token[], names: readonly string[]): number => {
  const first = tokens[0];
  if (!first?.arabic) return -1;
  const folded = names.map((name) => foldPhrase(name));
  for (let length = tokens.length; length > 0; length--) {
    const rest = tokens.slice(1, length).map((token) => token.word.replace(/^ال(?=.{2})/, ""));
    for (const word of arabicCandidates(first.word, true)) {
      const at = folded.indexOf([word, ...rest].join(" "));
      if (at >= 0) return at;
    }
  }
  return -1;
};

/** Who says «الحصة» is shown «حصة», though the lexicon knows it as another word for «جلسة». */
const arabicWords = (
  tokens: readonly Token[],
  concept: { readonly ar: readonly string[]; readonly arPlural?: string },
  words: { readonly label: Words; readonly plural: Words },
): { readonly label: Words; readonly plural: Words } => {
  const at = saidArabic(tokens, concept.ar);
  const said = concept.ar[at];
  const usual = new Set([concept.ar[0], concept.arPlural].flatMap((name) => (name ? [foldPhrase(name)] : [])));
  if (!said || usual.has(foldPhrase(said))) return words;
  const twin = concept.ar.findIndex((name, i) => i !== at && sameRoot(name, said));
  const [one, many] = twin < 0 ? [said, said] : twin < at ? [concept.ar[twin]!, said] : [said, concept.ar[twin]!];
  if (usual.has(foldPhrase(one)) || usual.has(foldPhrase(many))) return words;
  return { label: { ...words.label, ar: indefinite(one) }, plural: { ...words.plural, ar: definite(many) } };
};
const indefinite = (name: string): string => (name.startsWith("ال") && name.length > 4 ? name.slice(2) : name);
const definite = (name: string): string => (name.startsWith("ال") || name.includes(" ") ? name : `ال${name}`);
/** «حصة» and «حصص», «مؤتمر» and «مؤتمرات»: the same letters beside the long vowels and the ending of the feminine. */
const sameRoot = (a: string, b: string): boolean => {
  const [x, y] = [rootOf(a), rootOf(b)];
  return x.length > 1 && (x === y || (x.startsWith(y) && x.length - y.length < 2) || (y.startsWith(x) && y.length - x.length < 2));
};
const rootOf = (name: string): string => foldPhrase(name).replace(/[اويئءؤه]/g, "");

/** The other name of the lexicon that was used, in the singular; nothing when it is the first one. */
const saidAs = (tokens: readonly Token[], names: readonly string[], one: boolean): string => {
  const words = tokens.filter((token) => token.kind === "word").map((token) => token.word);
  if (words.length === 0) return "";
  const said = [words.join(" "), ...(one ? [[...words.slice(0, -1), singular(words.at(-1)!)].join(" ")] : [])].findLast((name) =>
    names.includes(name),
  );
  return said && said !== names[0] ? said : "";
};

/** Words of a property of the lexicon, the English one as it was said. */
export const propertyWords = (
  property: { readonly en: readonly string[]; readonly ar: readonly string[] },
  tokens: readonly Token[],
): Words => ({
  en: sentenceCase((tokens[0]?.arabic ? "" : saidAs(tokens, property.en, false)) || property.en[0]!),
  ar: saidProperty(tokens, property.ar),
});
/** «الجوال» stays «الجوال», and is not shown as «الهاتف». */
const saidProperty = (tokens: readonly Token[], names: readonly string[]): string => {
  const said = names[saidArabic(tokens, names)];
  return said && !foldPhrase(said).includes(foldPhrase(names[0]!)) ? definite(said) : names[0]!;
};

/** Words of a concept of the lexicon. */
export const conceptWords = (concept: {
  readonly en: readonly string[];
  readonly ar: readonly string[];
  readonly arPlural?: string;
  readonly shownAr?: { readonly one: string; readonly many: string };
}): { readonly label: Words; readonly plural: Words } => {
  const en = concept.en[0]!;
  const words = en.split(" ");
  const many = [...words.slice(0, -1), pluralWord(words.at(-1)!)].join(" ");
  const ar = concept.shownAr?.one ?? concept.ar[0];
  const arMany = concept.shownAr?.many ?? concept.arPlural ?? ar;
  return {
    label: { en: sentenceCase(en), ...(ar ? { ar } : {}) },
    plural: { en: sentenceCase(many), ...(arMany ? { ar: arMany } : {}) },
  };
};

/** Label of a field that is no known property. */
export const itemWords = (item: Pick<Item, "tokens">): Words => {
  const text = raw(item.tokens.filter((token) => token.kind !== "mark"));
  if (item.tokens[0]?.arabic) {
    const en = englishOf(item.tokens);
    return { ...(en ? { en: sentenceCase(en) } : {}), ar: withoutMarks(text).replace(/^(?:وال|بال|لل)/, "ال") };
  }
  return { en: sentenceCase(/^[A-Z0-9 ]+$/.test(text) ? text : text.toLowerCase()) };
};

/** A choice by its key, as the lexicon writes it; of a key it does not know, the key's own words. */
export const knownOption = (key: string): PlannedOption => {
  const known = choiceOf(key);
  if (known) return { key, label: { en: sentenceCase(known.en[0]!), ...(known.ar[0] ? { ar: known.ar[0] } : {}) } };
  const words = key.replace(/([A-Z])/g, " $1").toLowerCase();
  return optionOf([{ from: 0, to: 0, raw: words, word: words, kind: "word", arabic: false }], new Set());
};

/** One choice, with the lexicon's words where it knows them. */
export const optionOf = (tokens: readonly Token[], taken: ReadonlySet<string>): PlannedOption => {
  const words = tokens.filter((token) => token.word !== "-");
  const known = wholeChoice(words);
  if (known && !taken.has(known.key))
    return {
      key: known.key,
      label: {
        en: sentenceCase(saidAs(words, known.en, false) || known.en[0]!),
        ...(words[0]?.arabic ? { ar: withoutMarks(raw(words)).replace(/^ال(?=.{3})/, "") } : known.ar[0] ? { ar: known.ar[0] } : {}),
      },
    };
  const text = withoutMarks(raw(words));
  const other = wholeConcept(words) ?? wholeProperty(words);
  // "finance" is a name of the accountant, and as a choice it is finance.
  const isThat =
    other !== null &&
    [other.en[0], other.ar[0]].some((name) => name && [foldPhrase(name), foldPhrase(pluralWord(name))].includes(foldPhrase(text)));
  const key = keyFromWords(known?.key ?? (isThat ? other.key : text), taken, "option");
  if (isThat && "kind" in other && other.ar[0]) return { key, label: { en: sentenceCase(other.en[0]!), ar: other.ar[0] } };
  const en = words[0]?.arabic ? englishOf(words) : null;
  if (en) return { key: keyFromWords(en, taken, "option"), label: { en: sentenceCase(en), ar: text.replace(/^ال(?=.{3})/, "") } };
  return words[0]?.arabic ? { key, label: { ar: text } } : { key, label: { en: sentenceCase(text) } };
};
