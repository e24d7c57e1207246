import { defineErrors } from "../../errors.ts";

export const blueprintErrors = defineErrors("blueprint", {
  NOT_FOUND: { en: "There is no such blueprint, branch, version or plan.", ar: "لا يوجد مخطط أو فرع أو إصدار أو خطة بهذا المعرّف." },
  NOT_ACTIVE: { en: "This blueprint is {status}; restore it first.", ar: "هذا المخطط {status}؛ استعده أولًا." },
  MESSAGE_REQUIRED: { en: "Say in 1 to 500 characters what this version changes.", ar: "اذكر في 1 إلى 500 حرف ما الذي يغيّره هذا الإصدار." },
  HAS_ERRORS: {
    en: "The draft has {count} errors; repair them, then commit.",
    ar: "في المسودة أخطاء عددها {count}؛ أصلحها ثم ثبّت الإصدار.",
  },
  VERSION_CONFLICT: {
    en: "Version {number} already holds a later state of this branch.",
    ar: "الإصدار {number} يحمل حالة أحدث من هذا الفرع.",
  },
  VERSION_DAMAGED: {
    en: "Version {number} no longer matches its hash; restore the database from a backup.",
    ar: "الإصدار {number} لم يعد يطابق بصمته؛ استعد قاعدة البيانات من نسخة احتياطية.",
  },
  TEXT_TOO_LONG: {
    en: "The description has {length} characters; the limit is {limit}. Describe the core first and refine it after.",
    ar: "في الوصف {length} حرفًا والحد {limit}. صف الأساس أولًا ثم أضف إليه.",
  },
  OPS_INVALID: { en: "The operations cannot be applied: {reasons}", ar: "لا يمكن تطبيق العمليات: {reasons}" },
  PLAN_RUNNING: {
    en: "Another description is being carried out on this draft. Wait until it ends, or stop it.",
    ar: "يُنفَّذ الآن وصف آخر على هذه المسودة. انتظر حتى ينتهي أو أوقفه.",
  },
  PLAN_ENDED: { en: "This plan has already ended.", ar: "انتهت هذه الخطة من قبل." },
  PLAN_DENIED: { en: "Governance refused this plan: {reason}", ar: "رفضت الحوكمة هذه الخطة: {reason}" },
  PLAN_INTERRUPTED: {
    en: "The server stopped while this plan was running. What was built is still there; undo it or describe the rest.",
    ar: "توقف الخادم أثناء تنفيذ الخطة. ما بُني باقٍ؛ تراجع عنه أو صف البقية.",
  },
  LABEL_INVALID: {
    en: "A name has 1 to 120 characters, none of them invisible.",
    ar: "يتكون الاسم من 1 إلى 120 حرفًا ليس بينها حرف خفي.",
  },
  KEY_INVALID: {
    en: "A key starts with a small letter and has at most 40 letters and digits.",
    ar: "يبدأ المفتاح بحرف لاتيني صغير ولا يزيد على 40 حرفًا ورقمًا.",
  },
});
