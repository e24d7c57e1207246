import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  title: { en: "Why can somebody see or do this, or not?", ar: "لماذا يمكن لشخص أن يرى هذا أو يفعله، أو لا يمكنه؟" },
  person: { en: "Person", ar: "الشخص" },
  choose: { en: "Choose a person", ar: "اختر شخصًا" },
  operation: { en: "What they would do", ar: "ما الذي سيفعله" },
  READ: { en: "See the record", ar: "الاطلاع على السجل" },
  UPDATE: { en: "Change it", ar: "تعديله" },
  DELETE: { en: "Delete it", ar: "حذفه" },
  nobody: { en: "There is nobody to ask about yet.", ar: "لا يوجد أحد للسؤال عنه بعد." },
  first: { en: "The first {n} people are listed.", ar: "تُعرض أسماء أول {n} شخص." },
  asking: { en: "Looking at the rules…", ar: "جارٍ النظر في القواعد…" },
  admits: { en: "Admits it", ar: "تسمح" },
  refuses: { en: "Does not admit it", ar: "لا تسمح" },
  holds: { en: "Holds", ar: "متحقق" },
  fails: { en: "Does not hold", ar: "غير متحقق" },
  open: { en: "Cannot be decided here", ar: "لا يمكن الحكم عليه هنا" },
  EMPTY: { en: "empty", ar: "فارغ" },
  HIDDEN: { en: "not yours to see", ar: "ليس لك أن تراه" },
  masked: { en: "Only masked: {names}", ar: "محجوب فقط: {names}" },
  closed: { en: "Not at all: {names}", ar: "لا يظهر إطلاقًا: {names}" },
});
