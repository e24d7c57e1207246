/**
 * What a planner would change, cut into changes people can take one by one: a sentence each, with the operations behind it, the entity
 * it is about, the changes it cannot be without, and whether it needs a yes of its own [BP41]. Pure; the batch of what was taken is
 * `opsOf`.
 */
import type { Sentence } from "../ids.ts";
import { type Draft, isBag, withInner } from "./document.ts";
import { groundOf, type MajorReason, majorOf } from "./major.ts";
import { type Nodes, nameOf, nodesOfDraft } from "./naming.ts";
import { isNodeKind } from "./node-kinds.ts";
import type { Op } from "./operation.ts";
import { type Line, sentences } from "./sentences.ts";
import type { Id } from "./shape.ts";

export interface Change {
  /** Within its proposal. */
  readonly id: string;
  readonly sentence: Sentence;
  readonly weight: Line["weight"];
  /** Why it needs a yes of its own; null: it goes with the others. */
  readonly major: MajorReason | null;
  /** Changes it cannot be without, and those cannot be without in turn. */
  readonly needs: readonly string[];
  /** The entity it is about; null: the platform as a whole. */
  readonly about: { readonly id: Id; readonly name: Sentence } | null;
  /** The nodes it changes. */
  readonly nodes: readonly (Id | "header")[];
  /** Places of its operations in the proposal's. */
  readonly ops: readonly number[];
}

/** Cuts operations into changes, the weightiest first. `before`: the draft they would be applied to. */
export const changesOf = (ops: readonly Op[], before: Draft): readonly Change[] => {
  const ground = groundOf(before, ops);
  const nodes = withAdded(before, ops);
  const lines = sentences(ops, before);
  const place = new Map(ops.map((op, index) => [op, index]));
  const needs = closed(directNeeds(lines, before));
  const own = lines.map((line) => line.ops.map((op) => majorOf(ground, op)).find((reason) => reason !== null) ?? null);
  return lines.map((line, index) => ({
    id: idOf(index),
    sentence: line.text,
    weight: line.weight,
    // What cannot be without a change that needs a yes waits for the same yes.
    major: own[index] ?? [...needs[index]!].map((other) => own[other] ?? null).find((reason) => reason !== null) ?? null,
    needs: [...needs[index]!].sort((a, b) => a - b).map(idOf),
    about: aboutOf(line.ops, nodes),
    nodes: [...new Set(line.ops.map((op) => op.id))],
    ops: line.ops.map((op) => place.get(op)!).sort((a, b) => a - b),
  }));
};

/** Why a choice of changes cannot be taken. */
export type Objection =
  | { readonly why: "unknown"; readonly id: string }
  | { readonly why: "own-yes"; readonly change: Change }
  | { readonly why: "needs"; readonly change: Change; readonly missing: Change };

/**
 * The changes of a choice: `taken` are those waved through (null: all that may be), `major` those with a yes of their own. One that
 * needs its own yes is never among the first, and none comes without what it needs.
 */
export const choose = (
  changes: readonly Change[],
  taken: readonly string[] | null,
  major: readonly string[],
): { readonly chosen: readonly Change[] } | Objection => {
  const byId = new Map(changes.map((change) => [change.id, change]));
  for (const id of [...(taken ?? []), ...major]) if (!byId.has(id)) return { why: "unknown", id };
  const yes = new Set(major);
  const waved = new Set(taken ?? changes.filter((change) => change.major === null).map(({ id }) => id));
  for (const id of waved) if (byId.get(id)!.major !== null && !yes.has(id)) return { why: "own-yes", change: byId.get(id)! };
  const chosen = changes.filter(({ id }) => waved.has(id) || yes.has(id));
  const has = new Set(chosen.map(({ id }) => id));
  for (const change of chosen) {
    const missing = change.needs.find((id) => !has.has(id));
    if (missing !== undefined) return { why: "needs", change, missing: byId.get(missing)! };
  }
  return { chosen };
};

/** The operations of changes, in the order of the proposal. */
export const opsOf = (ops: readonly Op[], changes: readonly Change[]): readonly Op[] => {
  const taken = new Set(changes.flatMap((change) => change.ops));
  return ops.filter((_, index) => taken.has(index));
};

const idOf = (index: number): string => `c${index + 1}`;

/** Per line the lines that must come with it: those that add what it names, and a removal with all that lets go of what it removes. */
const directNeeds = (lines: readonly Line[], before: Draft): readonly ReadonlySet<number>[] => {
  const found = lines.map(() => new Set<number>());
  const adds = new Map(
    lines.flatMap((line, at) => line.ops.flatMap((op) => (op.op === "add" || op.op === "restore" ? [[op.id, at] as const] : []))),
  );
  lines.forEach((line, at) => {
    for (const id of line.ops.flatMap(namedIn)) if (adds.has(id) && adds.get(id) !== at) found[at]!.add(adds.get(id)!);
    const lost = lostBy(line, before);
    if (lost.size === 0) return;
    // Letting go and removing belong together, whichever of the two is looked at.
    lines.forEach((other, there) => {
      if (there === at || !letsGo(other, lost, before)) return;
      found[at]!.add(there);
      found[there]!.add(at);
    });
  });
  return found;
};

const lostBy = (line: Line, before: Draft): ReadonlySet<Id> => {
  const removed = line.ops.flatMap((op) => (op.op === "remove" ? [op.id] : []));
  return removed.length === 0 ? new Set() : withInner(before.nodes, removed);
};

/** Whether a line lets go of something: takes out or replaces what named it, or removes a node that did. */
const letsGo = (line: Line, lost: ReadonlySet<Id>, before: Draft): boolean =>
  line.ops.some((op) => {
    if (lost.has(op.id)) return false;
    switch (op.op) {
      case "unlink":
        return lost.has(op.to);
      case "set":
        return idsIn(valueAt(before, op.id, op.prop)).some((id) => lost.has(id)) && !idsIn(op.value).some((id) => lost.has(id));
      case "remove":
        return [...withInner(before.nodes, [op.id])].some((id) => idsIn(before.nodes[id]?.props).some((named) => lost.has(named)));
      default:
        return false;
    }
  });

const namedIn = (op: Op): readonly string[] => {
  switch (op.op) {
    case "add":
      return [...(op.parent ? [op.parent] : []), ...idsIn(op.props)];
    case "set":
      return [op.id, ...idsIn(op.prop), ...idsIn(op.value)];
    case "link":
    case "unlink":
      return [op.id, op.to];
    case "move":
      return [op.id, ...(op.parent ? [op.parent] : [])];
    case "remove":
    case "restore":
      return [];
  }
};

const idsIn = (value: unknown): readonly string[] =>
  value === undefined ? [] : (JSON.stringify(value).match(/[a-z]{1,3}_[a-z0-9_]+/g) ?? []);

const valueAt = (draft: Draft, id: Id | "header", path: string): unknown => {
  const [name, ...rest] = path.split(".");
  const value = (id === "header" ? draft.header : draft.nodes[id]?.props)?.[name!];
  return rest.length === 0 || !isBag(value) ? value : value[rest.join(".")];
};

/** Needs of needs, until nothing is added. */
const closed = (direct: readonly ReadonlySet<number>[]): readonly ReadonlySet<number>[] =>
  direct.map((first, index) => {
    const all = new Set(first);
    const queue = [...first];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const next of direct[at]!)
        if (next !== index && !all.has(next)) {
          all.add(next);
          queue.push(next);
        }
    return all;
  });

const withAdded = (before: Draft, ops: readonly Op[]): Nodes => {
  const nodes = { ...nodesOfDraft(before) };
  for (const op of ops)
    if (op.op === "add" && isNodeKind(op.kind)) {
      const parent = op.parent ?? null;
      // Only trees enclose their own kind; there the owner is the parent's.
      const owner = parent !== null && nodes[parent]?.kind === op.kind ? (nodes[parent]?.owner ?? null) : parent;
      nodes[op.id] = { kind: op.kind, parent, owner, props: op.props };
    }
  return nodes;
};

const aboutOf = (ops: readonly Op[], nodes: Nodes): Change["about"] => {
  for (const op of ops) {
    let id: Id | null = op.id;
    for (let depth = 0; id !== null && depth < 8; depth++) {
      const node: Nodes[string] | undefined = nodes[id];
      if (!node) break;
      if (node.kind === "entity") return { id, name: nameOf(nodes, id) };
      const entity = node.props.entity;
      if (node.owner === null && typeof entity === "string" && nodes[entity]?.kind === "entity")
        return { id: entity, name: nameOf(nodes, entity) };
      id = node.owner;
    }
  }
  return null;
};
