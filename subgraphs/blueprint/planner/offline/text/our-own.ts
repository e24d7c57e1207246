/** "We run a small film festival", "Allotment association: plots, tenants": whoever speaks is no record of the platform. */

import { isNothing, isPerson } from "../clauses/phrases.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import { wholeProperty } from "../words/words.ts";
import { singular } from "./fold.ts";

// biome-ignore format: a list of words
const organisations = new Set("association club team company firm chain choir festival society agency cooperative federation union foundation institute bureau orchestra band theatre theater museum league academy charity ngo startup business brigade collective guild network organisation organization workshop studio lab laboratory centre center brewery bakery farm mill shop store squad department unit community group church mosque museum venue space hall arena complex campus park".split(" "));
// biome-ignore format: a list of words
const places = new Set("hotel hostel resort inn guesthouse restaurant cafe bistro pub clinic hospital surgery practice pharmacy gym salon spa barbershop garage laundry nursery kindergarten school college library bank bookstore bookshop dealership zoo cinema campsite kennel stable marina vineyard winery butchery florist".split(" "));
const arabicOrganisations =
  /^(?:لل|ال|ل)?(?:جمعيه|شركه|فريق|نادي|موسسه|ورشه|تعاونيه|مكتب|محل|مصنع|مزرعه|معصره|مغسله|مدرسه|فرقه|سلسله|متجر|مطعم|محمصه|مركز|معهد|عيادات|مطبخ|مخبز|مقهي|استوديو|صالون|عزبه)$/;

/** «مكتبنا», «شركتنا»: whoever speaks. */
export const isOurPlace = (word: string): boolean => {
  const stem = /^(?<stem>.{3,})نا$/.exec(word)?.groups?.stem;
  return stem !== undefined && (arabicOrganisations.test(stem) || arabicOrganisations.test(stem.replace(/ت$/, "ه")));
};

/** Whether it is one body of people, as whoever writes may be. */
export const isOrganisation = (phrase: Phrase): boolean =>
  !phrase.plural &&
  !isPerson(phrase) &&
  !isNothing(phrase) &&
  (phrase.tokens[0]!.arabic
    ? arabicOrganisations.test(phrase.tokens[0]!.word)
    : organisations.has(singular(phrase.tokens.at(-1)!.word)) && !/s$/.test(phrase.tokens.at(-1)!.word));

/** Whether it is one place where something is done for people. */
const isPlace = (phrase: Phrase): boolean => !phrase.plural && !isNothing(phrase) && places.has(phrase.tokens.at(-1)!.word);

/** The frames without the organisation that speaks; it stays where something else is said of it later. */
export const withoutOurselves = (frames: readonly Frame[]): readonly Frame[] => {
  const first = Math.min(...frames.map((one) => one.clause.index));
  const later = new Set(frames.flatMap((one) => (one.clause.index > first + 1 ? named(one) : [])));
  // "A hotel keeps rooms and guests": of several clinics each may be a record, and is spoken of at once.
  const behind = new Set(frames.flatMap((one) => (one.clause.index > first ? named(one) : [])));
  const ours = (phrase: Phrase): boolean =>
    (isOrganisation(phrase) && !later.has(phrase.name)) || (isPlace(phrase) && !behind.has(phrase.name));
  return frames.flatMap((one): readonly Frame[] => {
    if (one.clause.index > first + 1) return [one];
    if (one.is === "things") return kept(one, one.phrases, ours);
    if (one.is === "purpose") return [{ ...one, about: one.about.filter((phrase) => !ours(phrase)) }];
    // «كل فرقة لها اسم»: one of several.
    if (one.is !== "has" || !one.subjects.every(ours) || isOneOfSeveral(one)) return [one];
    const things = one.items.flatMap(({ phrase, tokens }) =>
      isSeveral(phrase) && !isNothing(phrase) && !isPerson(phrase) && (phrase.tokens[0]!.arabic || wholeProperty(tokens) === null)
        ? [phrase]
        : [],
    );
    return things.length > 0 ? [{ ...frame(one.clause), is: "things", phrases: things }] : [];
  });
};

const isOneOfSeveral = (one: Frame & { readonly is: "has" }): boolean =>
  one.clause.tokens.some(({ word }, i) => i < 2 && /^(?:كل|لكل|each|every)$/.test(word)) ||
  // "A team has a name and a city"
  (/^an?$/.test(one.clause.tokens[0]!.word) && one.items.length > 0 && one.items.every(({ property }) => property !== null)) ||
  (one.clause.arabic && one.clause.index > 1 && one.items.filter(({ property, base }) => (property ?? base) !== null).length > 1);

/** "tables", «طاولات»: what there are several of; in Arabic what is known as a thing. */
const isSeveral = (phrase: Phrase | null): phrase is Phrase =>
  phrase !== null && (phrase.plural || (phrase.tokens[0]!.arabic && phrase.concept !== null));

const kept = (one: Frame & { readonly is: "things" }, phrases: readonly Phrase[], ours: (phrase: Phrase) => boolean): readonly Frame[] => {
  const rest = phrases.filter((phrase) => !ours(phrase));
  return rest.length === 0 ? [] : rest.length === phrases.length ? [one] : [{ ...one, phrases: rest }];
};
const named = (one: Frame): readonly string[] =>
  (one.is === "has" ? one.subjects : one.is === "grants" ? one.objects : one.is === "links" ? [...one.subjects, ...one.targets] : []).map(
    ({ name }) => name,
  );
