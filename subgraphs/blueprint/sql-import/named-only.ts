/** What statements speak of by its name: tables as people write them, and kinds of things a blueprint has no place for, which are told. */
import { namesIn, type Tree } from "./read-expression.ts";

/** `schema.name` outside of `public`. */
export const fullName = (schema: unknown, name: unknown): string =>
  typeof schema === "string" && schema !== "" && schema !== "public" ? `${schema}.${String(name)}` : String(name);

/** The name of a table, a view, a sequence. */
export const relation = (of: Tree | undefined): string => fullName(of?.schemaname, of?.relname);

/** The name itself, without its schema. */
export const lastOf = (names: readonly Tree[] | undefined): string => namesIn(names).at(-1) ?? "";

/** What a statement makes and its name; an empty kind is nothing to tell. */
export const otherKinds: Readonly<Record<string, (of: Tree) => readonly [string, string]>> = {
  ViewStmt: (of) => ["view", relation(of.view as Tree)],
  CreateTableAsStmt: (of) => ["view", relation(of.into?.rel as Tree)],
  CreateFunctionStmt: (of) => ["function", lastOf(of.funcname as Tree[])],
  CreateTrigStmt: (of) => ["trigger", String(of.trigname)],
  CreatePolicyStmt: (of) => ["policy", String(of.policy_name)],
  RuleStmt: (of) => ["rule", String(of.rulename)],
  CompositeTypeStmt: (of) => ["type", relation(of.typevar as Tree)],
  CreateForeignTableStmt: (of) => ["foreign table", relation(of.base?.relation as Tree)],
  CreateSeqStmt: (of) => ["sequence", relation(of.sequence as Tree)],
  GrantStmt: (of) => [
    of.is_grant && of.objtype === "OBJECT_TABLE" ? "grant" : "",
    relation((of.objects as Tree[] | undefined)?.[0]?.RangeVar as Tree),
  ],
  CreateEventTrigStmt: (of) => ["trigger", String(of.trigname)],
};
