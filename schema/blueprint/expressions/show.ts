/**
 * The two spellings of an expression: stored with ids, shown with keys. Only the places where names stand are rewritten, so spaces,
 * quotes and comments survive, and `read(show(e))` is `e` in every state of renaming [BP8].
 */
import type { Blueprint, Expr } from "../shape.ts";
import type { ExprType } from "./checked.ts";
import { analyse } from "./elaborate.ts";
import type { Use } from "./findings.ts";
import { namesOf, type Scope } from "./names.ts";
import type { ExprProblem } from "./problems.ts";

/** Writes a stored expression for people. What cannot be resolved stays as it is; an unreadable text comes back unchanged. */
export const show = (stored: Expr, blueprint: Blueprint, scope: Scope, expect?: ExprType): string => {
  const { uses } = analyse(stored, scope, namesOf(blueprint), false, expect);
  return rewrite(stored, uses, "shown");
};

/** Reads what a person wrote. `source` is the best stored form there is; store it as a clean expression only without problems. */
export const read = (
  text: string,
  scope: Scope,
  blueprint: Blueprint,
  expect?: ExprType,
): { readonly source: Expr; readonly problems: readonly ExprProblem[] } => {
  const { uses, problems } = analyse(text, scope, namesOf(blueprint), true, expect);
  return { source: rewrite(text, uses, "stored"), problems };
};

const rewrite = (text: string, uses: readonly Use[], form: "stored" | "shown"): string => {
  let result = "";
  let at = 0;
  for (const use of [...uses].sort((a, b) => a.start - b.start)) {
    if (use.start < at) continue;
    result += text.slice(at, use.start) + use[form];
    at = use.end;
  }
  return result + text.slice(at);
};
