/** PAGE_ROLE_NO_ACCESS: a page about an entity, shown to a role that may not read it. */
import { nameOf, pluralOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import { listed, readersOf } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { shaped } from "./look.ts";

export const pageRoleNoAccess: Lint = {
  codes: ["PAGE_ROLE_NO_ACCESS"],
  of: ["page"],
  check: (look, id) => {
    const { entity, roles } = shaped(look, "page", id)!;
    if (entity === undefined) return none;
    const without = roles.filter((role) => readersOf(look, entity, role).length === 0);
    if (without.length === 0) return none;
    const { nodes } = look;
    const detail = listed(without.map((role) => nameOf(nodes, role)));
    return [problem(nodes, "PAGE_ROLE_NO_ACCESS", { id, prop: "roles" }, { detail, target: pluralOf(nodes, entity) })];
  },
};
