/** EXPR_CYCLE, EXPR_SCOPE: computed fields that need each other, and stored ones that read another record. */
import { fullNameOf, nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

export const computedFields: Lint = {
  codes: ["EXPR_CYCLE", "EXPR_SCOPE"],
  of: ["field"],
  check: (look, id, { props }): readonly Problem[] => {
    const tree = props.compute === undefined ? undefined : look.checked(id, "compute");
    if (!tree) return none;
    const { nodes } = look;
    const readBy = (field: Id): readonly Id[] =>
      look.node(field)?.props.compute === undefined ? [] : (look.checked(field, "compute")?.reads.flat() ?? []);
    const reaches = (from: Id, to: Id, seen: Set<Id>): boolean =>
      readBy(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    const name = fullNameOf(nodes, id);
    const at = { id, prop: "compute" };
    if (reaches(id, id, new Set()))
      return [
        { code: "EXPR_CYCLE", level: "error", at, text: { en: `${name.en} is computed from itself.`, ar: `${name.ar} محسوب من نفسه.` } },
      ];
    const far = props.computed === "stored" ? tree.reads.find((path) => path.length > 1) : undefined;
    if (!far) return none;
    const of = nameOf(nodes, far.at(-1)!);
    return [
      {
        code: "EXPR_SCOPE",
        level: "error",
        at,
        text: {
          en: `${name.en} is stored when its record is saved, so it cannot read ${of.en} of another record.`,
          ar: `${name.ar} يُحفظ مع سجله، فلا يمكنه قراءة ${of.ar} من سجل آخر.`,
        },
        fix: {
          label: { en: "Compute it when read", ar: "حسابه عند القراءة" },
          ops: [{ op: "set", id, prop: "computed", value: "read" }],
        },
      },
    ];
  },
};
