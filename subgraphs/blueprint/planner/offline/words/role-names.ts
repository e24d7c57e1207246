/** Words that name who acts by their form: "pathologists", "the warehouse lead", "the front office", though no lexicon knows them. */

import type { Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import { senseOf, sortsOf } from "./senses.ts";

// biome-ignore format: a list of words
const heads = new Set("lead leader clerk head chief officer staff team board office administration administrator management committee crew desk secretariat council jury panel reception secretary authority agency bureau worker helper keeper assistant representative rep chair chairman chairwoman intern trainee partner expert specialist inspector warden marshal captain master nurse judge guide guard cook chef aide host pilot scout coach referee poet artist".split(" "));
// biome-ignore format: a list of words
const things = new Set("order number paper letter poster computer printer server folder container tracker calendar newsletter voucher register counter water trailer scanner charger offer filter dinner chapter quarter semester tender transfer center centre theater theatre shelter matter power weather winter summer tower river corner border flower planter heater boiler engine cover layer buffer parameter meter motor sensor monitor error colour color floor door harbour vector list checklist wishlist playlist shortlist waitlist watchlist document event payment department equipment treatment apartment appointment assessment amendment agreement statement shipment element instrument investment moment plant restaurant grant variant tent rent percent accident incident content component comment segment coffee fee degree tree guarantee ingredient present talent cent timer sticker banner browser blocker reminder booster wrapper flyer".split(" "));
const agent = /(?:er|or|ist|ian|eer|ant|ee|man|woman)$/;

/** Whether a phrase names who acts, where a verb follows it. */
export const namesRole = ({ concept, tokens }: Phrase): boolean => {
  const last = tokens.at(-1);
  if (!last || last.arabic || last.kind !== "word") return false;
  const word = singular(last.word);
  return heads.has(word) || (concept === null && word.length > 4 && agent.test(word) && !things.has(word));
};

/**
 * "A verdict", "the satnav", "Mrs Latham", "since": what neither acts nor stands for those who work there. By WordNet a word that acts names
 * somebody or a body of people; what it does not hold acts only by its form, or it may be anybody's name.
 */
export const neverActs = (phrase: Phrase): boolean => {
  const head = phrase.tokens.at(-1);
  if (phrase.concept !== null || !head || head.arabic || head.kind !== "word") return false;
  if (titles.has(phrase.tokens[0]!.word)) return true;
  // "Whatever we find", "it is free, but we want to see it": no noun at all.
  if (noNoun(head.word)) return true;
  if (namesRole(phrase)) return false;
  const [sort, other] = sortsOf(singular(head.word));
  if (sort === undefined) return !phrase.plural;
  // "Airlines see requests", "the chair": those who work there.
  return inert.has(sort) || (sort === "artifact" && !phrase.plural && !["group", "person"].includes(other ?? ""));
};
const noNoun = (word: string): boolean =>
  /^(?:whatever|whoever|whichever|how|why|goes|comes|either|both|neither|others?)$/.test(word) ||
  (senseOf(word)?.adjective === true && senseOf(word)?.verb === 3) ||
  (senseOf(word)?.adjective === true &&
    sortsOf(singular(word))[0] !== "person" &&
    sortsOf(singular(word))[0] !== "group" &&
    sortsOf(singular(word)).length < 2);
const titles = new Set("mr mrs ms miss dr prof sir madam".split(" "));
const inert: ReadonlySet<string> = new Set(
  "act attribute body cognition communication event feeling food motive object phenomenon plant possession process quantity shape state substance time".split(
    " ",
  ),
);

/** "Team leads" are no leads of a sales office, where they do something. */
export const asActing = (phrase: Phrase): Phrase =>
  phrase.concept !== null &&
  ["thing", "none", "event", "document"].includes(phrase.concept.kind) &&
  misread.has(singular(phrase.tokens.at(-1)!.word))
    ? { ...phrase, concept: null, modifiers: phrase.tokens.slice(0, -1) }
    : phrase;
const misread = new Set("lead office administration management desk reception board".split(" "));
