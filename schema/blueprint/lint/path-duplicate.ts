/** PATH_DUPLICATE: two stored pages that one address would open. */
import { problem } from "../problem-texts.ts";
import type { Lint } from "./lint.ts";

export const pathDuplicate: Lint = {
  codes: ["PATH_DUPLICATE"],
  check: ({ all, nodes }) => {
    const seen = new Set<string>();
    return all("page").flatMap(([id, { props }]) => {
      const shape = String(props.path).replace(/:[^/]+/g, ":");
      if (!seen.has(shape)) {
        seen.add(shape);
        return [];
      }
      return [problem(nodes, "PATH_DUPLICATE", { id, prop: "path" }, { detail: String(props.path) })];
    });
  },
};
