import { defineStrings } from "../../../ui/strings.ts";

export const membersStrings = defineStrings({
  title: { en: "Members", ar: "الأعضاء" },
  text: { en: "Who works here, and what each may do.", ar: "من يعمل هنا وما يحق لكل منهم." },
  invite: { en: "Invite", ar: "دعوة" },
  role: { en: "Role", ar: "الدور" },
  you: { en: "you", ar: "أنت" },
  roleOf: { en: "Role of {name}", ar: "دور {name}" },
  remove: { en: "Remove", ar: "إزالة" },
  removeNamed: { en: "Remove {name}", ar: "إزالة {name}" },
  removeTitle: { en: "Remove {name} from the organization?", ar: "إزالة {name} من المنظمة؟" },
  removeText: {
    en: "Their access ends within two seconds, everywhere. What they made stays. You can invite them again.",
    ar: "تنتهي صلاحيته خلال ثانيتين في كل مكان. يبقى ما أنشأه. يمكنك دعوته من جديد.",
  },
  cancel: { en: "Cancel", ar: "إلغاء" },
  invites: { en: "Open invitations", ar: "دعوات مفتوحة" },
  expires: { en: "ends {when}", ar: "تنتهي {when}" },
  revoke: { en: "Withdraw", ar: "سحب" },
  revokeOf: { en: "Withdraw the invitation of {name}", ar: "سحب دعوة {name}" },
  alone: { en: "You are alone here", ar: "أنت وحدك هنا" },
  aloneText: {
    en: "Invite a colleague: you both see each other's cursor and edits at once.",
    ar: "ادعُ زميلًا: يرى كل منكما مؤشر الآخر وتعديلاته فورًا.",
  },
  inviteTitle: { en: "Invite a colleague", ar: "دعوة زميل" },
  inviteText: {
    en: "You get a link to hand over yourself. It works once, for this address.",
    ar: "ستحصل على رابط تسلّمه بنفسك. يعمل مرة واحدة ولهذا العنوان فقط.",
  },
  email: { en: "E-mail", ar: "البريد الإلكتروني" },
  emailBad: { en: "This is not an e-mail address.", ar: "هذا ليس عنوان بريد إلكتروني." },
  makeLink: { en: "Make the link", ar: "إنشاء الرابط" },
  linkTitle: { en: "Hand over this link", ar: "سلّم هذا الرابط" },
  linkText: {
    en: "Send it to {email} in whatever way you trust. It is shown only here and only now.",
    ar: "أرسله إلى {email} بالطريقة التي تثق بها. يظهر هنا والآن فقط.",
  },
  link: { en: "Invitation link", ar: "رابط الدعوة" },
  mailed: { en: "The invitation was sent to {email}.", ar: "أُرسلت الدعوة إلى {email}." },
  done: { en: "Done", ar: "تم" },
  changed: { en: "The role of {name} was changed.", ar: "تغيّر دور {name}." },
});
