import { defineErrors } from "../../errors.ts";

export const vaultErrors = defineErrors("vault", {
  SEALED: { en: "The vault is sealed: {why}", ar: "الخزنة مختومة: {why}" },
  NOT_FOUND: { en: "There is no such secret.", ar: "لا يوجد سر بهذا المعرّف." },
  PATH: {
    en: "A secret's path is {root}/… with at most 6 parts of small letters, digits and hyphens, 63 characters each.",
    ar: "مسار السر هو {root}/… بستة أجزاء على الأكثر من أحرف لاتينية صغيرة وأرقام وشرطات، وكل جزء 63 حرفًا على الأكثر.",
  },
  EXISTS: { en: "There already is a secret at {path}; add a version to it.", ar: "يوجد سر في المسار {path}؛ أضف إليه إصدارًا." },
  TOO_LARGE: {
    en: "A secret holds at most {limit} bytes; this one has {size}.",
    ar: "يتسع السر لعدد {limit} بايت على الأكثر؛ وحجم هذا {size}.",
  },
  EMPTY: { en: "A secret needs a value.", ar: "يحتاج السر إلى قيمة." },
  VERSION_CONFLICT: {
    en: "The secret is at version {actual}, you expected {expected}; read it again and retry.",
    ar: "السر في الإصدار {actual} وتوقعت {expected}؛ اقرأه ثانية ثم أعد المحاولة.",
  },
  INTEGRITY: {
    en: "A sealed value was changed or moved in the database. It was not used; restore it from a backup.",
    ar: "تغيّرت قيمة مختومة أو نُقلت في قاعدة البيانات. لم تُستعمل؛ استعدها من نسخة احتياطية.",
  },
  TARGET: {
    en: "What may use a secret is named with 1 to {limit} characters.",
    ar: "يُسمّى ما يستعمل السر باسم من حرف إلى {limit} حرفًا.",
  },
  LIMIT: { en: "An organization keeps at most {limit} secrets.", ar: "تحتفظ المؤسسة بعدد {limit} سر على الأكثر." },
});

export const hubErrors = defineErrors("hub", {
  UNCONFIGURED: {
    en: "{provider} is not configured: add the secret {path} and bind it, or set {variable}.",
    ar: "لم يُهيأ {provider}: أضف السر {path} واربطه، أو اضبط {variable}.",
  },
  EGRESS: {
    en: "{host} is not a host of {provider}; the request was not sent.",
    ar: "المضيف {host} ليس من مضيفي {provider}؛ لم يُرسل الطلب.",
  },
});
