/**
 * What a blueprint refuses is in no world that is emitted: a thing of which nothing is stored, a link to what is not there, a choice
 * without choices or with one twice, a rule about something that was taken again.
 */
import { limits } from "../../../../../schema/blueprint/limits.ts";
import { finishFields, usualFields } from "./usual.ts";
import type { World } from "./world.ts";

/** Makes a completed world sound, in place. */
export const sound = (world: World): void => {
  const isThere = (key: string | null): boolean => key === null || world.entities.has(key);
  for (const entity of world.entities.values()) {
    for (const { target, ...field } of entity.fields.values())
      if (target !== undefined && !isThere(target)) entity.fields.set(field.key, { ...field, type: "text" });
    if (entity.fields.size === 0) usualFields(world, entity);
    finishFields(entity);
    for (const field of entity.fields.values())
      field.options = field.options
        .filter(({ key }, i, all) => all.findIndex((other) => other.key === key) === i)
        .slice(0, limits.optionsPerField);
  }
  world.grants = world.grants.filter(({ entity }) => isThere(entity));
  for (const list of [world.denials, world.decisions, world.marks, world.notices, world.views, world.hides])
    keepOnly<{ readonly entity: string | null }>(list, ({ entity }) => isThere(entity));
};

const keepOnly = <One>(list: One[], isKept: (one: One) => boolean): void => void list.splice(0, list.length, ...list.filter(isKept));
