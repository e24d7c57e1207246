/** "Usage rights are kept per grave", "an invoice for each order", "hives stand in an apiary": one thing named beside another it belongs to. */

import { isSeparator, phraseOf } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { verbForms } from "../words/verbs.ts";
import { addLink } from "../world/fields.ts";
import { leadsTo } from "../world/own-paths.ts";
import type { PlannedEntity, World } from "../world/world.ts";

const joining = new Set("for of in on to at about from with after".split(" "));
const places = new Set("in from at inside under".split(" "));

/** Links what the sentences put beside each other, where no link says so yet. */
export const linkMentioned = (world: World, clauses: readonly Clause[]): void => {
  for (const clause of clauses) linkWithin(world, clause);
  for (const { tokens, span } of clauses)
    for (const { at, to, far } of joints(tokens)) {
      const target = entityAt(world, tokens, to);
      const owner = target ? entityBefore(world, tokens, at, far) : null;
      if (!target || !owner || owner === target || owner.concept?.kind === "person" || linked(owner, target) || linked(target, owner))
        continue;
      const each = tokens.slice(Math.max(0, at - far - 3), to).some(({ word }) => every.has(word));
      addLink(owner, target, span, each, null);
    }
};

/** "Within a case there are appointments, deadlines and documents": each of them is of one case. */
const linkWithin = (world: World, { tokens, span }: Clause): void => {
  const there = tokens.findIndex(({ word }, i) => word === "there" && /^(?:is|are|may|can)$/.test(tokens[i + 1]?.word ?? ""));
  const holder =
    there > 1 && there < 6 && inside.has(tokens[0]!.word) && determiners.has(tokens[1]!.word) ? entityAt(world, tokens, 2) : null;
  if (!holder) return;
  for (let i = there + 2; i < tokens.length; i++) {
    const entity = entityAt(world, tokens, i);
    if (entity && entity !== holder && entity.concept?.kind !== "person" && !linked(entity, holder) && !linked(holder, entity))
      addLink(entity, holder, span, true, null);
  }
};
const inside = new Set("within in inside under on for at".split(" "));

/** Links what is named as one of another, where nothing else says how the two hang together. */
export const linkOwned = (world: World, clauses: readonly Clause[]): void => {
  for (const { tokens } of clauses) linkOwnedIn(world, tokens);
};

/** "The notes of the patients", "the event's tickets", «جلسات المريض»: named together as one of the other; an assumption, since nobody said that each has one. */
const linkOwnedIn = (world: World, tokens: readonly Token[]): void => {
  for (const [i, token] of tokens.entries()) {
    const of = token.word === "of" && i > 0 ? (whose.has(tokens[i + 1]?.word ?? "") ? i + 2 : i + 1) : 0;
    const owned = /['’]s$/i.test(token.raw) && !token.arabic ? i + 1 : 0;
    const built =
      token.arabic && i > 0 && /^(?:ال|لل)/.test(token.raw) && tokens[i - 1]!.arabic && !/^(?:ال|لل|بال|وال)/.test(tokens[i - 1]!.raw);
    const target = of > 0 ? entityAt(world, tokens, of) : owned > 0 ? named(world, [token]) : built ? entityAt(world, tokens, i) : null;
    const owner = !target
      ? null
      : of > 0
        ? entityBefore(world, tokens, i, 1)
        : owned > 0
          ? entityAt(world, tokens, owned)
          : named(world, [tokens[i - 1]!]);
    if (!target || !owner || owner === target || !isOwned(owner) || leadsTo(world, owner.key, target.key) || linked(target, owner))
      continue;
    addLink(owner, target, null, false, "link");
  }
};
const whose = new Set("the their our its his her all each every a an".split(" "));
const isOwned = ({ concept }: PlannedEntity): boolean => concept === null || ["thing", "event", "document"].includes(concept.kind);

/** Where a sentence says that one is of another, where the other begins, and how far before it the one may stand. */
const joints = (tokens: readonly Token[]): readonly { readonly at: number; readonly to: number; readonly far: number }[] =>
  tokens.flatMap(({ word }, i) => {
    const next = tokens[i + 1]?.word ?? "";
    if (i === 0 || tokens[i + 1] === undefined) return [];
    if (word === "per" || word === "لكل") return [{ at: i, to: i + 1, far: 7 }];
    if (joining.has(word) && ["each", "every"].includes(next)) return [{ at: i, to: i + 2, far: 7 }];
    // "tests are ordered for a sample", "articles are stored in bins": what is done to one, it is done with the other.
    const done = joined.has(word) ? doneAt(tokens, i) : 0;
    if (done > 0) return [{ at: done, to: determiners.has(next) ? i + 2 : i + 1, far: 3 }];
    // «كل طالب في مجموعة»
    if (within.has(word) && tokens.slice(Math.max(0, i - 3), i).some((token) => token.word === "كل")) return [{ at: i, to: i + 1, far: 2 }];
    // "a quote for a project", "the checks of an animal"
    if (belonging.has(word) && ["a", "an", "one", "this", "that"].includes(next)) return [{ at: i, to: i + 2, far: 2 }];
    if (!places.has(word) || !["a", "an", "one"].includes(next)) return [];
    const before = tokens[i - 1]!;
    const does = verbForms.get(before.word)?.verb;
    return [{ at: i, to: i + 2, far: does?.cls === "do" && does.key !== "happen" ? 0 : 2 }];
  });

const every = new Set("each every per كل لكل one".split(" "));
const within = new Set("في ضمن داخل".split(" "));
const joined = new Set([...joining, ...places]);
const belonging = new Set("for of about to against regarding concerning".split(" "));
const determiners = new Set("a an the one each every this that their its our".split(" "));
const helping = new Set("is are be was were gets get can may must should always then also only".split(" "));
/** "may be ordered for": where the words of doing begin; nought where nothing is done. */
const doneAt = (tokens: readonly Token[], at: number): number => {
  if (!/(?:ed|en|ept|eld|own|ade|old|ent)$/.test(tokens[at - 1]?.word ?? "")) return 0;
  let from = at - 1;
  while (from > 0 && helping.has(tokens[from - 1]!.word)) from--;
  return tokens.slice(from, at - 1).some((token) => ["is", "are", "be", "was", "were", "gets", "get"].includes(token.word)) ? from : 0;
};

const entityAt = (world: World, tokens: readonly Token[], from: number): PlannedEntity | null => {
  for (let length = 3; length > 0; length--) {
    const found = named(world, tokens.slice(from, from + length));
    if (found && tokens.length >= from + length) return found;
  }
  return null;
};
const entityBefore = (world: World, tokens: readonly Token[], at: number, far: number): PlannedEntity | null => {
  for (let end = at; end > Math.max(0, at - far); end--) {
    if (isSeparator(tokens[end - 1]!) || tokens[end - 1]!.kind === "mark" || anew.has(tokens[end - 1]!.word)) return null;
    for (let length = Math.min(3, end); length > 0; length--) {
      const found = named(world, tokens.slice(end - length, end));
      if (found) return found;
    }
  }
  return null;
};
/** Another sentence begins. */
const anew = new Set("so because we they you it when whenever where if since".split(" "));
const named = (world: World, words: readonly Token[]): PlannedEntity | null => {
  if (words.length === 0 || words.some((token) => token.kind !== "word")) return null;
  const phrase = phraseOf(words);
  return phrase && phrase.tokens.at(-1) === words.at(-1) ? (world.entities.get(entityKey(phrase)) ?? null) : null;
};
const linked = ({ fields }: PlannedEntity, { key }: PlannedEntity): boolean => [...fields.values()].some(({ target }) => target === key);
