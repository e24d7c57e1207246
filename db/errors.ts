/**
 * What the database can refuse or be unable to do, as sentences for the person who started it. Each says what happened, to what, and
 * the way out. The code is stable; `params` fill the braces.
 */
import type { Sentence } from "../schema/ids.ts";

export const databaseSentences = {
  DATABASE_HELD: {
    en: "The data folder {folder} is already used by a running WebNova (process {pid}). Stop that one, or set WEBNOVA_HOME to another folder.",
    ar: "مجلد البيانات {folder} يستخدمه بالفعل WebNova قيد التشغيل (العملية {pid}). أوقفه، أو اضبط WEBNOVA_HOME على مجلد آخر.",
  },
  DATABASE_OTHER_MAJOR: {
    en: "The data folder {folder} was written by PostgreSQL {found}, and this WebNova brings PostgreSQL {ours}. Nothing was changed. Start the WebNova version that wrote it and move the data with a backup, or set WEBNOVA_HOME to another folder.",
    ar: "مجلد البيانات {folder} كتبه PostgreSQL {found}، وهذا الإصدار من WebNova يأتي مع PostgreSQL {ours}. لم يتغير شيء. شغّل إصدار WebNova الذي كتبه وانقل البيانات بنسخة احتياطية، أو اضبط WEBNOVA_HOME على مجلد آخر.",
  },
  DATABASE_FOLDER_FOREIGN: {
    en: "The folder {folder} is not empty and is not a PostgreSQL data folder. Nothing was changed. Move its content away, or set WEBNOVA_HOME to another folder.",
    ar: "المجلد {folder} ليس فارغًا وليس مجلد بيانات PostgreSQL. لم يتغير شيء. انقل محتواه، أو اضبط WEBNOVA_HOME على مجلد آخر.",
  },
  DATABASE_FOLDER_GONE: {
    en: "{link} points to the data folder {folder}, which does not exist any more. Bring it back (or restore a backup there); remove the link only if the data is really meant to be gone.",
    ar: "يشير {link} إلى مجلد البيانات {folder} الذي لم يعد موجودًا. أعده (أو استعد نسخة احتياطية فيه)، ولا تحذف الرابط إلا إذا كان زوال البيانات مقصودًا.",
  },
  DATABASE_FOLDER_UNREACHABLE: {
    en: "The database server runs without root rights and can reach neither {folder} nor {fallback}. Set WEBNOVA_HOME to a folder every account may enter.",
    ar: "يعمل خادم قاعدة البيانات دون صلاحيات الجذر ولا يصل إلى {folder} ولا إلى {fallback}. اضبط WEBNOVA_HOME على مجلد يمكن لكل حساب دخوله.",
  },
  DATABASE_DISK_FULL: {
    en: "The disk that holds {folder} is full, so the database cannot start. Free some space and start again; nothing that was saved is lost.",
    ar: "القرص الذي يحوي {folder} ممتلئ، فلا تستطيع قاعدة البيانات أن تبدأ. أفرغ بعض المساحة ثم ابدأ من جديد؛ لم يضِع شيء مما حُفظ.",
  },
  DATABASE_PASSWORD_LOST: {
    en: "The data folder {folder} exists, but {file} does not hold its password. Bring that file back from where the data came from, then start again.",
    ar: "مجلد البيانات {folder} موجود، لكن {file} لا يحوي كلمة مروره. أعد هذا الملف من حيث جاءت البيانات ثم ابدأ من جديد.",
  },
  DATABASE_NO_BINARIES: {
    en: "There is no embedded PostgreSQL for {platform}. Set DATABASE_URL to a PostgreSQL 16 or newer.",
    ar: "لا يوجد PostgreSQL مضمّن للمنصة {platform}. اضبط DATABASE_URL على خادم PostgreSQL 16 أو أحدث.",
  },
  DATABASE_START_FAILED: {
    en: "PostgreSQL could not start on {folder}. Its last words: {detail}",
    ar: "تعذر تشغيل PostgreSQL على {folder}. آخر ما قاله: {detail}",
  },
  DATABASE_UNREACHABLE: {
    en: "No answer from the database at {where}: {detail}. Check DATABASE_URL and that the server runs.",
    ar: "لا جواب من قاعدة البيانات في {where}: {detail}. تحقق من DATABASE_URL ومن أن الخادم يعمل.",
  },
  DATABASE_TOO_OLD: {
    en: "The database server is PostgreSQL {found}; WebNova needs 16 or newer.",
    ar: "خادم قاعدة البيانات هو PostgreSQL {found}؛ يحتاج WebNova إلى 16 أو أحدث.",
  },
  DATABASE_RIGHTS_MISSING: {
    en: "The login {user} of DATABASE_URL lacks: {missing}. Give it these rights, or use another login.",
    ar: "ينقص حساب الدخول {user} في DATABASE_URL: {missing}. امنحه هذه الصلاحيات أو استخدم حسابًا آخر.",
  },
  DATABASE_ROLES_TAKEN: {
    en: "The database server already holds the role {role} of another WebNova installation (its password was made from another secret). Use that installation's secret file, or a database server of its own.",
    ar: "يحوي خادم قاعدة البيانات الدور {role} العائد إلى تثبيت WebNova آخر (كلمة مروره من سرّ آخر). استخدم ملف سرّ ذلك التثبيت، أو خادم قاعدة بيانات مستقلًا.",
  },
  DATABASE_NOT_PREPARED: {
    en: "The database at {where} is not at the schema of this WebNova yet. Run `webnova migrate` once with its DATABASE_URL and WEBNOVA_SERVICE_KEY, then start again.",
    ar: "لم تصل قاعدة البيانات في {where} بعد إلى مخطط هذا الإصدار من WebNova. شغّل webnova migrate مرة واحدة مع DATABASE_URL وWEBNOVA_SERVICE_KEY ثم ابدأ من جديد.",
  },
  DATABASE_ROLE_UNKNOWN: {
    en: "The database at {where} does not let the role {role} in. Run `webnova migrate` once with its DATABASE_URL and the same WEBNOVA_SERVICE_KEY; if that was done, the keys differ.",
    ar: "لا تسمح قاعدة البيانات في {where} بدخول الدور {role}. شغّل webnova migrate مرة واحدة مع DATABASE_URL وWEBNOVA_SERVICE_KEY نفسه؛ وإن كان ذلك قد تم فالمفتاحان مختلفان.",
  },
  DATABASE_NEWER: {
    en: "The database was written by a newer WebNova (it holds the migration {migration}). Start that version or a newer one.",
    ar: "كتب قاعدة البيانات إصدار أحدث من WebNova (فيها الترحيل {migration}). شغّل ذلك الإصدار أو أحدث منه.",
  },
} as const satisfies Record<string, Sentence>;

export type DatabaseErrorCode = keyof typeof databaseSentences;

const fill = (text: string, params: Readonly<Record<string, string | number>>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** A refusal of the database layer: a stable code, and a sentence in both languages that names the way out. */
export class DatabaseError extends Error {
  readonly sentence: Sentence;
  constructor(
    readonly code: DatabaseErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    const sentence = databaseSentences[code];
    super(fill(sentence.en, params), options);
    this.name = "DatabaseError";
    this.sentence = { en: fill(sentence.en, params), ar: fill(sentence.ar, params) };
  }
}
