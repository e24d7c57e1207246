import { defineStrings } from "../../ui/strings.ts";

export const refusedStrings = defineStrings({
  "label/en": { en: "Name in English", ar: "الاسم بالإنجليزية" },
  "label/ar": { en: "Name in Arabic", ar: "الاسم بالعربية" },
  key: { en: "API name", ar: "الاسم البرمجي" },
  type: { en: "Type", ar: "النوع" },
  "config/target": { en: "Points at", ar: "يشير إلى" },
  required: { en: "Required", ar: "إلزامي" },
  unique: { en: "No two alike", ar: "بلا تكرار" },
  classification: { en: "Privacy", ar: "الخصوصية" },
  title: { en: "Records are shown by", ar: "تُعرض السجلات بـ" },
  pos: { en: "Place on the canvas", ar: "المكان على اللوحة" },
  order: { en: "Place in the list", ar: "المكان في القائمة" },
  removed: { en: "Removed", ar: "محذوف" },
  yes: { en: "Yes", ar: "نعم" },
  no: { en: "No", ar: "لا" },
  nothing: { en: "Nothing", ar: "لا شيء" },
  platform: { en: "The platform", ar: "المنصة" },
});
