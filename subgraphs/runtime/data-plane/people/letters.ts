/** What mails of a platform say, in both languages. A letter with a link ends with it. */
import type { Locale, Sentence } from "../../../../schema/ids.ts";

interface Words {
  readonly subject: Sentence;
  readonly text: Sentence;
}

export const letters = {
  verify: {
    subject: { en: "{platform}: confirm your address", ar: "{platform}: تأكيد عنوانك" },
    text: {
      en: "Somebody, hopefully you, opened an account at {platform} with this address. Open this link within 24 hours to confirm that it is yours. If it was not you, do nothing: without the link the account stays closed.",
      ar: "فُتح حساب في {platform} بهذا العنوان، ونرجو أن يكون ذلك منك. افتح هذا الرابط خلال 24 ساعة لتأكيد أن العنوان لك. إن لم تكن أنت فلا تفعل شيئًا: يبقى الحساب مغلقًا دون الرابط.",
    },
  },
  known: {
    subject: { en: "{platform}: you already have an account", ar: "{platform}: لديك حساب بالفعل" },
    text: {
      en: "Somebody tried to open an account at {platform} with this address, which has one already. If it was you, sign in, or choose a new password here. If not, nothing has changed.",
      ar: "حاول أحدهم فتح حساب في {platform} بهذا العنوان، وله حساب بالفعل. إن كنت أنت فسجّل الدخول أو اختر كلمة مرور جديدة من هنا. وإلا فلم يتغير شيء.",
    },
  },
  invite: {
    subject: { en: "{platform}: you are invited", ar: "{platform}: أنت مدعو" },
    text: {
      en: "You are invited to {platform}. Open this link within 7 days and choose a password. It works once.",
      ar: "أنت مدعو إلى {platform}. افتح هذا الرابط خلال 7 أيام واختر كلمة مرور. يعمل مرة واحدة.",
    },
  },
  reset: {
    subject: { en: "{platform}: choose a new password", ar: "{platform}: اختر كلمة مرور جديدة" },
    text: {
      en: "Somebody, hopefully you, asked for a new password at {platform}. Open this link within an hour to choose one. If it was not you, do nothing: your password stays as it is.",
      ar: "طُلبت كلمة مرور جديدة في {platform}، ونرجو أن يكون ذلك منك. افتح هذا الرابط خلال ساعة لاختيارها. إن لم تكن أنت فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.",
    },
  },
  email: {
    subject: { en: "{platform}: confirm your new address", ar: "{platform}: تأكيد عنوانك الجديد" },
    text: {
      en: "Open this link within an hour to use this address at {platform} from now on. If you did not ask for it, do nothing.",
      ar: "افتح هذا الرابط خلال ساعة لاستخدام هذا العنوان في {platform} من الآن. إن لم تطلب ذلك فلا تفعل شيئًا.",
    },
  },
  emailTaken: {
    subject: { en: "{platform}: this address is in use", ar: "{platform}: هذا العنوان مستخدم" },
    text: {
      en: "Somebody asked to use this address for their account at {platform}, but it belongs to yours already. Nothing has changed.",
      ar: "طلب أحدهم استخدام هذا العنوان لحسابه في {platform}، وهو لحسابك بالفعل. لم يتغير شيء.",
    },
  },
  emailChanged: {
    subject: { en: "{platform}: your address was changed", ar: "{platform}: تغيّر عنوانك" },
    text: {
      en: "Your account at {platform} now uses another address. If it was not you, tell an administrator of {platform} at once.",
      ar: "يستخدم حسابك في {platform} الآن عنوانًا آخر. إن لم تكن أنت فأبلغ أحد مديري {platform} فورًا.",
    },
  },
  passwordChanged: {
    subject: { en: "{platform}: your password was changed", ar: "{platform}: تغيّرت كلمة مرورك" },
    text: {
      en: "The password of your account at {platform} was changed, and your other sessions have ended. If it was not you, ask for a new password at once.",
      ar: "تغيّرت كلمة مرور حسابك في {platform}، وانتهت جلساتك الأخرى. إن لم تكن أنت فاطلب كلمة مرور جديدة فورًا.",
    },
  },
} as const satisfies Record<string, Words>;

export type LetterKind = keyof typeof letters;

/** Tells something and asks for nothing: not kept where no mail can leave. */
export const isNotice = {
  verify: false,
  known: true,
  invite: false,
  reset: false,
  email: false,
  emailTaken: true,
  emailChanged: true,
  passwordChanged: true,
} as const satisfies Record<LetterKind, boolean>;

/** A letter as it is sent, without its link. */
export const write = (kind: LetterKind, platform: string, locale: Locale): { readonly subject: string; readonly text: string } => {
  const { subject, text } = letters[kind];
  return { subject: subject[locale].replaceAll("{platform}", platform), text: text[locale].replaceAll("{platform}", platform) };
};
