/**
 * From frames to one world: the same thing said twice is one entity, a property that names an entity is a link, who acts is a
 * role. What the planner adds by itself says why.
 */
import { keyFromWords } from "../../../../schema/blueprint/keys.ts";
import type { Crud } from "../../../../schema/blueprint/shape.ts";
import type { Span } from "../../../../schema/planner.ts";
import { canonicalFrames } from "./canonical.ts";
import { isNothing } from "./frames.ts";
import type { Concept, Property } from "./lexicon/define.ts";
import { conceptWords, entityKey, entityWords, itemWords, optionOf } from "./naming.ts";
import type { Token } from "./tokens.ts";
import type { Frame, FrameOf, Item, Phrase } from "./types.ts";
import { conceptOf, propertyOf, wholeConcept } from "./words.ts";
import type { PlannedEntity, PlannedField, Reason, World } from "./world.ts";

const builtInRoles = { member: "r_member", admin: "r_admin", public: "r_public" } as const;
const of = <Is extends Frame["is"]>(frames: readonly Frame[], is: Is): readonly FrameOf<Is>[] =>
  frames.filter((frame): frame is FrameOf<Is> => frame.is === is);

/** Resolves all frames. */
export const resolve = (read: readonly Frame[]): World => {
  const frames = canonicalFrames(read);
  const world: World = {
    entities: new Map(),
    roles: new Map(),
    grants: [],
    denials: [],
    title: null,
    sector: "general",
    invited: false,
    declared: new Set(),
    notes: [],
    theme: new Map(),
  };
  declare(world, frames);
  for (const frame of frames) {
    if (frame.is === "has") has(world, frame);
    if (frame.is === "links") links(world, frame);
  }
  for (const frame of of(frames, "options")) options(world, frame);
  for (const frame of of(frames, "rule")) rule(world, frame);
  for (const frame of of(frames, "roles")) for (const phrase of frame.phrases) roleOf(world, phrase, frame.clause.span);
  for (const frame of of(frames, "grants")) grants(world, frame);
  return world;
};

/** First pass: everything that is an entity for sure, so that a property may point to one named later. */
const declare = (world: World, frames: readonly Frame[]): void => {
  for (const frame of frames) {
    const { span } = frame.clause;
    if (frame.is === "has" || frame.is === "links")
      for (const subject of [...frame.subjects, ...(frame.is === "links" ? frame.targets : [])]) {
        const entity = entityOf(world, subject, span);
        if (entity) world.declared.add(entity.key);
      }
    if (frame.is === "things") for (const phrase of frame.phrases) if (!isRoleOnly(phrase)) entityOf(world, phrase, span);
    if (frame.is === "purpose")
      for (const phrase of frame.about) if (phrase.concept && !isNothing(phrase) && !isRoleOnly(phrase)) entityOf(world, phrase, span);
    if (frame.is === "grants") for (const phrase of frame.objects) if (grantable(phrase)) entityOf(world, phrase, span);
  }
};

const isRoleOnly = (phrase: Phrase): boolean => ["member", "admin", "public"].includes(phrase.concept?.kind ?? "");
const grantable = (phrase: Phrase): boolean => !isNothing(phrase) && !isRoleOnly(phrase) && (phrase.concept !== null || phrase.plural);

/** The entity a phrase names, made if it is new. Null for what can be none. */
const entityOf = (world: World, phrase: Phrase, span: Span | null, why: Reason | null = null): PlannedEntity | null => {
  if (isNothing(phrase)) return null;
  if (isRoleOnly(phrase)) return null;
  const key = entityKey(phrase);
  const known = world.entities.get(key);
  if (known) {
    known.span ??= span;
    return known;
  }
  const made: PlannedEntity = { key, concept: phrase.concept, ...entityWords(phrase), fields: new Map(), span, why, described: false };
  world.entities.set(key, made);
  return made;
};

/** An entity of the lexicon, made if it is not there. */
export const conceptEntity = (world: World, concept: Concept, span: Span | null, why: Reason): PlannedEntity => {
  const known = world.entities.get(concept.key);
  if (known) return known;
  const made: PlannedEntity = { key: concept.key, concept, ...conceptWords(concept), fields: new Map(), span, why, described: false };
  world.entities.set(concept.key, made);
  return made;
};

const has = (world: World, frame: FrameOf<"has">): void => {
  for (const subject of frame.subjects) {
    const entity = entityOf(world, subject, frame.clause.span);
    if (!entity) continue;
    for (const item of frame.items) addItem(world, entity, item, frame.clause.span);
    entity.described ||= frame.items.length > 0;
  }
};

/** «العنوان» of a place or a person is where it is, not what it is called. */
const inContext = (entity: PlannedEntity, item: Item): Item => {
  const place =
    ["person", "place"].includes(entity.concept?.kind ?? "") || ["property", "company", "family"].includes(entity.concept?.key ?? "");
  return place && item.tokens[0]?.arabic && item.property?.key === "title"
    ? { ...item, property: propertyOf("address") ?? item.property }
    : item;
};

const addItem = (world: World, entity: PlannedEntity, given: Item, span: Span): void => {
  const item = inContext(entity, given);
  const target = referenced(world, entity, item);
  if (target) {
    addLink(entity, target, span, item.required, null);
    return;
  }
  const options = optionsOf(item.options);
  const property = item.property;
  const key = fieldKey(item);
  if (entity.fields.has(key)) return;
  entity.fields.set(key, {
    key,
    label: property
      ? { en: capital(property.en[0]!), ar: property.ar[0]! }
      : item.phrase?.concept
        ? conceptWords(item.phrase.concept).label
        : itemWords(item),
    type: options.length > 0 ? "enum" : typeOf(property ?? plainBase(item), item),
    classification: classificationOf(property ?? item.base, entity),
    required: item.required || (!item.optional && (property?.required ?? false)),
    unique: item.unique || (property?.unique ?? false),
    options: options.length > 0 ? options : (property?.options ?? []).map(knownOption),
    span,
  });
};

/** The lexicon's key, also of an Arabic name in two parts («هاتف ولي الأمر» is parentPhone); else a key of the words. */
const fieldKey = (item: Item): string => {
  if (item.property) return item.property.key;
  const concept = item.phrase?.concept;
  if (item.tokens[0]?.arabic && item.base) {
    const rest = item.tokens
      .slice(1)
      .map((_, i) => wholeConcept(item.tokens.slice(i + 1)))
      .find((found) => found != null);
    return rest && rest.kind !== "none"
      ? keyFromWords(`${rest.key.replace(/([A-Z])/g, " $1")} ${item.base.key.replace(/([A-Z])/g, " $1")}`)
      : item.base.key;
  }
  if (concept && concept.kind !== "none" && item.phrase?.modifiers.length === 0) return concept.key;
  return keyFromWords(item.phrase?.name ?? item.name, [], "field");
};

/** A type that comes with choices or a length of its own is not taken from a part of the name. */
const plainBase = (item: Item): Property | null => (item.base && item.base.type !== "enum" ? item.base : null);

/** The fields a list makes on an entity that is there, with the keys of the entities it may link to. */
export const plannedFields = (entity: string, others: readonly string[], items: readonly Item[], span: Span): readonly PlannedField[] => {
  const world: World = {
    entities: new Map(),
    roles: new Map(),
    grants: [],
    denials: [],
    title: null,
    sector: "general",
    invited: false,
    declared: new Set(others),
    notes: [],
    theme: new Map(),
  };
  const named = (key: string): PlannedEntity => ({
    key,
    concept: conceptOf(key) ?? null,
    label: conceptOf(key) ? conceptWords(conceptOf(key)!).label : {},
    plural: {},
    fields: new Map(),
    span: null,
    why: null,
    described: true,
  });
  for (const key of others) world.entities.set(key, named(key));
  const target = world.entities.get(entity) ?? named(entity);
  for (const item of items) addItem(world, target, item, span);
  return [...target.fields.values()];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** How a property is classified on this entity: names of people are personal, the salary of a vacancy is no secret. */
export const classificationOf = (property: Property | null, entity: PlannedEntity): PlannedField["classification"] => {
  if (!property) return "internal";
  if (property.key === "name" && entity.concept?.kind === "person") return "personal";
  if (property.key === "salary" && (entity.key === "job" || entity.key === "position")) return "internal";
  return property.classification;
};
const knownOption = (key: string) =>
  optionOf(
    [
      {
        from: 0,
        to: 0,
        raw: key.replace(/([A-Z])/g, " $1").toLowerCase(),
        word: key.replace(/([A-Z])/g, " $1").toLowerCase(),
        kind: "word",
        arabic: false,
      },
    ],
    new Set(),
  );

const optionsOf = (parts: readonly (readonly Token[])[]) => {
  const taken = new Set<string>();
  return parts.map((part) => {
    const option = optionOf(part, taken);
    taken.add(option.key);
    return option;
  });
};

/** A property without words of its own in the lexicon gets its type from its last word. */
const typeOf = (property: Property | null, item: Item): PlannedField["type"] => {
  if (property) return property.type;
  const word = item.tokens.at(-1)?.word ?? "";
  const first = item.tokens[0]?.word ?? "";
  if (/^(?:date|day)$/.test(word) || first === "تاريخ") return "date";
  if (/^(?:time|datetime)$/.test(word) || first === "وقت") return "dateTime";
  if (
    /^(?:price|cost|amount|fee|fees|total|salary|budget|balance|revenue|payment|value|rent|wage)$/.test(word) ||
    /^(?:سعر|مبلغ|تكلفه|رسوم|قيمه)$/.test(first)
  )
    return "money";
  if (
    /^(?:count|quantity|number of|age|capacity|seats|points|hours|days|minutes|year)$/.test(word) ||
    first === "number" ||
    first === "عدد"
  )
    return "integer";
  if (/^(?:percentage|percent|rate)$/.test(word) || first === "نسبه") return "percent";
  if (/^(?:photo|picture|image|cover|avatar)$/.test(word) || first === "صوره") return "image";
  if (/^(?:url|link|website)$/.test(word) || first === "رابط") return "url";
  if (/^(?:email|mail)$/.test(word)) return "email";
  if (/^(?:phone|mobile)$/.test(word) || first === "هاتف") return "phone";
  if (/^(?:description|notes|details|text|summary|comment|instructions)$/.test(word) || first === "وصف") return "longText";
  if (/^(?:file|document|attachment)$/.test(word) || first === "ملف") return "file";
  if (/^(?:is|has)$/.test(first) || /^(?:flag|yes)$/.test(word) || first === "هل") return "boolean";
  return "text";
};

/** The entity a property points to: one that is an entity in this text, unless the property has a plain meaning of its own. */
const referenced = (world: World, entity: PlannedEntity, item: Item): PlannedEntity | null => {
  const concept = item.phrase?.concept;
  if (!item.phrase || item.options.length > 0) return null;
  const key = concept ? concept.key : entityKey(item.phrase);
  const target = world.entities.get(key) ?? world.entities.get(entityKey(item.phrase));
  if (!target || (target === entity && item.property !== null)) return null;
  // A word with a plain meaning of its own ("grade", "category") is a link only to something the text describes.
  if (item.property !== null && !world.declared.has(target.key)) return null;
  return target;
};

const addLink = (entity: PlannedEntity, target: PlannedEntity, span: Span | null, required: boolean, why: Reason | null): void => {
  const key = target.key === entity.key ? `parent${target.key.charAt(0).toUpperCase()}${target.key.slice(1)}` : target.key;
  if (entity.fields.has(key)) return;
  entity.fields.set(key, {
    key,
    label: target.label,
    type: "reference",
    classification: "internal",
    required,
    unique: false,
    target: target.key,
    options: [],
    span,
    ...(why ? { why } : {}),
  });
};

const links = (world: World, frame: FrameOf<"links">): void => {
  for (const subject of frame.subjects) {
    const entity = entityOf(world, subject, frame.clause.span);
    if (!entity) continue;
    for (const phrase of frame.targets) {
      const target = entityOf(world, phrase, frame.clause.span);
      if (!target) continue;
      if (frame.many) addLink(target, entity, frame.clause.span, true, null);
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

/** The role a phrase names: built in, or made. */
export const roleOf = (world: World, phrase: Phrase, span: Span | null): string => {
  const kind = phrase.concept?.kind;
  if (kind === "member" || kind === "admin" || kind === "public") return builtInRoles[kind];
  const key = entityKey(phrase);
  const id = key;
  if (!world.roles.has(id)) world.roles.set(id, { key, id, label: entityWords(phrase).label, signUp: false, span });
  return id;
};

const everything = new Set([
  "everything",
  "anything",
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
  "النظام",
  "المنصه",
  "البيانات",
  "الموقع",
]);

const grants = (world: World, frame: FrameOf<"grants">): void => {
  const { span } = frame.clause;
  const roles = frame.subjects.filter((subject) => !isNothing(subject)).map((subject) => roleOf(world, subject, span));
  const who = roles.length > 0 ? roles : ["r_member"];
  const grant = (role: string, entity: PlannedEntity, allow: readonly Crud[], own: boolean): void => {
    if (frame.not) world.denials.push({ role, entity: entity.key, allow: new Set(allow), span });
    else world.grants.push({ role, entity: entity.key, allow: new Set(allow), own, only: frame.only, span });
  };
  // An officer who reviews permits checks them; a guest who reviews a hotel leaves a review.
  const checks = frame.verb.key === "rate" && who.some((role) => role !== "r_member" && !clientele.has(role));
  const leaves = frame.verb.leaves && !checks ? conceptOf(frame.verb.leaves) : undefined;
  const allows: readonly Crud[] = checks ? ["read", "update"] : frame.allows;
  for (const phrase of frame.objects) {
    if (isNothing(phrase) && everything.has(phrase.tokens.at(-1)?.word ?? "")) {
      for (const entity of world.entities.values()) for (const role of who) grant(role, entity, allows, false);
      continue;
    }
    const entity = grantable(phrase) ? entityOf(world, phrase, span) : (world.entities.get(entityKey(phrase)) ?? null);
    if (!entity) continue;
    const record =
      leaves && !frame.not && !isRecord(entity) && entity.key !== leaves.key ? conceptEntity(world, leaves, span, "leaves") : null;
    if (record) addLink(record, entity, span, true, "leaves");
    for (const role of who) {
      if (!record)
        grant(
          role,
          entity,
          allows,
          frame.own ||
            (clientele.has(role) &&
              (isRecord(entity) || entity.concept?.kind === "document") &&
              allows.includes("create") &&
              !allows.includes("delete")),
        );
      else {
        grant(role, entity, ["read"], false);
        grant(role, record, allows, role !== "r_public");
      }
    }
  }
  if (leaves && frame.objects.length === 0 && world.entities.has(leaves.key))
    for (const role of who) grant(role, world.entities.get(leaves.key)!, allows, true);
};

/** People a platform serves: what they file is theirs alone. */
const clientele = new Set([
  "customer",
  "patient",
  "student",
  "guest",
  "traveler",
  "tenant",
  "citizen",
  "donor",
  "borrower",
  "candidate",
  "parent",
  "attendee",
  "adopter",
  "beneficiary",
]);

/** Something that happens or is filed is itself what booking or ordering leaves behind: "book appointments", "place orders". */
const isRecord = (entity: PlannedEntity): boolean =>
  [
    "appointment",
    "booking",
    "order",
    "loan",
    "rental",
    "application",
    "payment",
    "donation",
    "review",
    "comment",
    "enrollment",
    "visit",
    "ticket",
    "leaveRequest",
    "request",
    "purchaseOrder",
  ].includes(entity.key);
