/** The nouns of Arabic clauses with the signs their places give: words of the lexicon whole, others alone and with the word behind them. */
import { phraseOf } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { arabicCandidates, foldPhrase, singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { englishOf } from "../words/arabic-english.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { sortsOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt, wholeChoice } from "../words/words.ts";
import { asKey, entered, few, type Nouns, type Place, partOf } from "./noun.ts";

/** Words that name nothing, in standard and spoken Arabic. */
const empty = new Set(
  "التي الذي الذين اللي يلي في من علي عن مع عند بعد قبل حسب عبر الي مثل بين فقط كل هذا هذه ذلك تلك هو هي هم نحن انا ان اذا لان لكن او ثم حتي منذ كان كانت يكون تكون ليس غير بدون دون كذلك ايضا جدا هناك هنا كم كيف متي اين ماذا لماذا مين شو ايه عشان علشان لازم ممكن بس يعني طيب بعض اي نفس عنده عندها عندنا لديه لديها لدينا عندهم له لها لهم منها منه فيه فيها بها به عليه عليها".split(
    " ",
  ),
);
const isNoun = (token: Token | undefined): token is Token =>
  token?.kind === "word" && token.arabic && token.word.length > 2 && !functionWords.has(token.word) && !empty.has(token.word);

/** Enters the nouns of a clause. */
export const enterArabic = (nouns: Nouns, clause: Clause, clauses: number): void => {
  const { tokens } = clause;
  for (let from = 0; from < tokens.length; from++) {
    const token = tokens[from];
    if (!isNoun(token)) continue;
    const found = conceptAt(tokens, from);
    const known = found && found.entry.kind !== "none" ? found : null;
    const english = englishHead(token, found?.entry ?? null);
    const pair = isNoun(tokens[from + 1]) && tokens[from + 1]!.from === token.to + 1;
    for (const length of known ? [known.length] : pair ? [1, 2] : [1]) {
      const words = tokens.slice(from, from + length);
      const phrase = phraseOf(words);
      if (!phrase) continue;
      const bare = foldPhrase(words.map(({ raw }) => raw.replace(/^و(?=ال)/, "")).join(" "));
      const place = { clause, from, to: from + length - 1, clauses };
      const said = known ? (phraseOf(wholeName(tokens, from, length)) ?? phrase) : phrase;
      const noun = entered(
        nouns,
        known?.entry.key ?? stem(bare),
        { phrase: said },
        place,
        namesOf(phrase, words, bare, known?.entry ?? null),
      );
      for (const sign of signsAt(place, found?.entry ?? null, english)) noun.signs.add(`ar:${sign}`);
      if (english) noun.signs.add(`head=${english}`);
    }
    if (known) from += known.length - 1;
  }
};

/** «طلب تسعير»: a name with up to two nouns behind it, which say what it is of. */
const wholeName = (tokens: readonly Token[], from: number, length: number): readonly Token[] => {
  let to = from + length;
  while (to < from + length + 2 && isNoun(tokens[to]) && tokens[to]!.from === tokens[to - 1]!.to + 1 && !verbForms.has(tokens[to]!.word))
    to++;
  return tokens.slice(from, to);
};

/** The name without what joins it to others, and without the endings of several. */
const stem = (bare: string): string =>
  bare
    .replace(/^(\S{2,}?)(?:اتهم|اتها|هما|هم|هن|ها|نا|كم)(?= |$)/, "$1")
    .replace(/^(\S{3,}?)(?:ات|ون|ين)(?= |$)/, "$1")
    .replace(/^(\S{2,}?)ه(?= |$)/, "$1");

const namesOf = (phrase: Phrase, words: readonly Token[], bare: string, known: Concept | null): readonly string[] => {
  const english = englishOf(words);
  const behind = words.slice(1).map(({ word }) => ` ${foldPhrase(word)}`);
  return [
    asKey(phrase.name),
    bare,
    ...(english ? [asKey(english)] : []),
    ...arabicCandidates(words[0]!.word, true).map((word) => `${word}${behind.join("")}`),
    ...(known && phrase.concept ? [...phrase.concept.en.map(asKey), ...phrase.concept.ar.map(foldPhrase)] : []),
  ];
};

/** The last word of its English name, where the lexicon or the glossary has one. */
const englishHead = (token: Token, known: Concept | null): string | null => {
  const name = known?.en[0] ?? englishOf([token]);
  return name ? singular(name.split(" ").at(-1)!) : null;
};

/** How a noun is said in one place; `english`: the last word of its English name. */
const signsAt = (place: Place, concept: Concept | null, english: string | null): readonly string[] => {
  const { clause, from, to } = place;
  const { tokens } = clause;
  const word = (at: number): string => tokens[at]?.word ?? (at < 0 ? "^" : "$");
  const first = tokens[from]!;
  const bare = foldPhrase(first.word.replace(/^و(?=ال)/, ""));
  const property = propertyAt(tokens, from);
  const definite = /^(?:وال|بال|كال|فال|لل|ال)/.test(first.raw);
  const theirs = /(?:هم|ها|نا|هن|كم)$/.test(first.word) || /ه$/.test(first.raw);
  const plural = /(?:ات|ون|ين)(?:هم|ها|ه|نا)?$/.test(first.word);
  const [prev, next] = [word(from - 1), word(to + 1)];
  const left = leftOf(tokens, from);
  return [
    `head=${stem(bare)}`,
    `kind=${concept?.kind ?? "unknown"}`,
    `sort=${english ? (sortsOf(english)[0] ?? "?") : "unknown"}`,
    `property=${property ? `${property.entry.type}:${property.length > to - from + 1 ? "longer" : "same"}` : "no"}`,
    ...(wholeChoice(tokens.slice(from, to + 1)) ? ["choice"] : []),
    `form=${verbForms.get(first.word)?.form ?? "no"}`,
    `starts=${first.word.slice(0, 2)}`,
    `ends=${first.word.slice(-2)}`,
    `shape=${[...bare]
      .map((letter) => ("اويهمتن".includes(letter) ? letter : "-"))
      .join("")
      .slice(0, 6)}`,
    `words=${to - from + 1}:${concept === null}`,
    `as=${definite}:${plural}:${theirs}`,
    `prev=${prev}`,
    `next=${next}`,
    `prev2=${word(from - 2)}_${prev}`,
    `next2=${next}_${word(to + 2)}`,
    `before=${sortOf(tokens[from - 1])}`,
    `behind=${sortOf(tokens[to + 1])}`,
    `bullet=${clause.bullet}`,
    `heading=${clause.heading}`,
    `part=${partOf(place)}`,
    `at=${from < 3 ? from : "later"}`,
    ...(from === 0 ? [`first=${next}`] : []),
    `verb=${left.word}`,
    `verb=${left.key}:${left.commas > 0 ? "list" : left.distance < 3 ? "near" : "far"}:${left.preposition}`,
    `under=${left.preposition}:${left.commas > 0}`,
    `colon=${left.colon}:${left.commas > 0}`,
    `having=${left.having}:${left.commas > 1}`,
    `commas=${few(left.commas)}`,
    `does=${doesOf(tokens, to)}`,
  ];
};

/** What sort of word stands beside a noun. */
const sortOf = (token: Token | undefined): string => {
  if (!token) return "edge";
  if (token.kind !== "word" || functionWords.has(token.word)) return token.word;
  const form = verbForms.get(token.word);
  return form ? `verb:${form.verb.cls}:${form.form}` : /^ال/.test(token.word) ? "definite" : /^[يتن]/.test(token.word) ? "verb?" : "other";
};

const prepositions = /^(?:في|من|علي|عن|مع|الي|لكل|عند|بعد|قبل|حسب|كل|بدون)$/;
const having = /^(?:له|لها|لهم|الها|اله|الو|فيها|فيه|عنده|عندها|وله|ولها|يحتوي|تحتوي|يضم|تشمل|يشمل)$/;

/** What stands before a noun, back to a verb or a colon. */
const leftOf = (tokens: readonly Token[], from: number) => {
  const found = { word: "none", key: "", distance: 0, commas: 0, preposition: "", colon: false, having: false };
  for (let at = from - 1; at >= 0; at--) {
    const { word } = tokens[at]!;
    found.distance++;
    if (/^(?:[،,و]|او)$/.test(word)) found.commas++;
    if (word === ":") {
      found.colon = true;
      break;
    }
    if (found.preposition === "" && prepositions.test(word)) found.preposition = word;
    if (having.test(word)) found.having = true;
    const verb = verbForms.get(word)?.verb;
    if (verb || (/^[يتن].{2,}/.test(word) && !conceptAt(tokens, at) && !propertyAt(tokens, at))) {
      Object.assign(found, { word, key: verb?.key ?? "?" });
      break;
    }
  }
  return found;
};

/** What the noun does or has, where a verb follows it. */
const doesOf = (tokens: readonly Token[], to: number): string => {
  for (const { kind, word } of tokens.slice(to + 1, to + 5)) {
    if (kind === "mark") break;
    const form = verbForms.get(word);
    if (form) return `${form.verb.cls}:${form.form}`;
    if (having.test(word)) return "has";
  }
  return "nothing";
};
