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
  let props: Record<string, unknown> | null = null;
  for (const name of defaultedOf(node.kind)) {
    if (!isEmpty(node.props[name])) continue;
    props ??= { ...node.props };
    props[name] = kindSpec(node.kind).props[name]!.initial;
  }
  return props ? { ...node, props } : node;
};

const defaulted = new Map<NodeKind, readonly string[]>();
/** Names of the properties that have a default. */
const defaultedOf = (kind: NodeKind): readonly string[] => {
  const known = defaulted.get(kind);
  if (known) return known;
  if (!isNodeKind(kind)) return [];
  const names = Object.entries(kindSpec(kind).props).flatMap(([name, { initial }]) => (isEmpty(initial) ? [] : [name]));
  defaulted.set(kind, names);
  return names;
};

/** A completed draft without what is removed, lives in something removed, or lives nowhere. One that is so already stays the same value. */
export const liveNodes = (draft: Draft): Draft => liveAmong(draft, Object.keys(draft.nodes)).live;

/**
 * Three drafts so, and the ids whose node is not the same in all of them: of most of a platform there is nothing to decide. What all three
 * have alike, whole and in place is looked at once.
 */
export const liveSides = (drafts: Three<Draft>): { readonly sides: Three<Draft>; readonly differing: readonly Id[] } => {
  const unsure = unsureIds(drafts);
  const [base, ours, theirs] = [liveAmong(drafts[0], unsure), liveAmong(drafts[1], unsure), liveAmong(drafts[2], unsure)];
  const sides: Three<Draft> = [base.live, ours.live, theirs.live];
  const ids = new Set([...unsure, ...base.lost, ...ours.lost, ...theirs.lost]);
  const [b, o, t] = [sides[0].nodes, sides[1].nodes, sides[2].nodes];
  return { sides, differing: [...ids].filter((id) => !same(nodeAt(b, id), nodeAt(o, id)) || !same(nodeAt(b, id), nodeAt(t, id))) };
};

/** Ids whose node is not alike on all sides, or not as a version would have it, or whose holder is not there on all sides. */
const unsureIds = ([base, ours, theirs]: Three<Draft>): readonly Id[] => {
  const unsure: Id[] = [];
  const rooted = rootedIn([base, ours, theirs]);
  let known = 0;
  const ids = Object.keys(base.nodes);
  for (const id of ids) {
    const [b, o, t] = [base.nodes[id]!, nodeAt(ours.nodes, id), nodeAt(theirs.nodes, id)];
    if (o) known += 1;
    if (!o || !t || !same(b, o) || !same(b, t) || !rooted(b) || !isWhole(b)) unsure.push(id);
  }
  const mine = Object.keys(ours.nodes);
  if (mine.length > known) for (const id of mine) if (!Object.hasOwn(base.nodes, id)) unsure.push(id);
  for (const id of Object.keys(theirs.nodes)) if (!Object.hasOwn(base.nodes, id) && !Object.hasOwn(ours.nodes, id)) unsure.push(id);
  return unsure;
};

/** A draft live and complete, when only some of its nodes may not be so; and the ids that are not there, although something lies under them. */
const liveAmong = (draft: Draft, ids: readonly Id[]): { readonly live: Draft; readonly lost: ReadonlySet<Id> } => {
  const { nodes } = draft;
  const rooted = rootedIn([draft]);
  const loose: Id[] = [];
  const unlike: Id[] = [];
  for (const id of ids) {
    const node = nodeAt(nodes, id);
    if (!node) continue;
    if (node.removed === true || (!rooted(node) && !isBuiltIn(id))) loose.push(id);
    else if (!isWhole(node)) unlike.push(id);
  }
  const lost = withInner(nodes, loose);
  let live: Record<Id, DraftNode> | null = null;
  for (const id of [...unlike, ...lost]) {
    const node = nodes[id]!;
    const shown = isBuiltIn(id) ? (isEmpty(node.props) ? null : strip(node)) : lost.has(id) ? null : strip(withInitials(node));
    if (shown === node) continue;
    live ??= { ...nodes };
    if (shown) live[id] = shown;
    else delete live[id];
  }
  return { live: { header: emptyDraft(draft.header).header, nodes: live ?? nodes }, lost };
};

/** Says whether what holds a node is there in all of some drafts. Neighbours mostly have the same holder, so the last one is remembered. */
const rootedIn = (drafts: readonly Draft[]): ((node: DraftNode) => boolean) => {
  let last: Id | null = null;
  const isThere = (id: Id | null): boolean => {
    if (id === null || id === last) return true;
    if (!isBuiltIn(id)) for (const { nodes } of drafts) if (!Object.hasOwn(nodes, id)) return false;
    last = id;
    return true;
  };
  return ({ owner, parent }) => isThere(owner) && (parent === owner || isThere(parent));
};

const same = (a: DraftNode | undefined, b: DraftNode | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.kind === b.kind &&
    a.owner === b.owner &&
    a.parent === b.parent &&
    a.removed === b.removed &&
    equal(a.props, b.props));

/** Whether a node has all its defaults and nothing empty, and so is as a version of it would have it. */
const isWhole = (node: DraftNode): boolean => {
  // One without properties may be a built-in one that is not extended.
  if (isEmpty(node.props) || !isBare(node)) return false;
  const names = defaultedOf(node.kind);
  for (let at = 0; at < names.length; at += 1) if (node.props[names[at]!] === undefined) return false;
  return true;
};

const isBare = ({ props, removed }: DraftNode): boolean => {
  for (const name in props) if (isEmpty(props[name])) return false;
  return removed === undefined;
};

const strip = (node: DraftNode): DraftNode => {
  if (isBare(node)) return node;
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
