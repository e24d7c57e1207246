/** What approvals and messages add to a thing that is there: a state, or the choices its state lacks; and how they tell and ask. */
import { between } from "../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import { fieldOps } from "../emit/emit-entities.ts";
import type { Note } from "../frames/noted.ts";
import type { Clause } from "../text/tokens.ts";
import { fact, type Work } from "./changing.ts";
import type { ExistingWorld } from "./existing-world.ts";

/** The state, or the choices it lacks. */
export const addState = (work: Work, { world, ids }: ExistingWorld, entity: string, key: string): void => {
  const planned = world.entities.get(entity)!;
  const field = planned.fields.get(key)!;
  const id = ids.field(entity, key);
  const there = work.draft.nodes[id];
  const orderOf = (kind: string, owner: Id): string | null =>
    Object.values(work.draft.nodes)
      .flatMap((node) => (node.kind === kind && node.owner === owner ? [String(node.props.order ?? "")] : []))
      .sort()
      .at(-1) ?? null;
  if (!there) {
    const [first, ...rest] = fieldOps(
      planned,
      field,
      between(orderOf("field", ids.entity(entity)), null),
      false,
      ids,
      world.states.get(entity),
    );
    // Records that are there have no value for it yet.
    if (first?.op === "add") {
      const { required: _, ...props } = first.props;
      work.ops.push({ ...first, props }, ...rest);
    }
    return;
  }
  let order = orderOf("option", id);
  for (const option of field.options) {
    const optionId = ids.option(entity, key, option.key);
    if (work.draft.nodes[optionId]) continue;
    order = between(order, null);
    work.ops.push({ op: "add", kind: "option", id: optionId, parent: id, props: { key: option.key, label: option.label, order } });
  }
};

export const notesOf =
  (work: Work, clause: Clause): Note =>
  ({ text, nodes }) =>
    void fact(work, clause, text, nodes);
export const ask = (work: Work, id: string, en: string, ar: string): true => {
  work.questions.push({ id, text: { en, ar }, choices: [], default: null });
  return true;
};
