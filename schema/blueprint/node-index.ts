/** Every node of a draft, built-in ones written out, with what lives in it and what names it; kept up to date node by node. */

import type { DraftNode } from "./document.ts";
import { expressionTexts } from "./expression-places.ts";
import { nodeLinks } from "./links.ts";
import type { Use } from "./lint/look.ts";
import { builtInNodes } from "./naming.ts";
import { isNodeKind } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import { builtIn, type Id } from "./shape.ts";
import { Size } from "./size.ts";

const nobody: readonly Id[] = [];
const unused: readonly Use[] = [];
const idsIn = /\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g;

/** What is asked of the nodes of a draft. */
export interface Index {
  node(id: Id): DraftNode | undefined;
  ids(): Iterable<Id>;
  inner(owner: Id, kind: NodeKind): readonly Id[];
  all(kind: NodeKind): readonly Id[];
  uses(target: Id): readonly Use[];
  /** Bytes of the canonical form, at most; `close`: less roughly, and dearer the first time. */
  bytes(header: number, close: boolean): number;
  /** The places that changed since this was last asked. */
  takePlaces(): ReadonlySet<string>;
  /** Takes over all nodes of a draft; gives the ids of those that are different now. */
  replace(live: Readonly<Record<Id, DraftNode>>): readonly Id[];
}

export class NodeIndex implements Index {
  readonly #nodes = new Map<Id, DraftNode>();
  /** The live node each was made from. */
  readonly #from = new Map<Id, DraftNode | undefined>();
  readonly #inner = new Map<string, Set<Id>>();
  readonly #kinds = new Map<NodeKind, Set<Id>>();
  readonly #out = new Map<Id, readonly (Use & { readonly target: Id })[]>();
  readonly #uses = new Map<Id, Map<Id, Use[]>>();
  readonly #sorted = new Map<string, readonly Id[]>();
  readonly #usesSorted = new Map<Id, readonly Use[]>();
  readonly #size = new Size();
  /** Places (`owner kind`, `*kind`, `@target`) that hold something else since they were last taken. */
  #places = new Set<string>();

  constructor() {
    for (const id of Object.keys(builtInNodes)) this.put(id, undefined);
  }

  node(id: Id): DraftNode | undefined {
    return this.#nodes.get(id);
  }
  ids(): Iterable<Id> {
    return this.#nodes.keys();
  }
  inner(owner: Id, kind: NodeKind): readonly Id[] {
    return this.#list(`${owner} ${kind}`, this.#inner.get(`${owner} ${kind}`));
  }
  all(kind: NodeKind): readonly Id[] {
    return this.#list(`*${kind}`, this.#kinds.get(kind));
  }
  uses(target: Id): readonly Use[] {
    const known = this.#usesSorted.get(target);
    if (known) return known;
    const by = this.#uses.get(target);
    if (!by) return unused;
    const list = [...by.keys()].sort().flatMap((id) => by.get(id)!);
    this.#usesSorted.set(target, list);
    return list;
  }

  bytes(header: number, close: boolean): number {
    return this.#size.bytes(header, close, this.#from.values());
  }

  takePlaces(): ReadonlySet<string> {
    const places = this.#places;
    this.#places = new Set();
    return places;
  }

  replace(live: Readonly<Record<Id, DraftNode>>): readonly Id[] {
    const changed: Id[] = [];
    for (const id of [...this.#nodes.keys()]) if (!Object.hasOwn(live, id) && this.put(id, undefined)) changed.push(id);
    for (const id in live) if (this.put(id, live[id])) changed.push(id);
    return changed;
  }

  /** Takes over one node; `undefined`: it is no longer there. False: nothing changed. */
  put(id: Id, live: DraftNode | undefined): boolean {
    const before = this.#nodes.get(id);
    if (before && this.#from.get(id) === live) return false;
    const after = withBuiltIn(id, live);
    if (!before && !after) return false;
    this.#size.put(this.#from.get(id), live);
    this.#from.set(id, live);
    if (before?.kind !== after?.kind || before?.owner !== after?.owner) {
      if (before) this.#place(before, id, false);
      if (after) this.#place(after, id, true);
    }
    this.#point(id, after);
    if (after) this.#nodes.set(id, after);
    else {
      this.#nodes.delete(id);
      this.#from.delete(id);
    }
    return true;
  }

  #place({ kind, owner }: DraftNode, id: Id, there: boolean): void {
    const put = <Key>(map: Map<Key, Set<Id>>, at: Key, place: string): void => {
      const set = map.get(at) ?? new Set();
      map.set(at, set);
      if (there) set.add(id);
      else set.delete(id);
      this.#sorted.delete(place);
      this.#places.add(place);
    };
    put(this.#kinds, kind, `*${kind}`);
    if (owner !== null) put(this.#inner, `${owner} ${kind}`, `${owner} ${kind}`);
  }

  #point(id: Id, node: DraftNode | undefined): void {
    const before = this.#out.get(id) ?? [];
    const after = node ? pointers(id, node) : [];
    if (before.length === after.length && before.every((one, i) => one.target === after[i]!.target && one.prop === after[i]!.prop)) return;
    const touch = (target: Id): Map<Id, Use[]> => {
      this.#usesSorted.delete(target);
      this.#places.add(`@${target}`);
      const by = this.#uses.get(target) ?? new Map<Id, Use[]>();
      this.#uses.set(target, by);
      return by;
    };
    for (const { target } of before) touch(target).delete(id);
    for (const { target, prop } of after) {
      const by = touch(target);
      const list = by.get(id);
      if (list) list.push({ id, prop });
      else by.set(id, [{ id, prop }]);
    }
    if (after.length > 0) this.#out.set(id, after);
    else this.#out.delete(id);
  }

  #list(place: string, set: ReadonlySet<Id> | undefined): readonly Id[] {
    const known = this.#sorted.get(place);
    if (known) return known;
    if (!set || set.size === 0) return nobody;
    const list = [...set].sort();
    this.#sorted.set(place, list);
    return list;
  }
}

/** A node as it is, built-in ones written out. */
export const withBuiltIn = (id: Id, live: DraftNode | undefined): DraftNode | undefined => {
  const base = Object.hasOwn(builtInNodes, id) ? builtInNodes[id] : undefined;
  return base && live ? { ...base, props: { ...base.props, ...live.props } } : (live ?? base);
};

type Pointer = Use & { readonly target: Id };
const pointless: readonly Pointer[] = [];

/** What a node names, by links and in expressions; a field of type `user` names the entity of people. */
export const pointers = (id: Id, node: DraftNode): readonly Pointer[] => {
  if (!isNodeKind(node.kind)) return pointless;
  const [links, texts] = [nodeLinks(node.kind, node.props), expressionTexts(node)];
  if (links.length + texts.length === 0 && node.props.type !== "user" && node.kind !== "step") return pointless;
  const found = links.map((link) => ({ id, prop: link.prop, target: link.id }));
  if (node.props.type === "user") found.push({ id, prop: "type", target: builtIn.user });
  for (const [prop, source] of texts) for (const [target] of source.matchAll(idsIn)) found.push({ id, prop, target });
  // What a step does is written in its options, which the table of kinds does not describe.
  if (node.kind === "step" && node.props.options !== undefined)
    for (const [target] of JSON.stringify(node.props.options).matchAll(idsIn)) found.push({ id, prop: "options", target });
  return found;
};
