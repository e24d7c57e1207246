/**
 * Reading again the nodes that changed, in place, where that cannot change how others are read: they stay where they are, or are new and
 * nobody spoke of them before; and nothing in the whole draft needs a repair. Anything else is read from the start.
 */
import { builtInKeys, isBuiltIn } from "./built-in.ts";
import { type Bag, type DraftNode, isBag } from "./document.ts";
import { excesses } from "./excesses.ts";
import { isReserved } from "./keys.ts";
import { limits } from "./limits.ts";
import { kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Live } from "./read-node.ts";
import { keepLinks, type Read, type Reading, type ReadMemo, readOne, tolerantNode } from "./reading.ts";
import { checkLinks } from "./repairs.ts";
import type { Id } from "./shape.ts";

/** More changes at once are no keystroke. */
const many = 50;

/** Who lives beside whom: nodes of a kind in an owner, in the state before. */
export type Siblings = (owner: Id | null, kind: NodeKind) => readonly Id[];

/** Brings a reading to what these nodes are now; false: it was left as it is, and the whole has to be read. */
export const reread = (reading: Reading, rawNodes: Bag, ids: readonly Id[], memo: ReadMemo, siblings: Siblings): boolean => {
  if (reading.whole.length > 0 || ids.length > many) return false;
  const again: Read[] = [];
  for (const id of ids) {
    const raw = rawNodes[id];
    const after = isBag(raw) && raw.removed !== true ? readOne(id, raw, memo) : null;
    if (!after?.node || !(Object.hasOwn(reading.raw, id) ? stays(reading, id, after.node) : fits(reading, id, after.node))) return false;
    again.push(after);
  }
  if (!keysDiffer(reading, again, siblings) || crowded(reading, again, siblings)) return false;
  for (const one of again) put(reading, one, rawNodes[one.id] as Bag);
  for (const { id } of again) keepLinks(reading.links, id, checkLinks(id, reading.live, rawNodes));
  return true;
};

/** It was there, in the same place, about the same entity. */
const stays = ({ read, live }: Reading, id: Id, node: Live): boolean => {
  const [before, shown] = [read.get(id)?.node, live[id]];
  if (!before || !shown) return false;
  return (
    (["kind", "owner", "parent"] as const).every((name) => before[name] === node[name] && shown[name] === before[name]) &&
    before.props.entity === node.props.entity
  );
};

/** It is new, what it lives in is there, and nothing named it while it was not. */
const fits = ({ live, links }: Reading, id: Id, { kind, owner, parent }: Live): boolean => {
  if (isBuiltIn(id)) return false;
  const holder = owner === null ? null : live[owner];
  if (holder === undefined || (holder !== null && !kindSpec(kind).owners.includes(holder.kind))) return false;
  if (parent !== owner && (live[parent ?? ""]?.kind !== kind || live[parent ?? ""]?.owner !== owner)) return false;
  for (const found of links.values()) if (found.some(({ target }) => target === id)) return false;
  return true;
};

/** No key among them is reserved, or somebody else's beside them. */
const keysDiffer = ({ read }: Reading, again: readonly Read[], siblings: Siblings): boolean => {
  const changing = new Set(again.map(({ id }) => id));
  const keyOf = (id: Id): unknown => read.get(id)?.node?.props.key;
  return again.every(({ id, node }) => {
    const { kind, owner, props } = node!;
    const { key } = props;
    if (typeof key !== "string") return true;
    const taken = (other: Read): boolean =>
      other.id !== id && other.node!.kind === kind && other.node!.owner === owner && other.node!.props.key === key;
    if (again.some(taken)) return false;
    if (keyOf(id) === key) return true;
    if (isReserved(kind, key) || builtInKeys(node!).has(key)) return false;
    return siblings(owner, kind).every((one) => changing.has(one) || keyOf(one) !== key);
  });
};

/** New nodes might be more than there may be. */
const crowded = ({ live }: Reading, again: readonly Read[], siblings: Siblings): boolean => {
  const fresh = again.filter(({ id }) => !live[id]);
  if (fresh.length === 0) return false;
  const nodes: Record<Id, DraftNode> = {};
  for (const { id, node } of fresh) {
    nodes[id] = node!;
    for (const one of siblings(node!.owner, node!.kind)) if (live[one]) nodes[one] = live[one];
  }
  return Object.keys(live).length + fresh.length > limits.nodes || excesses({ header: {}, nodes }).length > 0;
};

const put = (reading: Reading, one: Read, raw: Bag): void => {
  reading.read.set(one.id, one);
  reading.live[one.id] = one.node!;
  (reading.raw as Record<Id, DraftNode>)[one.id] = tolerantNode(raw);
  if (one.found.length > 0) reading.faults.add(one.id);
  else reading.faults.delete(one.id);
};
