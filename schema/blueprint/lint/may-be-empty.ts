/** EXPR_MAY_BE_EMPTY: a computed field divides by a field of its record that may be empty; then it is empty too. */
import type { ExprNode } from "../expressions/checked.ts";
import { fullNameOf, nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const mayBeEmpty: Lint = {
  codes: ["EXPR_MAY_BE_EMPTY"],
  of: ["field"],
  check: (look, id, { props }) => (props.compute === undefined ? none : emptyBy(look, id)),
};

const emptyBy = (look: Look, id: Id): readonly Problem[] => {
  const tree = look.checked(id, "compute")?.tree;
  const empty = tree && divisors(tree).find((field) => look.node(field)?.kind === "field" && look.node(field)!.props.required !== true);
  if (!empty) return none;
  const [name, by] = [fullNameOf(look.nodes, id), nameOf(look.nodes, empty)];
  const text = {
    en: `${name.en} divides by “${by.en}”, which may be empty; then it is empty too.`,
    ar: `${name.ar} يقسم على «${by.ar}» الذي قد يكون فارغًا، فيكون فارغًا أيضًا.`,
  };
  return [{ code: "EXPR_MAY_BE_EMPTY", level: "hint", at: { id, prop: "compute" }, text }];
};

const divides: ReadonlySet<string> = new Set(["/", "%", "div"]);

/** Fields of the record itself that something is divided by. */
const divisors = (tree: ExprNode): readonly Id[] => {
  if (tree.k !== "call") return [];
  const by = divides.has(tree.fn) ? tree.args[1] : undefined;
  return [...(by?.k === "field" && by.path.length === 1 ? [by.path[0]!] : []), ...tree.args.flatMap(divisors)];
};
