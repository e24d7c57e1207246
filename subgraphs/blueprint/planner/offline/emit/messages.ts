/** How a workflow tells somebody: the connection messages go by, and where to, for every kind of occasion there is. */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Json, Sentence } from "../../../../../schema/ids.ts";
import type { Phrase } from "../clauses/types.ts";
import { say } from "../frames/noted.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import type { Ids } from "./node-ids.ts";

/** What has to be said of every workflow that is drawn. */
export const notRunYet: Sentence = {
  en: "Workflows are kept in the blueprint with an e-mail connection to fill in; platforms do not run them yet.",
  ar: "سير العمل محفوظ في المخطط مع اتصال بريد يُستكمل؛ المنصات لا تنفذه بعد.",
};

/** The connection all messages go by; its settings and its password are filled in by people. */
export const mailOp = (ids: Ids): Op => ({
  op: "add",
  kind: "connection",
  id: ids.other("cn", "mail"),
  props: { key: "mail", label: { en: "Mail", ar: "البريد" }, provider: "smtp", category: "communication", secrets: ["password"] },
});

/** Where a message goes, as a step's option `to`, and who that is. */
export interface Receiver {
  readonly path: Json;
  readonly said: Sentence;
}

/** The links from a record to another thing, straight or by way of one between them: the student's parent. */
const wayTo = (world: World, entity: PlannedEntity, key: string, ids: Ids): string | null => {
  const links = (of: PlannedEntity) => [...of.fields.values()].filter(({ type }) => type === "reference");
  const straight = links(entity).find(({ target }) => target === key);
  if (straight) return ids.field(entity.key, straight.key);
  for (const link of links(entity)) {
    const between = world.entities.get(link.target ?? "");
    const next = between && between.key !== entity.key ? links(between).find(({ target }) => target === key) : undefined;
    if (between && next) return `${ids.field(entity.key, link.key)}.${ids.field(between.key, next.key)}`;
  }
  return null;
};

const whoAsked =
  /^(?:requester|creator|submitter|author|owner|sender|user|users|member|them|him|her|person|صاحب|صاحبه|مقدم|مقدمه|الطالب|المستخدم)$/;

/**
 * Where the message goes: the e-mail of a linked person, people with a role, or whoever made the record, where that is whom the words name;
 * null: nobody it could go to. Somebody without an address is not the one who entered the record.
 */
export const receiverOf = (world: World, entity: PlannedEntity, to: Phrase, ids: Ids): Receiver | null => {
  const key = to.concept?.key ?? "";
  const target = world.entities.get(key);
  const own = target === entity ? [...entity.fields.values()].find(({ type }) => type === "email" || type === "user") : undefined;
  if (own) return { path: `trigger.record.${ids.field(key, own.key)}`, said: say(entity.label, key) };
  const linked = target ? wayTo(world, entity, key, ids) : null;
  const reached = target && linked ? [...target.fields.values()] : [];
  // The one person it is about, and not everybody who has the role.
  const mail = reached.find(({ type }) => type === "email") ?? reached.find(({ type }) => type === "user");
  if (target && linked && mail) return { path: `trigger.record.${linked}.${ids.field(key, mail.key)}`, said: say(target.label, key) };
  const user = [...entity.fields.values()].find((field) => field.type === "user" && field.key === key);
  if (user) return { path: `trigger.record.${ids.field(entity.key, user.key)}`, said: say(user.label, key) };
  const role = world.roles.get(key);
  if (role && !linked) return { path: { role: ids.role(key) }, said: say(role.label, key) };
  if (to.concept?.kind === "admin") return { path: { role: "r_admin" }, said: { en: "Administrators", ar: "المديرون" } };
  const made = to.concept?.kind === "member" || to.tokens.some((token) => whoAsked.test(token.word));
  return made && !target ? { path: "trigger.record.createdBy", said: { en: "Whoever created it", ar: "من أنشأه" } } : null;
};
