/** ENTITY_NO_POLICY: nobody but the administrator can see it. */
import { problem } from "../problem-texts.ts";
import { builtIn } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import { policiesOf } from "./look.ts";

export const entityNoPolicy: Lint = {
  codes: ["ENTITY_NO_POLICY"],
  of: ["entity"],
  check: (look, id) =>
    id === builtIn.user || policiesOf(look, id).some(([, { roles, allow }]) => roles.length > 0 && allow.includes("read"))
      ? none
      : [problem(look.nodes, "ENTITY_NO_POLICY", { id })],
};
