/**
 * The canonical form: one text per meaning. Absent over null and empty, sets sorted, NFC, members sorted by code unit, numbers and
 * strings as RFC 8785 (JSON Canonicalization Scheme) says. A version's hash is the SHA-256 of this text [BP32].
 */
import type { Sha256 } from "../ids.ts";
import { type Bag, completedInPlace, isBag } from "./document.ts";
import { unsafeNames } from "./names.ts";
import { collectionsIn, headerProps, kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Blueprint, Id } from "./shape.ts";

/** Writes the canonical text of a blueprint. */
export const canonical = (blueprint: Blueprint): string => writeNode(blueprint as unknown as Bag, null, null) || "{}";

/** The hash of a blueprint; `sha256` gives lower-case hex and is passed in, so this runs in a browser too. */
export const hashOf = (blueprint: Blueprint, sha256: (text: string) => string): Sha256 => sha256(canonical(blueprint));

/** Reads a stored version's text back; null when its hash is another or it is not the canonical text of what it says: a changed byte is found. */
export const readCanonical = (text: string, hash: Sha256, sha256: (text: string) => string): Blueprint | null => {
  if (sha256(text) !== hash) return null;
  const value: unknown = JSON.parse(text);
  if (jcs(value) !== text) return null;
  return completedInPlace(value as Bag);
};

/** A node, or the document, written in one pass with what it holds. `owner`: the node around it. Nothing: it says nothing. */
const writeNode = (bag: Bag, kind: NodeKind | null, owner: Id | null, id: Id | null = null): string => {
  const specs: Readonly<Record<string, PropSpec>> = kind === null ? headerProps : kindSpec(kind).props;
  const inner = collectionsIn(kind);
  const tree = kind !== null && kindSpec(kind).tree === true;
  return members(bag, (name) => {
    if (unsafeNames.has(name)) return "";
    const value = bag[name];
    const held = inner.get(name);
    if (held) return isBag(value) ? members(value, (child) => writeHeld(value, child, held, id)) : "";
    // In a tree what encloses a node is told only where it is not the owner.
    if (tree && name === "parent") return String(value) === owner ? "" : write(String(value));
    const isSet = Object.hasOwn(specs, name) && specs[name]!.is === "set" && Array.isArray(value);
    return write(isSet ? [...new Set(value as string[])].sort() : value);
  });
};

const writeHeld = (map: Bag, id: Id, kind: NodeKind, owner: Id | null): string => {
  const node = map[id];
  return isBag(node) && !unsafeNames.has(id) ? writeNode(node, kind, owner, id) : "";
};

/** Members in order, those that say nothing left out; nothing when none is left. */
const members = (bag: Bag, each: (name: string) => string): string => {
  let text = "";
  for (const name of Object.keys(bag).sort()) {
    const value = each(name);
    if (value !== "") text += `${text === "" ? "{" : ","}${quoted(name)}:${value}`;
  }
  return text === "" ? "" : `${text}}`;
};

/** Letters that stand in JSON as they are, and that NFC never changes. */
const plain = /^[ !#-[\]-~]*$/;
const quoted = (name: string): string => (plain.test(name) ? `"${name}"` : JSON.stringify(name));

/** A plain value without what says nothing. Lists keep their length; an empty one, an empty object and null say nothing. */
const write = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return plain.test(value) ? `"${value}"` : JSON.stringify(value.toWellFormed().normalize("NFC"));
  if (typeof value !== "object") return JSON.stringify(value) ?? "";
  if (Array.isArray(value)) return value.length === 0 ? "" : `[${value.map(writeItem).join(",")}]`;
  return members(value as Bag, (name) => write((value as Bag)[name]));
};

const writeItem = (value: unknown): string =>
  write(value) || (Array.isArray(value) ? "[]" : typeof value === "object" && value !== null ? "{}" : "null");

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
