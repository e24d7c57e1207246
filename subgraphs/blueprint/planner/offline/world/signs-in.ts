/** "Each appointment has a vet", where vets sign in and nothing is kept of them: it points to one of them, and is no text. */
import type { World } from "./world.ts";

/** Makes such properties users; one's own are filled with whoever adds the record. */
export const signsIn = (world: World): void => {
  const acts = (key: string): string | null =>
    world.roles.has(key) ? key : key === "member" && world.grants.some(({ role }) => role === "r_member") ? "r_member" : null;
  for (const entity of world.entities.values())
    for (const field of entity.fields.values()) {
      const role = field.type === "text" && field.span !== null && !field.target && field.options.length === 0 ? acts(field.key) : null;
      if (role === null || world.entities.has(field.key)) continue;
      const mine = world.grants.some(
        (grant) => grant.role === role && grant.entity === entity.key && grant.own && grant.allow.has("create"),
      );
      entity.fields.set(field.key, {
        ...field,
        type: "user",
        unique: false,
        classification: "internal",
        ...(mine ? { fromMe: true } : {}),
      });
    }
};
