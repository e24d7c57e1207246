/** REQUIRED_COMPUTED: a computed field is never typed in, so it can be neither required nor have a default. */
import type { Op } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";

export const requiredComputed: Lint = {
  codes: ["REQUIRED_COMPUTED"],
  of: ["field"],
  check: ({ nodes }, id, { props }) => {
    if (props.compute === undefined) return none;
    const wrong = ["required", "default"].filter((prop) => props[prop] !== undefined);
    if (wrong.length === 0) return none;
    const ops = wrong.map((prop): Op => ({ op: "set", id, prop, value: null }));
    return [
      problem(nodes, "REQUIRED_COMPUTED", { id, prop: wrong[0]! }, {}, { label: { en: "Leave it computed", ar: "إبقاؤه محسوبًا" }, ops }),
    ];
  },
};
