import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  notConfigured: {
    en: "Mail is not set up: whoever runs this installation sets WEBNOVA_SMTP_URL. Until then mail is kept here; hand its links over yourself.",
    ar: "البريد غير مهيأ: يضبط مشغّل هذا النظام WEBNOVA_SMTP_URL. وحتى ذلك الحين يُحفظ البريد هنا؛ سلّم روابطه بنفسك.",
  },
  configured: {
    en: "Mail leaves by itself. What could not leave is kept here and tried again.",
    ar: "يُرسل البريد تلقائيًا، وما تعذّر إرساله يُحفظ هنا ويُعاد إرساله.",
  },
  sendAgain: { en: "Send what waits now", ar: "إرسال المنتظر الآن" },
  sending: { en: "Sending.", ar: "جارٍ الإرسال." },
  nothing: { en: "No mail waits", ar: "لا بريد ينتظر" },
  recipient: { en: "To", ar: "إلى" },
  subject: { en: "Subject", ar: "الموضوع" },
  when: { en: "Written", ar: "كُتب" },
  why: { en: "Why it waits", ar: "سبب الانتظار" },
  expired: { en: "Its link is too old", ar: "رابطه قديم" },
  copyFor: { en: "Copy link for {name}", ar: "نسخ الرابط الخاص بـ {name}" },
  loading: { en: "Loading…", ar: "جارٍ التحميل…" },
});
