/** What records of a kind usually hold where a description does not say: fields by the lexicon, and the choices of a state. */

import { clientele } from "../words/access-words.ts";
import { knownOption } from "../words/naming.ts";
import { propertyOf } from "../words/words.ts";
import { classificationOf } from "./fields.ts";
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
const knownField = (key: string, required: boolean, entity: PlannedEntity): PlannedField | null => {
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

/** Which states records go through, by what they are; choices of the lexicon. */
const states: Readonly<Record<string, string>> = {
  "requested confirmed done cancelled": "appointment booking viewing visit stay",
  "new processing shipped delivered cancelled": "order",
  "todo inProgress done": "task milestone",
  "open inProgress resolved closed": "ticket issue complaint maintenanceRequest",
  "draft shipped paid overdue": "invoice",
  "new inProgress completed cancelled": "project productionOrder",
  "open closed": "job tender survey case competition",
  "submitted underReview accepted rejected":
    "application loanApplication serviceApplication insuranceClaim taxReturn permit adoption expenseClaim",
  "pending approved rejected cancelled": "request leaveRequest aidRequest",
  "pending paid failed refunded": "payment rentPayment installment refund transfer donation",
  "paid unpaid": "fine",
  "active expired cancelled": "membership contract lease sponsorship",
  "enrolled completed withdrawn": "enrollment registration",
  "present absent excused": "attendance",
  "borrowed returned overdue": "loan",
  "reserved active returned cancelled": "rental",
  "draft published archived": "article listing",
  "available reserved sold": "property eventTicket ticketSale",
  "available occupied maintenance": "room table bed apartment parking",
  "available reserved booked": "seat slot",
  "available rented maintenance": "car vehicle",
  "available inUse maintenance": "equipment machine asset ambulance productionLine container",
  "available reserved adopted": "animal",
  "pending inTransit delivered returned": "delivery shipment",
  "scheduled inProgress completed cancelled": "trip interview",
  "draft submitted accepted rejected": "quote purchaseOrder",
  "new contacted qualified won lost": "lead deal",
  "draft active completed": "campaign",
  "invited accepted rejected": "invitation",
  "applied interview hired rejected": "candidate",
};
const statesOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(states).flatMap(([choices, keys]) => keys.split(" ").map((key) => [key, choices.split(" ")] as const)),
);
const forEvents = ["available", "reserved", "sold"];
const anyStates = ["new", "inProgress", "done"];

/** Choices without choices get the usual ones. */
export const finishFields = (entity: PlannedEntity): void => {
  for (const field of entity.fields.values()) {
    if (field.type !== "enum" || field.options.length > 0) continue;
    const keys = propertyOf(field.key)?.options ?? [];
    const admits = entity.key === "ticket" && ["event", "screening", "match", "flight"].some((key) => entity.fields.has(key));
    field.options = (keys.length > 0 ? keys : admits ? forEvents : (statesOf.get(entity.key) ?? anyStates)).map(knownOption);
  }
};
