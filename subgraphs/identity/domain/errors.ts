/** The refusals of identity: codes are stable, sentences are for people, values are isolated inside them (ID46). */
import { defineErrors } from "../../errors.ts";

export const identityErrors = defineErrors("identity", {
  EMAIL_INVALID: { en: "{email} is not an e-mail address we can use.", ar: "{email} ليس عنوان بريد إلكتروني صالحاً." },
  NAME_INVALID: { en: "A name has 1 to 120 characters, without control characters.", ar: "يتكون الاسم من 1 إلى 120 حرفاً، دون محارف تحكم." },
  INPUT_INVALID: {
    en: "The field {field} is missing, unknown or of the wrong form.",
    ar: "الحقل {field} ناقص أو غير معروف أو بصيغة خاطئة.",
  },
  CREDENTIALS: {
    en: "The e-mail or the password is not right, or there were too many attempts. After five failures an account waits 15 minutes.",
    ar: "البريد الإلكتروني أو كلمة المرور غير صحيح، أو كثرت المحاولات. بعد خمس محاولات خاطئة ينتظر الحساب 15 دقيقة.",
  },
  SUSPENDED: { en: "This account is suspended. Ask whoever administers your organization.", ar: "هذا الحساب موقوف. اسأل مدير منظمتك." },
  NO_MEMBERSHIP: {
    en: "This account belongs to no active organization. Ask for an invitation.",
    ar: "لا ينتمي هذا الحساب إلى أي منظمة نشطة. اطلب دعوة.",
  },
  PASSWORD_WRONG: { en: "The current password is not right.", ar: "كلمة المرور الحالية غير صحيحة." },
  LINK_INVALID: {
    en: "This link was used, has expired or was replaced by a newer one.",
    ar: "استُخدم هذا الرابط أو انتهت صلاحيته أو حلّ محله رابط أحدث.",
  },
  ALREADY_CLAIMED: { en: "This installation already has its owner. Please sign in.", ar: "لهذا التثبيت مالك بالفعل. يرجى تسجيل الدخول." },
  SIGN_UP_CLOSED: { en: "Nobody can sign up here.", ar: "التسجيل مغلق هنا." },
  SIGN_UP_INVITED: {
    en: "Accounts are made by invitation here. Ask a member to invite you.",
    ar: "تُنشأ الحسابات هنا بالدعوة. اطلب من أحد الأعضاء دعوتك.",
  },
  SIGN_UP_NEEDS_MAIL: {
    en: "Open sign-up needs a mail transport to prove addresses, and none is set up. Set WEBNOVA_SIGN_UP=invited and invite people.",
    ar: "يحتاج التسجيل المفتوح إلى خدمة بريد لإثبات العناوين، وهي غير معدّة. اضبط WEBNOVA_SIGN_UP=invited وادعُ الأشخاص.",
  },
  INVITE_UNKNOWN: { en: "There is no such invitation.", ar: "لا توجد دعوة كهذه." },
  INVITE_USED: { en: "This invitation was already used.", ar: "استُخدمت هذه الدعوة من قبل." },
  INVITE_EXPIRED: { en: "This invitation has expired. Ask for a new one.", ar: "انتهت صلاحية هذه الدعوة. اطلب دعوة جديدة." },
  INVITE_REVOKED: { en: "This invitation was withdrawn.", ar: "سُحبت هذه الدعوة." },
  INVITE_TARGET_GONE: {
    en: "What this invitation was for no longer exists. Ask for a new one.",
    ar: "لم يعد موجوداً ما كانت هذه الدعوة من أجله. اطلب دعوة جديدة.",
  },
  INVITE_OTHER_EMAIL: {
    en: "This invitation is for another e-mail address than the one you are signed in with.",
    ar: "هذه الدعوة لعنوان بريد غير الذي سجّلت الدخول به.",
  },
  INVITE_SIGN_IN: {
    en: "There is already an account with this e-mail. Give its password, or sign in with it and open the invitation again.",
    ar: "يوجد حساب بهذا البريد. أدخل كلمة مروره، أو سجّل الدخول به ثم افتح الدعوة من جديد.",
  },
  ALREADY_MEMBER: { en: "{email} is already a member.", ar: "{email} عضو بالفعل." },
  ROLE_TOO_HIGH: {
    en: "You can only give roles below your own, to members below you.",
    ar: "يمكنك منح أدوار أدنى من دورك فقط، ولأعضاء أدنى منك.",
  },
  ROLE_BEYOND_YOU: {
    en: "This role holds permissions you do not hold yourself: {permissions}.",
    ar: "يتضمن هذا الدور صلاحيات لا تملكها أنت: {permissions}.",
  },
  OWN_MEMBERSHIP: { en: "Nobody changes their own membership. Ask another owner.", ar: "لا أحد يغيّر عضويته بنفسه. اطلب ذلك من مالك آخر." },
  LAST_OWNER: { en: "An organization keeps at least one active owner.", ar: "يجب أن يبقى للمنظمة مالك نشط واحد على الأقل." },
  NOT_FOUND: { en: "There is nothing with this id.", ar: "لا يوجد شيء بهذا المعرّف." },
  SESSION_NEEDED: {
    en: "This needs a person who is signed in; an API key cannot do it.",
    ar: "يتطلب هذا شخصاً مسجّل الدخول، ولا يقوم به مفتاح واجهة برمجية.",
  },
  TICKET_INVALID: {
    en: "This ticket was used, has expired or is for something else. Ask for a new one.",
    ar: "استُخدمت هذه التذكرة أو انتهت أو هي لغير هذا. اطلب تذكرة جديدة.",
  },
  API_KEY_SCOPE: {
    en: "An API key cannot hold {permissions}: not yours, or too dangerous for a key.",
    ar: "لا يمكن لمفتاح أن يحمل {permissions}: ليست من صلاحياتك أو خطرة على مفتاح.",
  },
  API_KEY_DAYS: { en: "An API key lives 1 to 365 days.", ar: "يعيش مفتاح الواجهة البرمجية من 1 إلى 365 يوماً." },
  INSECURE: {
    en: "Signing in over plain HTTP from another machine is refused. Terminate TLS in front of WebNova (and set WEBNOVA_PUBLIC_URL to the https address), or set WEBNOVA_ALLOW_HTTP=1 if the network is yours alone.",
    ar: "يُرفض تسجيل الدخول عبر HTTP غير المشفر من جهاز آخر. ضع TLS أمام WebNova (واضبط WEBNOVA_PUBLIC_URL على عنوان https)، أو اضبط WEBNOVA_ALLOW_HTTP=1 إن كانت الشبكة لك وحدك.",
  },
  ORIGIN: { en: "This request comes from another site and is refused.", ar: "هذا الطلب قادم من موقع آخر وقد رُفض." },
});
