/** What operations do to the fields a policy opens. */
import type { Op } from "./operation.ts";
import type { Id } from "./shape.ts";

/** Whether the operation takes the field out of what the policy opens: a mask on it has nothing left to cover. */
export const takesField = (op: Op, policy: Id, field: string): boolean => {
  if (op.id !== policy) return false;
  if (op.op === "unlink") return op.prop === "fields" && op.to === field;
  return op.op === "set" && op.prop === "fields" && Array.isArray(op.value) && !op.value.includes(field);
};

/** Whether a list of fields opens nothing that was closed before; "*" is all of them. */
export const opensNoField = (before: unknown, after: unknown): boolean =>
  Array.isArray(after) && (before === "*" || (Array.isArray(before) && after.every((field) => before.includes(field))));
