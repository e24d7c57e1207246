/** From "who may do what" to grants and denials: who acts is a role. */
import type { Crud } from "../../../../schema/blueprint/shape.ts";
import type { Span } from "../../../../schema/planner.ts";
import { clientele } from "./access-words.ts";
import { conceptEntity, entityOf, grantable } from "./entities.ts";
import { addItem, addLink, fieldKey } from "./fields.ts";
import { entityKey, entityWords } from "./naming.ts";
import { isNothing } from "./phrases.ts";
import type { Token } from "./tokens.ts";
import type { FrameOf, Phrase } from "./types.ts";
import { conceptOf, wholeChoice, wholeProperty } from "./words.ts";
import type { Grant, PlannedEntity, World } from "./world.ts";

const builtInRoles = { member: "r_member", admin: "r_admin", public: "r_public" } as const;

/** The role a phrase names: built in, or made. */
export const roleOf = (world: World, phrase: Phrase, span: Span | null): string => {
  const kind = phrase.concept?.kind;
  if ((kind === "member" && !isGroup(phrase)) || kind === "admin" || kind === "public") return builtInRoles[kind];
  const key = entityKey(phrase);
  const id = key;
  if (!world.roles.has(id)) world.roles.set(id, { key, id, label: entityWords(phrase).label, signUp: false, span });
  return id;
};

/** "Sales people", "the delivery people": some, not whoever signs up. */
const isGroup = ({ tokens, modifiers }: Phrase): boolean =>
  tokens.some(({ word }) => groups.has(word)) && modifiers.some(({ word }) => !whoever.has(word));
const groups = new Set(["people", "person"]);
const whoever = new Set(["signed", "logged", "registered", "in", "up", "any", "all", "other", "authenticated"]);

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
  const roles = frame.subjects.filter((subject) => !isNothing(subject)).map((subject) => roleOf(world, subject, span));
  const who = roles.length > 0 ? roles : ["r_member"];
  const grant = (role: string, entity: PlannedEntity, allow: readonly Crud[], own: boolean, beside: readonly Token[] = []): void => {
    const state = allow.includes("create") ? null : stateOf(entity, beside);
    if (frame.not) world.denials.push({ role, entity: entity.key, allow: new Set(allow), span });
    else world.grants.push({ role, entity: entity.key, allow: new Set(allow), own, only: frame.only, ...(state ? { state } : {}), span });
  };
  // An officer who reviews permits checks them; a guest who reviews a hotel, and whoever rates something, leaves a review.
  const checks =
    frame.verb.key === "rate" &&
    who.some((role) => role !== "r_member" && !clientele.has(role)) &&
    (/^review/.test(frame.word ?? "") || frame.objects.some(({ concept }) => concept === null || concept.kind === "document"));
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
    if ((isNothing(phrase) || phrase.concept === null) && isEverything(phrase)) {
      for (const entity of world.entities.values()) for (const role of who) grant(role, entity, allows, false);
      continue;
    }
    const entity = grantable(phrase) && !frame.not ? entityOf(world, phrase, span) : (world.entities.get(entityKey(phrase)) ?? null);
    if (!entity) {
      world.unread.push(partOf(span, phrase));
      continue;
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
      leaves && !frame.not && !isRecord(entity) && entity.key !== leaves.key ? conceptEntity(world, leaves, span, "leaves") : null;
    if (record) addLink(record, entity, span, true, "leaves");
    for (const role of who) {
      if (!record)
        grant(
          role,
          entity,
          allows,
          frame.own ||
            (role === "r_member" && personal.has(entity.key) && allows.includes("create") && !allows.includes("delete")) ||
            (clientele.has(role) &&
              (isRecord(entity) || entity.concept?.kind === "document") &&
              allows.includes("create") &&
              !allows.includes("delete")),
          phrase.beside,
        );
      else {
        grant(role, entity, ["read"], false);
        grant(role, record, allows, role !== "r_public");
      }
    }
  }
  // "search, filter and book", "donate to shelters": what it leaves is all that is kept of it.
  const kept = objects.some((phrase) => world.entities.has(entityKey(phrase)));
  if (leaves && !kept && !frame.not) {
    const record = conceptEntity(world, leaves, span, "leaves");
    for (const role of who) grant(role, record, allows, true);
  }
};

/** Approve, reject, accept, decline; «يعتمد»، «يوافق»، «يرفض». */
const deciding = /^(?:approv|reject|declin|accept)(?:e|es|s|ing)?$|^[يتن](?:عتمد|وافق|رفض)(?:ون|ها|ه|هم|ونها|ونه)?$/;

/** "Doctors may not see the price": noted for the rules of that role; the property is there, since it was named. */
export const hidden = (world: World, frame: FrameOf<"hidden">): void => {
  const { span } = frame.clause;
  const roles = frame.subjects.map((subject) => roleOf(world, subject, span));
  for (const item of frame.items) {
    const key = fieldKey(item);
    const named = frame.owner ? entityOf(world, frame.owner, span) : null;
    const holding = named ? [named] : [...world.entities.values()].filter((entity) => entity.fields.has(key));
    if (holding.length === 0) world.unread.push(partOf(span, item));
    for (const entity of holding) {
      addItem(world, entity, item, span);
      if (entity.fields.has(key))
        for (const role of roles) world.hides.push({ role, entity: entity.key, field: key, verbs: frame.verbs, span });
    }
  }
};

/** The place of a phrase inside its clause. */
const partOf = (clause: Span, phrase: { readonly tokens: readonly Token[] }): Span => {
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

/** What people keep for themselves. */
const personal = new Set(["favorite", "cart", "collection", "journalEntry"]);

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
