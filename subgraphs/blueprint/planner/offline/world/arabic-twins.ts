/**
 * The same thing in other words of one Arabic text: «الخبراء» and «الخبير», «البصات» and «البص», and «العروض» for «عروض الأسعار» that
 * were named before. A plural with other vowels keeps the consonants of its singular; the first word of a longer name stands for it.
 */

import type { Frame, Phrase } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";

export const article = /^(?:وال|بال|كال|فال|لل|ال)(?=.{2})/;
const bareWord = ({ raw, word }: Token): string => (/^[وبكفل]?(?:ال|ٱل|لل)/.test(raw) ? word.replace(article, "") : word);
/** Without the ending of a plural, the long vowels and whose it is. */
export const consonants = (token: Token): string =>
  broken(bareWord(token))
    .replace(/(?:هم|ها|هن|ه)$/, "")
    .replace(/(?<=..)(?:ات|ون|ين)$/, "")
    .replace(/[اويئءؤهةى]/g, "");

/** «أنواع» is several of «نوع». */
const broken = (word: string): string => word.replace(/^ا([^اوي].?)ا(.)$/, "$1$2");

const people = new Set(["person", "member", "admin", "public"]);
const isArabic = ({ tokens }: Phrase): boolean => tokens[0]?.arabic === true;
const isUnknown = (phrase: Phrase): boolean => isArabic(phrase) && phrase.concept === null && phrase.tokens.length === 1;

/** The less, the surer it is a singular: «مرحلة» of «مراحل», «قطعة» of «قطع», «عين» of «أعيان», «سباق» of «سباقات». */
const plurality = (word: string): number =>
  word.length +
  (/(?:ات|ون|ين)$/.test(word) ? 3 : 0) +
  (/^..ا[^ه]{1,3}$/.test(word) || broken(word) !== word ? 2 : 0) -
  (/ه$/.test(word) ? 1.5 : 0);

/** Words nobody knows that are one word in the singular and the plural: each stands for the singular. */
const plurals = (all: readonly Phrase[], listed: ReadonlySet<Phrase>, apart: ReadonlySet<string>): ReadonlyMap<Phrase, Phrase> => {
  const out = new Map<Phrase, Phrase>();
  const groups = new Map<string, Phrase[]>();
  for (const phrase of all) {
    if (!isUnknown(phrase)) continue;
    // «الصقّار»: written with its doubled letter it is whoever does that, and not several of «صقر».
    const trade = /\u0651ا/.test(phrase.tokens[0]!.raw) ? "ّ" : "";
    const key = `${broken(bareWord(phrase.tokens[0]!))[0]}${consonants(phrase.tokens[0]!)}${trade}`;
    if (key.length > 2) groups.set(key, [...(groups.get(key) ?? []), phrase]);
  }
  for (const group of [...groups.values()].flatMap((one) => dividedBy(one, apart))) {
    if (group.every((phrase) => listed.has(phrase))) continue;
    const lengths = group.map(({ tokens }) => plurality(bareWord(tokens[0]!)));
    const one = group[lengths.indexOf(Math.min(...lengths))]!;
    if (new Set(group.map(({ tokens }) => bareWord(tokens[0]!))).size > 1)
      for (const phrase of group) if (phrase !== one) out.set(phrase, one);
  }
  return out;
};

const withoutEnding = (word: string): string => word.replace(/(?<=..)(?:ات|ون|ين|ه)$/, "");
/** «الصقر له رقم وعمر» and «الصقار له اسم وهاتف»: each has a list of its own, so they are two, and «الصقارين» are the second. */
const dividedBy = (group: readonly Phrase[], apart: ReadonlySet<string>): readonly (readonly Phrase[])[] => {
  const named = [...new Set(group.map(({ tokens }) => bareWord(tokens[0]!)).filter((word) => apart.has(word)))];
  if (named.length !== 2) return [group];
  const longer = named.map(withoutEnding).sort((a, b) => b.length - a.length)[0]!;
  const isLonger = ({ tokens }: Phrase): boolean => withoutEnding(bareWord(tokens[0]!)) === longer;
  return [group.filter((phrase) => !isLonger(phrase)), group.filter(isLonger)].filter(({ length }) => length > 0);
};
/** Words that have a list of their own, in sentences about one of them. */
const described = (frames: readonly Frame[]): ReadonlySet<string> =>
  new Set(
    frames.flatMap((one) =>
      one.is === "has" &&
      one.items.length > 2 &&
      one.subjects.length === 1 &&
      isUnknown(one.subjects[0]!) &&
      !/(?:ات|ون|ين)$/.test(one.subjects[0]!.tokens[0]!.word)
        ? [bareWord(one.subjects[0]!.tokens[0]!)]
        : [],
    ),
  );

/** «العروض» behind «عرض سعر»: the one longer name that begins so, where the short one is not described itself. */
const shortened = (all: readonly Phrase[], frames: readonly Frame[], listed: readonly Phrase[]): ReadonlyMap<Phrase, Phrase> => {
  const subjects = frames.flatMap((one) => (one.is === "has" && one.items.length > 0 ? one.subjects : []));
  const described = new Set(subjects);
  const alone = new Set(listed);
  const out = new Map<Phrase, Phrase>();
  const isThing = (phrase: Phrase): boolean =>
    isArabic(phrase) && !people.has(phrase.concept?.kind ?? "") && phrase.concept?.kind !== "none";
  const whole = all.filter((phrase) => isThing(phrase) && phrase.tokens.length > 1 && /^(?!ال|وال|لل)/.test(phrase.tokens[0]!.raw));
  for (const phrase of [...all, ...listed]) {
    if (!isArabic(phrase) || phrase.tokens.length > 1 || people.has(phrase.concept?.kind ?? "")) continue;
    const key = consonants(phrase.tokens[0]!);
    const first = bareWord(phrase.tokens[0]!)[0];
    const longer = whole.filter(
      (one) =>
        consonants(one.tokens[0]!) === key &&
        bareWord(one.tokens[0]!)[0] === first &&
        key.length > 1 &&
        (one.concept !== phrase.concept || one.concept === null) &&
        !(one.concept === null && alone.has(phrase)),
    );
    const names = new Set(longer.map(({ concept, name }) => concept?.key ?? name));
    if (names.size !== 1 || placeOf(longer[0]!) > placeOf(phrase)) continue;
    // «جلسات محكمة … الجلسات لها تاريخ»: the only thing of that name is what is described.
    const sameThing = isDefinite(phrase) && longer[0]!.concept !== null && !subjects.some((one) => names.has(one.concept?.key ?? one.name));
    if (described.has(phrase) && !sameThing) continue;
    out.set(phrase, longer[0]!);
  }
  // «محطات قياس الأمطار … لكل محطة رمز»: the stations, by their full name before they are described.
  const told = (phrase: Phrase): boolean => [...described].some(({ name, concept }) => name === phrase.name && concept === phrase.concept);
  for (const phrase of whole) {
    if (phrase.concept !== null || told(phrase) || out.has(phrase) || !/ات$/.test(phrase.tokens[0]!.word)) continue;
    const key = consonants(phrase.tokens[0]!);
    const short = [...described].filter(
      (one) =>
        isThing(one) &&
        one.tokens.length === 1 &&
        key.length > 1 &&
        consonants(one.tokens[0]!) === key &&
        all.indexOf(one) > all.indexOf(phrase),
    );
    const first = short[0];
    if (first && new Set(short.map(({ concept, name }) => concept?.key ?? name)).size === 1) out.set(phrase, first);
  }
  return out;
};

const placeOf = ({ tokens }: Phrase): number => tokens[0]?.from ?? 0;
const isDefinite = ({ tokens }: Phrase): boolean => /^[وبفك]?(?:ال|لل)/.test(tokens[0]!.raw);

/** For each phrase the one it stands for; `listed`: what only stands in lists. */
export const arabicTwins = (
  all: readonly Phrase[],
  frames: readonly Frame[],
  listed: readonly Phrase[] = [],
): ReadonlyMap<Phrase, Phrase> =>
  new Map([...plurals([...all, ...listed], new Set(listed), described(frames)), ...shortened(all, frames, listed)]);

/** People of one kind whose names differ behind the first word («موظف المبيعات», «موظف المخزن») are no one role. */
export const namedApart = (all: readonly Phrase[]): ReadonlySet<Phrase> => {
  const kinds = new Map<string, Phrase[]>();
  for (const phrase of all)
    if (isArabic(phrase) && phrase.concept?.kind === "person" && phrase.modifiers.length > 0)
      kinds.set(phrase.concept.key, [...(kinds.get(phrase.concept.key) ?? []), phrase]);
  return new Set([...kinds.values()].flatMap((group) => (new Set(group.map(({ name }) => name)).size > 1 ? group : [])));
};
