/** What the lints of workflows share: a workflow's steps, what starts it, and where a run comes without anybody or anything deciding. */
import type { DraftNode } from "../document.ts";
import type { Id } from "../shape.ts";
import { stepSpec } from "../step-kinds.ts";
import { type Look, shaped } from "./look.ts";

export type Options = Readonly<Record<string, unknown>>;

export const kindOf = (node: DraftNode | undefined): string => String(node?.props.kind);
export const optionsOf = (node: DraftNode | undefined): Options => (node?.props.options ?? {}) as Options;

/** Whether a workflow is there and switched on. */
export const isOn = (look: Look, workflow: Id): boolean => shaped(look, "workflow", workflow)?.enabled === true;

/** The steps that start a workflow. */
export const triggersOf = (look: Look, workflow: Id): readonly Id[] =>
  look.inner(workflow, "step").filter((id) => stepSpec(kindOf(look.node(id)))?.trigger);

const decides = new Set(["if", "switch", "approval", "wait-event"]);

/** Steps a run from there comes to whatever the records say and whoever answers; a step holds the steps of its region. */
export const straightFrom = (look: Look, workflow: Id, trigger: Id): readonly Id[] => {
  const steps = look.inner(workflow, "step");
  const edges = look.inner(workflow, "edge").map((id) => look.node(id)!.props as { readonly from?: Id; readonly to?: Id });
  const reached = new Set<Id>();
  const queue = [trigger];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    if (decides.has(kindOf(look.node(id)))) continue;
    for (const { from, to } of edges) if (from === id && to !== undefined) queue.push(to);
    for (const step of steps) if (look.node(step)?.parent === id) queue.push(step);
  }
  return [...reached];
};

/** What a step does to records: an action, or `<entity>.update`; undefined for other steps. */
export const actionRun = (look: Look, step: Id): string | undefined => {
  const node = look.node(step);
  const { action } = optionsOf(node);
  return kindOf(node) === "run-action" && typeof action === "string" ? action : undefined;
};
