/** What of a version can be moved onto a branch, and what it can be compared with. Pure. */
import type { StateInput } from "../../api/versions.ts";

interface Node {
  readonly id: string;
  readonly number: number;
  readonly parents: readonly string[];
}

/** The versions a branch holds: its head and all that came before it. */
export const heldBy = (versions: readonly Node[], head: string | undefined): ReadonlySet<string> => {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const held = new Set<string>();
  const open = head === undefined ? [] : [head];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (held.has(id)) continue;
    held.add(id);
    open.push(...(byId.get(id)?.parents ?? []));
  }
  return held;
};

/** The draft of a branch, as the address names it. */
export const draftOf = (branch: string): string => `draft:${branch}`;

/**
 * The two states a comparison is between, the earlier one first; null: a first version has nothing before it. `other` is what the address
 * says: nothing for the version before it, a version's id, or the draft of a branch.
 */
export const comparisonOf = (
  versions: readonly Node[],
  version: Node,
  other: string,
): { readonly from: StateInput; readonly to: StateInput } | null => {
  const this_ = { versionId: version.id };
  if (other.startsWith("draft:")) return { from: this_, to: { branchId: other.slice("draft:".length) } };
  const chosen = versions.find(({ id }) => id === other && id !== version.id);
  if (chosen)
    return chosen.number > version.number ? { from: this_, to: { versionId: chosen.id } } : { from: { versionId: chosen.id }, to: this_ };
  const parent = version.parents.find((id) => versions.some((known) => known.id === id));
  return parent === undefined ? null : { from: { versionId: parent }, to: this_ };
};
