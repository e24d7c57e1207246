/** What is done so that a record is in some state: "when cancelling", "on delivery", «عند الإلغاء». */
import { fold } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { knownChoices } from "./lexicon/choices.ts";
import type { Choice } from "./lexicon/define.ts";

const arabicDeeds: Readonly<Record<string, readonly string[]>> = {
  الغاء: ["cancelled"],
  رفض: ["rejected", "declined", "refused"],
  قبول: ["accepted", "approved"],
  موافقه: ["approved", "accepted"],
  اعتماد: ["approved"],
  تاكيد: ["confirmed"],
  تسليم: ["delivered", "handedOver"],
  توصيل: ["delivered"],
  شحن: ["shipped"],
  دفع: ["paid"],
  سداد: ["paid"],
  اغلاق: ["closed"],
  حل: ["solved", "resolved"],
  ارجاع: ["returned"],
  اعاده: ["returned"],
  اكتمال: ["completed", "done"],
  انجاز: ["done", "completed"],
  انتهاء: ["done", "completed", "finished", "ended"],
  تاجيل: ["postponed"],
  حجز: ["booked"],
  بيع: ["sold"],
};

const bare = (word: string): string => word.replace(/^(?:وال|بال|لل|ال)(?=..)/, "");

/** Whether words name the deed that leads to a state: "cancelling" and "cancellation" to `cancelled`, «الإلغاء» too. */
export const leadsTo = (tokens: readonly Token[], state: string): boolean => {
  const words = tokens.filter(({ kind }) => kind === "word");
  const [only] = words;
  if (!only || words.length > 1) return false;
  if (only.arabic) return arabicDeeds[bare(only.word)]?.includes(state) ?? false;
  return sameRoot(only.word, state.toLowerCase());
};

/** "cancelling", "cancellation" and "cancelled"; "delivery" and "delivered". */
export const sameRoot = (one: string, other: string): boolean => {
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one[shared] === other[shared]) shared += 1;
  return one === other || (shared >= 4 && shared >= other.length - 3 && shared >= one.length - 6);
};

const irregular: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "pay paid payment pays paying",
    "send sent sends sending",
    "sell sold sells",
    "lose lost loses",
    "reply replied replies",
    "do done did",
    "take taken took takes",
    "give given gave",
    "deliver delivered delivery delivers",
    "keep kept",
    "hold held",
    "expire expired expires",
  ].flatMap((words) => words.split(" ").map((word) => [word, words.split(" ")[0]!])),
);
/** Words for one and the same, where one office says this and another that. */
const alike = [
  ["answer", "reply", "respond"],
  ["resolve", "solve", "fix"],
  ["pay", "settle"],
  ["pick", "collect"],
  ["cancel", "void"],
  ["done", "complete", "finish"],
  ["رد", "جوب", "ستجب"],
  ["غلق", "قفل", "سكر"],
  ["دفع", "سدد"],
  ["ستلم", "سلم", "تسلم"],
  ["لغ", "كنسل"],
  ["حل", "علج"],
  ["نه", "كمل", "خلص"],
  ["عمد", "وفق", "قبل"],
];
const isAlike = (one: string, other: string): boolean => {
  const [a, b] = [irregular[one] ?? one, irregular[other] ?? other];
  if (a === b || sameRoot(a, b)) return true;
  return alike.some(
    (words) => words.some((word) => sameRoot(a, word) || a === word) && words.some((word) => word === b || sameRoot(b, word)),
  );
};

/** What may be left of an Arabic word when what a verb, its participle and its noun add is taken off: «يُستلم», «مستلم», «استلام». */
const skeletons = (word: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const head of ["", "ال", "وال", "بال", "لل", "ب", "ي", "ت", "ن", "م", "ان", "ين", "تن", "ات", "يت", "تت", "مت", "من", "با"]) {
    if (!word.startsWith(head)) continue;
    for (const end of ["", "ه", "ها", "هم", "وا", "ت", "ا", "ات", "ين"]) {
      if (!word.endsWith(end) || word.length - head.length - end.length < 2) continue;
      const bones = word
        .slice(head.length, word.length - end.length)
        .replace(/[اويئءؤ]/g, "")
        .replace(/(.)\1$/, "$1");
      if (bones.length > 1) found.add(bones);
    }
  }
  return found;
};
const sameBones = (one: string, other: string): boolean => {
  const [a, b] = [skeletons(one), skeletons(other)];
  return [...a].some((bones) => b.has(bones) || alike.some((words) => words.includes(bones) && words.some((word) => b.has(word))));
};

const deeds =
  /^(?:cancel\w*|reject\w*|refus\w*|declin\w*|clos(?:e|es|ed|ing|ure)|approv\w*|accept\w*|complet\w*|finish\w*|return\w*|resolv\w*|solv\w*|deliver\w*|ship(?:s|ped|ping)?|postpon\w*|reopen\w*|archiv\w*|terminat\w*|confirm\w*)$/;
/** Whether a word is of something done that changes a state: "cancelling", «الإلغاء», «يُغلق». */
export const isDeedOfState = ({ word, arabic }: Token): boolean =>
  arabic
    ? word in arabicDeeds ||
      bare(word) in arabicDeeds ||
      calling.test(word) ||
      Object.keys(arabicDeeds).some((deed) => [...skeletons(word)].some((bones) => bones.length > 2 && skeletons(deed).has(bones)))
    : deeds.test(word);
const calling = /^(?:[يت]ن?ت?لغي|ان?ت?لغي|انلغت|اتلغت|ملغي|ملغيه)$/;

const light = new Set(["تم", "been", "was", "قيد", "في", "in", "not", "غير"]);
/**
 * How many words from a place on are a form of what a state's name says: "answers" of “answered”, "pick … up" of “picked up», «يُرد» and
 * «انرد» of «تم الرد»; 0: they are none.
 */
export const formOf = (tokens: readonly Token[], at: number, names: readonly string[]): number => {
  const token = tokens[at];
  if (token?.kind !== "word" || token.word.length < 2) return 0;
  for (const name of names) {
    const words = name.split(" ").filter((word) => !light.has(word));
    const [first, ...more] = words;
    if (!first || /[\u0621-\u064a]/.test(first) !== token.arabic) continue;
    if (token.arabic) {
      if (words.length === 1 && sameBones(token.word, first)) return 1;
      continue;
    }
    if (token.word.length < 3 || !isAlike(token.word, first)) continue;
    if (more.length === 0) return 1;
    const end = tokens.slice(at + 1, at + 5).findIndex(({ word }) => word === more[0]);
    if (end >= 0) return end + 2;
    // "collected" of what is “picked up”.
    if (!sameRoot(token.word, first)) return 1;
  }
  return 0;
};

/** The one choice of all that are known whose deed or form one of the words is: «إلغاء» leads to `cancelled`; `usual` come before others. */
export const choiceLedTo = (words: readonly Token[], usual: readonly string[]): string | null => {
  const found = knownChoices.filter((choice) => !/^غير /.test(choice.ar[0] ?? "") && words.some((word) => isLedTo(choice, word)));
  const first = found.filter(({ key }) => usual.includes(key));
  const all = first.length > 0 ? first : found;
  return all.length === 1 ? all[0]!.key : null;
};
const isLedTo = ({ key, en, ar }: Choice, word: Token): boolean => leadsTo([word], key) || formOf([word], 0, [...en, ...ar.map(fold)]) > 0;
