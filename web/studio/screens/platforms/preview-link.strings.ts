import { defineStrings } from "../../../ui/strings.ts";

export const previewLinkStrings = defineStrings({
  title: { en: "Preview links of {name}", ar: "روابط معاينة {name}" },
  text: {
    en: "A link opens the preview as one role, without an account, for whoever has it. It opens neither staging nor production.",
    ar: "يفتح الرابط المعاينة بدور واحد، بلا حساب، لكل من يملكه. ولا يفتح التجهيز ولا الإنتاج.",
  },
  role: { en: "Opens as", ar: "يفتح بدور" },
  life: { en: "Good for", ar: "صالح لمدة" },
  hours1: { en: "One hour", ar: "ساعة واحدة" },
  hours24: { en: "One day", ar: "يوم واحد" },
  hours168: { en: "One week", ar: "أسبوع واحد" },
  make: { en: "Make and copy the link", ar: "إنشاء الرابط ونسخه" },
  copied: { en: "The link is copied.", ar: "نُسخ الرابط." },
  once: { en: "Copy it now: it is shown this once.", ar: "انسخه الآن: يُعرض هذه المرة فقط." },
  link: { en: "Preview link", ar: "رابط المعاينة" },
  good: { en: "Good now", ar: "الصالحة الآن" },
  none: {
    en: "No link is good now. Whoever you hand one to sees the preview as the role you choose.",
    ar: "لا رابط صالح الآن. من تسلّمه رابطًا يرى المعاينة بالدور الذي تختاره.",
  },
  until: { en: "until {when}", ar: "حتى {when}" },
  by: { en: "made by {who} {ago}", ar: "أنشأه {who} {ago}" },
  somebody: { en: "somebody", ar: "أحدهم" },
  revoke: { en: "Take back", ar: "سحب" },
  revokeOf: { en: "Take back the link as {role}", ar: "سحب الرابط بدور {role}" },
  revoked: { en: "The link is taken back. Who came by it is out within two seconds.", ar: "سُحب الرابط. يخرج من دخل به خلال ثانيتين." },
  done: { en: "Done", ar: "تم" },
});
