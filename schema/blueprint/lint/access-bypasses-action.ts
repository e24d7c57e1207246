/**
 * ACCESS_BYPASSES_ACTION: a guarded action decides a field, and a policy lets people write that field directly — by updating it,
 * or by creating a record with a value the policy's check does not pin.
 */
import { nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { coveredFields, pinned } from "./access-common.ts";
import type { Lint } from "./lint.ts";

export const accessBypassesAction: Lint = {
  codes: ["ACCESS_BYPASSES_ACTION"],
  check: ({ full, nodes, checked }) => {
    const decidedBy = new Map<Id, Id>();
    for (const [id, action] of Object.entries(full.actions)) {
      if (action.when === undefined && action.approval === undefined) continue;
      for (const effect of Object.values(action.effects ?? {}))
        if (effect.do === "set" && !decidedBy.has(effect.field)) decidedBy.set(effect.field, id);
    }
    return Object.entries(full.policies).flatMap(([id, policy]): readonly Problem[] => {
      const check = pinned(checked(id, "check")?.tree);
      const where = pinned(checked(id, "where")?.tree);
      return coveredFields(full, policy).flatMap(([field, { immutable, compute }]) => {
        const action = decidedBy.get(field);
        if (!action || compute !== undefined) return [];
        const pin = check.get(field);
        // Pinned before and after to the same value, an update cannot change it.
        const updates = policy.allow.includes("update") && !immutable && !(pin !== undefined && where.get(field) === pin);
        const creates = policy.allow.includes("create") && pin === undefined;
        if (!updates && !creates) return [];
        const fix =
          policy.fields === "*"
            ? undefined
            : {
                label: { en: "Leave it to the action", ar: "ترك التغيير للإجراء" },
                ops: [{ op: "unlink" as const, id, prop: "fields", to: field }],
              };
        return [
          problem(
            nodes,
            "ACCESS_BYPASSES_ACTION",
            { id, prop: "fields" },
            { detail: nameOf(nodes, field), target: nameOf(nodes, action) },
            policy.allow.includes("read") ? undefined : fix,
          ),
        ];
      });
    });
  },
};
