/**
 * Our own checker: CEL text over ids becomes a typed tree, or a list of everything that is wrong with it. It resolves names within
 * their scope, works out types, turns texts into options, dates or decimals where those are wanted, and says which call SQL cannot do.
 * `analyse` serves three callers: `elaborate` (stored form), `show` and `read` (spelling of names, see `show.ts`).
 */
import type { Blueprint, Expr, Id } from "../shape.ts";
import { CallChecker } from "./check-calls.ts";
import { segments } from "./check-names.ts";
import type { Checked, ExprNode, ExprType } from "./checked.ts";
import { call, type Use } from "./findings.ts";
import { type Names, namesOf, type Scope } from "./names.ts";
import { type ASTNode, parse } from "./parse.ts";
import type { ExprProblem } from "./problems.ts";
import { is } from "./types.ts";

export type { Scope } from "./names.ts";
export type { ExprProblem } from "./problems.ts";

export type Elaborated =
  | { readonly checked: Checked /** Warnings and hints. */; readonly notes: readonly ExprProblem[] }
  | { readonly problems: readonly ExprProblem[] };

/**
 * Checks a stored expression. `expect` is the type its place wants; `options.sql` says that the place (policy, filter, rollup) is
 * compiled to SQL, so anything outside the subset is refused. Never throws on a blueprint's text.
 */
export const elaborate = (
  source: Expr,
  scope: Scope,
  blueprint: Blueprint,
  expect?: ExprType,
  options: { readonly sql?: boolean } = {},
): Elaborated => elaborateWith(namesOf(blueprint), source, scope, expect, options);

/** The same, with names looked up by the caller. */
export const elaborateWith = (
  names: Names,
  source: Expr,
  scope: Scope,
  expect?: ExprType,
  options: { readonly sql?: boolean } = {},
): Elaborated => {
  const { node, problems, reads, notSql, notes } = analyse(source, scope, names, false, expect);
  if (options.sql) problems.push(...notSql);
  if (node === null || problems.length > 0) return { problems };
  return { checked: { source, type: node.type, tree: node, sql: notSql.length === 0, reads }, notes };
};
export interface Analysis {
  readonly node: ExprNode | null;
  readonly problems: ExprProblem[];
  readonly notes: ExprProblem[];
  readonly uses: readonly Use[];
  readonly reads: readonly (readonly Id[])[];
  readonly notSql: readonly ExprProblem[];
}

/** Parses and checks; `shown` says that names are keys. */
export const analyse = (source: string, scope: Scope, names: Names, shown: boolean, expect?: ExprType): Analysis => {
  const parsed = parse(source);
  if ("problem" in parsed) return { node: null, problems: [parsed.problem], notes: [], uses: [], reads: [], notSql: [] };
  const checker = new Checker(source, scope, names, shown);
  const node = checker.check(parsed.ast, expect);
  if (expect) checker.require(parsed.ast, node, expect);
  return {
    node,
    problems: checker.problems,
    notes: checker.constantNote(parsed.ast, node),
    uses: checker.uses,
    reads: checker.uniqueReads(),
    notSql: checker.notSql,
  };
};

/** Sends each form of the syntax to the part that knows it. */
class Checker extends CallChecker {
  constantNote(ast: ASTNode, node: ExprNode): ExprProblem[] {
    if (node.type.is !== "bool" || this.problems.length > 0 || dependsOnSomething(node)) return [];
    return [
      {
        code: "EXPR_CONSTANT",
        level: "warning",
        span: [ast.start, ast.end],
        text: { en: "This condition never changes: it reads nothing.", ar: "هذا الشرط لا يتغير أبدًا: لا يقرأ شيئًا." },
      },
    ];
  }

  override check(ast: ASTNode, expected?: ExprType): ExprNode {
    switch (ast.op) {
      case "value":
        return this.literal(ast, ast.args, expected);
      case "id":
      case ".": {
        const path = segments(ast);
        return path ? this.sameChoice(this.showing(ast, this.path(path), expected), expected) : this.refuseSyntax(ast);
      }
      case "call":
        return this.function(ast, ast.args[0], ast.args[1], expected);
      case "rcall":
        return this.function(ast, ast.args[0], [ast.args[1], ...ast.args[2]], expected);
      case "list":
        return this.list(ast.args, expected?.is === "list" ? expected.of : undefined);
      case "!_":
        return call("!", [this.bool(ast.args)], is.bool);
      case "-_":
        return this.negative(ast.args);
      case "&&":
      case "||":
        return call(ast.op, [this.bool(ast.args[0]), this.bool(ast.args[1])], is.bool);
      case "?:":
        return this.choice(ast.args[0], ast.args[1], ast.args[2], expected);
      case "==":
      case "!=":
        return this.equality(ast, ast.op, ast.args[0], ast.args[1]);
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.ordering(ast.op, ast.args[0], ast.args[1]);
      case "in":
        return this.membership(ast.args[0], ast.args[1]);
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        return this.arithmetic(ast, ast.op, ast.args[0], ast.args[1]);
      default:
        return this.refuseSyntax(ast);
    }
  }
}

const dependsOnSomething = (node: ExprNode): boolean => {
  switch (node.k) {
    case "literal":
      return false;
    case "list":
      return node.items.some(dependsOnSomething);
    case "call":
      return node.fn === "hasRole" || node.args.some(dependsOnSomething);
    default:
      return true;
  }
};
