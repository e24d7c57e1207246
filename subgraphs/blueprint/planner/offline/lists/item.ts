/** Reading one property: "a unique e-mail", "a status (open, closed)", "number of guests". */

import { arabicCuts, arabicMember, brackets, cuts, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Item } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import type { Property } from "../words/lexicon/define.ts";
import { isPropertyName } from "../words/names.ts";
import { senseOf } from "../words/senses.ts";
import { conceptAt, longestName, propertyAt, wholeProperty } from "../words/words.ts";

const dashes = new Set(["-", "–", "—"]);

const requiredWords = new Set(["required", "mandatory", "compulsory", "obligatory", "مطلوب", "الزامي", "الزاميه", "اجباري"]);

const uniqueWords = new Set(["unique", "فريد", "فريده", "مميز"]);

const optionalWords = new Set(["optional", "optionally", "اختياري", "اختياريه"]);

const manyWords = new Set(["many", "multiple", "several", "عده", "قائمه"]);
/** "a list of parts"; a price list is one. */
const lists = new Set(["list", "lists"]);

const ofOptions = new Set(["either", "one", "can", "could", "may", "like", "such", ":", "being", "are", "is", "اما", "مثل"]);

/** «السعر بالجنيه»: what it is paid in shows by itself. */
const withoutCurrency = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && /^بال(?:ريال|جنيه|درهم|دينار|دولار|يورو|ليره|شيكل)(?:ات)?$/.test(word));
  if (at < 0) return tokens;
  const end = /^ال.{2,}يه?$/.test(tokens[at + 1]?.word ?? "") ? at + 2 : at + 1;
  return [...tokens.slice(0, at), ...tokens.slice(end)];
};

export const itemOf = (whole_: readonly Token[]): Item | null => {
  const given = arabicMember(withoutCurrency(whole_));
  const { outside, inside } = brackets(given);
  const has = (set: ReadonlySet<string>, where: readonly Token[]) => where.some((token) => set.has(token.word));
  const insideFlags =
    inside.length > 0 &&
    splitList(inside).every((part) =>
      part.every((token) => requiredWords.has(token.word) || uniqueWords.has(token.word) || optionalWords.has(token.word)),
    );
  const flags = [...outside, ...(insideFlags ? inside : [])];
  const named = outside.filter((token) => token.kind === "word");
  const done = named.length === 2 && named[1]!.word === "by" && /(?:ed|en|ne|ght)$/.test(named[0]!.word);
  const trimmed = done ? named : trim(outside);
  // "make" of a car is a word that elsewhere only helps a sentence along.
  const whole = trimmed.length === 0 && wholeProperty(named) ? named : trimmed;
  // «مطلوب» is a flag only beside a name; alone it is itself the word.
  const plain =
    whole.length > 1 && !done
      ? trim(whole.filter((token) => ![requiredWords, uniqueWords, optionalWords].some((set) => set.has(token.word))))
      : whole;
  const name = plain.length > 0 ? plain : whole;
  const cut = name.findIndex(
    (token, i) =>
      i > 0 &&
      !done &&
      ((cuts.has(token.word) && token.word !== "of") ||
        arabicCuts.has(token.word) ||
        ofOptions.has(token.word) ||
        (goesOn.has(token.word) && name[i - 1]!.word !== "of")),
  );
  const property = (cut > 0 && !coversCut(name, cut) ? wholeProperty(name.slice(0, cut)) : null) ?? longestProperty(name);
  const words = withoutAdverb(cut > 0 && !coversCut(name, cut) ? trim(name.slice(0, cut)) : name);
  if (words.length === 0) return null;
  const phrase = phraseOf(words);
  // «يتولاها محام واحد»: whom it names is read from the sentence.
  const names = phrase?.concept || (words[0]!.arabic && given.some((_, i) => conceptAt(given, i)));
  if (!(property || baseProperty(words) || names || isPropertyName(words))) return null;
  const options =
    inside.length > 0 && !insideFlags
      ? splitList(inside.map((token) => (dashes.has(token.word) ? { ...token, word: "," } : token)))
          .map(trimOption)
          .filter((part) => part.length > 0)
      : [];
  return {
    tokens: words,
    said: given,
    property,
    base: property ? null : baseProperty(words),
    phrase,
    options: options.length > 1 ? options : [],
    required: flags.length > words.length && has(requiredWords, flags),
    optional: has(optionalWords, flags),
    unique: has(uniqueWords, flags) && words.length >= 1 && flags.length > 1,
    many: has(manyWords, given) || given.some(({ word }, i) => lists.has(word) && given[i + 1]?.word === "of"),
    name: words.map((token) => token.word).join(" "),
  };
};

/** "of the sleeve separately": the sleeve. */
const withoutAdverb = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 1 && /[a-z]{3}ly$/.test(tokens.at(-1)!.word) && senseOf(tokens.at(-1)!.word) === null ? tokens.slice(0, -1) : tokens;

/** "the amount the senior adjuster agreed", "blood group if known", "weeks included has": what a name is followed by. */
const goesOn = new Set(
  "it they was were we i he she you people the our my their each every has have had if because maybe perhaps never whenever somebody nobody someone not".split(
    " ",
  ),
);

const baseProperty = (tokens: readonly Token[]): Property | null => {
  if (tokens[0]?.arabic) return propertyAt(tokens, 0)?.entry ?? null;
  for (let i = Math.max(1, tokens.length - longestName); i < tokens.length; i++) {
    const found = wholeProperty(tokens.slice(i));
    if (found) return found;
  }
  return null;
};

/** "a short description" is the description. */
const plainly = new Set("short brief long full current own nice good clear simple agreed preferred exact detailed".split(" "));
const coversCut = (tokens: readonly Token[], cut: number): boolean => {
  const found = propertyAt(tokens, 0);
  return found !== null && found.length > cut;
};

/** The property a phrase names: as a whole, by its end in English ("home phone number"), by its beginning in Arabic. */
const longestProperty = (tokens: readonly Token[]): Property | null => {
  const whole = wholeProperty(tokens) ?? (tokens.length === 2 && plainly.has(tokens[0]!.word) ? wholeProperty(tokens.slice(1)) : null);
  if (whole) return whole;
  if (tokens[0]?.arabic) {
    const found = propertyAt(tokens, 0);
    return found && found.length === tokens.length ? found.entry : null;
  }
  return null;
};

/** A choice may be any words, also ones that hold sentences together elsewhere ("new", "done"). */
export const trimOption = (tokens: readonly Token[]): readonly Token[] => {
  const words = tokens.filter((token) => token.kind !== "mark" || token.word === "+" || token.word === "-");
  const lead = words.findIndex(
    (token) => !["a", "an", "the", "either", "one", "of", "be", "or", "and", "is", "are", "etc"].includes(token.word),
  );
  return lead < 0 ? [] : words.slice(lead);
};
