/** Which nodes are there after a merge: what both have, what one added, and what one removed while the other worked on it. */
import type { Json } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import { diff } from "./diff.ts";
import { type Draft, type DraftNode, emptyDraft, hiddenNodes, isEmpty, nodeAt, withInner } from "./document.ts";
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
  const ids = Object.keys(draft.nodes);
  const hidden = hiddenNodes(draft);
  const stray = ids.filter((id) => !rooted(draft, draft.nodes[id]!) && !isBuiltIn(id));
  const lost = withInner(draft.nodes, stray);
  const shown = (id: Id): DraftNode | null => {
    const node = draft.nodes[id]!;
    if (isBuiltIn(id)) return isEmpty(node.props) ? null : strip(node);
    return hidden.has(id) || lost.has(id) ? null : strip(withInitials(node));
  };
  const { header } = emptyDraft(draft.header);
  if (ids.every((id) => shown(id) === draft.nodes[id])) return { header, nodes: draft.nodes };
  const live: Record<Id, DraftNode> = {};
  for (const id of ids) {
    const node = shown(id);
    if (node) live[id] = node;
  }
  return { header, nodes: live };
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

interface Stay {
  /** Ids of the merged document, those in contested removals included until someone chooses. */
  readonly stay: ReadonlySet<Id>;
  readonly conflicts: readonly Conflict[];
}

/** Says which nodes stay, and asks about those that one side removed and the other worked on. */
export const removals = (sides: Three<Draft>, taken: ReadonlyMap<string, Choice["take"]>): Stay => {
  const [base, ours, theirs] = sides;
  const all = [...removed(base, ours, theirs, "ours"), ...removed(base, theirs, ours, "theirs")];
  const stay = new Set<Id>();
  for (const id of Object.keys(ours.nodes)) if (isBuiltIn(id) || !nodeAt(base.nodes, id) || nodeAt(theirs.nodes, id)) stay.add(id);
  for (const id of Object.keys(theirs.nodes)) if (isBuiltIn(id) || !nodeAt(base.nodes, id)) stay.add(id);
  const conflicts: Conflict[] = [];
  for (const { root, by, members, contested } of all) {
    if (!contested) continue;
    const id = `REMOVED ${root}`;
    const take = taken.get(id);
    if (take === by) continue;
    for (const member of members) stay.add(member);
    if (take === "ours" || take === "theirs") continue;
    const other = by === "ours" ? theirs : ours;
    conflicts.push({
      id,
      kind: "REMOVED",
      node: root,
      base: "kept",
      ours: by === "ours" ? null : "kept",
      theirs: by === "theirs" ? null : "kept",
      nodes: [...members].sort(),
      ops: touching(diff(base, other), members),
    });
  }
  return { stay: withHolders(stay, sides), conflicts };
};

const removed = (base: Draft, remover: Draft, other: Draft, by: "ours" | "theirs"): readonly Removal[] => {
  const gone = new Set(
    Object.keys(base.nodes).filter((id) => !isBuiltIn(id) && !nodeAt(remover.nodes, id) && nodeAt(other.nodes, id) !== undefined),
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
  const busy = worked(base, other, gone);
  return [...groups].map(([root, members]) => ({ root, by, members, contested: [...members].some((id) => busy.has(id)) }));
};

/** Of some nodes, those a side changed, put something into, or newly refers to. */
const worked = (base: Draft, side: Draft, among: ReadonlySet<Id>): ReadonlySet<Id> => {
  const busy = new Set<Id>();
  for (const [id, node] of Object.entries(side.nodes)) {
    const before = nodeAt(base.nodes, id);
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

/** What lives in something that goes, goes with it; a node both have in different places keeps the place that is left. */
const withHolders = (stay: ReadonlySet<Id>, sides: Three<Draft>): ReadonlySet<Id> => {
  const left = new Set(stay);
  const holds = (id: Id | null): boolean => id === null || isBuiltIn(id) || left.has(id);
  const held = (node: DraftNode | undefined): boolean => node !== undefined && holds(node.owner) && holds(node.parent);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const id of left) {
      const one = nodeAt(sides[1].nodes, id);
      const other = nodeAt(sides[2].nodes, id);
      if (held(one) || held(other) || isBuiltIn(id)) continue;
      if (!one || !other || !holds(one.owner) || !holds(other.owner)) left.delete(id);
    }
  }
  return left;
};

const touching = (ops: readonly Op[], members: ReadonlySet<Id>): readonly Op[] =>
  ops.filter((op) => {
    if (members.has(op.id as Id)) return true;
    const named: Json = JSON.parse(JSON.stringify(op));
    return [...members].some((id) => idsIn({ named }).has(id));
  });
