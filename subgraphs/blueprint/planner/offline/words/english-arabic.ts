/**
 * The Arabic of an English name, by the dictionary: its nouns turned round ("damage report" is «تقرير ضرر»), adjectives behind them, what
 * was done by what is called so. The whole name or nothing: where a word is not known, or has two meanings, a name keeps its own language.
 */
import { singular } from "../text/fold.ts";
import { type NounPhrase, said } from "./arabic-phrases.ts";
import { adjectiveIn, phraseIn, wholeNoun } from "./english-phrases.ts";
import { type Doing, dictionary } from "./lexicon/arabic/index.ts";

/** What a name names; `states`: a choice of what becomes of something, `date` and `yes or no`: fields of that type. */
export type Named = "entity" | "entities" | "role" | "field" | "date" | "yes or no" | "choice" | "state";

/** As labels are written: one without article, several and fields with it. Null: not sure. */
export const arabicOf = (english: string, named: Named): string | null => {
  const words = wordsOf(english);
  if (words === null) return null;
  switch (named) {
    case "entity":
      return inForm(phraseIn(words, false), { known: false, many: false });
    case "entities":
      return inForm(phraseIn(words, false), { known: true, many: true });
    case "role":
      return roleOf(phraseIn(words, true));
    case "choice":
    case "state":
      return choiceOf(words, named === "state");
    default:
      return fieldOf(words, named);
  }
};

const wordsOf = (english: string): readonly string[] | null => {
  const words = english
    .toLowerCase()
    // "The owner's name" is the name of the owner.
    .replace(/^([a-z -]+)(?:['’]s|(?<=s)['’]) ([a-z -]+)$/, "$2 of $1")
    // "Hours a week"; "uploading a photo" says what is done.
    .replace(/ an? (?=(?:minute|hour|day|night|week|month|year)$)/, " per ")
    .replace(/(^|\b(?:of|for|with|under|in|per) )(?:the|an?) /g, "$1")
    .split(/[\s-]+/)
    .filter((word) => word !== "");
  return words.length > 0 && words.length < 7 && words.every((word) => /^(?!(?:the|an?)$)[a-zé]+$/.test(word)) ? words : null;
};

const inForm = (phrase: NounPhrase | null, form: { readonly known: boolean; readonly many: boolean }): string | null =>
  phrase && said(phrase, form);

const roleOf = (phrase: NounPhrase | null): string | null => {
  if (!phrase) return null;
  const { noun, of } = phrase;
  if (noun.sort !== "person" && noun.sort !== "place") return null;
  // «الموظفون», «فريق الصيانة»: many of them, or a body of people.
  return said(phrase, { known: (noun.sort === "person" && noun.many === null) || (of !== null && noun.sort !== "person"), many: false });
};

const fieldOf = (words: readonly string[], named: Named): string | null =>
  (wholeNoun(words, false) ? null : doneOf(words, named)) ??
  joinedOf(words) ??
  inFieldForm(phraseIn(words, false)) ??
  questionOf(words, named);
const inFieldForm = (phrase: NounPhrase | null): string | null => phrase && said(phrase, { known: true, many: phrase.several });

/** "Price per hour", "length in metres". */
const joinedOf = (words: readonly string[]): string | null => {
  const at = words.findIndex((word, i) => i > 0 && joints.has(word));
  if (at < 0) return null;
  const [before, joint, after] = [words.slice(0, at), words[at]!, words.slice(at + 1)];
  const behind = phraseIn(after, false);
  if (!behind) return null;
  const head = phraseIn(before, false);
  if (!head) return null;
  const first = inFieldForm(head);
  if (joint === "per") {
    // «سعر الساعة», «الساعات في الأسبوع», «السعر لكل كيلوغرام»
    if (after.length === 1 && spans.has(after[0]!)) {
      const known = said(behind, { known: true, many: false, behind: true });
      return head.several || head.of || head.qualities.length > 0 ? first && `${first} في ${known}` : inFieldForm({ ...head, of: behind });
    }
    const each = said(behind, { known: false, many: false, behind: true });
    return first && each && `${first} لكل ${each}`;
  }
  if (joint === "in") {
    const unit = units.has(singular(after.at(-1)!)) ? said(behind, { known: true, many: true, behind: true }) : null;
    return first && unit && `${first} ب${unit}`;
  }
  return null;
};
const joints = new Set(["per", "in"]);
const spans = new Set("minute hour day night week month year".split(" "));
const units = new Set(
  "kilo kilogram gram ton tonne litre liter metre meter kilometre hour minute second day week month year percent degree".split(" "),
);

/** "Date received", "received on", "received by", "amount paid"; a date or a yes or no that is called by what was done. */
const doneOf = (words: readonly string[], named: Named): string | null => {
  const { done } = dictionary();
  const [first, last] = [words[0]!, words.at(-1)!];
  const deed = done.get(first);
  if (words.length === 1 && deed && named === "date") return `تاريخ ${the(deed.deed.one)}`;
  if (words.length === 1 && named === "yes or no") return choiceOf(words, true);
  if (
    words.length === 2 &&
    deed &&
    ["on", "at", "by", "date", "time"].includes(last) &&
    !(last !== "by" && dictionary().qualities.has(first))
  ) {
    if (last === "by") return deed.doer && named === "field" ? the(deed.doer) : null;
    if (last === "at" && named !== "date") return null;
    return `${last === "time" ? "وقت" : "تاريخ"} ${the(deed.deed.one)}`;
  }
  const ended = done.get(last);
  if (words.length < 2 || (!ended && !dictionary().qualities.has(last))) return null;
  const moment = words.length === 2 ? moments[first] : undefined;
  if (moment && ended) return `${moment} ${the(ended.deed.one)}`;
  const noun = phraseIn(words.slice(0, -1), false);
  // "Metres left" are there still; what is left of something else is at its side.
  const quality = last === "right" ? null : adjectiveIn(last === "left" ? "remaining" : last);
  if (!noun || !quality || quality.stands === "front") return null;
  const described = (one: NounPhrase): NounPhrase => ({ ...one, qualities: [...one.qualities, quality] });
  // "Number of seeds received": the seeds were.
  if (named !== "yes or no") return inFieldForm(noun.of?.several ? { ...noun, of: described(noun.of) } : described(noun));
  const thing = inFieldForm(noun);
  const many = noun.several && noun.noun.many !== null;
  if (!thing || (many && noun.noun.sort === "person")) return null;
  return `${thing} ${noun.noun.feminine || many ? quality.feminine : quality.masculine}`;
};
const moments: Readonly<Record<string, string>> = { date: "تاريخ", time: "وقت", year: "سنة", place: "مكان", day: "يوم" };
/** «الاستلام», «إعادة التعبئة», «الحجر الصحي». */
const the = (words: string): string =>
  words
    .split(" ")
    .map((word, i, all) => (word.startsWith("ال") || (i < all.length - 1 && !/(?:ي|ية)$/.test(all.at(-1)!)) ? word : `ال${word}`))
    .join(" ");

/** "Urgent", "has water tap", "is infectious". */
const questionOf = (words: readonly string[], named: Named): string | null => {
  if (named !== "yes or no") return null;
  const [first, ...rest] = words;
  if (first === "is" || first === "are") return choiceOf(rest, true);
  if (first === "has") {
    const there = inForm(phraseIn(rest, false), { known: false, many: false });
    return there && `يوجد ${there}`;
  }
  return null;
};

const choiceOf = (words: readonly string[], state: boolean): string | null => {
  if (words.length === 0) return null;
  const { qualities, done, going, verbs, nouns } = dictionary();
  const name = words.join(" ");
  const fixed = phrases[name];
  if (fixed) return fixed;
  const [first, ...rest] = words;
  const quality = qualities.get(name);
  // "Fixed" is no fixed price where it is what became of a fault.
  if (state && done.get(name)?.done === null) return finished(done.get(name)!);
  if (quality && quality.stands !== "front") return quality.masculine;
  const been = done.get(name);
  if (been) return been.done === null ? finished(been) : (been.done?.masculine ?? null);
  if (first === "not" || first === "being") {
    const deed = done.get(rest.join(" "));
    if (first === "being") return deed ? `قيد ${the(deed.deed.one)}` : null;
    if (deed?.done === null) return `${deed.deed.feminine ? "لم تتم" : "لم يتم"} ${the(deed.deed.one)}`;
    const not = deed?.done ?? qualities.get(rest.join(" "));
    return not && not.stands !== "front" && !not.masculine.includes(" ") ? `غير ${not.masculine}` : null;
  }
  const ing = going.get(name);
  if (ing && (state || !nouns.has(name))) return state ? `قيد ${the(ing.deed.one)}` : ing.deed.one;
  if (rest.length > 0) {
    const lead = leads[first === "ready" && rest[0] === "for" ? "ready for" : first!];
    const thing = phraseIn(first === "ready" ? rest.slice(1) : rest, false);
    if (lead && thing) return lead(thing);
  }
  const phrase = phraseIn(words, false);
  if (phrase) return said(phrase, { known: false, many: phrase.several });
  return verbs.get(name)?.deed.one ?? null;
};
/** «تم الاستلام», «تمت المراجعة». */
const finished = ({ deed }: Doing): string => `${deed.feminine ? "تمت" : "تم"} ${the(deed.one)}`;
const deedOnly = (thing: NounPhrase): string | null => (thing.noun.sort === "deed" ? said(thing, { known: true, many: false }) : null);
/** "Under repair", "awaiting payment", "ready for collection", "with the landlord". */
const leads: Readonly<Record<string, (thing: NounPhrase) => string | null>> = {
  under: (thing) => prefixed("قيد ", deedOnly(thing)),
  in: (thing) => prefixed("قيد ", deedOnly(thing)),
  awaiting: (thing) => prefixed("بانتظار ", said(thing, { known: true, many: false, behind: true })),
  needs: (thing) => prefixed("يحتاج إلى ", said(thing, { known: false, many: thing.several, behind: true })),
  with: (thing) => prefixed("لدى ", thing.noun.sort === "person" ? said(thing, { known: true, many: thing.several, behind: true }) : null),
  "ready for": (thing) => {
    const what = deedOnly(thing);
    return what?.startsWith("ال") ? `جاهز لل${what.slice(2)}` : null;
  },
};
const prefixed = (lead: string, rest: string | null): string | null => rest && `${lead}${rest}`;
const phrases: Readonly<Record<string, string>> = {
  evening: "مساء",
  "under way": "جارٍ",
  underway: "جارٍ",
  "on site": "في الموقع",
  "in stock": "متوفر",
  "out of stock": "نفدت الكمية",
  "third party": "ضد الغير",
  "on foot": "سيرًا على الأقدام",
  "to let": "للإيجار",
  "for free": "مجاني",
  "cash only": "نقدًا فقط",
  "on trial": "قيد التجربة",
  "in the laundry": "قيد الغسيل",
  "not started": "لم يبدأ",
  started: "بدأ",
  fail: "راسب",
  pass: "ناجح",
};
