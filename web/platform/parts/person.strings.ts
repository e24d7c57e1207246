/** What is said of a person, and of a link one hands over. */
import { defineStrings } from "../../ui/strings.ts";

export const personWords = defineStrings({
  email: { en: "E-mail", ar: "البريد الإلكتروني" },
  password: { en: "Password", ar: "كلمة المرور" },
  passwordHint: { en: "At least 12 characters.", ar: "12 حرفًا على الأقل." },
  name: { en: "Name", ar: "الاسم" },
  role: { en: "Role", ar: "الدور" },
  copy: { en: "Copy link", ar: "نسخ الرابط" },
  copied: { en: "Copied.", ar: "تم النسخ." },
});
