/** What verbs leave behind: "people book" leaves a booking, "they deliver" a delivery; in Arabic what the lexicon knows of the verb. */
import { phraseOf } from "../clauses/phrases.ts";
import { foldPhrase, singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { senseOf, sortsOf } from "../words/senses.ts";
import { functionWords, type VerbForm, verbForms } from "../words/verbs.ts";
import { conceptOf, conceptOfName } from "../words/words.ts";
import { asKey, entered, few, type Noun, type Nouns, partOf } from "./noun.ts";

/** Enters the records that the verbs of a clause may leave. */
export const enterDone = (nouns: Nouns, clause: Clause, clauses: number): void => {
  const { tokens } = clause;
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "word" || functionWords.has(token.word) || token.word.length < 3) continue;
    // "pay per hour": a property.
    if (tokens[at + 1]?.word === "per" || isChannel(tokens, at) || isCheck(tokens, at)) continue;
    const form = verbForms.get(token.word);
    const left = token.arabic ? leftInArabic(form) : leftInEnglish(token, form);
    if (!left) continue;
    const place = { clause, from: at, to: at, clauses };
    const noun = entered(nouns, left.key, left.said, place, left.names);
    // It is no place where the record itself is named.
    noun.places--;
    const done = token.arabic ? "ar:done" : "done";
    for (const sign of signsAt(tokens, at, form)) noun.signs.add(`${done}:${sign}`);
    noun.signs
      .add(`${done}:part=${partOf(place)}`)
      .add(`${done}:leaves=${left.key}`)
      .add(`head=${left.head}`);
  }
};

/** "A reminder by text message": the way it goes. */
const isChannel = (tokens: readonly Token[], at: number): boolean =>
  /^messages?$/.test(tokens[at]!.word) && /^(?:text|sms|whatsapp|push|e-mail|email)$/.test(tokens[at - 1]?.word ?? "");

/** "The curator reviews the request", "moderators can review campaigns": who looks over a paper, or looks after the platform, leaves no review. */
const isCheck = (tokens: readonly Token[], at: number): boolean => {
  if (!/^review/.test(tokens[at]!.word)) return false;
  const before = tokens.slice(0, at).findLast(({ word }) => !/^(?:can|may|must|should|will|also|then|able|to|be)$/.test(word));
  if (before && lookingAfter.test(singular(before.word))) return true;
  const what = tokens.slice(at + 1, at + 4).find(({ kind, word }) => kind === "word" && !functionWords.has(word));
  const name = what && singular(what.word);
  const concept = name ? conceptOfName(name) : undefined;
  return concept ? concept.kind === "event" || concept.kind === "document" : !!name && sortsOf(name)[0] === "communication";
};

const lookingAfter = /^(?:admin|administrator|moderator|manager|editor|officer|curator|staff|inspector|supervisor|team|committee|board)$/;

interface Left extends Pick<Noun, "key" | "said"> {
  readonly names: readonly string[];
  readonly head: string;
}
const leftAs = (concept: Concept): Left => ({
  key: concept.key,
  said: { leaves: concept },
  names: [...concept.en.map(asKey), ...concept.ar.map(foldPhrase)],
  head: singular(concept.key.toLowerCase()),
});

const leftInArabic = (form: VerbForm | undefined): Left | null => {
  const concept = form?.verb.leaves ? conceptOf(form.verb.leaves) : undefined;
  return concept ? leftAs(concept) : null;
};

const leftInEnglish = (token: Token, form: VerbForm | undefined): Left | null => {
  const sense = senseOf(token.word) ?? senseOf(singular(token.word));
  if (form ? form.verb.cls !== "do" : !sense || sense.verb < 2) return null;
  const leaves = form?.verb.leaves ? conceptOf(form.verb.leaves) : undefined;
  if (leaves) return leftAs(leaves);
  const name = nounOf(baseOf(token.word));
  const concept = name ? conceptOfName(name) : undefined;
  if (concept && concept.kind !== "none") return leftAs(concept);
  const phrase = name ? phraseOf([{ ...token, raw: name, word: name }]) : null;
  return name && phrase ? { key: asKey(name), said: { phrase }, names: [], head: name } : null;
};

const baseOf = (word: string): string => {
  const one = word.replace(/ies$/, "y").replace(/(?<=[sxz]|[cs]h)es$|(?<=[^s])s$/, "");
  if (senseOf(one)?.verb) return one;
  for (const [ending, instead] of [
    [/(.)\1(?:ed|ing)$/, "$1"],
    [/(?:ed|ing)$/, ""],
    [/(?:ed|ing)$/, "e"],
    [/ied$/, "y"],
  ] as const) {
    const base = word.replace(ending, instead);
    if (base !== word && senseOf(base)?.verb) return base;
  }
  return one;
};

const endings = [
  [/$/, "ment"],
  [/$/, "y"],
  [/$/, "ation"],
  [/e$/, "ation"],
  [/e$/, "ion"],
  [/$/, "ion"],
  [/y$/, "ication"],
  [/e$/, "al"],
  [/$/, "al"],
  [/$/, "ance"],
  [/be$/, "ption"],
  [/er$/, "ration"],
  [/it$/, "ission"],
] as const;
const done = new Set(["act", "event", "communication", "possession"]);
/** "delivery" of "deliver", "comment" of "comment": what is done, as a noun. */
const nounOf = (base: string): string | null => {
  for (const [end, ending] of endings) {
    const noun = base.replace(end, ending);
    if (end.test(base) && noun.length > base.length && done.has(sortsOf(noun)[0] ?? "")) return noun;
  }
  return sortsOf(base).some((sort) => done.has(sort)) ? base : null;
};

/** Who does it to what, in one place. */
const signsAt = (tokens: readonly Token[], at: number, form: VerbForm | undefined): readonly string[] => {
  const word = (place: number): string => tokens[place]?.word ?? (place < 0 ? "^" : "$");
  const [prev, next] = [word(at - 1), word(at + 1)];
  const commas = tokens.slice(0, at).filter(({ word: one }) => one === "," || one === "and").length;
  return [
    `verb=${word(at)}`,
    `key=${form?.verb.key ?? "none"}`,
    `form=${form?.form ?? "?"}`,
    `prev=${prev}`,
    `prev2=${word(at - 2)}_${prev}`,
    `next=${next}`,
    `next2=${next}_${word(at + 2)}`,
    `after=${sortsOf(prev)[0] ?? "?"}:${sortsOf(next)[0] ?? "?"}`,
    `commas=${few(commas)}`,
  ];
};
