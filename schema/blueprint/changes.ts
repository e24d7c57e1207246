/**
 * What a planner would change, cut into changes people can take one by one: a sentence each, with the operations behind it, the entity
 * it is about, the changes it cannot be without, and whether it needs a yes of its own [BP41]. Pure; the batch of what was taken is
 * `opsOf`.
 */
import type { Sentence } from "../ids.ts";
import type { Draft } from "./document.ts";
import { groundOf, type MajorReason, majorOf } from "./major.ts";
import { type Nodes, nameOf, nodesOfDraft } from "./naming.ts";
import { needsOf } from "./needs.ts";
import { isNodeKind } from "./node-kinds.ts";
import type { Op } from "./operation.ts";
import { type Line, sentences } from "./sentences.ts";
import type { Id } from "./shape.ts";
import { standingIn } from "./standing.ts";

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
  /** What it rests on besides (`standing`); absent in proposals from before it was kept. */
  readonly rests?: readonly string[];
}

/** Cuts operations into changes, the weightiest first. `before`: the draft they would be applied to. */
export const changesOf = (ops: readonly Op[], before: Draft): readonly Change[] => {
  const ground = groundOf(before, ops);
  const nodes = withAdded(before, ops);
  const lines = sentences(ops, before, "proposed");
  const place = new Map(ops.map((op, index) => [op, index]));
  const restsOf = standingIn(ops, before);
  const needs = needsOf(lines, ops, before);
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
    rests: restsOf(line.ops),
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
