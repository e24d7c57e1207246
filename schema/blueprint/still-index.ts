/** What `NodeIndex` answers, about a draft nobody follows: built once, in the order of ids, and not kept up to date. */
import type { DraftNode } from "./document.ts";
import type { Use } from "./lint/look.ts";
import { builtInNodes } from "./naming.ts";
import { type Index, pointers, withBuiltIn } from "./node-index.ts";
import type { NodeKind } from "./operation.ts";
import type { Id } from "./shape.ts";
import { Size } from "./size.ts";

const nobody: readonly Id[] = [];
const unused: readonly Use[] = [];

export class StillIndex implements Index {
  readonly #nodes = new Map<Id, DraftNode>();
  readonly #inner = new Map<Id, Map<NodeKind, Id[]>>();
  readonly #kinds = new Map<NodeKind, Id[]>();
  readonly #uses = new Map<Id, Use[]>();
  #live: Readonly<Record<Id, DraftNode>> = {};

  node(id: Id): DraftNode | undefined {
    return this.#nodes.get(id);
  }
  ids(): Iterable<Id> {
    return this.#nodes.keys();
  }
  inner(owner: Id, kind: NodeKind): readonly Id[] {
    return this.#inner.get(owner)?.get(kind) ?? nobody;
  }
  all(kind: NodeKind): readonly Id[] {
    return this.#kinds.get(kind) ?? nobody;
  }
  uses(target: Id): readonly Use[] {
    return this.#uses.get(target) ?? unused;
  }

  bytes(header: number, close: boolean): number {
    const size = new Size();
    for (const id in this.#live) size.put(undefined, this.#live[id]);
    return size.bytes(header, close, Object.values(this.#live));
  }

  takePlaces(): ReadonlySet<string> {
    return new Set();
  }

  /** Takes the nodes of a draft, which come by id. */
  replace(live: Readonly<Record<Id, DraftNode>>): readonly Id[] {
    this.#live = live;
    for (const id of Object.keys(builtInNodes)) if (!Object.hasOwn(live, id)) this.#put(id, builtInNodes[id]!);
    for (const id in live) this.#put(id, withBuiltIn(id, live[id])!);
    // The built-in ones stand in front until here.
    for (const node of Object.values(builtInNodes)) {
      this.#kinds.get(node.kind)!.sort();
      if (node.owner !== null) this.#inner.get(node.owner)!.get(node.kind)!.sort();
    }
    return [...this.#nodes.keys()];
  }

  #put(id: Id, node: DraftNode): void {
    const { kind, owner } = node;
    this.#nodes.set(id, node);
    add(this.#kinds, kind, id);
    if (owner !== null) {
      let kinds = this.#inner.get(owner);
      if (!kinds) {
        kinds = new Map();
        this.#inner.set(owner, kinds);
      }
      add(kinds, kind, id);
    }
    for (const { target, prop } of pointers(id, node)) add(this.#uses, target, { id, prop });
  }
}

const add = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
