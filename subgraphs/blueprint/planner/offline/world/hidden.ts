/** Properties that somebody may not see or change, or that some alone may. */
import type { FrameOf } from "../clauses/types.ts";
import { partOf } from "./access.ts";
import { roleOf } from "./acting-roles.ts";
import { entityOf } from "./entities.ts";
import { addItem, fieldKey } from "./fields.ts";
import type { World } from "./world.ts";

/** "Doctors may not see the price": noted for the rules of that role; the property is there, since it was named. */
export const hidden = (world: World, frame: FrameOf<"hidden">): void => {
  const { span, verbs } = { ...frame, span: frame.clause.span };
  const roles = frame.subjects.map((subject) => roleOf(world, subject, span));
  for (const item of frame.items) {
    const key = fieldKey(item);
    const named = frame.owner ? entityOf(world, frame.owner, span) : null;
    const holding = named ? [named] : [...world.entities.values()].filter((entity) => entity.fields.has(key));
    // "… and never the ratings": a rating is what a review holds.
    const rated = key === "rating" && holding.length === 0 ? world.entities.get("review") : undefined;
    if (rated && verbs.includes("read") && !frame.reserved)
      for (const role of roles) world.denials.push({ role, entity: rated.key, allow: new Set(["read"]), span });
    if (holding.length === 0 && !rated) world.unread.push(partOf(span, item));
    for (const entity of holding) {
      addItem(world, entity, item, span);
      if (!entity.fields.has(key)) continue;
      if (frame.reserved) reserve(world, { roles, entity: entity.key, field: key, verbs, span });
      else for (const role of roles) hide(world, { role, entity: entity.key, field: key, verbs, span });
    }
  }
};

const hide = (world: World, one: World["hides"][number]): void => {
  const known = world.hides.some(
    ({ role, entity, field, verbs }) =>
      role === one.role && entity === one.entity && field === one.field && verbs.length >= one.verbs.length && verbs[0] === one.verbs[0],
  );
  if (!known) world.hides.push(one);
};

/** Who alone may see or change something may do so. */
const reserve = (world: World, one: World["alone"][number]): void => {
  world.alone.push(one);
  const { roles, entity, field, verbs, span } = one;
  for (const role of roles) {
    const has = (verb: "read" | "update") =>
      world.grants.some((grant) => grant.role === role && grant.entity === entity && !grant.own && !grant.state && grant.allow.has(verb));
    if (!has("read")) world.grants.push({ role, entity, allow: new Set(["read"]), own: false, only: false, span });
    if (verbs.includes("update") && !has("update"))
      world.grants.push({ role, entity, allow: new Set(["update"]), own: false, only: false, fields: new Set([field]), span });
  }
};

/** Hides what some alone may see or change from everybody else, and what gives away what is hidden; once it is known who there is. In place. */
export const hideFromOthers = (world: World): void => {
  for (const { roles, entity, field, verbs, span } of world.alone) {
    // Of two such rules each lets its own in: "only managers …", "only accountants …".
    const among = new Set(
      world.alone.flatMap((one) => (one.entity === entity && one.field === field && one.verbs[0] === verbs[0] ? one.roles : roles)),
    );
    for (const role of [...world.roles.keys(), "r_member", "r_public"])
      if (!among.has(role)) hide(world, { role, entity, field, verbs, span, reserved: true });
  }
  // Who sees the price and what is left of it knows the discount.
  for (const { role, entity, field, verbs, span } of [...world.hides])
    for (const { key, formula } of world.entities.get(entity)?.fields.values() ?? [])
      if (verbs.includes("read") && formula?.some((term) => "field" in term && term.field === field))
        hide(world, { role, entity, field: key, verbs, span });
};
