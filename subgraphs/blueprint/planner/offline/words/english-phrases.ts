/** Reads the words of an English name as nouns of the dictionary: its head last, and what belongs to it or describes it in front. */
import { singular } from "../text/fold.ts";
import type { NounPhrase } from "./arabic-phrases.ts";
import { type Dictionary, dictionary, type Noun, type Quality, qualityOf } from "./lexicon/arabic/index.ts";
import { conceptOfName } from "./words.ts";

/** "Monthly repair cost" with its head last; null where one of its words is not known. */
export const phraseIn = (words: readonly string[], role: boolean): NounPhrase | null => {
  // "Date of death", "key for the locker", "proof of residence".
  const at = words.findIndex((word, i) => i > 0 && i < words.length - 1 && (word === "of" || word === "for"));
  if (at > 0 && !wholeNoun(words, role)) {
    // "Number of crates" counts them.
    const front = words.slice(
      0,
      words[at] === "of" && counts.has(words[at - 1]!) && !(at > 1 && wholeNoun(words.slice(0, at), false)) ? at + 1 : at,
    );
    const [head, of] = [phraseIn(front, role), phraseIn(words.slice(at + 1), false)];
    return head && of && !head.of && depth(of) < 2 ? { ...head, of, asSaid: true } : null;
  }
  const head = lastNoun(words, role);
  if (!head) return null;
  let phrase: NounPhrase = head.phrase;
  for (let rest = words.slice(0, words.length - head.length); rest.length > 0; ) {
    const found = before(rest, phrase);
    if (!found || depth(found.phrase) > 2) return null;
    ({ phrase } = found);
    rest = rest.slice(0, rest.length - found.length);
  }
  return phrase;
};
/** "Number of crates", "amount of hay". */
const counts = new Set(["number", "amount"]);
const depth = (phrase: NounPhrase): number => (phrase.of ? 1 + depth(phrase.of) : 0);
const alone = (noun: Noun, several: boolean): NounPhrase => ({ noun, several, qualities: [], front: null, of: null });

export const wholeNoun = (words: readonly string[], role: boolean): boolean => nounAt(words, role) !== null;

/** The noun a name ends with, the longest first. */
const lastNoun = (words: readonly string[], role: boolean): { readonly phrase: NounPhrase; readonly length: number } | null => {
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const found = nounAt(words.slice(-length), role);
    if (found) return { phrase: found, length };
  }
  return null;
};

const nounAt = (words: readonly string[], role: boolean): NounPhrase | null => {
  const dict = dictionary();
  const name = words.join(" ");
  const one = [...words.slice(0, -1), singular(words.at(-1)!)].join(" ");
  for (const [form, several] of [
    [name, false],
    [one, one !== name],
  ] as const) {
    const noun = nounNamed(dict, form, role);
    if (noun) return alone(noun, several);
  }
  return null;
};

const nounNamed = (dict: Dictionary, name: string, role: boolean): Noun | null => {
  const person = dict.people.get(name);
  const somebody = person && (role || !person.roleOnly) ? person : null;
  const thing = dict.nouns.get(name) ?? null;
  const found = role ? (somebody ?? thing) : (thing ?? somebody);
  if (found) return found;
  const going = name.includes(" ") ? undefined : dict.going.get(name);
  return going ? going.deed : ofLexicon(name);
};

/** What the lexicon knows by its first name, where no other trade means something else by it. */
const ofLexicon = (name: string): Noun | null => {
  const concept = twoMeanings.has(name) ? undefined : conceptOfName(name);
  const one = concept?.shownAr?.one ?? concept?.ar[0];
  if (!concept || !one || concept.en[0] !== name || ["none", "member", "admin", "public"].includes(concept.kind)) return null;
  const many = concept.shownAr?.many ?? concept.arPlural ?? null;
  return {
    sort: concept.kind === "person" ? "person" : "thing",
    one,
    many: many && !one.includes(" ") ? many.replace(/^ال(?=\S{3})/, "") : many,
    feminine: /ة$/.test(one.split(" ")[0]!),
    ofMany: false,
    ofKnown: false,
    roleOnly: false,
  };
};

const twoMeanings = new Set(
  "court couple leaderboard match line area collection package class case bar job survey chair practice trial tablet talk lot policy rate holding lead article interval".split(
    " ",
  ),
);

/** The word or name in front of what was read so far, as it belongs to it. */
const before = (words: readonly string[], phrase: NounPhrase): { readonly phrase: NounPhrase; readonly length: number } | null => {
  const last = words.at(-1)!;
  const { nouns, going } = dictionary();
  for (let length = Math.min(3, words.length); length > 1; length--) {
    const name = words.slice(-length);
    const quality = dictionary().qualities.get(name.join(" "));
    if (quality) return { phrase: described(phrase, quality), length };
    const noun = nounAt(name, false);
    if (noun) return { phrase: belonging(phrase, noun), length };
  }
  const moment = dictionary().done.get(last);
  // "Received date" is when it was.
  if (moment && !phrase.of && !dictionary().qualities.has(last) && isMoment(phrase.noun))
    return { phrase: belonging(phrase, alone(moment.deed, false)), length: 1 };
  const quality = adjectiveIn(last);
  if (quality) return { phrase: described(phrase, quality), length: 1 };
  // "No" is a number behind its noun only; a home country is no country of a house.
  if (last === "no" || (last === "home" && phrase.noun.sort !== "deed")) return null;
  // The controller on duty; whom one contacts is no teacher of contacts.
  const rank = phrase.noun.sort === "person" ? ranks[last] : undefined;
  if (rank) return { phrase: described(phrase, qualityOf(rank, "", "")), length: 1 };
  if (last === "contact" && phrase.noun.sort === "person") return null;
  const noun = nounAt([last], false);
  // "Wears contacts" is what somebody does.
  if (noun?.several && noun.noun.sort === "deed") return null;
  // "Borrowing institution" borrows, "tuning pianos" is done to them.
  if (noun && !nouns.has(last) && going.has(last) && (phrase.several || phrase.noun.sort === "person" || phrase.noun.sort === "place"))
    return null;
  return noun && { phrase: belonging(phrase, noun), length: 1 };
};
const ranks: Readonly<Record<string, string>> = { duty: "مناوب", lead: "رئيسي" };
const isMoment = ({ one }: Noun): boolean => one === "تاريخ" || one === "وقت";

export const adjectiveIn = (word: string): Quality | null => {
  const { qualities, done } = dictionary();
  return qualities.get(word) ?? done.get(word)?.done ?? null;
};

/** An adjective is said of the whole name, or of the noun right behind it. */
const described = (phrase: NounPhrase, quality: Quality): NounPhrase => {
  if (quality.stands !== "whole" && phrase.of) return { ...phrase, of: described(phrase.of, quality) };
  return quality.stands === "front" ? { ...phrase, front: quality } : { ...phrase, qualities: [...phrase.qualities, quality] };
};
const ofOne = new Set(
  "اسم رقم رمز معرف حجم نوع عنوان تاريخ وقت قائمة مالك لغة وزن طول عرض ارتفاع عمق سماكة قطر كمية سعر تكلفة عدد لون جودة مستوى سعة مقاس درجة نسبة معدل".split(
    " ",
  ),
);
/** "School bus driver": what stands in front belongs to what was named last. */
const belonging = (phrase: NounPhrase, noun: NounPhrase): NounPhrase => {
  if (phrase.of) return { ...phrase, of: belonging(phrase.of, noun) };
  const { adjective, sort } = noun.noun;
  // «اسم المجموعة», «مدير الفندق»; but «درس جماعي», «حجز فندقي».
  const own = ofOne.has(phrase.noun.one) || (sort === "place" && phrase.noun.sort !== "deed");
  return adjective && !own ? { ...phrase, qualities: [...phrase.qualities, adjective] } : { ...phrase, of: noun };
};
