/** What a form says. */
import { defineStrings } from "../../../ui/strings.ts";
import { problemWords } from "../../forms.strings.ts";

export const formWords = defineStrings({
  ...problemWords,
  editThing: { en: "Edit {thing}", ar: "تعديل {thing}" },
  create: { en: "Create {thing}", ar: "إنشاء {thing}" },
  saving: { en: "Saving…", ar: "جارٍ الحفظ…" },
  saved: { en: "Saved.", ar: "تم الحفظ." },
  requiredNote: { en: "Fields marked with * are required.", ar: "الحقول المعلّمة بـ * مطلوبة." },
  problems: {
    en: { one: "One field needs your attention:", other: "{n} fields need your attention:" },
    ar: {
      zero: "لا حقول تحتاج إلى انتباهك:",
      one: "حقل واحد يحتاج إلى انتباهك:",
      two: "حقلان يحتاجان إلى انتباهك:",
      few: "{n} حقول تحتاج إلى انتباهك:",
      many: "{n} حقلًا يحتاج إلى انتباهك:",
      other: "{n} حقل يحتاج إلى انتباهك:",
    },
  },
  kept: { en: "We kept what you typed here earlier.", ar: "احتفظنا بما كتبته هنا سابقًا." },
  discard: { en: "Discard it", ar: "تجاهله" },
  conflict: {
    en: "Someone changed this record while you were editing. Load their version: what you typed stays.",
    ar: "غيّر شخص آخر هذا السجل أثناء تعديلك. حمّل نسخته، وسيبقى ما كتبته.",
  },
  conflictLoad: { en: "Load their version, keep mine", ar: "حمّل نسخته واحتفظ بما كتبت" },
  conflictLoaded: { en: "Loaded. Check your changes and save again.", ar: "تم التحميل. راجع تغييراتك ثم احفظ من جديد." },
  uploadFirst: { en: "Wait until the files are uploaded, then save.", ar: "انتظر حتى يكتمل رفع الملفات ثم احفظ." },
});
