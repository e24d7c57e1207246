/** ROLE_UNUSED: a role that no policy, action, page or assistant names. */
import { isBuiltIn } from "../built-in.ts";
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Lint } from "./lint.ts";

export const roleUnused: Lint = {
  codes: ["ROLE_UNUSED"],
  check: ({ full, nodes }) => {
    const users = [full.policies, full.actions, full.pages, full.assistants].flatMap(
      (map) => Object.values(map) as readonly { readonly roles?: readonly string[] }[],
    );
    const used = new Set(users.flatMap(({ roles }) => roles ?? []));
    return Object.keys(full.roles).flatMap((id) => {
      const name = nameOf(nodes, id);
      return used.has(id) || isBuiltIn(id)
        ? []
        : [problem(nodes, "ROLE_UNUSED", { id }, { name: { en: `“${name.en}”`, ar: `«${name.ar}»` } })];
    });
  },
};
