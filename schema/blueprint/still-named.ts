/**
 * Nodes that are gone and that something still names: an entity that was added and removed again, with a policy left on it. Who takes such
 * a state to a draft that never had them takes them along as removed ones, so that the link leads somewhere and the draft says what is
 * wrong with it.
 */
import { isBuiltIn } from "./built-in.ts";
import { type Draft, type DraftNode, nodeAt } from "./document.ts";
import { linksOf, nodeLinks } from "./links.ts";
import { headerProps, isNodeKind } from "./node-kinds.ts";
import type { Id } from "./shape.ts";

/** The ids a node, or a header, names in its links. */
export const namedBy = (node: DraftNode | undefined): readonly Id[] =>
  node && isNodeKind(node.kind) ? nodeLinks(node.kind, node.props).map(({ id }) => id) : [];
export const namedByHeader = (header: Draft["header"]): readonly Id[] =>
  Object.entries(headerProps).flatMap(([name, spec]) => linksOf(name, spec, header[name]).map(({ id }) => id));

/**
 * Of some ids those that are not known, as the first of some drafts has them; with what they lie in and what lies in them, and whatever
 * these name in turn. What was itself removed may name anything.
 */
export const stillNamed = (
  ids: Iterable<Id>,
  isKnown: (id: Id) => boolean,
  drafts: readonly Draft["nodes"][],
): ReadonlyMap<Id, DraftNode> => {
  const found = new Map<Id, DraftNode>();
  const queue = [...ids];
  let inner: ReadonlyMap<Id, readonly Id[]> | undefined;
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id) || isBuiltIn(id) || isKnown(id)) continue;
    const node = firstOf(drafts, id);
    if (!node) continue;
    found.set(id, node);
    inner ??= innerOf(drafts);
    for (const holder of [node.owner, node.parent]) if (holder !== null) queue.push(holder);
    queue.push(...(inner.get(id) ?? []), ...(node.removed ? [] : namedBy(node)));
  }
  return found;
};

/**
 * A merged draft, and as removed what its nodes name though it is gone, where the target never had it. `ids`: nodes that may be others in
 * the result than in the base.
 */
export const withStillNamed = (merged: Draft, ids: readonly Id[], target: Draft, source: Draft): Draft => {
  const { header, nodes } = merged;
  const named = [...ids.flatMap((id) => namedBy(nodeAt(nodes, id))), ...namedByHeader(header)];
  const unheard = named.filter((id) => !Object.hasOwn(target.nodes, id));
  const found = stillNamed(unheard, (id) => Object.hasOwn(nodes, id), [target.nodes, source.nodes]);
  if (found.size === 0) return merged;
  const all: Record<Id, DraftNode> = { ...nodes };
  // What lies in something gone is gone with it, and comes back with it.
  const inGone = ({ owner, parent }: DraftNode): boolean => [owner, parent].some((holder) => holder !== null && found.has(holder));
  for (const [id, node] of found) all[id] = inGone(node) ? node : { ...node, removed: true };
  return { header, nodes: all };
};

const firstOf = (drafts: readonly Draft["nodes"][], id: Id): DraftNode | undefined => {
  for (const nodes of drafts) if (Object.hasOwn(nodes, id)) return nodes[id];
  return undefined;
};

const innerOf = (drafts: readonly Draft["nodes"][]): ReadonlyMap<Id, readonly Id[]> => {
  const inner = new Map<Id, Id[]>();
  for (const nodes of drafts)
    for (const id of Object.keys(nodes))
      for (const holder of new Set([nodes[id]!.owner, nodes[id]!.parent])) {
        if (holder === null) continue;
        const list = inner.get(holder);
        if (list) list.push(id);
        else inner.set(holder, [id]);
      }
  return inner;
};
