/**
 * `diff(a, b)`: the operations that take one document to another, by id, as few as there are, in an order that `applyOps` accepts:
 * `applyOps(a, diff(a, b))` is `b` [BP27]. Nodes are never re-added under an id the draft still remembers: then they are restored.
 * What `b` removed and `a` never had is left out, but for what `b` still names: that is added and removed again, so the link leads
 * somewhere; such a `b` has errors and is no version.
 */
import type { Json } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import { differing } from "./differing.ts";
import { type Draft, type DraftNode, flatten, hiddenNodes, isEmpty, nodeAt } from "./document.ts";
import { equal } from "./equal.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Blueprint, Id } from "./shape.ts";
import { namedBy, namedByHeader, stillNamed } from "./still-named.ts";

type Props = Readonly<Record<string, unknown>>;

const isDraft = (document: Draft | Blueprint): document is Draft => "nodes" in document && "header" in document;
const asDraft = (document: Draft | Blueprint): Draft => (isDraft(document) ? document : flatten(document));

/** Gives the smallest batch from `a` to `b`; equal inputs give none. */
export const diff = (a: Draft | Blueprint, b: Draft | Blueprint): readonly Op[] => {
  const [left, right] = isDraft(a) || isDraft(b) ? [a, b] : differing(a, b);
  const from = asDraft(left);
  const to = asDraft(right);
  const gone = hiddenNodes(to);
  const isLive = (id: Id): boolean => Object.hasOwn(to.nodes, id) && !gone.has(id);

  const restores: Op[] = [];
  const adds: Op[] = [];
  const changes: Op[] = [];
  const removes: Op[] = [];
  const fresh = Object.keys(to.nodes).filter((id) => !gone.has(id) && !equal(to.nodes[id], nodeAt(from.nodes, id)));
  const stillGone = removedThere(from, to, fresh, isLive);
  for (const id of ownersFirst(to, [...fresh, ...stillGone.keys()])) {
    const node = to.nodes[id]!;
    const old = nodeAt(from.nodes, id);
    if (isBuiltIn(id)) changes.push(...propOps(id, node.kind, old?.props ?? {}, node.props));
    else if (!old) {
      adds.push(addOf(id, node));
      if (node.removed) removes.push({ op: "remove", id });
    } else {
      if (old.removed) restores.push({ op: "restore", id });
      changes.push(...moveOps(id, old, node), ...propOps(id, node.kind, old.props, node.props));
    }
  }
  // Looked at even when its owner is removed in `a`: restoring the owner would bring it back.
  const lost = Object.keys(from.nodes).filter((id) => !isLive(id) && !from.nodes[id]!.removed);
  for (const id of ownersFirst(from, lost)) {
    const node = from.nodes[id]!;
    if (isBuiltIn(id)) changes.push(...propOps(id, node.kind, node.props, {}));
    // What lives in something removed goes with it.
    else if ((node.owner === null || isLive(node.owner) || isBuiltIn(node.owner)) && (node.parent === node.owner || isLive(node.parent!)))
      removes.push({ op: "remove", id });
  }
  // Into something removed nothing is added: it comes back for that long.
  for (const id of new Set([...stillGone.values()].map(({ parent }) => parent)))
    if (id !== null && !isLive(id) && nodeAt(from.nodes, id)?.removed) {
      restores.push({ op: "restore", id });
      removes.push({ op: "remove", id });
    }
  // A node that stays but sat in something that goes moves out first: moves stand before removes.
  return [...restores, ...adds, ...propOps("header", "header", from.header, to.header), ...changes, ...removes];
};

/** What `to` removed and newly names, and `from` never had. */
const removedThere = (from: Draft, to: Draft, fresh: readonly Id[], isLive: (id: Id) => boolean): ReadonlyMap<Id, DraftNode> => {
  const newly = (now: readonly Id[], before: readonly Id[]): readonly Id[] => now.filter((id) => !before.includes(id));
  const named = fresh.flatMap((id) => newly(namedBy(to.nodes[id]), namedBy(nodeAt(from.nodes, id))));
  const isKnown = (id: Id): boolean => Object.hasOwn(from.nodes, id) || isLive(id);
  return stillNamed([...named, ...newly(namedByHeader(to.header), namedByHeader(from.header))], isKnown, [to.nodes]);
};

/** Some ids of a draft: owners before what they hold, enclosing nodes before what they enclose; then by id. */
const ownersFirst = (draft: Draft, ids: readonly Id[]): readonly Id[] => {
  const depths = new Map<Id, number>();
  for (const start of ids) {
    const path: Id[] = [];
    let at: Id | null = start;
    while (at !== null && !depths.has(at) && !path.includes(at) && Object.hasOwn(draft.nodes, at)) {
      path.push(at);
      at = draft.nodes[at]!.parent ?? draft.nodes[at]!.owner;
    }
    let depth: number = at === null ? 0 : (depths.get(at) ?? 0);
    for (const id of path.reverse()) depths.set(id, ++depth);
  }
  return ids
    .map((id) => [depths.get(id)!, id] as const)
    .sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1))
    .map(([, id]) => id);
};

const addOf = (id: Id, node: DraftNode): Op => ({
  op: "add",
  kind: node.kind,
  id,
  ...(node.parent === null ? {} : { parent: node.parent }),
  props: node.props,
});

const moveOps = (id: Id, old: DraftNode, node: DraftNode): readonly Op[] => {
  const parent = node.parent !== old.parent && node.parent !== null ? { parent: node.parent } : {};
  const order = kindSpec(node.kind).props.order && node.props.order !== old.props.order ? { order: String(node.props.order) } : {};
  return isEmpty(parent) && isEmpty(order) ? [] : [{ op: "move", id, ...parent, ...order }];
};

const propOps = (id: Id | "header", kind: NodeKind | "header", old: Props, next: Props): readonly Op[] => {
  const specs: Readonly<Record<string, PropSpec>> = kind === "header" ? headerProps : kindSpec(kind).props;
  const set = (prop: string, value: unknown): Op => ({ op: "set", id, prop, value: (value ?? null) as Json });
  return Object.entries(specs).flatMap(([name, spec]): readonly Op[] => {
    const [before, after] = [old[name], next[name]];
    if (spec.is === "rank" || equal(isEmpty(before) ? null : before, isEmpty(after) ? null : after)) return [];
    if (spec.is === "set" && before !== spec.all && after !== spec.all) {
      const [had, has] = [new Set((before ?? []) as string[]), new Set((after ?? []) as string[])];
      return [
        ...[...has].filter((to) => !had.has(to)).map((to): Op => ({ op: "link", id, prop: name, to })),
        ...[...had].filter((to) => !has.has(to)).map((to): Op => ({ op: "unlink", id, prop: name, to })),
      ];
    }
    if ((spec.is === "split" || spec.is === "text") && !isEmpty(before) && !isEmpty(after)) {
      const [was, is] = [before as Props, after as Props];
      return [...new Set([...Object.keys(was), ...Object.keys(is)])]
        .sort()
        .filter((member) => !equal(was[member], is[member]))
        .map((member) => set(`${name}.${member}`, is[member]));
    }
    return [set(name, isEmpty(after) ? null : after)];
  });
};
