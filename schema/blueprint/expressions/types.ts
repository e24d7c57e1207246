/** How types of expressions relate. */
import type { ExprType } from "./checked.ts";

export const is = {
  string: { is: "string" },
  bool: { is: "bool" },
  int: { is: "int" },
  decimal: { is: "decimal" },
  date: { is: "date" },
  time: { is: "time" },
  timestamp: { is: "timestamp" },
  duration: { is: "duration" },
  geo: { is: "geo" },
  null: { is: "null" },
  unknown: { is: "unknown" },
} as const satisfies Record<string, ExprType>;

export const isNumber = (type: ExprType): boolean => type.is === "int" || type.is === "decimal";
const isOpen = (type: ExprType): boolean => type.is === "unknown" || type.is === "null";

/** The one type both fit into, or null. */
export const unify = (a: ExprType, b: ExprType): ExprType | null => {
  if (a.is === "unknown" || b.is === "unknown") return a.is === "unknown" ? b : a;
  if (a.is === "null") return b;
  if (b.is === "null") return a;
  if (isNumber(a) && isNumber(b)) return a.is === "decimal" ? a : b;
  if (a.is !== b.is) return null;
  if (a.is === "option" && b.is === "option") return a.field === b.field ? a : null;
  if (a.is === "record" && b.is === "record") return a.entity === b.entity ? a : null;
  if (a.is === "list" && b.is === "list") {
    const of = unify(a.of, b.of);
    return of && { is: "list", of };
  }
  return a;
};

/** Whether a value of `from` may stand where `to` is wanted: equal, or a whole number for a decimal. */
export const fits = (from: ExprType, to: ExprType): boolean => {
  if (isOpen(from) || isOpen(to)) return true;
  if (from.is === "decimal" && to.is === "int") return false;
  return unify(from, to) !== null;
};

const ordered: ReadonlySet<ExprType["is"]> = new Set(["int", "decimal", "string", "date", "time", "timestamp", "duration"] as const);
/** Types that `<` orders. Choices, records and structures have no order. */
export const isOrdered = (type: ExprType): boolean => isOpen(type) || ordered.has(type.is);
