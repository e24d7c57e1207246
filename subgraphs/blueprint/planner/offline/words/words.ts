/**
 * Looking words up: an index from folded phrases to concepts, properties and choices, built once. The longest phrase wins; an
 * Arabic word is tried as it stands, then without its joined particles and endings.
 */
import { builtInKeys } from "../../../../../schema/blueprint/built-in.ts";
import { keyFromWords, pluralWord } from "../../../../../schema/blueprint/keys.ts";
import { arabicCandidates, foldPhrase, isArabic, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { knownChoices } from "./lexicon/choices.ts";
import type { Choice, Concept, Property } from "./lexicon/define.ts";
import { allConcepts } from "./lexicon/index.ts";
import { knownProperties } from "./lexicon/properties.ts";
import { senseOf } from "./senses.ts";
import { verbForms } from "./verbs.ts";

class Index<Entry> {
  private readonly byPhrase = new Map<string, Entry>();
  private readonly beginnings = new Set<string>();
  longest = 1;

  /** Exact names first, so that "photos" is the property of that name and not many of "photo". */
  constructor(named: readonly { readonly entry: Entry; readonly names: readonly string[] }[], withPlurals: boolean) {
    const all = named.flatMap(({ entry, names }) => names.map((name) => ({ entry, words: foldPhrase(name).split(" ") })));
    for (const { entry, words } of all) {
      this.longest = Math.max(this.longest, words.length);
      this.put(words.join(" "), entry);
      for (let length = 1; length < words.length; length++) this.beginnings.add(words.slice(0, length).join(" "));
    }
    for (const { entry, words } of withPlurals ? all : []) {
      const last = words[words.length - 1]!;
      if (!isArabic(last)) this.put([...words.slice(0, -1), pluralWord(last)].join(" "), entry);
    }
  }
  private put(phrase: string, entry: Entry): void {
    if (!this.byPhrase.has(phrase)) this.byPhrase.set(phrase, entry);
  }
  get(phrase: string): Entry | undefined {
    return this.byPhrase.get(phrase);
  }
  /** Whether a name of more words begins with these. */
  goesOn(words: string): boolean {
    return this.beginnings.has(words);
  }
}

const named = <Entry extends { readonly en: readonly string[]; readonly ar: readonly string[] }>(entries: readonly Entry[]) =>
  entries.map((entry) => ({ entry, names: [...entry.en, ...entry.ar] }));
const conceptIndex = new Index<Concept>(named(allConcepts), true);
const propertyIndex = new Index<Property>(named(knownProperties), true);
const choiceIndex = new Index<Choice>(named(knownChoices), false);

const wordSet = new Set<string>();
const own = (phrase: string): readonly string[] =>
  foldPhrase(phrase)
    .split(" ")
    .filter((word) => !/^و(?:و|ال)/.test(word));
for (const concept of allConcepts) for (const name of concept.ar) for (const word of own(name)) wordSet.add(word);
for (const property of knownProperties) for (const name of property.ar) for (const word of own(name)) wordSet.add(word);
for (const choice of knownChoices) for (const name of choice.ar) for (const word of own(name)) wordSet.add(word);
// biome-ignore format: a list of words
for (const word of ["واحد", "واحده", "واسع", "وردي", "وسط", "ورقي", "ورقيه", "وطني", "وطنيه", "وصول", "وضع", "واجه", "وقود", "ورش", "ولايه", "وزاره", "وسيط", "وسايل", "وسائل", "وحيد", "والد", "والده", "وكيل", "ورديه", "وجبه", "وجبات", "ودائع", "وديعه", "واضح", "واقع", "ولد", "ولدي", "وين", "ورق", "وفاه", "وراه", "وراها", "وراهم", "وقف", "وقفيه", "واقف", "ورود", "وقوع", "وجود", "وديعه", "وجد", "وصل", "وصلت", "وصلوا", "وافق", "وافقت", "وافقوا", "وقع", "وقعت", "وضعت", "وضعوا", "وجدت", "وزعت", "ورشات", "وثيق"]) wordSet.add(word);

/** Whether an Arabic word beginning with و is a word of its own: then و is not "and". */
export const isKnownWord = (folded: string): boolean =>
  wordSet.has(folded) ||
  wordSet.has(`${folded}ه`) ||
  ["ه", "ها", "هم", "ا", "ات", "ون", "ين"].some(
    (end) =>
      folded.endsWith(end) &&
      (wordSet.has(folded.slice(0, -end.length)) || wordSet.has(`${folded.slice(0, -end.length)}ه`)) &&
      folded.length - end.length > 2,
  );

/** Every English word the lexicon uses. */
const vocabulary = new Set<string>();
for (const { en } of [...allConcepts, ...knownProperties, ...knownChoices])
  for (const name of en)
    for (const word of foldPhrase(name).split(" ")) if (!isArabic(word)) for (const form of [word, pluralWord(word)]) vocabulary.add(form);

/**
 * The known word a misspelt one stands for, where two letters changed places or one is doubled or single by mistake ("adress",
 * "recieptionist"). A letter too few or another letter may as well be another word ("patents", "planets"): it stays.
 */
export const corrected = (word: string): string | null => {
  if (word.length < 6 || vocabulary.has(word) || !/^[a-z]+$/.test(word)) return null;
  const found = new Set<string>();
  for (let i = 0; i + 1 < word.length; i++) {
    const [a, b] = [word[i]!, word[i + 1]!];
    const [before, after] = [word.slice(0, i), word.slice(i + 2)];
    found.add(a === b ? before + a + after : before + b + a + after);
    found.add(before + a + a + b + after);
  }
  const known = [...found].filter((one) => vocabulary.has(one));
  return known.length === 1 ? known[0]! : null;
};

export interface Match<Entry> {
  readonly entry: Entry;
  readonly length: number;
  /** The Arabic particle that was joined to the first word ("لل", "ب", "") and whether a possessive hung on the last. */
  readonly joined: string;
  readonly possessive: boolean;
}

const possessives = ["هم", "ها", "هن", "ه", "ي", "نا", "كم"];

const lookup = <Entry>(index: Index<Entry>, tokens: readonly Token[], at: number): Match<Entry> | null => {
  const first = tokens[at];
  if (!first) return null;
  for (let length = mayGoOn(index, first) ? Math.min(index.longest, tokens.length - at) : 1; length > 0; length--) {
    const words = tokens.slice(at, at + length);
    if (words.some((token) => token.kind === "mark" && token.word !== "-")) continue;
    const found = phrase(
      index,
      words.filter((token) => token.word !== "-"),
    );
    if (found) return { ...found, length };
  }
  return null;
};

const phrase = <Entry>(index: Index<Entry>, tokens: readonly Token[]): Omit<Match<Entry>, "length"> | null => {
  const first = tokens[0];
  // No name is that long: a sentence of thousands of words is asked about once for each of its ends.
  if (!first || tokens.length > index.longest) return null;
  const plain = index.get(tokens.map((token) => token.word).join(" "));
  if (plain !== undefined) return { entry: plain, joined: "", possessive: false };
  if (!first.arabic || tokens.length > 3) return null;
  for (const head of firstsOf(first)) {
    const found = goingOn(index, head, tokens, 1);
    if (!found) continue;
    const start = Math.max(0, first.word.indexOf(head.slice(0, 3)));
    const lastWord = tokens[tokens.length - 1]!.word;
    const lastStem = found.name.slice(found.name.lastIndexOf(" ") + 1);
    return {
      entry: found.entry,
      joined: first.word.slice(0, start),
      possessive:
        lastWord !== lastStem &&
        (possessives.some((end) => lastWord.endsWith(end) && !lastStem.endsWith(end)) ||
          // «سيارته»: the feminine ending is written ت before it.
          (lastStem.endsWith("ه") && lastWord.endsWith(`${lastStem.slice(0, -1)}ته`))),
    };
  }
  return null;
};

/** The first name that begins with some words and goes on with what the tokens from a place on may stand for. */
const goingOn = <Entry>(
  index: Index<Entry>,
  name: string,
  tokens: readonly Token[],
  from: number,
): { readonly entry: Entry; readonly name: string } | null => {
  const next = tokens[from];
  if (!next) {
    const entry = index.get(name);
    return entry === undefined ? null : { entry, name };
  }
  if (!index.goesOn(name)) return null;
  for (const word of next.arabic ? arabicCandidates(next.word, false) : [next.word]) {
    const found = goingOn(index, `${name} ${word}`, tokens, from + 1);
    if (found) return found;
  }
  return null;
};

/** Whether a name of more words may begin with a token. */
const mayGoOn = (index: Index<unknown>, first: Token): boolean =>
  first.word === "-" || index.goesOn(first.word) || (first.arabic && firstsOf(first).some((word) => index.goesOn(word)));

/** Words are looked up by rule after rule; tokens are values. */
const firsts = new WeakMap<Token, readonly string[]>();
/** What the first word of a name may stand for. */
const firstsOf = (token: Token): readonly string[] => {
  const known = firsts.get(token);
  if (known) return known;
  const all = arabicCandidates(token.word, true);
  // Where «و» joins, it is a token of its own: «وجهة» is no «جهة».
  const own = token.word.startsWith("و") && token.word.length > 2 && !/^و(?:ال|لل)/.test(token.word);
  const found = own ? all.filter((word) => word.startsWith("و")) : all;
  firsts.set(token, found);
  return found;
};

const builtIns = builtInKeys({ kind: "entity", owner: null });
/** The key of a thing by its name; "accounts" and "constructors" cannot have theirs. */
export const recordKey = (name: string): string => keyFromWords(name, builtIns, "entity");

/** "Dear Sir or Madam", "a fan of", "the latter", "extras such as flowers": nobody who does anything. */
const spokenTo = new Set("sir madam mister lady gentleman god hero fool former latter self one other folk namesake extra".split(" "));
const persons = new Map<string, Concept | null>();
/** "grooms", "the sexton": a word the lexicon does not hold, which names somebody and is hardly ever a verb or a property. */
const personIn = (token: Token | undefined): Concept | null => {
  if (token?.kind !== "word" || token.arabic) return null;
  const known = persons.get(token.word);
  if (known !== undefined) return known;
  const word = singular(token.word);
  const sense = senseOf(word);
  // "grooms", "relatives": in the plural it is a noun, whatever else the word may be.
  const plural = word !== token.word;
  const made: Concept | null =
    sense?.sorts[0] === "person" &&
    !spokenTo.has(word) &&
    (plural ? sense.verb < 3 : sense.verb < 2 && !sense.adjective) &&
    !propertyIndex.get(word) &&
    !verbForms.has(token.word)
      ? { key: recordKey(word), kind: "person", sector: "general", en: [word], ar: [], fields: ["name!", "email", "phone"], icon: "user" }
      : null;
  persons.set(token.word, made);
  return made;
};

/** No name of the lexicon has more words. */
export const longestName = Math.max(conceptIndex.longest, propertyIndex.longest);

/** The concept whose name begins at a token: the lexicon's, else somebody WordNet knows by that word. */
export const conceptAt = (tokens: readonly Token[], at: number): Match<Concept> | null => {
  const found = lookup(conceptIndex, tokens, at);
  if (found) return found;
  const entry = personIn(tokens[at]);
  return entry && { entry, length: 1, joined: "", possessive: false };
};
/** The property whose name begins at a token. */
export const propertyAt = (tokens: readonly Token[], at: number): Match<Property> | null => lookup(propertyIndex, tokens, at);

/** The concept, property or choice a whole phrase names. */
export const wholeConcept = (tokens: readonly Token[]): Concept | null =>
  phrase(conceptIndex, tokens)?.entry ?? (tokens.length === 1 ? personIn(tokens[0]) : null);
/** The concept a name stands for. */
export const conceptOfName = (name: string): Concept | undefined => conceptIndex.get(foldPhrase(name));
export const wholeProperty = (tokens: readonly Token[]): Property | null => phrase(propertyIndex, tokens)?.entry ?? null;
export const wholeChoice = (tokens: readonly Token[]): Choice | null => phrase(choiceIndex, tokens)?.entry ?? null;

const conceptsByKey = new Map(allConcepts.map((concept) => [concept.key, concept]));
const propertiesByKey = new Map(knownProperties.map((property) => [property.key, property]));
const choicesByKey = new Map(knownChoices.map((choice) => [choice.key, choice]));
export const choiceOf = (key: string): Choice | undefined => choicesByKey.get(key);
export const conceptOf = (key: string): Concept | undefined => conceptsByKey.get(key);
export const propertyOf = (key: string): Property | undefined => propertiesByKey.get(key);
