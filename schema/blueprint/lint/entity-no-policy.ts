/** ENTITY_NO_POLICY: nobody but the administrator can see it. */
import { problem } from "../problem-texts.ts";
import { builtIn } from "../shape.ts";
import type { Lint } from "./lint.ts";

export const entityNoPolicy: Lint = {
  codes: ["ENTITY_NO_POLICY"],
  check: ({ full, nodes }) => {
    const reached = new Set(
      Object.values(full.policies).flatMap((policy) => (policy.roles.length > 0 && policy.allow.includes("read") ? [policy.entity] : [])),
    );
    return Object.keys(full.entities).flatMap((id) =>
      id === builtIn.user || reached.has(id) ? [] : [problem(nodes, "ENTITY_NO_POLICY", { id })],
    );
  },
};
