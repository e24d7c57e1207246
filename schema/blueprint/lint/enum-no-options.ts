/** ENUM_NO_OPTIONS: a choice between nothing, in a field or an input of an action. */
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";

export const enumNoOptions: Lint = {
  codes: ["ENUM_NO_OPTIONS"],
  of: ["field", "param"],
  check: (look, id, { props }) =>
    (props.type === "enum" || props.type === "enums") && look.inner(id, "option").length === 0
      ? [problem(look.nodes, "ENUM_NO_OPTIONS", { id, prop: "options" })]
      : none,
};
