/**
 * What was described in English is called something in Arabic as well, where every word of its name is known. Keys, and what was named in
 * Arabic already, stay; no two things of one platform, and no two properties or choices of one thing, are called the same.
 */
import type { FieldTypeName } from "../../../../../schema/blueprint/shape.ts";
import { arabicOf, type Named } from "../words/english-arabic.ts";
import type { PlannedField, Words, World } from "./world.ts";

export const nameInArabic = (world: World): void => {
  const entities = takenBy([...world.entities.values()].flatMap(({ label, plural }) => [label, plural]));
  for (const [key, entity] of world.entities) {
    const label = inArabic(entity.label, "entity", entities);
    const plural = inArabic(entity.plural, "entities", entities);
    // One of the two alone would be half a name.
    const named = label.ar && plural.ar ? { label, plural } : {};
    for (const words of [label, plural]) if (words.ar) entities.add(words.ar);
    world.entities.set(key, { ...entity, ...named });
    const fields = takenBy([...entity.fields.values()].map((field) => field.label));
    for (const [name, field] of entity.fields) entity.fields.set(name, fieldInArabic(field, fields));
  }
  const roles = takenBy([...world.roles.values()].map(({ label }) => label));
  for (const [key, role] of world.roles) world.roles.set(key, { ...role, label: kept(inArabic(role.label, "role", roles), roles) });
};

const fieldInArabic = (field: PlannedField, taken: Set<string>): PlannedField => {
  const choices = takenBy(field.options.map(({ label }) => label));
  return {
    ...field,
    label: kept(inArabic(field.label, namedBy(field.type), taken), taken),
    options: field.options.map((option) => ({
      ...option,
      label: kept(inArabic(option.label, isState(field.key) ? "state" : "choice", choices), choices),
    })),
  };
};

const takenBy = (all: readonly Words[]): Set<string> => new Set(all.flatMap(({ ar }) => (ar ? [ar] : [])));
const kept = (label: Words, taken: Set<string>): Words => {
  if (label.ar) taken.add(label.ar);
  return label;
};

/** A label with its Arabic; as it is where there is one, none is known, or something else is called so. */
export const inArabic = (label: Words, named: Named, taken: ReadonlySet<string>): Words => {
  if (label.ar || !label.en) return label;
  const ar = arabicOf(label.en, named);
  return ar && !taken.has(ar) ? { ...label, ar } : label;
};
export const namedBy = (type: FieldTypeName): Named =>
  type === "boolean" ? "yes or no" : type === "date" || type === "dateTime" || type === "time" ? "date" : "field";
/** Its choices are what becomes of a record. */
export const isState = (key: string): boolean => /status|state$|stage|phase|progress/i.test(key);
