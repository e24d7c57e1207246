/** Whether words nobody knows may be the name of a thing: no part of a sentence that was cut wrongly, no list of properties. */
import { isPlural } from "./fold.ts";
import type { Token } from "./tokens.ts";
import type { Phrase } from "./types.ts";
import { functionWords, verbForms } from "./verbs.ts";
import { wholeConcept, wholeProperty } from "./words.ts";

const noNames = new Set(
  "weeks days months years hours minutes ahead percent already something anything nothing someone everything full empty ready many several whatever whichever thing things stuff lot lots bit mess idea way ways times else together instead too maybe perhaps".split(
    " ",
  ),
);

/** True for "swap offer" and «كيس دم»; false for "technician goes", "title photo category", «ميعاد بيبقى للمريض». */
export const isName = ({ concept, tokens }: Phrase): boolean => {
  const words = tokens.filter((token) => token.kind === "word");
  if (words.some(({ word }) => wishes.test(word))) return false;
  if (concept !== null) return true;
  if (words.length === 0 || words.length > 4) return false;
  return words[0]!.arabic ? words.every(namesInArabic) && words.length < 4 : namesInEnglish(words);
};

/** "don't want others reading": what somebody wishes or refuses. */
const wishes = /^(?:(?:do|does|did|ca|wo)n['’]?t|not|never|wants?)$/;

const namesInEnglish = (words: readonly Token[]): boolean => {
  const last = words.at(-1)!;
  if (words.some(({ word }) => noNames.has(word) || functionWords.has(word) || word.length < 2)) return false;
  if (words.length > 1 && words.every((token) => wholeProperty([token]) !== null)) return false;
  // "musicians say", "people register": who does something.
  if (words.slice(0, -1).some((token) => isPlural(token.word) && wholeConcept([token])?.kind === "person")) return false;
  const form = verbForms.get(last.word);
  return !(words.length > 1 && form?.form === "s" && form.verb.key === "happen");
};

/** «متى», «كيف»: what is asked; «حق», «بدل»: what joins two names. */
const asking = new Set(
  "متي كيف كيفيه كم وش ايش شنو شو وين فين ليش ليه مين هل ماذا لماذا حق بدل عوض مثلا هنا لها له الكل حاجه شيء شيئا شي اشياء حاجات".split(
    " ",
  ),
);
/** «نكفل», «أرتّب»: we do, I do, where the lexicon knows no such word. */
const mine = /^(?:ن|أ)[^اأإآويىةهئءؤ]{3}$/;

const namesInArabic = ({ word, raw, arabic }: Token): boolean =>
  !arabic ||
  !(
    asking.has(word) ||
    mine.test(raw.replace(/[\u064b-\u0652]/g, "")) ||
    /^(?:ب?ي.{3,}|بت.{3,}|[تن].+نا)$/.test(word) ||
    verbForms.get(word)?.form === "arabic"
  );
