/** What stands where nothing is. */
import { defineStrings } from "../../../ui/strings.ts";

export const noticeWords = defineStrings({
  notFound: { en: "There is nothing here", ar: "لا يوجد شيء هنا" },
  forbidden: { en: "This is not open to you", ar: "هذا غير متاح لك" },
  forbiddenNote: {
    en: "Your roles do not include this page. An administrator can give you the role.",
    ar: "أدوارك لا تشمل هذه الصفحة. يمكن لأحد المسؤولين منحك الدور المناسب.",
  },
  goHome: { en: "Go to the start page", ar: "الذهاب إلى الصفحة الرئيسية" },
});
