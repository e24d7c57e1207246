/** What the start page says. */
import { defineStrings } from "../../ui/strings.ts";

export const homeWords = defineStrings({
  greeting: { en: "Hello {name}", ar: "مرحبًا {name}" },
  welcome: { en: "Welcome", ar: "مرحبًا" },
  overview: { en: "Here is where things stand.", ar: "هذه نظرة على الوضع الحالي." },
  nothingForYou: {
    en: "Nothing is open to you yet. Ask an administrator for a role.",
    ar: "لا شيء متاح لك بعد. اطلب من أحد المسؤولين منحك دورًا.",
  },
  nothingPublic: { en: "Sign in to see what this platform offers you.", ar: "سجّل الدخول لترى ما تتيحه لك هذه المنصة." },
  byField: { en: "{things} by {field}", ar: "{things} حسب {field}" },
  none: { en: "None", ar: "لا يوجد" },
});
