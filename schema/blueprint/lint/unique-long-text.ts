/** UNIQUE_ON_LONG_TEXT: comparing every record by a long text is slow, and two texts rarely mean to be the same. */
import { problem } from "../problem-texts.ts";
import type { FieldTypeName } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

const long: ReadonlySet<FieldTypeName> = new Set(["longText", "richText", "json", "address"] as const);

export const uniqueLongText: Lint = {
  codes: ["UNIQUE_ON_LONG_TEXT"],
  of: ["field"],
  check: (look, id, { props }) => {
    if (props.unique !== true || !long.has(props.type as FieldTypeName)) return none;
    const fix = {
      label: { en: "Allow equal values", ar: "السماح بتساوي القيم" },
      ops: [{ op: "set" as const, id, prop: "unique", value: null }],
    };
    return [problem(look.nodes, "UNIQUE_ON_LONG_TEXT", { id, prop: "unique" }, {}, fix)];
  },
};
