/** ACCESS_SENSITIVE_UNMASKED: sensitive data shown plainly by a policy that does not say why. The fix masks it. */
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import { coveredFields, listed } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, shaped } from "./look.ts";

export const accessSensitiveUnmasked: Lint = {
  codes: ["ACCESS_SENSITIVE_UNMASKED"],
  of: ["policy"],
  check: (look, id) => {
    const policy = shaped(look, "policy", id)!;
    const { nodes } = look;
    if (!policy.allow.includes("read") || policy.purpose !== undefined) return none;
    const plain = coveredFields(look, policy).filter(
      (field) => fieldAt(look, field).classification === "sensitive" && !policy.mask?.includes(field),
    );
    if (plain.length === 0) return none;
    const ops = plain.map((to) => ({ op: "link" as const, id, prop: "mask", to }));
    const detail = listed(plain.map((field) => nameOf(nodes, field)));
    return [problem(nodes, "ACCESS_SENSITIVE_UNMASKED", { id, prop: "mask" }, { detail }, { label: { en: "Mask it", ar: "حجبها" }, ops })];
  },
};
