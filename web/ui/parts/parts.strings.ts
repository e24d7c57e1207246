import { defineStrings } from "../strings.ts";

export const partStrings = defineStrings({
  close: { en: "Close", ar: "إغلاق" },
  copy: { en: "Copy", ar: "نسخ" },
  copied: { en: "Copied", ar: "نُسخ" },
  retry: { en: "Try again", ar: "أعد المحاولة" },
  loading: { en: "Loading…", ar: "جارٍ التحميل…" },
  correlation: { en: "Reference {id}", ar: "الرقم المرجعي {id}" },
  offlineTitle: { en: "You are offline", ar: "لا يوجد اتصال" },
  offlineText: {
    en: "This page needs the server. Your draft stays on this device and is sent when the connection returns.",
    ar: "تحتاج هذه الصفحة إلى الخادم. تبقى مسودتك على هذا الجهاز وتُرسل عند عودة الاتصال.",
  },
  errorTitle: { en: "This did not work", ar: "لم ينجح ذلك" },
  safe: { en: "Nothing you entered was lost.", ar: "لم يُفقد شيء مما أدخلته." },
});
