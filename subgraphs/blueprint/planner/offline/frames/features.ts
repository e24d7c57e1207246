/** What a platform offers: "functionalities for browsing routes, booking hotels and reviews", "room search, order tracking". */

import { isNothing, isPerson, phraseOf, phrasesOf, splitList, trim } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { filtersIn } from "../lists/filters.ts";
import { isPlural } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { functionWords, type Verb, verbForms } from "../words/verbs.ts";
import { wholeConcept, wholeProperty } from "../words/words.ts";
import { recordsMade } from "../world/records-made.ts";

const openers = new Set(
  "functionalities functionality features feature ability abilities capability capabilities options online وظائف وظيفه ميزات ميزه خصائص امكانيه خاصيه".split(
    " ",
  ),
);

/** Reads a list of what is offered; a part that names nothing gives nothing. */
export const features = (clause: Clause, object: readonly Token[]): readonly Frame[] => {
  const frames: Frame[] = [];
  const phrases: Phrase[] = [];
  const parts = splitList(object);
  let listed = 0;
  for (const [at, part] of parts.entries()) {
    if (at < listed) continue;
    listed = at + 1;
    while (lookedBy(part) && parts[listed] && wholeProperty(parts[listed]!) !== null) listed += 1;
    const looked = lookedBy(part) ? object.slice(object.indexOf(part[0]!), object.indexOf(parts[listed - 1]!.at(-1)!) + 1) : null;
    if (looked) frames.push(...(filtersIn({ ...clause, tokens: looked })?.frames ?? []).map((one) => ({ ...one, tokens: clause.tokens })));
    const start = part.findIndex((token) => token.kind === "word" && !functionWords.has(token.word) && !openers.has(token.word));
    const words = start < 0 ? [] : part.slice(start);
    const done = offered(words);
    if (done) {
      const objects = recordsMade(phrasesOf(done.object), done.verb);
      // "managing bookings": that it can be done is said, and not by whom.
      if (done.verb.allows.includes("update")) phrases.push(...objects);
      else if (objects.length > 0 || done.verb.leaves) frames.push(granted(clause, done.verb, objects));
      continue;
    }
    const person = profilesOf(words);
    if (person) {
      frames.push({ clause, tokens: clause.tokens, is: "has", subjects: [person], items: [] });
      continue;
    }
    const phrase = phraseOf(withoutDoing(words));
    // "and a reminder": somebody is told, and nothing is kept.
    if (phrase?.concept?.key === "notification") continue;
    // "a date and an amount" said of nothing in particular are no things of their own.
    // "plant identification" is nothing that is kept; "gift vouchers" are.
    if (phrase && (phrase.concept !== null || ((phrase.plural || words[0]!.arabic) && wholeProperty(words) === null))) phrases.push(phrase);
  }
  const named = things(phrases);
  return named.length > 0 ? [...frames, { clause, tokens: clause.tokens, is: "things", phrases: named }] : frames;
};

/** "searching cars by brand, type and price": what stands behind it in the list may be looked by, too. */
const lookedBy = (part: readonly Token[]): boolean => part.some(({ word }) => word === "by" || word === "حسب");

/** "seafarer profiles": the seafarers. Of users and members there is an account already. */
const profilesOf = (words: readonly Token[]): Phrase | null => {
  const who = /^profiles?$/.test(words.at(-1)?.word ?? "") && words.length > 1 ? phraseOf(words.slice(0, -1)) : null;
  return who && isPerson(who) && who.concept!.kind === "person" ? { ...who, plural: true } : null;
};

/** "discussing targets": whatever is done with them, there are targets. */
const withoutDoing = (words: readonly Token[]): readonly Token[] =>
  words.length > 1 &&
  /^[a-z]{3,}ing$/.test(words[0]!.word) &&
  isPlural(words.at(-1)!.word) &&
  wholeConcept(words) === null &&
  wholeConcept(words.slice(0, 1)) === null
    ? words.slice(1)
    : words;

export const things = (phrases: readonly Phrase[]): readonly Phrase[] => phrases.filter((phrase) => !isNothing(phrase));

const granted = (clause: Clause, verb: Verb, objects: readonly Phrase[]): Frame => ({
  clause,
  tokens: clause.tokens,
  is: "grants",
  subjects: [],
  verb,
  objects,
  only: false,
  not: false,
  own: false,
  allows: verb.allows,
});

/** What is done to what: "browsing routes", "donating to shelters", "room search by date", «تصفح السيارات». */
const offered = (words: readonly Token[]): { readonly verb: Verb; readonly object: readonly Token[] } | null => {
  const [first] = words;
  if (!first) return null;
  const form = verbForms.get(first.word);
  // "order fulfillment" is done to orders.
  const noun = form?.form === "base" ? byNoun(words) : null;
  if (noun) return noun;
  const acts = form?.verb.cls === "do" && ["ing", "base", "masdar"].includes(form.form);
  if (acts && words.length > 1 && wholeConcept(words) === null) return { verb: form.verb, object: trim(words.slice(1)) };
  // "booking" and «التقييمات» name the record itself; "browsing" and «البحث» nothing that is kept.
  if (acts && words.length === 1 && wholeConcept(words) === null) return { verb: form.verb, object: [] };
  return first.arabic ? null : byNoun(words);
};

/** Nouns for what is done, at the end of a name. */
const doings: ReadonlyMap<string, string> = new Map(
  (
    [
      ["manage", "management administration handling maintenance-of editing"],
      [
        "see",
        "search searching browsing tracking listing listings viewing monitoring display filtering fulfillment fulfilment processing dispatch comparison discovery overview history lookup page pages details analysis reporting dashboard catalog catalogue gallery view",
      ],
      [
        "add",
        "submission creation generation upload uploads uploading posting registration entry logging publishing planning scheduling sharing",
      ],
      ["book", "booking reservation reservations bookings"],
      ["buy", "purchase purchasing ordering checkout"],
    ] as const
  ).flatMap(([verb, nouns]) => nouns.split(" ").map((noun) => [noun, verb] as const)),
);
/** "team formation", "plant identification": something is done with teams and plants. */
const isDoingWith = (name: readonly Token[]): boolean =>
  /(?:[ts]ion|ment)$/.test(name.at(-1)!.word) &&
  name.at(-1)!.word.length > 6 &&
  wholeConcept(name.slice(-1)) === null &&
  ["thing", "event", "document", "place"].includes(wholeConcept(name.slice(0, -1))?.kind ?? "");
const byNoun = (words: readonly Token[]): { readonly verb: Verb; readonly object: readonly Token[] } | null => {
  const cut = words.findIndex(
    (token, i) => i > 0 && ["by", "with", "for", "of", "from", "on", "in", "per", "via", "through", "using"].includes(token.word),
  );
  let name = cut > 0 ? words.slice(0, cut) : words;
  let verb: Verb | null = null;
  // A name of the lexicon ("booking system", "product listing") stays whole.
  while (name.length > 1 && wholeConcept(name) === null) {
    const said = doings.get(name.at(-1)!.word) ?? (isDoingWith(name) ? "see" : undefined);
    if (!said) break;
    verb = verbForms.get(said)!.verb;
    name = name.slice(0, -1);
  }
  if (!verb || name.length === 0) return null;
  // What an inventory holds are products.
  return { verb, object: name.map((token) => (/^inventor(?:y|ies)$/.test(token.word) ? { ...token, word: "products" } : token)) };
};
