/**
 * The repairs of a draft that was read: what does not fit together is shown as if it did, and found. They work on the map of nodes that
 * are there, which holds them by id; a node that is repaired becomes a new value.
 */
import { builtInKeys, builtInKind } from "./built-in.ts";
import { type Bag, isBag, isEmpty, withInner } from "./document.ts";
import type { Finding } from "./findings.ts";
import { isReserved, keyFromWords } from "./keys.ts";
import { type Link, nodeLinks, ownerWanted } from "./links.ts";
import { builtInNodes } from "./naming.ts";
import { kindSpec } from "./node-kinds.ts";
import type { Live } from "./read-node.ts";
import { builtIn, type Id } from "./shape.ts";

/** Takes out what belongs to nothing; says whether something did. `ids`: of all nodes, in order. */
export const hideOrphans = (ids: readonly Id[], live: Record<Id, Live>, quarantined: ReadonlySet<Id>, found: Finding[]): boolean => {
  const lost: Id[] = [];
  for (const id of ids) {
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
  return lost.length > 0;
};

/** Cuts circles of parents at the lowest id. */
export const cutCycles = (ids: readonly Id[], live: Record<Id, Live>, found: Finding[]): void => {
  const clear = new Set<Id>();
  for (const id of ids) {
    // Owners are of other kinds, level above level: only where something else encloses a node can a circle be.
    if (live[id]!.parent === live[id]!.owner) continue;
    const path: Id[] = [];
    for (let at: Id | null = id; at !== null && !clear.has(at); at = live[at]?.parent ?? null) {
      const from = path.indexOf(at);
      if (from >= 0) {
        const lowest = path.slice(from).sort()[0]!;
        live[lowest] = { ...live[lowest]!, parent: live[lowest]!.owner };
        found.push({ code: "TREE_CYCLE", id: lowest });
        break;
      }
      path.push(at);
    }
    for (const at of path) clear.add(at);
  }
};

/** Gives the later of two equal names a number. */
export const tellKeysApart = (ids: readonly Id[], live: Record<Id, Live>, found: Finding[]): void => {
  const taken = new Map<Id | null, Map<string, Set<string>>>();
  for (const id of ids) {
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
    let shown = key;
    const used = usedAt(taken, node);
    if (used.has(key)) {
      let n = 2;
      while (used.has(`${key}_${n}`)) n++;
      shown = `${key}_${n}`;
      live[id] = { ...node, props: { ...node.props, key: shown } };
      found.push({
        code: "KEY_DUPLICATE",
        id,
        prop: "key",
        params: { detail: key },
        fix: "rename",
        value: keyFromWords(key, used, node.kind),
      });
    }
    used.add(shown);
  }
};

/** The keys that siblings of a node have already. */
const usedAt = (taken: Map<Id | null, Map<string, Set<string>>>, node: Live): Set<string> => {
  let kinds = taken.get(node.owner);
  if (!kinds) {
    kinds = new Map();
    taken.set(node.owner, kinds);
  }
  let used = kinds.get(node.kind);
  if (!used) {
    used = new Set(builtInKeys(node));
    kinds.set(node.kind, used);
  }
  return used;
};

/** What is wrong with the links of one node; what may be missing is dropped. */
export const checkLinks = (id: Id, live: Record<Id, Live>, raw: Bag): readonly Finding[] => {
  const node = live[id]!;
  const links = nodeLinks(node.kind, node.props);
  if (links.length === 0) return nothing;
  const found: Finding[] = [];
  for (const link of links) {
    const target = live[link.id]?.kind ?? builtInKind(link.id);
    const wanted = ownerWanted(link, id, live[id]!, live);
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
    const spec = kindSpec(node.kind);
    const name = link.prop.split(".")[0]!;
    const needed = spec.props[name]!.required || spec.requires?.(live[id]!.props).includes(name);
    const dropped = drop(live, id, link, needed === true);
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
  return found;
};

const nothing: readonly Finding[] = [];

const ownerOf = (id: Id, live: Record<Id, Live>): Id | null => live[id]?.owner ?? builtInNodes[id]?.owner ?? null;

/** Takes a link out where the property may do without it; false: it stays, and the node is marked. */
const drop = (live: Record<Id, Live>, id: Id, link: Link, needed: boolean): boolean => {
  if (link.spec.keep) return false;
  const node = live[id]!;
  const [name, member] = splitPath(link.prop);
  const held = node.props[name];
  const put = (value: unknown): boolean => {
    const props = { ...node.props };
    if (isEmpty(value)) delete props[name];
    else props[name] = value;
    live[id] = { ...node, props };
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
