/**
 * INDEX_ADVISED: a policy selects records by a field, or a page sorts by it, and no index begins with it. Links, unique fields and
 * numbers that count by themselves have one; a choice has too few values for it. The fix adds the index.
 */
import type { ExprNode } from "../expressions/checked.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { FieldTypeName, Id } from "../shape.ts";
import { conjuncts } from "./access-common.ts";
import { freshId } from "./fresh.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, usersOf } from "./look.ts";

const helped: ReadonlySet<FieldTypeName> = new Set(
  "text slug email phone url integer rating decimal percent money date dateTime time duration".split(" ") as FieldTypeName[],
);

export const indexAdvised: Lint = {
  codes: ["INDEX_ADVISED"],
  of: ["field"],
  check: (look, id, { owner, props }) => {
    if (!owner || props.unique === true || props.compute !== undefined || !helped.has(props.type as FieldTypeName)) return none;
    return selects(look, id) || usersOf(look, id, ["page", "query"], "view.sort", "sort").length > 0 ? advised(look, id, owner) : none;
  },
};

const advised = (look: Look, id: Id, owner: Id): readonly Problem[] => {
  const first = (index: Id): unknown => (look.node(index)?.props.fields as readonly Id[] | undefined)?.[0];
  if (look.inner(owner, "index").some((index) => first(index) === id)) return none;
  const fix = {
    label: { en: "Add an index", ar: "إضافة فهرس" },
    ops: [{ op: "add" as const, kind: "index" as const, id: freshId(look, "index", id), parent: owner, props: { fields: [id] } }],
  };
  return [problem(look.nodes, "INDEX_ADVISED", { id }, {}, fix)];
};

const compares: ReadonlySet<string> = new Set(["==", "<", "<=", ">", ">="]);

/** A policy compares this field of its own records. */
const selects = (look: Look, field: Id): boolean => {
  for (const policy of usersOf(look, field, "policy", "where"))
    if (conjuncts(look.checked(policy, "where")?.tree).some((part) => comparesOwn(part, field))) return true;
  return false;
};

const comparesOwn = (part: ExprNode, field: Id): boolean =>
  part.k === "call" &&
  compares.has(part.fn) &&
  part.args.some((node) => node.k === "field" && node.path.length === 1 && node.path[0] === field);
