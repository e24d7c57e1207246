/** Whether words nobody knows may be the name of a thing: no part of a sentence that was cut wrongly, no list of properties. */

import type { Phrase } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { senseOf, sortsOf } from "./senses.ts";
import { functionWords, verbForms } from "./verbs.ts";
import { isKnownWord, wholeConcept, wholeProperty } from "./words.ts";

const noNames = new Set(
  "one ones two three four five six ten weeks days months years hours minutes ahead percent already something anything nothing someone everything full empty ready many several whatever whichever thing things stuff bit mess idea way ways times else together instead too maybe perhaps myself yourself himself herself itself ourselves themselves".split(
    " ",
  ),
);

/** True for "swap offer" and «كيس دم»; false for "technician goes", "title photo category", «ميعاد بيبقى للمريض». */
export const isName = ({ concept, tokens, modifiers }: Phrase): boolean => {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.some(({ word }) => wishes.test(word))) return false;
  if (concept !== null) return !says(modifiers);
  if (words.length === 0 || words.length > 4) return false;
  return words[0]!.arabic ? words.every(namesInArabic) && words.length < 4 : namesInEnglish(words);
};

/**
 * Whether words the lexicon does not hold may be the name of a property: true for "hub height", «سعة الرجال» and "hours worked"; false for "go",
 * "people register", "somebody responsible", «تصدر فواتير».
 */
export const isPropertyName = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.length === 0) return true;
  // «هل عنده حساسية», «الحمولة بالطن»
  if (words[0]!.arabic)
    return (
      words.length < 5 &&
      words.every((token, i) => (i === 0 ? token.word === "هل" || namesInArabic(token) : /^بال/.test(token.raw) || namesInArabic(token)))
    );
  const [first, last] = [words[0]!.word, words.at(-1)!.word];
  if (noProperties.has(first)) return false;
  if (/^(?:some|no|any|every)body$|^(?:some|any|every)one$|^who|^what|^nobody$/.test(first) && words.length > 1) return false;
  // "pupils ring", "go round": what is done.
  if (words.length > 1 && ((isPlural(first) && wholeConcept([words[0]!])?.kind === "person") || isVerbAlone(first))) return false;
  const sense = senseOf(last) ?? senseOf(singular(last));
  if (sense?.verb === 3 && sense.sorts.length === 0) return false;
  if (words.length === 1) return verbForms.get(last)?.form !== "base" || sense === null || sense.verb < 3 || offered.has(last);
  return !(isPlural(first) && !joining.has(first) && sense?.verb === 3);
};
const isVerbAlone = (word: string): boolean => verbForms.get(word)?.form === "base" && sortsOf(word).length === 0;
const noProperties = new Set("after because never always there once here again soon".split(" "));
const offered = new Set("stop pull drop change stay repair rate rise fall offer".split(" "));

/** "don't want others reading": what somebody wishes or refuses. */
const wishes = /^(?:(?:do|does|did|ca|wo)n['’]?t|not|never|wants?)$/;

const namesInEnglish = (words: readonly Token[]): boolean => {
  const last = words.at(-1)!;
  if (words.some(({ word }) => noNames.has(word) || functionWords.has(word) || word.length < 2)) return false;
  if (words.length > 1 && words.every((token) => wholeProperty([token]) !== null)) return false;
  if (says(words.slice(0, -1))) return false;
  // "Separately", "presented", "overdue": no noun at all.
  if (isNoNoun(last.word)) return false;
  const form = verbForms.get(last.word);
  // "rejected", "took part": what was done to something; "an e-mail", "our spreadsheet": by what it was done.
  if (form?.form === "ed" && /ed$/.test(last.word)) return false;
  // "marta raised insurance": what somebody did.
  if (words.length > 2 && words.slice(1, -1).some(({ word }) => verbForms.get(word)?.form === "ed" && /ed$/.test(word))) return false;
  if (media.has(singular(last.word))) return false;
  return !(words.length > 1 && form?.form === "s" && form.verb.key === "happen");
};
const isNoNoun = (word: string): boolean =>
  sortsOf(word).length === 0 && ((senseOf(word) ?? senseOf(singular(word))) !== null || /[a-z]{3}ly$/.test(word));
/** "musicians say", "choirs register", "patients call": many of them do something; only a few plurals stand before another noun. */
const says = (before: readonly Token[]): boolean => before.some(({ word, arabic }) => !arabic && isPlural(word) && !joining.has(word));
// biome-ignore format: a list of words
const joining = new Set("sports sales goods savings customs arms systems accounts news parts operations communications electronics logistics clothes works series species human honours honors means glasses materials pass press process business access address express".split(" "));
const media = new Set(
  "whatsapp spreadsheet excel email mail sms telegram messenger internet browser notebook paper phone mobile fax facebook instagram post-it envelope clipboard".split(
    " ",
  ),
);

/** «متى», «كيف»: what is asked; «حق», «بدل»: what joins two names. */
const asking = new Set(
  "متي كيف كيفيه كم وش ايش شنو شو وين فين ليش ليه مين هل ماذا لماذا حق بدل عوض مثلا هنا لها له الكل حاجه شيء شيئا شي اشياء حاجات".split(
    " ",
  ),
);
/** «نكفل», «أرتّب»: we do, I do, where the lexicon knows no such word. */
const mine = /^(?:ن|أ)[^اأإآويىةهئءؤ]{3}$/;

/** «ورد يومي», «عمل يدوي», «صورة يتيم»: with ي in front, and done by nobody. */
const noVerbs = /^(?:يومي|يوميه|يدوي|يدويه|يتيم|يتيمه|يتامي|يخوت|يافطه|يوميات)$/;

const namesInArabic = ({ word, raw, arabic }: Token): boolean =>
  !arabic ||
  !(
    asking.has(word) ||
    // «تُعقد», «يُحرَّر»: written with its vowel it is done, and no name.
    /^و?[يت]\u064f/.test(raw) ||
    // «بالواتساب», «بمبلغ»: by what it is done.
    /^بال.{2,}/.test(raw) ||
    (/^ب.{3,}/.test(word) && isKnownWord(word.slice(1)) && !isKnownWord(word)) ||
    mine.test(raw.replace(/[\u064b-\u0652]/g, "")) ||
    (/^(?:ب?ي.{3,}|بت.{3,}|[تن].+نا)$/.test(word) && !noVerbs.test(word)) ||
    verbForms.get(word)?.form === "arabic"
  );
