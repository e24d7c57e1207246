/** The graph of versions: who descends from whom, and where two lines met last. Pure. */
import type { Sha256, VersionId } from "../../../schema/ids.ts";

export interface GraphNode {
  readonly id: VersionId;
  readonly parents: readonly VersionId[];
  readonly hash: Sha256;
}

/** Some versions and everything they were made from. */
export const ancestors = (nodes: ReadonlyMap<VersionId, GraphNode>, from: readonly VersionId[]): ReadonlySet<VersionId> => {
  const found = new Set<VersionId>();
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(nodes.get(id)?.parents ?? []));
  }
  return found;
};

/** The nearest version both lines were made from: one no other common one descends from; among several the lowest hash. */
export const commonAncestor = (
  nodes: ReadonlyMap<VersionId, GraphNode>,
  one: readonly VersionId[],
  other: readonly VersionId[],
): VersionId | null => {
  const mine = ancestors(nodes, one);
  const common = [...ancestors(nodes, other)].filter((id) => mine.has(id) && nodes.has(id));
  const passed = ancestors(
    nodes,
    common.flatMap((id) => nodes.get(id)!.parents),
  );
  const nearest = common.filter((id) => !passed.has(id)).map((id) => nodes.get(id)!);
  return nearest.sort((a, b) => (a.hash < b.hash ? -1 : 1))[0]?.id ?? null;
};
