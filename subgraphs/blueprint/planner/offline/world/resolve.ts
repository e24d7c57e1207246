/**
 * From frames to one world: the same thing said twice is one entity, a property that names an entity is a link, who acts is a
 * role. What the planner adds by itself says why.
 */
import type { Span } from "../../../../../schema/planner.ts";
import { isNothing } from "../clauses/phrases.ts";
import type { Frame, FrameOf, Phrase } from "../clauses/types.ts";
import { approval, ofWhatHasIt } from "../frames/approvals.ts";
import { linkStatedArabic } from "../frames/arabic-stated-links.ts";
import { linkBeside } from "../frames/beside-links.ts";
import { linkMentioned, linkOwned } from "../frames/mentioned-links.ts";
import { notice } from "../frames/notices.ts";
import { linkStated } from "../frames/stated-links.ts";
import { intoWhatHasThem } from "../frames/written-parts.ts";
import { doubtfulThings, enterSure, type LikelyNoun } from "../likely/likely.ts";
import { filters } from "../lists/filters.ts";
import { itemOf } from "../lists/item.ts";
import { madeOf } from "../lists/parts.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { withoutAbstracts } from "../words/abstracts.ts";
import { entityKey } from "../words/naming.ts";
import { namesSomebody } from "../words/senses.ts";
import { conceptOf, wholeProperty } from "../words/words.ts";
import { grants } from "./access.ts";
import { roleOf } from "./acting-roles.ts";
import { bookedFor } from "./booked-for.ts";
import { canonicalFrames } from "./canonical.ts";
import { conceptEntity, entityOf, isMeasure, isRoleOnly, keeps, memberRecord } from "./entities.ts";
import { forget, withoutAsides } from "./evidence.ts";
import { addItem, addLink, addLinks, fieldKey, isPicked, optionsOf } from "./fields.ts";
import { formula } from "./formulas.ts";
import { hidden } from "./hidden.ts";
import { withFavorites } from "./kept-for-later.ts";
import { linkOrphans } from "./orphan-links.ts";
import { withoutTwins } from "./people-twice.ts";
import { settleSeveral } from "./several-links.ts";
import { emptyWorld, type World } from "./world.ts";
import { withoutUnlikely } from "./worth-keeping.ts";

const of = <Is extends Frame["is"]>(frames: readonly Frame[], is: Is): readonly FrameOf<Is>[] =>
  frames.filter((frame): frame is FrameOf<Is> => frame.is === is);

/** Resolves all frames into a world, which may hold something already; `nouns`: those of the text, with how likely each names records. */
export const resolve = (
  read: readonly Frame[],
  clauses: readonly Clause[] = [],
  world: World = emptyWorld(),
  nouns: readonly LikelyNoun[] = [],
): World => {
  const frames = withFavorites(withoutAbstracts(canonicalFrames(intoWhatHasThem(ofWhatHasIt(read)))));
  const isNew = world.entities.size === 0;
  declare(world, frames);
  const sure = enterSure(world, nouns, clauses);
  for (const frame of frames) {
    if (frame.is === "has" && !namesSorts(frame, frames)) has(world, frame);
    if (frame.is === "links") links(world, frame, frames);
  }
  for (const frame of of(frames, "roles"))
    for (const phrase of frame.phrases) if (!isNothing(phrase)) roleOf(world, phrase, frame.clause.span);
  // Choices of what is there already come first: "available rooms" is a state. Others may belong to what a verb leaves behind.
  const said = of(frames, "options");
  const ready = said.filter(
    (frame) => frame.owner || [...world.entities.values()].some((entity) => entity.fields.has(fieldKey(frame.item))),
  );
  for (const frame of ready) options(world, frame);
  for (const frame of of(frames, "grants")) grants(world, frame);
  bookedFor(world, clauses);
  for (const frame of said) if (!ready.includes(frame)) options(world, frame);
  for (const frame of of(frames, "rule")) rule(world, frame);
  for (const frame of of(frames, "filters")) filters(world, frame);
  for (const frame of of(frames, "formula")) formula(world, frame);
  for (const frame of of(frames, "hidden")) hidden(world, frame);
  for (const frame of of(frames, "approval")) approval(world, frame);
  for (const frame of of(frames, "notice")) notice(world, frame);
  for (const { tokens, clause } of of(frames, "unread")) world.unread.push(spanOf(clause, tokens));
  linkMentioned(world, clauses);
  linkStated(world, clauses);
  linkStatedArabic(world, clauses);
  linkOwned(world, clauses);
  linkBeside(world, clauses, frames);
  linkOrphans(world, clauses);
  settleSeveral(world);
  // What is added to a blueprint is asked for.
  if (isNew) withoutAsides(world, frames, clauses, sure);
  withoutUnlikely(world, frames, sure);
  const wanted = listedFor(frames);
  for (const { entity, span } of doubtfulThings(world, nouns, clauses)) if (!wanted.has(entity.key)) forget(world, entity.key, span);
  withoutTwins(world, frames, sure);
  return world;
};

/** "A system with departments, positions and leave requests": what the platform is asked for with, by names that are known; what things are made of. */
const listedFor = (frames: readonly Frame[]): ReadonlySet<string> => {
  const asked = new Set(of(frames, "purpose").map(({ clause }) => clause.index));
  const things = of(frames, "things").flatMap(({ clause, phrases }) =>
    asked.has(clause.index) ? phrases.filter(({ concept, plural }) => concept !== null && plural) : [],
  );
  return new Set([...things, ...frames.flatMap(partsIn)].map(entityKey));
};

/** What the things a frame tells of are made of. */
const partsIn = (frame: Frame): readonly Phrase[] =>
  frame.is === "has" ? frame.subjects.flatMap((subject) => madeOf(subject, frame).parts) : [];

const spanOf = ({ span }: Clause, tokens: readonly Token[]): Span => {
  const [from, to] = [tokens[0]!.from, tokens.at(-1)!.to];
  return { from, to, text: span.text.slice(from - span.from, to - span.from) };
};

/** First pass: everything that is an entity for sure, so that a property may point to one named later. */
const declare = (world: World, frames: readonly Frame[]): void => {
  for (const frame of frames) {
    const { span } = frame.clause;
    if (frame.is === "has")
      for (const subject of frame.subjects) if (memberRecord(world, subject, frame.items, span)) world.declared.add(subject.concept!.key);
    if (frame.is === "has" || frame.is === "links")
      for (const subject of [
        ...frame.subjects,
        ...(frame.is === "links" ? frame.targets.filter((one) => frame.many || !onlyActs(one, frames)) : []),
      ]) {
        const entity = entityOf(world, subject, span);
        if (entity) world.declared.add(entity.key);
      }
    for (const part of partsIn(frame)) entityOf(world, part, span);
    if (frame.is === "things")
      for (const phrase of frame.phrases)
        if (!isRoleOnly(phrase) && !isMeasure(phrase) && !(frame.clause.index === 0 && ourselves.has(phrase.concept?.key ?? "")))
          entityOf(world, phrase, span);
    if (frame.is === "purpose")
      for (const phrase of frame.about) if (phrase.concept && !isNothing(phrase) && !isRoleOnly(phrase)) entityOf(world, phrase, span);
    if ((frame.is === "approval" || frame.is === "notice" || frame.is === "view" || frame.is === "hidden") && frame.owner)
      entityOf(world, frame.owner, span);
    // What nobody may touch need not be there.
    if (
      frame.is === "grants" &&
      !frame.not &&
      frame.verb.leaves &&
      !frame.objects.some((phrase) => keeps(phrase, frame.verb) && !(frame.verb.key === "pay" && wholeProperty(phrase.tokens)))
    ) {
      const left = conceptOf(frame.verb.leaves);
      if (left) conceptEntity(world, left, span, "leaves");
    }
    if (frame.is === "grants" && !frame.not && frame.verb.key === "manage")
      for (const phrase of frame.objects)
        if (phrase.concept && phrase.modifiers.length === 0 && keeps(phrase, frame.verb)) world.declared.add(phrase.concept.key);
    if (frame.is === "grants" && !frame.not)
      for (const phrase of frame.objects)
        if (keeps(phrase, frame.verb) && !(frame.verb.key === "pay" && wholeProperty(phrase.tokens))) entityOf(world, phrase, span);
  }
};

/** "We are a small company": who speaks. */
const ourselves = new Set(["company", "choir", "team", "group", "farm", "museum"]);

/** "Services: basic, premium; every service has a price": sorts of what is described elsewhere, and no properties. */
const namesSorts = (frame: FrameOf<"has">, frames: readonly Frame[]): boolean =>
  frame.subjects.length === 1 &&
  frame.subjects[0]!.plural &&
  frame.items.length > 1 &&
  frame.items.every(
    ({ property, base, phrase, options }) => property === null && base === null && phrase?.concept == null && options.length === 0,
  ) &&
  of(frames, "has").some(
    (other) =>
      other !== frame &&
      other.subjects.some((subject) => entityKey(subject) === entityKey(frame.subjects[0]!)) &&
      other.items.some(({ property }) => property !== null),
  );

const has = (world: World, frame: FrameOf<"has">): void => {
  for (const subject of frame.subjects) {
    const entity = entityOf(world, subject, frame.clause.span) ?? memberRecord(world, subject, frame.items, frame.clause.span);
    if (!entity) continue;
    const { items, parts } = madeOf(subject, frame);
    for (const part of parts) entityOf(world, part, frame.clause.span);
    for (const item of items) addItem(world, entity, item, frame.clause.span);
    entity.described ||= frame.items.length > 0;
  }
};

/** "A student has several courses and a course has several students": said from both sides it is many to many. */
const fromBothSides = (frames: readonly Frame[], subject: Phrase, target: Phrase): boolean => {
  const [a, b] = [entityKey(subject), entityKey(target)];
  const many = of(frames, "links").filter((one) => one.many);
  const says = (from: string, to: string): boolean =>
    many.some((one) => one.subjects.some((phrase) => entityKey(phrase) === from) && one.targets.some((phrase) => entityKey(phrase) === to));
  return a !== b && says(a, b) && says(b, a);
};

/** "A claims handler is assigned to the claim … the claims handler approves it": who acts under a name nobody knows is who signs in, and no record. */
const onlyActs = (phrase: Phrase, frames: readonly Frame[]): boolean =>
  (phrase.concept === null || (phrase.concept.kind === "person" && phrase.concept.ar.length === 0)) &&
  !phrase.plural &&
  !phrase.tokens[0]!.arabic &&
  namesSomebody(phrase.tokens.at(-1)!.word) &&
  of(frames, "grants").some((one) => one.subjects.some((subject) => entityKey(subject) === entityKey(phrase))) &&
  !of(frames, "has").some((one) => one.subjects.some((subject) => entityKey(subject) === entityKey(phrase)));

const links = (world: World, frame: FrameOf<"links">, frames: readonly Frame[]): void => {
  for (const subject of frame.subjects) {
    const entity = entityOf(world, subject, frame.clause.span);
    if (!entity) continue;
    for (const phrase of frame.targets) {
      if (!frame.many && onlyActs(phrase, frames)) {
        const item = itemOf(phrase.tokens);
        if (item) addItem(world, entity, item, frame.clause.span);
        continue;
      }
      const target = entityOf(world, phrase, frame.clause.span);
      if (!target) continue;
      if (frame.many && fromBothSides(frames, subject, phrase)) {
        if (![...target.fields.values()].some((field) => field.target === entity.key)) addLinks(entity, target, frame.clause.span);
      } else if (frame.many && isPicked(target) && !isPicked(entity)) addLinks(entity, target, frame.clause.span);
      else if (frame.many) addLink(target, entity, frame.clause.span, true, null);
      else addLink(entity, target, frame.clause.span, true, null);
    }
  }
};

const options = (world: World, frame: FrameOf<"options">): void => {
  const owner = frame.owner ? entityOf(world, frame.owner, frame.clause.span) : null;
  const key = fieldKey(frame.item);
  const candidates = owner ? [owner] : [...world.entities.values()].filter((entity) => entity.fields.has(key));
  const here = [...world.entities.values()].filter((entity) =>
    [...entity.fields.values()].some((one) => one.span?.from === frame.clause.span.from),
  );
  const target = candidates.at(-1) ?? here.at(-1) ?? [...world.entities.values()].at(-1);
  if (!target) return;
  const field = target.fields.get(key);
  if (field) {
    field.type = "enum";
    field.options = optionsOf(frame.options);
    world.notes.push({ entity: target.key, field: key, span: frame.clause.span, what: "options" });
  } else addItem(world, target, { ...frame.item, options: frame.options }, frame.clause.span);
};

const rule = (world: World, frame: FrameOf<"rule">): void => {
  for (const item of frame.items) {
    const key = fieldKey(item);
    const owners = frame.owner ? [entityOf(world, frame.owner, frame.clause.span)] : [...world.entities.values()];
    for (const owner of owners) {
      const field = owner?.fields.get(key);
      if (!field) continue;
      if (frame.required) field.required = true;
      if (frame.unique) field.unique = true;
      world.notes.push({
        entity: owner!.key,
        field: key,
        span: frame.clause.span,
        what: frame.unique ? "unique" : frame.required ? "required" : "optional",
      });
    }
  }
};
