/** Names instead of ids in the friendly form, both ways; leans on keys being unique among siblings of one kind. */

import type { Nodes } from "./naming.ts";
import { nodeKinds } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { Id } from "./shape.ts";

export interface Names {
  /** The name of a node in its own map. */
  readonly own: (id: Id) => string;
  /** How another node names it: by its own name where its owner is known there, else `owner.name`. */
  readonly ref: (id: Id, context: Id | undefined, fallback: string) => string;
  /** The node of one of these kinds that is called so in a context. */
  readonly find: (name: string, kinds: readonly NodeKind[], context: Id | undefined) => Id | undefined;
  /** Ids inside free text: `f_amt` ↔ `@{field:application.amount}`. */
  readonly token: (text: string) => string;
  readonly untoken: (text: string) => string;
}

export const namesOfDraft = (nodes: Nodes): Names => {
  const byName = new Map<string, Id | null>();
  const own = (id: Id): string => {
    const node = nodes[id];
    if (!node) return id;
    if (typeof node.props.key === "string") return node.props.key;
    const rest = id.slice(id.indexOf("_") + 1);
    const prefix = node.owner === null ? "" : `${snake(own(node.owner))}_`;
    return prefix !== "" && rest.startsWith(prefix) && rest.length > prefix.length ? rest.slice(prefix.length) : rest;
  };
  const place = (kind: string, owner: Id | null, name: string): string => `${kind} ${owner} ${name}`;
  for (const id of Object.keys(nodes)) {
    const node = nodes[id]!;
    const at = place(node.kind, node.owner, own(id));
    byName.set(at, byName.has(at) ? null : id);
  }
  const path = (id: Id): string => {
    const owner = nodes[id]?.owner;
    return owner ? `${path(owner)}.${own(id)}` : own(id);
  };
  const find: Names["find"] = (name, kinds, context) => {
    if (Object.hasOwn(nodes, name) && kinds.includes(nodes[name]!.kind)) return name;
    for (const kind of kinds) {
      const top = byName.get(place(kind, null, name));
      const local = context === undefined ? undefined : byName.get(place(kind, context, name));
      if (local ?? top) return (local ?? top)!;
      const dot = name.lastIndexOf(".");
      const owner = dot < 0 ? undefined : find(name.slice(0, dot), nodeKinds[kind].owners, undefined);
      const inOwner = owner === undefined ? undefined : byName.get(place(kind, owner, name.slice(dot + 1)));
      if (inOwner) return inOwner;
    }
    return undefined;
  };
  return {
    own,
    ref: (id, context, fallback) => {
      const node = nodes[id];
      if (!node) return fallback;
      return node.owner === null || node.owner === context ? own(id) : path(id);
    },
    find,
    token: (text) => text.replace(/\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g, (id) => (nodes[id] ? `@{${nodes[id].kind}:${path(id)}}` : id)),
    untoken: (text) => text.replace(/@\{(\w+):([^}]+)\}/g, (all, kind: NodeKind, name: string) => find(name, [kind], undefined) ?? all),
  };
};

const snake = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_");

/**
 * Derives ids from names: `<prefix>_<owner's keys>_<key>` in snake case, cut with a hash when long, numbered when taken. Every owner on
 * the way is named, so an id does not depend on what else stands in the file: `o_visit_status_done`, not the third `o_status_done`.
 */
export const friendlyIds = (): ((prefix: string, owner: string, name: string) => Id) => {
  const used = new Set<string>();
  // Where counting goes on: a file may hold as many names that are written alike as it likes.
  const reached = new Map<string, number>();
  return (prefix, owner, name) => {
    const words = [owner, name].filter(Boolean).map(snake).join("_") || "x";
    const first = `${prefix}_${words.length <= 32 ? words : `${words.slice(0, 25)}_${hash(words)}`}`;
    let id = first;
    for (let n = reached.get(first) ?? 2; used.has(id); n++) {
      id = `${first}_${n}`;
      reached.set(first, n);
    }
    used.add(id);
    return id;
  };
};

/** Six base-36 characters of FNV-1a: enough to tell long names of one document apart; taken ones are numbered anyway. */
const hash = (text: string): string => {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0)!, 0x01000193) >>> 0;
  return h.toString(36).padStart(7, "0").slice(-6);
};
