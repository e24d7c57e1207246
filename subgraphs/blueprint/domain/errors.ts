import { defineErrors } from "../../errors.ts";

export const blueprintErrors = defineErrors("blueprint", {
  NOT_FOUND: {
    en: "There is no such blueprint, branch, version, plan or proposal.",
    ar: "لا يوجد مخطط أو فرع أو إصدار أو خطة أو مقترح بهذا المعرّف.",
  },
  NOT_ACTIVE: { en: "This blueprint is {status}; restore it first.", ar: "هذا المخطط {status}؛ استعده أولًا." },
  MESSAGE_REQUIRED: { en: "Say in 1 to 500 characters what this version changes.", ar: "اذكر في 1 إلى 500 حرف ما الذي يغيّره هذا الإصدار." },
  HAS_ERRORS: {
    en: "Errors in the draft: {count}. Repair them, then commit.",
    ar: "في المسودة أخطاء عددها {count}؛ أصلحها ثم ثبّت الإصدار.",
  },
  VERSION_CONFLICT: {
    en: "Version {number} already holds a later state of this branch.",
    ar: "الإصدار {number} يحمل حالة أحدث من هذا الفرع.",
  },
  VERSION_DAMAGED: {
    en: "Version {number} no longer matches its hash; restore the database from a backup.",
    ar: "الإصدار {number} لم يعد يطابق بصمته؛ استعد قاعدة البيانات من نسخة احتياطية.",
  },
  TEXT_TOO_LONG: {
    en: "The description has {length} characters; the limit is {limit}. Describe the core first and refine it after.",
    ar: "في الوصف {length} حرفًا والحد {limit}. صف الأساس أولًا ثم أضف إليه.",
  },
  OPS_INVALID: { en: "The operations cannot be applied: {reasons}", ar: "لا يمكن تطبيق العمليات: {reasons}" },
  PLAN_RUNNING: {
    en: "Another description is being carried out on this draft. Wait until it ends, or stop it.",
    ar: "يُنفَّذ الآن وصف آخر على هذه المسودة. انتظر حتى ينتهي أو أوقفه.",
  },
  PLAN_ENDED: { en: "This plan has already ended.", ar: "انتهت هذه الخطة من قبل." },
  PLAN_NOT_PROPOSED: { en: "Nothing of this plan waits for an answer.", ar: "لا شيء في هذه الخطة ينتظر جوابًا." },
  PLAN_CHANGE_UNKNOWN: { en: "This plan proposes no change {id}.", ar: "لا تقترح هذه الخطة التغيير {id}." },
  PLAN_CHANGE_MAJOR: {
    en: "“{change}” needs a yes of its own: name it in `major`.",
    ar: "«{change}» يحتاج إلى موافقة خاصة به: اذكره في `major`.",
  },
  PLAN_CHANGE_NEEDS: {
    en: "“{change}” cannot be without “{missing}”: take both or neither.",
    ar: "«{change}» لا يكون دون «{missing}»: خذهما معًا أو اتركهما.",
  },
  PLAN_NOTHING_TAKEN: { en: "Choose at least one change, or reject the proposal.", ar: "اختر تغييرًا واحدًا على الأقل أو ارفض المقترح." },
  PLAN_MOVED: {
    en: "The draft has changed since where this proposal changes it: {reasons} Take the other changes, or ask again.",
    ar: "تغيّرت المسودة منذ ذلك حيث يغيّرها هذا المقترح: {reasons} خذ التغييرات الأخرى أو اطلب من جديد.",
  },
  PLAN_CHANGE_ANEW: {
    en: "By now this does more than when it was proposed: {reasons} Look at it again, then decide.",
    ar: "صار هذا يفعل أكثر مما كان عند اقتراحه: {reasons} انظر فيه مرة أخرى ثم قرّر.",
  },
  PLAN_DENIED: { en: "Governance refused this plan: {reason}", ar: "رفضت الحوكمة هذه الخطة: {reason}" },
  PLAN_INTERRUPTED: {
    en: "The server stopped while this plan was running. What reached the draft is still there; undo it or describe the rest.",
    ar: "توقف الخادم أثناء تنفيذ الخطة. ما وصل إلى المسودة باقٍ؛ تراجع عنه أو صف البقية.",
  },
  BRANCH_NAME_INVALID: {
    en: "A branch name has 1 to 80 small letters, digits, / _ or -, and starts with a letter or digit.",
    ar: "يتكون اسم الفرع من 1 إلى 80 حرفًا لاتينيًا صغيرًا أو رقمًا أو / أو _ أو -، ويبدأ بحرف أو رقم.",
  },
  BRANCH_NAME_TAKEN: { en: "A branch named {name} is already open.", ar: "يوجد فرع مفتوح باسم {name}." },
  BRANCH_OVER: { en: "The branch {name} is {status}; open a new one.", ar: "الفرع {name} انتهى ({status})؛ افتح فرعًا جديدًا." },
  BRANCH_PROTECTED: {
    en: "The branch {name} is protected: it changes only by an approved proposal.",
    ar: "الفرع {name} محمي: لا يتغير إلا بمقترح معتمد.",
  },
  BRANCH_DEFAULT: { en: "The default branch cannot be closed or merged away.", ar: "لا يمكن إغلاق الفرع الافتراضي أو دمجه في غيره." },
  NOT_COMMITTED: {
    en: "The branch {name} has no version yet; commit one, then try again.",
    ar: "لا إصدار في الفرع {name} بعد؛ ثبّت إصدارًا ثم أعد المحاولة.",
  },
  BRANCH_UNCOMMITTED: {
    en: "The draft of {name} holds changes that are in no version. Commit or undo them, then protect the branch.",
    ar: "في مسودة {name} تغييرات ليست في أي إصدار. ثبّتها أو تراجع عنها ثم احمِ الفرع.",
  },
  APPROVALS_INVALID: { en: "A protected branch asks for 1 to 10 approvals.", ar: "يتطلب الفرع المحمي من 1 إلى 10 موافقات." },
  TOO_MANY: { en: "There are already {limit} of these here; that is the limit.", ar: "بلغ العدد هنا حدّه: {limit}." },
  NOTHING_TO_MERGE: { en: "The branch {target} already holds all of {source}.", ar: "الفرع {target} يحمل كل ما في {source}." },
  MERGE_CONFLICTS: {
    en: "Both sides changed the same things; {count} questions need your choice.",
    ar: "غيّر الطرفان الأشياء نفسها؛ أسئلة تحتاج إلى قرارك: {count}.",
  },
  MERGE_MOVED: { en: "The target changes faster than this can be applied; try again.", ar: "يتغير الهدف أسرع من التطبيق؛ أعد المحاولة." },
  CHOICES_INVALID: {
    en: 'Choices are a list of { conflict, take }, take being "ours", "theirs" or { value }.',
    ar: 'الاختيارات قائمة من { conflict, take } حيث take هي "ours" أو "theirs" أو { value }.',
  },
  REASON_LONG: { en: "A reason has at most {limit} characters.", ar: "لا يزيد السبب على {limit} حرف." },
  VERSION_FIRST: { en: "Version {number} has nothing before it to compare with.", ar: "لا شيء قبل الإصدار {number} للمقارنة به." },
  TAG_INVALID: {
    en: "A tag has 1 to 60 letters, digits, dots, _ or -, and starts with a letter or digit.",
    ar: "تتكون التسمية من 1 إلى 60 حرفًا لاتينيًا أو رقمًا أو نقطة أو _ أو -، وتبدأ بحرف أو رقم.",
  },
  PROPOSAL_EXISTS: {
    en: "Proposal {number} already brings {source} into {target}.",
    ar: "المقترح {number} يدمج {source} في {target} بالفعل.",
  },
  PROPOSAL_OVER: { en: "This proposal is already {status}.", ar: "انتهى هذا المقترح: {status}." },
  PROPOSAL_TEXT: {
    en: "A title has 1 to 200 characters, a description at most 20,000, a comment 1 to 4,000.",
    ar: "العنوان من 1 إلى 200 حرف، والوصف 20,000 على الأكثر، والتعليق من 1 إلى 4,000.",
  },
  PROPOSAL_NOT_APPROVED: {
    en: "{given} of {needed} approvals are given. Someone who did not make these changes has to approve them.",
    ar: "أُعطي {given} من {needed} موافقات. يجب أن يوافق شخص لم يُجرِ هذه التغييرات.",
  },
  PROPOSAL_REFUSED: {
    en: "A reviewer asked for changes; make them, or ask for a new review.",
    ar: "طلب مراجع تغييرات؛ أجرها أو اطلب مراجعة جديدة.",
  },
  PROPOSAL_CHECKS: { en: "A check of this proposal fails: {reasons}", ar: "فحص لهذا المقترح لم ينجح: {reasons}" },
  REVIEW_OWN: { en: "You made these changes; someone else has to review them.", ar: "أنت من أجرى هذه التغييرات؛ يجب أن يراجعها غيرك." },
  REVIEW_MOVED: {
    en: "The branch has a newer version than the one you looked at; read it, then review.",
    ar: "في الفرع إصدار أحدث من الذي نظرت إليه؛ اقرأه ثم راجع.",
  },
  FILE_INVALID: { en: "Line {line}, column {column}: {detail}.", ar: "السطر {line}، العمود {column}: {detail}." },
  FILE_TOO_LARGE: { en: "The file has {size} bytes; the limit is {limit}.", ar: "حجم الملف {size} بايت والحد {limit}." },
  FILE_NOT_READABLE: {
    en: "Not everything in this file can be read ({count}): {first}",
    ar: "في الملف ما لا يمكن قراءته ({count}): {first}",
  },
  SECRET_IN_TEXT: {
    en: "{place} holds what looks like a key ({kind}). Put it into the vault and name it here.",
    ar: "{place} يحتوي ما يشبه مفتاحًا سريًا ({kind}). ضعه في الخزنة واذكر اسمه هنا.",
  },
  SQL_NO_TABLE: {
    en: "No table can be read from this SQL. It should hold CREATE TABLE statements of PostgreSQL, as pg_dump --schema-only writes them. {detail}",
    ar: "لا جدول يمكن قراءته من هذا النص. ينبغي أن يحوي أوامر CREATE TABLE لقاعدة PostgreSQL كما يكتبها pg_dump --schema-only. {detail}",
  },
  SQL_OTHER_DIALECT: {
    en: "This looks like the SQL of {dialect}; tables of PostgreSQL are read. Move the database to PostgreSQL first (pgloader does that for several), then bring what pg_dump --schema-only writes. {detail}",
    ar: "يبدو هذا SQL لقاعدة {dialect}، والمقروء هنا جداول PostgreSQL. انقل القاعدة إلى PostgreSQL أولًا (يفعل pgloader ذلك لعدة قواعد) ثم أحضر ما يكتبه pg_dump --schema-only. {detail}",
  },
  SQL_TOO_MANY_TABLES: {
    en: "This SQL makes {count} tables; a blueprint holds at most {limit}. Bring a part of them: pg_dump --schema-only --table.",
    ar: "في هذا النص {count} جدولًا، والمخطط يتسع لما لا يزيد على {limit}. خذ بعضها: pg_dump --schema-only --table.",
  },
  TEMPLATE_NOT_FOUND: { en: "There is no such template.", ar: "لا يوجد قالب بهذا الاسم." },
  LABEL_INVALID: {
    en: "A name has 1 to 120 characters, none of them invisible.",
    ar: "يتكون الاسم من 1 إلى 120 حرفًا ليس بينها حرف خفي.",
  },
  KEY_INVALID: {
    en: "A key starts with a small letter and has at most 40 letters and digits.",
    ar: "يبدأ المفتاح بحرف لاتيني صغير ولا يزيد على 40 حرفًا ورقمًا.",
  },
});
