/**
 * A lint: one question asked of a normalised blueprint, with the codes it answers with. One file per lint; `index.ts` lists them.
 * A lint never throws and never changes anything; where a safe fix exists it is offered as operations.
 */
import { withBuiltIns } from "../built-in.ts";
import type { DraftNode } from "../document.ts";
import { type CheckedExpressions, checkExpressions } from "../expression-places.ts";
import type { Checked } from "../expressions/checked.ts";
import { type Nodes, nodesOf } from "../naming.ts";
import type { NodeKind, Problem } from "../operation.ts";
import type { Blueprint, Id } from "../shape.ts";

export interface LintContext {
  /** As stored: built-in nodes only where they are extended. */
  readonly blueprint: Blueprint;
  /** With built-in nodes written out. */
  readonly full: Blueprint;
  readonly nodes: Nodes;
  /** `nodes` and what was removed or unreadable: whatever a sentence may have to name. */
  readonly named: Nodes;
  readonly expressions: CheckedExpressions;
  /** The checked tree of an expression; undefined when there is none or it is wrong. */
  readonly checked: (id: Id, prop: string) => Checked | undefined;
  /** Nodes of a kind, by id. */
  readonly all: (kind: NodeKind) => readonly (readonly [Id, DraftNode])[];
}

export interface Lint {
  readonly codes: readonly string[];
  readonly check: (context: LintContext) => readonly Problem[];
}

/** Looks a blueprint up once for all lints. */
export const lintContext = (blueprint: Blueprint, named?: Nodes): LintContext => {
  const full = withBuiltIns(blueprint);
  const nodes = nodesOf(blueprint);
  const expressions = checkExpressions(full, nodes);
  const byKind = new Map<NodeKind, (readonly [Id, DraftNode])[]>();
  for (const id of Object.keys(nodes).sort()) {
    const node = nodes[id]!;
    const list = byKind.get(node.kind);
    if (list) list.push([id, node]);
    else byKind.set(node.kind, [[id, node]]);
  }
  return {
    blueprint,
    full,
    nodes,
    named: named ?? nodes,
    expressions,
    checked: (id, prop) => expressions.checked.get(`${id}/${prop}`),
    all: (kind) => byKind.get(kind) ?? [],
  };
};
