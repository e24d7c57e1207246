import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "Choose a new password", ar: "اختر كلمة مرور جديدة" },
  note: { en: "This link works once. All your sessions end.", ar: "يعمل هذا الرابط مرة واحدة، وتنتهي جلساتك كلها." },
  action: { en: "Set the password", ar: "تعيين كلمة المرور" },
  done: { en: "Your new password is set. Sign in with it.", ar: "عُيّنت كلمة مرورك الجديدة. سجّل الدخول بها." },
  again: { en: "Ask for a new link", ar: "اطلب رابطًا جديدًا" },
});
