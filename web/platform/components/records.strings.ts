/** What lists and records say. */
import { defineStrings } from "../../ui/strings.ts";
import { valueWords } from "../parts/value.strings.ts";

export const recordsWords = defineStrings({
  ...valueWords,
  edit: { en: "Edit", ar: "تعديل" },
  removeRow: { en: "Delete {name}", ar: "حذف {name}" },
  search: { en: "Search {things}", ar: "البحث في {things}" },
  moreFilters: { en: "More filters", ar: "تصفية إضافية" },
  any: { en: "Any", ar: "الكل" },
  from: { en: "{field} from", ar: "{field} من" },
  to: { en: "{field} to", ar: "{field} إلى" },
  apply: { en: "Apply", ar: "تطبيق" },
  clearFilters: { en: "Clear filters", ar: "مسح التصفية" },
  sortBy: { en: "Sort by {field}", ar: "الترتيب حسب {field}" },
  rows: {
    en: { one: "{n} record", other: "{n} records" },
    ar: { zero: "لا سجلات", one: "سجل واحد", two: "سجلان", few: "{n} سجلات", many: "{n} سجلًا", other: "{n} سجل" },
  },
  rowsAbout: {
    en: { one: "about {n} record", other: "about {n} records" },
    ar: { zero: "لا سجلات", one: "نحو سجل واحد", two: "نحو سجلين", few: "نحو {n} سجلات", many: "نحو {n} سجلًا", other: "نحو {n} سجل" },
  },
  nothingYet: { en: "No {things} yet", ar: "{things}: لا يوجد شيء بعد" },
  nothingFound: { en: "Nothing matches", ar: "لا توجد نتائج مطابقة" },
  nothingFoundNote: { en: "Try other words or fewer filters.", ar: "جرّب كلمات أخرى أو عددًا أقل من عوامل التصفية." },
  pages: { en: "Pages", ar: "الصفحات" },
  previous: { en: "Previous", ar: "السابق" },
  next: { en: "Next", ar: "التالي" },
});
