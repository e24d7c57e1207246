/** Why an operation cannot be applied: codes and sentences in both languages. `{…}` are filled from the operation. */
import type { Json, Sentence } from "../ids.ts";
import type { DraftNode } from "./document.ts";
import { isNodeKind, kindSpec } from "./node-kinds.ts";
import type { Op, Refusal } from "./operation.ts";
import type { Id } from "./shape.ts";

export const refusalTexts = {
  OP_SHAPE: { en: "This is not an operation: {detail}.", ar: "هذه ليست عملية صحيحة: {detail}." },
  OP_UNKNOWN_KIND: { en: "There is no kind of node called “{detail}”.", ar: "لا يوجد نوع عنصر باسم «{detail}»." },
  OP_ID_INVALID: { en: "The id of a new {kind} must look like “{detail}”.", ar: "معرّف {kind} الجديد يجب أن يكون بالشكل «{detail}»." },
  OP_ID_TAKEN: { en: "This id is already used by another element.", ar: "هذا المعرّف مستخدم لعنصر آخر." },
  OP_ID_REMOVED: {
    en: "This id belonged to something that was removed; restore it instead.",
    ar: "هذا المعرّف يخص عنصرًا محذوفًا؛ استعده بدل إضافته.",
  },
  OP_UNKNOWN_NODE: { en: "The element to change does not exist.", ar: "العنصر المطلوب تغييره غير موجود." },
  OP_NODE_REMOVED: { en: "The element was removed; restore it first.", ar: "العنصر محذوف؛ استعده أولًا." },
  OP_NOT_REMOVED: { en: "The element is not removed.", ar: "العنصر غير محذوف." },
  OP_BUILT_IN: {
    en: "This element is part of every platform: {detail} cannot be changed, added or removed.",
    ar: "هذا العنصر جزء من كل منصة: لا يمكن تغيير {detail} أو إضافته أو حذفه.",
  },
  OP_UNKNOWN_PROP: { en: "A {kind} has no property “{detail}”.", ar: "لا توجد خاصية «{detail}» في {kind}." },
  OP_VALUE: { en: "The value of “{prop}” does not fit: {en}.", ar: "قيمة «{prop}» غير صالحة: {ar}." },
  OP_REQUIRED: { en: "“{prop}” is needed and cannot be empty.", ar: "الخاصية «{prop}» مطلوبة ولا يمكن أن تكون فارغة." },
  OP_NOT_A_SET: { en: "“{prop}” is not a set: use set.", ar: "«{prop}» ليست مجموعة: استخدم set." },
  OP_ALL: { en: "“{prop}” stands for everything; set it to a list first.", ar: "«{prop}» تعني الكل؛ حدّد قائمة أولًا." },
  OP_PARENT: { en: "A {kind} cannot live there.", ar: "لا يمكن وضع {kind} في هذا المكان." },
  OP_USE_MOVE: { en: "Order and parent change with move.", ar: "يتغير الترتيب والموضع بالعملية move." },
  OP_LINK_UNKNOWN: { en: "“{prop}” points to something that does not exist.", ar: "«{prop}» تشير إلى عنصر غير موجود." },
  OP_LINK_KIND: { en: "“{prop}” points to something of another kind.", ar: "«{prop}» تشير إلى عنصر من نوع آخر." },
  OP_WAS: { en: "“{prop}” was changed meanwhile.", ar: "تغيرت «{prop}» في هذه الأثناء." },
  OP_UNSAFE_NAME: { en: "“{detail}” cannot be used as a name.", ar: "لا يمكن استخدام «{detail}» اسمًا." },
  KEY_RESERVED: { en: "The key “{detail}” is reserved; choose another.", ar: "الاسم «{detail}» محجوز؛ اختر غيره." },
  KEY_DUPLICATE: { en: "The key “{detail}” is already used here; choose another.", ar: "الاسم «{detail}» مستخدم هنا؛ اختر غيره." },
  KEY_TAKEN: {
    en: "The key “{detail}” belongs to another {kind} by now; give that one another key first.",
    ar: "الاسم «{detail}» صار لعنصر آخر من النوع نفسه ({kind})؛ غيّر اسم ذلك العنصر أولًا.",
  },
  TREE_CYCLE: { en: "Something cannot be placed inside itself.", ar: "لا يمكن وضع عنصر داخل نفسه." },
  SIZE_LIMIT: { en: "{en}", ar: "{ar}" },
} satisfies Record<string, Sentence>;
export type RefusalCode = keyof typeof refusalTexts;

const fill = (template: string, params: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");

/** Makes a refusal of the op at `index`. `params` may hold `kind` as a sentence pair. */
export const refuse = (
  index: number,
  op: Op,
  code: RefusalCode,
  params: Readonly<Record<string, string>> & { readonly kindEn?: string; readonly kindAr?: string } = {},
  current?: Json,
): Refusal => ({
  index,
  op,
  code,
  text: {
    en: fill(refusalTexts[code].en, { ...params, kind: params.kindEn ?? "" }),
    ar: fill(refusalTexts[code].ar, { ...params, kind: params.kindAr ?? "" }),
  },
  ...(current === undefined ? {} : { current }),
});

/** What sort of thing an op is about, for the sentence of its refusal. */
export const kindWords = (nodes: Readonly<Record<Id, DraftNode>>, op: Op): { readonly kindEn: string; readonly kindAr: string } => {
  const kind = op?.op === "add" ? op.kind : nodes[op?.id]?.kind;
  if (!isNodeKind(kind)) return { kindEn: "blueprint", kindAr: "المخطط" };
  return { kindEn: kindSpec(kind).label.en, kindAr: kindSpec(kind).label.ar };
};
