/**
 * How drafts came of one another. Who makes a draft of another by changing a few nodes says so here, and who follows drafts need not lay
 * them side by side to see what changed. It may be silent, and is never wrong: drafts are values.
 */
import type { Draft } from "./document.ts";
import type { Id } from "./shape.ts";

type Nodes = Draft["nodes"];

const origins = new WeakMap<Nodes, { readonly before: WeakRef<Nodes>; readonly ids: readonly Id[] }>();

/** Notes that nodes are earlier ones but for some ids, and gives them back. */
export const derivedFrom = (before: Nodes, ids: Iterable<Id>, nodes: Nodes): Nodes => {
  origins.set(nodes, { before: new WeakRef(before), ids: [...ids] });
  return nodes;
};

/** A way longer than this is no keystroke. */
const far = 100;

/** Ids of which at least one map may hold something else; null: nobody said. */
export const changedSince = (before: Nodes, after: Nodes): ReadonlySet<Id> | null => {
  const ids = new Set<Id>();
  let at = after;
  for (let steps = 0; at !== before; steps++) {
    const origin = origins.get(at);
    const earlier = origin?.before.deref();
    if (!origin || !earlier || steps === far) return null;
    for (const id of origin.ids) ids.add(id);
    at = earlier;
  }
  return ids;
};
