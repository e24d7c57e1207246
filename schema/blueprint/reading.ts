/**
 * Reading a draft of any quality, node by node, and repairing what does not fit together: orphans hidden → parent cycles cut at the
 * lowest id → equal keys told apart by id order → links to nothing dropped where they may be missing. What was found is kept by the
 * place it was found at, so that after a change of one node only that node has to be read again (`reread`).
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
interface Read {
  readonly id: Id;
  readonly node: Live | null;
  readonly found: readonly Finding[];
}

export interface Reading {
  readonly header: Draft["header"];
  readonly headerFound: readonly Finding[];
  /** The nodes that are there, repaired. A node that needed no repair is the same value as long as its raw node is. */
  readonly live: Record<Id, Live>;
  /** Raw nodes, removed and unreadable ones too, with just enough shape to be named. */
  readonly raw: Readonly<Record<Id, DraftNode>>;
  readonly read: Map<Id, Read>;
  /** Orphans, circles, equal keys, sizes: what only the whole shows. */
  readonly whole: readonly Finding[];
  readonly links: Map<Id, readonly Finding[]>;
}

/** Remembers what each raw node was read as; of use only to someone whose raw nodes never change in place. */
export type ReadMemo = WeakMap<object, Read>;

/** Everything found, in no order that matters. */
export const foundIn = (reading: Reading): readonly Finding[] => [
  ...reading.headerFound,
  ...[...reading.read.values()].flatMap(({ found }) => found),
  ...reading.whole,
  ...[...reading.links.values()].flat(),
];

/** Reads all of a draft. */
export const readDraft = (raw: unknown, memo?: ReadMemo): Reading => {
  const whole: Finding[] = [];
  const source = isBag(raw) ? raw : {};
  if (!isBag(raw)) whole.push({ code: "SHAPE_NODE", id: "header", params: { detail: "JSON" } });
  const rawNodes = isBag(source.nodes) ? source.nodes : {};
  const headerFound: Finding[] = [];
  const header = readHeader(isBag(source.header) ? source.header : {}, headerFound);

  const live: Record<Id, Live> = {};
  const read = new Map<Id, Read>();
  const quarantined = new Set<Id>();
  const rawDraft = { header: {}, nodes: tolerant(rawNodes) };
  const hidden = hiddenNodes(rawDraft);
  for (const id of Object.keys(rawNodes).sort()) {
    if (hidden.has(id) && !isBuiltIn(id)) continue;
    const one = readOne(id, rawNodes[id], memo);
    if (one.node || one.found.length > 0) read.set(id, one);
    if (one.node) live[id] = one.node;
    else quarantined.add(id);
  }
  hideOrphans(live, quarantined, whole);
  cutCycles(live, whole);
  tellKeysApart(live, whole);
  const links = new Map<Id, readonly Finding[]>();
  for (const id of Object.keys(live).sort()) keepLinks(links, id, checkLinks(id, live, rawNodes));
  for (const excess of excesses({ header, nodes: live })) {
    const { en, ar } = excessText(excess);
    whole.push({ code: "SIZE_LIMIT", id: excess.owner ?? "header", params: { enText: en, arText: ar } });
  }
  return { header, headerFound, live, raw: rawDraft.nodes, read, whole, links };
};

/**
 * Reads again the nodes that changed, in place, where nothing but their own properties can be read differently for it: the node was there
 * and stays, under the same key, in the same place, about the same entity. False: the whole has to be read.
 */
export const reread = (reading: Reading, rawNodes: Bag, ids: readonly Id[], memo: ReadMemo): boolean => {
  const again: Read[] = [];
  for (const id of ids) {
    const before = reading.read.get(id)?.node;
    const shown = reading.live[id];
    const after = readOne(id, rawNodes[id], memo);
    const { node } = after;
    if (!before || !shown || !node || (rawNodes[id] as Bag).removed === true) return false;
    const stands = (["kind", "owner", "parent"] as const).every((name) => before[name] === node[name] && shown[name] === before[name]);
    const meant = ["key", "entity"].every((name) => before.props[name] === node.props[name]);
    if (!stands || !meant || shown.props.key !== before.props.key) return false;
    again.push(after);
  }
  for (const one of again) {
    reading.read.set(one.id, one);
    reading.live[one.id] = one.node!;
    (reading.raw as Record<Id, DraftNode>)[one.id] = tolerantNode(rawNodes[one.id] as Bag);
  }
  for (const { id } of again) keepLinks(reading.links, id, checkLinks(id, reading.live, rawNodes));
  return true;
};

const readOne = (id: Id, raw: unknown, memo?: ReadMemo): Read => {
  const known = typeof raw === "object" && raw !== null ? memo?.get(raw) : undefined;
  if (known?.id === id) return known;
  const found: Finding[] = [];
  const node = readNode(id, raw, found);
  const read = { id, node, found };
  if (typeof raw === "object" && raw !== null) memo?.set(raw, read);
  return read;
};

const keepLinks = (links: Map<Id, readonly Finding[]>, id: Id, found: readonly Finding[]): void => {
  if (found.length > 0) links.set(id, found);
  else links.delete(id);
};

/** Just enough shape for walking; everything else is looked at node by node. */
const tolerant = (raw: Bag): Record<Id, DraftNode> => {
  const nodes: Record<Id, DraftNode> = {};
  for (const id of Object.keys(raw)) {
    const node = raw[id];
    if (isBag(node) && !unsafeNames.has(id)) nodes[id] = tolerantNode(node);
  }
  return nodes;
};

const text = (value: unknown): Id | null => (typeof value === "string" ? value : null);

const tolerantNode = (node: Bag): DraftNode => ({
  kind: node.kind as NodeKind,
  parent: text(node.parent) ?? text(node.owner),
  owner: text(node.owner),
  props: isBag(node.props) ? node.props : {},
  ...(node.removed === true ? { removed: true as const } : {}),
});
