/** How Arabic nouns stand together: the article, the plural, what belongs to what («تقارير الأضرار»), adjectives that agree. */
import type { Noun, Quality } from "./lexicon/arabic/index.ts";

export interface NounPhrase {
  readonly noun: Noun;
  /** English had it in the plural. */
  readonly several: boolean;
  readonly qualities: readonly Quality[];
  /** «آخر»: stands in front. */
  readonly front: Quality | null;
  readonly of: NounPhrase | null;
  /** "Photos of the truck": of one truck, which "truck photos" may not be. */
  readonly asSaid?: true;
}

export interface Form {
  readonly known: boolean;
  readonly many: boolean;
  /** Behind another noun: «المتدربين». */
  readonly behind: boolean;
}

/** Null where it cannot be said without doubt: adjectives of two nouns that stand together. */
export const said = (phrase: NounPhrase, form: Omit<Form, "behind"> & { readonly behind?: boolean }): string | null => {
  const { noun, qualities, front, of } = phrase;
  if (front && (form.many || noun.one.startsWith("ال"))) return null;
  const known = form.known && !front;
  const many = form.many && noun.many !== null;
  if (of && qualities.length > 0 && hasQualities(of)) return null;
  const adjectives = qualities.map(
    (quality) => agreeing(quality, noun, many, known)?.replace(/ون$/, (end) => (form.behind ? "ين" : end)) ?? null,
  );
  if (adjectives.includes(null)) return null;
  const words = of
    ? joined(phrase, of, { known, many, behind: form.behind === true })
    : named(noun, { known, many, behind: form.behind === true });
  if (words === null) return null;
  const lead = front ? (noun.feminine ? front.feminine : front.masculine) : null;
  return [...(lead ? [lead] : []), words, ...adjectives].join(" ");
};

const hasQualities = ({ qualities, of }: NounPhrase): boolean => qualities.length > 0 || (of !== null && hasQualities(of));

/** One noun, of one word or several, with or without its article. */
const named = (noun: Noun, { known, many, behind }: Form): string => {
  const shown = many ? noun.many! : noun.one;
  const words = shown.split(" ");
  if (words.length === 1)
    return `${known ? withArticle(words[0]!) : words[0]!}`.replace(/ون$/, (end) => (behind && noun.sort === "person" ? "ين" : end));
  if (many) return known ? asBehind(noun.many!, behind, noun) : withoutArticles(asBehind(noun.many!, behind, noun), noun.one);
  return known ? knownOne(noun) : noun.one;
};
const asBehind = (many: string, behind: boolean, noun: Noun): string =>
  behind && noun.sort === "person"
    ? many
        .replace(/^(\S+)ون( |$)/, "$1ين$2")
        .replace(/ (ال\S+)ون$/, " $1ين")
        .replace(/^(\S+)و /, "$1ي ")
    : many;

/** «طلاب» «الطلاب»; a name that has its article keeps it. */
const withArticle = (word: string): string => (/^ال(?!تهاب|تزام|تحاق|تماس)/.test(word) && word.length > 3 ? word : `ال${word}`);

/** «قائمة انتظار» «قائمة الانتظار», «بريد إلكتروني» «البريد الإلكتروني»: where its plural has articles, it has them. */
const knownOne = ({ one, many }: Noun): string => {
  const words = one.split(" ");
  const marks = many?.split(" ") ?? [];
  if (marks.length === words.length && marks.some((word) => word.startsWith("ال")))
    return words.map((word, i) => (marks[i]!.startsWith("ال") ? withArticle(word) : word)).join(" ");
  if (words.some((word) => /^(?:ال|لل|بال)\S{2}/.test(word))) return words[0]!.startsWith("ال") || isChain(words) ? one : withArticle(one);
  return /(?:ي|ية)$/.test(words.at(-1)!) && words.length === 2
    ? words.map(withArticle).join(" ")
    : [...words.slice(0, -1), withArticle(words.at(-1)!)].join(" ");
};
/** «ساعات العمل» is known by its last word; «تبرع بالدم» by its first. */
const isChain = (words: readonly string[]): boolean => words.slice(1).some((word) => word.startsWith("ال"));
const withoutArticles = (many: string, one: string): string => {
  const kept = one.split(" ");
  return many
    .split(" ")
    .map((word, i) => (kept[i]?.startsWith("ال") ? word : word.replace(/^ال(?=\S{2})/, "")))
    .join(" ");
};

/** «تكلفة الإصلاح», «رقم هاتف العميل», «البريد الإلكتروني للعميل». */
const joined = ({ noun, asSaid }: NounPhrase, of: NounPhrase, { known, many, behind }: Form): string | null => {
  // «مصمم ملصقات», «منسق الدورات», and «مدير المستودع».
  const usual = noun.sort === "person" && !known && !many && (of.noun.sort === "thing" || (of.noun.sort === "person" && !of.noun.feminine));
  const ofMany = of.several || noun.ofMany || (!asSaid && (usual || (many && of.noun.sort !== "deed")));
  const owner = said(of, { known: known || noun.ofKnown, many: ofMany, behind: true });
  if (owner === null) return null;
  const shown = many ? noun.many! : noun.one;
  const words = shown.split(" ");
  if (words.length === 1) {
    if (/ان$/.test(shown) && noun.sort === "person" && noun.many === null) return null;
    return `${shown.replace(/ون$/, (end) => (noun.sort !== "person" ? end : behind ? "ي" : "و"))} ${owner}`;
  }
  const whole = named(noun, { known: true, many, behind });
  const fixed = isChain(noun.one.split(" "));
  // «البريد الإلكتروني»: nothing stands between a noun and its adjective.
  if (whole.startsWith("ال") || fixed || of.several)
    return `${known || fixed ? whole : named(noun, { known: false, many, behind })} ${belongingTo(owner)}`;
  return `${withoutArticles(whole, "")} ${owner}`;
};
const belongingTo = (owner: string): string => (owner.startsWith("ال") ? `لل${owner.slice(2)}`.replace(/^للل/, "لل") : `ل${owner}`);

/** An adjective as its noun has it; null where several people are no case of it. */
const agreeing = (quality: Quality, noun: Noun, many: boolean, known: boolean): string | null => {
  const people = many && noun.sort === "person";
  if (people && noun.feminine) return null;
  const form = people ? severalOf(quality.masculine) : noun.feminine || many ? quality.feminine : quality.masculine;
  return form && (known ? knownQuality(form) : form);
};
const broken: Readonly<Record<string, string>> = {
  جديد: "جدد",
  قديم: "قدامى",
  صغير: "صغار",
  كبير: "كبار",
  مريض: "مرضى",
  ميت: "موتى",
  ضعيف: "ضعفاء",
  سابق: "سابقون",
};
const severalOf = (masculine: string): string | null => broken[masculine] ?? (/[ ىةء]/.test(masculine) ? null : `${masculine}ون`);
/** «غير المدفوع», «القابل للكسر»; «بدوام كامل» is said as it is. */
const knownQuality = (form: string): string =>
  /^(?:بالساعة|بدوام|كل |مع |لا |كبار |ربع )/.test(form)
    ? form
    : form.startsWith("غير ")
      ? `غير ${withArticle(form.slice(4))}`
      : withArticle(form);
