import { defineStrings } from "../../../ui/strings.ts";

export const impactStrings = defineStrings({
  usedBy: { en: "Used by", ar: "ما يستخدمه" },
  nobody: { en: "Nothing else in the draft uses it.", ar: "لا شيء آخر في المسودة يستخدمه." },
  all: {
    en: { one: "Show {n} more", other: "Show {n} more" },
    ar: { zero: "عرض الباقي", one: "عرض واحد آخر", two: "عرض اثنين آخرين", few: "عرض {n} أخرى", many: "عرض {n} أخرى", other: "عرض {n} أخرى" }, // biome-ignore format: one word
  },
  renamed: {
    en: { one: "Renaming shows in {n} other place; nothing breaks.", other: "Renaming shows in {n} other places; nothing breaks." },
    ar: {
      zero: "تغيير الاسم لا يظهر في مكان آخر.",
      one: "يظهر تغيير الاسم في مكان آخر واحد ولا يتعطل شيء.",
      two: "يظهر تغيير الاسم في مكانين آخرين ولا يتعطل شيء.",
      few: "يظهر تغيير الاسم في {n} أماكن أخرى ولا يتعطل شيء.",
      many: "يظهر تغيير الاسم في {n} مكانًا آخر ولا يتعطل شيء.",
      other: "يظهر تغيير الاسم في {n} مكان آخر ولا يتعطل شيء.",
    },
  },
  title: { en: "Remove {name}?", ar: "حذف {name}؟" },
  inside: {
    en: { one: "{n} thing in it goes with it.", other: "{n} things in it go with it." },
    ar: {
      zero: "لا شيء داخله.",
      one: "يُحذف معه عنصر واحد داخله.",
      two: "يُحذف معه عنصران داخله.",
      few: "تُحذف معه {n} عناصر داخله.",
      many: "يُحذف معه {n} عنصرًا داخله.",
      other: "يُحذف معه {n} عنصر داخله.",
    },
  },
  back: {
    en: "Undo brings everything back; in a released platform its records stay hidden and restorable.",
    ar: "التراجع يعيد كل شيء، وفي المنصة المطلقة تبقى السجلات مخفية وقابلة للاستعادة.",
  },
  goes: { en: "These cannot be without it, and go with it", ar: "لا وجود لهذه دونه، ويشملها الحذف" },
  released: { en: "These stay without it", ar: "تبقى هذه دونه" },
  reached: { en: "These notice", ar: "يصل الأثر إلى هذه" },
  cancel: { en: "Cancel", ar: "إلغاء" },
  remove: { en: "Remove", ar: "حذف" },
});
