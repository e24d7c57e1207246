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
  if (concept !== null) return true;
  const words = tokens.filter((token) => token.kind === "word");
  if (words.length === 0 || words.length > 4) return false;
  return words[0]!.arabic ? words.every(namesInArabic) && words.length < 4 : namesInEnglish(words);
};

const namesInEnglish = (words: readonly Token[]): boolean => {
  const last = words.at(-1)!;
  if (words.some(({ word }) => noNames.has(word) || functionWords.has(word) || word.length < 2)) return false;
  if (words.length > 1 && words.every((token) => wholeProperty([token]) !== null)) return false;
  // "musicians say", "people register": who does something.
  if (words.slice(0, -1).some((token) => isPlural(token.word) && wholeConcept([token])?.kind === "person")) return false;
  const form = verbForms.get(last.word);
  return !(words.length > 1 && form?.form === "s" && form.verb.key === "happen");
};

const namesInArabic = ({ word, arabic }: Token): boolean =>
  !arabic || !(/^(?:ب?ي.{3,}|بت.{3,}|[تن].+نا)$/.test(word) || verbForms.get(word)?.form === "arabic");
