/** What a predicate says: that a thing has something, is linked, may be done, is required. */

import { asInstitution, phrasesOf } from "../clauses/phrases.ts";
import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import { propertyAndOwner } from "../lists/property-and-owner.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { asActing } from "../words/role-names.ts";
import { verbForms } from "../words/verbs.ts";
import { beFrames } from "./be-frames.ts";
import { doFrames } from "./do-frames.ts";
import { frame } from "./frame.ts";
import { haveFrames } from "./have-frames.ts";
import { linkFrames } from "./link-frames.ts";

/** What all predicates of a clause say; "see rooms and change their status" speaks of the rooms twice. */
export const predicateFrames = (clause: Clause, predicates: readonly Predicate[]): readonly Frame[] => {
  let before: FrameOf<"grants"> | null = null;
  const read = predicates.map((predicate) => {
    const frames = framesOfOne(clause, predicate, before);
    before = frames.findLast((one) => one.is === "grants") ?? before;
    return frames;
  });
  // What one verb of several says and nobody could read is not understood with the others.
  const some = clause.arabic && read.some((frames) => frames.length > 0);
  return read.flatMap((frames, i) => (some && frames.length === 0 ? unreadAt(clause, predicates, i) : frames));
};

/** The words of one verb, as they stand: from it to the last word it is done to. */
const unreadAt = (clause: Clause, predicates: readonly Predicate[], at: number): readonly Frame[] => {
  const { from, verb, object, speaker } = predicates[at]!;
  const end = predicates[at + 1]?.from ?? clause.tokens.length;
  const tokens = clause.tokens.slice(from, end).filter((token) => object.includes(token));
  const last = tokens.findLast(({ kind }) => kind === "word");
  return verb.cls === "do" && verb.key !== "happen" && !speaker && last
    ? [{ ...frame(clause, clause.tokens.slice(from, clause.tokens.indexOf(last) + 1)), is: "unread" }]
    : [];
};

/** What one predicate says; `before`: the grant read last in its clause. */
export const framesOfOne = (clause: Clause, predicate: Predicate, before: FrameOf<"grants"> | null): readonly Frame[] => {
  const acting = predicate.verb.cls === "do" && clause.index > 0;
  const subjects = acting ? phrasesOf(predicate.subject).map(asActing).map(asInstitution) : phrasesOf(predicate.subject);
  const { object } = predicate;
  // "set the status": a property that is there is changed.
  const sets =
    /^sets?$/.test(predicate.word) &&
    ["the", "its", "their"].includes(object[0]?.word ?? "") &&
    propertyAndOwner(untilTo(object)).item?.property != null;
  const verb = sets ? verbForms.get("change")!.verb : predicate.verb;
  switch (verb.cls) {
    case "have":
      return haveFrames(
        clause,
        predicate,
        clause.index > 0 && (isDescription(itemsOf(object)) || /^(?:each|every)$/.test(clause.tokens[0]!.word))
          ? subjects.map(asHolder(clause))
          : subjects,
      );
    case "link":
    case "belong":
      return linkFrames(clause, predicate, subjects);
    case "be":
      return beFrames(clause, predicate.subject, object);
    case "do":
      return doFrames(clause, { ...predicate, verb }, subjects, before);
    case "may":
      return [];
  }
};

/** "Markets have a name and a square", "each market has": places of which something is kept. */
const asHolder =
  ({ tokens }: Clause) =>
  (phrase: Phrase): Phrase => {
    const one = /^(?:each|every)$/.test(tokens[0]!.word) ? asInstitution({ ...phrase, plural: true }) : asInstitution(phrase);
    return { ...one, plural: phrase.plural };
  };

/** "the status to open or fixed": the status. */
const untilTo = (tokens: readonly Token[]): readonly Token[] => {
  const to = tokens.findIndex((token, i) => i > 0 && token.word === "to");
  return to > 0 ? tokens.slice(0, to) : tokens;
};
