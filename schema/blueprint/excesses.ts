/** Which collections of a draft hold more than they may [BP5]. */
import type { Draft } from "./document.ts";
import { limits } from "./limits.ts";
import { kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Id } from "./shape.ts";

/** How many nodes of a kind one owner (null: the document) may hold. */
const perOwner: Partial<Record<NodeKind, number>> = {
  entity: limits.entities,
  field: limits.fieldsPerEntity,
  option: limits.optionsPerField,
  component: limits.componentsPerPage,
  step: limits.stepsPerWorkflow,
};

export interface Excess {
  readonly kind: NodeKind | "node";
  readonly owner: Id | null;
  readonly limit: number;
  readonly value: number;
}

/** Counts the nodes that are there against the limits. */
export const excesses = (draft: Draft, ids: readonly Id[] = Object.keys(draft.nodes)): readonly Excess[] => {
  const counts = new Map<NodeKind, Map<Id | null, number>>();
  let nodes = 0;
  for (const id of ids) {
    const node = draft.nodes[id]!;
    if (node.removed) continue;
    nodes++;
    if (perOwner[node.kind] === undefined) continue;
    const owners = counts.get(node.kind) ?? new Map<Id | null, number>();
    counts.set(node.kind, owners);
    owners.set(node.owner, (owners.get(node.owner) ?? 0) + 1);
  }
  const over: Excess[] = [];
  for (const [kind, owners] of counts)
    for (const [owner, value] of owners) if (value > perOwner[kind]!) over.push({ kind, owner, limit: perOwner[kind]!, value });
  if (nodes > limits.nodes) over.push({ kind: "node", owner: null, limit: limits.nodes, value: nodes });
  return over;
};

export const excessText = ({ kind, limit, value }: Excess) => {
  const en = kind === "node" ? "nodes" : kindSpec(kind).collection;
  const ar = kind === "node" ? "العناصر" : `عناصر من نوع «${kindSpec(kind).label.ar}»`;
  return { en: `Too many ${en}: ${value}, at most ${limit} are allowed.`, ar: `عدد ${ar} كبير: ${value}، والحد الأعلى ${limit}.` };
};
