import { defineStrings } from "../../../ui/strings.ts";

export const stopStrings = defineStrings({
  open: { en: "Stop…", ar: "إيقاف…" },
  title: { en: "Pull the kill switch", ar: "تشغيل مفتاح الإيقاف" },
  what: { en: "What to stop", ar: "ما الذي يتوقف" },
  onlyPlatform: { en: "Only {name}", ar: "{name} فقط" },
  organization: { en: "Everything in the organization", ar: "كل شيء في المنظمة" },
  howFar: { en: "How far", ar: "إلى أي حد" },
  automation: { en: "What runs by itself", ar: "ما يعمل تلقائيًا" },
  writes: { en: "Every change as well", ar: "وكل تغيير أيضًا" },
  PLATFORM_AUTOMATION: {
    en: "No release of {name} begins. People go on using it.",
    ar: "لا يبدأ أي إطلاق لـ{name}. ويستمر الناس في استخدامها.",
  },
  PLATFORM_WRITES: {
    en: "No release of {name} begins, and none of its records can be added, changed or deleted. Reading goes on.",
    ar: "لا يبدأ أي إطلاق لـ{name}، ولا يمكن إضافة سجلاتها أو تعديلها أو حذفها. وتستمر القراءة.",
  },
  ORGANIZATION_AUTOMATION: {
    en: "Plans end, no release begins, approved decisions are halted, and nothing is sent to outside services. People go on reading, editing and entering records.",
    ar: "تنتهي الخطط، ولا يبدأ أي إطلاق، وتُوقف القرارات المعتمدة، ولا يُرسل شيء إلى الخدمات الخارجية. ويستمر الناس في القراءة والتحرير وإدخال السجلات.",
  },
  ORGANIZATION_WRITES: {
    en: "Plans end, no release begins, approved decisions are halted, nothing is sent to outside services, no record of any platform can be added, changed or deleted, and drafts are read only.",
    ar: "تنتهي الخطط، ولا يبدأ أي إطلاق، وتُوقف القرارات المعتمدة، ولا يُرسل شيء إلى الخدمات الخارجية، ولا يمكن إضافة سجلات أي منصة أو تعديلها أو حذفها، وتُقرأ المسودات فقط.",
  },
  lifting: {
    en: "It does not end by itself. Lifting it is a decision: another person approves it; where nobody else can, you may after ten minutes.",
    ar: "لا ينتهي من تلقاء نفسه. رفعه قرار: يوافق عليه شخص آخر، وحيث لا يوجد غيرك يمكنك ذلك بعد عشر دقائق.",
  },
  reason: { en: "Reason", ar: "السبب" },
  reasonHelp: { en: "Everybody here sees it, and it stays in the audit log.", ar: "يراه كل من هنا، ويبقى في سجل التدقيق." },
  reasonMissing: { en: "Say why, so that others know what to do.", ar: "اذكر السبب ليعرف الآخرون ما عليهم فعله." },
  cancel: { en: "Cancel", ar: "إلغاء" },
  stopNow: { en: "Stop now", ar: "أوقف الآن" },
});
