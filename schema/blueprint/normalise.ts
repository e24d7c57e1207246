/**
 * `normalise`: any JSON that claims to be a draft → the blueprint people see, and what is wrong with it. It writes nothing, never
 * throws [BP21], and gives the same bytes for every order of insertion [BP22]. In order: unreadable properties dropped, unreadable
 * nodes left out → orphans hidden → parent cycles cut at the lowest id → equal keys told apart by id order → links to nothing
 * dropped where they may be missing, else the node is kept and marked.
 */
import type { Json, Sentence } from "../ids.ts";
import { builtInKeys, builtInKind, isBuiltIn, mayChangeBuiltIn } from "./built-in.ts";
import { type Draft, type DraftNode, emptyDraft, hiddenNodes, isEmpty, nest, withInner } from "./document.ts";
import { issueWords } from "./issue-words.ts";
import { isReserved, keyFromWords } from "./keys.ts";
import { excesses, excessText } from "./limits.ts";
import { type Link, nodeLinks, ownerWanted } from "./links.ts";
import { idPattern, unsafeNameIn, unsafeNames } from "./names.ts";
import { builtInNodes, type Nodes, nameOf, nodesOfDraft } from "./naming.ts";
import { headerProps, isNodeKind, kindSpec } from "./node-kinds.ts";
import type { NodeKind, Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import type { PropSpec } from "./prop-specs.ts";
import { propWords } from "./prop-words.ts";
import { type Blueprint, builtIn, type Id } from "./shape.ts";

export interface Normalised {
  readonly blueprint: Blueprint;
  /** The live, repaired nodes `blueprint` is nested from. */
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  /** Every node that was read, removed and unreadable ones too: whatever a sentence may have to name. */
  readonly named: Nodes;
}

type Bag = Record<string, unknown>;
type Specs = Readonly<Record<string, PropSpec>>;
interface Live {
  kind: NodeKind;
  parent: Id | null;
  owner: Id | null;
  props: Bag;
}
/** A finding before its sentence is written: names are known only when every node has been read. */
interface Finding {
  readonly code: Parameters<typeof problem>[1];
  readonly id: Id | "header";
  readonly prop?: string;
  readonly params?: Record<string, string | Sentence>;
  readonly target?: Id;
  readonly fix?: "restore" | "clear" | "unlink" | "rename";
  readonly value?: string;
}

const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null && !Array.isArray(value);
const newest = 1;

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
  return { blueprint: nest(draft), draft, problems: tell(found, named), named };
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

const readHeader = (raw: Bag, found: Finding[]): Draft["header"] => {
  const initial = emptyDraft().header as Bag;
  if (typeof raw.blueprint === "number" && raw.blueprint > newest) {
    found.push({ code: "SHAPE_NEWER", id: "header", prop: "blueprint", params: { found: String(raw.blueprint), known: String(newest) } });
    raw = { ...raw, blueprint: newest };
  }
  const header = readProps("header", "header", headerProps, raw, found);
  header.theme = { ...(initial.theme as Bag), ...((header.theme as Bag | undefined) ?? {}) };
  const locales = header.locales as string[];
  if (!locales.includes(header.defaultLocale as string)) {
    if (raw.defaultLocale !== undefined)
      found.push({ code: "SHAPE_PROP", id: "header", prop: "defaultLocale", params: { detail: locales.join(", ") } });
    header.defaultLocale = locales.includes("en") ? "en" : locales[0];
  }
  return inOrder(header, headerProps) as Record<string, Json>;
};

/** Properties in the table's order, so insertion order never shows. */
const inOrder = (props: Bag, specs: Specs): Bag => {
  const ordered: Bag = {};
  for (const name of Object.keys(specs)) if (!isEmpty(props[name])) ordered[name] = props[name];
  return ordered;
};

const readProps = (id: Id | "header", kind: NodeKind | "header", specs: Specs, raw: Bag, found: Finding[]): Bag => {
  const props: Bag = {};
  for (const name of Object.keys(raw).sort()) {
    if (raw[name] === undefined || raw[name] === null) continue;
    if (!Object.hasOwn(specs, name)) {
      found.push({
        code: "SHAPE_PROP",
        id,
        prop: "",
        params: { prop: { en: "properties", ar: "الخصائص" }, detail: unknownHere(name.slice(0, 40)) },
      });
      continue;
    }
    const value = readValue(id, name, specs[name]!, raw[name], found);
    if (!isEmpty(value)) props[name] = value;
  }
  if (kind === "header" || !isBuiltIn(id))
    for (const name of Object.keys(specs))
      if (props[name] === undefined && !isEmpty(specs[name]!.initial)) props[name] = specs[name]!.initial;
  return props;
};

const readValue = (id: Id | "header", path: string, spec: PropSpec, raw: unknown, found: Finding[]): unknown => {
  const bad = (detail: Sentence): undefined => {
    found.push({ code: "SHAPE_PROP", id, prop: path, params: { detail } });
    return undefined;
  };
  if ((spec.is === "split" || spec.is === "text") && isBag(raw)) {
    const bag: Bag = {};
    for (const name of Object.keys(raw).sort()) {
      if (raw[name] === undefined || raw[name] === null) continue;
      const known = unsafeNames.has(name) ? undefined : spec.members && Object.hasOwn(spec.members, name) ? spec.members[name] : spec.rest;
      if (!known) bad(unknownHere(name.slice(0, 40)));
      else {
        const member = readValue(id, `${path}.${name}`, known, raw[name], found);
        if (!isEmpty(member)) bag[name] = member;
      }
    }
    for (const [name, member] of Object.entries(spec.members ?? {}))
      if (bag[name] === undefined && !isEmpty(member.initial)) bag[name] = member.initial;
    if (isEmpty(bag) || spec.zod.safeParse(bag).success) return bag;
    return bad(reason(spec, bag));
  }
  if (spec.is === "set" && Array.isArray(raw)) {
    const good = raw.filter((member) => spec.zod.safeParse([member]).success || void bad(reason(spec, [member])));
    return (spec.zod.safeParse(good).data as unknown) ?? bad(reason(spec, good));
  }
  const unsafe = unsafeNameIn(raw);
  if (unsafe) return bad(unknownHere(unsafe));
  const result = spec.zod.safeParse(raw);
  return result.success ? result.data : bad(reason(spec, raw));
};

const reason = (spec: PropSpec, value: unknown): Sentence => issueWords(spec.zod.safeParse(value).error?.issues[0]);

const unknownHere = (name: string): Sentence => ({ en: `“${name}” is not known here`, ar: `«${name}» غير معروف هنا` });

const readNode = (id: Id, raw: unknown, found: Finding[]): Live | null => {
  const quarantine = (part: string): null => {
    const { en, ar } = propWords(part);
    found.push({ code: "SHAPE_NODE", id, params: { detail: { en: `its ${en} is missing or wrong`, ar: `${ar}: ناقص أو غير صحيح` } } });
    return null;
  };
  if (unsafeNames.has(id) || !idPattern.test(id)) return quarantine("id");
  if (!isBag(raw) || !isNodeKind(raw.kind)) return quarantine("kind");
  const kind = raw.kind;
  const spec = kindSpec(kind);
  if (!id.startsWith(`${spec.prefix}_`)) return quarantine("id");
  const owner = typeof raw.owner === "string" ? raw.owner : null;
  if ((owner === null) !== (spec.owners.length === 0)) return quarantine("owner");
  const parent = spec.tree && typeof raw.parent === "string" ? raw.parent : owner;
  const given = isBag(raw.props) ? raw.props : {};
  if (isBuiltIn(id)) {
    const allowed: Bag = {};
    for (const name of Object.keys(given)) {
      if (mayChangeBuiltIn(kind, name)) allowed[name] = given[name];
      else if (given[name] !== null && given[name] !== undefined)
        found.push({
          code: "SHAPE_PROP",
          id,
          prop: name,
          params: { detail: { en: "it is part of every platform", ar: "هو جزء من كل منصة" } },
        });
    }
    return { kind, parent, owner, props: inOrder(readProps(id, kind, spec.props, allowed, found), spec.props) };
  }
  const mark = found.length;
  const props = readProps(id, kind, spec.props, given, found);
  for (const [name, prop] of Object.entries(spec.props)) {
    if (!prop.required || props[name] !== undefined || isEmpty(prop.initial ?? 0)) continue;
    if (prop.is === "rank") props[name] = "a0";
    else if (prop.is === "key") {
      props[name] = keyFromWords(id.slice(spec.prefix.length + 1), [], kind);
      if (found.length === mark)
        found.push({ code: "SHAPE_PROP", id, prop: name, params: { detail: { en: "it is missing", ar: "القيمة ناقصة" } } });
    } else return quarantine(name);
  }
  const missing = spec.requires?.(props).find((name) => isEmpty(props[name]));
  if (missing) return quarantine(missing);
  return { kind, parent, owner, props: inOrder(props, spec.props) };
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

const tell = (found: readonly Finding[], nodes: Nodes): readonly Problem[] => {
  const problems = found.map(({ code, id, prop, params = {}, target, fix, value }) => {
    const at = prop === undefined ? { id } : { id, prop };
    const named = target === undefined ? params : { ...params, target: nameOf(nodes, target) };
    return problem(
      nodes,
      code,
      at,
      named,
      fixOf(nodes, {
        code,
        id,
        ...(prop === undefined ? {} : { prop }),
        ...(target === undefined ? {} : { target }),
        ...(fix ? { fix } : {}),
        ...(value === undefined ? {} : { value }),
      }),
    );
  });
  return problems;
};

const fixOf = (nodes: Nodes, { id, prop, target, fix, value }: Finding): Parameters<typeof problem>[4] => {
  if (fix === "restore" && target) {
    const name = nameOf(nodes, target);
    return { label: { en: `Restore ${name.en}`, ar: `استعادة ${name.ar}` }, ops: [{ op: "restore", id: target }] };
  }
  if (fix === "clear" && prop) return { label: { en: "Take it out", ar: "إزالته" }, ops: [{ op: "set", id, prop, value: null }] };
  if (fix === "unlink" && prop && target)
    return { label: { en: "Take it out", ar: "إزالته" }, ops: [{ op: "unlink", id, prop, to: target }] };
  if (fix === "rename" && value)
    return { label: { en: `Rename to “${value}”`, ar: `تغيير الاسم إلى «${value}»` }, ops: [{ op: "set", id, prop: "key", value }] };
  return undefined;
};
