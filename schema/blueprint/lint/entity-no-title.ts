/** ENTITY_NO_TITLE: links would show a number. The fix takes the first field that reads like a name. */
import { problem } from "../problem-texts.ts";
import { byRank } from "../rank.ts";
import type { FieldTypeName } from "../shape.ts";
import type { Lint } from "./lint.ts";

const likeNames: readonly FieldTypeName[] = ["text", "autoNumber", "email", "phone", "slug"];

export const entityNoTitle: Lint = {
  codes: ["ENTITY_NO_TITLE"],
  check: ({ full, nodes }) =>
    Object.entries(full.entities).flatMap(([id, entity]) => {
      const fields = Object.entries(entity.fields)
        .map(([fieldId, field]) => ({ ...field, id: fieldId }))
        .sort(byRank);
      if (entity.title || fields.length === 0) return [];
      const best = fields.find((field) => likeNames.includes(field.type)) ?? fields[0]!;
      const fix = {
        label: { en: "Choose a title field", ar: "اختيار حقل العنوان" },
        ops: [{ op: "set" as const, id, prop: "title", value: best.id }],
      };
      return [problem(nodes, "ENTITY_NO_TITLE", { id, prop: "title" }, {}, fix)];
    }),
};
