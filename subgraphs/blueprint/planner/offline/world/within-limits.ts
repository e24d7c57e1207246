/** A long description may name more than a blueprint holds [BP5]: the first ones stay, and the report says what was left out. */
import { limits } from "../../../../../schema/blueprint/limits.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { World } from "./world.ts";

/** Kept free for what the planner adds: links, owners. */
const spare = 20;

/** Cuts a world to size in place; one sentence for each thing that was cut. */
export const withinLimits = (world: World): readonly Sentence[] => {
  const said: Sentence[] = [];
  const entities = [...world.entities.keys()].slice(limits.entities - spare);
  for (const key of entities) world.entities.delete(key);
  if (entities.length > 0) said.push(tooMany(entities.length, "entities", "كيانات", limits.entities - spare));
  for (const entity of world.entities.values()) {
    const fields = [...entity.fields.keys()].filter(
      (key, i) => i >= limits.fieldsPerEntity - spare || isGone(world, entity.fields.get(key)?.target),
    );
    for (const key of fields) entity.fields.delete(key);
    const name = entity.label.en ?? entity.label.ar ?? entity.key;
    if (fields.length > 0)
      said.push(tooMany(fields.length, `fields of ${name}`, `حقول ${entity.label.ar ?? name}`, limits.fieldsPerEntity - spare));
    for (const field of entity.fields.values())
      if (field.options.length > limits.optionsPerField) {
        said.push(
          tooMany(
            field.options.length - limits.optionsPerField,
            `choices of ${name}`,
            `خيارات ${entity.label.ar ?? name}`,
            limits.optionsPerField,
          ),
        );
        field.options = field.options.slice(0, limits.optionsPerField);
      }
  }
  world.grants = world.grants.filter((grant) => world.entities.has(grant.entity));
  return said;
};

const isGone = (world: World, target: string | undefined): boolean => target !== undefined && !world.entities.has(target);
const tooMany = (count: number, en: string, ar: string, most: number): Sentence => ({
  en: `${count} ${en} were left out: at most ${most} are planned at once.`,
  ar: `تُرك ${count} من ${ar}: الحد الأعلى في الخطة الواحدة ${most}.`,
});
