/** How an order that runs backwards is told: by what the field holds, as people say it of amounts, of dates, of names. */
import type { Sentence } from "../ids.ts";
import type { ExprType } from "./expressions/checked.ts";
import type { FieldFace } from "./field-text.ts";
import { fieldTypes } from "./field-types.ts";
import type { Nodes } from "./naming.ts";
import type { Id } from "./shape.ts";

/** What a list is ordered by that has no date of its own. */
export const whenAdded: Sentence = { en: "when they were added", ar: "وقت الإضافة" };
const byLast: Sentence = { en: "from the last to the first", ar: "من الأخير إلى الأول" };
const bySize: Sentence = { en: "from the largest to the smallest", ar: "من الأكبر إلى الأصغر" };
const byTime: Sentence = { en: "newest first", ar: "الأحدث أولًا" };
const told: Readonly<Partial<Record<ExprType["is"], Sentence>>> = {
  int: bySize,
  decimal: bySize,
  date: byTime,
  timestamp: byTime,
  time: { en: "latest first", ar: "الأواخر أولًا" },
  duration: { en: "longest first", ar: "الأطول أولًا" },
  string: { en: "from Z to A", ar: "من ي إلى أ" },
  bool: { en: "“yes” first", ar: "«نعم» أولًا" },
};

/** "newest first", "from the largest to the smallest", "from Z to A"; a field nobody knows: "from the last to the first". */
export const fallingBy = (nodes: Nodes, field: Id): Sentence => {
  if (field === "createdAt") return byTime;
  const props = nodes[field]?.props;
  const spec = Object.entries(fieldTypes).find(([type]) => type === props?.type)?.[1];
  // What the engine counts or works out has no size of its own that its type would tell.
  if (!props || !spec || spec.control === "readonly") return byLast;
  return told[spec.exprType(props as unknown as FieldFace, field).is] ?? byLast;
};
