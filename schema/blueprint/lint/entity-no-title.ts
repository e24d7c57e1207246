/** ENTITY_NO_TITLE: links would show a number. The fix takes the first field that reads like a name. */
import { problem } from "../problem-texts.ts";
import { byRank } from "../rank.ts";
import type { FieldTypeName } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import { fieldAt } from "./look.ts";

const likeNames: readonly FieldTypeName[] = ["text", "autoNumber", "email", "phone", "slug"];

export const entityNoTitle: Lint = {
  codes: ["ENTITY_NO_TITLE"],
  of: ["entity"],
  check: (look, id, { props }) => {
    if (props.title) return none;
    const fields = look
      .inner(id, "field")
      .map((field) => ({ ...fieldAt(look, field), id: field }))
      .sort(byRank);
    if (fields.length === 0) return none;
    const best = fields.find((field) => likeNames.includes(field.type)) ?? fields[0]!;
    const fix = {
      label: { en: "Choose a title field", ar: "اختيار حقل العنوان" },
      ops: [{ op: "set" as const, id, prop: "title", value: best.id }],
    };
    return [problem(look.nodes, "ENTITY_NO_TITLE", { id, prop: "title" }, {}, fix)];
  },
};
