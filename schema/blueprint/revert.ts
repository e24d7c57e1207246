/** Taking a group of cell changes back: pure; the server uses it for plans and merges, the studio for a person's own undo. */
import type { CellChange, CellRef } from "../drafts.ts";
import type { Json } from "../ids.ts";
import { type CellWrite, isCellRoot, type Mirror } from "./cells.ts";
import { equal } from "./equal.ts";

/**
 * What to write to take a group back: each cell that still has the group's value gets the one from before. A node the group made and
 * someone changed since stays whole, with the nodes it lives in: taking away the rest of it would leave their work in ruins.
 */
export const planRevert = (changes: readonly CellChange[], mirror: Mirror): { readonly writes: CellWrite[]; readonly left: CellRef[] } => {
  const merged = new Map<string, { root: CellWrite["root"]; key: string; before: Json | undefined; after: Json | undefined }>();
  for (const { cell, before, after } of changes) {
    if (!isCellRoot(cell.root)) continue;
    const name = `${cell.root} ${cell.key}`;
    const known = merged.get(name);
    merged.set(name, { root: cell.root, key: cell.key, before: known ? known.before : before, after });
  }
  const nodeOf = (key: string) => key.slice(0, key.indexOf("/"));
  const made = new Map<string, CellWrite["root"]>();
  for (const { root, key, before } of merged.values()) if (key.endsWith("/owner") && before === undefined) made.set(nodeOf(key), root);
  const keep = new Set<string>();
  const stay = (id: string) => {
    const root = made.get(id);
    if (root === undefined || keep.has(id)) return;
    keep.add(id);
    for (const link of ["owner", "parent"]) {
      const above = mirror.get(root, `${id}/${link}`);
      if (typeof above === "string") stay(above);
    }
  };
  for (const [id, root] of made) {
    const touched = mirror.node(root, id).some(({ key, value }) => {
      const mine = merged.get(`${root} ${key}`);
      return !mine || !equal(mine.after, value);
    });
    if (touched) stay(id);
  }
  // What someone else put inside a node of the group keeps that node as well.
  if (made.size > 0)
    for (const [id, node] of Object.entries(mirror.draft().nodes))
      if (!made.has(id)) for (const above of [node.owner, node.parent]) if (above !== null) stay(above);

  const writes: CellWrite[] = [];
  const left: CellRef[] = [];
  for (const { root, key, before, after } of merged.values()) {
    const current = mirror.get(root, key);
    if (equal(current, before)) continue;
    if (!equal(current, after) || keep.has(nodeOf(key))) left.push({ root, key });
    else writes.push({ root, key, value: before });
  }
  return { writes, left };
};
