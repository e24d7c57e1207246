/** Where an expression is written as SQL: the row at hand, the names of tables and columns, who asks, what time it is. */
import type { Id } from "../shape.ts";
import type { Checked, ExprType } from "./checked.ts";

export interface SqlContext {
  /** SQL alias of the record's row. */
  readonly alias: string;
  /** SQL alias of the row before an update. Absent (a new record): everything of `old` is empty. */
  readonly old?: string;
  readonly entity?: Id;
  /** Qualified physical name. */
  readonly table: (entity: Id) => string;
  /** Quoted physical column of a field; system columns are known here. */
  readonly column: (field: Id) => string;
  /** Adds a parameter and returns its placeholder. */
  readonly bind: (value: unknown, sqlType: string) => string;
  /** SQL expressions; NULL when nobody is signed in. `roles` is text[] of role ids. */
  readonly me: { readonly id: string; readonly roles: string; readonly account?: string; readonly field: (field: Id) => string };
  readonly now: string;
  readonly today: string;
  readonly variable: (id: Id) => string;
  /** IANA zone of the platform, for the day an instant falls on. Absent: UTC. */
  readonly timeZone?: string;
  /** Link table of a `references` field, with columns `source` and `target`. */
  readonly link?: (field: Id) => string;
  /** Names of other scopes, such as `["params", "pr_x"]`. */
  readonly name?: (path: readonly string[], type: ExprType) => string;
  /** The expression of a field that is computed on read and so has no column. */
  readonly compute?: (field: Id) => Checked | null | undefined;
  /** Only to measure them against each other: writes every equality over hops in one form. See `filterEqual`. */
  readonly hops?: HopForm;
}

/** `lookup`: the ids at the near end of a path are found once. `exists`: each row follows the path. */
export type HopForm = "lookup" | "exists";
