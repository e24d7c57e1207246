import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "Forgotten your password?", ar: "نسيت كلمة المرور؟" },
  note: {
    en: "Give your address, and we send you a link with which you choose a new one.",
    ar: "اكتب عنوانك لنرسل إليك رابطًا تختار به كلمة جديدة.",
  },
  action: { en: "Send the link", ar: "إرسال الرابط" },
  sent: {
    en: "If there is an account with this address, a link is on its way. It works for an hour.",
    ar: "إن كان هناك حساب بهذا العنوان فالرابط في طريقه إليك. يعمل ساعة واحدة.",
  },
  kept: {
    en: "Mail is not set up on this platform. If there is an account with this address, an administrator finds your link and can hand it over.",
    ar: "البريد غير مهيأ في هذه المنصة. إن كان هناك حساب بهذا العنوان فسيجد أحد المديرين رابطك ويسلّمه إليك.",
  },
  back: { en: "Back to signing in", ar: "العودة إلى تسجيل الدخول" },
});
