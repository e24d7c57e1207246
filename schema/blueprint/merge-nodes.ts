/** Which nodes are there after a merge: what both have, what one added, and what one removed while the other worked on it. */
import { isBuiltIn } from "./built-in.ts";
import { diff } from "./diff.ts";
import { type Draft, type DraftNode, emptyDraft, isEmpty, nodeAt, withInner } from "./document.ts";
import { equal } from "./equal.ts";
import type { Choice, Conflict } from "./merge.ts";
import type { Three } from "./merge-props.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import type { Id } from "./shape.ts";

/** A draft with its defaults written out: what a version of it would say. A built-in node is stored only where it is extended. */
export const completed = (draft: Draft): Draft => {
  const nodes: Record<Id, DraftNode> = {};
  for (const [id, node] of Object.entries(draft.nodes)) nodes[id] = isBuiltIn(id) ? node : withInitials(node);
  return { header: emptyDraft(draft.header).header, nodes };
};

const withInitials = (node: DraftNode): DraftNode => {
  if (!isNodeKind(node.kind)) return node;
  let props: Record<string, unknown> | null = null;
  for (const [name, initial] of initialsOf(node.kind)) {
    if (!isEmpty(node.props[name])) continue;
    props ??= { ...node.props };
    props[name] = initial;
  }
  return props ? { ...node, props } : node;
};

const initials = new Map<NodeKind, readonly (readonly [string, unknown])[]>();
const initialsOf = (kind: NodeKind): readonly (readonly [string, unknown])[] => {
  const known = initials.get(kind);
  if (known) return known;
  const found = Object.entries(kindSpec(kind).props).flatMap(([name, { initial }]) => (isEmpty(initial) ? [] : [[name, initial] as const]));
  initials.set(kind, found);
  return found;
};

/** A completed draft without what is removed, lives in something removed, or lives nowhere. One that is so already stays the same value. */
export const liveNodes = (draft: Draft): Draft => {
  const { nodes } = draft;
  const ids = Object.keys(nodes);
  const lost = withInner(
    nodes,
    ids.filter((id) => nodes[id]!.removed === true || (!rooted(draft, nodes[id]!) && !isBuiltIn(id))),
  );
  const shown = (id: Id, node: DraftNode): DraftNode | null =>
    isBuiltIn(id) ? (isEmpty(node.props) ? null : strip(node)) : lost.has(id) ? null : strip(withInitials(node));
  let live: Record<Id, DraftNode> | null = null;
  for (const id of ids) {
    const node = shown(id, nodes[id]!);
    if (node === nodes[id]) continue;
    live ??= { ...nodes };
    if (node) live[id] = node;
    else delete live[id];
  }
  return { header: emptyDraft(draft.header).header, nodes: live ?? nodes };
};

/** Ids whose node is not the same on all three sides; of most of a platform there is nothing to decide. */
export const differingIds = ([base, ours, theirs]: Three<Draft>): readonly Id[] => {
  const ids: Id[] = [];
  let known = 0;
  for (const id of Object.keys(base.nodes)) {
    const [b, o, t] = [base.nodes[id]!, nodeAt(ours.nodes, id), nodeAt(theirs.nodes, id)];
    if (o) known += 1;
    if (!o || !t || !equal(b, o) || !equal(b, t)) ids.push(id);
  }
  const mine = Object.keys(ours.nodes);
  if (mine.length > known) for (const id of mine) if (!Object.hasOwn(base.nodes, id)) ids.push(id);
  for (const id of Object.keys(theirs.nodes)) if (!Object.hasOwn(base.nodes, id) && !Object.hasOwn(ours.nodes, id)) ids.push(id);
  return ids;
};

const rooted = (draft: Draft, node: DraftNode): boolean =>
  isThere(draft, node.owner) && (node.parent === node.owner || isThere(draft, node.parent));
const isThere = (draft: Draft, id: Id | null): boolean => id === null || Object.hasOwn(draft.nodes, id) || isBuiltIn(id);

const hasEmpty = (props: DraftNode["props"]): boolean => {
  for (const name in props) if (isEmpty(props[name])) return true;
  return false;
};

const strip = (node: DraftNode): DraftNode => {
  if (node.removed === undefined && !hasEmpty(node.props)) return node;
  const props = Object.fromEntries(Object.entries(node.props).filter(([, value]) => !isEmpty(value)));
  return { kind: node.kind, parent: node.parent, owner: node.owner, props };
};

/** A node one side removed, with all that went with it, and what the other side did to it meanwhile. */
interface Removal {
  readonly root: Id;
  readonly by: "ours" | "theirs";
  readonly members: ReadonlySet<Id>;
  readonly contested: boolean;
}

interface Gone {
  /** Ids some side has and the merged document has not; those in contested removals stay until someone chooses. */
  readonly gone: ReadonlySet<Id>;
  readonly conflicts: readonly Conflict[];
}

/** Says which of the differing nodes go, and asks about those that one side removed and the other worked on. */
export const removals = (sides: Three<Draft>, differing: readonly Id[], taken: ReadonlyMap<string, Choice["take"]>): Gone => {
  const [base, ours, theirs] = sides;
  const all = [...removed(base, ours, theirs, "ours", differing), ...removed(base, theirs, ours, "theirs", differing)];
  const gone = new Set(all.flatMap(({ members }) => [...members]));
  const conflicts: Conflict[] = [];
  const done = { ours: once(() => diff(base, ours)), theirs: once(() => diff(base, theirs)) };
  for (const { root, by, members, contested } of all) {
    if (!contested) continue;
    const id = `REMOVED ${root}`;
    const take = taken.get(id);
    if (take === by) continue;
    for (const member of members) gone.delete(member);
    if (take === "ours" || take === "theirs") continue;
    conflicts.push({
      id,
      kind: "REMOVED",
      node: root,
      base: "kept",
      ours: by === "ours" ? null : "kept",
      theirs: by === "theirs" ? null : "kept",
      nodes: [...members].sort(),
      ops: touching(done[by === "ours" ? "theirs" : "ours"](), members),
    });
  }
  return { gone: withoutHolders(gone, sides, differing), conflicts };
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const removed = (base: Draft, remover: Draft, other: Draft, by: "ours" | "theirs", differing: readonly Id[]): readonly Removal[] => {
  const gone = new Set(
    differing.filter((id) => !isBuiltIn(id) && nodeAt(base.nodes, id) && !nodeAt(remover.nodes, id) && nodeAt(other.nodes, id)),
  );
  if (gone.size === 0) return [];
  const groups = new Map<Id, Set<Id>>();
  const roots = new Map<Id, Id>();
  const rootOf = (id: Id): Id => {
    const known = roots.get(id);
    if (known !== undefined) return known;
    const { owner, parent } = base.nodes[id]!;
    const holder = parent !== null && gone.has(parent) ? parent : owner !== null && gone.has(owner) ? owner : null;
    const root = holder === null ? id : rootOf(holder);
    roots.set(id, root);
    return root;
  };
  for (const id of gone) {
    const root = rootOf(id);
    groups.set(root, (groups.get(root) ?? new Set()).add(id));
  }
  const busy = worked(base, other, gone, differing);
  return [...groups].map(([root, members]) => ({ root, by, members, contested: [...members].some((id) => busy.has(id)) }));
};

/** Of some nodes, those a side changed, put something into, or newly refers to. */
const worked = (base: Draft, side: Draft, among: ReadonlySet<Id>, differing: readonly Id[]): ReadonlySet<Id> => {
  const busy = new Set<Id>();
  for (const id of differing) {
    const [before, node] = [nodeAt(base.nodes, id), nodeAt(side.nodes, id)];
    if (!node) continue;
    if (before && before.parent === node.parent && equal(before.props, node.props)) continue;
    if (among.has(id)) busy.add(id);
    if (!before || before.parent !== node.parent) for (const holder of [node.parent, node.owner]) if (holder !== null) busy.add(holder);
    const known = idsIn(before?.props);
    for (const named of idsIn(node.props)) if (among.has(named) && !known.has(named)) busy.add(named);
  }
  return busy;
};

/** Every id that properties name, in links and in expressions alike. */
const idsIn = (props: Readonly<Record<string, unknown>> | undefined): ReadonlySet<Id> =>
  new Set(props === undefined ? [] : (JSON.stringify(props).match(/\b[a-z]{1,3}_[a-z0-9_]{1,36}\b/g) ?? []));

/**
 * What lives in something that goes, goes with it; a node both have in different places keeps the place that is left. A node that is the
 * same on all sides is held by all of them, so it is looked at only when something that differs has gone.
 */
const withoutHolders = (gone: ReadonlySet<Id>, [, ours, theirs]: Three<Draft>, differing: readonly Id[]): ReadonlySet<Id> => {
  const all = new Set(gone);
  const holds = (id: Id | null): boolean =>
    id === null || isBuiltIn(id) || (!all.has(id) && (Object.hasOwn(ours.nodes, id) || Object.hasOwn(theirs.nodes, id)));
  const held = (node: DraftNode | undefined): boolean => node !== undefined && holds(node.owner) && holds(node.parent);
  let ids = differing;
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const id of ids) {
      if (all.has(id) || isBuiltIn(id)) continue;
      const [one, other] = [nodeAt(ours.nodes, id), nodeAt(theirs.nodes, id)];
      if ((!one && !other) || held(one) || held(other)) continue;
      if (!one || !other || !holds(one.owner) || !holds(other.owner)) all.add(id);
    }
    if (all.size > before && ids === differing) ids = Object.keys({ ...ours.nodes, ...theirs.nodes });
  }
  return all;
};

const touching = (ops: readonly Op[], members: ReadonlySet<Id>): readonly Op[] =>
  ops.filter((op) => {
    if (members.has(op.id as Id)) return true;
    for (const id of idsIn({ named: op })) if (members.has(id)) return true;
    return false;
  });
