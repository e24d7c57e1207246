/** What has to go with nodes that are removed, so that nothing is left naming them: one answer for the planner, the studio and `impact`. */
import type { Json } from "../ids.ts";
import { type Draft, type DraftNode, hiddenNodes, nodeAt } from "./document.ts";
import { type Link, nodeLinks } from "./links.ts";
import type { Use } from "./lint/look.ts";
import { kindSpec } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import { pointers } from "./pointers.ts";
import { byRank } from "./rank.ts";
import type { Id } from "./shape.ts";

export interface Removal {
  /** All that is gone then: what was asked for, what goes along, and whatever lives in either. */
  readonly going: ReadonlySet<Id>;
  /** What goes though nobody asked, and the node it cannot be without. */
  readonly along: ReadonlyMap<Id, Id>;
  readonly ops: readonly Op[];
}

/**
 * The operations that remove these nodes. What cannot be without one of them goes as well (links to an entity, rules about it, rules
 * whose condition names a field, totals over it, actions, workflows); sets lose the member, optional references are cleared.
 */
export const removal = (draft: Draft, ids: readonly Id[]): readonly Op[] => removalOf(draft, ids).ops;

/** The same, with what goes and why. */
export const removalOf = (draft: Draft, ids: readonly Id[], around: Around = aroundOf(draft)): Removal => {
  const going = new Set<Id>();
  const roots: Id[] = [];
  const along = new Map<Id, Id>();
  const queue: Id[] = [];
  const lose = (root: Id): void => {
    const inside = [root];
    for (let id = inside.pop(); id !== undefined; id = inside.pop()) {
      if (going.has(id)) continue;
      going.add(id);
      queue.push(id);
      inside.push(...(around.inner.get(id) ?? []));
    }
  };
  // What lives in something that goes needs no operation of its own.
  for (const id of ids) {
    if (nodeAt(draft.nodes, id) === undefined || around.hidden.has(id)) continue;
    roots.push(id);
    lose(id);
  }
  const touched = new Set<Id>();
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const owner = draft.nodes[id]!.owner;
    // An action that does nothing any more is none.
    const idle = owner !== null && !going.has(owner) && draft.nodes[owner]?.kind === "action" && isIdle(around, draft, owner, going);
    for (const user of [...(idle ? [owner] : []), ...(around.users.get(id) ?? []).map((use) => use.id)]) {
      if (going.has(user)) continue;
      touched.add(user);
      const root = user === owner && idle ? owner : goesWith(user, draft.nodes[user]!, around.names(user), going);
      if (root === null || going.has(root)) continue;
      along.set(root, id);
      lose(root);
    }
  }
  const releases = [...touched].sort().flatMap((id) => (going.has(id) ? [] : released(id, draft, around, going)));
  const outermost = (id: Id): boolean => [draft.nodes[id]!.owner, draft.nodes[id]!.parent].every((place) => !place || !going.has(place));
  // In the order of the draft: what is told of it does not depend on who was found by whom.
  const removed = [...new Set(roots), ...Object.keys(draft.nodes).filter((id) => along.has(id))].filter(outermost);
  return { going, along, ops: [...releases, ...removed.map((id): Op => ({ op: "remove", id }))] };
};

export interface Around {
  readonly inner: ReadonlyMap<Id, readonly Id[]>;
  /** Who names a node. */
  readonly users: ReadonlyMap<Id, readonly Use[]>;
  /** What a node names. */
  names(id: Id): ReturnType<typeof pointers>;
  /** What was removed, with all that lives in it. */
  readonly hidden: ReadonlySet<Id>;
}

/** Who lives where and who names whom, among the nodes that are there. */
export const aroundOf = (draft: Draft): Around => {
  const { nodes } = draft;
  const hidden = hiddenNodes(draft);
  const inner = new Map<Id, Id[]>();
  const users = new Map<Id, Use[]>();
  const names = new Map<Id, ReturnType<typeof pointers>>();
  const put = <T>(lists: Map<Id, T[]>, key: Id, one: T): void => {
    const list = lists.get(key);
    if (list) list.push(one);
    else lists.set(key, [one]);
  };
  for (const id of Object.keys(nodes)) {
    const node = nodes[id]!;
    if (hidden.has(id)) continue;
    for (const place of new Set([node.owner, node.parent])) if (place !== null) put(inner, place, id);
    const found = pointers(id, node);
    names.set(id, found);
    for (const { target, prop } of found) put(users, target, { id, prop });
  }
  return { inner, users, names: (id) => names.get(id) ?? [], hidden };
};

/** Properties whose expression is the meaning of the node: without one of its names it would mean something else. */
const meaning: Partial<Record<NodeKind, readonly string[]>> = {
  policy: ["where", "check"],
  action: ["when"],
  effect: ["when", "to", "values", "input", "data"],
  rule: ["check"],
  test: ["given", "does"],
  index: ["where", "fields"],
  field: ["config"],
  param: ["config"],
  component: ["visible", "repeat"],
  step: ["options"],
};

const topOf = (prop: string): string => (prop.includes(".") ? prop.slice(0, prop.indexOf(".")) : prop);

/** The node that goes when these are lost: itself, or the workflow it is a step of; null: it stays. */
const goesWith = (id: Id, { kind, props, owner }: DraftNode, names: ReturnType<typeof pointers>, lost: ReadonlySet<Id>): Id | null => {
  const whole = meaning[kind] ?? [];
  if (names.some(({ target, prop }) => lost.has(target) && whole.includes(topOf(prop)))) return kind === "step" ? owner : id;
  const wanted = kindSpec(kind).requires?.(props) ?? [];
  const gone = nodeLinks(kind, props).filter((link) => lost.has(link.id));
  if (gone.some((link) => isNeeded(link, props, wanted, lost))) return id;
  const roles = Array.isArray(props.roles) ? (props.roles as readonly Id[]) : [];
  const serves = kind === "policy" || kind === "action" || kind === "page" || kind === "assistant";
  const nobody = serves && roles.length > 0 && roles.every((role) => lost.has(role));
  const fields = Array.isArray(props.fields) && kind === "policy" ? (props.fields as readonly Id[]) : [];
  const nothing = fields.length > 0 && fields.every((field) => lost.has(field));
  return nobody || nothing ? id : null;
};

/** Whether a node means nothing without what a link of it names. */
const isNeeded = (link: Link, props: DraftNode["props"], wanted: readonly string[], lost: ReadonlySet<Id>): boolean => {
  const top = topOf(link.prop);
  if (link.isKey || link.prop === "approval.stages" || top === "aggregate") return true;
  if (link.spec.is === "ref" && link.spec.required === true) return true;
  if (top === "entity" && typeof props.entity === "string") return true;
  if (!wanted.includes(top)) return false;
  const value = props[top];
  return !Array.isArray(value) || value.every((member) => lost.has(member as Id));
};

const isIdle = (around: Around, draft: Draft, action: Id, lost: ReadonlySet<Id>): boolean => {
  const effects = (around.inner.get(action) ?? []).filter((id) => draft.nodes[id]!.kind === "effect");
  return effects.length > 0 && effects.every((effect) => lost.has(effect));
};

const valueAt = (props: Readonly<Record<string, unknown>>, prop: string): unknown =>
  prop.split(".").reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], props);

/** A list keeps its other members, a list of orders its other fields; what is left empty is cleared. */
const withoutLost = (value: unknown, lost: ReadonlySet<Id>): Json | null => {
  if (!Array.isArray(value)) return null;
  const kept = (value as readonly Json[]).filter((one) => {
    const id = typeof one === "object" && one !== null && "field" in one ? one.field : one;
    return typeof id !== "string" || !lost.has(id);
  });
  return kept.length > 0 ? kept : null;
};

/** What a node that stays lets go of. */
const released = (id: Id, draft: Draft, around: Around, lost: ReadonlySet<Id>): readonly Op[] => {
  const { kind, props } = draft.nodes[id]!;
  const out = new Map<string, Op>();
  for (const link of nodeLinks(kind, props)) {
    if (!lost.has(link.id)) continue;
    if (link.spec.is === "set") out.set(`${link.prop} ${link.id}`, { op: "unlink", id, prop: link.prop, to: link.id });
    else out.set(link.prop, { op: "set", id, prop: link.prop, value: withoutLost(valueAt(props, link.prop), lost) });
  }
  // What is left are expressions and defaults; what a component shows of it shows nothing then.
  for (const { target, prop } of around.names(id))
    if (lost.has(target) && prop !== "props" && prop !== "type" && !out.has(prop) && !out.has(`${prop} ${target}`))
      out.set(prop, { op: "set", id, prop, value: null });
  if (kind === "entity" && out.has("title"))
    out.set("title", { op: "set", id, prop: "title", value: titleWithout(id, draft, around, lost) });
  return [...out.values()];
};

/** The field records are shown by when theirs goes: the first other text. */
const titleWithout = (entity: Id, { nodes }: Draft, around: Around, lost: ReadonlySet<Id>): Id | null =>
  (around.inner.get(entity) ?? [])
    .flatMap((id) => {
      const { kind, props } = nodes[id]!;
      return kind === "field" && props.type === "text" && !lost.has(id) ? [{ id, order: String(props.order) }] : [];
    })
    .sort(byRank)[0]?.id ?? null;
