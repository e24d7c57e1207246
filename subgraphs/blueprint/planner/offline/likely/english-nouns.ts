/** The nouns of English clauses, compound nouns kept whole, with the signs their places give. */
import { phraseOf } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { senseOf, sortsOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptOfName, wholeChoice, wholeProperty } from "../words/words.ts";
import { asKey, entered, few, type Nouns, type Place, partOf } from "./noun.ts";

const determiners = new Set(
  "a an the each every another any our their his her its my your this that these those some no all which whose new".split(" "),
);
const numbers = new Set(
  "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty eighty hundred thousand dozen".split(
    " ",
  ),
);
const beforeVerbs = /^(?:to|can|could|may|must|should|will|would|we|they|i|you|he|she|who|not|cannot|and)$/;

/** Enters the nouns of a clause. */
export const enterEnglish = (nouns: Nouns, clause: Clause, clauses: number): void => {
  const { tokens } = clause;
  if (isTitle(clause)) return;
  for (let from = 0; from < tokens.length; from++) {
    if (!isNoun(tokens, from)) continue;
    let to = from;
    while (tokens[to + 1]?.from === tokens[to]!.to + 1 && isNoun(tokens, to + 1) && !isSaidOf(tokens[to]!, tokens[to + 1]!)) to++;
    const phrase = phraseOf(tokens.slice(from, to + 1));
    if (phrase) {
      const place = { clause, from, to, clauses };
      const noun = entered(nouns, keyOf(phrase), { phrase }, place, namesOf(phrase));
      for (const sign of signsAt(place, phrase)) noun.signs.add(sign);
    }
    from = to;
  }
};

/** "Interview with Mrs Lund, 3 May": where the description comes from. */
const isTitle = ({ index, tokens: [first, second] }: Clause): boolean =>
  index === 0 &&
  /^(?:interview|call|meeting|notes?|minutes|conversation|chat|transcript)$/.test(first?.word ?? "") &&
  /^(?:with|from|of|on)$/.test(second?.word ?? "");

const keyOf = (phrase: Phrase): string => (phrase.concept?.kind === "none" ? asKey(phrase.name) : entityKey(phrase));
const namesOf = ({ name, concept, modifiers }: Phrase): readonly string[] => [
  asKey(name),
  ...(concept && concept.kind !== "none" && modifiers.length === 0 ? concept.en.map(asKey) : []),
];

/** Whether a word stands for a noun there: "they book rooms" has one, "a book" as well. */
const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const { kind, arabic, word } = tokens[at]!;
  if (numbers.has(word)) return false;
  if (kind !== "word" || arabic || functionWords.has(word) || determiners.has(word)) return false;
  const said = senseOf(word);
  const one = senseOf(singular(word));
  if (!said && !one) return !verbForms.has(word) && word.length > 2 && !word.endsWith("ly");
  if (!said?.sorts.length && !one?.sorts.length) return false;
  if (isDeed(tokens, at)) return false;
  const before = tokens[at - 1]?.word ?? "";
  const verb = said?.verb ?? 0;
  return !(beforeVerbs.test(before) && (verb > 0 || verbForms.has(word)) && !(before === "and" && verb < 2));
};

const whose = new Set("a an the each every their his her its our my your this these those it them him us".split(" "));
const ableTo = /^(?:can|could|may|must|should|will|to|able|let|lets|for|of|functions?|functionalit(?:y|ies))$/;
/** "The curator reviews the request", "…, and rate games", "for browsing pitches": what is done, and no part of a name. */
const isDeed = (tokens: readonly Token[], at: number): boolean => {
  const { word } = tokens[at]!;
  const [before, after] = [tokens[at - 1]?.word ?? "", tokens[at + 1]];
  const form = verbForms.get(word)?.form;
  const names = conceptOfName(word);
  if (!after || after.from !== tokens[at]!.to + 1 || determiners.has(before)) return false;
  if (whose.has(after.word) && !prepositions.test(before)) return form === "base" || form === "s" || form === "ing" || word.endsWith("ing");
  if (names && names.kind !== "none") return false;
  return (
    (form === "base" || form === "ing") &&
    isPlural(after.word) &&
    /^(?:,|;|and|or|to|for|of)$/.test(before) &&
    tokens.slice(0, at).some((token) => ableTo.test(token.word))
  );
};

/** "Teachers see", "the workshop makes": what follows a noun says what it does, and is no part of its name. */
const isSaidOf = (before: Token, { word }: Token): boolean => {
  const verb = (name: string): number => senseOf(name)?.verb ?? 0;
  const plural = isPlural(before.word);
  return plural ? verb(word) > 0 && !isPlural(word) : isPlural(word) && verb(singular(word)) > 2;
};

/** How a noun is said in one place. */
const signsAt = (place: Place, { concept, modifiers }: Phrase): readonly string[] => {
  const { clause, from, to } = place;
  const { tokens } = clause;
  const word = (at: number): string => tokens[at]?.word ?? (at < 0 ? "^" : "$");
  const last = tokens[to]!;
  const head = singular(last.word);
  const sorts = sortsOf(head);
  const plural = isPlural(last.word);
  const kind = concept?.kind ?? "unknown";
  const property = wholeProperty(tokens.slice(from, to + 1));
  const [prev, next] = [word(from - 1), word(to + 1)];
  const left = leftOf(tokens, from);
  return [
    `head=${head}`,
    `sort=${sorts[0] ?? "?"}`,
    `sorts=${sorts.join("+")}`,
    `kind=${kind}`,
    `kind=${kind}:${modifiers.length > 0}`,
    `property=${property ? property.type : wholeProperty([last]) ? "head" : "no"}`,
    ...(wholeChoice(tokens.slice(from, to + 1)) ? ["choice"] : []),
    `words=${to - from + 1}`,
    plural ? "plural" : "singular",
    ...(from > 0 && /^[A-Z]/.test(last.raw) ? ["capital"] : []),
    `prev=${prev}`,
    `next=${next}`,
    `around=${prev}_${next}`,
    `prev2=${word(from - 2)}_${prev}`,
    `next2=${next}_${word(to + 2)}`,
    `prev=${prev}:${plural}`,
    `bullet=${clause.bullet}`,
    `heading=${clause.heading}`,
    `part=${partOf(place)}`,
    ...(from === 0 || (from === 1 && determiners.has(prev)) ? ["starts"] : []),
    ...(from < 2 ? [`starts=${next}`] : []),
    `verb=${left.word}`,
    `verb=${left.key}:${left.cls}`,
    `verb=${left.cls}:${left.commas > 0 ? "list" : left.distance < 4 ? "near" : "far"}:${left.preposition}`,
    `verb=${left.key}:${plural}:${left.commas > 0}:${left.preposition !== ""}`,
    `under=${left.preposition}:${left.commas > 0}`,
    `colon=${left.colon}`,
    `with=${left.with}`,
    `bracket=${left.bracket}`,
    `commas=${few(left.commas)}`,
    `within=${left.colon}:${left.with}:${left.commas > 0}:${plural}:${sorts[0] ?? "?"}`,
    ...rightOf(tokens, to),
  ];
};

const prepositions = /^(?:of|for|in|on|at|by|from|to|with|about|per|into|as|after|before|between|during)$/;
const beingOrHaving = /^(?:has|have|had|is|are|was|gets?|keep|need|want)$/;

/** What stands before a noun, back to the verb that governs it or to a colon. */
const leftOf = (tokens: readonly Token[], from: number) => {
  const found = { word: "none", key: "", cls: "", distance: 0, commas: 0, preposition: "", colon: false, with: false, bracket: false };
  for (let at = from - 1; at >= 0; at--) {
    const { word } = tokens[at]!;
    found.distance++;
    if (word === "," || word === "and" || word === "or") found.commas++;
    if (word === "(") found.bracket = true;
    if (word === "with") found.with = true;
    if (word === ":") {
      found.colon = true;
      break;
    }
    if (found.preposition === "" && prepositions.test(word)) found.preposition = word;
    const verb = verbForms.get(word)?.verb;
    const sense = senseOf(word);
    if (verb ? (sense?.verb ?? 1) > 0 : ((sense?.verb ?? 0) > 1 && !functionWords.has(word)) || beingOrHaving.test(word)) {
      Object.assign(found, { word, key: verb?.key ?? word, cls: verb?.cls ?? "verb" });
      break;
    }
  }
  return found;
};

/** What the noun does, where a verb follows it. */
const rightOf = (tokens: readonly Token[], to: number): readonly string[] => {
  for (const { kind, word } of tokens.slice(to + 1, to + 5)) {
    if (kind === "mark") break;
    const verb = verbForms.get(word)?.verb;
    if (verb || /^(?:has|have|is|are|gets?|can|may|must|should)$/.test(word)) return [`does=${word}`, `does=${verb?.cls ?? "other"}:`];
  }
  return ["does=nothing"];
};
