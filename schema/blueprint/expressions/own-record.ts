/** Whether a value can be kept beside its record: it follows from that record alone, whoever saves it and whenever it is looked at. */
import type { Id } from "../shape.ts";
import type { ExprNode } from "./checked.ts";

/** What a record keeps of itself as long as it lives; `version` and `updatedAt` change with every save. */
const fixed: ReadonlySet<string> = new Set(["id", "createdAt", "createdBy"]);

/** `isKept`: whether a field of the record lies beside it, or follows from such fields only. */
export const followsFromRecord = (node: ExprNode, isKept: (field: Id) => boolean): boolean => {
  switch (node.k) {
    case "literal":
      return true;
    case "field":
      return node.from === "record" && node.path.length === 1 && (fixed.has(node.path[0]!) || isKept(node.path[0]!));
    case "list":
      return node.items.every((item) => followsFromRecord(item, isKept));
    case "call":
      return node.fn !== "hasRole" && node.fn !== "changed" && node.args.every((arg) => followsFromRecord(arg, isKept));
    case "me":
    case "now":
    case "today":
    case "variable":
    case "name":
    case "over":
      return false;
  }
};
