/** Between what a number has to lie, read from the checks of its field and the rules of its record: samples are made there, not tried. */
import type { ExprNode } from "../../../schema/blueprint/expressions/checked.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Table } from "../../../schema/model/model.ts";

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** The least number a column of so many digits has no place for; null where it has for all. */
export const tooMuch = ({ sqlType }: Pick<Column, "sqlType">): number | null => {
  const [, precision, scale] = /^numeric\((\d+), ?(\d+)\)$/.exec(sqlType ?? "") ?? [];
  return precision === undefined ? null : 10 ** (Number(precision) - Number(scale));
};

/** The least and the most a field may hold, its own config and its digits among them; absent where nothing limits it. */
export const limitsOf = ({ rules }: Pick<Table, "rules">, column: Pick<Column, "id" | "type" | "config" | "check" | "sqlType">): Limits => {
  const step = column.type === "integer" || column.type === "rating" ? 1 : 10 ** -Math.min(2, Number(column.config.scale ?? 2));
  const conditions = [
    ...(column.check ? [column.check.tree] : []),
    ...rules.flatMap(({ check, level }) => (level === "refuse" ? [check.tree] : [])),
  ];
  const bound = tooMuch(column);
  return [
    column.config as Limits,
    bound === null ? {} : { max: bound - step },
    ...conditions.map((tree) => limitsIn(tree, column.id, step)),
  ].reduce(both, {});
};

const limitsIn = (tree: ExprNode, field: Id, step: number): Limits => {
  if (tree.k !== "call") return {};
  const [left, right] = tree.args;
  if (!left || !right) return {};
  if (tree.fn === "&&") return both(limitsIn(left, field, step), limitsIn(right, field, step));
  // "Empty, or at least 18": a sample is not empty.
  if (tree.fn === "||")
    return isEmptyTest(left, field) ? limitsIn(right, field, step) : isEmptyTest(right, field) ? limitsIn(left, field, step) : {};
  const [fn, number] = isField(left, field) ? [tree.fn, numberOf(right)] : isField(right, field) ? [turned[tree.fn], numberOf(left)] : [];
  if (number === undefined) return {};
  switch (fn) {
    case ">":
      return { min: number + step };
    case ">=":
      return { min: number };
    case "<":
      return { max: number - step };
    case "<=":
      return { max: number };
    case "==":
      return { min: number, max: number };
    default:
      return {};
  }
};

const turned: Readonly<Record<string, string>> = { ">": "<", ">=": "<=", "<": ">", "<=": ">=", "==": "==" };
const isField = (node: ExprNode, field: Id): boolean =>
  node.k === "field" && node.from === "record" && node.path.length === 1 && node.path[0] === field;
const isEmptyTest = (node: ExprNode, field: Id): boolean =>
  node.k === "call" &&
  node.fn === "==" &&
  node.args.some((one) => isField(one, field)) &&
  node.args.some((one) => one.k === "literal" && one.value === null);
const numberOf = (node: ExprNode): number | undefined => {
  if (node.k === "call" && node.fn === "neg") {
    const inner = node.args[0] && numberOf(node.args[0]);
    return inner === undefined ? undefined : -inner;
  }
  if (node.k !== "literal" || (node.type.is !== "int" && node.type.is !== "decimal") || node.value === null) return undefined;
  const number = Number(node.value);
  return Number.isFinite(number) ? number : undefined;
};

/** Both at once: the narrower. */
const both = (one: Limits, other: Limits): Limits => {
  const of = (name: keyof Limits, narrower: (...numbers: number[]) => number): Limits => {
    const given = [one[name], other[name]].flatMap((value) => (value === undefined ? [] : [Number(value)]));
    return given.length === 0 ? {} : { [name]: narrower(...given) };
  };
  return { ...of("min", Math.max), ...of("max", Math.min) };
};
