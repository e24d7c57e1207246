/** Whether an index may have a condition: its answer never changes by itself, and it reads columns of its own row only. */
import type { Id } from "../shape.ts";
import type { ExprNode } from "./checked.ts";

const operators = new Set(["&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "in"]);
const kinds = new Set(["string", "bool", "int", "decimal", "date", "option", "null"]);

/** `isColumn`: whether a field of the row lies in a column. */
export const fitsIndex = (node: ExprNode, isColumn: (field: Id) => boolean): boolean => {
  switch (node.k) {
    case "literal":
      return kinds.has(node.type.is);
    case "field":
      return node.from === "record" && node.path.length === 1 && isColumn(node.path[0]!);
    case "list":
      return node.items.every((item) => item.k === "literal" && fitsIndex(item, isColumn));
    case "call":
      return operators.has(node.fn) && node.args.every((arg) => fitsIndex(arg, isColumn));
    default:
      return false;
  }
};
