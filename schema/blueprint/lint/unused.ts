/** UNUSED_NODE: a variable, a connection or an input of an action that nothing names. The fix removes it. */
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";

export const unused: Lint = {
  codes: ["UNUSED_NODE"],
  of: ["variable", "connection", "param"],
  check: (look, id) => {
    if (look.uses(id).length > 0) return none;
    const fix = { label: { en: "Remove it", ar: "حذفه" }, ops: [{ op: "remove" as const, id }] };
    return [problem(look.nodes, "UNUSED_NODE", { id }, {}, fix)];
  },
};
