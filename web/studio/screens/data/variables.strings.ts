import { defineStrings } from "../../../ui/strings.ts";

export const variablesStrings = defineStrings({
  title: { en: "Variables", ar: "المتغيرات" },
  text: {
    en: "Values the blueprint's expressions read here. A value counts at once, without a release, and in this environment only.",
    ar: "قيم تقرؤها تعابير المخطط هنا. تسري القيمة فورًا دون إطلاق، وفي هذه البيئة وحدها.",
  },
  none: {
    en: "The version that runs has no variable. Declare one in the blueprint, for example “Highest amount”, and use it in a condition: amount <= env.highestAmount.",
    ar: "لا متغير في الإصدار العامل. عرّف متغيرًا في المخطط، مثل «أعلى مبلغ»، واستعمله في شرط: amount <= env.highestAmount.",
  },
  value: { en: "Value of {name}", ar: "قيمة {name}" },
  default: { en: "Default: {value}", ar: "القيمة الافتراضية: {value}" },
  noDefault: { en: "No default: empty until a value is set.", ar: "لا قيمة افتراضية: فارغ حتى تُعيَّن قيمة." },
  yes: { en: "Yes", ar: "نعم" },
  no: { en: "No", ar: "لا" },
  isDefault: { en: "The default", ar: "القيمة الافتراضية" },
  own: { en: "Set here", ar: "معيَّن هنا" },
  save: { en: "Save", ar: "حفظ" },
  saveOf: { en: "Save {name}", ar: "حفظ {name}" },
  reset: { en: "Use the default", ar: "استعمال الافتراضية" },
  resetOf: { en: "Use the default of {name}", ar: "استعمال القيمة الافتراضية لـ {name}" },
  saved: { en: "{name} is set. Every process reads it within two seconds.", ar: "عُيّن {name}. تقرؤه كل العمليات خلال ثانيتين." },
  wasReset: { en: "{name} has its default again.", ar: "عاد {name} إلى قيمته الافتراضية." },
  fixed: {
    en: "The same in every environment. “Value per environment” in the blueprint changes that.",
    ar: "واحد في كل البيئات. يغيّر ذلك خيار «قيمة لكل بيئة» في المخطط.",
  },
});
