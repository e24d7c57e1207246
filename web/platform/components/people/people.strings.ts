import { defineStrings } from "../../../ui/strings.ts";

export const words = defineStrings({
  deletedLink: { en: "Deleted users", ar: "المحذوفون" },
  deletedNote: {
    en: "People stay here for 30 days after they were deleted. Then what is about them is erased, and nobody can bring them back.",
    ar: "يبقى الأشخاص هنا 30 يومًا بعد حذفهم، ثم تُمحى بياناتهم ولا يمكن لأحد استعادتهم.",
  },
  deletedNone: { en: "Nobody was deleted in the last 30 days.", ar: "لم يُحذف أحد خلال آخر 30 يومًا." },
  deletedWhen: { en: "Deleted", ar: "حُذف في" },
  erasedWhen: { en: "Erased after", ar: "يُمحى بعد" },
  bringBack: { en: "Bring back", ar: "استعادة" },
  bringBackOf: { en: "Bring back {name}", ar: "استعادة {name}" },
  broughtBack: {
    en: "{name} is back, with the roles they had. Hand over a link for a new password on the users page.",
    ar: "عاد {name} بأدواره السابقة. سلّمه رابطًا لكلمة مرور جديدة من صفحة المستخدمين.",
  },
  backToUsers: { en: "Users", ar: "المستخدمون" },
  looking: { en: "Loading…", ar: "جارٍ التحميل…" },
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
