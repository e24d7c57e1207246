/** EXPR_CYCLE, EXPR_SCOPE: computed fields that need each other, and stored ones that would not stay right beside their record. */
import type { Checked, ExprNode } from "../expressions/checked.ts";
import { followsFromRecord } from "../expressions/own-record.ts";
import { fullNameOf, nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import type { Field, Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const computedFields: Lint = {
  codes: ["EXPR_CYCLE", "EXPR_SCOPE"],
  of: ["field"],
  check: (look, id, { props }) => {
    const formula = props.compute === undefined ? undefined : look.checked(id, "compute");
    return formula ? wrongIn(look, id, formula, props.computed === "stored") : none;
  },
};

const wrongIn = (look: Look, id: Id, formula: Checked, stored: boolean): readonly Problem[] => {
  const readBy = (field: Id): readonly Id[] =>
    look.node(field)?.props.compute === undefined ? [] : (look.checked(field, "compute")?.reads.flat() ?? []);
  const reaches = (from: Id, to: Id, seen: Set<Id>): boolean =>
    readBy(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
  const at = { id, prop: "compute" };
  if (reaches(id, id, new Set())) {
    const name = fullNameOf(look.nodes, id);
    const text = { en: `${name.en} is computed from itself.`, ar: `${name.ar} محسوب من نفسه.` };
    return [{ code: "EXPR_CYCLE", level: "error", at, text }];
  }
  if (!stored) return none;
  const follows = (tree: ExprNode, open: ReadonlySet<Id>): boolean =>
    followsFromRecord(tree, (field) => {
      const { type, compute } = (look.node(field)?.props ?? {}) as Partial<Field>;
      if (type === undefined || open.has(field) || ["references", "rollup", "lookup"].includes(type)) return false;
      const inner = compute === undefined ? undefined : look.checked(field, "compute");
      return inner === undefined || follows(inner.tree, new Set([...open, field]));
    });
  if (follows(formula.tree, new Set([id]))) return none;
  const far = formula.reads.find((path) => path.length > 1);
  const of = far && nameOf(look.nodes, far.at(-1)!);
  const name = fullNameOf(look.nodes, id);
  return [
    {
      code: "EXPR_SCOPE",
      level: "error",
      at,
      text: of
        ? {
            en: `${name.en} is stored when its record is saved, so it cannot read ${of.en} of another record.`,
            ar: `${name.ar} يُحفظ مع سجله، فلا يمكنه قراءة ${of.ar} من سجل آخر.`,
          }
        : {
            en: `${name.en} is stored when its record is saved, so it can read fields of that record only: no other records, dates of today, people or variables.`,
            ar: `${name.ar} يُحفظ مع سجله، فلا يقرأ إلا حقول ذلك السجل: لا سجلات أخرى ولا تاريخ اليوم ولا أشخاصًا ولا متغيرات.`,
          },
      fix: {
        label: { en: "Compute it when read", ar: "حسابه عند القراءة" },
        ops: [{ op: "set", id, prop: "computed", value: "read" }],
      },
    },
  ];
};
