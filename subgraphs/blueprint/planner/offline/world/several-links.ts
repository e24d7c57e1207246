/**
 * Whose the several things of a list are: "an order has lines" — each line is of one order; "a booking has extras" — an extra is with
 * many bookings. What happens is made up of things that are there without it; a place, a person or a thing keeps what it has.
 */
import { addLink, isPicked } from "./fields.ts";
import type { PlannedEntity, World } from "./world.ts";

/** Turns round the links of which each belongs to one, and takes those that the other side says already. */
export const settleSeveral = (world: World): void => {
  for (const { entity: key, target: other, required, span } of world.several) {
    const [entity, target] = [world.entities.get(key), world.entities.get(other)];
    const field = entity && [...entity.fields.values()].find((one) => one.target === other && one.type === "references");
    if (!entity || !target || !field) continue;
    const back = [...target.fields.values()].some((one) => one.target === key);
    if (!back && isChosen(entity, target)) continue;
    entity.fields.delete(field.key);
    if (!back && !isLookedAfter(world, entity)) addLink(target, entity, span, required, null);
  }
};

/** "I am the owner: dogs, pens" — somebody of whom nothing is kept has none of their own. */
const isLookedAfter = (world: World, { key, concept, fields }: PlannedEntity): boolean =>
  (world.roles.has(key) || concept?.kind === "person") &&
  [...fields.values()].every(({ classification, key }) => classification === "internal" && key !== "name");
/** Whether each of them may be with several others as well. */
const isChosen = (entity: PlannedEntity, target: PlannedEntity): boolean => {
  const { key, concept, label } = target;
  if (/(?:line|item|entry|position)$/i.test(label.en ?? key)) return false;
  const [holder, held] = [entity.concept?.kind ?? "thing", concept?.kind ?? "thing"];
  if (isPicked(target)) return true;
  if (held === "person") return !(holder === "place" || holder === "person" || holding.has(entity.key));
  return ["event", "document"].includes(holder);
};
/** Who is in one of these is in no other. */
const holding = new Set("team company family class group department branch".split(" "));
