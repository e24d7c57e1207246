import { defineStrings } from "../../../ui/strings.ts";

export const templatesStrings = defineStrings({
  title: { en: "Or begin with a whole platform", ar: "أو ابدأ من منصة كاملة" },
  hint: {
    en: "Roles, rules, actions and pages are there, in both languages. Change whatever you like.",
    ar: "الأدوار والقواعد والإجراءات والصفحات جاهزة باللغتين. غيّر ما تشاء.",
  },
  show: { en: "Begin with a template or a file", ar: "ابدأ من قالب أو ملف" },
  hide: { en: "Hide the templates", ar: "إخفاء القوالب" },
  holds: { en: "{entities} entities · {roles} roles", ar: "الكيانات: {entities} · الأدوار: {roles}" },
  own: { en: "yours", ar: "من منظمتك" },
  none: { en: "This installation has no templates.", ar: "لا قوالب في هذا التثبيت." },
  making: { en: "Making {name} …", ar: "جارٍ إنشاء {name} …" },
  file: { en: "Or bring a file", ar: "أو أحضر ملفًا" },
  fileHint: {
    en: "A blueprint (YAML or JSON), or the SQL of a PostgreSQL database.",
    ar: "مخطط (YAML أو JSON)، أو SQL لقاعدة بيانات PostgreSQL.",
  },
  open: { en: "Open a file", ar: "فتح ملف" },
  tooLarge: { en: "The file is larger than {limit} MB.", ar: "الملف أكبر من {limit} ميغابايت." },
  reportTitle: { en: "What became of the database", ar: "ما آلت إليه قاعدة البيانات" },
  reportText: {
    en: "The draft is there. Look at what was assumed and not taken, then change what does not fit.",
    ar: "المسودة جاهزة. راجع ما افتُرض وما لم يؤخذ، ثم غيّر ما لا يناسب.",
  },
  left: { en: "Not taken", ar: "لم يؤخذ" },
  assumed: { en: "Assumed", ar: "افتُرض" },
  understood: { en: "Understood", ar: "فُهم" },
  openIt: { en: "Open the draft", ar: "فتح المسودة" },
  database: { en: "Database", ar: "قاعدة بيانات" },
  unreadable: { en: "This file is not text.", ar: "هذا الملف ليس نصًا." },
});
