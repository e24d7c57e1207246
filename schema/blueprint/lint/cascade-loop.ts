/** CASCADE_LOOP: deleting a record deletes others, and they delete its own kind again. The fix keeps a record others point to. */
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, usersOf } from "./look.ts";

export const cascadeLoop: Lint = {
  codes: ["CASCADE_LOOP"],
  of: ["field"],
  check: (look, id, { owner }) => {
    const target = cascadesTo(look, id);
    // A tree of one kind (a category in a category) ends by itself.
    if (!target || !owner || target === owner || !reaches(look, owner, target, new Set())) return none;
    const fix = {
      label: { en: "Refuse to delete what is in use", ar: "منع حذف ما هو مستخدم" },
      ops: [{ op: "set" as const, id, prop: "config.onDelete", value: "restrict" }],
    };
    return [problem(look.nodes, "CASCADE_LOOP", { id, prop: "config.onDelete" }, { target: nameOf(look.nodes, target) }, fix)];
  },
};

/** The entity whose records take this field's record with them when they are deleted. */
const cascadesTo = (look: Look, id: Id): Id | undefined => {
  const node = look.node(id);
  const config = node?.props.config as { readonly target?: Id; readonly onDelete?: string } | undefined;
  return node?.props.type === "reference" && config?.onDelete === "cascade" ? config.target : undefined;
};

/** Whether deleting a record of `from` may in the end delete one of `to`. */
const reaches = (look: Look, from: Id, to: Id, seen: Set<Id>): boolean =>
  usersOf(look, from, "field", "config.target").some((field) => {
    const next = cascadesTo(look, field) === from ? look.node(field)?.owner : undefined;
    if (!next || seen.has(next)) return false;
    return next === to || reaches(look, next, to, seen.add(next));
  });
