/** What controls say by themselves. */
import { defineStrings } from "../../../ui/strings.ts";

export const controlWords = defineStrings({
  choose: { en: "Choose…", ar: "اختر…" },
  typeToSearch: { en: "Type to search", ar: "اكتب للبحث" },
  noMatch: { en: "No match", ar: "لا تطابق" },
  clear: { en: "Clear", ar: "مسح" },
  removeChoice: { en: "Remove {name}", ar: "إزالة {name}" },
});
