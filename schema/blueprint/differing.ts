/**
 * Two documents cut down to what differs between them: a node stays when its own properties differ or something in it does. Most of two
 * versions is the same, and is compared where it lies, once, instead of being laid flat first.
 */
import { type Bag, isBag } from "./document.ts";
import { equal } from "./equal.ts";
import { collectionsIn, kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Blueprint } from "./shape.ts";

/** What is left of something on both sides; null: nothing, it is the same. */
type Cut = readonly [Bag, Bag] | null;

/** Both documents without the nodes that are the same in both; their headers stay whole. */
export const differing = (a: Blueprint, b: Blueprint): readonly [Blueprint, Blueprint] => {
  const [one, other] = [a as unknown as Bag, b as unknown as Bag];
  const inner = collectionsIn(null);
  const rest = cut(one, other, null) ?? [own(one, inner), own(other, inner)];
  return rest as unknown as readonly [Blueprint, Blueprint];
};

/** Nodes, or the documents, that are not the same: their own properties, and of what they hold that which differs. */
const cut = (a: Bag, b: Bag, kind: NodeKind | null): Cut => {
  const inner = collectionsIn(kind);
  const rests: (readonly [name: string, before: Bag, after: Bag])[] = [];
  for (const [name, held] of inner) {
    const rest = cutMap(bagAt(a, name), bagAt(b, name), held);
    if (rest) rests.push([name, ...rest]);
  }
  // An empty map and none say the same.
  if (rests.length === 0 && sameOwn(a, b, inner)) return null;
  const [left, right] = [own(a, inner), own(b, inner)];
  for (const [name, before, after] of rests) {
    left[name] = before;
    right[name] = after;
  }
  return [left, right];
};

const cutMap = (a: Bag, b: Bag, kind: NodeKind): Cut => {
  // Trees stay whole: where a node stands depends on its neighbours.
  if (kindSpec(kind).tree) return equal(a, b) ? null : [a, b];
  const left: Bag = {};
  const right: Bag = {};
  const holding = collectionsIn(kind).size > 0;
  let same = true;
  let more = Object.keys(b).length;
  for (const id in a) {
    const before = a[id];
    const there = Object.hasOwn(b, id);
    const after = there ? b[id] : undefined;
    if (there) more -= 1;
    // Of most it is enough to see that they are the same.
    if (equal(before, after)) continue;
    const rest = holding && isBag(before) && isBag(after) ? cut(before, after, kind) : ([before, after] as const);
    if (rest === null) continue;
    same = false;
    [left[id], right[id]] = rest;
  }
  if (more > 0)
    for (const id in b) {
      if (Object.hasOwn(a, id)) continue;
      same = false;
      right[id] = b[id];
    }
  return same ? null : [left, right];
};

type Inner = ReturnType<typeof collectionsIn>;

const sameOwn = (a: Bag, b: Bag, inner: Inner): boolean => {
  for (const name in a) if (!inner.has(name) && !equal(a[name], Object.hasOwn(b, name) ? b[name] : undefined)) return false;
  for (const name in b) if (!inner.has(name) && b[name] !== undefined && !Object.hasOwn(a, name)) return false;
  return true;
};

const own = (bag: Bag, inner: Inner): Bag => {
  const props: Bag = {};
  for (const name in bag) if (!inner.has(name)) props[name] = bag[name];
  return props;
};

const bagAt = (bag: Bag, name: string): Bag => {
  const held = Object.hasOwn(bag, name) ? bag[name] : undefined;
  return isBag(held) ? held : {};
};
