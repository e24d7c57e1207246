/** Every node of a draft, built-in ones written out, with what lives in it and what names it; kept up to date node by node. */

import type { DraftNode } from "./document.ts";
import type { Use } from "./lint/look.ts";
import { builtInNodes } from "./naming.ts";
import type { NodeKind } from "./operation.ts";
import { pointers, pointless } from "./pointers.ts";
import type { Id } from "./shape.ts";
import { Size } from "./size.ts";

/** More changes than these are no keystroke and no merge: everything is put in its place again. */
const few = 500;
const builtInIds = Object.keys(builtInNodes);

/**
 * Lists are values, in the order of ids: one that changes becomes another list. So whoever looked at a list knows by the list itself
 * whether it still holds.
 */
export class NodeIndex {
  #nodes = new Map<Id, DraftNode>();
  #live: Readonly<Record<Id, DraftNode>> = {};
  #inner = new Map<Id, Map<NodeKind, Id[]>>();
  #kinds = new Map<NodeKind, Id[]>();
  #uses = new Map<Id, Use[]>();
  /** What is stored of the built-in nodes. */
  #stored = new Map<Id, DraftNode>();
  #size = new Size();
  /** Lists that hold no longer since they were last taken. */
  #outdated = new Set<object>();

  /** `once`: nobody asks later which lists hold no longer, so empty ones are not kept for those who looked at them. */
  constructor(private readonly once = false) {}

  node(id: Id): DraftNode | undefined {
    return this.#nodes.get(id);
  }
  ids(): Iterable<Id> {
    return this.#nodes.keys();
  }
  inner(owner: Id, kind: NodeKind): readonly Id[] {
    return this.once ? (this.#inner.get(owner)?.get(kind) ?? nothing) : listAt(this.#kindsIn(owner), kind);
  }
  all(kind: NodeKind): readonly Id[] {
    return listAt(this.#kinds, kind);
  }
  uses(target: Id): readonly Use[] {
    return this.once ? (this.#uses.get(target) ?? nothing) : listAt(this.#uses, target);
  }

  /** Bytes of the canonical form, at most; `close`: less roughly, and dearer the first time. */
  bytes(header: number, close: boolean): number {
    return this.#size.bytes(header, close, this.#live);
  }

  /** The lists that were given out and hold no longer since this was last asked. */
  takeOutdated(): ReadonlySet<object> {
    const outdated = this.#outdated;
    this.#outdated = new Set();
    return outdated;
  }

  /** Takes the nodes of a draft, whose ids are given in order, in place of those it had; gives the ids of those that are different now. */
  replace(ids: readonly Id[], live: Readonly<Record<Id, DraftNode>>): readonly Id[] {
    if (this.#nodes.size === 0) {
      this.#fill(ids, live);
      return [...this.#nodes.keys()];
    }
    const changed: Id[] = [];
    for (const id of this.#nodes.keys()) if (!Object.hasOwn(live, id) && this.#from(id)) changed.push(id);
    for (const id of ids) if (this.#from(id) !== live[id]) changed.push(id);
    if (changed.length > few) {
      for (const lists of [this.#uses, this.#kinds, ...this.#inner.values()]) for (const list of lists.values()) this.#outdated.add(list);
      this.#fill(ids, live);
      return changed;
    }
    this.#live = live;
    for (const id of changed) this.put(id, live[id]);
    return changed;
  }

  #fill(ids: readonly Id[], live: Readonly<Record<Id, DraftNode>>): void {
    this.#nodes = new Map();
    this.#inner = new Map();
    this.#kinds = new Map();
    this.#uses = new Map();
    this.#stored = new Map();
    this.#live = live;
    this.#size = new Size();
    for (const id of builtInIds) if (!Object.hasOwn(live, id)) this.#add(id, builtInNodes[id]!);
    for (const id of ids) {
      this.#size.put(undefined, live[id]);
      this.#add(id, this.#withBuiltIn(id, live[id])!);
    }
    // The built-in ones stand in front until here.
    for (const node of Object.values(builtInNodes)) {
      this.#kinds.get(node.kind)!.sort();
      if (node.owner !== null) this.#inner.get(node.owner)!.get(node.kind)!.sort();
    }
  }

  /** Takes over one node; `undefined`: it is no longer there. */
  put(id: Id, live: DraftNode | undefined): void {
    const [old, before] = [this.#nodes.get(id), this.#from(id)];
    if (before === live) return;
    const next = this.#withBuiltIn(id, live);
    this.#size.put(before, live);
    if (old?.kind !== next?.kind || old?.owner !== next?.owner) {
      if (old) this.#place(id, old, without);
      if (next) this.#place(id, next, including);
    }
    this.#point(id, old, next);
    if (next) this.#nodes.set(id, next);
    else this.#nodes.delete(id);
  }

  /** The live node one was made from. */
  #from(id: Id): DraftNode | undefined {
    return Object.hasOwn(builtInNodes, id) ? this.#stored.get(id) : this.#nodes.get(id);
  }

  /** A node as it is, built-in ones written out. */
  #withBuiltIn(id: Id, live: DraftNode | undefined): DraftNode | undefined {
    if (!Object.hasOwn(builtInNodes, id)) return live;
    const base = builtInNodes[id]!;
    if (live) this.#stored.set(id, live);
    else this.#stored.delete(id);
    return live ? { ...base, props: { ...base.props, ...live.props } } : base;
  }

  #add(id: Id, node: DraftNode): void {
    this.#nodes.set(id, node);
    append(this.#kinds, node.kind, id);
    if (node.owner !== null) append(this.#kindsIn(node.owner), node.kind, id);
    for (const pointer of pointers(id, node)) append(this.#uses, pointer.target, pointer);
  }

  #kindsIn(owner: Id): Map<NodeKind, Id[]> {
    const known = this.#inner.get(owner);
    if (known) return known;
    const kinds = new Map<NodeKind, Id[]>();
    this.#inner.set(owner, kinds);
    return kinds;
  }

  #place(id: Id, { kind, owner }: DraftNode, change: (list: readonly Id[], id: Id) => Id[]): void {
    this.#change(this.#kinds, kind, (list) => change(list, id));
    if (owner !== null) this.#change(this.#kindsIn(owner), kind, (list) => change(list, id));
  }

  #point(id: Id, before: DraftNode | undefined, after: DraftNode | undefined): void {
    const [old, next] = [before ? pointers(id, before) : pointless, after ? pointers(id, after) : pointless];
    if (old.length === next.length && old.every(({ target, prop }, at) => target === next[at]!.target && prop === next[at]!.prop)) return;
    for (const target of new Set([...old, ...next].map((one) => one.target))) {
      const coming = next.filter((one) => one.target === target);
      this.#change(this.#uses, target, (list) => {
        const others = list.filter((use) => use.id !== id);
        const at = others.findIndex((use) => use.id > id);
        return at < 0 ? [...others, ...coming] : [...others.slice(0, at), ...coming, ...others.slice(at)];
      });
    }
  }

  #change<Key, Value>(lists: Map<Key, Value[]>, key: Key, change: (list: readonly Value[]) => Value[]): void {
    const list = listAt(lists, key);
    this.#outdated.add(list);
    lists.set(key, change(list));
  }
}

const nothing: readonly never[] = [];

/** The list of a key; an empty one is kept too, as somebody has looked at it. */
const listAt = <Key, Value>(lists: Map<Key, Value[]>, key: Key): readonly Value[] => {
  const known = lists.get(key);
  if (known) return known;
  const list: Value[] = [];
  lists.set(key, list);
  return list;
};

const append = <Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void => {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
};

const without = (list: readonly Id[], id: Id): Id[] => list.filter((one) => one !== id);
const including = (list: readonly Id[], id: Id): Id[] => {
  const at = list.findIndex((one) => one > id);
  return at < 0 ? [...list, id] : [...list.slice(0, at), id, ...list.slice(at)];
};
