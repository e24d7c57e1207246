/** How two written values are compared: empty equals empty, but an empty claim equals nothing and differs from nothing. */
import type { ExprNode, ExprType } from "./checked.ts";

/** A value and what it was written from. */
export interface Written {
  readonly node: ExprNode;
  readonly sql: string;
}

export const isNull = (node: ExprNode): boolean => node.k === "literal" && node.value === null;
/** Something of the person who asks. */
export const isClaim = (node: ExprNode): boolean => node.k === "me";

export const equal = (left: Written, right: Written): string => {
  if (isNull(right.node)) return `(${left.sql} is null)`;
  if (isNull(left.node)) return `(${right.sql} is null)`;
  return guarded(left, right, `(${left.sql} is not distinct from ${right.sql})`);
};

export const differ = (left: Written, right: Written): string => {
  if (isNull(right.node)) return `(${left.sql} is not null)`;
  if (isNull(left.node)) return `(${right.sql} is not null)`;
  return guarded(left, right, `(${left.sql} is distinct from ${right.sql})`);
};

const guarded = (left: Written, right: Written, sql: string): string => {
  const claims = [left, right].filter(({ node }) => isClaim(node));
  return claims.length === 0 ? sql : `(case when ${claims.map((claim) => `${claim.sql} is not null`).join(" and ")} then ${sql} end)`;
};

/** `<`, `<=`, `>`, `>=`; text by its bytes, the same in every place. */
export const ordered = (op: string, a: string, b: string, type: ExprType): string =>
  type.is === "string" ? `(${a} collate "C" ${op} ${b} collate "C")` : `(${a} ${op} ${b})`;
