/** From a member of a list to a field: its key, its type, its choices, or a link where it names an entity. */
import { keyFromWords, plural } from "../../../../../schema/blueprint/keys.ts";
import type { Span } from "../../../../../schema/planner.ts";
import type { Item } from "../clauses/types.ts";
import { tiedTo } from "../lists/tied-items.ts";
import { singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { englishOf } from "../words/arabic-english.ts";
import type { Concept, Property } from "../words/lexicon/define.ts";
import { conceptWords, entityKey, itemWords, knownOption, optionOf, propertyWords } from "../words/naming.ts";
import { conceptOf, propertyOf, wholeConcept, wholeProperty } from "../words/words.ts";
import { emptyWorld, type PlannedEntity, type PlannedField, type Reason, type Words, type World } from "./world.ts";

/** «العنوان» of a place or a person is where it is, not what it is called. */
const inContext = (entity: PlannedEntity, item: Item): Item => {
  const place =
    ["person", "place"].includes(entity.concept?.kind ?? "") || ["property", "company", "family"].includes(entity.concept?.key ?? "");
  if (place && item.tokens[0]?.arabic && item.property?.key === "title")
    return { ...item, property: propertyOf("address") ?? item.property };
  // «الوقت والعنوان» of an order: where it is brought to.
  if (delivered.has(entity.key) && item.tokens[0]?.arabic && item.property?.key === "title")
    return { ...item, property: propertyOf("address") ?? item.property };
  const hasSite = ["company", "partner", "sponsor", "exhibitor", "supplier"].includes(entity.key);
  if (!hasSite && item.tokens[0]?.arabic && item.property?.key === "website" && /^(?:ال)?موقع$/.test(item.name))
    return { ...item, property: propertyOf("location") ?? item.property };
  if (entity.concept?.kind === "person" && item.tokens[0]?.arabic && item.property?.key === "summary")
    return { ...item, property: propertyOf("bio") ?? item.property };
  // "their registration number": a nurse has no plate.
  if (item.property?.key === "plateNumber" && /^registration/.test(item.name) && !hasPlate(entity))
    return { ...item, property: null, base: propertyOf("number") ?? null };
  return namesItself(entity, item) ? { ...item, property: propertyOf("name") ?? null } : item;
};

const hasPlate = ({ concept }: PlannedEntity): boolean => concept?.fields.some((field) => field.startsWith("plateNumber")) === true;

/** "An order has lines", "the parts used": several of them, of which it is still to be seen whose they are. */
const isSeveral = ({ phrase, tokens, property }: Item): boolean =>
  phrase?.plural === true && property === null && !tokens[0]!.arabic && tokens.every(({ word }) => !ofEach.has(word));
const ofEach = new Set(["each", "every", "one", "a", "an"]);

const delivered = new Set("order booking appointment shipment visit".split(" "));

/** "student name" of a student, «اسم الحصة» of a session, is its name. */
const namesItself = (entity: PlannedEntity, item: Item): boolean => {
  if (item.property || item.base?.key !== "name" || item.tokens.length < 2) return false;
  const rest = item.tokens[0]!.arabic ? item.tokens.slice(1) : item.tokens.slice(0, -1);
  return wholeConcept(rest)?.key === entity.key;
};

export const addItem = (world: World, entity: PlannedEntity, given: Item, span: Span): void => {
  const item = inContext(entity, given);
  // "type of aid" of an aid is its type.
  const of = item.tokens.findIndex((token) => token.word === "of");
  const part =
    of > 0 && !item.property && wholeConcept(item.tokens.slice(of + 1))?.key === entity.key
      ? wholeProperty(item.tokens.slice(0, of))
      : null;
  if (part) {
    addItem(world, entity, { ...given, property: part, phrase: null, tokens: item.tokens.slice(0, of) }, span);
    return;
  }
  const tied = tiedTo(world, entity, item);
  if (tied) {
    for (const other of tied) addLink(entity, other, span, item.required, null);
    return;
  }
  const target = referenced(world, entity, item);
  if (target && item.many && target !== entity) {
    if (isPicked(target)) addLinks(entity, target, span);
    else addLink(target, entity, span, true, null);
    return;
  }
  if (target && target !== entity && isSeveral(item)) {
    addLinks(entity, target, span);
    world.several.push({ entity: entity.key, target: target.key, required: item.required, span });
    return;
  }
  const called = target ? linkName(item, target) : null;
  // A list of a thing that names the thing again says nothing; "parent category" does.
  if (target === entity && !called) return;
  if (target) {
    addLink(entity, target, span, item.required, null, called);
    return;
  }
  const options = optionsOf(item.options);
  const property = item.property;
  const short = fieldKey(item);
  const taken = entity.fields.get(short);
  // «تاريخ دخول» and «تاريخ خروج» are two dates, though the lexicon only knows them as a date.
  const key =
    taken && !item.property && item.tokens.length > 1 && taken.span?.from === span.from
      ? keyFromWords(englishOf(item.tokens) ?? item.name, entity.fields.keys(), "field")
      : short;
  if (entity.fields.has(key)) return;
  entity.fields.set(key, {
    key,
    label: property
      ? propertyWords(property, given.tokens)
      : item.phrase?.concept && item.phrase.concept.kind !== "none" && item.phrase.modifiers.length === 0
        ? { ...conceptWords(item.phrase.concept).label, ...itemWords(item) }
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
export const fieldKey = (item: Item): string => {
  if (item.property) return item.property.key;
  // "the number of guests" is no guest.
  if (/\b(?:number|count|amount) of /.test(item.name)) return keyFromWords(item.name, [], "field");
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
  // A thing of its own is called as the lexicon calls it; "instrument" of a student is no equipment.
  const other = concept?.wide && !item.tokens[0]?.arabic && item.phrase?.name !== concept.en[0];
  if (concept && concept.kind !== "none" && item.phrase?.modifiers.length === 0 && !other) return concept.key;
  if (item.name.endsWith(" by")) return keyFromWords(item.name, [], "field");
  // "the first day, the last day": which of them it is belongs to its name.
  if ((concept?.kind ?? "none") === "none" && telling.has(item.tokens[0]?.word ?? "") && item.tokens.length === 2)
    return keyFromWords(item.name, [], "field");
  return keyFromWords(englishOf(item.tokens) ?? item.phrase?.name ?? item.name, [], "field");
};

const telling = new Set("first last next previous old new original actual current following".split(" "));

/** A type that comes with choices or a length of its own is not taken from a part of the name. */
const plainBase = (item: Item): Property | null => (item.base && item.base.type !== "enum" ? item.base : null);

/** The fields a list makes on an entity that is there, with the keys of the entities it may link to. */
export const plannedFields = (entity: string, others: readonly string[], items: readonly Item[], span: Span): readonly PlannedField[] => {
  const world = emptyWorld(others);
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

/** How a property is classified on this entity: names of people are personal, the salary of a vacancy is no secret. */
export const classificationOf = (property: Property | null, entity: PlannedEntity): PlannedField["classification"] => {
  if (!property) return "internal";
  if (property.key === "name" && entity.concept?.kind === "person") return "personal";
  if (property.key === "salary" && (entity.key === "job" || entity.key === "position")) return "internal";
  // A picture of a product shows nobody.
  if (pictures.has(property.type) && shownThings.has(entity.concept?.kind ?? "")) return "internal";
  // The e-mail of a branch is nobody's own.
  if (contacts.has(property.key) && entity.concept?.kind === "place") return "internal";
  return property.classification;
};
const contacts = new Set<string>(["email", "phone"]);
const pictures = new Set<string>(["image", "images"]);
const shownThings = new Set<string>(["thing", "place", "event", "tag"]);

export const optionsOf = (parts: readonly (readonly Token[])[]) => {
  const taken = new Set<string>();
  return parts.map((part) => {
    const option = optionOf(part, taken);
    taken.add(option.key);
    return option;
  });
};

/** A property without words of its own in the lexicon gets its type from its last word. */
const typeOf = (property: Property | null, item: Item): PlannedField["type"] => {
  const word = item.tokens.at(-1)?.word ?? "";
  // «المدة بالدقائق» is counted.
  if (/^بال(?:دقايق|دقائق|دقيقه|ايام|اسابيع|اشهر|شهور|سنوات|سنين)$/.test(word)) return "integer";
  if (property) return property.type;
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
  // "number of guests" counts them.
  if (
    !item.phrase ||
    item.options.length > 0 ||
    ["number", "count", "عدد"].includes(item.tokens[0]?.word ?? "") ||
    /\b(?:number|count|amount|total) of /.test(item.name)
  )
    return null;
  const key = concept ? concept.key : entityKey(item.phrase);
  const head = concept || item.property || item.tokens[0]?.arabic ? undefined : item.tokens.at(-1);
  const target =
    world.entities.get(key) ??
    world.entities.get(entityKey(item.phrase)) ??
    // "a membership plan" is one of the plans.
    (head && item.tokens.length > 1 ? world.entities.get(singular(head.word)) : undefined);
  if (!target || (target === entity && item.property !== null)) return null;
  // A word with a plain meaning of its own ("grade", "category") is a link only to something the text describes.
  if (item.property !== null && !world.declared.has(target.key)) return null;
  return target;
};

/** "white player, black player", "port of departure": which of them it is belongs to the name of the link. */
const tellsNothing = new Set(
  "one two single exactly several many multiple only own same other assigned responsible related linked corresponding respective chosen selected given relevant particular specific respective the a an this that".split(
    " ",
  ),
);
const linkName = ({ tokens: all }: Item, { key, concept }: PlannedEntity): { readonly key: string; readonly label: Words } | null => {
  const tokens = all.filter(({ word }) => !tellsNothing.has(word));
  const words = tokens.filter(({ word }) => word !== "of");
  if (tokens[0]?.arabic || words.length < 2 || tokens.length > 4 || (concept && wholeConcept(tokens) === concept)) return null;
  const own = new Set(
    key
      .replace(/([A-Z])/g, " $1")
      .toLowerCase()
      .split(" "),
  );
  return words.some(({ word }) => !own.has(singular(word)))
    ? { key: keyFromWords(tokens.map(({ word }) => word).join(" "), [], "field"), label: itemWords({ tokens }) }
    : null;
};
/** A course and its teachers, a book and its authors: each may have several of the other. A building keeps its rooms to itself. */
export const sharesMany = (concept: Concept | null | undefined, other: Concept | null | undefined): boolean =>
  ["thing", "event", "document"].includes(concept?.kind ?? "thing") &&
  !holding.has(concept?.key ?? "") &&
  (other === null || ["person", "tag"].includes(other?.kind ?? ""));
const holding = new Set(["team", "company", "family", "class", "group"]);

/** What is picked out of a list that many pick from: products, exercises, skills. */
export const isPicked = ({ key, concept, label }: PlannedEntity): boolean =>
  concept?.kind === "tag" || (catalogue.has(key) && !/(?:line|item|entry|position)$/i.test(label.en ?? key));
const catalogue = new Set(
  "product menuItem service sparePart rawMaterial ingredient equipment skill language course book song medication workout exercise".split(
    " ",
  ),
);

/** Several of one for several of the other: kept on the side that was named first. */
export const addLinks = (entity: PlannedEntity, target: PlannedEntity, span: Span): void => {
  const key = plural(target.key);
  if (entity.fields.has(key)) return;
  entity.fields.set(key, {
    key,
    label: target.plural,
    type: "references",
    classification: "internal",
    required: false,
    unique: false,
    target: target.key,
    options: [],
    span,
  });
};

export const addLink = (
  entity: PlannedEntity,
  target: PlannedEntity,
  span: Span | null,
  required: boolean,
  why: Reason | null,
  called: { readonly key: string; readonly label: Words } | null = null,
): void => {
  const key = called?.key ?? (target.key === entity.key ? `parent${target.key.charAt(0).toUpperCase()}${target.key.slice(1)}` : target.key);
  if (entity.fields.has(key)) return;
  entity.fields.set(key, {
    key,
    label: called?.label ?? target.label,
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
