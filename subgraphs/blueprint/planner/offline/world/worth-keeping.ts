/**
 * Which of the words nobody knows are kept as things: what sort of thing the word names (WordNet) and what the sentences do with it count
 * together, so that neither "each precedence has a name" is lost nor "vitality" becomes a record.
 */

import { isNothing } from "../clauses/phrases.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import { entityKey } from "../words/naming.ts";
import { sortsOf } from "../words/senses.ts";
import { recordKey } from "../words/words.ts";
import type { PlannedEntity, World } from "./world.ts";

/** How likely a noun of that sort is the name of records. */
const likely: Readonly<Record<string, number>> = {
  artifact: 1,
  object: 1,
  event: 1,
  communication: 1,
  location: 0,
  group: 0,
  animal: 1,
  plant: 1,
  person: 1,
  possession: 0,
  act: 0,
  food: 0,
  cognition: 0,
  top: 0,
  substance: 0,
  body: -1,
  quantity: -1,
  shape: -1,
  process: -1,
  relation: -1,
  phenomenon: -1,
  state: -1,
  attribute: -1,
  time: -2,
  feeling: -2,
  motive: -2,
};

/** Takes those again for which too little speaks, but for what is kept for sure. */
export const withoutUnlikely = (world: World, frames: readonly Frame[], sure: ReadonlySet<string>): void => {
  const mentions = new Map<string, number>();
  const note = (phrase: Phrase, weight: number): void => {
    const key = entityKey(phrase);
    mentions.set(key, Math.max(mentions.get(key) ?? -1, weight + (phrase.plural ? 1 : 0)));
  };
  for (const one of frames) {
    if (one.is === "has") for (const phrase of one.subjects) note(phrase, tellsOf(one) || phrase.counted ? 3 : -1);
    if (one.is === "links") for (const phrase of [...one.subjects, ...one.targets]) note(phrase, 1);
    if (one.is === "things") for (const phrase of one.phrases) note(phrase, 0);
    if (one.is === "grants")
      for (const phrase of one.objects)
        note(phrase, one.subjects.length > 0 && (one.allows.length === 4 || one.allows.includes("create")) ? 1 : 0);
  }
  for (const entity of world.entities.values()) {
    const label = entity.label.en;
    const head = label && !entity.label.ar && label.includes(" ") ? recordKey(singular(label.split(" ").at(-1)!.toLowerCase())) : null;
    // "We collect sediment cores … A core has a label": the cores.
    const whole =
      head && entity.concept === null && entity.fields.size === 0 && !pointedTo(world, entity) ? world.entities.get(head) : undefined;
    if (whole && whole !== entity && whole.described) {
      world.entities.delete(entity.key);
      world.declared.delete(entity.key);
      world.grants = world.grants.map((grant) => (grant.entity === entity.key ? { ...grant, entity: whole.key } : grant));
      continue;
    }
    if (sure.has(entity.key) || pointedTo(world, entity) || !isUnlikely(entity, mentions.get(entity.key) ?? 0)) continue;
    world.entities.delete(entity.key);
    world.declared.delete(entity.key);
    world.grants = world.grants.filter((grant) => grant.entity !== entity.key);
    if (entity.span) world.unread.push(entity.span);
  }
};

/** Whether too little speaks for it; `mentioned`: what the sentences do with it, from -1 to 4. */
const isUnlikely = ({ label: { en, ar }, concept, fields, described }: PlannedEntity, mentioned: number): boolean => {
  const bare = concept === null && fields.size === 0 && !described;
  // Arabic words have no sorts: one the lexicon does not hold has to be counted, kept or tied to another.
  if (!en || (ar && concept === null)) return bare && mentioned < 2;
  if (ar || mentioned > 2) return false;
  const weak = mentioned === -1;
  if (!weak && !bare) return false;
  const sort = sortsOf(singular(en.toLowerCase().split(" ").at(-1)!))[0];
  if (sort === undefined && !weak) return false;
  return (likely[sort ?? ""] ?? 0) + (en.includes(" ") ? 1 : 0) + mentioned <= 0;
};

/** "Traction: 31 makers, no software" tells of nothing that is kept; "rail: code, room" does. */
const tellsOf = ({ items }: FrameOf<"has">): boolean =>
  items.some(
    ({ property, base, options, phrase }) =>
      property !== null ||
      base !== null ||
      options.length > 0 ||
      (phrase?.concept != null && phrase.concept.ar.length > 0 && !isNothing(phrase)),
  ) || items.length > 3;

const pointedTo = (world: World, { key }: PlannedEntity): boolean =>
  [...world.entities.values()].some((other) => [...other.fields.values()].some((field) => field.target === key)) ||
  world.decisions.some(({ entity }) => entity === key);
