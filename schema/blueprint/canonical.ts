/**
 * The canonical form: one text per meaning. Absent over null and empty, sets sorted, NFC, members sorted by code unit, numbers and
 * strings as RFC 8785 (JSON Canonicalization Scheme) says. A version's hash is the SHA-256 of this text [BP32].
 */
import type { Sha256 } from "../ids.ts";
import { flatten, nest } from "./document.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import type { PropSpec } from "./prop-specs.ts";
import type { Blueprint } from "./shape.ts";

/** Writes the canonical text of a blueprint. */
export const canonical = (blueprint: Blueprint): string => jcs(stripped(sortSets(blueprint)));

/** The hash of a blueprint; `sha256` gives lower-case hex and is passed in, so this runs in a browser too. */
export const hashOf = (blueprint: Blueprint, sha256: (text: string) => string): Sha256 => sha256(canonical(blueprint));

/** Reads a stored version's text back; null when its hash is another or it is not the canonical text of what it says: a changed byte is found. */
export const readCanonical = (text: string, hash: Sha256, sha256: (text: string) => string): Blueprint | null => {
  if (sha256(text) !== hash) return null;
  const value: unknown = JSON.parse(text);
  if (jcs(value) !== text) return null;
  return nest(flatten(value as Blueprint));
};

const sortSets = (blueprint: Blueprint): Blueprint => {
  const draft = flatten(blueprint);
  const inBag = (props: Readonly<Record<string, unknown>>, specs: Readonly<Record<string, PropSpec>>) => {
    const sorted: Record<string, unknown> = {};
    for (const name of Object.keys(props)) {
      const value = props[name];
      sorted[name] = specs[name]?.is === "set" && Array.isArray(value) ? [...new Set(value as string[])].sort() : value;
    }
    return sorted;
  };
  const nodes = Object.fromEntries(
    Object.entries(draft.nodes).map(([id, node]) => [id, { ...node, props: inBag(node.props, kindSpec(node.kind).props) }]),
  );
  return nest({ header: inBag(draft.header, headerProps) as typeof draft.header, nodes });
};

/** Empty maps, sets and objects left out, outermost last. Lists inside plain values keep their length. */
const stripped = (value: unknown): unknown => {
  if (typeof value === "string") return value.toWellFormed().normalize("NFC");
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(stripped);
  const bag: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner = stripped((value as Record<string, unknown>)[name]);
    const empty = inner === undefined || inner === null || (typeof inner === "object" && Object.keys(inner).length === 0);
    if (!empty) bag[name] = inner;
  }
  return bag;
};

/** JSON as RFC 8785 writes it: `JSON.stringify` already does numbers and escapes so; members are sorted by UTF-16 code unit. */
export const jcs = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const bag = value as Record<string, unknown>;
  const members = Object.keys(bag)
    .filter((name) => bag[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${jcs(bag[name])}`);
  return `{${members.join(",")}}`;
};
