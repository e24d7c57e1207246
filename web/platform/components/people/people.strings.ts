import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  invitedUntil: { en: "Invited until {when}", ar: "مدعو حتى {when}" },
  invitedOver: { en: "Invitation over", ar: "انتهت الدعوة" },
  unverified: { en: "Not confirmed yet", ar: "لم يؤكَّد بعد" },
  resend: { en: "Invite once more", ar: "دعوة من جديد" },
  withdraw: { en: "Withdraw", ar: "سحب الدعوة" },
  withdrawn: { en: "The invitation of {name} is withdrawn.", ar: "سُحبت دعوة {name}." },
  more: { en: "More for {name}", ar: "المزيد لـ {name}" },
  resetLink: { en: "Link for a new password", ar: "رابط كلمة مرور جديدة" },
  endSecond: { en: "Take the second step off", ar: "إلغاء الخطوة الثانية" },
  secondEnded: { en: "The second step of {name} is off.", ar: "أُلغيت الخطوة الثانية لـ {name}." },
  remove: { en: "Delete", ar: "حذف" },
  removed: { en: "{name} was deleted.", ar: "حُذف {name}." },
  removeNote: {
    en: "Their sessions and keys end at once. The record can be brought back for 30 days; then what is personal in it is erased.",
    ar: "تنتهي جلساته ومفاتيحه فورًا. يمكن استعادة السجل خلال 30 يومًا، ثم تُمحى بياناته الشخصية.",
  },
  handOver: { en: "A link for {name}: hand it over yourself, it works once.", ar: "رابط لـ {name}: سلّمه بنفسك، يعمل مرة واحدة." },
});
