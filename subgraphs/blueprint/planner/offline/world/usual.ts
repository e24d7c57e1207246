/** What records of a kind usually hold where a description does not say: fields by the lexicon, and the choices of a state. */

import { clientele } from "../words/access-words.ts";
import { knownOption } from "../words/naming.ts";
import { propertyOf } from "../words/words.ts";
import { classificationOf } from "./fields.ts";
import { usualStates } from "./usual-states.ts";
import type { PlannedEntity, PlannedField, World } from "./world.ts";

/** What records of this kind usually hold, by the lexicon; a name, if it knows nothing. */
export const usualFields = (world: World, entity: PlannedEntity): void => {
  const specs = ticketOf(world, entity) ?? (entity.concept && entity.concept.fields.length > 0 ? entity.concept.fields : ["name!"]);
  const told = new Set(entity.fields.keys());
  const kept = ownThing(world, entity);
  for (const spec of specs) {
    const required = spec.endsWith("!");
    const key = spec.replace(/^@|!$/g, "").replace(/!$/, "");
    if (kept && (key === "price" || key === "status")) continue;
    // What goes from one day to another has no one day beside them.
    if ((key === "date" || key === "time") && told.has("startDate") && told.has("endDate")) continue;
    if (spec.startsWith("@")) {
      if (!world.entities.has(key) || key === entity.key || told.has(key)) continue;
      const target = world.entities.get(key)!;
      entity.fields.set(key, {
        key,
        label: target.label,
        type: "reference",
        classification: "internal",
        required,
        unique: false,
        target: key,
        options: [],
        span: null,
        why: "usual",
      });
      continue;
    }
    const made = told.has(key) ? null : knownField(key, required, entity);
    if (made) entity.fields.set(key, made);
  }
  if (entity.fields.size === 0) entity.fields.set("name", knownField("name", true, entity)!);
};

/** "Recipes with ingredients and steps": what people look through is called something, though nobody says so. */
export const called = (entity: PlannedEntity): void => {
  const { concept } = entity;
  const name = concept?.fields[0] ?? "";
  if (!["thing", "place"].includes(concept?.kind ?? "") || !/^(?:name|title)!$/.test(name)) return;
  if ([...entity.fields.values()].some((field) => tellsApart.test(field.key) || field.unique)) return;
  const made = knownField(name.slice(0, -1), true, entity);
  if (!made) return;
  const others = [...entity.fields];
  entity.fields.clear();
  for (const [key, field] of [[made.key, made] as const, ...others]) entity.fields.set(key, field);
};
const tellsApart =
  /^(?:name|title|subject|topic|code|number|model|question|email|label|phone|username|isbn|heading|address|description|file|photo|image|document)$|(?:Name|Title|Number|Code|Id|Email|Phone)$/;

/** A car its owner registers is not for sale. */
const ownThing = (world: World, entity: PlannedEntity): boolean =>
  entity.concept?.kind === "thing" &&
  world.grants.some((grant) => grant.entity === entity.key && grant.own && grant.allow.has("create") && clientele.has(grant.role));

/** A ticket for an event is no ticket of a help desk. */
const ticketOf = (world: World, entity: PlannedEntity): readonly string[] | null =>
  entity.key === "ticket" && ["event", "screening", "match", "flight"].some((key) => world.entities.has(key))
    ? ["number!", "price", "status", ...["event", "screening", "match", "flight"].map((key) => `@${key}`)]
    : null;

/** A field of a property the lexicon knows. */
export const knownField = (key: string, required: boolean, entity: PlannedEntity): PlannedField | null => {
  const property = propertyOf(key);
  if (!property) return null;
  return {
    key,
    label: { en: property.en[0]!.charAt(0).toUpperCase() + property.en[0]!.slice(1), ar: property.ar[0]! },
    type: property.type,
    classification: classificationOf(property, entity),
    required,
    unique: property.unique,
    options: [],
    span: null,
    why: "usual",
  };
};

/** Choices without choices get the usual ones. */
export const finishFields = (entity: PlannedEntity): void => {
  for (const field of entity.fields.values()) {
    if (field.type !== "enum" || field.options.length > 0) continue;
    const admits = entity.key === "ticket" && ["event", "screening", "match", "flight"].some((key) => entity.fields.has(key));
    field.options = (admits ? ["available", "reserved", "sold"] : usualStates(field.key, entity)).map(knownOption);
  }
};
