/** What is said where people come in. */
import { defineStrings } from "../../ui/strings.ts";
import { personWords } from "../parts/person.strings.ts";

export const doorWords = defineStrings({
  ...personWords,
  joinAs: { en: "Join as", ar: "الانضمام بصفة" },
  signInTitle: { en: "Sign in", ar: "تسجيل الدخول" },
  signUpTitle: { en: "Create your account", ar: "أنشئ حسابك" },
  signUpAction: { en: "Create account", ar: "إنشاء الحساب" },
  noAccount: { en: "No account yet?", ar: "ليس لديك حساب؟" },
  haveAccount: { en: "Already have an account?", ar: "لديك حساب بالفعل؟" },
  unverified: {
    en: "In this preview, e-mail addresses are not verified: you can start at once.",
    ar: "في هذه المعاينة لا يُتحقق من البريد الإلكتروني: يمكنك البدء فورًا.",
  },
  checkMail: { en: "Check your mailbox to confirm your address, then sign in.", ar: "راجع بريدك لتأكيد عنوانك ثم سجّل الدخول." },
  mailKept: {
    en: "Your account waits for confirmation. Mail is not set up on this platform: ask an administrator for your confirmation link.",
    ar: "حسابك بانتظار التأكيد. البريد غير مهيأ في هذه المنصة: اطلب رابط التأكيد من أحد المسؤولين.",
  },
  claimTitle: { en: "You are invited", ar: "أنت مدعو" },
  claimNote: {
    en: "Choose a password to open your account. This link works once.",
    ar: "اختر كلمة مرور لفتح حسابك. يعمل هذا الرابط مرة واحدة.",
  },
  claimAction: { en: "Open my account", ar: "فتح حسابي" },
  claimMissing: {
    en: "This link is not complete. Copy the whole address you were given.",
    ar: "هذا الرابط غير مكتمل. انسخ العنوان الذي وصلك كاملًا.",
  },
});
