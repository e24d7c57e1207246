/** Tests of the access rules that were made. */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import { mergedGrants, roleId } from "../world/merged-grants.ts";
import { ownPath } from "../world/own-paths.ts";
import type { World } from "../world/world.ts";
import type { Ids } from "./node-ids.ts";

/** Tests of the access rules: the owner sees their own, another does not; who may change may, a visitor may not [BP49]. */
export const testOps = (world: World, ids: Ids): readonly Op[] => {
  const grants = mergedGrants(world);
  const ops: Op[] = [];
  const used = new Set<Id>();
  const add = (entity: string, name: string, props: Readonly<Record<string, unknown>>): void => {
    let id = ids.test(entity, name);
    for (let n = 2; used.has(id); n++) id = ids.test(entity, `${name}_${n}`);
    used.add(id);
    ops.push({ op: "add", kind: "test", id, parent: ids.entity(entity), props });
  };
  for (const entity of world.entities.values()) {
    const here = grants.filter((grant) => grant.entity === entity.key);
    for (const grant of here) {
      const role = grant.role.replace(/^r_/, "");
      const as = roleId(grant.role, ids);
      // A rule about a state needs a record in that state: no test is made up for it.
      if (grant.state) continue;
      if (grant.own) {
        const path = ownPath(world, grant);
        if (!path || !grant.allow.has("read")) continue;
        const at = path.map((step) => ids.field(step.entity, step.field)).join(".");
        add(entity.key, `${role}_own`, { as, does: "read", given: { [at]: "me" }, expect: "allowed" });
        const wider = here.some(
          (other) => !other.own && other.allow.has("read") && (other.role === grant.role || other.role === "r_member"),
        );
        if (!wider && grant.role !== "r_member")
          add(entity.key, `${role}_other`, { as, does: "read", given: { [at]: "other" }, expect: "refused" });
        const writes = here.some((other) => (other.role === grant.role || other.role === "r_member") && other.allow.has("update"));
        if (!writes)
          add(entity.key, `${role}_change`, { as, does: `${ids.entity(entity.key)}.update`, given: { [at]: "me" }, expect: "refused" });
      } else if (grant.span !== null && grant.allow.has("update"))
        add(entity.key, `${role}_change`, { as, does: `${ids.entity(entity.key)}.update`, expect: "allowed" });
      else if (grant.span !== null && grant.allow.has("read") && grant.role !== "r_public")
        add(entity.key, `${role}_read`, { as, does: "read", expect: "allowed" });
    }
    for (const hide of world.hides) {
      const grant = here.find((one) => one.role === hide.role && one.allow.has("read") && !one.state);
      const path = grant?.own ? ownPath(world, grant) : null;
      if (hide.entity !== entity.key || !grant || !hide.verbs.includes("read") || entity.fields.get(hide.field)?.target) continue;
      const at = path?.map((step) => ids.field(step.entity, step.field)).join(".");
      add(entity.key, `${hide.role.replace(/^r_/, "")}_${hide.field}`, {
        as: roleId(hide.role, ids),
        does: "read",
        ...(at ? { given: { [at]: "me" } } : {}),
        expect: "masked",
        fields: [ids.field(entity.key, hide.field)],
      });
    }
    if (!here.some((grant) => grant.role === "r_public")) add(entity.key, "public", { as: "r_public", does: "read", expect: "refused" });
  }
  return ops;
};
