import { defineErrors } from "../../errors.ts";

export const runtimeErrors = defineErrors("runtime", {
  NOT_FOUND: { en: "There is no such platform, environment or release.", ar: "لا توجد منصة أو بيئة أو إطلاق بهذا المعرّف." },
  RELEASE_STATE: { en: "This release has moved on meanwhile; look at it again.", ar: "تغيّر حال هذا الإطلاق؛ اعرضه من جديد." },
  RELEASE_PROBLEMS: { en: "This version cannot be released: {first}", ar: "لا يمكن إطلاق هذا الإصدار: {first}" },
  ACCESS_TEST_FAILED: { en: "An access test of this version fails: {first}", ar: "فشل أحد اختبارات الوصول لهذا الإصدار: {first}" },
  RELEASE_STALE: {
    en: "The environment changed since this release was planned; plan it again.",
    ar: "تغيّرت البيئة منذ تخطيط هذا الإطلاق؛ خطّط له من جديد.",
  },
  RELEASE_UNDECIDED: {
    en: "Somebody has to decide first: {first}",
    ar: "يلزم قرار أولًا: {first}",
  },
  RELEASE_FATE: {
    en: "Nothing can be decided about the step {step} in this way; look at the plan again.",
    ar: "لا يمكن اتخاذ هذا القرار بشأن الخطوة {step}؛ راجع الخطة من جديد.",
  },
  RELEASE_RUNNING: {
    en: "Another release of this environment is running; wait for it to finish.",
    ar: "يجري إطلاق آخر لهذه البيئة؛ انتظر حتى ينتهي.",
  },
  RELEASE_DENIED: { en: "Governance refused this release: {reason}", ar: "رفضت الحوكمة هذا الإطلاق: {reason}" },
  PROGRAM_OLDER: {
    en: "A newer WebNova runs beside this process and looks after this environment; start the release again in a moment, or end the older process.",
    ar: "تعمل نسخة أحدث من WebNova بجانب هذه العملية وتتولى هذه البيئة؛ ابدأ الإطلاق ثانية بعد قليل، أو أنهِ العملية الأقدم.",
  },
  RELEASE_LEFT: {
    en: "The release was given up, and not everything is as it was: {what}. Look at these records and change them.",
    ar: "تُخلّي عن الإطلاق، ولم يعد كل شيء كما كان: {what}. راجع هذه السجلات وعدّلها.",
  },
  RELEASE_INTERRUPTED: {
    en: "The release stopped before it was finished; start it again, it continues where it was.",
    ar: "توقف الإطلاق قبل اكتماله؛ ابدأه ثانية ليُستأنف من حيث كان.",
  },
  PREVIEW_FIRST: {
    en: "Release this version to preview first; staging and production take a version that already runs in preview.",
    ar: "أطلق هذا الإصدار في المعاينة أولًا؛ التجهيز والإنتاج يقبلان إصدارًا يعمل في المعاينة.",
  },
  NOTHING_TO_ROLL_BACK: { en: "There is no earlier version to go back to.", ar: "لا يوجد إصدار سابق للرجوع إليه." },
  HIDDEN_NO_VERSION: {
    en: "No version that ran here shows this data. Put it back in the draft under its former id, then release.",
    ar: "لا يعرض أي إصدار عمل هنا هذه البيانات. أعدها إلى المسودة بمعرّفها السابق ثم أطلق.",
  },
  HIDDEN_KEPT: {
    en: "This data is kept until {until}. After that day somebody may ask to drop it.",
    ar: "تُحفظ هذه البيانات حتى {until}. يمكن طلب حذفها بعد هذا التاريخ.",
  },
  HIDDEN_HELD: {
    en: "A legal hold keeps these records. Lift it first.",
    ar: "يُبقي حجز قانوني هذه السجلات. ارفعه أولًا.",
  },
  DISPOSAL_DENIED: { en: "Governance refused to drop this data: {reason}", ar: "رفضت الحوكمة حذف هذه البيانات: {reason}" },
  DISPOSAL_STATE: { en: "This data has moved on meanwhile; look at the list again.", ar: "تغيّر حال هذه البيانات؛ اعرض القائمة من جديد." },
  HIDDEN_SHOWN: {
    en: "A version shows this data again; it was not dropped.",
    ar: "يعرض أحد الإصدارات هذه البيانات من جديد؛ فلم تُحذف.",
  },
  VARIABLE_UNKNOWN: {
    en: "The version that runs here has no variable {name}; release one that has it, or choose another.",
    ar: "لا متغير باسم {name} في الإصدار العامل هنا؛ أطلق إصدارًا فيه هذا المتغير أو اختر غيره.",
  },
  VARIABLE_FIXED: {
    en: "{name} has the same value everywhere. Mark it “value per environment” in the blueprint and release, then set it here.",
    ar: "قيمة {name} واحدة في كل مكان. فعّل «قيمة لكل بيئة» في المخطط وأطلق، ثم عيّنها هنا.",
  },
  VARIABLE_INVALID: { en: "{name}: {reason}", ar: "{name}: {reason}" },
  NOT_RUNNING: {
    en: "Nothing runs in this environment yet; release a version first.",
    ar: "لا شيء يعمل في هذه البيئة بعد؛ أطلق إصدارًا أولًا.",
  },
  ARCHIVED: { en: "This platform is archived; restore it first.", ar: "هذه المنصة مؤرشفة؛ استعدها أولًا." },
  KEY_TAKEN: { en: "Another platform already has the address {key}; choose another.", ar: "العنوان {key} مستخدم لمنصة أخرى؛ اختر غيره." },
  KEY_INVALID: {
    en: "An address has 1 to 40 small letters, digits and single hyphens, and starts with a letter.",
    ar: "يتكون العنوان من 1 إلى 40 حرفًا لاتينيًا صغيرًا أو رقمًا أو شرطة مفردة ويبدأ بحرف.",
  },
  BACKUP_UNAVAILABLE: {
    en: "Backups need the vault, and this process cannot reach it: set WEBNOVA_SUBGRAPH_URLS with vault.",
    ar: "تحتاج النسخ الاحتياطية إلى الخزنة ولا تصل إليها هذه العملية: اضبط WEBNOVA_SUBGRAPH_URLS وفيه vault.",
  },
  BACKUP_UNFINISHED: { en: "This backup is not complete; restore another one.", ar: "هذه النسخة غير مكتملة؛ استعد غيرها." },
  BACKUP_MISSING: {
    en: "The file of this backup is not where it was written ({file}); put it back and try again.",
    ar: "ملف هذه النسخة ليس حيث كُتب ({file})؛ أعده إلى مكانه ثم حاول.",
  },
  RESTORE_DENIED: { en: "Governance refused this restore: {reason}", ar: "رفضت الحوكمة هذه الاستعادة: {reason}" },
  BACKUP_DAMAGED: {
    en: "The file of this backup was changed or cut. Nothing was restored; take another backup.",
    ar: "تغيّر ملف هذه النسخة أو بُتر. لم يُستعد شيء؛ استعمل نسخة أخرى.",
  },
  COPY_INTERRUPTED: {
    en: "It stopped before it was finished, and what it left was removed. Start it again.",
    ar: "توقف قبل اكتماله وأُزيل ما تركه. ابدأه من جديد.",
  },
  COPY_FULL: { en: "The disk is full; make room and start again.", ar: "القرص ممتلئ؛ أفسح مكانًا ثم ابدأ من جديد." },
  RESTORE_RUNNING: { en: "Another backup is being restored there; wait for it to finish.", ar: "تُستعاد نسخة أخرى هناك؛ انتظر حتى تنتهي." },
  READ_VIEWS: {
    en: "Name a role of this platform other than visitors, and 1 to {days} days.",
    ar: "سمِّ دورًا من أدوار المنصة غير الزوار ومدة من يوم إلى {days} يومًا.",
  },
  PREVIEW_LINK: {
    en: "Name a preview, a role of it other than administrators and visitors, and 1 to {hours} hours.",
    ar: "سمِّ بيئة معاينة ودورًا فيها غير المسؤولين والزوار ومدة من ساعة إلى {hours} ساعة.",
  },
  RIGHTS_UNKNOWN: {
    en: "The version that runs here has nothing like this to ask about: {name}. Choose again.",
    ar: "ليس في الإصدار العامل هنا ما يمكن السؤال عنه بهذا الاسم: {name}. اختر من جديد.",
  },
  HOLD_REASON: { en: "A legal hold needs its reason.", ar: "يحتاج الحجز القانوني إلى سببه." },
  TEST_DATA_CLEARED: { en: "The test data was already cleared on {date}.", ar: "سبق مسح البيانات التجريبية بتاريخ {date}." },
  TEST_DATA_RUNNING: {
    en: "This environment is being filled with test rows; wait for it to finish.",
    ar: "تُملأ هذه البيئة بصفوف تجريبية الآن؛ انتظر حتى تنتهي.",
  },
  TEST_DATA_CLASH: {
    en: "Some of these rows are there already: remove the test rows first, or name another seed.",
    ar: "بعض هذه الصفوف موجود: احذف الصفوف التجريبية أولًا أو سمِّ بذرة أخرى.",
  },
  NO_TEST_DATA: { en: "This environment holds no test data; fill it in first.", ar: "لا توجد بيانات تجريبية في هذه البيئة؛ املأها أولًا." },
  TEST_DATA_PRODUCTION: {
    en: "Production takes test data once in its life, and had it.",
    ar: "يقبل الإنتاج البيانات التجريبية مرة واحدة، وقد حصل عليها.",
  },
});
