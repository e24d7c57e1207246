/** What a list says of table files. */
import { defineStrings } from "../../../ui/strings.ts";

export const exchangeWords = defineStrings({
  export: { en: "Export CSV", ar: "تصدير CSV" },
  exportNote: { en: "All {things} that match the filters, as a CSV file", ar: "جميع {things} المطابقة للتصفية في ملف CSV" },
  import: { en: "Import", ar: "استيراد" },
});
