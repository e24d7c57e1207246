/** What a SQL schema says, in the words of a relational database; between the reader of SQL and the maker of blueprints. */

export interface SourceType {
  /** `int4`, `varchar`, `mood`: without pg_catalog, domains resolved. */
  readonly name: string;
  readonly args: readonly number[];
  readonly list: boolean;
}
/** A value or a condition PostgreSQL would compute, as a tree of the few forms that can be said in a blueprint. */
export type SourceExpr =
  | { readonly is: "column"; readonly name: string }
  | { readonly is: "value"; readonly value: string | number | boolean | null; readonly decimal?: true }
  | { readonly is: "call"; readonly fn: string; readonly args: readonly SourceExpr[] }
  | { readonly is: "op"; readonly op: string; readonly args: readonly SourceExpr[] }
  | { readonly is: "in"; readonly of: SourceExpr; readonly among: readonly SourceExpr[]; readonly not: boolean }
  /** Something else, as it was written. */
  | { readonly is: "other"; readonly what: string };

export interface SourceColumn {
  readonly name: string;
  readonly type: SourceType;
  readonly notNull: boolean;
  readonly default?: SourceExpr;
  readonly generated?: SourceExpr;
  /** Counts up by itself. */
  readonly serial: boolean;
  readonly comment?: string;
}
export interface SourceKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly onDelete: "restrict" | "clear" | "cascade";
}
export interface SourceIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Which rows it holds; absent: all. */
  readonly where?: { readonly condition: SourceExpr; readonly text: string };
}
export interface SourceTable {
  /** `schema.name` outside of `public`. */
  readonly name: string;
  readonly line: number;
  readonly comment?: string;
  readonly columns: readonly SourceColumn[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly SourceKey[];
  readonly checks: readonly { readonly condition: SourceExpr; readonly text: string }[];
  readonly indexes: readonly SourceIndex[];
  /** Indexes over what is no column, or of a kind that is for other things than finding and sorting. */
  readonly otherIndexes: readonly string[];
  /** Constraints by which rows may not overlap. */
  readonly exclusions: readonly string[];
}
export interface Source {
  readonly tables: readonly SourceTable[];
  /** Tables that are only a part of another, which they inherit from. */
  readonly parts: ReadonlyMap<string, string>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly rows: number;
  /** What was seen and is no structure a blueprint has: views, functions, triggers, … by kind, with names. */
  readonly others: ReadonlyMap<string, readonly string[]>;
  /** Statements that could not be read. */
  readonly faults: readonly { readonly line: number; readonly column: number; readonly message: string }[];
}
