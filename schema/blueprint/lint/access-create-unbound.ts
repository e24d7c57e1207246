/**
 * ACCESS_CREATE_UNBOUND: a policy shows people only their own records, but its check does not say that what they write is theirs
 * too, so they could file for someone else. The fix adds the missing parts to the check.
 */
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { boundToMe, conjuncts, coveredFields } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, shaped } from "./look.ts";

export const accessCreateUnbound: Lint = {
  codes: ["ACCESS_CREATE_UNBOUND"],
  of: ["policy"],
  check: (look, id) => {
    const policy = shaped(look, "policy", id)!;
    if (!policy.allow.includes("create") && !policy.allow.includes("update")) return none;
    const where = look.checked(id, "where");
    if (!where) return none;
    const checks = new Set(conjuncts(look.checked(id, "check")?.tree).map((part) => boundToMe(part)?.join(".")));
    const writable = (field: Id): boolean => coveredFields(look, policy).includes(field) && !fieldAt(look, field).immutable;
    const unbound = conjuncts(where.tree).filter((part) => {
      const path = boundToMe(part);
      if (path === null || checks.has(path.join("."))) return false;
      return policy.allow.includes("create") || (policy.allow.includes("update") && writable(path[0]!));
    });
    if (unbound.length === 0) return none;
    const value = [policy.check, policy.where]
      .filter((text) => text !== undefined)
      .map((text) => (policy.check === undefined ? text : `(${text})`))
      .join(" && ");
    const fix = {
      label: { en: "Require it to be their own", ar: "اشتراط أن يكون السجل لهم" },
      ops: [{ op: "set" as const, id, prop: "check", value }],
    };
    return [problem(look.nodes, "ACCESS_CREATE_UNBOUND", { id, prop: "check" }, {}, fix)];
  },
};
