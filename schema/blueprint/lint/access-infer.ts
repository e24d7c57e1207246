/**
 * ACCESS_INFER: what a policy masks can be worked out: from a computed field it shows plainly, or from the order, the groups or the
 * filter of a page shown to the same people. The fix masks the computed field too.
 */
import { nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { coveredFields, type Readers, readersOf, toldBy } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";

export const accessInfer: Lint = {
  codes: ["ACCESS_INFER"],
  of: ["policy", "page"],
  check: (look, id, { kind }) => (kind === "policy" ? fromComputed(look, id) : fromPage(look, id)),
};

const fromComputed = (look: Look, id: Id): readonly Problem[] => {
  const policy = shaped(look, "policy", id)!;
  const mask = policy.mask ?? [];
  if (mask.length === 0 || !policy.allow.includes("read")) return none;
  const problems: Problem[] = [];
  for (const field of coveredFields(look, policy)) {
    if (mask.includes(field)) continue;
    const source = toldBy(look, field).find((told) => told.own && mask.includes(told.field))?.field;
    if (!source) continue;
    const fix = { label: { en: "Mask it too", ar: "حجبه أيضًا" }, ops: [{ op: "link" as const, id, prop: "mask", to: field }] };
    const words = { detail: nameOf(look.nodes, source), target: nameOf(look.nodes, field) };
    problems.push(problem(look.nodes, "ACCESS_INFER", { id, prop: "mask" }, words, fix));
  }
  return problems;
};

const fromPage = (look: Look, id: Id): readonly Problem[] => {
  const { entity, roles, view } = shaped(look, "page", id)!;
  if (entity === undefined || view === undefined) return none;
  const used: readonly (readonly [string, Id])[] = [
    ...(view.sort ?? []).map(({ field }) => ["view.sort", field] as const),
    ...(view.groupBy ? [["view.groupBy", view.groupBy] as const] : []),
    ...(look.checked(id, "view.filter")?.reads ?? []).map((path) => ["view.filter", path[0]!] as const),
  ];
  if (used.length === 0) return none;
  const readers = roles.map((role) => readersOf(look, entity, role));
  return used.flatMap(([prop, field]) => {
    if (!readers.some((policies) => masked(look, policies, field))) return none;
    return [problem(look.nodes, "ACCESS_INFER", { id, prop }, { detail: nameOf(look.nodes, field), target: nameOf(look.nodes, id) })];
  });
};

/** By these policies people see the field, and every one that shows it masks it. */
const masked = (look: Look, readers: Readers, field: Id): boolean => {
  if (readers === "all") return look.node(field)?.props.classification === "sensitive";
  const showing = readers.filter(([, { fields }]) => fields === "*" || fields.includes(field));
  return showing.length > 0 && showing.every(([, { mask }]) => mask?.includes(field));
};
