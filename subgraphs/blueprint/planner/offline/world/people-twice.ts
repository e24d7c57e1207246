/** Who only acts is a role and no record: where nothing is kept of a person, what points to them points to who signs in. */

import type { Frame } from "../clauses/types.ts";
import { entityKey } from "../words/naming.ts";
import type { PlannedEntity, World } from "./world.ts";

/** Takes the records of a world that are nothing but its roles again, but for what is kept for sure. */
export const withoutTwins = (world: World, frames: readonly Frame[], sure: ReadonlySet<string>): void => {
  const said = new Set([...frames.flatMap(named), ...sure]);
  for (const role of world.roles.keys()) {
    const entity = world.entities.get(role);
    if (!entity || said.has(role) || isKept(world, entity)) continue;
    world.entities.delete(role);
    world.declared.delete(role);
    world.grants = world.grants.filter((grant) => grant.entity !== role);
    for (const other of world.entities.values())
      for (const { target, ...field } of other.fields.values())
        if (target === role) other.fields.set(field.key, { ...field, type: "user" });
  }
};

/** "Patients, doctors, appointments", "assigned to one lawyer": named as something that is kept. */
const named = (one: Frame): readonly string[] =>
  (one.is === "things" ? one.phrases : one.is === "links" ? [...one.subjects, ...one.targets] : []).map(entityKey);

/** It has something of its own, somebody else enters or sees it, or several of it belong to a record. */
const isKept = (world: World, { key, fields, described }: PlannedEntity): boolean =>
  fields.size > 0 ||
  described ||
  world.grants.some(({ entity, role, span }) => entity === key && role !== key && span !== null) ||
  world.decisions.some(({ entity }) => entity === key) ||
  [...world.entities.values()].some((other) =>
    [...other.fields.values()].some(({ target, type }) => target === key && type === "references"),
  );
