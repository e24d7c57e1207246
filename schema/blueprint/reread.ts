/**
 * Reading again the nodes that changed, in place, where that cannot change how others are read: they stay where they are, or come or go,
 * and who names them is looked at again; and nothing in the whole draft needs a repair. Anything else is read from the start.
 */
import { builtInKeys, isBuiltIn } from "./built-in.ts";
import { type Bag, type DraftNode, isBag } from "./document.ts";
import { excesses } from "./excesses.ts";
import { isReserved } from "./keys.ts";
import { limits } from "./limits.ts";
import type { Use } from "./lint/look.ts";
import { kindSpec, kindsIn } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Live } from "./read-node.ts";
import { keepLinks, type Read, type Reading, readOne } from "./reading.ts";
import { checkLinks } from "./repairs.ts";
import type { Id } from "./shape.ts";

/** More changes at once are no keystroke and no merge; reading the whole is hardly longer then. */
const many = 500;

/** What is known of the state before. */
export interface Around {
  /** Nodes of a kind in an owner. */
  readonly siblings: (owner: Id | null, kind: NodeKind) => readonly Id[];
  /** Who names a node, and where. */
  readonly users: (id: Id) => readonly Use[];
}

/** Brings a reading to what these nodes are now and gives every node that is looked at another way; null: it was left as it is, and the whole has to be read. */
export const reread = (reading: Reading, rawNodes: Bag, ids: readonly Id[], around: Around): readonly Id[] | null => {
  if (reading.whole.length > 0 || ids.length > many) return null;
  const again: Read[] = [];
  const leaving: Id[] = [];
  for (const id of ids) {
    const raw = rawNodes[id];
    if (!isBag(raw) || raw.removed === true) {
      if (!leaves(reading, id, rawNodes, around)) return null;
      leaving.push(id);
      continue;
    }
    const after = readOne(id, raw);
    if (!after.node || !(Object.hasOwn(reading.raw, id) ? stays(reading, id, after.node) : fits(reading, id, after.node))) return null;
    again.push(after);
  }
  const gone = innerOf(reading, leaving, around);
  if (gone.size > 0 && !goes(reading, gone, again)) return null;
  if (!keysDiffer(reading, again, around) || crowded(reading, again, around)) return null;
  const uses = [...gone].flatMap((id) => around.users(id));
  // What is about an entity that goes is about none: what lives in it is read another way.
  if (uses.some(({ id, prop }) => prop === "entity" && !gone.has(id))) return null;
  const users = new Set(uses.map(({ id }) => id));
  // A link that was taken out already is nobody's use any more; one to what was not there yet may stay now.
  const coming = new Set(again.flatMap(({ id }) => (Object.hasOwn(reading.live, id) ? [] : [id])));
  for (const [id, found] of reading.links)
    for (const { target, prop } of found) {
      if (target === undefined || !(gone.has(target) || coming.has(target))) continue;
      if (prop === "entity" && coming.has(target)) return null;
      users.add(id);
    }
  reading.raw = rawNodes;
  for (const id of gone) takeOut(reading, id);
  for (const one of again) put(reading, one);
  for (const { id } of again) users.delete(id);
  const naming = [...users].filter((id) => Object.hasOwn(reading.live, id));
  // As they were read, before links to what is gone were taken out.
  for (const id of naming) reading.live[id] = reading.read.get(id)!.node!;
  for (const id of [...again.map((one) => one.id), ...naming].sort()) keepLinks(reading.links, id, checkLinks(id, reading.live, rawNodes));
  return [...ids, ...gone, ...naming];
};

/** It was there, and what lives in it goes with it unseen: it is marked as removed, or nothing in it is left. */
const leaves = ({ live }: Reading, id: Id, rawNodes: Bag, { siblings }: Around): boolean => {
  const before = live[id];
  if (!before || isBuiltIn(id) || kindSpec(before.kind).tree) return false;
  const marked = rawNodes[id] !== undefined;
  return marked || kindsIn(before.kind).every((kind) => siblings(id, kind).every((inner) => rawNodes[inner] === undefined));
};

/** There was not too much, nothing unreadable may sit in what goes, and nothing else in it changes at the same time. */
const goes = ({ live, faults, excess }: Reading, gone: ReadonlySet<Id>, again: readonly Read[]): boolean =>
  excess.length === 0 &&
  [...faults].every((id) => Object.hasOwn(live, id)) &&
  !again.some(({ id, node }) => gone.has(id) || (node!.owner !== null && gone.has(node!.owner)));

/** Nodes and everything that lives in them. */
const innerOf = ({ live }: Reading, ids: readonly Id[], { siblings }: Around): ReadonlySet<Id> => {
  const all = new Set<Id>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const node = live[id];
    if (!node || all.has(id)) continue;
    all.add(id);
    for (const kind of kindsIn(node.kind)) queue.push(...siblings(id, kind));
  }
  return all;
};

const takeOut = ({ live, read, links, faults }: Reading, id: Id): void => {
  delete live[id];
  read.delete(id);
  links.delete(id);
  faults.delete(id);
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

/** It is new, and what it lives in is there. */
const fits = ({ live }: Reading, id: Id, { kind, owner, parent }: Live): boolean => {
  if (isBuiltIn(id)) return false;
  const holder = owner === null ? null : live[owner];
  if (holder === undefined || (holder !== null && !kindSpec(kind).owners.includes(holder.kind))) return false;
  return parent === owner || (live[parent ?? ""]?.kind === kind && live[parent ?? ""]?.owner === owner);
};

/** No key among them is reserved, or somebody else's beside them. */
const keysDiffer = ({ read }: Reading, again: readonly Read[], { siblings }: Around): boolean => {
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
const crowded = ({ live, read, excess }: Reading, again: readonly Read[], { siblings }: Around): boolean => {
  const fresh = again.filter(({ id }) => !live[id]);
  if (fresh.length === 0) return false;
  if (excess.length > 0) return true;
  const nodes: Record<Id, DraftNode> = {};
  for (const { id, node } of fresh) {
    nodes[id] = node!;
    for (const one of siblings(node!.owner, node!.kind)) if (live[one]) nodes[one] = live[one];
  }
  return read.size + fresh.length > limits.nodes || excesses({ header: {}, nodes }).length > 0;
};

const put = (reading: Reading, one: Read): void => {
  reading.read.set(one.id, one);
  reading.live[one.id] = one.node!;
  if (one.found.length > 0) reading.faults.add(one.id);
  else reading.faults.delete(one.id);
};
