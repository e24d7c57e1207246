/** ENTITY_NO_FIELDS: an entity that can store nothing. */
import { problem } from "../problem-texts.ts";
import { type Lint, none } from "./lint.ts";

export const entityNoFields: Lint = {
  codes: ["ENTITY_NO_FIELDS"],
  of: ["entity"],
  check: (look, id) => (look.inner(id, "field").length === 0 ? [problem(look.nodes, "ENTITY_NO_FIELDS", { id, prop: "fields" })] : none),
};
