/** «يطلب باقة ويكتب اسم المستلم وجواله والعنوان», «يسجل بلاغ ويحط صورة ووصف»: what is put into what was made before is what that has. */

import type { Predicate } from "../clauses/predicates.ts";
import type { Frame, FrameOf } from "../clauses/types.ts";
import { frame } from "../frames/frame.ts";
import { itemsOf } from "../lists/items.ts";
import { recordOf } from "../words/record-words.ts";
import type { Clause } from "./tokens.ts";

const writing = /^[بحكو]?[يتان](?:كتب|ذكر|دخل|عبي|عبئ|حط|رفق|حدد|دون|بين|وضح|سجل|ضيف|زيد|رفع|ختار)(?:ون|وا|و)?$/;

/** Null where what is written is a record of its own. */
export const writtenInto = (
  clause: Clause,
  { word, object, verb, not }: Predicate,
  before: FrameOf<"grants"> | null,
): readonly Frame[] | null => {
  if (not || !before || before.not || !object[0]?.arabic || !writing.test(word) || verb.leaves) return null;
  const made = before.verb.leaves
    ? recordOf(before.verb.leaves)
    : before.verb.allows.includes("create")
      ? before.objects.at(-1)
      : undefined;
  const items = itemsOf(object);
  const known = items.filter(({ property, base }) => (property ?? base) !== null).length;
  return made && items.length > 1 && known * 2 >= items.length && (items[0]!.property ?? items[0]!.base) !== null
    ? [{ ...frame(clause), is: "has", subjects: [made], items }]
    : null;
};
