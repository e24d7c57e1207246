/** What may be done with records, in the order people say it: see, add, change, delete. */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";

const words: readonly (readonly [Crud, Sentence])[] = [
  ["read", { en: "see", ar: "عرض" }],
  ["create", { en: "add", ar: "إضافة" }],
  ["update", { en: "change", ar: "تعديل" }],
  ["delete", { en: "delete", ar: "حذف" }],
];

export const saidOf = (allow: ReadonlySet<Crud>): Sentence => {
  const said = words.flatMap(([verb, name]) => (allow.has(verb) ? [name] : []));
  return { en: said.map(({ en }) => en).join(", "), ar: said.map(({ ar }) => ar).join("، ") };
};

/** People a platform serves: what they file is theirs alone. */
export const clientele: ReadonlySet<string> = new Set([
  "customer",
  "subscriber",
  "patient",
  "student",
  "guest",
  "traveler",
  "passenger",
  "tenant",
  "citizen",
  "donor",
  "borrower",
  "candidate",
  "parent",
  "attendee",
  "adopter",
  "beneficiary",
  "visitor",
]);

/** «لا يرون»: what nobody may any more, as a sentence that is understood says it. */
export const refusedInArabic = (verbs: ReadonlySet<Crud>): string =>
  verbs.has("read") ? "لا يرون" : verbs.has("update") ? "لا يعدلون" : verbs.has("create") ? "لا يضيفون" : "لا يحذفون";
