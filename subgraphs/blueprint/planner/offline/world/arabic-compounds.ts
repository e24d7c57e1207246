/**
 * «طلب الرخصة: …», «زيارة التفتيش: …», «تقرير الحادث: …»: a record described under a name of two words is called by both, where the
 * second names nothing the text describes elsewhere («حجوزات الملاعب» are the bookings of the courts that are kept). The first word
 * alone, and the plural («طلبات الرخص»), mean it as well.
 */
import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { englishOf } from "../words/arabic-english.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { conceptAt } from "../words/words.ts";
import { article, consonants } from "./arabic-twins.ts";

const kinds = new Set(["thing", "event", "document"]);
const isHead = ({ tokens, concept }: Phrase): boolean =>
  tokens[0]?.arabic === true && (kinds.has(concept?.kind ?? "") || ["page", "abstractWord"].includes(concept?.key ?? ""));
/** «الطلبات», «تقارير مواقعها»: the first word alone, or with whose it is. */
const isBare = (phrase: Phrase): boolean => isHead(phrase) && phrase.modifiers.every(({ raw }) => /^(?!ال|لل).{2,}(?:ه|ها|هم)$/.test(raw));
/** The same first word: one concept, or «تقرير» and «تقارير». */
const sameHead = (one: Phrase, other: Phrase): boolean =>
  one.concept!.key === other.concept!.key || consonants(one.tokens[0]!) === consonants(other.tokens[0]!);

/**
 * For each phrase the compound it stands for; `listed`: what only stands in lists; `left`: what verbs leave behind, which is kept under its
 * own name; `meant`: what a first word with two meanings stands for here.
 */
export const arabicCompounds = (
  all: readonly Phrase[],
  frames: readonly Frame[],
  listed: readonly Phrase[],
  left: readonly string[],
  meant: (phrase: Phrase) => Concept | null,
): ReadonlyMap<Phrase, Phrase> => {
  const subjects = frames.flatMap((one) => (one.is === "has" && one.items.length > 1 ? one.subjects : []));
  const bare = (phrases: readonly Phrase[]): readonly string[] =>
    phrases.filter(({ modifiers }) => modifiers.length === 0).flatMap(({ concept }) => concept?.key ?? []);
  const kept = new Set([...bare(subjects), ...left]);
  const named_ = new Set(frames.flatMap((one) => bare(one.is === "has" ? one.subjects : one.is === "things" ? one.phrases : [])));
  const out = new Map<Phrase, Phrase>();
  const heads = new Map<Phrase, Concept>();
  for (const subject of subjects) {
    if (!isCompound(subject) || kept.has(subject.concept!.key) || namesKept(subject, named_)) continue;
    const whole = named(subject, meant({ ...subject, modifiers: [] }) ?? subject.concept!);
    if (!whole || kept.has(meant({ ...subject, modifiers: [] })?.key ?? "") || whole.key === subject.concept!.key) continue;
    heads.set(subject, whole);
    for (const one of [...all, ...listed])
      if (!out.has(one) && isHead(one) && sameHead(one, subject) && sameSecond(one, subject))
        out.set(one, { ...one, concept: whole, modifiers: [] });
  }
  for (const one of [...all, ...listed]) {
    if (out.has(one) || !isBare(one)) continue;
    const wholes = new Map([...heads].filter(([subject]) => sameHead(one, subject)).map(([, whole]) => [whole.key, whole]));
    if (wholes.size === 1) out.set(one, { ...one, concept: [...wholes.values()][0]!, modifiers: [] });
  }
  return out;
};

/** «طلب الرخصة»: a first word without an article, and one or two that say of what. */
const isCompound = (phrase: Phrase): boolean =>
  isHead(phrase) &&
  phrase.modifiers.length > 0 &&
  phrase.modifiers.length < 3 &&
  phrase.modifiers.every(({ arabic, kind, word }) => arabic && kind === "word" && !plainly.test(word)) &&
  !registers.test(phrase.tokens[0]!.word) &&
  !/^[وبلف]?(?:ال|لل)/.test(phrase.tokens[0]!.raw);

/** Adjectives that make no other thing of it. */
const plainly = /^(?:ال)?(?:جديد|سابق|حالي|خاص|متعدد|يومي|اسبوعي|شهري|سنوي|دوري|واحد|معين|كامل)(?:ه|ين|ات)?$/;
/** «جدول العروض», «سجل الزيارات»: where the others are written down. */
const registers = /^(?:جدول|قائمه|سجل|كشف|ملف|دفتر|نموذج|بيانات)$/;

const namesKept = ({ modifiers }: Phrase, kept: ReadonlySet<string>): boolean => {
  const found = conceptAt(modifiers, 0);
  return found !== null && (kept.has(found.entry.key) || found.entry.kind === "person" || found.entry.kind === "place");
};

/** The concept under the whole name; null where a word of it has no English. */
const named = ({ concept, tokens }: Phrase, meant: Concept): Concept | null => {
  const said = englishOf(tokens);
  if (!concept || !said) return null;
  const en = meant === concept ? said : said.replace(new RegExp(`${concept.en[0]!}$`), meant.en[0]!);
  const ar = tokens.map(({ raw }) => raw.replace(/(?:\u064bا|ا\u064b)$/, "").replace(/[\u064b-\u0652\u0640]/g, "")).join(" ");
  const { arPlural: _, shownAr: _shown, ...one } = concept;
  return {
    ...one,
    fields: meant.fields,
    kind: meant.kind === "none" ? "document" : meant.kind,
    key: keyFromWords(en, [], "entity"),
    en: [en],
    ar: [ar],
  };
};

const sameSecond = (one: Phrase, other: Phrase): boolean => {
  const [a, b] = [one.modifiers[0], other.modifiers[0]];
  if (!a || !b) return false;
  const bare = (word: string): string => word.replace(article, "");
  const [one_, other_] = [englishOf([a]), englishOf([b])];
  return (
    bare(a.word) === bare(b.word) || (consonants(a) === consonants(b) && (consonants(a).length > 2 || (one_ !== null && one_ === other_)))
  );
};
