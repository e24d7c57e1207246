/** Why a connection ended for good, and why a change was refused, in both languages. */
import type { Sentence } from "../../../schema/ids.ts";

const s = (en: string, ar: string): Sentence => ({ en, ar });

const closed: Readonly<Record<number, Sentence>> = {
  4400: s("This is not the address of a draft.", "هذا ليس عنوان مسودة."),
  4401: s("Sign in again to go on.", "سجّل الدخول من جديد للمتابعة."),
  4403: s("Your access ended.", "انتهت صلاحيتك."),
  4404: s("This draft does not exist.", "هذه المسودة غير موجودة."),
  4410: s("This branch was deleted.", "حُذف هذا الفرع."),
  4422: s("The server did not accept who this connection said it was.", "لم يقبل الخادم هوية هذا الاتصال."),
  4426: s("Reload to continue. Your changes stay.", "أعد التحميل للمتابعة. تغييراتك باقية."),
};
const lost = s("The connection was lost.", "انقطع الاتصال.");

export const closeWords = (code: number): Sentence => closed[code] ?? lost;

const refused: Readonly<Record<string, Sentence>> = {
  COLLAB_READ_ONLY: s(
    "You can view this draft, not edit it. Your last change was not saved.",
    "يمكنك عرض هذه المسودة دون تعديلها. لم يُحفظ آخر تغيير لك.",
  ),
  COLLAB_FROZEN: s("Editing is paused. Your last change was not saved.", "التعديل متوقف مؤقتًا. لم يُحفظ آخر تغيير لك."),
  COLLAB_CLIENT_ID_TAKEN: s(
    "Some of your changes met another session and need your choice.",
    "تعارضت بعض تغييراتك مع جلسة أخرى وتحتاج إلى قرارك.",
  ),
  COLLAB_MISSING_BASE: s("Some of your changes could not be placed and need your choice.", "تعذّر وضع بعض تغييراتك وهي تحتاج إلى قرارك."),
  COLLAB_NOT_A_CELL: s("The server could not take your last change. It was not saved.", "لم يستطع الخادم قبول آخر تغيير لك. لم يُحفظ."),
  COLLAB_TOO_BIG: s("Your last change was too big. It was not saved.", "كان آخر تغيير لك كبيرًا جدًا. لم يُحفظ."),
};
const otherwise = s("Your last change was not saved.", "لم يُحفظ آخر تغيير لك.");

export const refusedWords = (code: string): Sentence => refused[code] ?? otherwise;
/** For tests: every sentence there is. */
export const allWords: readonly Sentence[] = [...Object.values(closed), ...Object.values(refused), lost, otherwise];

/** Before the first sync, and where nothing may be changed. */
export const applyWords = {
  notReady: s("The draft is still loading.", "المسودة قيد التحميل."),
  readOnly: s("You can view this draft, not edit it.", "يمكنك عرض هذه المسودة دون تعديلها."),
} as const;
