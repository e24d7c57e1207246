import { defineStrings } from "../../../ui/strings.ts";

export const accountStrings = defineStrings({
  tagline: { en: "Describe a platform. Get it running.", ar: "صِف منصتك، وستعمل." },
  claimTitle: { en: "Make this server yours", ar: "اجعل هذا الخادم لك" },
  claimText: {
    en: "You are its first person and its owner. Nothing is sent anywhere; this stays on your server.",
    ar: "أنت أول شخص ومالك هذا الخادم. لا يُرسل شيء إلى أي مكان، كل شيء يبقى على خادمك.",
  },
  yourName: { en: "Your name", ar: "اسمك" },
  email: { en: "E-mail", ar: "البريد الإلكتروني" },
  password: { en: "Password", ar: "كلمة المرور" },
  organization: { en: "Name of your organization", ar: "اسم منظمتك" },
  organizationHelp: {
    en: "A company, an office, or just your own name. It can be changed.",
    ar: "شركة أو مكتب أو اسمك فقط. يمكن تغييره لاحقًا.",
  },
  start: { en: "Start", ar: "ابدأ" },
  linkUsed: { en: "This link was used or is no longer valid", ar: "استُخدم هذا الرابط أو لم يعد صالحًا" },
  linkUsedText: {
    en: "On the server, “webnova owner-link” prints a new one. If the server has an owner already, sign in.",
    ar: "الأمر “webnova owner-link” على الخادم يطبع رابطًا جديدًا. إن كان للخادم مالك فسجّل الدخول.",
  },
  signInTitle: { en: "Sign in", ar: "تسجيل الدخول" },
  signIn: { en: "Sign in", ar: "تسجيل الدخول" },
  toReturn: {
    en: "Your session ended. Sign in and go on where you were; your draft is kept on this device.",
    ar: "انتهت جلستك. سجّل الدخول وأكمل من حيث كنت؛ مسودتك محفوظة على هذا الجهاز.",
  },
  inviteTitle: { en: "Join {name}", ar: "الانضمام إلى {name}" },
  inviteText: { en: "You were invited as {role}, with {email}.", ar: "دُعيت بصفة {role} بالبريد {email}." },
  inviteGone: { en: "This invitation is no longer valid", ar: "لم تعد هذه الدعوة صالحة" },
  inviteGoneText: {
    en: "It was used, withdrawn, or has expired. Ask whoever invited you for a new link.",
    ar: "استُخدمت أو سُحبت أو انتهت مدتها. اطلب رابطًا جديدًا ممن دعاك.",
  },
  haveAccount: { en: "You have an account: enter its password.", ar: "لديك حساب: أدخل كلمة مروره." },
  join: { en: "Join", ar: "انضمام" },
  weak: { en: "Weak: make it longer", ar: "ضعيفة: اجعلها أطول" },
  fair: { en: "Fair: a little longer is better", ar: "مقبولة: الأطول قليلًا أفضل" },
  good: { en: "Good", ar: "جيدة" },
  strong: { en: "Strong", ar: "قوية" },
  passwordHelp: {
    en: "At least 12 characters. A few words in a row are easy to remember.",
    ar: "12 حرفًا على الأقل. بضع كلمات متتالية يسهل تذكرها.",
  },
  required: { en: "Fill this in.", ar: "املأ هذا الحقل." },
  emailBad: { en: "This is not an e-mail address.", ar: "هذا ليس عنوان بريد إلكتروني." },
  passwordShort: { en: "At least 12 characters.", ar: "12 حرفًا على الأقل." },
  showPassword: { en: "Show the password", ar: "إظهار كلمة المرور" },
  hidePassword: { en: "Hide the password", ar: "إخفاء كلمة المرور" },
  toSignIn: { en: "Go to sign-in", ar: "إلى تسجيل الدخول" },
  switchTheme: { en: "Switch light and dark", ar: "التبديل بين الفاتح والداكن" },
});
