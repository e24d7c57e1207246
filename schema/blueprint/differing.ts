/**
 * Two documents cut down to what differs between them: a node stays when its own properties differ or something in it does. Most of two
 * versions is the same, and is compared where it lies instead of being laid flat first.
 */
import { type Bag, isBag } from "./document.ts";
import { equal } from "./equal.ts";
import { collectionsIn, kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Blueprint } from "./shape.ts";

/** Both documents without the nodes that are the same in both; their headers stay whole. */
export const differing = (a: Blueprint, b: Blueprint): readonly [Blueprint, Blueprint] =>
  cut(a as unknown as Bag, b as unknown as Bag, null) as unknown as readonly [Blueprint, Blueprint];

/** What is left of a node on both sides, or of the document. */
const cut = (a: Bag, b: Bag, kind: NodeKind | null): readonly [Bag, Bag] => {
  const left: Bag = { ...a };
  const right: Bag = { ...b };
  for (const [name, held] of collectionsIn(kind)) {
    const [before, after] = [a[name], b[name]];
    if (before === undefined && after === undefined) continue;
    // Trees stay whole: where a node stands depends on its neighbours.
    if (kindSpec(held).tree) {
      if (!equal(before, after)) continue;
      delete left[name];
      delete right[name];
    } else [left[name], right[name]] = cutMap(isBag(before) ? before : {}, isBag(after) ? after : {}, held);
  }
  return [left, right];
};

const cutMap = (a: Bag, b: Bag, kind: NodeKind): readonly [Bag, Bag] => {
  const left: Bag = {};
  const right: Bag = {};
  for (const id of Object.keys(a)) {
    const [before, after] = [a[id], Object.hasOwn(b, id) ? b[id] : undefined];
    if (equal(before, after)) continue;
    if (isBag(before) && isBag(after)) [left[id], right[id]] = cut(before, after, kind);
    else left[id] = before;
  }
  for (const id of Object.keys(b)) if (!Object.hasOwn(a, id)) right[id] = b[id];
  return [left, right];
};
