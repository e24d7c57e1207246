/** ENUM_NO_OPTIONS: a choice between nothing, in a field or an input of an action. */
import { problem } from "../problem-texts.ts";
import type { Lint } from "./lint.ts";

export const enumNoOptions: Lint = {
  codes: ["ENUM_NO_OPTIONS"],
  check: ({ all, nodes }) => {
    const owners = new Set(all("option").map(([, option]) => option.owner));
    return [...all("field"), ...all("param")].flatMap(([id, { props }]) =>
      (props.type === "enum" || props.type === "enums") && !owners.has(id)
        ? [problem(nodes, "ENUM_NO_OPTIONS", { id, prop: "options" })]
        : [],
    );
  },
};
