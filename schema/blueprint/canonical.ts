/**
 * The canonical form: one text per meaning. Absent over null and empty, sets sorted, NFC, members sorted by code unit, numbers and
 * strings as RFC 8785 (JSON Canonicalization Scheme) says. A version's hash is the SHA-256 of this text [BP32].
 */
import type { Sha256 } from "../ids.ts";
import { type Bag, completedInPlace, type Draft, isBag } from "./document.ts";
import { unsafeNames } from "./names.ts";
import { collectionsIn, headerProps, kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import { isNormal, type PropSpec } from "./prop-specs.ts";
import type { Blueprint, Id } from "./shape.ts";

/** Writes the canonical text of a blueprint. */
export const canonical = (blueprint: Blueprint): string => inOrder(nodeSaid(blueprint as unknown as Bag, null, null) ?? {});

/** The hash of a blueprint; `sha256` gives lower-case hex and is passed in, so this runs in a browser too. */
export const hashOf = (blueprint: Blueprint, sha256: (text: string) => string): Sha256 => sha256(canonical(blueprint));

/** Reads a stored version's text back; null when its hash is another or it is not the canonical text of what it says: a changed byte is found. */
export const readCanonical = (text: string, hash: Sha256, sha256: (text: string) => string): Blueprint | null => {
  if (sha256(text) !== hash) return null;
  const value: unknown = JSON.parse(text);
  if (jcs(value) !== text) return null;
  return completedInPlace(value as Bag);
};

/** What lives in a node, or in the document (`null`), by id. */
type Held = (owner: Id | null, kind: NodeKind) => readonly Id[];

/**
 * What a draft's live nodes say, as their canonical text would be read back: nodes of its own, made in one order at every depth. Values
 * that were so already are the draft's own.
 */
export const saidOf = ({ header, nodes }: Draft, held: Held): Bag => {
  const map = (owner: Id | null, kind: NodeKind): Bag | undefined => membersSaid(held(owner, kind), (id) => node(id, kind));
  const node = (id: Id, kind: NodeKind): Bag | undefined => {
    const { props = {}, parent = null, owner = null } = nodes[id] ?? {};
    return bagSaid(parent === owner ? props : { ...props, parent }, kind, owner, (inner) => map(id, inner));
  };
  return bagSaid(header, null, null, (inner) => map(null, inner)) ?? {};
};

/** A node, or the document, in one pass with what it holds. `owner`: the node around it. Undefined: it says nothing. */
const nodeSaid = (bag: Bag, kind: NodeKind | null, owner: Id | null, id: Id | null = null): Bag | undefined =>
  bagSaid(bag, kind, owner, (held, name) => {
    const map = bag[name];
    return isBag(map) ? membersSaid(ordered(Object.keys(map)), (child) => heldSaid(map, child, held, id)) : undefined;
  });

const heldSaid = (map: Bag, id: Id, kind: NodeKind, owner: Id | null): Bag | undefined => {
  const node = map[id];
  return isBag(node) ? nodeSaid(node, kind, owner, id) : undefined;
};

/** Properties and, among them in order, the maps of what is held. */
const bagSaid = (
  bag: Readonly<Bag>,
  kind: NodeKind | null,
  owner: Id | null,
  heldIn: (kind: NodeKind, name: string) => Bag | undefined,
): Bag | undefined => {
  const specs: Readonly<Record<string, PropSpec>> = kind === null ? headerProps : kindSpec(kind).props;
  const inner = collectionsIn(kind);
  const tree = kind !== null && kindSpec(kind).tree === true;
  const names = Object.keys(bag);
  for (const name of inner.keys()) if (!Object.hasOwn(bag, name)) names.push(name);
  return membersSaid(ordered(names), (name) => {
    const held = inner.get(name);
    if (held) return heldIn(held, name);
    const value = bag[name];
    // In a tree what encloses a node is told only where it is not the owner.
    if (tree && name === "parent") return String(value) === owner ? undefined : plainly(String(value));
    const isSet = Array.isArray(value) && Object.hasOwn(specs, name) && specs[name]!.is === "set";
    return plainly(isSet && !isSorted(value) ? [...new Set(value as string[])].sort() : value);
  });
};

/** Members in order, those that say nothing left out; undefined when none is left. */
const membersSaid = (names: readonly string[], each: (name: string) => unknown): Bag | undefined => {
  let kept: Bag | undefined;
  for (const name of names) {
    if (unsafeNames.has(name)) continue;
    const value = each(name);
    if (value === undefined) continue;
    kept ??= {};
    kept[name] = value;
  }
  return kept;
};

/** Names by code unit, in place. Most objects have few members, in order already: then a call of `sort` is dearer than the work. */
const ordered = (names: string[]): string[] => {
  if (names.length > few) return names.sort();
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at]!;
    let to = at;
    for (; to > 0 && names[to - 1]! > name; to -= 1) names[to] = names[to - 1]!;
    names[to] = name;
  }
  return names;
};
const few = 16;

const isSorted = (values: readonly unknown[]): boolean => {
  for (let at = 0; at < values.length; at += 1)
    if (typeof values[at] !== "string" || (at > 0 && (values[at - 1] as string) >= (values[at] as string))) return false;
  return true;
};

/** A plain value without what says nothing. Lists keep their length; an empty one, an empty object and null say nothing. */
const plainly = (value: unknown): unknown => {
  if (isPlain(value)) return value;
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value.toWellFormed().normalize("NFC");
  if (typeof value !== "object") return JSON.stringify(value) === undefined ? undefined : value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(item);
  return membersSaid(ordered(Object.keys(value)), (name) => plainly((value as Bag)[name]));
};

/** Whether a value is so already: most are, and stay the same value. */
const isPlain = (value: unknown): boolean => {
  if (typeof value === "string") return isNormal(value);
  if (typeof value !== "object" || value === null) return typeof value === "boolean" || typeof value === "number";
  if (Array.isArray(value)) return value.length > 0 && value.every(isPlain);
  let last = "";
  for (const name in value) {
    if (name <= last || unsafeNames.has(name) || !isPlain((value as Bag)[name])) return false;
    last = name;
  }
  return last !== "";
};

const item = (value: unknown): unknown =>
  plainly(value) ?? (Array.isArray(value) ? [] : typeof value === "object" && value !== null ? {} : null);

/**
 * The text of a document whose members were put in order: what RFC 8785 says of numbers and escapes is what `JSON.stringify` does. Only
 * members named by a number stand before all others in an object, wherever they were put, and have to be sorted as text.
 */
export const inOrder = (document: Bag): string => {
  const text = JSON.stringify(document);
  return /"\d+":/.test(text) ? jcs(document) : text;
};

/** JSON as RFC 8785 writes it: `JSON.stringify` already does numbers and escapes so; members are sorted by UTF-16 code unit. */
export const jcs = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const bag = value as Record<string, unknown>;
  let text = "";
  for (const name of Object.keys(bag).sort())
    if (bag[name] !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${jcs(bag[name])}`;
  return `{${text}}`;
};
