/**
 * Cells: how a draft lies in its Yjs document. Pure, without yjs; the collab server and the studio both stand on it.
 *
 * A draft is flat: one root map per node kind (and `header`), key `<nodeId>/<property>[/<member>]`, value a plain JSON leaf. What
 * merges by itself is its own cell (each set member, each locale of a label); what changes together is one cell (`pos`, an
 * expression). A node is there as soon as one cell of it is, so two people may make the same built-in node at once and nothing is
 * lost. `owner` stands in every node made here and keeps one without properties alive; `parent` is written where it differs.
 *
 * Three bridges: `draftToCells`/`cellsToDraft` (inverse of each other), `writesBetween` (what to write so that one draft becomes the
 * other), and `createMirror`, which follows a document cell by cell and keeps a draft value beside it.
 */
import type { Json } from "../ids.ts";
import type { Draft, DraftNode } from "./document.ts";
import { equal } from "./equal.ts";
import { derivedFrom } from "./lineage.ts";
import { unsafeNames } from "./names.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import { type NodeKind, nodeKindNames } from "./operation.ts";
import type { Id } from "./shape.ts";

export type CellRoot = NodeKind | "header";
export const cellRoots: readonly CellRoot[] = ["header", ...nodeKindNames];
const rootNames: ReadonlySet<string> = new Set(cellRoots);
export const isCellRoot = (name: string): name is CellRoot => rootNames.has(name);

/** `undefined`: the cell is not there, or goes away. */
export interface CellWrite {
  readonly root: CellRoot;
  readonly key: string;
  readonly value: Json | undefined;
}

export const maxCellBytes = 64 * 1024;
export const maxCellDepth = 32;
/** The longest is a path of four ids: what an access test is given. */
const keyPart = /^[A-Za-z0-9_.*-]{1,160}$/;

/** Whether a key may be given: 2–4 parts of `[A-Za-z0-9_.*-]{1,160}`, and not a property whose text lives in a document of its own. */
export const isCellKey = (root: CellRoot, key: string): boolean => {
  const parts = key.split("/");
  if (parts.length < 2 || parts.length > 4 || !parts.every((part) => keyPart.test(part))) return false;
  if (root === "header" && parts[0] !== "header") return false;
  return !isSourceProperty(root, parts);
};

/** The one source property there is: `options.source` of a step, a file of its own. */
const isSourceProperty = (root: CellRoot, [, prop, member]: readonly string[]) =>
  root === "step" && prop === "options" && member === "source";

type Rests = Map<string, Json>;

/** The cells of one node: `<property>[/<member>]` → value. */
const nodeToRests = (kind: NodeKind, node: DraftNode): Rests => {
  const rests: Rests = new Map();
  rests.set("owner", node.owner);
  if (node.parent !== node.owner) rests.set("parent", node.parent);
  if (node.removed) rests.set("removed", true);
  for (const [prop, value] of Object.entries(node.props)) putProp(rests, kind, prop, value);
  return rests;
};

const headerToRests = (header: Draft["header"]): Rests => {
  const rests: Rests = new Map();
  for (const [prop, value] of Object.entries(header)) putProp(rests, "header", prop, value);
  return rests;
};

const putProp = (rests: Rests, root: CellRoot, prop: string, value: unknown) => {
  if (value === undefined) return;
  const layout = layoutOf(root, prop);
  if (layout === "set" && Array.isArray(value)) for (const member of value) rests.set(`${prop}/${String(member)}`, true);
  else if (layout === "set" && value === "*") rests.set(`${prop}/*`, true);
  else if (layout === "split" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    for (const [member, inner] of Object.entries(value)) if (inner !== undefined) rests.set(`${prop}/${member}`, inner as Json);
  } else rests.set(prop, value as Json);
};

/** Reads properties back from cells. Members win over a whole value someone wrote beside them; `*` in a set stands for all. */
const readProps = (root: CellRoot, rests: ReadonlyMap<string, Json>, skip: ReadonlySet<string>): Record<string, Json> => {
  const props: Record<string, Json> = {};
  const members = new Map<string, Map<string, Json>>();
  for (const [rest, value] of rests) {
    const slash = rest.indexOf("/");
    const prop = slash < 0 ? rest : rest.slice(0, slash);
    if (skip.has(prop) || unsafeNames.has(prop)) continue;
    if (slash < 0) props[prop] = value;
    else {
      const member = rest.slice(slash + 1);
      if (unsafeNames.has(member)) continue;
      const group = members.get(prop) ?? new Map<string, Json>();
      members.set(prop, group.set(member, value));
    }
  }
  for (const [prop, group] of members) {
    const names = [...group.keys()].sort();
    if (layoutOf(root, prop) === "set") props[prop] = group.has("*") ? "*" : names;
    else props[prop] = Object.fromEntries(names.map((name) => [name, group.get(name)!]));
  }
  return props;
};

const structural: ReadonlySet<string> = new Set(["owner", "parent", "removed"]);
const nothing: ReadonlySet<string> = new Set();

const restsToNode = (kind: NodeKind, rests: ReadonlyMap<string, Json>): DraftNode => {
  const owner = idOrNull(rests.get("owner"));
  const parent = rests.has("parent") ? idOrNull(rests.get("parent")) : owner;
  return {
    kind,
    owner,
    parent,
    props: readProps(kind, rests, structural),
    ...(rests.get("removed") === true ? { removed: true as const } : {}),
  };
};
const idOrNull = (value: Json | undefined): Id | null => (typeof value === "string" ? value : null);

/** All cells of a draft. Empty sets and split objects have none. */
export const draftToCells = (draft: Draft): CellWrite[] => [
  ...withKey("header", "header", headerToRests(draft.header)),
  ...Object.entries(draft.nodes).flatMap(([id, node]) => withKey(node.kind, id, nodeToRests(node.kind, node))),
];

const withKey = (root: CellRoot, id: string, rests: Rests): CellWrite[] =>
  [...rests].map(([rest, value]) => ({ root, key: `${id}/${rest}`, value }));

/** The draft a set of cells shows. Accepts cells of any quality; what cannot be a node's property is left out. */
export const cellsToDraft = (cells: Iterable<CellWrite>): Draft => {
  const mirror = createMirror();
  mirror.set(cells);
  return mirror.draft();
};

/** The cells to write so that `before` becomes `after`; nodes that are the same value on both sides are not looked at. */
export const writesBetween = (before: Draft, after: Draft): CellWrite[] => {
  const writes: CellWrite[] = [];
  if (before.header !== after.header) compare(writes, "header", "header", headerToRests(before.header), headerToRests(after.header));
  for (const [id, node] of Object.entries(after.nodes)) {
    const old = before.nodes[id];
    if (old === node) continue;
    const known = old?.kind === node.kind ? nodeToRests(old.kind, old) : new Map<string, Json>();
    if (old && old.kind !== node.kind) compare(writes, old.kind, id, nodeToRests(old.kind, old), new Map());
    compare(writes, node.kind, id, known, nodeToRests(node.kind, node));
  }
  for (const [id, old] of Object.entries(before.nodes))
    if (!after.nodes[id]) compare(writes, old.kind, id, nodeToRests(old.kind, old), new Map());
  return writes;
};

const compare = (writes: CellWrite[], root: CellRoot, id: string, before: Rests, after: Rests) => {
  for (const [rest, value] of after)
    if (!before.has(rest) || !equal(before.get(rest), value)) writes.push({ root, key: `${id}/${rest}`, value });
  for (const rest of before.keys()) if (!after.has(rest)) writes.push({ root, key: `${id}/${rest}`, value: undefined });
};

export interface Mirror {
  /** The draft as it stands: a value, shared with earlier ones where nothing changed. */
  draft(): Draft;
  get(root: CellRoot, key: string): Json | undefined;
  /** Every cell of one node. */
  node(root: CellRoot, id: Id): CellWrite[];
  /** Takes over changed cells and tells which nodes (or `header`) look different now. */
  set(writes: Iterable<CellWrite>): ReadonlySet<Id | "header">;
}

/** A draft value that follows its cells: the document feeds changes in, readers take `draft()`. */
export const createMirror = (): Mirror => {
  const table = new Map<CellRoot, Map<Id, Rests>>(cellRoots.map((root) => [root, new Map()]));
  let current: Draft = { header: {}, nodes: {} };

  const put = ({ root, key, value }: CellWrite): Id | null => {
    const slash = key.indexOf("/");
    if (slash < 1) return null;
    const id = key.slice(0, slash);
    const rest = key.slice(slash + 1);
    const nodes = table.get(root);
    if (!nodes || unsafeNames.has(id) || (root === "header") !== (id === "header")) return null;
    const rests = nodes.get(id);
    if (value !== undefined) nodes.set(id, (rests ?? (new Map() as Rests)).set(rest, value));
    else if (rests) {
      rests.delete(rest);
      if (rests.size === 0) nodes.delete(id);
    }
    return id;
  };
  // One id under two kinds can only come from a client that ignores the rules; the first kind in the table shows, everywhere alike.
  const show = (id: Id): DraftNode | null => {
    for (const kind of nodeKindNames) {
      const rests = table.get(kind)!.get(id);
      if (rests) return restsToNode(kind, rests);
    }
    return null;
  };

  return {
    draft: () => current,
    get: (root, key) => {
      const slash = key.indexOf("/");
      return table
        .get(root)
        ?.get(key.slice(0, slash))
        ?.get(key.slice(slash + 1));
    },
    node: (root, id) => withKey(root, id, table.get(root)?.get(id) ?? new Map()),
    set: (writes) => {
      const touched = new Set<Id | "header">();
      for (const write of writes) {
        const id = put(write);
        if (id !== null) touched.add(id);
      }
      if (touched.size === 0) return touched;
      const header = touched.has("header") ? readProps("header", table.get("header")!.get("header") ?? new Map(), nothing) : current.header;
      const nodes = { ...current.nodes };
      for (const id of touched) {
        if (id === "header") continue;
        const node = show(id);
        if (node) nodes[id] = node;
        else delete nodes[id];
      }
      current = { header, nodes: derivedFrom(current.nodes, touched, nodes) };
      return touched;
    },
  };
};

/** How a property lies in cells, read from the table of node kinds; what the table does not know is one cell. */
const layoutOf = (root: CellRoot, prop: string): "set" | "split" | "cell" => {
  const specs = root === "header" ? headerProps : kindSpec(root).props;
  const is = Object.hasOwn(specs, prop) ? specs[prop]!.is : "value";
  return is === "set" ? "set" : is === "text" || is === "split" ? "split" : "cell";
};
