/**
 * What points to what, read off the kind table: the ids a property names, with the kinds they may be of. Normalise, operations,
 * impact and copy walk references only through here. Ids inside expressions are the expressions' business.
 */
import { kindSpec } from "./node-kinds.ts";
import { type NodeKind, nodeKindNames } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Id } from "./shape.ts";

export interface Link {
  readonly id: Id;
  readonly to: readonly NodeKind[];
  /** Where it stands: `title`, `config.target`, `roles`. */
  readonly prop: string;
  readonly spec: PropSpec;
  /** A member name that is itself an id (`values.f_st`). */
  readonly isKey?: true;
}

/** Ids a value names, for one property. */
export const linksOf = (prop: string, spec: PropSpec, value: unknown): readonly Link[] => {
  if (value === undefined || value === null) return [];
  const to = spec.to ?? [];
  if (spec.ids) return spec.ids(value).map((link) => ({ ...link, prop, spec }));
  switch (spec.is) {
    case "ref":
      return typeof value === "string" ? [linkTo(value, prop, spec, to)] : [];
    case "list":
    case "set": {
      if (!Array.isArray(value) || to.length === 0) return none;
      const links: Link[] = [];
      for (const id of value) if (typeof id === "string") links.push(linkTo(id, prop, spec, to));
      return links;
    }
    case "split": {
      if (typeof value !== "object" || Array.isArray(value)) return none;
      const links: Link[] = [];
      for (const name of Object.keys(value)) {
        const known = spec.members && Object.hasOwn(spec.members, name) ? spec.members[name] : spec.rest;
        if (spec.keys) links.push({ id: name, to: spec.keys, prop: `${prop}.${name}`, spec, isKey: true });
        if (known) for (const link of linksOf(`${prop}.${name}`, known, (value as Record<string, unknown>)[name])) links.push(link);
      }
      return links;
    }
    default:
      return [];
  }
};

/** An implied action (`ent_x.create`) is a link to its entity. */
const linkTo = (id: string, prop: string, spec: PropSpec, to: readonly NodeKind[]): Link => {
  const implied = spec.implied === true && id.includes(".");
  return { id: implied ? id.slice(0, id.indexOf(".")) : id, to: implied ? ["entity"] : to, prop, spec };
};

const mayLink = (spec: PropSpec): boolean =>
  spec.to !== undefined ||
  spec.ids !== undefined ||
  spec.keys !== undefined ||
  (spec.rest !== undefined && mayLink(spec.rest)) ||
  Object.values(spec.members ?? {}).some(mayLink);

/** Per kind, the properties that may hold links. */
const linking = new Map(nodeKindNames.map((kind) => [kind, Object.entries(kindSpec(kind).props).filter(([, spec]) => mayLink(spec))]));

/** Properties are values: those that were looked at once are not looked at again. */
const known = new WeakMap<object, { readonly kind: NodeKind; readonly links: readonly Link[] }>();

/** Every link of a node. */
export const nodeLinks = (kind: NodeKind, props: Readonly<Record<string, unknown>>): readonly Link[] => {
  if (!mayHaveLinks(kind, props)) return none;
  const before = known.get(props);
  if (before?.kind === kind) return before.links;
  const links = linksIn(kind, props);
  known.set(props, { kind, links });
  return links;
};

const mayHaveLinks = (kind: NodeKind, props: Readonly<Record<string, unknown>>): boolean => {
  const places = linking.get(kind)!;
  for (let at = 0; at < places.length; at += 1) if (props[places[at]![0]] !== undefined) return true;
  return false;
};

const linksIn = (kind: NodeKind, props: Readonly<Record<string, unknown>>): readonly Link[] => {
  let found: readonly Link[] = none;
  for (const [name, spec] of linking.get(kind)!) {
    if (props[name] === undefined) continue;
    const links = linksOf(name, spec, props[name]);
    if (links.length > 0) found = found.length === 0 ? links : [...found, ...links];
  }
  return found;
};

const none: readonly Link[] = [];

interface Placed {
  readonly owner: Id | null;
  readonly props: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): Id | undefined => (typeof value === "string" ? value : undefined);

/** The node in which a link's target has to live; undefined: anywhere. */
export const ownerWanted = (link: Link, id: Id, node: Placed, nodes: Readonly<Record<Id, Placed>>): Id | undefined => {
  switch (link.spec.of) {
    case undefined:
      return undefined;
    case "self":
      return id;
    case "owner":
      return node.owner ?? undefined;
    case "entity":
      return text(node.props.entity);
    case "owner.entity":
      return text(node.owner === null ? undefined : nodes[node.owner]?.props.entity);
  }
};
