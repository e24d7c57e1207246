/**
 * ACCESS_GIVES_AWAY: a policy shows a formula, a lookup or a summary that tells of a field its people may not see. The fix hides it too.
 * What only masks is ACCESS_INFER's. Of records of which people see nothing at all a figure may be told: that is what it is made for.
 */
import { nameOf } from "../naming.ts";
import type { Op, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Policy } from "../shape.ts";
import { coveredFields, readersOf, toldBy } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";

export const accessGivesAway: Lint = {
  codes: ["ACCESS_GIVES_AWAY"],
  of: ["policy"],
  check: (look, id) => {
    const policy = shaped(look, "policy", id)!;
    if (!policy.allow.includes("read")) return none;
    const problems: Problem[] = [];
    for (const field of coveredFields(look, policy)) {
      if (policy.mask?.includes(field)) continue;
      const told = toldBy(look, field).find((one) => policy.roles.some((role) => hidden(look, policy, role, one)));
      if (!told) continue;
      const takenOut = policy.fields !== "*" && policy.fields.length > 1;
      const op: Op = takenOut ? { op: "unlink", id, prop: "fields", to: field } : { op: "link", id, prop: "mask", to: field };
      const label = takenOut ? { en: "Do not show it either", ar: "عدم إظهاره أيضًا" } : { en: "Mask it", ar: "حجبه" };
      const words = { detail: nameOf(look.nodes, told.field), target: nameOf(look.nodes, field) };
      problems.push(problem(look.nodes, "ACCESS_GIVES_AWAY", { id, prop: "fields" }, words, { label, ops: [op] }));
    }
    return problems;
  },
};

/** People with the role see such records, but not this field of all those the policy shows. */
const hidden = (look: Look, policy: Policy, role: Id, { field, own }: { readonly field: Id; readonly own: boolean }): boolean => {
  const { fields, where } = policy;
  if (own && (fields === "*" || fields.includes(field))) return false;
  const entity = look.node(field)?.owner;
  const readers = entity ? readersOf(look, entity, role) : "all";
  if (readers === "all" || readers.length === 0) return false;
  return !readers.some(
    ([, other]) =>
      (other.fields === "*" || other.fields.includes(field)) &&
      !other.mask?.includes(field) &&
      // Of the records the policy shows, another one may show it of some only.
      (!own || other.where === undefined || other.where === where),
  );
};
