/** "A course has lessons and quizzes": what a thing is made of has a form of its own, and is none of its properties. */
import { isNothing, isPerson, phraseOf } from "../clauses/phrases.ts";
import type { FrameOf, Item, Phrase } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";

const kinds = new Set(["thing", "event", "document", "person"]);
/** Several of a thing, event or document the lexicon knows, told without words of their own; null for whatever else an item says. */
export const partOf = ({ phrase, property, options, name }: Item): Phrase | null =>
  phrase !== null && /line$/.test(phrase.name) && phrase.tokens.length > 1 && phrase.plural
    ? phrase
    : phrase?.concept != null &&
        phrase.plural &&
        property === null &&
        options.length === 0 &&
        phrase.modifiers.length === 0 &&
        !phrase.tokens[0]!.arabic &&
        !/\b(?:number|count|amount|total) of |ed$|^(?:items?|things?|goods)$/.test(name) &&
        !phrase.concept.wide &&
        kinds.has(phrase.concept.kind) &&
        phrase.concept.ar.length > 0 &&
        phrase.concept.fields.length > 1
      ? phrase
      : null;

/** "Orders with lines", "courses made of modules": order lines and course modules, as the lexicon calls them; lines also of what it does not know. */
export const partNamed = (whole: Phrase, item: Item): Item => {
  const last = item.tokens.at(-1)!;
  if (last.arabic || !isPlural(last.word) || item.tokens.slice(0, -1).some(({ word }) => !/^(?:many|several|multiple)$/.test(word)))
    return item;
  if (item.property !== null || (item.phrase?.concept != null && !isNothing(item.phrase) && last.word !== "lines")) return item;
  const head = singular(whole.tokens.at(-1)!.word);
  const phrase = phraseOf([...whole.tokens.slice(0, -1), { ...last, raw: head, word: head }, last]);
  return phrase && (last.word === "lines" || (phrase.concept !== null && phrase.modifiers.length === 0))
    ? { ...item, phrase, name: phrase.name }
    : item;
};

/** Who belongs to one of these is told of with it. */
const bodies = new Set(["team", "class", "group", "family"]);
/** What each of several wholes is said to have: the items by their names, and which of them are parts. Among many properties "pets" are what somebody writes there, and none are given; nor are the speakers of an event. */
export const madeOf = (
  whole: Phrase,
  { clause, items: given }: FrameOf<"has">,
): { readonly items: readonly Item[]; readonly parts: readonly Phrase[] } => {
  if (!whole.plural && !/^(?:each|every)$/.test(clause.tokens[0]?.word ?? "")) return { items: given, parts: [] };
  const items = given.map((item) => partNamed(whole, item));
  const parts = items.flatMap((item) => partOf(item) ?? []).filter((part) => !isPerson(part) || bodies.has(whole.concept?.key ?? ""));
  return { items, parts: items.length - parts.length > 2 ? [] : parts };
};
