/** A word nobody knows that stands where only a verb can: "volunteers walk the dogs", "moderators can mute a channel". */
import { isPlural } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { namesRole } from "../words/role-names.ts";
import { senseOf } from "../words/senses.ts";
import { functionWords, type Verb, verbForms } from "../words/verbs.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import { isPerson, isSeparator, phraseOf, splitList } from "./phrases.ts";
import type { Hit } from "./verb-hits.ts";
import { determiners, isOpenList, singularVerb } from "./verb-or-noun.ts";

/** Whatever is done, it is seen. */
export const unknownVerb: Verb = { key: "read", cls: "do", allows: ["read"] };
/** "Volunteers walk the dogs": a word nobody knows between who acts and an article is what they do. */
export const actsOn = (tokens: readonly Token[], at: number, verbAt: number, hits: readonly Hit[]): boolean => {
  const word = tokens[verbAt]!;
  if (
    hits.length > 0 ||
    at === 0 ||
    at !== verbAt ||
    at > 3 ||
    !(determiners.has(tokens[verbAt + 1]?.word ?? "") || /^(?:them|it)$/.test(tokens[verbAt + 1]?.word ?? "")) ||
    word.arabic
  )
    return false;
  if (functionWords.has(word.word) || !/^[a-z]{3,}$/.test(word.word)) return false;
  // "A coordinator estimates the word count": an estimate is a thing as well.
  if (
    (conceptAt(tokens, verbAt) || propertyAt(tokens, verbAt)) &&
    (senseOf(singularVerb(word.word)) ?? senseOf(word.word.replace(/s$/, "")))?.verb === undefined
  )
    return false;
  const subject = phraseOf(tokens.slice(0, at));
  return (
    subject !== null &&
    isPerson(subject) &&
    subject.tokens.at(-1) === tokens[at - 1] &&
    (subject.plural ? !/[^s]s$/.test(word.word) : /s$/.test(word.word)) &&
    !/(?:ed|ing|ly)$/.test(word.word)
  );
};

/** "… upload documents and tell stories": a word that is hardly anything but a verb, behind another that was one. */
export const goesOnDoing = (tokens: readonly Token[], at: number): boolean => {
  const { word, arabic } = tokens[at]!;
  const next = tokens[at + 1];
  return (
    at > 2 &&
    !arabic &&
    isSeparator(tokens[at - 1]!) &&
    !isOpenList(tokens, tokens[at - 1]!.word === "and" ? at - 1 : at) &&
    senseOf(word)?.verb === 3 &&
    !functionWords.has(word) &&
    !/(?:s|ed|ing)$|^except$/.test(word) &&
    !conceptAt(tokens, at) &&
    !propertyAt(tokens, at) &&
    next?.kind === "word" &&
    (determiners.has(next.word) || (isPlural(next.word) && !verbForms.has(next.word)) || namesMany(tokens, at + 1))
  );
};

/** "customize report formats": what is named up to the next separator is several of a kind. */
const namesMany = (tokens: readonly Token[], from: number): boolean => {
  const end = tokens.findIndex((token, i) => i > from && (token.kind === "mark" || isSeparator(token) || functionWords.has(token.word)));
  const last = tokens[(end < 0 ? tokens.length : end) - 1]!;
  return last !== tokens[from] && isPlural(last.word);
};

/** "Moderators can mute a channel": what stands between "can" and a name is done to it. */
export const canUnknown = (tokens: readonly Token[], at: number, verbAt: number): boolean => {
  const word = tokens[verbAt]!;
  const next = tokens[verbAt + 1];
  const subject = phraseOf(splitList(tokens.slice(0, at)).at(-1) ?? []);
  return (
    !word.arabic &&
    /^[a-z]{3,}$/.test(word.word) &&
    !/(?:ed|ing|ly)$/.test(word.word) &&
    !functionWords.has(word.word) &&
    !conceptAt(tokens, verbAt) &&
    !propertyAt(tokens, verbAt) &&
    next !== undefined &&
    (determiners.has(next.word) || /^(?:us|me|them|him)$/.test(next.word) || conceptAt(tokens, verbAt + 1) !== null) &&
    subject !== null &&
    (isPerson(subject) || namesRole(subject))
  );
};
