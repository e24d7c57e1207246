/** EXPR_CYCLE, EXPR_SCOPE: computed fields that need each other, and stored ones that read another record. */
import { fullNameOf, nameOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import type { Id } from "../shape.ts";
import type { Lint } from "./lint.ts";

export const computedFields: Lint = {
  codes: ["EXPR_CYCLE", "EXPR_SCOPE"],
  check: ({ all, nodes, checked }) => {
    const computed = all("field").flatMap(([id]) => {
      const tree = checked(id, "compute");
      return tree ? [[id, tree] as const] : [];
    });
    const reads = new Map<Id, readonly Id[]>(computed.map(([id, tree]) => [id, tree.reads.flat()]));
    const reaches = (from: Id, to: Id, seen: Set<Id>): boolean =>
      (reads.get(from) ?? []).some((next) => next === to || (reads.has(next) && !seen.has(next) && reaches(next, to, seen.add(next))));
    return computed.flatMap(([id, tree]): readonly Problem[] => {
      const name = fullNameOf(nodes, id);
      const at = { id, prop: "compute" };
      if (reaches(id, id, new Set()))
        return [
          { code: "EXPR_CYCLE", level: "error", at, text: { en: `${name.en} is computed from itself.`, ar: `${name.ar} محسوب من نفسه.` } },
        ];
      const far = nodes[id]?.props.computed === "stored" ? tree.reads.find((path) => path.length > 1) : undefined;
      if (!far) return [];
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
    });
  },
};
