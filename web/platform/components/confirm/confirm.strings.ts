import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "Confirm your address", ar: "تأكيد عنوانك" },
  note: { en: "One press, and it is known that this address is yours.", ar: "بضغطة واحدة يُعرف أن هذا العنوان لك." },
  action: { en: "It is mine: confirm", ar: "هو لي: تأكيد" },
  changed: { en: "From now on this is your address.", ar: "هذا عنوانك من الآن." },
  goOn: { en: "Go on", ar: "متابعة" },
  resendNote: {
    en: "Give the address you signed up with, and we send the confirmation again.",
    ar: "اكتب العنوان الذي سجّلت به لنرسل رسالة التأكيد مرة أخرى.",
  },
  resend: { en: "Send it again", ar: "إرسال مرة أخرى" },
  sent: {
    en: "If an account with this address waits for confirmation, a link is on its way. It works for 24 hours.",
    ar: "إن كان حساب بهذا العنوان ينتظر التأكيد فالرابط في طريقه إليك. يعمل 24 ساعة.",
  },
});
