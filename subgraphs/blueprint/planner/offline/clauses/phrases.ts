/** Reading noun phrases, and cutting what stands between verbs at its separators. */
import { isPlural, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, longestName, propertyAt, wholeConcept } from "../words/words.ts";
import { named } from "./named.ts";
import type { Phrase } from "./types.ts";

const separators = new Set([
  ",",
  "،",
  "&",
  "/",
  "and",
  "or",
  "و",
  "او",
  "plus",
  "then",
  "ثم",
  "|",
  "+",
  "but",
  "while",
  "whereas",
  "لكن",
  "بينما",
  "اما",
  ";",
  "؛",
]);

export const isSeparator = (token: Token): boolean => separators.has(token.word);

/** Cuts a list at commas, "and", و, but neither in brackets nor inside a known name ("terms and conditions"). */
export const splitList = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.word === "(" || token.word === "[") depth++;
    if (token.word === ")" || token.word === "]") depth--;
    const name = depth === 0 && token.kind === "word" ? (propertyAt(tokens, i) ?? null) : null;
    if (name && name.length > 1 && tokens.slice(i, i + name.length).some(isSeparator)) {
      parts[parts.length - 1]!.push(...tokens.slice(i, i + name.length));
      i += name.length - 1;
    } else if (depth === 0 && isSeparator(token)) parts.push([]);
    else parts[parts.length - 1]!.push(token);
  }
  return parts.filter((part) => part.length > 0);
};

/** What stands in brackets, and what stands before and after them. */
export const brackets = (tokens: readonly Token[]): { readonly outside: readonly Token[]; readonly inside: readonly Token[] } => {
  const open = tokens.findIndex((token) => token.word === "(" || token.word === "[");
  if (open < 0) return { outside: tokens, inside: [] };
  const closing = tokens.findIndex((token, i) => i > open && (token.word === ")" || token.word === "]"));
  const close = closing < 0 ? tokens.length : closing;
  return { outside: [...tokens.slice(0, open), ...tokens.slice(close + 1)], inside: tokens.slice(open + 1, close) };
};

const ownWords = new Set(["own", "their", "his", "her", "its", "my", "your", "الخاصه", "الخاص"]);

export const cuts = new Set(
  "of for in on at by from to with about who which that whose when where while as into onto within through per via during after before using including such like between under over above below exceeding based against despite near around".split(
    " ",
  ),
);

const abstracts = new Set(
  "list lists type types kind kinds range variety history number details detail information info set collection overview status copy record records data details sort sorts register registers catalogue catalog archive directory log database index pool inventory".split(
    " ",
  ),
);

export const arabicCuts = new Set([
  "التي",
  "الذي",
  "الذين",
  "اللي",
  "يلي",
  "في",
  "من",
  "علي",
  "عن",
  "مع",
  "عند",
  "بعد",
  "اذا",
  "لما",
  "عندما",
  "حسب",
  "عبر",
  "الي",
  "مثل",
  "بين",
  "فقط",
  "مسؤول",
  "مسؤوله",
  "الخاصه",
  "الخاص",
]);

const emptyAdjectives = new Set(
  "one single different various available own new existing upcoming current personal multiple several all many detailed latest recent full popular simple online other featured relevant specific good beautiful modern nice next last previous following past daily weekly monthly yearly annual certain particular whole entire right same common old individual respective actual further additional extra short quick brief small big little regular trusted reliable perfect great affordable suitable interesting amazing exclusive nearby willing honest automatic instant vacant proper possible".split(
    " ",
  ),
);

export const trim = (tokens: readonly Token[]): readonly Token[] => {
  let from = 0;
  let to = tokens.length;
  while (
    from < to &&
    (tokens[from]!.kind === "mark" || functionWords.has(tokens[from]!.word) || (tokens[from]!.kind === "number" && to - from > 1))
  )
    from++;
  while (to > from && (tokens[to - 1]!.kind === "mark" || functionWords.has(tokens[to - 1]!.word))) to--;
  return tokens.slice(from, to);
};

/** «أبنائه», «ابنه», «أطفالهم»: theirs. */
const theirChild = /^(?:ل|ب)?(?:ابنا[ئء]|ابن|اولاد|اطفال|طفل|بنت|بنات|عيال)(?:ه|ها|هم)$/;
const possessive = /(?:هم|ها|هن)$/;
const theirs = /..(?:هم|هن)$/;

/** Reads one noun phrase; null when nothing in it names anything. */
export const phraseOf = (given: readonly Token[]): Phrase | null => {
  const own = given.some((token) => ownWords.has(token.word) || (token.arabic && theirChild.test(token.word)));
  const { outside } = brackets(given);
  const clean = trim(outside);
  if (clean.length === 0) return null;
  const phrase = clean[0]!.arabic ? arabicPhrase(clean, own) : englishPhrase(clean, own);
  return phrase && outside.slice(0, outside.indexOf(clean[0]!)).some((token) => articles.has(token.word))
    ? { ...phrase, counted: true }
    : phrase;
};
const articles = new Set("a an each every another any one new".split(" "));

/** "can put", "she forgets": part of a sentence, no name. */
const speaking = new Set("can could may might must should shall will would cannot she he they we you i it them him us me".split(" "));
/** "the submissions they were assigned": the submissions. */
const who = new Set("they we i he she you".split(" "));
const counting = new Set(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand around about over some few couple dozen approximately roughly least most only".split(
    " ",
  ),
);
const leading = new Set("during except besides despite unless after before until".split(" "));

/** "each film 1-10", "hotels 1 to 5": a mark that is given, and no part of the name. */
const isRange = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.kind === "number" && /^(?:[-–—]|to)$/.test(tokens[at + 1]?.word ?? "") && tokens[at + 2]?.kind === "number";

const englishPhrase = (given: readonly Token[], own: boolean): Phrase | null => {
  // "see how many rentals we had": the rentals.
  const asked = given[0]?.word === "how" && ["many", "much"].includes(given[1]?.word ?? "");
  let from = asked ? 2 : 0;
  while (from < given.length - 1 && (counting.has(given[from]!.word) || leading.has(given[from]!.word) || given[from]!.kind === "number"))
    from++;
  const clean = trim(given.slice(from));
  if (clean.length === 0) return null;
  const cut = clean.findIndex(
    (token, i) =>
      i > 0 && (cuts.has(token.word) || token.arabic || (who.has(token.word) && clean[i - 1]!.kind === "word") || isRange(clean, i)),
  );
  // "orders that are ready": what they are stands beside the name.
  const state =
    cut > 0 && ["that", "which"].includes(clean[cut]!.word) && ["is", "are"].includes(clean[cut + 1]?.word ?? "")
      ? clean.slice(cut + 2, cut + 3)
      : [];
  let words = clean;
  if (cut > 0) {
    const whole = conceptAt(clean, 0);
    if (!whole || whole.length <= cut)
      words = clean[cut]!.word === "of" && abstracts.has(clean[cut - 1]!.word) ? trim(clean.slice(cut + 1)) : trim(clean.slice(0, cut));
    if (clean[cut]!.word === "of" && words.length > 0 && words[0] !== clean[0]) return englishPhrase(words, own);
  }
  words = words.filter((token) => token.kind !== "mark");
  if (words.length > 1 && words.some((token, i) => speaking.has(token.word) || (i > 0 && ["a", "an", "the"].includes(token.word))))
    return null;
  words = named(words);
  if (words.length === 1 && ["one", "ones", "bit", "much"].includes(words[0]!.word)) return null;
  // "a lot", "lots of time"; an auction sells each lot.
  if (words.length === 1 && /^lots?$/.test(words[0]!.word) && (given[0]!.word === "a" || clean[cut]?.word === "of")) return null;
  const full = words;
  // "A daily report" is a report of its own kind.
  const kind = words.length === 2 && /^reports?$/.test(words[1]!.word) && /^(?:daily|weekly|monthly|yearly|annual)$/.test(words[0]!.word);
  while (!kind && words.length > 1 && (emptyAdjectives.has(words[0]!.word) || isDone(words)) && !wholeConcept(words))
    words = words.slice(1);
  const dropped = [...full.slice(0, full.length - words.length), ...state];
  if (words.length === 0) return null;
  for (let start = Math.max(0, words.length - longestName); start < words.length; start++) {
    const concept = wholeConcept(words.slice(start));
    if (concept) {
      const modifiers = words.slice(0, start).filter((token) => !functionWords.has(token.word));
      return made(words, concept, modifiers, own, isPlural(words[words.length - 1]!.word), dropped);
    }
  }
  while (words.length > 0 && words[words.length - 1]!.kind === "number") words = words.slice(0, -1);
  const last = words[words.length - 1];
  return last && !asked ? made(words, null, words.slice(0, -1), own, isPlural(last.word), dropped) : null;
};

/** "accepted films": films; what was done to them stands beside the name. */
const isDone = ([first, next]: readonly Token[]): boolean => {
  const form = verbForms.get(first!.word);
  return form?.form === "ed" && form.verb.cls === "do" && /ed$/.test(first!.word) && next !== undefined && wholeConcept([next]) !== null;
};

const dataOf = /^(?:ال)?(?:بيانات|معلومات|تفاصيل|ملفات|قائمه|قوائم|سجل|سجلات)$/;
/** «بيانات المرضى»: the patients, where the words together are no name of their own. */
const withoutData = (clean: readonly Token[]): readonly Token[] => {
  const next = conceptAt(clean, 1);
  return dataOf.test(clean[0]!.word) &&
    /^ال/.test(clean[1]?.word ?? "") &&
    (conceptAt(clean, 0)?.length ?? 1) === 1 &&
    next &&
    next.entry.kind !== "none"
    ? clean.slice(1)
    : clean;
};

const arabicPhrase = (given: readonly Token[], own: boolean): Phrase | null => {
  const clean = withoutData(given);
  const whole = conceptAt(clean, 0)?.length ?? 0;
  const cut = clean.findIndex(
    (token, i) =>
      i > 0 && (arabicCuts.has(token.word) || (i >= whole && (/^(?:بال|لل|كال).{2,}/.test(token.raw) || isSpokenVerb(clean, i)))),
  );
  const words = arabicMember((cut > 0 ? trim(clean.slice(0, cut)) : clean).filter((token) => token.kind !== "mark"));
  const found = conceptAt(words, 0);
  if (found)
    return made(
      words,
      found.entry,
      words.slice(found.length),
      // «مواعيدهم», and «حجوزات ملاعبهم» as well: what belongs to theirs is theirs.
      own ||
        found.possessive ||
        possessive.test(words[found.length - 1]!.word) ||
        theirs.test(words[found.length]?.word ?? "") ||
        (conceptAt(words, found.length)?.possessive ?? false),
      false,
    );
  return words.length === 0 ? null : made(words, null, [], own, false);
};

const arabicName = (token: Token): string =>
  token.word
    .replace(/^[وبكف]?(?:ال|ٱل|لل)/.test(token.raw) ? /^(?:وال|بال|كال|فال|لل|ال)(?=.{2})/ : /^$/, "")
    .replace(/(?:ات|ون|ين)$/, "")
    .replace(/ه$/, "");

const made = (
  tokens: readonly Token[],
  concept: Concept | null,
  modifiers: readonly Token[],
  own: boolean,
  plural: boolean,
  dropped: readonly Token[] = [],
): Phrase => ({
  tokens,
  concept,
  modifiers,
  beside: [...dropped, ...modifiers],
  own,
  plural,
  counted: plural,
  name: tokens
    .map((token, i) => (token.arabic ? arabicName(token) : i === tokens.length - 1 ? singular(token.word) : token.word))
    .join(" "),
});

/** «أخصائي البصريات بيفحصله نظره»: what somebody does, in spoken Arabic, though no list of verbs holds it. */
const isSpokenVerb = (tokens: readonly Token[], at: number): boolean =>
  /^(?:ب|ك)[يتن][^اويه].{2,}$/.test(tokens[at]!.word) &&
  !isKnownWord(tokens[at]!.word) &&
  conceptAt(tokens, at) === null &&
  propertyAt(tokens, at) === null;

/** The noun phrases of a list. */
export const phrasesOf = (tokens: readonly Token[]): readonly Phrase[] => splitList(tokens).flatMap((part) => phraseOf(part) ?? []);

/** «ويتولاها محام واحد» in a list: who it is is the member, the verb and the number say that it is one. */
export const arabicMember = (tokens: readonly Token[]): readonly Token[] => {
  const words = /^واحده?$/.test(tokens.at(-1)?.word ?? "") ? tokens.slice(0, -1) : tokens;
  const first = words[0];
  return first?.arabic &&
    words.length > 1 &&
    /^[يت].{2,}ها?$/.test(first.word) &&
    !propertyAt(words, 0) &&
    !conceptAt(words, 0) &&
    conceptAt(words, 1)
    ? words.slice(1)
    : words;
};

const people = new Set(["person", "member", "admin", "public"]);

/** Whether it names people: who may act. */
export const isPerson = (phrase: Phrase | null | undefined): boolean => phrase?.concept != null && people.has(phrase.concept.kind);

/** Whether it names no thing: a platform, a part of a screen. */
export const isNothing = (phrase: Phrase): boolean => phrase.concept?.kind === "none";

/** "Hospitals create requests", "hospitals: name, city": a place the platform is not, but deals with. */
export const isInstitution = (phrase: Phrase): boolean =>
  isNothing(phrase) &&
  !["system", "page", "abstractWord"].includes(phrase.concept!.key) &&
  (phrase.plural || phrase.tokens[0]!.arabic) &&
  phrase.modifiers.length === 0;
/** It as one of those that are kept. */
export const asInstitution = (phrase: Phrase): Phrase =>
  isInstitution(phrase)
    ? { ...phrase, concept: { ...phrase.concept!, kind: "place", fields: ["name!", "phone", "address"], icon: "building" } }
    : phrase;

/** "job card", "time sheet": a word for a part of a screen that another word makes a thing. */
export const isCompound = (phrase: Phrase): boolean =>
  phrase.concept !== null &&
  (["page", "abstractWord"].includes(phrase.concept.key) || /^sites$/.test(phrase.tokens.at(-1)!.word)) &&
  phrase.modifiers.length > 0 &&
  // «بطاقة الصيانة»; «تقارير عن كل يتيم» are reports.
  (!phrase.tokens[0]!.arabic || (phrase.modifiers.length < 3 && !/^[وبلف]?(?:ال|لل)/.test(phrase.tokens[0]!.raw)));
