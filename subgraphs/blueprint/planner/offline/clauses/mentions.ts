/** Where a sentence names what is kept: by its whole name, or by the last word of it where only one thing is called so. */

import { singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { sameThing } from "../words/broken-plurals.ts";
import { entityKey } from "../words/naming.ts";
import { isReport } from "../world/records-made.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import { phraseOf } from "./phrases.ts";

export interface Mention {
  readonly entity: PlannedEntity;
  /** Its words are from `at` up to, and without, `end`. */
  readonly at: number;
  readonly end: number;
}

/** The thing that is named from a word on. */
export const mentionAt = (world: World, tokens: readonly Token[], at: number): Mention | null => {
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const words = tokens.slice(at, at + length);
    const entity = named(world, words) ?? (words[0]!.arabic ? named(world, withoutJoined(words)) : null);
    if (!entity) continue;
    // "one bus route": a route, and no bus.
    const head =
      length === 1 && !words[0]!.arabic && singular(words[0]!.word) === words[0]!.word ? named(world, tokens.slice(at + 1, at + 2)) : null;
    return head && tokens[at + 1]!.from === words[0]!.to + 1 ? { entity: head, at, end: at + 2 } : { entity, at, end: at + length };
  }
  return null;
};

/** «بسباق», «لمخطوط»: with what is joined to it taken off. */
const withoutJoined = (words: readonly Token[]): readonly Token[] => {
  const first = words[0]!;
  // «لمربٍّ»: the name ends in ي.
  const ending = /\u064d\u0651?$|\u0651\u064d$/.test(first.raw) ? "ي" : "";
  return /^[بلك](?!ل).{3,}/.test(first.word)
    ? [{ ...first, raw: `${first.raw.slice(1)}${ending}`, word: `${first.word.slice(1)}${ending}` }, ...words.slice(1)]
    : [];
};

/** The thing that these words name, and nothing else. */
export const named = (world: World, words: readonly Token[]): PlannedEntity | null => {
  if (words.length === 0 || words.some((token, i) => token.kind !== "word" || (i > 0 && between.has(token.word)))) return null;
  const phrase = phraseOf(words);
  if (!phrase || phrase.tokens[0] !== words[0] || phrase.tokens.at(-1) !== words.at(-1)) return null;
  const key = isReport(phrase) ? "report" : entityKey(phrase);
  const kept = world.entities.get(key) ?? world.entities.get(homographs.get(key) ?? "");
  return kept ?? (words.length === 1 ? (byHead(world, key) ?? sameThing(world, phrase)) : null);
};

/** «فاتورة لكل طلب» names two. */
const between = new Set("لكل عن علي حول في من الي مع ضمن".split(" "));
/** «الأسرة» are families as well as beds. */
const homographs = new Map([["bed", "family"]]);

/** "a contract", where care contracts are the only ones. */
const byHead = (world: World, key: string): PlannedEntity | null => {
  const ending = key.charAt(0).toUpperCase() + key.slice(1);
  const found = [...world.entities.values()].filter((one) => one.key.endsWith(ending));
  return found.length === 1 ? found[0]! : null;
};
