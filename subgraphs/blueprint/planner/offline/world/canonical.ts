/**
 * Before names are resolved: words of the platform's own title add nothing to a thing's name ("self-driving tour routes" of a
 * self-driving tour website are routes), a longer name joins a shorter one that stands alone elsewhere, and words with two
 * meanings take the one of the sector («طلب» in a shop is an order).
 */

import { isCompound, isPerson, phraseOf } from "../clauses/phrases.ts";
import { phrasesIn } from "../clauses/phrases-in.ts";
import type { Frame, Item, Phrase } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { namesRole } from "../words/role-names.ts";
import { conceptOf, wholeConcept } from "../words/words.ts";
import { arabicCompounds } from "./arabic-compounds.ts";
import { arabicTwins, namedApart } from "./arabic-twins.ts";
import { anybody, longerNames } from "./longer-names.ts";
import { isReport, keptByTheirName } from "./records-made.ts";
import { isSite, keepsSites, meaningIn } from "./two-meanings.ts";

export const canonicalFrames = (said: readonly Frame[]): readonly Frame[] => {
  const frames = keptByTheirName(said);
  const title = new Set(
    frames.flatMap((frame) => (frame.is === "purpose" ? frame.title.flatMap((token) => [token.word, singular(token.word)]) : [])),
  );
  const all = frames.flatMap(phrasesIn);
  // "Users comment … moderators remove inappropriate comments": what a verb leaves behind is named by it.
  const left = frames.flatMap((frame) => (frame.is === "grants" && !frame.not && frame.verb.leaves ? [frame.verb.leaves] : []));
  const alone = new Set([...all.filter((phrase) => phrase.modifiers.length === 0).flatMap((phrase) => phrase.concept?.key ?? []), ...left]);
  const names = new Set(all.map((phrase) => phrase.name));
  const longer = longerNames(all, frames);
  // «والمرفأ الذي يتبعه»: the singular of what is kept may stand in a list only.
  const listed = frames.flatMap((frame) =>
    frame.is === "has" ? frame.items.flatMap(({ phrase, base }) => (phrase && !base ? [phrase] : [])) : [],
  );
  const twins = arabicTwins(all, frames, listed);
  const apart = namedApart(frames.flatMap((frame) => (frame.is === "grants" ? frame.subjects : [])));
  const meant = meaningIn(frames, all);
  const wider = widerNames(frames);
  const wholes = arabicCompounds(all, frames, listed, left, (one) => meant(one.concept, one));
  // "Job card: car, mechanic, …": a card or a sheet that is described by a list is a thing, not a part of a screen.
  const compounds = new Set(
    frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.filter(isCompound).map((one) => one.name) : [])),
  );
  // "A result has a value": results are kept, and no part of a screen.
  const recorded = new Set(
    frames.flatMap((frame) => (frame.is === "has" ? frame.subjects.filter(({ concept }) => concept === null).map(({ name }) => name) : [])),
  );
  // "A daily report … they see the report": the one kind that is described.
  const described = frames.flatMap((frame) =>
    frame.is === "has" ? frame.subjects.filter((one) => isReport(one) && one.tokens.length > 1 && !one.tokens[0]!.arabic) : [],
  );
  const kindOfReport = new Set(described.map(({ name }) => name)).size === 1 ? described[0]! : null;
  // "May request a survey … submit a survey report with a date and a cost": the report is all that is kept of it.
  const holding = frames.flatMap((frame) => (frame.is === "has" || frame.is === "links" ? frame.subjects : []));
  const sheets = new Map(
    holding
      .filter(
        ({ tokens, plural }) =>
          tokens.length === 2 && !tokens[0]!.arabic && !plural && /^(?:report|form|sheet|slip)$/.test(tokens[1]!.word),
      )
      .map((one) => [one.tokens[0]!.word, one] as const)
      .filter(([word]) => !holding.some(({ name }) => name === word)),
  );
  const phrase = (whose: Phrase): Phrase => {
    const given = withoutOwner(whose);
    if (kindOfReport && isReport(given) && given.tokens.length === 1)
      return { ...kindOfReport, own: given.own, beside: given.beside, plural: given.plural };
    const sheet = given.modifiers.length === 0 ? sheets.get(given.name) : undefined;
    if (sheet) return { ...sheet, own: given.own, beside: given.beside, plural: given.plural };
    if (apart.has(given)) return { ...given, concept: null, modifiers: [] };
    if (given.concept?.kind === "none" && given.modifiers.length === 0 && recorded.has(given.name)) return { ...given, concept: null };
    const compound = wholes.get(given);
    if (compound) return compound;
    const whole = longer.get(given) ?? twins.get(given);
    if (whole) return { ...whole, own: given.own, beside: given.beside };
    if (isCompound(given) && compounds.has(given.name) && !given.tokens[0]!.arabic)
      return { ...given, concept: null, modifiers: given.tokens.slice(0, -1) };
    // "Only the head librarian": not all of them.
    if (given.concept?.kind === "person" && ranks.has(given.modifiers[0]?.word ?? "")) return given;
    const meaning = meant(given.concept, given);
    const concept = meaning && given.modifiers.length === 0 ? (wider.get(meaning.key) ?? meaning) : meaning;
    if (!concept || given.modifiers.length === 0) return concept === given.concept ? given : { ...given, concept };
    // "user reviews" are reviews.
    if (!given.tokens[0]?.arabic && concept.kind !== "none" && given.modifiers.every((token) => anybody.has(token.word)))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    // "party room bookings" are bookings, where party rooms are booked.
    if (!given.tokens[0]?.arabic && ofThings.has(concept.key) && names.has(given.modifiers.map((token) => singular(token.word)).join(" ")))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    // "news articles" are articles.
    if (!given.tokens[0]?.arabic && given.modifiers.every((token) => wholeConcept([token])?.key === concept.key))
      return { ...given, concept, modifiers: [], tokens: given.tokens.filter((token) => !given.modifiers.includes(token)) };
    const said = given.modifiers.every((token) => title.has(token.word) || title.has(singular(token.word)));
    if (!said && !alone.has(concept.key) && concept.kind !== "none") return { ...given, concept };
    const tokens = given.tokens.filter((token) => !given.modifiers.includes(token));
    return { ...given, concept, modifiers: [], tokens };
  };
  const sites = keepsSites(frames);
  const meets = all.some(({ concept }) => concept?.key === "appointment");
  const item = (given: Item): Item =>
    sites && given.property?.key === "website" && given.phrase && isSite(given.tokens)
      ? { ...given, property: null, phrase: { ...given.phrase, concept: conceptOf("location") ?? null } }
      : given.phrase
        ? { ...given, phrase: withoutOwner(given.phrase) === given.phrase ? phrase(given.phrase) : given.phrase }
        : given;
  const many = (given: readonly Phrase[]): readonly Phrase[] => given.map(phrase);
  const one = (frame: Frame): Frame => {
    switch (frame.is) {
      case "has":
        return { ...frame, subjects: many(frame.subjects), items: frame.items.map(item) };
      case "links":
        return { ...frame, subjects: many(frame.subjects), targets: many(frame.targets) };
      case "grants":
        return {
          ...frame,
          subjects: many(frame.subjects),
          objects: many(frame.objects.map(withoutReceiver)),
          ...(frame.about ? { about: many(frame.about) } : {}),
          ...(frame.on ? { on: many(frame.on) } : {}),
          // "book online" of a place with appointments makes an appointment.
          ...(frame.verb.leaves === "booking" && meets ? { verb: { ...frame.verb, leaves: "appointment" } } : {}),
        };
      case "things":
      case "roles":
        return { ...frame, phrases: many(frame.phrases) };
      case "purpose":
        return { ...frame, about: many(frame.about) };
      case "options":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "rule":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "approval":
      case "notice":
      case "view":
      case "filters":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "hidden":
        return { ...frame, subjects: many(frame.subjects), owner: frame.owner && phrase(frame.owner) };
      case "formula":
        return { ...frame, owner: frame.owner && phrase(frame.owner) };
      case "theme":
      case "mode":
      case "unread":
        return frame;
    }
  };
  return frames.map(one);
};

/** "Customers view vehicles, staff check cars in": the same, unless one sentence names both side by side. */
const widerNames = (frames: readonly Frame[]): ReadonlyMap<string, Concept> => {
  const keys = frames.map((frame) =>
    phrasesIn(frame).flatMap(({ concept, modifiers }) => (concept && modifiers.length === 0 ? [concept.key] : [])),
  );
  return new Map(
    wide.flatMap(([narrow, wide]) => {
      const both = [narrow, wide].every((key) => keys.some((said) => said.includes(key)));
      const beside = keys.some((said) => said.includes(narrow) && said.includes(wide));
      const concept = conceptOf(wide);
      return both && !beside && concept ? [[narrow, concept] as const] : [];
    }),
  );
};
const wide = [["car", "vehicle"]] as const;

/** "The vet's visits" are visits. */
const withoutOwner = (phrase: Phrase): Phrase => {
  const at = phrase.tokens.findLastIndex(({ raw }, i) => i < phrase.tokens.length - 1 && /['’]s$/i.test(raw));
  if (at < 0 || phrase.tokens[0]!.arabic || namesRole(phrase)) return phrase;
  const rest = phraseOf(phrase.tokens.slice(at + 1));
  return rest ? { ...rest, own: phrase.own, beside: phrase.beside } : phrase;
};

/** "Ask experts questions": what is asked are questions, whoever gets them. */
const withoutReceiver = (phrase: Phrase): Phrase => {
  const [first, ...rest] = phrase.tokens;
  if (!first || first.arabic || rest.length === 0 || !isPlural(first.word)) return phrase;
  const who = phraseOf([first]);
  return who && (isPerson(who) || namesRole(who)) ? (phraseOf(rest) ?? phrase) : phrase;
};

const ofThings = new Set(["booking", "review", "rental", "order", "comment"]);
const ranks = new Set("head senior junior chief deputy vice assistant principal lead leading duty trainee".split(" "));
