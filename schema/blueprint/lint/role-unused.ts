/** ROLE_UNUSED: a role that no policy, action, page or assistant names. */
import { isBuiltIn } from "../built-in.ts";
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";
import { usersOf } from "./look.ts";

export const roleUnused: Lint = {
  codes: ["ROLE_UNUSED"],
  of: ["role"],
  check: (look, id) => {
    if (isBuiltIn(id) || usersOf(look, id, ["policy", "action", "page", "assistant"], "roles").length > 0) return none;
    const name = nameOf(look.nodes, id);
    const fix = { label: { en: "Remove the role", ar: "حذف الدور" }, ops: [{ op: "remove" as const, id }] };
    const named = look.uses(id).length > 0;
    return [problem(look.nodes, "ROLE_UNUSED", { id }, { name: { en: `“${name.en}”`, ar: `«${name.ar}»` } }, named ? undefined : fix)];
  },
};
