/** From "who may do what" to grants and denials. */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import type { Span } from "../../../../../schema/planner.ts";
import { isNothing } from "../clauses/phrases.ts";
import type { FrameOf, Item, Phrase } from "../clauses/types.ts";
import { stateNamed } from "../frames/notices.ts";
import type { Token } from "../text/tokens.ts";
import { clientele } from "../words/access-words.ts";
import { isTheirs, sameThing } from "../words/broken-plurals.ts";
import { entityKey } from "../words/naming.ts";
import { neverActs } from "../words/role-names.ts";
import { conceptOf, wholeChoice, wholeProperty } from "../words/words.ts";
import { roleOf } from "./acting-roles.ts";
import { conceptEntity, entityOf, keeps } from "./entities.ts";
import { addItem, addLink, fieldKey } from "./fields.ts";
import { holdersOf, partsOf } from "./held-by.ts";
import { throughOf } from "./own-through.ts";
import { deverbal, filed, hasLink, isRecord, isThing, linksTo, personal, sortOf } from "./record-sorts.ts";
import type { Grant, PlannedEntity, World } from "./world.ts";

const everything = new Set([
  "everything",
  "anything",
  "nothing",
  "records",
  "record",
  "entries",
  "all",
  "system",
  "platform",
  "website",
  "site",
  "app",
  "application",
  "content",
  "data",
  "شيء",
  "شيئا",
  "حاجه",
  "شي",
  "السجلات",
  "النظام",
  "المنصه",
  "البيانات",
  "الموقع",
]);

/** "everything", «كل شيء», "any records". */
export const isEverything = (phrase: Phrase): boolean => everything.has(phrase.tokens.at(-1)?.word ?? "");

export const grants = (world: World, frame: FrameOf<"grants">): void => {
  const { span } = frame.clause;
  const acting = frame.subjects.filter((subject) => !isNothing(subject));
  const able = acting.filter((subject) => world.roles.has(entityKey(subject)) || !neverActs(subject));
  if (acting.length > 0 && able.length === 0) {
    world.unread.push(span);
    return;
  }
  const roles = able.map((subject) => roleOf(world, subject, span));
  const who = roles.length > 0 ? roles : ["r_member"];
  const grant = (
    role: string,
    entity: PlannedEntity,
    said: readonly Crud[],
    mine: boolean,
    beside: readonly Token[] = [],
    fields: ReadonlySet<string> | null = null,
    via: string | null = null,
  ): void => {
    // Nobody knows a visitor again: nothing is their own, so they only add it.
    const own = mine && role !== "r_public";
    const allow = own === mine ? said : said.filter((verb) => verb === "create");
    if (allow.length === 0) return;
    const state = allow.includes("create") ? null : stateOf(entity, beside);
    if (frame.not) world.denials.push({ role, entity: entity.key, allow: new Set(allow), span });
    else
      world.grants.push({
        role,
        entity: entity.key,
        allow: new Set(allow),
        own,
        ...(own && via && !role.startsWith("r_") ? { via } : {}),
        only: frame.only,
        ...(state ? { state } : {}),
        ...(fields && { fields }),
        span,
      });
  };
  /** What signed-in people add of themselves is theirs, and the others see it, unless it is filed with somebody. */
  const give = (
    role: string,
    entity: PlannedEntity,
    allow: readonly Crud[],
    own: boolean,
    beside: readonly Token[],
    fields: ReadonlySet<string> | null,
    via: string | null,
  ): void => {
    const adds = role === "r_member" && !own && !frame.not && allow.includes("create") && !allow.includes("delete");
    // What visitors file is read by those it is filed with.
    if (role === "r_public" && filed.has(sortOf(entity)) && allow.includes("create") && !frame.not) {
      grant(role, entity, ["create"], false);
      return;
    }
    if (!adds) {
      grant(role, entity, allow, own, beside, fields, via);
      return;
    }
    grant(role, entity, ["create"], true);
    grant(
      role,
      entity,
      allow.filter((verb) => verb !== "create"),
      filed.has(sortOf(entity)),
      beside,
    );
  };
  const handsIn = !frame.not && !frame.only && handing.test(frame.word ?? "") && !decidesOn(frame);
  // An officer who reviews permits checks them; a guest who reviews a hotel, and whoever rates something, leaves a review.
  const checks =
    frame.verb.key === "rate" &&
    !frame.tokens.some(({ kind, word }) => kind === "number" || word === "stars") &&
    who.some((role) => role !== "r_member" && !clientele.has(role)) &&
    (/^review/.test(frame.word ?? "") ||
      frame.objects.some(({ concept }) => (concept === null ? !/^rat/.test(frame.word ?? "") : concept.kind === "document")));
  const leaves = frame.verb.leaves && !checks ? conceptOf(frame.verb.leaves) : undefined;
  const allows: readonly Crud[] = checks ? ["read", "update"] : frame.allows;
  if (frame.exclusive && roles.length > 0)
    for (const phrase of frame.objects)
      world.reserved.push({ roles, phrase: isEverything(phrase) ? null : entityKey(phrase), allow: new Set(frame.allows) });
  if (frame.as && frame.objects.length === 0) for (const role of who) world.marks.push({ entity: null, role, state: frame.as, span });
  // "pay fees": a payment, not something called a fee.
  const objects =
    frame.verb.key === "pay"
      ? frame.objects.filter((phrase) =>
          phrase.concept !== null && phrase.concept.kind !== "none"
            ? wholeProperty(phrase.tokens) === null
            : world.entities.has(entityKey(phrase)),
        )
      : frame.objects;
  const decides = deciding.exec(frame.word ?? "");
  for (const phrase of objects) {
    // "Entries" that are described are these, and not everything.
    if ((isNothing(phrase) || phrase.concept === null) && isEverything(phrase) && !world.entities.has(entityKey(phrase))) {
      for (const entity of world.entities.values()) for (const role of who) grant(role, entity, allows, false);
      continue;
    }
    const entity =
      keeps(phrase, frame.verb) && !frame.not ? entityOf(world, phrase, span) : (world.entities.get(entityKey(phrase)) ?? null);
    const other = entity ? null : sameThing(world, phrase);
    if (other) for (const role of who) grant(role, other, allows, frame.own || isTheirs(phrase), phrase.beside);
    if (other) continue;
    const holding = entity || !(changing.test(frame.word ?? "") || wholeProperty(phrase.tokens.slice(-1))) ? [] : holdersOf(world, phrase);
    // "Only the treasurer may change deposits": of whatever has one.
    if (holding.length > 0 && !allows.includes("create") && !allows.includes("delete")) {
      for (const one of holding) for (const role of who) grant(role, one, allows, frame.own || phrase.own, [], partsOf(one, phrase));
      continue;
    }
    if (!entity) {
      world.unread.push(partOf(span, phrase));
      continue;
    }
    for (const other of frame.on ?? []) {
      const target = frame.not ? undefined : world.entities.get(entityKey(other));
      if (target && target !== entity && !roles.includes(target.key) && !linksTo(entity, target) && !linksTo(target, entity))
        addLink(entity, target, span, true, "leaves");
    }
    // "Managers approve requests": the state is theirs to decide, not the whole record.
    if (decides && !frame.not && !frame.own && roles.length > 0 && roles.every((role) => role !== "r_member")) {
      for (const role of who) {
        world.decisions.push({ entity: entity.key, roles: [role], limit: null, count: 1, span, needed: false });
        world.grants.push({ role, entity: entity.key, allow: new Set(["read"]), own: false, only: frame.only, span });
      }
      continue;
    }
    if (frame.as && !frame.not) for (const role of who) world.marks.push({ entity: entity.key, role, state: frame.as, span });
    const record =
      leaves && !frame.not && !isRecord(entity) && !deverbal.has(sortOf(entity)) && entity.key !== leaves.key
        ? conceptEntity(world, leaves, span, "leaves")
        : null;
    if (record) addLink(record, entity, span, true, "leaves");
    const parts = frame.not
      ? null
      : frame.parts
        ? changedOf(world, entity, frame.parts, span)
        : frame.as
          ? stateFieldOf(entity, frame.as)
          : null;
    for (const role of who) {
      if (!record)
        give(
          role,
          entity,
          allows,
          frame.own ||
            (phrase.concept === null && !allows.includes("create") && isTheirs(phrase)) ||
            (role === "r_member" && personal.has(entity.key) && allows.includes("create") && !allows.includes("delete")) ||
            (frame.verb.key === "cancel" && (clientele.has(role) || (isRecord(entity) && role === "r_member"))) ||
            (handsIn && !role.startsWith("r_") && !publishes(role, entity)) ||
            (clientele.has(role) &&
              (isRecord(entity) || entity.concept?.kind === "document") &&
              allows.includes("create") &&
              !allows.includes("delete")),
          phrase.beside,
          parts,
          throughOf(world, frame.clause.tokens, phrase, entity),
        );
      else {
        if (!frame.not)
          world.grants.push({ role, entity: entity.key, allow: new Set(["read"]), own: false, only: false, implied: true, span });
        grant(role, record, allows, true);
      }
    }
  }
  // "submit films … their own submissions": a submission is of what was submitted.
  const submission = /^submit/.test(frame.word ?? "") && !frame.not ? world.entities.get("submission") : undefined;
  const submitted = objects.map((phrase) => world.entities.get(entityKey(phrase))).find((entity) => entity && entity !== submission);
  if (submission && submitted && !hasLink(submission)) addLink(submission, submitted, span, true, "leaves");
  // "search, filter and book", "donate to shelters": what it leaves is all that is kept of it.
  const kept = objects.some((phrase) => world.entities.has(entityKey(phrase)));
  if (leaves && !kept && !frame.not) {
    const record = conceptEntity(world, leaves, span, "leaves");
    for (const role of who) grant(role, record, allows, true);
  }
  const about = frame.about?.map((phrase) => world.entities.get(entityKey(phrase))).findLast((entity) => entity && isThing(entity));
  if (leaves && about && !frame.not)
    for (const key of new Set([leaves.key, ...objects.map(entityKey)])) {
      const record = world.entities.get(key);
      if (record && record !== about && (key === leaves.key || deverbal.has(key) || isRecord(record)) && !hasLink(record))
        addLink(record, about, span, true, "leaves");
    }
};

/** "mark as paid": the state, and nothing else; null where it has none of that name. */
const stateFieldOf = (entity: PlannedEntity, said: readonly Token[]): ReadonlySet<string> | null => {
  const state = stateNamed(entity, said);
  return state && new Set([state.field]);
};

/** The properties of a thing that alone are changed; one nobody told of is taken to be there. */
const changedOf = (world: World, entity: PlannedEntity, items: readonly Item[], span: Span): ReadonlySet<string> => {
  for (const item of items) {
    const key = fieldKey(item);
    if (entity.fields.has(key)) continue;
    addItem(world, entity, item, span);
    const made = entity.fields.get(key);
    if (made) entity.fields.set(key, { ...made, span: null, why: "implied" });
  }
  return new Set(items.map(fieldKey).filter((key) => entity.fields.has(key)));
};

/** What is done to a property alone. */
const changing = /^(?:chang|edit|updat|adjust|correct|amend|modif|set|alter|rais|lower|see|view|read)/;
/** Who hands something in does it for themselves: "clubs submit requests", "poets send in poems". */
const handing = /^(?:submit|request|apply|propose|nominate|pledge|upload|offer|post|list)(?:s|es|ies)?$/;
const decidesOn = ({ allows }: FrameOf<"grants">): boolean => allows.includes("update") || allows.includes("delete");
/** What an office puts up is everybody's: "staff post announcements". */
const publishes = (role: string, { concept }: PlannedEntity): boolean =>
  offices.test(role) ||
  ["announcement", "article", "event", "document", "video", "schedule", "comment", "review", "note"].includes(concept?.key ?? "");
const offices =
  /(?:manager|staff|office|officer|team|board|editor|moderator|coordinator|administration|secretary|clerk|librarian|receptionist|director|teacher|organizer|assistant|conductor|leader)$/i;

/** Approve, reject, accept, decline; «يعتمد»، «يوافق»، «يرفض». */
const deciding = /^(?:approv|reject|declin|accept)(?:e|es|s|ing)?$|^[يتن](?:عتمد|وافق|رفض)(?:ون|ها|ه|هم|ونها|ونه)?$/;

/** The place of a phrase inside its clause. */
export const partOf = (clause: Span, phrase: { readonly tokens: readonly Token[] }): Span => {
  const [from, to] = [phrase.tokens[0]!.from, phrase.tokens.at(-1)!.to];
  return { from, to, text: clause.text.slice(from - clause.from, to - clause.from) };
};

/** The state that is meant by "available rooms", where the rooms have a status with that choice. */
const stateOf = (entity: PlannedEntity, beside: readonly Token[]): Grant["state"] | null => {
  for (const token of beside) {
    const known = wholeChoice([token])?.key;
    for (const field of entity.fields.values()) {
      const option = field.options.find(({ key, label }) => key === known || label.en?.toLowerCase() === token.word);
      if (option) return { field: field.key, option: option.key };
    }
  }
  return null;
};
