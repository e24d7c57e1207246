/**
 * ROLE_SIGNUP_POWERFUL: a role anybody may register with can approve, run what is risky, delete records of others, or see the personal
 * data of everybody. The fix leaves giving that role to people who run the platform.
 */

import type { Sentence } from "../../ids.ts";
import { nameOf, pluralOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { boundToMe, conjuncts, coveredFields } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt, type Look, shaped, usersOf } from "./look.ts";

export const roleSignupPowerful: Lint = {
  codes: ["ROLE_SIGNUP_POWERFUL"],
  of: ["role"],
  check: (look, id, { props }) => {
    if (props.signUp !== true) return none;
    const power = actionPower(look, id) ?? policyPower(look, id);
    if (!power) return none;
    const fix = {
      label: { en: "Do not let visitors register with it", ar: "منع الزوار من التسجيل به" },
      ops: [{ op: "set" as const, id, prop: "signUp", value: null }],
    };
    return [problem(look.nodes, "ROLE_SIGNUP_POWERFUL", { id, prop: "signUp" }, { detail: power }, fix)];
  },
};

const actionPower = (look: Look, role: Id): Sentence | undefined => {
  for (const { id, prop } of look.uses(role)) {
    const action = shaped(look, "action", id);
    if (!action) continue;
    const name = nameOf(look.nodes, id);
    if (prop.startsWith("approval")) return { en: `approve “${name.en}”`, ar: `الموافقة على «${name.ar}»` };
    const risky = action.risk === "critical" || action.risk === "high";
    if (prop === "roles" && risky && !action.approval && !bound(look, id, "when"))
      return { en: `run “${name.en}”, whose risk is ${action.risk}`, ar: `تنفيذ «${name.ar}» وهو عالي الخطورة` };
  }
  return undefined;
};

const policyPower = (look: Look, role: Id): Sentence | undefined => {
  for (const id of usersOf(look, role, "policy", "roles")) {
    const policy = shaped(look, "policy", id)!;
    if (policy.where !== undefined && (bound(look, id, "where") || !policy.allow.includes("delete"))) continue;
    const many = pluralOf(look.nodes, policy.entity);
    if (policy.allow.includes("delete")) return { en: `delete ${many.en} of others`, ar: `حذف ${many.ar} لغيره` };
    const plain = coveredFields(look, policy).find(
      (field) => fieldAt(look, field).classification === "sensitive" && !policy.mask?.includes(field),
    );
    if (!policy.allow.includes("read") || !plain) continue;
    const field = nameOf(look.nodes, plain);
    return { en: `see “${field.en}” of all ${many.en}`, ar: `رؤية «${field.ar}» في كل ${many.ar}` };
  }
  return undefined;
};

/** The condition asks who is asking. */
const bound = (look: Look, id: Id, prop: string): boolean =>
  conjuncts(look.checked(id, prop)?.tree).some((part) => boundToMe(part) !== null);
