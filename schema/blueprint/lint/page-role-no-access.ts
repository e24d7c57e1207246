/** PAGE_ROLE_NO_ACCESS: a page about an entity, shown to a role that may not read it. */
import { nameOf, pluralOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import { builtIn } from "../shape.ts";
import { listed } from "./access-common.ts";
import type { Lint } from "./lint.ts";

export const pageRoleNoAccess: Lint = {
  codes: ["PAGE_ROLE_NO_ACCESS"],
  check: ({ full, nodes }) => {
    const policies = Object.values(full.policies);
    const mayRead = (role: string, entity: string): boolean => {
      // Whoever is signed in is a member too; the administrator has the implied grant unless a policy replaces it.
      const as = role === builtIn.public ? [role] : [role, builtIn.member];
      if (policies.some((policy) => policy.entity === entity && policy.allow.includes("read") && policy.roles.some((r) => as.includes(r))))
        return true;
      return role === builtIn.admin && !policies.some((policy) => policy.entity === entity && policy.roles.includes(role));
    };
    return Object.entries(full.pages).flatMap(([id, page]) => {
      const { entity } = page;
      const without = entity === undefined ? [] : page.roles.filter((role) => !mayRead(role, entity));
      if (entity === undefined || without.length === 0) return [];
      return [
        problem(
          nodes,
          "PAGE_ROLE_NO_ACCESS",
          { id, prop: "roles" },
          { detail: listed(without.map((role) => nameOf(nodes, role))), target: pluralOf(nodes, entity) },
        ),
      ];
    });
  },
};
