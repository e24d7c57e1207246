/** PATH_DUPLICATE: two stored pages that one address would open. */
import { problem } from "../problem-texts.ts";
import type { Lint } from "./lint.ts";

export const pathDuplicate: Lint = {
  codes: ["PATH_DUPLICATE"],
  of: ["header"],
  check: ({ all, node, nodes }) => {
    const seen = new Set<string>();
    return all("page").flatMap((id) => {
      const path = String(node(id)!.props.path);
      const shape = path.replace(/:[^/]+/g, ":");
      if (!seen.has(shape)) {
        seen.add(shape);
        return [];
      }
      return [problem(nodes, "PATH_DUPLICATE", { id, prop: "path" }, { detail: path })];
    });
  },
};
