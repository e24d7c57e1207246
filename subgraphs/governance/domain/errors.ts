import { defineErrors } from "../../errors.ts";

export const governanceErrors = defineErrors("governance", {
  NOT_FOUND: { en: "There is no such decision or switch here.", ar: "لا يوجد قرار أو مفتاح كهذا هنا." },
  KIND_UNKNOWN: {
    en: "{kind} is not a kind of decision, or what it decides on has the wrong form.",
    ar: "{kind} ليس نوع قرار معروفًا، أو أن مضمونه بصيغة خاطئة.",
  },
  GRANT_INVALID: {
    en: "The grant for this is not valid ({reason}). Ask for the decision again.",
    ar: "إذن التنفيذ غير صالح ({reason}). اطلب القرار من جديد.",
  },
  HALTED: {
    en: "A kill switch over {scope} has stopped this since {since}. An owner or sovereign can lift it under Governance.",
    ar: "أوقف هذا مفتاحُ إيقاف (النطاق: {scope}) منذ {since}. يمكن لمالك أو لصاحب السيادة رفعه من صفحة الحوكمة.",
  },
  NOT_OPEN: {
    en: "This decision is {status}; nothing can be done to it any more.",
    ar: "حالة هذا القرار: {status}؛ لم يعد يقبل أي إجراء.",
  },
  OWN_REQUEST: {
    en: "You asked for this, so somebody else has to approve it: {count} other people can.",
    ar: "أنت من طلب هذا، لذا يجب أن يوافق عليه شخص آخر: يستطيع ذلك {count} من الأشخاص.",
  },
  NOT_ELIGIBLE: {
    en: "This stage needs somebody of a higher rank, or with another role than who has already approved.",
    ar: "تتطلب هذه المرحلة شخصًا أعلى رتبة، أو بدور مختلف عمّن وافق.",
  },
  ALREADY_VOTED: { en: "You have already approved this decision.", ar: "لقد وافقت على هذا القرار من قبل." },
  COOLING_OFF: {
    en: "You are the only operator, so this can be approved from {from} on. Until then it can be withdrawn.",
    ar: "أنت المشغّل الوحيد، لذا تصبح الموافقة ممكنة ابتداءً من {from}. وحتى ذلك الحين يمكن سحبه.",
  },
  EXPIRED: { en: "This decision has expired. Ask for it again.", ar: "انتهت مهلة هذا القرار. اطلبه من جديد." },
  PERSON_ONLY: { en: "Only a person, signed in as themselves, can do this.", ar: "لا يقوم بهذا إلا شخص سجّل الدخول بنفسه." },
  NOT_YOURS: { en: "Only who asked for a decision can withdraw it.", ar: "لا يسحب القرار إلا من طلبه." },
  REASON_MISSING: { en: "Please give a reason, at most {limit} characters.", ar: "يرجى ذكر السبب، بما لا يزيد على {limit} حرفًا." },
  SCOPE_FORBIDDEN: {
    en: "You may not stop {scope}: only the root owner stops the whole installation, and every other scope needs its id.",
    ar: "لا يمكنك إيقاف هذا النطاق ({scope}): لا يوقف التثبيت كله إلا المالك الأعلى، وكل نطاق آخر يحتاج إلى معرّفه.",
  },
  NOT_ACTIVE: { en: "This kill switch is not active.", ar: "مفتاح الإيقاف هذا غير مفعّل." },
  FORBIDDEN_BY: {
    en: "The constitution forbids this (rule {rule}).",
    ar: "يمنع الدستور هذا (القاعدة {rule}).",
  },
  ENGINE: {
    en: "The policy engine could not decide, so this is refused. The server's log says why.",
    ar: "تعذّر على محرك السياسات أن يقرر، لذا رُفض هذا. السبب في سجل الخادم.",
  },
});
