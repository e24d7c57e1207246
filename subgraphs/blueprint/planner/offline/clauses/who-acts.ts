/** Whose doing a clause tells: what may stand before a verb as the one who acts. */

import type { Clause, Token } from "../text/tokens.ts";
import { clientele } from "../words/access-words.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, conceptOf, wholeProperty } from "../words/words.ts";
import { namesSomebodyAt } from "./arabic-actors.ts";
import { isPerson, phraseOf } from "./phrases.ts";
import type { Phrase } from "./types.ts";
import { nounish } from "./verb-or-noun.ts";

export const nobody = new Set(["nobody", "noone", "none", "لااحد"]);
/** Places act by those who work there: hospitals, branches, shops. */
export const isActingPlace = ({ concept, plural, tokens }: Phrase): boolean =>
  concept?.kind === "place" && (conceptOf(concept.key)?.kind === "none" || (plural && !tokens[0]!.arabic));
/** Words for several people at once. */
export const collective = new Set(["company", "team", "attendance", "group", "family", "department"]);

/** "Our makerspace lends out tools": whoever speaks. */
export const isOurs = ({ tokens }: Clause, subject: readonly Token[], { plural, concept }: Phrase): boolean =>
  !plural &&
  concept?.kind !== "person" &&
  [subject[0], tokens[tokens.indexOf(subject[0]!) - 1]].some((token) => ["our", "my"].includes(token?.word ?? ""));
/** "the technician goes there, writes …": the technician. */
export const whoGoes = (phrase: Phrase): Phrase => {
  const before = phrase.tokens.slice(0, -1);
  if (phrase.concept === null && before.length > 0 && /[^s]s$/.test(phrase.tokens.at(-1)!.word)) {
    const who = phraseOf(before);
    if (who && isPerson(who) && !who.plural) return who;
  }
  const found = phrase.concept === null ? conceptAt(phrase.tokens, 0) : null;
  const next = found ? phrase.tokens[found.length] : undefined;
  return found && next && verbForms.has(next.word) ? (phraseOf(phrase.tokens.slice(0, found.length)) ?? phrase) : phrase;
};

// biome-ignore format: a list of words
const noActors = new Set("whenever someone somebody anybody everybody already also then afterwards afterward later finally there here both either each all some many most few none nothing something who what which whom while when once if after before because so can may must should only just even still again maybe perhaps sometimes often usually first second two three yes no please thanks interested able allowed lovely nice great good handy useful helpful instant not never tell tells ability possibility option way hourly لما ما نحب بعد قبل حتي كل اي عشان علشان بعدها كمان برضو برضه اللي يعني مكتب كان لو اذا عند عندما ثم حيث ممكن لازم شيء شيئا شي حاجه احد متي كيف كم وش شو حدا حد محد غيري غيرنا".split(" "));
/** "The dispatch staff" do something, though dispatching is something to do. */
const employed = /^(?:staff|team|crew|desk|department|clerks?|office|officers?)$/;
/** Who acts has a name: no verb, no adverb, nothing longer than a few words. */
export const isCommand = ({ tokens, modifiers }: Phrase): boolean =>
  modifiers.length > 0 &&
  modifiers[0] === tokens[0] &&
  verbForms.get(tokens[0]!.word)?.form === "base" &&
  !nounish.has(tokens[0]!.word) &&
  !employed.test(tokens.at(-1)!.word);
export const isWhoever = ({ tokens }: Phrase): boolean =>
  tokens.length < 5 &&
  tokens.every(({ word, kind }) => kind === "word" && !noActors.has(word) && !/^(?!family|assembly|ally).*[^aeiou]ly$/.test(word)) &&
  !(
    tokens[0]!.arabic &&
    (tokens[0]!.word.length < 3 ||
      // «لو عجبته وحدة يرسل»: who acts is known by the article, or by a word for people.
      !(/^[وف]?(?:ال|ٱل|لل)/.test(tokens[0]!.raw) || namesSomebodyAt(tokens, 0)) ||
      verbForms.has(tokens[0]!.word) ||
      /^(?!ال|لل|وال).{3,}(?:ها|هم|هن)$/.test(tokens[0]!.raw) ||
      /^(?:ب?ي.{3,}|بعدين|وبعدين|انتهاء|بدايه|نهايه|التاخر|تاخر)$/.test(tokens[0]!.word))
  ) &&
  (!["base", "ed"].includes(verbForms.get(tokens[0]!.word)?.form ?? "") || (tokens.length > 1 && employed.test(tokens.at(-1)!.word))) &&
  !["ed", "ing"].includes(verbForms.get(tokens.at(-1)!.word)?.form ?? "");

/** "cost and status" never act. */
export const isProperty = (phrase: Phrase): boolean =>
  wholeProperty(phrase.tokens) !== null ||
  // «رئيسة الوحدة» is no unit: in Arabic the first word says what it is.
  (!phrase.tokens[0]!.arabic && wholeProperty(phrase.tokens.slice(-1)) !== null);
/** People at large, whom nobody employs to enter anything. */
export const isAnybody = ({ concept }: Phrase): boolean => concept?.key === "member" || clientele.has(concept?.key ?? "");
