/**
 * A checked tree as functions, for what is asked of many records: the kind of each part is looked at once instead of every time. The
 * forms conditions are made of are written out here; everything else is `run`, and means the same [BP9].
 */
import type { CallNode, ExprNode } from "./checked.ts";
import { type Env, run, same, take, type Value } from "./evaluate.ts";
import { functionRun } from "./run-functions.ts";

type Prepared = (env: Env) => Value;

const known = new WeakMap<ExprNode, Prepared>();
/** Record after record is asked by the same tree. */
let latest: { readonly node: ExprNode; readonly run: Prepared } | null = null;

/** The function of a tree; trees are values, so each is prepared once. */
export const prepared = (node: ExprNode): Prepared => {
  if (latest?.node === node) return latest.run;
  const run = known.get(node) ?? prepare(node);
  known.set(node, run);
  latest = { node, run };
  return run;
};

const prepare = (node: ExprNode): Prepared => {
  switch (node.k) {
    case "literal": {
      const value = take(node.value, node.type);
      return () => value;
    }
    case "field":
      return node.path.length === 1 ? ownField(node) : (env) => run(node, env);
    case "me":
      return node.prop === "id" ? ({ me }) => (me ? me.id : null) : (env) => run(node, env);
    case "call":
      return prepareCall(node);
    default:
      return (env) => run(node, env);
  }
};

const ownField = (node: Extract<ExprNode, { k: "field" }>): Prepared => {
  const id = node.path[0]!;
  const { from, type } = node;
  const isText = type.is === "string" || type.is === "option" || type.is === "record";
  return (env) => {
    const row = from === "old" ? env.old : env.record;
    if (!row) return null;
    const raw = row[id];
    if (raw === undefined) return env.compute ? run(node, env) : null;
    return isText ? (typeof raw === "string" ? raw : null) : take(raw, type);
  };
};

const prepareCall = (node: CallNode): Prepared => {
  switch (node.fn) {
    case "&&":
    case "||":
      return junction(node);
    case "==":
    case "!=":
      return equality(node);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return ofWholes(node) ?? strict(node);
    case "startsWith":
    case "endsWith":
      return ofTexts(node);
    default:
      return functionRun(node.fn) ? strict(node) : (env) => run(node, env);
  }
};

const junction = ({ fn, args }: CallNode): Prepared => {
  const decisive = fn === "||";
  const [left, right] = [prepared(args[0]!), prepared(args[1]!)];
  return (env) => {
    const a = left(env);
    if (a === decisive) return decisive;
    const b = right(env);
    if (b === decisive) return decisive;
    return a === !decisive && b === !decisive ? !decisive : null;
  };
};

const isNull = (node: ExprNode): boolean => node.k === "literal" && node.value === null;

/** An empty claim of the person equals nothing and differs from nothing. */
const equality = ({ fn, args }: CallNode): Prepared => {
  const [one, other] = [args[0]!, args[1]!];
  const [left, right] = [prepared(one), prepared(other)];
  const [leftClaims, rightClaims] = [one.k === "me" && !isNull(other), other.k === "me" && !isNull(one)];
  const yes = fn === "==";
  return (env) => {
    const [a, b] = [left(env), right(env)];
    if ((leftClaims && a === null) || (rightClaims && b === null)) return null;
    return (typeof a === "string" && typeof b === "string" ? a === b : same(a, b)) === yes;
  };
};

/** Functions that know nothing of an unknown value. */
const strict = (node: CallNode): Prepared => {
  const work = functionRun(node.fn)!;
  const args = node.args.map(prepared);
  return (env) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(env);
      if (value === null) return null;
      values.push(value);
    }
    return work(values, { node, env });
  };
};

const ofTexts = ({ fn, args }: CallNode): Prepared => {
  const [text, part] = [prepared(args[0]!), prepared(args[1]!)];
  const begins = fn === "startsWith";
  return (env) => {
    const [a, b] = [text(env), part(env)];
    if (typeof a !== "string" || typeof b !== "string") return null;
    return begins ? a.startsWith(b) : a.endsWith(b);
  };
};

const orders: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** A whole number of the record beside a written one: what is safe as a number is compared as one. */
const ofWholes = (node: CallNode): Prepared | null => {
  const [field, literal] = node.args;
  if (field?.k !== "field" || field.path.length > 1 || field.type.is !== "int" || literal?.k !== "literal" || literal.type.is !== "int")
    return null;
  const { value } = literal;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return null;
  const [id, from, holds, otherwise] = [field.path[0]!, field.from, orders[node.fn]!, strict(node)];
  return (env) => {
    const raw = (from === "old" ? env.old : env.record)?.[id];
    return typeof raw === "number" && Number.isSafeInteger(raw) ? holds(raw, value) : otherwise(env);
  };
};
