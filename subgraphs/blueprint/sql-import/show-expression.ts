/** A condition of the database as a friendly expression; null when a blueprint cannot say it. */
import type { SourceExpr } from "./source.ts";

export interface Shown {
  /** The field a column has become. */
  readonly key: (column: string) => string | null;
}

const functionNames: Readonly<Record<string, string>> = {
  length: "size",
  char_length: "size",
  character_length: "size",
  lower: "lower",
  upper: "upper",
  btrim: "trim",
  abs: "abs",
  round: "round",
  floor: "floor",
  ceil: "ceil",
  ceiling: "ceil",
  coalesce: "coalesce",
};

const reckons = (one: SourceExpr): boolean => one.is === "op" && ["+", "-", "*", "/"].includes(one.op);

/** Writes it, in parentheses where one operator stands inside another that could be read first. */
export const showExpression = (expr: SourceExpr, names: Shown): string | null => {
  const inner = (one: SourceExpr): string | null => {
    const text = showExpression(one, names);
    const within = one.is === "op" && (["&&", "||"].includes(one.op) || (reckons(one) && reckons(expr)));
    return text !== null && within ? `(${text})` : text;
  };
  const many = (list: readonly SourceExpr[]): readonly string[] | null => {
    const texts = list.map(inner);
    return texts.every((one) => one !== null) ? (texts as string[]) : null;
  };
  switch (expr.is) {
    case "column":
      return names.key(expr.name);
    case "value":
      return typeof expr.value === "string" ? (expr.decimal ? expr.value : JSON.stringify(expr.value)) : String(expr.value);
    case "in": {
      const [of, among] = [inner(expr.of), many(expr.among)];
      if (of === null || among === null) return null;
      return expr.not ? `!(${of} in [${among.join(", ")}])` : `${of} in [${among.join(", ")}]`;
    }
    case "call": {
      const args = many(expr.args);
      if (expr.fn === "now" || expr.fn === "today") return expr.fn;
      const name = functionNames[expr.fn];
      return name && args ? `${name}(${args.join(", ")})` : null;
    }
    case "op": {
      const args = many(expr.args);
      if (args === null) return null;
      if (expr.op === "isNull") return `${args[0]} == null`;
      if (expr.op === "isNotNull") return `${args[0]} != null`;
      if (expr.op === "!") return `!(${args[0]})`;
      return expr.op === "other" ? null : args.join(` ${expr.op} `);
    }
    case "other":
      return null;
  }
};

/** Columns a condition speaks of. */
export const columnsOf = (expr: SourceExpr): readonly string[] => {
  switch (expr.is) {
    case "column":
      return [expr.name];
    case "in":
      return [...columnsOf(expr.of), ...expr.among.flatMap(columnsOf)];
    case "call":
    case "op":
      return expr.args.flatMap(columnsOf);
    default:
      return [];
  }
};
