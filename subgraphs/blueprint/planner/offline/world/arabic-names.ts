/**
 * What was described in English is called something in Arabic as well, where every word of its name is known. Keys, and what was named in
 * Arabic already, stay; no two things of one platform, and no two properties or choices of one thing, are called the same.
 */
import type { FieldTypeName } from "../../../../../schema/blueprint/shape.ts";
import { phraseOf } from "../clauses/phrases.ts";
import { singular } from "../text/fold.ts";
import { givenFor, type NameGiven } from "../text/names-given.ts";
import type { Token } from "../text/tokens.ts";
import { arabicOf, type Named } from "../words/english-arabic.ts";
import { entityWords, itemWords } from "../words/naming.ts";
import type { PlannedField, Words, World } from "./world.ts";

export const nameInArabic = (world: World, given: readonly NameGiven[]): void => {
  if (given.length > 0) asGiven(world, given);
  const entities = takenBy([...world.entities.values()].flatMap(({ label, plural }) => [label, plural]));
  for (const [key, entity] of world.entities) {
    const label = inArabic(entity.label, "entity", entities);
    const plural = inArabic(entity.plural, "entities", entities);
    // One of the two alone would be half a name.
    const named = label.ar && plural.ar ? { label, plural } : {};
    for (const words of [label, plural]) if (words.ar) entities.add(words.ar);
    world.entities.set(key, { ...entity, ...named });
    for (const field of fieldsInArabic([...entity.fields.values()], [])) entity.fields.set(field.key, field);
  }
  const roles = takenBy([...world.roles.values()].map(({ label }) => label));
  for (const [key, role] of world.roles) world.roles.set(key, { ...role, label: kept(inArabic(role.label, "role", roles), roles) });
};

/** What somebody named in Arabic themselves is called so. */
const asGiven = (world: World, given: readonly NameGiven[]): void => {
  const fields = [...world.entities.values()].flatMap((entity) => [...entity.fields.values()]);
  const known = [...world.entities.values(), ...world.roles.values(), ...fields].map(({ label }) => nameOf(label));
  const named = givenFor(given, new Set(known));
  const arabic = (label: Words): readonly Token[] | undefined => named.get(nameOf(label));
  for (const [key, entity] of world.entities) {
    const words = wordsGiven(arabic(entity.label));
    if (words)
      world.entities.set(key, {
        ...entity,
        label: { ...entity.label, ...words.label },
        plural: { ...entity.plural, ...words.plural },
      });
    for (const field of entity.fields.values()) entity.fields.set(field.key, fieldGiven(field, arabic(field.label)));
  }
  for (const [key, role] of world.roles) {
    const words = wordsGiven(arabic(role.label));
    if (words) world.roles.set(key, { ...role, label: { ...role.label, ...words.label } });
  }
};
const fieldGiven = (field: PlannedField, tokens: readonly Token[] | undefined): PlannedField =>
  tokens ? { ...field, label: { ...field.label, ...arabicIn(itemWords({ tokens })) } } : field;
export const nameOf = ({ en = "" }: Words): string => en.toLowerCase().replace(/\S+$/, singular);
export const wordsGiven = (tokens: readonly Token[] | undefined): { readonly label: Words; readonly plural: Words } | null => {
  const phrase = tokens ? phraseOf(tokens) : null;
  if (!phrase) return null;
  const { label, plural } = entityWords(phrase);
  // «المخزن الكبير» is more than the lexicon knows of it.
  const whole = (tokens ?? []).map(({ raw }) => raw).join(" ");
  const cut = (label.ar ?? "").split(" ").length < phrase.tokens.length;
  return cut ? { label: { ar: whole }, plural: { ar: whole } } : { label: arabicIn(label), plural: arabicIn(plural) };
};
const arabicIn = ({ ar }: Words): Words => (ar ? { ar } : {});

/** Fields of one thing, beside others it has. */
export const fieldsInArabic = (
  said: readonly PlannedField[],
  others: readonly Words[],
  given: readonly NameGiven[] = [],
): readonly PlannedField[] => {
  const arabic = givenFor(given, new Set(said.map(({ label }) => nameOf(label))));
  const fields = said.map((field) => fieldGiven(field, arabic.get(nameOf(field.label))));
  const taken = takenBy([...others, ...fields.map(({ label }) => label)]);
  return fields.map((field) => fieldInArabic(field, taken));
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
