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

/** What some nodes came of, the nearest first, each with the ids that changed on the way from it. */
const ancestors = function* (nodes: Nodes): Generator<readonly [Nodes, readonly Id[]]> {
  const ids: Id[] = [];
  let at: Nodes | undefined = nodes;
  for (let steps = 0; at !== undefined && steps <= far; steps++) {
    yield [at, ids];
    const origin = origins.get(at);
    if (origin) ids.push(...origin.ids);
    at = origin?.before.deref();
  }
};

/** Ids of which at least one map may hold something else; null: nobody said. Both may have come of a third. */
export const changedSince = (before: Nodes, after: Nodes): ReadonlySet<Id> | null => {
  const passed = new Map<Nodes, number>();
  let way: readonly Id[] = [];
  for (const [at, ids] of ancestors(after)) {
    if (at === before) return new Set(ids);
    passed.set(at, ids.length);
    way = ids;
  }
  for (const [at, ids] of ancestors(before)) {
    const length = passed.get(at);
    if (length !== undefined) return new Set([...ids, ...way.slice(0, length)]);
  }
  return null;
};
