/** The entity a phrase names: the same thing said twice is one. */
import type { Span } from "../../../../../schema/planner.ts";
import { isNothing } from "../clauses/phrases.ts";
import type { Item, Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { isName } from "../words/names.ts";
import { conceptWords, entityKey, entityWords } from "../words/naming.ts";
import { type Verb, verbForms } from "../words/verbs.ts";
import { propertyAt, wholeConcept, wholeProperty } from "../words/words.ts";
import type { PlannedEntity, Reason, World } from "./world.ts";

export const isRoleOnly = (phrase: Phrase): boolean => ["member", "admin", "public"].includes(phrase.concept?.kind ?? "");

export const grantable = (phrase: Phrase): boolean =>
  !isNothing(phrase) &&
  // "pay twenty euros": how much, and nothing that is kept.
  !(phrase.concept === null && /^(?:euros?|pounds?|dollars?|cents?|pence|quid|bucks|kilos?|percent)$/.test(phrase.tokens.at(-1)!.word)) &&
  // "see averages per class": what is worked out, and nothing that is kept.
  !(phrase.concept === null && /^(?:averages|totals|figures|trends|metrics|kpis|statistics)$/.test(phrase.tokens.at(-1)!.word)) &&
  !isRoleOnly(phrase) &&
  (phrase.concept !== null || phrase.plural);

/** Whether a verb with this object speaks of things that are kept: "file a damage report", «يضيف الأشخاص المخولين». */
export const keeps = (phrase: Phrase, verb: Verb): boolean =>
  (grantable(phrase) &&
    !(phrase.concept === null && wholeProperty(phrase.tokens) !== null) &&
    // "Blood group is visible to nurses": a property, though a group may be kept.
    !(
      verb.key === "read" &&
      phrase.modifiers.length > 0 &&
      !phrase.tokens[0]!.arabic &&
      !phrase.plural &&
      wholeProperty(phrase.tokens) !== null
    ) &&
    !(figures.has(phrase.concept?.key ?? "") && !verb.allows.includes("create"))) ||
  (phrase.concept === null &&
    wholeProperty(phrase.tokens) === null &&
    !isMeasure(phrase) &&
    !/^بال/.test(phrase.tokens[0]!.raw) &&
    verb.key !== "pay" &&
    verb.allows.includes("create") &&
    (phrase.tokens[0]!.arabic
      ? phrase.tokens.length < 4 &&
        isArabicNoun(phrase.tokens[0]!.word) &&
        !(phrase.tokens[1] && wholeConcept(phrase.tokens.slice(1))?.kind === "person")
      : phrase.counted && !light.has(phrase.tokens.at(-1)!.word)));
/** «كمية الزيت», «رقم ولي الأمر»: in Arabic the first word says what it is, a property of something and no thing. */
export const isMeasure = ({ concept, tokens }: Phrase): boolean =>
  concept === null &&
  tokens[0]?.arabic === true &&
  (propertyAt(tokens, 0) !== null ||
    (tokens.length > 1 && /^(?:ال)?(?:مقدار|قدر|مستوي|نسبه|حجم|مجموع|معدل|مقياس|قياس)$/.test(tokens[0].word)));
/** "see the income": what is added up, and kept by nobody unless they enter it. */
const figures = new Set(["income", "budget"]);
/** «فيها», «يرجعونها» name nothing. */
const isArabicNoun = (word: string): boolean =>
  word.length > 2 &&
  !/^(?:في|عن|من|علي|الي|ب|ل|مع|ما|ان)(?:ه|ها|هم|نا|ك)$/.test(word) &&
  !/^(?:[يتن].+(?:ون|ها|وا|ونه|هم)|ب?ي.{3,}|بت.{3,})$/.test(word) &&
  !verbForms.has(word);
/** "take a look", "make a decision": nothing that is kept. */
const light = new Set(
  "id ids look glance say chance choice decision difference change break word way bit lot moment hand eye while try step mistake mess move turn".split(
    " ",
  ),
);

/** Members are users; those who are described by more than their name are records as well. */
const usersOwn = new Set(["name", "firstName", "lastName", "email", "phone", "language"]);
export const memberRecord = (world: World, phrase: Phrase, items: readonly Item[], span: Span): PlannedEntity | null =>
  phrase.concept?.kind === "member" &&
  phrase.tokens.some((token) => memberWords.has(singular(token.word)) || token.word.includes("عضو") || token.word.includes("اعضا")) &&
  (items.some((item) => !usersOwn.has(item.property?.key ?? "")) || (items.length > 1 && phrase.tokens[0]?.arabic === true))
    ? conceptEntity(world, phrase.concept, span, "link")
    : null;
const memberWords = new Set(["member"]);

/** The entity a phrase names, made if it is new. Null for what can be none. */
export const entityOf = (world: World, phrase: Phrase, span: Span | null, why: Reason | null = null): PlannedEntity | null => {
  if (isNothing(phrase)) return null;
  if (isRoleOnly(phrase) || !isName(phrase)) return null;
  const key = entityKey(phrase);
  const known = world.entities.get(key);
  if (known) {
    known.span ??= span;
    return known;
  }
  const made: PlannedEntity = { key, concept: phrase.concept, ...entityWords(phrase), fields: new Map(), span, why, described: false };
  world.entities.set(key, made);
  return made;
};

/** An entity of the lexicon, made if it is not there. */
export const conceptEntity = (world: World, concept: Concept, span: Span | null, why: Reason): PlannedEntity => {
  const known = world.entities.get(concept.key);
  if (known) return known;
  const made: PlannedEntity = { key: concept.key, concept, ...conceptWords(concept), fields: new Map(), span, why, described: false };
  world.entities.set(concept.key, made);
  return made;
};
