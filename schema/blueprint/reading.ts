/**
 * Reading a draft of any quality, node by node, and repairing what does not fit together: orphans hidden → parent cycles cut at the
 * lowest id → equal keys told apart by id order → links to nothing dropped where they may be missing. What was found is kept by the
 * place it was found at, so that after a change of a few nodes only those have to be read again (`reread.ts`).
 */
import { isBuiltIn } from "./built-in.ts";
import { type Bag, type Draft, type DraftNode, hiddenNodes, isBag } from "./document.ts";
import { excesses, excessText } from "./excesses.ts";
import type { Finding } from "./findings.ts";
import { unsafeNames } from "./names.ts";
import type { NodeKind } from "./operation.ts";
import { type Live, readHeader, readNode } from "./read-node.ts";
import { checkLinks, cutCycles, hideOrphans, tellKeysApart } from "./repairs.ts";
import type { Id } from "./shape.ts";

/** A node as it was read, before any repair, with what was found in it. */
export interface Read {
  readonly id: Id;
  readonly node: Live | null;
  readonly found: readonly Finding[];
}

export interface Reading {
  readonly header: Draft["header"];
  readonly headerFound: readonly Finding[];
  /** The nodes that were there when all of it was read, in order. */
  readonly ids: readonly Id[];
  /** The nodes that are there, repaired. A node that needed no repair is the same value as long as its raw node is. */
  readonly live: Record<Id, Live>;
  /** The nodes as they were given, removed and unreadable ones too. */
  raw: Bag;
  /** By id; of a draft that is read once only those something was found in. */
  readonly read: Map<Id, Read>;
  /** Orphans, circles, equal keys: what only the whole shows, and was repaired. */
  readonly whole: readonly Finding[];
  /** Of what there is too much; nothing is repaired for it. */
  readonly excess: readonly Finding[];
  readonly links: Map<Id, readonly Finding[]>;
  /** Nodes something was found in when they were read. */
  readonly faults: Set<Id>;
}

/** Everything found, in no order that matters. */
export const foundIn = (reading: Reading): readonly Finding[] => {
  const all = [...reading.headerFound, ...reading.whole, ...reading.excess];
  for (const id of reading.faults) all.push(...reading.read.get(id)!.found);
  for (const found of reading.links.values()) all.push(...found);
  return all;
};

/** Reads all of a draft. */
export const readDraft = (raw: unknown): Reading => readWhole(raw, null, false);

/** The same for who reads one draft after another: a raw node that is the very one it was before is not read again. */
export const readNext = (raw: unknown, before: Reading | null): Reading => readWhole(raw, before, true);

/** `kept`: every node as it was read is kept, for `reread` and for the next one. */
const readWhole = (raw: unknown, before: Reading | null, kept: boolean): Reading => {
  const whole: Finding[] = [];
  const source = isBag(raw) ? raw : {};
  if (!isBag(raw)) whole.push({ code: "SHAPE_NODE", id: "header", params: { detail: "JSON" } });
  const rawNodes = isBag(source.nodes) ? source.nodes : {};
  const headerFound: Finding[] = [];
  const header = readHeader(isBag(source.header) ? source.header : {}, headerFound);

  const live: Record<Id, Live> = {};
  const read = new Map<Id, Read>();
  const faults = new Set<Id>();
  const quarantined = new Set<Id>();
  const given = Object.keys(rawNodes).sort();
  const hidden = hiddenIn(rawNodes, given);
  let ids: Id[] = [];
  for (const id of given) {
    if (hidden.has(id) && !isBuiltIn(id)) continue;
    const known = before !== null && before.raw[id] === rawNodes[id] ? before.read.get(id) : undefined;
    const one = known ?? readOne(id, rawNodes[id]);
    if (one.found.length > 0 || (kept && one.node)) read.set(id, one);
    if (one.found.length > 0) faults.add(id);
    if (one.node) {
      live[id] = one.node;
      ids.push(id);
    } else quarantined.add(id);
  }
  // Asking an object of this size for its ids is as dear as a repair, so they are handed on.
  if (hideOrphans(ids, live, quarantined, whole)) ids = Object.keys(live);
  cutCycles(ids, live, whole);
  tellKeysApart(ids, live, whole);
  const links = new Map<Id, readonly Finding[]>();
  for (const id of ids) keepLinks(links, id, checkLinks(id, live, rawNodes));
  const excess = excesses({ header, nodes: live }, ids).map((one): Finding => {
    const { en, ar } = excessText(one);
    return { code: "SIZE_LIMIT", id: one.owner ?? "header", params: { enText: en, arText: ar } };
  });
  return { header, headerFound, ids, live, raw: rawNodes, read, whole, excess, links, faults };
};

/** Reads one raw node. */
export const readOne = (id: Id, raw: unknown): Read => {
  const found: Finding[] = [];
  return { id, node: readNode(id, raw, found), found };
};

export const keepLinks = (links: Map<Id, readonly Finding[]>, id: Id, found: readonly Finding[]): void => {
  if (found.length > 0) links.set(id, found);
  else links.delete(id);
};

/** Ids that are removed, or live in something removed. */
const hiddenIn = (raw: Bag, ids: readonly Id[]): ReadonlySet<Id> =>
  ids.some((id) => (raw[id] as Bag | null)?.removed === true) ? hiddenNodes({ header: {}, nodes: shapesOf(raw) }) : nobody;
const nobody: ReadonlySet<Id> = new Set();

/** Raw nodes with just enough shape to be walked and named. */
export const shapesOf = (raw: Bag): Record<Id, DraftNode> => {
  const nodes: Record<Id, DraftNode> = {};
  for (const id of Object.keys(raw)) {
    const node = rawNode(raw, id);
    if (node) nodes[id] = node;
  }
  return nodes;
};

const text = (value: unknown): Id | null => (typeof value === "string" ? value : null);

/** Most raw nodes have that shape already. */
const shapely = ({ owner, parent, props, removed }: Bag): boolean =>
  (owner === null || typeof owner === "string") &&
  (typeof parent === "string" || (parent === null && owner === null)) &&
  (removed === undefined || removed === true) &&
  isBag(props);

/** One raw node with just enough shape to be named. */
export const rawNode = (raw: Bag, id: Id): DraftNode | undefined => {
  const node = Object.hasOwn(raw, id) && !unsafeNames.has(id) ? raw[id] : undefined;
  if (!isBag(node)) return undefined;
  if (shapely(node)) return node as unknown as DraftNode;
  return {
    kind: node.kind as NodeKind,
    parent: text(node.parent) ?? text(node.owner),
    owner: text(node.owner),
    props: isBag(node.props) ? node.props : {},
    ...(node.removed === true ? { removed: true as const } : {}),
  };
};
