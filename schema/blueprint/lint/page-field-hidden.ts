/** PAGE_FIELD_HIDDEN: a page shows a field that one of its roles may not see; they find nothing there. The fix takes a column out. */
import { nameOf } from "../naming.ts";
import type { Op } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Readers, readersOf } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { shaped } from "./look.ts";

export const pageFieldHidden: Lint = {
  codes: ["PAGE_FIELD_HIDDEN"],
  of: ["page"],
  check: (look, id) => {
    const { entity, roles, view } = shaped(look, "page", id)!;
    if (entity === undefined || view === undefined) return none;
    const columns = view.columns ?? [];
    const readers = roles.map((role) => [role, readersOf(look, entity, role)] as const);
    const shown: readonly (readonly [string, Id])[] = [
      ...columns.map((field) => ["view.columns", field] as const),
      ...(["groupBy", "dateField"] as const).flatMap((name) => (view[name] ? [[`view.${name}`, view[name]] as const] : [])),
    ];
    return shown.flatMap(([prop, field]) => {
      const role = readers.find(([, policies]) => hidden(policies, field))?.[0];
      if (!role) return none;
      const left = prop === "view.columns" ? columns.filter((one) => one !== field) : [];
      const ops: readonly Op[] = [{ op: "set", id, prop, value: left.length > 0 ? left : null }];
      const words = { detail: nameOf(look.nodes, field), target: nameOf(look.nodes, role) };
      const fix = { label: { en: "Do not show it here", ar: "عدم عرضه هنا" }, ops };
      return [problem(look.nodes, "PAGE_FIELD_HIDDEN", { id, prop }, words, fix)];
    });
  },
};

/** By these policies people see records, but not this field of them. */
const hidden = (readers: Readers, field: Id): boolean =>
  readers !== "all" && readers.length > 0 && !readers.some(([, { fields }]) => fields === "*" || fields.includes(field));
