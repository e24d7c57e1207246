/**
 * How much speaks for a thing being kept, counted in one place: how the text tells of it, how often, who does something with it, what points
 * to it. A text that describes its things tells others by the way, and those need more than one mention; a short request only names them.
 */
import type { Span } from "../../../../../schema/planner.ts";
import { mentionAt } from "../clauses/mentions.ts";
import { isNothing } from "../clauses/phrases.ts";
import { phrasesIn } from "../clauses/phrases-in.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import type { Clause } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { verbForms } from "../words/verbs.ts";
import { propertyOf } from "../words/words.ts";
import type { PlannedEntity, PlannedField, World } from "./world.ts";

/** Takes what is told by the way again, but for what is kept for sure. What pointed to it says it in words. */
export const withoutAsides = (world: World, frames: readonly Frame[], clauses: readonly Clause[], sure: ReadonlySet<string>): void => {
  if (!describes(world)) return;
  for (const [key, points] of evidenceFor(world, frames, clauses)) if (points < 2 && !sure.has(key)) forget(world, key);
};

/** Whether a text tells what its things have, of three of them at least. */
const describes = (world: World): boolean => [...world.entities.values()].filter((entity) => told(entity).length > 1).length > 2;

/** Points for each thing, by key. */
const evidenceFor = (world: World, frames: readonly Frame[], clauses: readonly Clause[]): ReadonlyMap<string, number> => {
  const points = new Map([...world.entities.values()].map((entity) => [entity.key, listed(entity) - acting(world, entity)]));
  const give = (key: string, count: number): void => {
    const before = points.get(key);
    if (before !== undefined) points.set(key, before + count);
  };
  // "Glossaries belong to a client and consist of terms": tied on both sides.
  for (const { key, fields } of world.entities.values())
    if (
      [...fields.values()].some(({ target }) => target) &&
      [...world.entities.values()].some((other) => [...other.fields.values()].some(({ target }) => target === key))
    )
      give(key, 1);
  for (const { key, fields } of world.entities.values())
    for (const target of new Set([...fields.values()].map((field) => field.target)))
      if (target && target !== key) give(target, world.entities.get(target)?.concept?.kind === "person" ? 3 : 1);
  for (const [key, count] of doneWith(frames)) give(key, Math.min(count, 3));
  for (const key of besideThings(frames)) give(key, 2);
  // Of what is never spoken of in the plural there may be only one, where it is said in English.
  const several = severalOf(frames);
  for (const { key, label, why, concept } of world.entities.values())
    if (label.en && why === null && concept?.kind !== "event" && !several.has(key)) give(key, -1);
  for (const [key, count] of mentionsIn(world, clauses)) give(key, Math.min(count - 1, 2));
  return points;
};

/** Its properties, the best evidence there is; one of them is some where everybody knows it, and enough where it is tied to others. */
const listed = (entity: PlannedEntity): number => {
  const [first, second] = told(entity);
  if (!first || second) return second ? 4 : 0;
  return tied(entity) > 1 ? 2 : propertyOf(first.key) ? 1 : 0;
};
const told = ({ fields }: PlannedEntity): readonly PlannedField[] =>
  [...fields.values()].filter(({ span, target }) => span !== null && target === undefined);
const tied = ({ fields }: PlannedEntity): number => [...fields.values()].filter(({ target }) => target !== undefined).length;

/** Somebody who does something is a role rather than a record. */
const acting = (world: World, { key, concept }: PlannedEntity): number => (world.roles.has(key) || concept?.kind === "person" ? 1 : 0);

/** Who enters or sees it, what a verb leaves behind, what is shown, decided or told of. */
const doneWith = (frames: readonly Frame[]): ReadonlyMap<string, number> => {
  const points = new Map<string, number>();
  const give = (key: string, count: number): void => void points.set(key, (points.get(key) ?? 0) + count);
  for (const one of frames) {
    if ((one.is === "view" || one.is === "approval" || one.is === "notice") && one.owner) give(entityKey(one.owner), 2);
    // "Each lot has a lid": one of several, whatever they have.
    if (one.is === "has" && one.items.length > 0)
      for (const phrase of one.subjects) if (phrase.counted && !phrase.plural) give(entityKey(phrase), 1);
    // "We do a hearing test", "then we make a match": one of those that are made.
    if (one.is === "things" && isMade(one.clause))
      for (const phrase of one.phrases) if (phrase.counted && !phrase.plural) give(entityKey(phrase), 2);
    // "Each document belongs to a job"
    if (one.is === "links" && one.targets.length > 0)
      for (const phrase of one.subjects) if (phrase.counted && !phrase.plural) give(entityKey(phrase), 2);
    if (one.is !== "grants") continue;
    if (one.verb.leaves) give(one.verb.leaves, 2);
    if (one.subjects.some((phrase) => !isNothing(phrase)))
      for (const phrase of one.objects)
        give(
          entityKey(phrase),
          one.own ||
            phrase.own ||
            one.allows.includes("create") ||
            (phrase.counted && phrase.concept && phrase.tokens.length === 1 && getting.test(one.word ?? ""))
            ? 2
            : 1,
        );
  }
  return points;
};

/** "Boats: name, length", "Berths: number", "Meter readings each month": of a list that tells what its things have, the other items are things. */
const besideThings = (frames: readonly Frame[]): readonly string[] => {
  const starts = ({ clause }: Frame, phrase: Phrase): boolean => clause.bullet && clause.tokens[0] === phrase.tokens[0];
  const described = frames.filter((one) => one.is === "has" && one.items.length > 1 && one.subjects.some((phrase) => starts(one, phrase)));
  if (described.length < 2) return [];
  return frames.flatMap((one) => (one.is === "things" ? one.phrases.filter((phrase) => starts(one, phrase)).map(entityKey) : []));
};

const getting = /^(?:get|gets|receive|receives)$/;
/** "We issue", "then I make": whoever speaks leaves something behind. */
const isMade = ({ tokens, arabic }: Clause): boolean =>
  !arabic &&
  tokens.some(({ word }, i) => {
    const made = verbForms.get(tokens[i + 1]?.word ?? "")?.verb;
    return /^(?:we|i)$/.test(word) && made?.cls === "do" && made.allows.includes("create") && !made.allows.includes("delete");
  });

/** What is spoken of in the plural, or as one of several; of what somebody enters there are several, too. */
const severalOf = (frames: readonly Frame[]): ReadonlySet<string> =>
  new Set(
    frames
      .flatMap(phrasesIn)
      .filter((phrase) => phrase.plural || phrase.counted || phrase.tokens[0]?.arabic)
      .concat(frames.flatMap((one) => (one.is === "grants" && one.allows.includes("create") ? one.objects : [])))
      .map(entityKey),
  );

/** How many clauses name each thing. */
const mentionsIn = (world: World, clauses: readonly Clause[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { tokens } of clauses) {
    const here = new Set<string>();
    for (let i = 0; i < tokens.length; ) {
      const found = tokens[i]!.kind === "word" ? mentionAt(world, tokens, i) : null;
      if (found) here.add(found.entity.key);
      i = found?.end ?? i + 1;
    }
    for (const key of here) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** Takes a thing out of a world with what is granted on it; what pointed to it says it in words. `span`: what is told of as not read. */
export const forget = (world: World, key: string, span: Span | null = world.entities.get(key)?.span ?? null): void => {
  world.entities.delete(key);
  world.declared.delete(key);
  world.grants = world.grants.filter((grant) => grant.entity !== key);
  world.denials.splice(0, world.denials.length, ...world.denials.filter((denial) => denial.entity !== key));
  for (const other of world.entities.values())
    for (const { target, ...field } of other.fields.values()) if (target === key) other.fields.set(field.key, { ...field, type: "text" });
  if (span) world.unread.push(span);
};
