/**
 * A checked expression: what `elaborate` makes of a stored CEL text. Plain JSON, so a model can be stored, sent to a browser
 * and read without a parser. `evaluate` and `toSql` read this tree and nothing else.
 */
import type { Id } from "../shape.ts";

/** `decimal` covers decimal, money and percent; there is no floating point. `record` carries its entity, `option` its field. */
export type ExprType =
  | {
      readonly is:
        | "string"
        | "bool"
        | "int"
        | "decimal"
        | "timestamp"
        | "date"
        | "time"
        | "duration"
        | "file"
        | "map"
        | "geo"
        | "null"
        | "unknown";
    }
  | { readonly is: "option"; readonly field: Id }
  | { readonly is: "record"; readonly entity: Id }
  | { readonly is: "list"; readonly of: ExprType };

export interface Checked {
  /** As stored: names are ids. */
  readonly source: string;
  readonly type: ExprType;
  readonly tree: ExprNode;
  /** In the SQL subset. */
  readonly sql: boolean;
  /** Every field read, with its path of to-one hops; used for impact, indexes and "same record only". */
  readonly reads: readonly (readonly Id[])[];
}

export type ExprNode =
  /** Decimals are strings with their exact digits; an option is its id; null is the empty value. */
  | { readonly k: "literal"; readonly value: string | boolean | number | null; readonly type: ExprType }
  /**
   * `path` = to-one reference fields to hop over, then the field read. One element: a field of the record itself. `through` = the
   * entity each hop arrives at, one fewer than `path`; absent when nothing is hopped. System fields stand by name (`createdBy`).
   */
  | {
      readonly k: "field";
      readonly path: readonly Id[];
      readonly through?: readonly Id[];
      readonly from: "record" | "old";
      readonly type: ExprType;
    }
  /** `me.id`, `me.roles`, `me.account`, or a field of `ent_user`. */
  | { readonly k: "me"; readonly prop: string; readonly type: ExprType }
  | { readonly k: "now" | "today"; readonly type: ExprType }
  | { readonly k: "variable"; readonly id: Id; readonly type: ExprType }
  /** Names of the other scopes: params, trigger, steps, vars, item, page, query, row, state; `path` as written. */
  | { readonly k: "name"; readonly path: readonly string[]; readonly type: ExprType }
  | { readonly k: "list"; readonly items: readonly ExprNode[]; readonly type: ExprType }
  /** Operators and functions share one form: `&&`, `||`, `!`, `==`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`, `neg`, `in`, `?:`, and every function name. */
  | { readonly k: "call"; readonly fn: string; readonly args: readonly ExprNode[]; readonly type: ExprType }
  /** exists, all, count, sum over a to-many relation; `field` is the reference on the other entity (or the `references` field here). */
  | {
      readonly k: "over";
      readonly fn: "exists" | "all" | "count" | "sum";
      readonly relation: { readonly field: Id; readonly inverse: boolean; readonly entity: Id };
      readonly body: ExprNode | null;
      readonly type: ExprType;
    };

export type CallNode = Extract<ExprNode, { k: "call" }>;
export type FieldNode = Extract<ExprNode, { k: "field" }>;
