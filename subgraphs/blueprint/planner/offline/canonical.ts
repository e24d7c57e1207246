/**
 * Before names are resolved: words of the platform's own title add nothing to a thing's name ("self-driving tour routes" of a
 * self-driving tour website are routes), a longer name joins a shorter one that stands alone elsewhere, and words with two
 * meanings take the one of the sector («طلب» in a shop is an order).
 */
import { singular } from "./fold.ts";
import type { Concept } from "./lexicon/define.ts";
import type { Frame, Item, Phrase } from "./types.ts";
import { conceptOf } from "./words.ts";

export const canonicalFrames = (frames: readonly Frame[]): readonly Frame[] => {
  const title = new Set(
    frames.flatMap((frame) => (frame.is === "purpose" ? frame.title.flatMap((token) => [token.word, singular(token.word)]) : [])),
  );
  const all = frames.flatMap(phrasesIn);
  const alone = new Set(all.filter((phrase) => phrase.modifiers.length === 0).flatMap((phrase) => phrase.concept?.key ?? []));
  const sells = all.some((phrase) =>
    ["product", "menuItem", "cart", "shop", "bakery", "restaurant", "florist"].includes(phrase.concept?.key ?? ""),
  );
  const swap = (concept: Concept | null, phrase: Phrase): Concept | null =>
    concept?.key === "request" && sells && phrase.tokens[0]?.arabic ? (conceptOf("order") ?? concept) : concept;
  const phrase = (given: Phrase): Phrase => {
    const concept = swap(given.concept, given);
    if (!concept || given.modifiers.length === 0) return concept === given.concept ? given : { ...given, concept };
    const said = given.modifiers.every((token) => title.has(token.word) || title.has(singular(token.word)));
    if (!said && !alone.has(concept.key) && concept.kind !== "none") return { ...given, concept };
    const tokens = given.tokens.filter((token) => !given.modifiers.includes(token));
    return { ...given, concept, modifiers: [], tokens };
  };
  const item = (given: Item): Item => (given.phrase ? { ...given, phrase: phrase(given.phrase) } : given);
  const many = (given: readonly Phrase[]): readonly Phrase[] => given.map(phrase);
  const one = (frame: Frame): Frame => {
    switch (frame.is) {
      case "has":
        return { ...frame, subjects: many(frame.subjects), items: frame.items.map(item) };
      case "links":
        return { ...frame, subjects: many(frame.subjects), targets: many(frame.targets) };
      case "grants":
        return { ...frame, subjects: many(frame.subjects), objects: many(frame.objects) };
      case "things":
      case "roles":
        return { ...frame, phrases: many(frame.phrases) };
      case "purpose":
        return { ...frame, about: many(frame.about) };
      case "options":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "rule":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "theme":
      case "mode":
        return frame;
    }
  };
  return frames.map(one);
};

const phrasesIn = (frame: Frame): readonly Phrase[] => {
  switch (frame.is) {
    case "has":
      return frame.subjects;
    case "links":
      return [...frame.subjects, ...frame.targets];
    case "grants":
      return [...frame.subjects, ...frame.objects];
    case "things":
    case "roles":
      return frame.phrases;
    case "purpose":
      return [...frame.about, ...(frame.head ? [frame.head] : [])];
    case "options":
    case "rule":
      return frame.owner ? [frame.owner] : [];
    case "theme":
    case "mode":
      return [];
  }
};
