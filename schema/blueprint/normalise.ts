/**
 * `normalise`: any JSON that claims to be a draft → the blueprint people see, and what is wrong with it. It writes nothing, never
 * throws [BP21], and gives the same bytes for every order of insertion [BP22]. In order: unreadable properties dropped, unreadable
 * nodes left out → orphans hidden → parent cycles cut at the lowest id → equal keys told apart by id order → links to nothing
 * dropped where they may be missing, else the node is kept and marked.
 */
import { builtInKeys, builtInKind, isBuiltIn } from "./built-in.ts";
import { type Bag, type Draft, type DraftNode, hiddenNodes, isBag, isEmpty, nest, withInner } from "./document.ts";
import { excesses, excessText } from "./excesses.ts";
import { type Finding, problemsFrom } from "./findings.ts";
import { isReserved, keyFromWords } from "./keys.ts";
import { type Link, nodeLinks, ownerWanted } from "./links.ts";
import { unsafeNames } from "./names.ts";
import { builtInNodes, type Nodes, nodesOfDraft } from "./naming.ts";
import { kindSpec } from "./node-kinds.ts";
import type { NodeKind, Problem } from "./operation.ts";
import { type Live, readHeader, readNode } from "./read-node.ts";
import { type Blueprint, builtIn, type Id } from "./shape.ts";

export interface Normalised {
  readonly blueprint: Blueprint;
  /** The live, repaired nodes `blueprint` is nested from. */
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  /** Every node that was read, removed and unreadable ones too: whatever a sentence may have to name. */
  readonly named: Nodes;
}

/** Reads a draft of any quality. */
export const normalise = (raw: unknown): Normalised => {
  const found: Finding[] = [];
  const source = isBag(raw) ? raw : {};
  if (!isBag(raw)) found.push({ code: "SHAPE_NODE", id: "header", params: { detail: "JSON" } });
  const rawNodes = isBag(source.nodes) ? source.nodes : {};
  const header = readHeader(isBag(source.header) ? source.header : {}, found);

  const live: Record<Id, Live> = {};
  const quarantined = new Set<Id>();
  const rawDraft = { header: {}, nodes: tolerant(rawNodes) };
  const hidden = hiddenNodes(rawDraft);
  for (const id of Object.keys(rawNodes).sort()) {
    if (hidden.has(id) && !isBuiltIn(id)) continue;
    const node = readNode(id, rawNodes[id], found);
    if (node) live[id] = node;
    else quarantined.add(id);
  }
  hideOrphans(live, quarantined, found);
  cutCycles(live, found);
  tellKeysApart(live, found);
  checkLinks(live, rawNodes, found);
  const draft: Draft = { header, nodes: live };
  for (const excess of excesses(draft)) {
    const { en, ar } = excessText(excess);
    found.push({ code: "SIZE_LIMIT", id: excess.owner ?? "header", params: { enText: en, arText: ar } });
  }
  const named: Nodes = { ...nodesOfDraft(rawDraft), ...nodesOfDraft(draft) };
  return { blueprint: nest(draft), draft, problems: problemsFrom(found, named), named };
};

/** Just enough shape for walking; everything else is looked at node by node. */
const tolerant = (raw: Bag): Record<Id, DraftNode> => {
  const nodes: Record<Id, DraftNode> = {};
  for (const id of Object.keys(raw)) {
    const node = raw[id];
    if (!isBag(node) || unsafeNames.has(id)) continue;
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    nodes[id] = {
      kind: node.kind as NodeKind,
      parent: text(node.parent) ?? text(node.owner),
      owner: text(node.owner),
      props: isBag(node.props) ? node.props : {},
      ...(node.removed === true ? { removed: true as const } : {}),
    };
  }
  return nodes;
};

const hideOrphans = (live: Record<Id, Live>, quarantined: ReadonlySet<Id>, found: Finding[]): void => {
  const lost: Id[] = [];
  for (const id of Object.keys(live).sort()) {
    const { kind, owner, parent } = live[id]!;
    const holder = owner === null ? null : (live[owner]?.kind ?? (owner === builtIn.user ? "entity" : undefined));
    const owned = holder === null || (holder !== undefined && kindSpec(kind).owners.includes(holder));
    const around = parent === owner || parent === null ? null : live[parent];
    const enclosed = around === null || (around !== undefined && around.kind === kind && around.owner === owner);
    if (owned && enclosed) continue;
    lost.push(id);
    // What sat in something unreadable needs no finding of its own.
    const culprit = owned ? parent : owner;
    if (culprit === null || !quarantined.has(culprit)) found.push({ code: "ORPHAN", id });
  }
  for (const id of withInner(live, lost)) delete live[id];
};

const cutCycles = (live: Record<Id, Live>, found: Finding[]): void => {
  const clear = new Set<Id>();
  for (const id of Object.keys(live).sort()) {
    const path: Id[] = [];
    for (let at: Id | null = id; at !== null && !clear.has(at); at = live[at]?.parent ?? null) {
      const from = path.indexOf(at);
      if (from >= 0) {
        const lowest = path.slice(from).sort()[0]!;
        live[lowest]!.parent = live[lowest]!.owner;
        found.push({ code: "TREE_CYCLE", id: lowest });
        break;
      }
      path.push(at);
    }
    for (const at of path) clear.add(at);
  }
};

const tellKeysApart = (live: Record<Id, Live>, found: Finding[]): void => {
  const taken = new Map<string, Set<string>>();
  for (const id of Object.keys(live).sort()) {
    const node = live[id]!;
    const key = node.props.key;
    if (typeof key !== "string") continue;
    if (isReserved(node.kind, key))
      found.push({
        code: "KEY_RESERVED",
        id,
        prop: "key",
        params: { detail: key },
        fix: "rename",
        value: keyFromWords(key, [], node.kind),
      });
    const place = `${node.kind} ${node.owner}`;
    const used = taken.get(place) ?? new Set(builtInKeys(node));
    taken.set(place, used);
    if (used.has(key)) {
      let n = 2;
      while (used.has(`${key}_${n}`)) n++;
      node.props = { ...node.props, key: `${key}_${n}` };
      found.push({
        code: "KEY_DUPLICATE",
        id,
        prop: "key",
        params: { detail: key },
        fix: "rename",
        value: keyFromWords(key, used, node.kind),
      });
    }
    used.add(node.props.key as string);
  }
};

const checkLinks = (live: Record<Id, Live>, raw: Bag, found: Finding[]): void => {
  for (const id of Object.keys(live).sort()) {
    const node = live[id]!;
    const spec = kindSpec(node.kind);
    for (const link of nodeLinks(node.kind, node.props)) {
      const target = live[link.id]?.kind ?? builtInKind(link.id);
      const wanted = ownerWanted(link, id, node, live);
      const code = !target
        ? Object.hasOwn(raw, link.id)
          ? "LINK_REMOVED"
          : "LINK_DANGLING"
        : !link.to.includes(target)
          ? "LINK_KIND"
          : wanted !== undefined && ownerOf(link.id, live) !== wanted
            ? "LINK_OTHER_OWNER"
            : null;
      if (!code) continue;
      const name = link.prop.split(".")[0]!;
      const needed = spec.props[name]!.required || spec.requires?.(node.props).includes(name);
      const dropped = drop(node, link, needed === true);
      const wasRemoved = isBag(raw[link.id]) && (raw[link.id] as Bag).removed === true;
      const fix =
        code === "LINK_REMOVED"
          ? wasRemoved
            ? "restore"
            : undefined
          : !dropped
            ? undefined
            : spec.props[name]!.is === "set"
              ? "unlink"
              : "clear";
      found.push({ code, id, prop: link.prop, target: link.id, ...(fix ? { fix } : {}) });
    }
  }
};

const ownerOf = (id: Id, live: Record<Id, Live>): Id | null => live[id]?.owner ?? builtInNodes[id]?.owner ?? null;

/** Takes a link out where the property may do without it; false: it stays, and the node is marked. */
const drop = (node: Live, link: Link, needed: boolean): boolean => {
  if (link.spec.keep) return false;
  const [name, member] = splitPath(link.prop);
  const held = node.props[name];
  const put = (value: unknown): boolean => {
    const props = { ...node.props };
    if (isEmpty(value)) delete props[name];
    else props[name] = value;
    node.props = props;
    return true;
  };
  if (Array.isArray(held)) {
    const left = held.filter((one) => one !== link.id && !String(one).startsWith(`${link.id}.`));
    return needed && left.length === 0 && link.spec.is === "list" ? false : put(left);
  }
  if (member !== null && isBag(held)) {
    const inner = held[member];
    const left = { ...held };
    if (Array.isArray(inner) && link.spec.is === "list") left[member] = inner.filter((one) => one !== link.id);
    else if (link.spec.ids) return false;
    else delete left[member];
    if (isEmpty(left[member])) delete left[member];
    return needed && isEmpty(left) ? false : put(left);
  }
  return needed || link.spec.ids ? false : put(undefined);
};

const splitPath = (path: string): readonly [string, string | null] => {
  const dot = path.indexOf(".");
  return dot < 0 ? [path, null] : [path.slice(0, dot), path.slice(dot + 1)];
};
