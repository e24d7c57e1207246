/** The refusals of a running platform. The code is API, the sentence is for the end user, in their language. */
import { isUnavailable } from "../../../db/away.ts";
import type { Json, Locale, Sentence } from "../../../schema/ids.ts";
import { defineErrors } from "../../errors.ts";

export const dataError = defineErrors("data", {
  NOT_FOUND: { en: "There is no such record, or it is not yours to see.", ar: "لا يوجد سجل كهذا، أو ليس لك أن تراه." },
  FORBIDDEN: {
    en: "Your role may not do this; ask an administrator for the right to.",
    ar: "دورك لا يسمح بهذا؛ اطلب الصلاحية من أحد المسؤولين.",
  },
  GUARD_REFUSED: {
    en: "{action} is not possible now: its condition does not hold. Look at the record again.",
    ar: "لا يمكن تنفيذ {action} الآن: شرطه غير متحقق. راجع السجل.",
  },
  INVALID: { en: "Some values need correcting.", ar: "بعض القيم تحتاج إلى تصحيح." },
  VERSION_CONFLICT: {
    en: "Somebody changed this record in the meantime; it is at version {version}. Look at it again and repeat.",
    ar: "غيّر شخص آخر هذا السجل في هذه الأثناء؛ إصداره الآن {version}. راجعه ثم أعد المحاولة.",
  },
  VERSION_NEEDED: {
    en: 'Say which version you looked at: If-Match: "<version>".',
    ar: 'اذكر الإصدار الذي اطلعت عليه: ‎If-Match: "<version>"‎.',
  },
  REFERENCED: {
    en: "Other records still point here: {where}. Change or delete them first.",
    ar: "ما زالت سجلات أخرى تشير إلى هذا: {where}. غيّرها أو احذفها أولًا.",
  },
  DUPLICATE: { en: "This value is already taken: {fields}. Choose another.", ar: "هذه القيمة مستخدمة بالفعل: {fields}. اختر غيرها." },
  IDEMPOTENCY_MISMATCH: {
    en: "This idempotency key was already used for another input. Use a new key.",
    ar: "استُخدم مفتاح التكرار هذا من قبل مع مدخلات أخرى. استخدم مفتاحًا جديدًا.",
  },
  CURSOR_INVALID: {
    en: "This cursor does not belong to this list and order; read the list from its start.",
    ar: "هذا المؤشر لا يخص هذه القائمة بهذا الترتيب؛ اقرأ القائمة من أولها.",
  },
  CURSOR_EXPIRED: { en: "This cursor is too old; read the list again.", ar: "هذا المؤشر قديم؛ اقرأ القائمة من جديد." },
  LIMIT_DOCUMENT: { en: "The document is larger than allowed: {what}. Ask for less.", ar: "الاستعلام أكبر من المسموح: {what}. اطلب أقل." },
  LIMIT_DEPTH: { en: "The document is {depth} levels deep; {limit} are allowed.", ar: "عمق الاستعلام {depth}؛ والمسموح {limit}." },
  LIMIT_ALIASES: { en: "The document has {count} aliases; {limit} are allowed.", ar: "في الاستعلام {count} اسمًا بديلًا؛ والمسموح {limit}." },
  LIMIT_PAGE: {
    en: "A page may hold at most {limit} records here; {asked} were asked for.",
    ar: "الصفحة هنا {limit} سجل على الأكثر؛ وطُلب {asked}.",
  },
  LIMIT_RECORDS: {
    en: "One action writes at most {limit} records; this would be {asked}.",
    ar: "يكتب الإجراء الواحد {limit} سجل على الأكثر؛ وهذا {asked}.",
  },
  LIMIT_NESTING: {
    en: "Records can be written {limit} levels deep at most.",
    ar: "تُكتب السجلات المتداخلة حتى {limit} مستويات على الأكثر.",
  },
  LIMIT_COST: {
    en: "The question costs {cost}; {limit} is allowed. Ask for fewer records or fields.",
    ar: "كلفة الطلب {cost} والمسموح {limit}. اطلب سجلات أو حقولًا أقل.",
  },
  LIMIT_FILTER: { en: "The filter is larger than allowed: {what}. Ask for less.", ar: "المرشّح أكبر من المسموح: {what}. اطلب أقل." },
  LIMIT_RESPONSE: { en: "The answer would be larger than {limit} bytes. Ask for less.", ar: "الجواب أكبر من {limit} بايت. اطلب أقل." },
  LIMIT_SUBSCRIPTIONS: {
    en: "Too many live questions at once; {limit} are allowed.",
    ar: "أسئلة حية كثيرة في وقت واحد؛ والمسموح {limit}.",
  },
  STREAM_BEHIND: {
    en: "Changes come faster than they are read. Go on after the cursor given here.",
    ar: "تصل التغييرات أسرع مما تُقرأ. تابع بعد المؤشر المذكور هنا.",
  },
  LIMIT_RATE: { en: "Too many requests; try again in {seconds} s.", ar: "طلبات كثيرة؛ حاول بعد {seconds} ثانية." },
  LIMIT_FILE: { en: "This file is larger than {limit}. Choose a smaller one.", ar: "هذا الملف أكبر من {limit}. اختر ملفًا أصغر." },
  LIMIT_FILES: {
    en: "The files of this platform have used up their space of {limit}. Delete some, or ask an administrator for more.",
    ar: "استنفدت ملفات هذه المنصة مساحتها البالغة {limit}. احذف بعضها أو اطلب من أحد المسؤولين زيادتها.",
  },
  LIMIT_UPLOADS: { en: "Too many uploads at once; {limit} are allowed.", ar: "ملفات كثيرة تُرفع في وقت واحد؛ والمسموح {limit}." },
  FILE_TYPE: { en: "This takes {kinds}; the file is {type}.", ar: "المقبول هنا: {kinds}؛ ونوع هذا الملف {type}." },
  UPLOAD_SLOW: { en: "The upload took too long. Try again.", ar: "استغرق رفع الملف وقتًا أطول من المسموح. حاول مجددًا." },
  FILES_FULL: {
    en: "There is no room left to store files. Nothing was stored; tell an administrator.",
    ar: "لم تبق مساحة لحفظ الملفات. لم يُحفظ شيء؛ أبلغ أحد المسؤولين.",
  },
  FILES_UNAVAILABLE: {
    en: "Files cannot be stored or read right now. Try again in a moment.",
    ar: "تعذّر حفظ الملفات أو قراءتها الآن. حاول بعد لحظات.",
  },
  BUSY: { en: "The platform is very busy; try again in a second.", ar: "المنصة مشغولة جدًا؛ حاول بعد ثانية." },
  TIMEOUT: {
    en: "The answer took longer than allowed. Ask for less, or try again.",
    ar: "استغرق الجواب وقتًا أطول من المسموح. اطلب أقل أو حاول مجددًا.",
  },
  HALTED: { en: "Changes are halted for now. Reading goes on; try again later.", ar: "التغييرات موقوفة حاليًا. القراءة متاحة؛ حاول لاحقًا." },
  STORAGE_FULL: {
    en: "There is no room left to store data. Nothing was changed; tell an administrator.",
    ar: "لم تبق مساحة لحفظ البيانات. لم يتغير شيء؛ أبلغ أحد المسؤولين.",
  },
  UNAVAILABLE: { en: "The data cannot be reached right now. Try again in a moment.", ar: "تعذّر الوصول إلى البيانات الآن. حاول بعد لحظات." },
  IMPORT_TOO_LARGE: {
    en: "A file may hold at most {megabytes} MiB and {rows} rows.",
    ar: "لا يتجاوز الملف {megabytes} ميغابايت و{rows} صف.",
  },
  IMPORT_UNREADABLE: {
    en: "This file cannot be read: {why} Correct it and upload it again.",
    ar: "تعذّرت قراءة هذا الملف: {why} صحّحه ثم ارفعه من جديد.",
  },
  IMPORT_STATE: { en: "The import is not in a state for this; look at it again.", ar: "حالة الاستيراد لا تسمح بهذا؛ راجعها." },
  UNAUTHENTICATED: { en: "Please sign in.", ar: "يرجى تسجيل الدخول." },
  KEY_INVALID: {
    en: "This API key is not good here: mistyped, expired, revoked, or of another environment. Make a new one.",
    ar: "مفتاح الواجهة البرمجية هذا غير صالح هنا: فيه خطأ أو انتهى أو أُلغي أو يخص بيئة أخرى. أنشئ مفتاحًا جديدًا.",
  },
  PREVIEW_INVALID: {
    en: "This preview link is not good here: it has ended, was taken back, or opens another environment. Ask for a new one.",
    ar: "رابط المعاينة هذا غير صالح هنا: انتهى أو سُحب أو يفتح بيئة أخرى. اطلب رابطًا جديدًا.",
  },
  BAD_REQUEST: { en: "The request has the wrong form: {detail}", ar: "صيغة الطلب غير صحيحة: {detail}" },
  API_CLOSED: {
    en: "This platform answers only its own pages: its builders did not open its API.",
    ar: "لا تجيب هذه المنصة إلا صفحاتها: لم يفتح بُناتها واجهتها البرمجية.",
  },
  ORIGIN: { en: "This request must come from the platform's own pages.", ar: "يجب أن يأتي هذا الطلب من صفحات المنصة نفسها." },
  SIGN_IN_FAILED: {
    en: "E-mail or password is not right, or the address is not confirmed yet. After five failures an account waits 15 minutes.",
    ar: "البريد أو كلمة المرور غير صحيح، أو لم يُؤكَّد العنوان بعد. بعد خمس محاولات خاطئة ينتظر الحساب 15 دقيقة.",
  },
  PASSWORD_WRONG: {
    en: "The current password is not right. After five failures an account waits 15 minutes.",
    ar: "كلمة المرور الحالية غير صحيحة. بعد خمس محاولات خاطئة ينتظر الحساب 15 دقيقة.",
  },
  SECOND_FACTOR: {
    en: "Enter the code of your authenticator app, or one of your recovery codes.",
    ar: "أدخل الرمز من تطبيق المصادقة، أو أحد رموز الاسترداد.",
  },
  SIGN_UP_CLOSED: { en: "This platform does not accept new sign-ups.", ar: "هذه المنصة لا تقبل تسجيلًا جديدًا." },
  SECOND_FACTOR_ON: { en: "The second step is on already.", ar: "الخطوة الثانية مفعّلة بالفعل." },
  CODE_WRONG: {
    en: "This code is not right, or was used already. After five failures an account waits 15 minutes.",
    ar: "هذا الرمز غير صحيح أو استُخدم من قبل. بعد خمس محاولات خاطئة ينتظر الحساب 15 دقيقة.",
  },
  SIGN_UP_INVITED: {
    en: "Accounts are made by invitation here. Ask an administrator to invite you.",
    ar: "تُنشأ الحسابات هنا بالدعوة. اطلب من أحد المديرين دعوتك.",
  },
  LINK_INVALID: {
    en: "This link has been used or has expired. Ask for a new one.",
    ar: "استُخدم هذا الرابط أو انتهت مدته. اطلب رابطًا جديدًا.",
  },
});

/** One thing wrong with an input. `path` leads to the value: `["set", "phone"]`. */
export interface InputProblem {
  readonly path: readonly (string | number)[];
  readonly code: "REQUIRED" | "INVALID" | "IMMUTABLE" | "CHECK" | "RULE" | "DUPLICATE" | "REFERENCE" | "NOT_WRITABLE";
  readonly message: Sentence;
}

/** Everything wrong with an input, at once. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map(({ path, code }) => `${path.join(".")}: ${code}`).join("; "));
    this.problems = problems;
  }
}

/** Makes the answer for one reader. `unexpected` is what the door should log. */
export const tellData = (
  error: unknown,
  reader: { readonly locale: Locale; readonly correlationId: string },
): {
  readonly message: string;
  readonly extensions: Readonly<Record<string, Json>> & { readonly code: string };
  readonly unexpected: unknown;
} => {
  const extensions = { correlationId: reader.correlationId };
  if (error instanceof InvalidInput) {
    const refusal = dataError(error.problems.every(({ code }) => code === "DUPLICATE") ? "DUPLICATE" : "INVALID", {
      fields: fieldsOf(error),
    });
    const problems = error.problems.map(({ path, code, message }) => ({ path, code, message: message[reader.locale] }));
    return { message: refusal.sentence[reader.locale], extensions: { ...extensions, code: refusal.code, problems }, unexpected: null };
  }
  const refusal = refusalOf(error);
  if (refusal) {
    const { sentence, ...facts } = refusal.extensions;
    return {
      message: sentence[reader.locale],
      extensions: { ...(facts as Record<string, Json>), ...extensions, code: refusal.code },
      unexpected: null,
    };
  }
  const told = {
    en: "Something unexpected happened. The correlation id helps us find it.",
    ar: "حدث أمر غير متوقع. يساعدنا رقم المتابعة على إيجاده.",
  };
  return { message: told[reader.locale], extensions: { ...extensions, code: "INTERNAL" }, unexpected: error };
};

const fieldsOf = (error: InvalidInput) => error.problems.map(({ path }) => String(path.at(-1))).join(", ");

type RefusalLike = ReturnType<typeof dataError>;
/** What a failure is called to whoever asked; null: it is none of theirs. */
export const refusalOf = (error: unknown): RefusalLike | null => {
  if (error instanceof Error && error.name === "Refusal") return error as RefusalLike;
  const code = sqlState(error);
  if (code === "57014") return dataError("TIMEOUT");
  if (code === "22P02" || code === "22007" || code === "22008" || code === "22003") return dataError("INVALID");
  if (code === "53100") return dataError("STORAGE_FULL", {}, { retryAfter: 30 });
  return isUnavailable(error) || exhausted.has(code ?? "") ? dataError("UNAVAILABLE") : null;
};
/** The server is there and cannot: out of memory, of temporary space, of locks; a disk that fails. */
const exhausted: ReadonlySet<string> = new Set(["53000", "53200", "53400", "58000", "58030"]);

/** True when the place failed and not the question: the same question may well be answered later. */
export const passes = (error: unknown): boolean => passing.has(refusalOf(error)?.code ?? "");
/** For what is nice to have: a failure of the place is let pass, any other is thrown. */
export const unlessPassing = (error: unknown): void => {
  if (!passes(error)) throw error;
};
const passing: ReadonlySet<string> = new Set(["DATA_UNAVAILABLE", "DATA_BUSY", "DATA_STORAGE_FULL"]);

/** PostgreSQL's five-letter code of an error, if it has one. */
export const sqlState = (error: unknown): string | null => {
  const code = typeof error === "object" && error !== null ? (error as { code?: unknown }).code : null;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};
