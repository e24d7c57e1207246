import type { Json } from "../ids.ts";
import type { Id, Rank, Text } from "./shape.ts";

/** Every kind of thing with an id; `node-kinds.ts` holds one entry per kind. */
export const nodeKindNames = [
  "entity",
  "field",
  "option",
  "index",
  "rule",
  "test",
  "role",
  "policy",
  "action",
  "param",
  "effect",
  "workflow",
  "step",
  "edge",
  "page",
  "query",
  "component",
  "assistant",
  "connection",
  "variable",
  "compliance",
] as const;
export type NodeKind = (typeof nodeKindNames)[number];

/**
 * One typed change: the only way a blueprint changes. Seven verbs, closed.
 * `prop` may go one level into split objects (`label.ar`, `theme.primary`, `config.max`): each member is set and merged on its own.
 */
export type Op =
  /** `parent`: the enclosing component or step, else the owner node; none for the ten collections. */
  | {
      readonly op: "add";
      readonly kind: NodeKind;
      readonly id: Id;
      readonly parent?: Id;
      readonly props: Readonly<Record<string, unknown>>;
    }
  /** `null` clears; `was` is a precondition. */
  | { readonly op: "set"; readonly id: Id | "header"; readonly prop: string; readonly value: Json | null; readonly was?: Json | null }
  /** One member of a set. */
  | { readonly op: "link" | "unlink"; readonly id: Id | "header"; readonly prop: string; readonly to: string }
  | { readonly op: "move"; readonly id: Id; readonly parent?: Id; readonly order?: Rank }
  | { readonly op: "remove" | "restore"; readonly id: Id };

export interface Batch {
  readonly ops: readonly Op[];
  readonly message?: string;
}

/** A finding of normalise, validate or lint, with its place and, where there is one, its fix. */
export interface Problem {
  readonly code: string;
  readonly level: "error" | "warning" | "hint";
  readonly at: { readonly id: Id | "header"; readonly prop?: string; readonly span?: readonly [number, number] };
  readonly text: { readonly en: string; readonly ar: string };
  readonly fix?: { readonly label: Text; readonly ops: readonly Op[] };
}

/** Why one op of a batch cannot be applied. `index` is its place in the batch. */
export interface Refusal {
  readonly index: number;
  readonly op: Op;
  readonly code: string;
  readonly text: { readonly en: string; readonly ar: string };
  readonly current?: Json;
}
