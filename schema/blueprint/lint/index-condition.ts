/** INDEX_CONDITION: an index is to keep values unique among some rows, and its condition is one no index can have, so it keeps nothing. */
import { fitsIndex } from "../expressions/index-condition.ts";
import { problem } from "../problem-texts.ts";
import type { Field } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

export const indexCondition: Lint = {
  codes: ["INDEX_CONDITION"],
  of: ["index"],
  check: (look, id, { props }) => {
    const where = look.checked(id, "where");
    if (props.unique !== true || where === undefined) return none;
    const isColumn = (field: string): boolean => {
      const { type, compute, computed } = (look.node(field)?.props ?? {}) as Partial<Field>;
      return type !== undefined && !["references", "rollup", "lookup"].includes(type) && (compute === undefined || computed === "stored");
    };
    return fitsIndex(where.tree, isColumn) ? none : [problem(look.nodes, "INDEX_CONDITION", { id, prop: "where" })];
  },
};
