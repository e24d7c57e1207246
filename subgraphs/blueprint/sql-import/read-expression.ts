/** PostgreSQL's syntax tree of a condition or value → the few forms a blueprint can say; the rest stays as "other". */
import type { SourceExpr } from "./source.ts";

/** A node of the parser: one member, named by its kind. */
// biome-ignore lint/suspicious/noExplicitAny: the parser's trees have hundreds of kinds; what is read is looked at member by member.
export type Tree = Readonly<Record<string, any>>;

export const namesIn = (list: readonly Tree[] | undefined): readonly string[] => (list ?? []).map((one) => String(one.String?.sval ?? ""));

/** Reads one expression. */
export const readExpression = (tree: Tree | undefined): SourceExpr => {
  if (!tree) return { is: "other", what: "" };
  if (tree.TypeCast) return readExpression(tree.TypeCast.arg as Tree);
  if (tree.A_Const) return constant(tree.A_Const as Tree);
  if (tree.ColumnRef) {
    const name = namesIn(tree.ColumnRef.fields as Tree[]).at(-1);
    return name ? { is: "column", name } : { is: "other", what: "*" };
  }
  if (tree.SQLValueFunction) return { is: "call", fn: clock[String(tree.SQLValueFunction.op)] ?? "other", args: [] };
  if (tree.FuncCall) {
    const fn = namesIn(tree.FuncCall.funcname as Tree[]).at(-1) ?? "";
    const args = all(tree.FuncCall.args as Tree[]);
    // `timezone('utc', now())` is the moment too, as a database without zones keeps it.
    const inZone = fn === "timezone" && args[1]?.is === "call" ? args[1].fn : fn;
    return moments.has(inZone) ? { is: "call", fn: "now", args: [] } : { is: "call", fn, args };
  }
  if (tree.BoolExpr) {
    const op = { AND_EXPR: "&&", OR_EXPR: "||", NOT_EXPR: "!" }[String(tree.BoolExpr.boolop)] ?? "other";
    return { is: "op", op, args: all(tree.BoolExpr.args as Tree[]) };
  }
  if (tree.NullTest)
    return {
      is: "op",
      op: tree.NullTest.nulltesttype === "IS_NULL" ? "isNull" : "isNotNull",
      args: [readExpression(tree.NullTest.arg as Tree)],
    };
  if (tree.A_Expr) return comparison(tree.A_Expr as Tree);
  return { is: "other", what: Object.keys(tree)[0] ?? "" };
};

const moments = new Set(["now", "transaction_timestamp", "statement_timestamp", "clock_timestamp"]);
const clock: Readonly<Record<string, string>> = {
  SVFOP_CURRENT_TIMESTAMP: "now",
  SVFOP_CURRENT_TIMESTAMP_N: "now",
  SVFOP_LOCALTIMESTAMP: "now",
  SVFOP_CURRENT_DATE: "today",
};
const all = (list: readonly Tree[] | undefined): readonly SourceExpr[] => (list ?? []).map(readExpression);

const constant = (of: Tree): SourceExpr => {
  if (of.isnull) return { is: "value", value: null };
  if (of.ival) return { is: "value", value: Number(of.ival.ival ?? 0) };
  if (of.fval) return { is: "value", value: String(of.fval.fval), decimal: true };
  if (of.boolval) return { is: "value", value: Boolean(of.boolval.boolval ?? false) };
  if (of.sval) return { is: "value", value: String(of.sval.sval ?? "") };
  return { is: "other", what: "constant" };
};

const operators: Readonly<Record<string, string>> = {
  "=": "==",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "+": "+",
  "-": "-",
  "*": "*",
  "/": "/",
};

const comparison = (of: Tree): SourceExpr => {
  const [left, right] = [of.lexpr ? readExpression(of.lexpr as Tree) : null, of.rexpr as Tree | undefined];
  const sign = namesIn(of.name as Tree[]).at(-1) ?? "";
  switch (of.kind) {
    case "AEXPR_OP": {
      const op = operators[sign];
      if (left === null && sign === "-") return negated(readExpression(right));
      return op && left ? { is: "op", op, args: [left, readExpression(right)] } : { is: "other", what: sign };
    }
    case "AEXPR_IN":
      return left && right?.List
        ? { is: "in", of: left, among: all(right.List.items as Tree[]), not: sign === "<>" }
        : { is: "other", what: "IN" };
    case "AEXPR_OP_ANY": {
      // What pg_dump makes of IN: `x = ANY (ARRAY[…])`.
      const array = withoutCasts(right);
      return left && sign === "=" && array?.A_ArrayExpr
        ? { is: "in", of: left, among: all(array.A_ArrayExpr.elements as Tree[]), not: false }
        : { is: "other", what: "ANY" };
    }
    case "AEXPR_BETWEEN": {
      const [low, high] = all(right?.List?.items as Tree[]);
      return left && low && high
        ? {
            is: "op",
            op: "&&",
            args: [
              { is: "op", op: ">=", args: [left, low] },
              { is: "op", op: "<=", args: [left, high] },
            ],
          }
        : { is: "other", what: "BETWEEN" };
    }
    default:
      return { is: "other", what: sign };
  }
};

const negated = (inner: SourceExpr): SourceExpr =>
  inner.is === "value" && typeof inner.value === "number"
    ? { is: "value", value: -inner.value }
    : inner.is === "value" && inner.decimal
      ? { is: "value", value: `-${inner.value}`, decimal: true }
      : { is: "other", what: "-" };

const withoutCasts = (tree: Tree | undefined): Tree | undefined => (tree?.TypeCast ? withoutCasts(tree.TypeCast.arg as Tree) : tree);
