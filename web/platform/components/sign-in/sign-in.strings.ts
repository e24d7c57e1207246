import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  forgot: { en: "Forgotten your password?", ar: "نسيت كلمة المرور؟" },
  code: { en: "Code", ar: "الرمز" },
  codeHint: {
    en: "From your authenticator app, or one of your recovery codes.",
    ar: "من تطبيق المصادقة، أو أحد رموز الاسترداد.",
  },
  codeAsked: { en: "One more step: enter the code of your app.", ar: "خطوة أخيرة: أدخل الرمز من تطبيقك." },
  unconfirmed: { en: "No confirmation mail?", ar: "لم تصلك رسالة التأكيد؟" },
  resend: { en: "Send it again", ar: "أرسلها مرة أخرى" },
});
