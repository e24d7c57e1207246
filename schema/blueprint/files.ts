/**
 * The two forms of a blueprint in a file. *Exact*: ids as map keys, nothing left to guess. *Friendly*: keys instead of ids, in
 * references and expressions too; what is at its default and what follows from the position in the file is left out; reading it
 * derives ids `<prefix>_<owner's keys>_<key>`. Both are plain JSON values; JSON text is made here, YAML text at the door.
 */
import type { Json } from "../ids.ts";
import { isBuiltIn, withBuiltIns } from "./built-in.ts";
import { canonical } from "./canonical.ts";
import { type Bag, type Draft, type DraftNode, flatten, isBag, isEmpty, nest } from "./document.ts";
import { equal } from "./equal.ts";
import { expressionsOf } from "./expression-places.ts";
import { read, show } from "./expressions/show.ts";
import { friendlyIds, type Names, namesOfDraft } from "./file-names.ts";
import { linksOf, ownerWanted } from "./links.ts";
import { idPattern, unsafeNames } from "./names.ts";
import { builtInNodes, type Nodes, nodesOf } from "./naming.ts";
import { headerProps, kindSpec, kindsIn } from "./node-kinds.ts";
import { normalise } from "./normalise.ts";
import type { NodeKind, Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import type { PropSpec } from "./prop-specs.ts";
import { between, byRank } from "./rank.ts";
import { type Blueprint, collections, type Id } from "./shape.ts";

/** The exact form: what is hashed, as a value. */
export const exactForm = (blueprint: Blueprint): Json => JSON.parse(canonical(blueprint)) as Json;

/** The friendly form. The document should be free of errors; what has no unambiguous name keeps its id. */
export const friendlyForm = (blueprint: Blueprint): Json => {
  const draft = flatten(shownExpressions(blueprint));
  const nodes = nodesOf(blueprint);
  const names = namesOfDraft(nodes);
  const holder = (kind: NodeKind | null, owner: Id | null): Bag => {
    const maps: Bag = {};
    for (const inner of kindsIn(kind)) {
      const spec = kindSpec(inner);
      const held = Object.keys(draft.nodes)
        .filter((id) => draft.nodes[id]!.kind === inner && draft.nodes[id]!.owner === owner)
        .map((id) => ({ id, order: String(draft.nodes[id]!.props.order ?? "") }))
        .sort(byRank);
      // `ent_user` holds added fields without being stored itself.
      if (
        inner === "entity" &&
        !held.some(({ id }) => id === "ent_user") &&
        Object.values(draft.nodes).some((node) => node.owner === "ent_user")
      )
        held.push({ id: "ent_user", order: "" });
      const expected = ranks(held.length);
      const inSequence = held.every(({ order }, i) => order === expected[i]);
      const map: Bag = {};
      for (const { id } of held) map[names.own(id)] = { ...friendlyProps(draft, nodes, names, id, inSequence), ...holder(inner, id) };
      if (!isEmpty(map)) maps[spec.collection] = map;
    }
    return maps;
  };
  const header: Bag = {};
  for (const [name, value] of Object.entries(draft.header))
    if (name === "blueprint" || name === "key" || !equal(value, headerProps[name]?.initial)) header[name] = value;
  return { ...header, ...holder(null, null) } as Json;
};

const ranks = (count: number): readonly string[] => {
  const list: string[] = [];
  for (let i = 0; i < count; i++) list.push(between(list[i - 1]));
  return list;
};

/** The document with every expression as people read it. */
const shownExpressions = (blueprint: Blueprint): Blueprint => {
  const full = withBuiltIns(blueprint);
  return rewritten(blueprint, nodesOf(blueprint), (at) => show(at.source, full, at.scope, at.expect));
};

const rewritten = (blueprint: Blueprint, all: Nodes, write: (at: ReturnType<typeof expressionsOf>[number]) => string): Blueprint => {
  const draft = flatten(blueprint);
  const nodes: Record<Id, DraftNode> = { ...draft.nodes };
  for (const at of expressionsOf(all)) {
    const node = nodes[at.id];
    if (!node) continue;
    const [name, member] = at.prop.split(".", 2) as [string, string | undefined];
    const text = write(at);
    const value = name === "default" ? { expr: text } : member === undefined ? text : { ...(node.props[name] as Bag), [member]: text };
    nodes[at.id] = { ...node, props: { ...node.props, [name]: value } };
  }
  return nest({ header: draft.header, nodes });
};

const friendlyProps = (draft: Draft, nodes: Nodes, names: Names, id: Id, inSequence: boolean): Bag => {
  const node = draft.nodes[id];
  if (!node) return {};
  const spec = kindSpec(node.kind);
  const bag: Bag = {};
  for (const [name, prop] of Object.entries(spec.props)) {
    const value = node.props[name];
    if (value === undefined || (name === "key" && names.own(id) === value) || (prop.is === "rank" && inSequence)) continue;
    if (prop.initial !== undefined && equal(value, prop.initial) && !prop.to) continue;
    bag[name] = renamed(
      name,
      prop,
      value,
      (link) => names.ref(link.id, ownerWanted(link, id, node, nodes) ?? undefined, link.id),
      (token) => names.token(token),
    );
    if (name === "default" && typeof value === "string" && nodes[value]?.kind === "option") bag[name] = names.own(value);
    if (name === "given" && isBag(value)) bag[name] = friendlyGiven(nodes, names, value);
  }
  if (spec.tree && node.parent !== node.owner) bag.parent = names.own(node.parent!);
  return bag;
};

const friendlyGiven = (nodes: Nodes, names: Names, given: Bag): Bag =>
  Object.fromEntries(
    Object.entries(given).map(([path, value]) => [
      path
        .split(".")
        .map((id) => (nodes[id] ? names.own(id) : id))
        .join("."),
      typeof value === "string" && nodes[value]?.kind === "option" ? names.own(value) : value,
    ]),
  );

type Link = ReturnType<typeof linksOf>[number];

/** A value with every id it names replaced: links through `link`, ids inside free JSON through `token`. */
const renamed = (prop: string, spec: PropSpec, value: unknown, link: (link: Link) => string, token: (id: string) => string): unknown => {
  const links = linksOf(prop, spec, value);
  const named = new Map(links.map((one) => [one.id, link(one)]));
  const reference = (text: string): string => {
    const [id, verb] = text.split(".", 2) as [string, string | undefined];
    const name = named.get(text) ?? named.get(id);
    return name === undefined ? text : named.has(text) || verb === undefined ? name : `${name}.${verb}`;
  };
  const walk = (at: PropSpec, inner: unknown): unknown => {
    if (at.ids) return deep(inner, reference);
    switch (at.is) {
      case "ref":
        return typeof inner === "string" ? reference(inner) : inner;
      case "list":
      case "set": {
        if (!Array.isArray(inner) || !at.to) return inner;
        const members = inner.map((one) => (typeof one === "string" ? reference(one) : one));
        // A set has no order but that of its names, whatever ids they stand for.
        return at.is === "set" ? members.sort() : members;
      }
      case "split":
        if (!isBag(inner)) return inner;
        return Object.fromEntries(
          Object.entries(inner).map(([name, member]) => {
            const known = at.members && Object.hasOwn(at.members, name) ? at.members[name] : at.rest;
            return [at.keys ? reference(name) : name, known ? walk(known, member) : member];
          }),
        );
      default:
        return at.is === "value" && (typeof inner === "object" || prop === "options" || prop === "props") ? deep(inner, token) : inner;
    }
  };
  return walk(spec, value);
};

const deep = (value: unknown, text: (value: string) => string): unknown => {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, text));
  return isBag(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [text(name), deep(one, text)])) : value;
};

/**
 * Reads either form; which one is seen from its map keys (a key never contains "_", an id always does). Never throws: what does not
 * fit is among the problems, as `normalise` finds them.
 */
export const readFile = (value: unknown): { readonly blueprint: Blueprint; readonly problems: readonly Problem[] } => {
  const document = isBag(value) ? value : {};
  const exact = collections.every((name) => !isBag(document[name]) || Object.keys(document[name]).every((id) => idPattern.test(id)));
  const { blueprint, problems, named } = normalise(exact ? flatten(document as unknown as Blueprint) : readFriendly(document));
  const detail = { en: "its id is used twice", ar: "معرّفه مستخدم مرتين" };
  const lost = exact ? usedTwice(document).map((id) => problem(named, "SHAPE_NODE", { id }, { detail })) : [];
  return { blueprint, problems: [...problems, ...lost] };
};

/** Ids that stand in more than one place of a nested document: laid flat, only one of the nodes is left. */
const usedTwice = (document: Bag): readonly Id[] => {
  const [once, twice] = [new Set<Id>(), new Set<Id>()];
  const look = (kind: NodeKind | null, holder: Bag): void => {
    for (const inner of kindsIn(kind)) {
      const map = holder[kindSpec(inner).collection];
      for (const [id, node] of isBag(map) ? Object.entries(map) : []) {
        (once.has(id) ? twice : once).add(id);
        if (isBag(node)) look(inner, node);
      }
    }
  };
  look(null, document);
  return [...twice].sort();
};

const readFriendly = (document: Bag): Draft => {
  const nodes: Record<Id, DraftNode> = {};
  const mint = friendlyIds();
  const header: Bag = {};
  const take = (kind: NodeKind, map: unknown, owner: Id | null, ownerPath: string): void => {
    if (!isBag(map)) return;
    const spec = kindSpec(kind);
    let last: string | undefined;
    for (const name of Object.keys(map)) {
      const raw = map[name];
      if (!isBag(raw) || unsafeNames.has(name)) continue;
      const builtIn = Object.keys(builtInNodes).find(
        (id) => builtInNodes[id]!.kind === kind && builtInNodes[id]!.owner === owner && builtInNodes[id]!.props.key === name,
      );
      const id = builtIn ?? mint(spec.prefix, ownerPath, name);
      const props: Bag = spec.props.key && !builtIn ? { key: name } : {};
      const inner = new Map(kindsIn(kind).map((k) => [kindSpec(k).collection, k]));
      for (const prop of Object.keys(raw)) if (!inner.has(prop) && !(spec.tree && prop === "parent")) props[prop] = raw[prop];
      if (spec.props.order && !builtIn) {
        if (typeof props.order !== "string") props.order = between(last);
        last = props.order as string;
      }
      nodes[id] = { kind, owner, parent: spec.tree && typeof raw.parent === "string" ? raw.parent : owner, props };
      for (const [collection, k] of inner) take(k, raw[collection], id, [ownerPath, name].filter(Boolean).join("_"));
    }
  };
  const kinds = new Map(kindsIn(null).map((kind) => [kindSpec(kind).collection, kind]));
  for (const name of Object.keys(document)) if (!kinds.has(name) && !unsafeNames.has(name)) header[name] = document[name];
  for (const [collection, kind] of kinds) take(kind, document[collection], null, "");
  for (const id of Object.keys(nodes)) if (isBuiltIn(id) && isEmpty(nodes[id]!.props)) delete nodes[id];
  const all: Nodes = { ...builtInNodes, ...nodes };
  const names = namesOfDraft(all);
  const linked: Record<Id, DraftNode> = {};
  // Entities first: what a policy's fields mean follows from the entity it names.
  for (const id of Object.keys(nodes)) linked[id] = resolveProps(nodes[id]!, id, all, names);
  const found: Record<Id, Nodes[Id]> = { ...all, ...linked };
  for (const id of Object.keys(linked)) found[id] = linked[id] = resolveProps(linked[id]!, id, found, names);
  return readExpressions({ header: header as Draft["header"], nodes: linked });
};

const resolveProps = (node: DraftNode, id: Id, nodes: Nodes, names: Names): DraftNode => {
  const spec = kindSpec(node.kind);
  const props: Bag = {};
  for (const [name, value] of Object.entries(node.props)) {
    const prop = Object.hasOwn(spec.props, name) ? spec.props[name] : undefined;
    props[name] = prop
      ? renamed(
          name,
          prop,
          value,
          (link) => names.find(link.id, link.to, ownerWanted(link, id, { ...node, props: { ...node.props, ...props } }, nodes)) ?? link.id,
          (text) => names.untoken(text),
        )
      : value;
    if (name === "default" && typeof value === "string" && (node.props.type === "enum" || node.props.type === "enums"))
      props[name] = names.find(value, ["option"], id) ?? value;
    if (name === "given" && isBag(value)) props[name] = readGiven(value, node.owner, names, nodes);
  }
  const parent =
    spec.tree && node.parent !== node.owner
      ? (names.find(node.parent ?? "", [node.kind], node.owner ?? undefined) ?? node.parent)
      : node.parent;
  return { ...node, parent, props };
};

const readGiven = (given: Bag, entity: Id | null, names: Names, nodes: Nodes): Bag =>
  Object.fromEntries(
    Object.entries(given).map(([path, value]) => {
      let at: Id | undefined = entity ?? undefined;
      let field: Id | undefined;
      const ids = path.split(".").map((part) => {
        field = names.find(part, ["field"], at);
        const props = nodes[field ?? ""]?.props;
        const target = props?.type === "user" ? "ent_user" : String((props?.config as Bag | undefined)?.target ?? "");
        at = nodes[target] ? target : names.find(target, ["entity"], undefined);
        return field ?? part;
      });
      return [ids.join("."), typeof value === "string" && field ? (names.find(value, ["option"], field) ?? value) : value];
    }),
  );

const readExpressions = (draft: Draft): Draft => {
  const { blueprint } = normalise(draft);
  const full = withBuiltIns(blueprint);
  const nodes: Record<Id, DraftNode> = { ...draft.nodes };
  const after = flatten(rewritten(blueprint, nodesOf(blueprint), (at) => read(at.source, at.scope, full, at.expect).source));
  for (const id of Object.keys(after.nodes)) {
    const node = nodes[id];
    if (node) nodes[id] = { ...node, props: { ...node.props, ...after.nodes[id]!.props } };
  }
  return { header: draft.header, nodes };
};
