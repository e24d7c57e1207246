/**
 * Two readings of one text, by rules and by what was learned of how records are spoken of. Each finds what the other does not: what the rules
 * made stays unless the learned reading is sure that it is no record, and what they did not make is added where it is sure that it is one
 * (decision 0294).
 */
import type { Span } from "../../../../../schema/planner.ts";
import { isNothing } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { foldPhrase } from "../text/fold.ts";
import type { Clause } from "../text/tokens.ts";
import { isLooks } from "../words/theme.ts";
import { conceptEntity, entityOf } from "../world/entities.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import { asKey, type Noun } from "./noun.ts";
import { headsIn, nounsIn } from "./nouns.ts";
import { withoutSeenReports } from "./seen-reports.ts";
import { oddsOf } from "./weights.ts";

export interface LikelyNoun extends Noun {
  /** Log-odds that it names records. */
  readonly odds: number;
}

/** The nouns of a text, the likeliest first; one that is said only where looks are spoken of is made no record by its odds. */
export const likelyNouns = (clauses: readonly Clause[]): readonly LikelyNoun[] => {
  const looks = clauses.filter(isLooks).map(({ span }) => span);
  const isOfLooks = ({ places, span }: Noun): boolean => places === 1 && looks.some((one) => one.from <= span.from && span.to <= one.to);
  return nounsIn(clauses.map(withoutSeenReports))
    .map((noun) => ({ ...noun, odds: isOfLooks(noun) ? Math.min(oddsOf(noun.signs), unlikely) : oddsOf(noun.signs) }))
    .sort((a, b) => b.odds - a.odds);
};
/** Not entered for it, and not taken again either where a rule made it. */
const unlikely = -1.5;

/**
 * From these log-odds on a noun is a record though no rule made it: there eight of ten things are wanted, by descriptions that were read by
 * weights that were not learned from them and by the rules of before they were known (0302).
 */
const sure = 0;
/** Of a text that asks for a platform and of which the rules make nothing, from these on. */
const surest = 1;
/** Below these a noun is none though a rule made it, by how many properties of it are told. */
const doubtful = { brief: [-3], long: [-2, -2.5, -3] } as const;
/** A shorter text says too little of how things are spoken of: nothing is added to it, and nothing taken away of which a property is told. In characters. */
const brief = 200;

/** What workflows send is kept where a rule says so. */
const sent = new Set(["notification", "reminder", "alert"]);

const platform = /^(?:app|application|website|platform|portal|software|(?:ال|لل)?(?:تطبيق|منصه|نظام|برنامج))$/;
/** "I want an app for our canteen", «نريد منصة …» */
const isWish = ({ tokens }: Clause): boolean => tokens.some(({ word }) => platform.test(word));

const isBrief = (clauses: readonly Clause[]): boolean => (clauses.at(-1)?.span.to ?? 0) < brief;

/** "A section", "a job card": a word that mostly names nothing is a name here. */
const named = (phrase: Phrase): Phrase =>
  isNothing(phrase) ? { ...phrase, concept: null, modifiers: phrase.tokens.slice(0, -1) } : phrase;

/** What a thing of the world is called, as nouns are. */
const namesOf = ({ key, label }: PlannedEntity): readonly string[] => [
  key,
  ...(label.en ? [asKey(label.en)] : []),
  ...(label.ar ? [foldPhrase(label.ar)] : []),
];

/**
 * Enters the nouns that are records for sure, of "report" and "damage report" the likelier; gives the keys of all that are sure. Of a text
 * the rules make nothing of nothing is made, unless it asks for a platform and is sure of what that keeps.
 */
export const enterSure = (world: World, nouns: readonly LikelyNoun[], clauses: readonly Clause[]): ReadonlySet<string> => {
  const keys = new Set<string>();
  const least = world.entities.size > 0 ? sure : clauses.some(isWish) ? surest : Number.POSITIVE_INFINITY;
  if (isBrief(clauses) && least === sure) return keys;
  for (const noun of nouns) {
    if (noun.odds < least) break;
    const known = [...world.entities.values()].find((entity) => namesOf(entity).some((name) => noun.names.has(name)));
    const other = sent.has(noun.key) || isMeant(world, noun) || isAnother(world, nouns, noun);
    const entity = known ?? (other ? null : made(world, noun));
    if (!entity) continue;
    keys.add(entity.key);
    if (known) continue;
    world.declared.add(entity.key);
    world.guessed.set(entity.key, noun.span);
  }
  return keys;
};
/** An assumption, which people refuse with one click, unless a rule reads the sentence as well. */
const made = (world: World, { said }: Noun): PlannedEntity | null =>
  "leaves" in said ? conceptEntity(world, said.leaves, null, "leaves") : entityOf(world, named(said.phrase), null);

/** "Patients book online" where appointments are kept: that is what they book; «الطلبات» where orders are. */
const isMeant = (world: World, { key, said }: Noun): boolean =>
  (key === "booking" && "leaves" in said && world.entities.has("appointment")) ||
  // "Admins manage stock": how much there is of what is sold, and no share of a company.
  (key === "stock" && "phrase" in said && !said.phrase.plural && !world.entities.has("portfolio") && !world.entities.has("holding")) ||
  (key === "request" &&
    "phrase" in said &&
    said.phrase.tokens[0]!.arabic &&
    said.phrase.modifiers.length === 0 &&
    world.entities.has("order"));

/** "Report", where damage reports are kept that are no less likely to stay; «عقد», where «عقد إيجار» is and is as likely. */
const isAnother = (world: World, nouns: readonly LikelyNoun[], { key, names, odds }: LikelyNoun): boolean =>
  [...world.entities.values()].some((other) => {
    const label = asKey(other.label.en ?? "");
    // "Applications", where adoption applications are kept as adoptions.
    if ([other.key, label].some((name) => headsIn(name).includes(key)) || headsIn(key).includes(other.key))
      return oddsIn(nouns, other) >= doubtful.long[0];
    // "Publish stories", "read success stories": the same, whatever the lexicon calls a story; a tree house that is told of is no house.
    if (headsIn(key).includes(label)) return (nounOf(nouns, other)?.odds ?? likelier - odds) >= doubtful.long[0];
    // «تقرير يومي» is the report that is there.
    const daily = /^\S+ (?:يومي|اسبوعي|شهري|سنوي|دوري)ه?$/.test(key) && headsIn(key).some((one) => namesOf(other).includes(one));
    if (daily) return oddsIn(nouns, other) >= doubtful.long[0];
    if (!isHeadOf(names, other)) return false;
    // A name nobody knows may be no more than what stood behind the word.
    if (!other.concept) return (nounOf(nouns, other)?.odds ?? Number.NEGATIVE_INFINITY) >= odds;
    return oddsIn(nouns, other) >= Math.max(doubtful.long[0], odds - muchLikelier);
  });
const muchLikelier = 3;
/** Of what is only said under the longer name, that it is no kind of the shorter. */
const likelier = 6;
/** The first word of an Arabic name of several words. */
const isHeadOf = (names: ReadonlySet<string>, { label }: PlannedEntity): boolean => {
  const words = foldPhrase(label.ar ?? "").split(" ");
  return words.length > 1 && names.has(words[0]!);
};

/** The log-odds of the likeliest noun that names a thing; of what the text does not name, that it stays. */
const oddsIn = (nouns: readonly LikelyNoun[], entity: PlannedEntity): number => nounOf(nouns, entity)?.odds ?? Number.POSITIVE_INFINITY;
const nounOf = (nouns: readonly LikelyNoun[], entity: PlannedEntity): LikelyNoun | undefined => {
  const names = namesOf(entity);
  return nouns.find((noun) => names.some((name) => noun.names.has(name)));
};

/** The things of a world of which too little is told, and which are said in the text in no place as records are, with where they are said. */
export const doubtfulThings = (
  world: World,
  nouns: readonly LikelyNoun[],
  clauses: readonly Clause[],
): readonly { readonly entity: PlannedEntity; readonly span: Span }[] => {
  const below: readonly number[] = isBrief(clauses) ? doubtful.brief : doubtful.long;
  return [...world.entities.values()].flatMap((entity) => {
    const told = Math.min(propertiesTold(entity), doubtful.long.length - 1);
    const noun = nounOf(nouns, entity);
    return noun && noun.odds < (below[told] ?? Number.NEGATIVE_INFINITY) ? [{ entity, span: noun.span }] : [];
  });
};
const propertiesTold = ({ fields }: PlannedEntity): number =>
  [...fields.values()].filter(({ span, target }) => span !== null && target === undefined).length;
