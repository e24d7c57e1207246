/**
 * ACCESS_BYPASSES_ACTION: a guarded action decides a field, and a policy lets people write that field directly — by updating it,
 * or by creating a record with a value the policy's check does not pin.
 */
import { nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { coveredFields, pinned } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, type Look, shaped, usersOf } from "./look.ts";

export const accessBypassesAction: Lint = {
  codes: ["ACCESS_BYPASSES_ACTION"],
  of: ["policy"],
  check: (look, id) => {
    const policy = shaped(look, "policy", id)!;
    const may = (what: "create" | "update"): boolean => policy.allow.includes(what);
    if (!may("create") && !may("update")) return none;
    const check = pinned(look.checked(id, "check")?.tree);
    const where = pinned(look.checked(id, "where")?.tree);
    return coveredFields(look, policy).flatMap((field): readonly Problem[] => {
      const { immutable, compute } = fieldAt(look, field);
      if (compute !== undefined) return none;
      const pin = check.get(field);
      // Pinned before and after to the same value, an update cannot change it.
      const updates = may("update") && !immutable && !(pin !== undefined && where.get(field) === pin);
      const creates = may("create") && pin === undefined;
      const action = updates || creates ? decidedBy(look, field) : undefined;
      if (!action) return none;
      const fix =
        policy.fields === "*"
          ? undefined
          : {
              label: { en: "Leave it to the action", ar: "ترك التغيير للإجراء" },
              ops: [{ op: "unlink" as const, id, prop: "fields", to: field }],
            };
      return [
        problem(
          look.nodes,
          "ACCESS_BYPASSES_ACTION",
          { id, prop: "fields" },
          { detail: nameOf(look.nodes, field), target: nameOf(look.nodes, action) },
          policy.allow.includes("read") ? undefined : fix,
        ),
      ];
    });
  },
};

/** The first action that sets a field under a condition. */
const decidedBy = (look: Look, field: Id): Id | undefined =>
  usersOf(look, field, "effect", "field")
    .flatMap((effect) => {
      const owner = look.node(effect)?.owner;
      const action = owner && look.node(effect)?.props.do === "set" ? shaped(look, "action", owner) : undefined;
      return action && (action.when !== undefined || action.approval !== undefined) ? [owner!] : [];
    })
    .sort()[0];
