/**
 * The draft: the document laid flat, one entry per node, removed ones kept as tombstones. `flatten` and `nest` are inverse for
 * every blueprint; what operations, cells and diff work on is the draft.
 */
import type { Json } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import { unsafeNames } from "./names.ts";
import { collectionsIn, headerProps, isNodeKind, kindSpec, kindsIn } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import { type Blueprint, builtIn, collections, type Id } from "./shape.ts";

export interface DraftNode {
  readonly kind: NodeKind;
  /** The enclosing node: the component or step around it, else the owner; null for the ten collections. */
  readonly parent: Id | null;
  /** The node whose map it lives in (an option: its field; a component: its page); null for the ten collections. */
  readonly owner: Id | null;
  readonly props: Readonly<Record<string, unknown>>;
  readonly removed?: true;
}

export interface Draft {
  readonly header: Readonly<Record<string, Json>>;
  readonly nodes: Readonly<Record<Id, DraftNode>>;
}

/** The node of an id; never what a prototype happens to hold under that name. */
export const nodeAt = (nodes: Draft["nodes"], id: Id): DraftNode | undefined => (Object.hasOwn(nodes, id) ? nodes[id] : undefined);

export type Bag = Record<string, unknown>;
export const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null && !Array.isArray(value);
/** Empty maps, sets and objects say nothing and are left out. */
export const isEmpty = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return value === undefined || value === null;
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
};

/** An object without the members that say nothing; the same one where all say something. */
export const withoutEmpty = (value: unknown): unknown =>
  isBag(value) && Object.values(value).some(isEmpty)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => !isEmpty(member)))
    : value;

const initials = (props: Readonly<Record<string, PropSpec>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(props).flatMap(([name, spec]) => (spec.initial === undefined ? [] : [[name, spec.initial as Json]])));

/** Makes a draft with no nodes; header properties not given take their defaults (`theme` is filled member by member). */
export const emptyDraft = (header: Readonly<Record<string, unknown>> = {}): Draft => {
  const base = initials(headerProps);
  const given = Object.fromEntries(Object.entries(header).filter(([, v]) => v !== undefined)) as Record<string, Json>;
  const theme = { ...(base.theme as object), ...((given.theme as object | undefined) ?? {}) } as Json;
  return { header: { ...base, ...given, theme }, nodes: {} };
};

/** Lays a blueprint flat. Takes any JSON (imports pass through here before `normalise`); what is not an object is left out. */
export const flatten = (blueprint: Blueprint): Draft => {
  const header: Record<string, Json> = {};
  const nodes: Record<Id, DraftNode> = {};
  const put = (kind: NodeKind, id: Id, raw: unknown, owner: Id | null): void => {
    if (!isBag(raw) || unsafeNames.has(id)) return;
    const spec = kindSpec(kind);
    const inner = collectionsIn(kind);
    // Most nodes hold nothing but properties that say something: those are their own.
    if (isOwn(raw, inner, spec.tree === true)) {
      if (!(isBuiltIn(id) && isEmpty(raw))) nodes[id] = { kind, parent: owner, owner, props: raw };
      return;
    }
    const props: Bag = {};
    let parent = owner;
    for (const name of Object.keys(raw)) {
      const held = inner.get(name);
      if (held) for (const childId of isBag(raw[name]) ? Object.keys(raw[name]) : []) put(held, childId, (raw[name] as Bag)[childId], id);
      else if (spec.tree && name === "parent") parent = String(raw.parent);
      else if (!isEmpty(raw[name]) && !unsafeNames.has(name)) props[name] = raw[name];
    }
    // A built-in node is stored only where it is extended.
    if (isBuiltIn(id) && isEmpty(props)) return;
    nodes[id] = { kind, parent, owner, props };
  };
  for (const name of Object.keys(blueprint)) {
    const kind = collectionsIn(null).get(name);
    const raw = (blueprint as unknown as Bag)[name];
    if (kind) for (const id of isBag(raw) ? Object.keys(raw) : []) put(kind, id, (raw as Bag)[id], null);
    else if (!isEmpty(raw) && !unsafeNames.has(name)) header[name] = raw as Json;
  }
  return { header, nodes };
};

const isOwn = (raw: Bag, inner: ReadonlyMap<string, NodeKind>, tree: boolean): boolean => {
  const holds = inner.size > 0;
  for (const name in raw)
    if ((holds && inner.has(name)) || (tree && name === "parent") || isEmpty(raw[name]) || unsafeNames.has(name)) return false;
  return true;
};

const setsOf = new WeakMap<object, readonly (readonly [string, unknown])[]>();
const requiredSets = (specs: Readonly<Record<string, PropSpec>>): readonly (readonly [string, unknown])[] => {
  const known = setsOf.get(specs);
  if (known) return known;
  const found = Object.entries(specs).flatMap(([name, spec]) =>
    spec.required && isEmpty(spec.initial ?? 0) ? [[name, spec.initial] as const] : [],
  );
  setsOf.set(specs, found);
  return found;
};

/** Sets that must be there, though empty ones are not stored. */
const withRequiredSets = (props: Bag, specs: Readonly<Record<string, PropSpec>>): Bag => {
  const full: Bag = { ...props };
  for (const [name, initial] of requiredSets(specs)) if (full[name] === undefined) full[name] = initial;
  return full;
};

/**
 * What `nest(flatten(document))` says, of a document nobody else holds and that has nothing empty in it: the maps and sets that must be
 * there are put into it where it lies.
 */
export const completedInPlace = (document: Bag): Blueprint => {
  for (const name of collections) document[name] ??= {};
  for (const kind of kindsIn(null)) completeNodes(document[kindSpec(kind).collection] as Bag, kind);
  return document as unknown as Blueprint;
};

const completeNodes = (nodes: Bag, kind: NodeKind): void => {
  const { props } = kindSpec(kind);
  for (const id of Object.keys(nodes)) {
    const node = nodes[id] as Bag;
    if (!isBuiltIn(id)) for (const [name, initial] of requiredSets(props)) node[name] ??= initial;
    for (const inner of kindsIn(kind)) {
      const { collection, always } = kindSpec(inner);
      if (always) node[collection] ??= {};
      if (node[collection] !== undefined) completeNodes(node[collection] as Bag, inner);
    }
  }
};

/**
 * Builds the nested document from a draft's live nodes; tombstones, and whatever lives in one, are left out. It checks nothing:
 * a draft of doubtful quality goes through `normalise`.
 */
export const nest = (draft: Draft): Blueprint => {
  const blueprint: Bag = { ...draft.header };
  for (const name of collections) blueprint[name] = {};
  const made = new Map<Id, Bag>();
  const hidden = hiddenNodes(draft);
  const shell = (id: Id): Bag | undefined => {
    const known = made.get(id);
    if (known) return known;
    const node = draft.nodes[id];
    if (id === builtIn.user && !node) return into(id, "entity", null, {});
    if (!node || hidden.has(id)) return undefined;
    const { kind, parent, owner } = node;
    const spec = kindSpec(kind);
    const props = isBuiltIn(id) ? { ...node.props } : withRequiredSets(node.props as Bag, spec.props);
    return into(id, kind, owner, spec.tree && parent !== owner ? { ...props, parent } : props);
  };
  const into = (id: Id, kind: NodeKind, owner: Id | null, bag: Bag): Bag | undefined => {
    const holder = owner === null ? blueprint : shell(owner);
    if (!holder) return undefined;
    for (const inner of kindsIn(kind)) if (kindSpec(inner).always) bag[kindSpec(inner).collection] = {};
    const name = kindSpec(kind).collection;
    holder[name] ??= {};
    (holder[name] as Bag)[id] = bag;
    made.set(id, bag);
    return bag;
  };
  for (const id of Object.keys(draft.nodes).sort()) if (isNodeKind(draft.nodes[id]!.kind)) shell(id);
  return blueprint as unknown as Blueprint;
};

/** Ids that are removed, or live in something removed (owner or enclosing node). */
export const hiddenNodes = (draft: Draft): ReadonlySet<Id> => {
  const removed = Object.keys(draft.nodes).filter((id) => draft.nodes[id]!.removed === true);
  return withInner(draft.nodes, removed);
};

/** Some ids and everything that lives in them, however deep; circles end by themselves. */
export const withInner = (nodes: Readonly<Record<Id, Pick<DraftNode, "owner" | "parent">>>, from: readonly Id[]): ReadonlySet<Id> => {
  const all = new Set(from);
  if (from.length === 0) return all;
  const inner = new Map<Id, Id[]>();
  const holds = (holder: Id, id: Id): void => {
    const list = inner.get(holder);
    if (list) list.push(id);
    else inner.set(holder, [id]);
  };
  for (const id of Object.keys(nodes)) {
    const { owner, parent } = nodes[id]!;
    if (owner !== null) holds(owner, id);
    if (parent !== null && parent !== owner) holds(parent, id);
  }
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const child of inner.get(id) ?? [])
      if (!all.has(child)) {
        all.add(child);
        queue.push(child);
      }
  return all;
};
