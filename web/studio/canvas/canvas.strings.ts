import { defineStrings } from "../../ui/strings.ts";

export const canvasStrings = defineStrings({
  canvas: { en: "Data canvas", ar: "لوحة البيانات" },
  help: {
    en: "Arrow keys move between entities, Enter opens the inspector, C connects, N adds, L shows the list.",
    ar: "الأسهم للتنقل بين الكيانات، Enter لفتح الخصائص، C للربط، N للإضافة، L لعرض القائمة.",
  },
  node: { en: "{name}: {fields}, {links}", ar: "{name}: {fields}، {links}" },
  fields: {
    en: { one: "{n} field", other: "{n} fields" },
    ar: { zero: "لا حقول", one: "حقل واحد", two: "حقلان", few: "{n} حقول", many: "{n} حقلًا", other: "{n} حقل" },
  },
  links: {
    en: { one: "{n} relation", other: "{n} relations" },
    ar: { zero: "لا علاقات", one: "علاقة واحدة", two: "علاقتان", few: "{n} علاقات", many: "{n} علاقة", other: "{n} علاقة" },
  },
  more: {
    en: { one: "{n} more field", other: "{n} more fields" },
    ar: { zero: "لا مزيد", one: "حقل آخر", two: "حقلان آخران", few: "{n} حقول أخرى", many: "{n} حقلًا آخر", other: "{n} حقل آخر" },
  },
  problems: {
    en: { one: "{n} problem", other: "{n} problems" },
    ar: { zero: "لا مشكلات", one: "مشكلة واحدة", two: "مشكلتان", few: "{n} مشكلات", many: "{n} مشكلة", other: "{n} مشكلة" },
  },
  addField: { en: "Add a field, e.g. status: enum(new, done)", ar: "أضف حقلًا، مثل: الحالة: خيارات(جديد، منجز)" },
  addFieldName: { en: "Add a field to {name}", ar: "إضافة حقل إلى {name}" },
  required: { en: "required", ar: "إلزامي" },
  connectHandle: { en: "Connect {name}: drag to another entity, or press", ar: "ربط {name}: اسحب إلى كيان آخر أو اضغط" },
  zoomIn: { en: "Zoom in", ar: "تكبير" },
  zoomOut: { en: "Zoom out", ar: "تصغير" },
  fit: { en: "Fit everything", ar: "إظهار الكل" },
  tidy: { en: "Tidy up", ar: "ترتيب" },
  addEntity: { en: "Add entity", ar: "إضافة كيان" },
  emptyTitle: { en: "Nothing here yet", ar: "لا شيء هنا بعد" },
  emptyText: {
    en: "Add an entity, such as Patient or Invoice: what your platform keeps records of.",
    ar: "أضف كيانًا مثل مريض أو فاتورة: ما ستحفظ منصتك سجلاته.",
  },
  moving: {
    en: "Moving {name}: arrow keys move, Shift moves further, Enter ends.",
    ar: "تحريك {name}: الأسهم للتحريك، Shift لمسافة أكبر، Enter للإنهاء.",
  },
  unknownType: { en: "unreadable", ar: "غير مقروء" },
  zoomLevel: { en: "{n} %", ar: "{n}٪" },
  changedSince: {
    en: "More was changed since. Undo goes back step by step.",
    ar: "تغيّر غيره بعده. زر التراجع يعيد خطوة خطوة.",
  },
  removed: { en: "Removed {name}", ar: "حُذف {name}" },
  removedWith: {
    en: {
      one: "Removed {name}, and {n} thing that cannot be without it",
      other: "Removed {name}, and {n} things that cannot be without it",
    },
    ar: {
      zero: "حُذف {name}",
      one: "حُذف {name} ومعه عنصر واحد لا وجود له دونه",
      two: "حُذف {name} ومعه عنصران لا وجود لهما دونه",
      few: "حُذف {name} ومعه {n} عناصر لا وجود لها دونه",
      many: "حُذف {name} ومعه {n} عنصرًا لا وجود لها دونه",
      other: "حُذف {name} ومعه {n} عنصر لا وجود لها دونه",
    },
  },
  legend: { en: "Marks", ar: "العلامات" },
  mark_added: { en: "added", ar: "أُضيف" },
  mark_changed: { en: "changed", ar: "تغيّر" },
  mark_removed: { en: "removed", ar: "حُذف" },
  undo: { en: "Undo", ar: "تراجع" },
});
