/** ENTITY_NO_FIELDS: an entity that can store nothing. */
import { problem } from "../problem-texts.ts";
import type { Lint } from "./lint.ts";

export const entityNoFields: Lint = {
  codes: ["ENTITY_NO_FIELDS"],
  check: ({ full, nodes }) =>
    Object.entries(full.entities).flatMap(([id, entity]) =>
      Object.keys(entity.fields).length === 0 ? [problem(nodes, "ENTITY_NO_FIELDS", { id, prop: "fields" })] : [],
    ),
};
