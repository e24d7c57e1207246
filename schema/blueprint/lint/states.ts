/**
 * A field that guarded actions move from option to option. STATE_UNREACHABLE: an option nothing leads to. STATE_DEAD_END: records begin
 * in an option that no action leaves. Other options without a way out are where things end, and are not told.
 */
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { pinned } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, policiesOf, shaped, usersOf } from "./look.ts";

export const states: Lint = {
  codes: ["STATE_UNREACHABLE", "STATE_DEAD_END"],
  of: ["field"],
  check: (look, id, { owner, props }) =>
    props.type === "enum" && owner ? stuckAndLost(look, id, owner, typeof props.default === "string" ? props.default : undefined) : none,
};

/** `start`: the option records begin in. */
const stuckAndLost = (look: Look, id: Id, owner: Id, start: Id | undefined): readonly Problem[] => {
  const moves = usersOf(look, id, "effect", "field").flatMap((effect) => {
    const action = look.node(effect)?.props.do === "set" ? look.node(effect)!.owner : null;
    return action && shaped(look, "action", action)?.when !== undefined ? [{ effect, action }] : [];
  });
  if (moves.length === 0) return none;
  const to = moves.map(({ effect }) => literal(look, effect, "to"));
  const leaves = moves.some(({ action }) => {
    const from = pinned(look.checked(action, "when")?.tree).get(id);
    return from === undefined || from === start;
  });
  const stuck = start !== undefined && !leaves && look.node(start)?.owner === id;
  const open = to.includes(undefined) || written(look, owner, id);
  const lost = open
    ? []
    : look.inner(id, "option").filter((option) => option !== start && !to.includes(option) && !namedElsewhere(look, option, id));
  return [
    ...lost.map((option) => problem(look.nodes, "STATE_UNREACHABLE", { id: option })),
    ...(stuck ? [problem(look.nodes, "STATE_DEAD_END", { id: start })] : []),
  ];
};

/** The option an expression always gives; undefined: it may give several. */
const literal = (look: Look, id: Id, prop: string): string | undefined => {
  const tree = look.checked(id, prop)?.tree;
  return tree?.k === "literal" ? String(tree.value) : undefined;
};

/** People may write the field themselves, to any option. */
const written = (look: Look, entity: Id, field: Id): boolean =>
  policiesOf(look, entity).some(
    ([id, policy]) =>
      (policy.allow.includes("create") || policy.allow.includes("update")) &&
      (policy.fields === "*" || policy.fields.includes(field)) &&
      !pinned(look.checked(id, "check")?.tree).has(field),
  );

/** Something but a condition speaks of the option: an effect that makes records, a step, a value a policy wants at creation. */
const namedElsewhere = (look: Look, option: Id, field: Id): boolean =>
  look.uses(option).some(({ id, prop }) => {
    const kind = look.node(id)?.kind;
    if (kind === "step" || (kind === "effect" && prop.startsWith("values."))) return true;
    return kind === "policy" && prop === "check" && pinned(look.checked(id, "check")?.tree).get(field) === option;
  });
