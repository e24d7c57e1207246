/** Who enters who does something has to find them: the names of those who sign in, and nothing else of them. */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import { builtIn } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { type Note, say } from "../frames/noted.ts";
import { clientele } from "../words/access-words.ts";
import { mergedGrants, roleId, roleWords } from "../world/merged-grants.ts";
import type { Grant, PlannedField, World } from "../world/world.ts";
import type { Ids } from "./node-ids.ts";

/** A rule for each role that writes records of others with a person in them. Whoever writes their own only is in them already. */
export const peopleOps = (world: World, ids: Ids, note: Note): readonly Op[] => {
  const chosen = new Map<string, PlannedField>();
  for (const grant of mergedGrants(world)) {
    const field = chosenBy(world, grant);
    if (field && !chosen.has(grant.role)) chosen.set(grant.role, field);
  }
  return [...chosen].map(([role, field]) => {
    const id = ids.policy(role.replace(/^r_/, ""), "user", "names");
    const who: Sentence = roleWords.get(role) ?? say(world.roles.get(role)?.label ?? {}, role);
    const name = say(field.label, field.key);
    note({
      text: {
        en: `${who.en} may see the names of the people who sign in, to choose “${name.en}”.`,
        ar: `${who.ar}: عرض أسماء من يدخلون إلى المنصة لاختيار «${name.ar}».`,
      },
      span: null,
      nodes: [id],
    });
    return {
      op: "add",
      kind: "policy",
      id,
      props: { roles: [roleId(role, ids)], entity: builtIn.user, allow: ["read"], fields: ["f_user_name"] },
    };
  });
};

/** The person such a grant lets somebody choose; null: none. */
const chosenBy = (world: World, { role, entity, allow, own, fields }: Grant): PlannedField | null => {
  if (own || !world.roles.has(role) || clientele.has(role) || !(allow.has("create") || allow.has("update"))) return null;
  const hidden = new Set(world.hides.flatMap((hide) => (hide.role === role && hide.entity === entity ? [hide.field] : [])));
  return (
    [...(world.entities.get(entity)?.fields.values() ?? [])].find(
      ({ key, type, fromMe }) => type === "user" && !fromMe && !hidden.has(key) && (allow.has("create") || !fields || fields.has(key)),
    ) ?? null
  );
};
