import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "API keys", ar: "مفاتيح الواجهة البرمجية" },
  note: {
    en: "For programs that act for you. A key may do what its roles may, as long as you hold them.",
    ar: "للبرامج التي تعمل نيابة عنك. يفعل المفتاح ما تسمح به أدواره ما دمت تحملها.",
  },
  loading: { en: "Loading…", ar: "جارٍ التحميل…" },
  none: { en: "No keys yet.", ar: "لا مفاتيح بعد." },
  make: { en: "Make a key", ar: "إنشاء مفتاح" },
  label: { en: "Name of the key", ar: "اسم المفتاح" },
  labelHint: { en: "Which program uses it.", ar: "البرنامج الذي يستخدمه." },
  days: { en: "Days until it ends", ar: "أيام حتى ينتهي" },
  made: {
    en: "Copy the key now: it is not shown again.",
    ar: "انسخ المفتاح الآن: لن يُعرض مرة أخرى.",
  },
  key: { en: "API key", ar: "مفتاح الواجهة البرمجية" },
  copy: { en: "Copy the key", ar: "نسخ المفتاح" },
  ends: { en: "Ends {when}", ar: "ينتهي {when}" },
  used: { en: "last used {when}", ar: "آخر استخدام {when}" },
  unused: { en: "never used", ar: "لم يُستخدم" },
  revoke: { en: "Revoke", ar: "إلغاء" },
  revokeOf: { en: "Revoke {name}", ar: "إلغاء {name}" },
  revoked: { en: "{name} is revoked.", ar: "أُلغي {name}." },
});
