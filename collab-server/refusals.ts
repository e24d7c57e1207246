/** Everything this server refuses with: nack codes, close codes and port errors, each with its sentence in both languages. */
import { DraftsError } from "../schema/drafts.ts";
import type { Sentence } from "../schema/ids.ts";

const s = (en: string, ar: string): Sentence => ({ en, ar });

export const refusals = {
  COLLAB_READ_ONLY: s("You can view this draft, not edit it.", "يمكنك عرض هذه المسودة دون تعديلها."),
  COLLAB_FROZEN: s("Editing is paused.", "التعديل متوقف مؤقتًا."),
  COLLAB_CLIENT_ID_TAKEN: s("This change was signed with another person's editing session.", "وُقّع هذا التغيير بجلسة تحرير تخص شخصًا آخر."),
  COLLAB_MISSING_BASE: s("This change builds on something that is not stored.", "يعتمد هذا التغيير على شيء غير محفوظ."),
  COLLAB_NOT_A_CELL: s("This change is not something a draft can hold.", "هذا التغيير مما لا تحمله المسودة."),
  COLLAB_TOO_BIG: s("One value is larger than a draft allows.", "إحدى القيم أكبر مما تسمح به المسودة."),
  COLLAB_UNKNOWN_DOCUMENT: s("This draft does not exist.", "هذه المسودة غير موجودة."),
  COLLAB_UNKNOWN_GROUP: s("These steps are not known.", "هذه الخطوات غير معروفة."),
  COLLAB_HISTORY_GONE: s("That moment of the draft is not available.", "تلك اللحظة من المسودة غير متاحة."),
  COLLAB_TOO_MANY_OPERATIONS: s("A batch holds at most 2,000 operations.", "تضم الدفعة 2000 عملية على الأكثر."),
  COLLAB_BUSY: s("The draft is being changed too fast right now; try again.", "تتغير المسودة الآن بسرعة كبيرة؛ حاول مجددًا."),
  COLLAB_STORE_AWAY: s("The server cannot save right now.", "لا يستطيع الخادم الحفظ الآن."),
} as const satisfies Record<string, Sentence>;
export type RefusalCode = keyof typeof refusals;

/** What the port `Drafts` throws. */
export const portError = (code: RefusalCode): DraftsError => new DraftsError(code, refusals[code]);

/** Close codes, with the reason a client shows. Those from 4400 on stop the stock client; the others let it reconnect. */
export const closes = {
  MALFORMED: { code: 1003, text: s("The server could not read a message.", "لم يستطع الخادم قراءة رسالة.") },
  TOO_BIG: { code: 1009, text: s("A message was too big.", "كانت إحدى الرسائل كبيرة جدًا.") },
  FAULT: { code: 1011, text: s("Something went wrong on the server.", "حدث خطأ في الخادم.") },
  LEAVING: { code: 1012, text: s("The server restarts.", "يُعاد تشغيل الخادم.") },
  TOO_SLOW: { code: 1013, text: s("The connection could not keep up.", "لم يستطع الاتصال مجاراة التغييرات.") },
  BAD_NAME: { code: 4400, text: s("This is not the address of a draft.", "هذا ليس عنوان مسودة.") },
  BAD_TICKET: { code: 4401, text: s("The connection needs a new sign-in.", "يحتاج الاتصال إلى تسجيل دخول جديد.") },
  NO_ACCESS: { code: 4403, text: s("Your access ended.", "انتهت صلاحيتك.") },
  UNKNOWN: { code: 4404, text: s("This draft does not exist.", "هذه المسودة غير موجودة.") },
  SILENT: { code: 4408, text: s("The connection went silent.", "انقطع الاتصال صامتًا.") },
  OLD_EPOCH: { code: 4409, text: s("This draft was renewed.", "جُدّدت هذه المسودة.") },
  DELETED: { code: 4410, text: s("This branch was deleted.", "حُذف هذا الفرع.") },
  FORGED: { code: 4422, text: s("The connection spoke under another person's name.", "تحدّث الاتصال باسم شخص آخر.") },
  TOO_FAST: { code: 4429, text: s("Too many changes at once.", "تغييرات كثيرة دفعة واحدة.") },
} as const satisfies Record<string, { code: number; text: Sentence }>;
export type CloseName = keyof typeof closes;
