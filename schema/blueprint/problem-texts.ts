/** Every finding's code, level and sentences. {name} is the thing with its place, {prop} the property in words. */
import type { Sentence } from "../ids.ts";
import { fullNameOf, type Nodes } from "./naming.ts";
import type { Op, Problem } from "./operation.ts";
import { propWords } from "./prop-words.ts";
import type { Id } from "./shape.ts";

interface Entry extends Sentence {
  readonly level: Problem["level"];
}
const error = (en: string, ar: string): Entry => ({ level: "error", en, ar });
const warning = (en: string, ar: string): Entry => ({ level: "warning", en, ar });
const hint = (en: string, ar: string): Entry => ({ level: "hint", en, ar });

export const problemTexts = {
  SHAPE_NODE: error("{name} cannot be read ({detail}) and is left out.", "تعذرت قراءة {name} ({detail}) وتم استبعاده."),
  SHAPE_PROP: error("The {prop} of {name} is not valid: {detail}.", "قيمة {prop} في {name} غير صالحة: {detail}."),
  SHAPE_NEWER: error(
    "This document has format {found}; this program reads formats up to {known}. Update the program.",
    "صيغة هذا المستند {found} وهذا البرنامج يقرأ حتى الصيغة {known}. حدّث البرنامج.",
  ),
  SIZE_LIMIT: error("{enText}", "{arText}"),
  KEY_DUPLICATE: error(
    "{name} has the API name “{detail}”, which is already used there.",
    "الاسم البرمجي «{detail}» لـ {name} مستخدم هناك من قبل.",
  ),
  KEY_RESERVED: error("{name} has the API name “{detail}”, which is reserved.", "الاسم البرمجي «{detail}» لـ {name} محجوز."),
  ORPHAN: error("{name} belongs to something that does not exist and is hidden.", "{name} يتبع عنصرًا غير موجود، وتم إخفاؤه."),
  TREE_CYCLE: error("{name} is placed inside itself.", "{name} موضوع داخل نفسه."),
  LINK_DANGLING: error("The {prop} of {name} points to something that does not exist.", "{prop} في {name} تشير إلى عنصر غير موجود."),
  LINK_REMOVED: error("The {prop} of {name} uses {target}, which was removed.", "{prop} في {name} تستخدم {target} المحذوف."),
  LINK_KIND: error(
    "The {prop} of {name} points to {target}, which is not a thing of the right kind.",
    "{prop} في {name} تشير إلى {target} وهو ليس من النوع المطلوب.",
  ),
  LINK_OTHER_OWNER: error(
    "The {prop} of {name} uses {target}, which belongs elsewhere.",
    "{prop} في {name} تستخدم {target} وهو يتبع عنصرًا آخر.",
  ),
  ENTITY_NO_FIELDS: error("{name} has no fields, so there is nothing to store.", "{name} بلا حقول، فلا شيء يُحفظ فيه."),
  ENTITY_NO_TITLE: warning(
    "{name} has no title field; links to it will show a number.",
    "لا يوجد حقل عنوان في {name}، وستظهر الروابط إليه كرقم.",
  ),
  ENUM_NO_OPTIONS: error("{name} is a choice without any option.", "{name} اختيار بلا خيارات."),
  DEFAULT_INVALID: error("The default value of {name} does not fit its type.", "القيمة الافتراضية لـ {name} لا تناسب نوعه."),
  REQUIRED_COMPUTED: error(
    "{name} is computed, so it cannot be required, have a default or be typed in.",
    "{name} محسوب، فلا يمكن أن يكون إلزاميًا أو بقيمة افتراضية.",
  ),
  ENTITY_NO_POLICY: warning("Nobody can reach {name}: no role may see it.", "لا يستطيع أحد الوصول إلى {name}: لا يوجد دور يمكنه رؤيته."),
  ACCESS_PUBLIC_WRITE: warning("Visitors who are not signed in may {detail} {target}.", "يستطيع الزوار دون تسجيل دخول {detail} {target}."),
  ACCESS_PUBLIC_PERSONAL: error(
    "Visitors who are not signed in can see personal data: {detail} of {target}.",
    "يستطيع الزوار دون تسجيل دخول رؤية بيانات شخصية: {detail} في {target}.",
  ),
  ACCESS_BYPASSES_ACTION: error(
    "{name} lets people write {detail} directly, past the action {target} that decides it.",
    "{name} تسمح بكتابة {detail} مباشرة متجاوزةً الإجراء {target} الذي يقرره.",
  ),
  ACCESS_CREATE_UNBOUND: error(
    "{name} shows people only their own records, yet lets them file records for someone else: its check does not say whose they are.",
    "{name} تُظهر للناس سجلاتهم فقط لكنها تسمح بتسجيل سجلات لغيرهم: شرط الحفظ لا يحدد صاحب السجل.",
  ),
  ACCESS_SENSITIVE_UNMASKED: error(
    "{name} shows sensitive data ({detail}) without a mask and without saying why.",
    "{name} تُظهر بيانات حساسة ({detail}) دون حجب ودون ذكر الغرض.",
  ),
  ROLE_UNUSED: hint("The role {name} may not do anything yet.", "الدور {name} لا يملك أي صلاحية بعد."),
  TEXT_MISSING: warning("{name} has no {prop}.", "لا يوجد {prop} لـ {name}."),
  PATH_DUPLICATE: error("{name} has the address {detail}, which another page has too.", "مسار {name} هو {detail} وهو مستخدم لصفحة أخرى."),
  PAGE_ROLE_NO_ACCESS: warning(
    "{name} is shown to {detail}, who may not see {target}.",
    "{name} تظهر لـ {detail} الذين لا يمكنهم رؤية {target}.",
  ),
  CONTRAST: warning(
    "The {prop} {detail} is hard to read on {target} ({ratio}:1, at least 4.5:1 is needed).",
    "{prop} {detail} صعب القراءة على {target} (النسبة {ratio}:1 والمطلوب 4.5:1).",
  ),
  UNUSED_NODE: hint("{name} is not used anywhere.", "{name} غير مستخدم في أي مكان."),
  CASCADE_LOOP: error(
    "Deleting goes round in a circle: {name} deletes with {target}, and {target} in the end with it.",
    "الحذف يدور في حلقة: {name} يُحذف مع {target}، و{target} يُحذف معه في النهاية.",
  ),
  UNIQUE_ON_LONG_TEXT: warning(
    "{name} is a long text that must be unique; comparing it is slow.",
    "{name} نص طويل يجب ألا يتكرر، ومقارنته بطيئة.",
  ),
  INDEX_ADVISED: hint(
    "Records are selected or sorted by {name}; an index would make that faster.",
    "تُختار السجلات أو تُرتب حسب {name}، والفهرس يسرّع ذلك.",
  ),
  INDEX_CONDITION: warning(
    "{name} keeps nothing unique: no index can have its condition. Compare fields of the record with constants only.",
    "{name} لا يمنع تكرار شيء: لا يمكن لفهرس أن يحمل شرطه. قارن حقول السجل بقيم ثابتة فقط.",
  ),
  ACCESS_INFER: warning(
    "{name} masks {detail}, yet {target} lets people work it out.",
    "{name} تحجب {detail}، لكن {target} يتيح للناس استنتاجه.",
  ),
  ACCESS_GIVES_AWAY: warning("{name} does not show {detail}, yet {target} gives it away.", "{name} لا تُظهر {detail}، لكن {target} يكشفه."),
  ROLE_SIGNUP_POWERFUL: error("Anybody may register as {name}, who may {detail}.", "يستطيع أي شخص التسجيل بدور {name} الذي يتيح {detail}."),
  TEST_MISSING: warning(
    "{name} shows people only their own records, but no test tries a record of somebody else.",
    "{name} تُظهر للناس سجلاتهم فقط، لكن لا اختبار يجرّب سجلًا لغيرهم.",
  ),
  ACTION_NO_EFFECT: warning("{name} changes nothing.", "{name} لا يغيّر شيئًا."),
  ACTION_UNREACHABLE: warning(
    "{name} can never be run: its condition wants {detail} to be two things at once.",
    "لا يمكن تنفيذ {name} أبدًا: شرطه يطلب أن يكون {detail} شيئين معًا.",
  ),
  ACTION_SELF_APPROVAL: warning(
    "{name} is risky, and whoever made a record may decide it themselves.",
    "{name} عالي الخطورة، ويستطيع من أنشأ السجل أن يبت فيه بنفسه.",
  ),
  EFFECT_LINKS: error(
    "{name} sets {detail}, which links to several records; effects set values and links to one record.",
    "{name} يغيّر {detail} الذي يرتبط بعدة سجلات، والآثار تغيّر القيم والربط بسجل واحد.",
  ),
  EFFECT_IMMUTABLE: error("{name} sets {detail}, which cannot be changed.", "{name} يغيّر {detail} الذي لا يمكن تغييره."),
  STATE_DEAD_END: hint("Records begin as {name}, and no action leads on from there.", "تبدأ السجلات بحالة {name} ولا إجراء ينقلها منها."),
  STATE_UNREACHABLE: warning("Nothing ever becomes {name}: no action leads there.", "لا يصل شيء إلى {name}: لا إجراء يؤدي إليه."),
  FLOW_NO_TRIGGER: error("{name} is switched on, but nothing starts it.", "{name} مفعّل لكن لا شيء يبدؤه."),
  FLOW_UNREACHABLE: error("No run ever comes to {name}.", "لا يصل التنفيذ إلى {name} أبدًا."),
  FLOW_PORT_OPEN: error("{name} leads nowhere when the outcome is “{detail}”.", "{name} لا يؤدي إلى شيء عندما يكون المخرج «{detail}»."),
  FLOW_NO_TIMEOUT: error(
    "{name} waits for somebody and does not say what happens when nobody answers.",
    "{name} ينتظر أحدًا ولا يحدد ما يحدث إن لم يرد أحد.",
  ),
  FLOW_REGION: error("{name} leads into or out of a group of steps.", "{name} تدخل مجموعة خطوات أو تخرج منها."),
  FLOW_CYCLE: error(
    "The way from {name} comes back to it; use a repetition instead.",
    "الطريق من {name} يعود إليه، استخدم التكرار بدلًا من ذلك.",
  ),
  FLOW_KIND: error("{name} is of a kind nobody knows: “{detail}”.", "نوع {name} غير معروف: «{detail}»."),
  FLOW_TOO_BIG: error(
    "{name} lies in more than {detail} groups of steps, one in another.",
    "{name} داخل أكثر من {detail} مجموعات متداخلة من الخطوات.",
  ),
  FLOW_TYPE: error("The option “{option}” of {name} is not right: {detail}.", "الخيار «{option}» في {name} غير صحيح: {detail}."),
  FLOW_ROLE: error("{name} is to {detail}, which {target} may not do.", "{name} عليها {detail}، ولا يحق ذلك لـ {target}."),
  FLOW_TRIGGER_LOOP: warning(
    "{name} starts itself again and again: what {target} does sets it off, and nothing on the way can stop it.",
    "{name} يعيد تشغيل نفسه بلا نهاية: ما يفعله {target} يبدؤه من جديد ولا شيء في الطريق يوقفه.",
  ),
  FLOW_ESCALATES: warning(
    "{name} lets {target}, who register by themselves, {detail} as {stronger}: no condition and no approval stands between.",
    "{name} تتيح لـ {target} وهم يسجّلون بأنفسهم {detail} بصفة {stronger}: لا شرط ولا موافقة بينهما.",
  ),
  PAGE_FIELD_HIDDEN: warning("{name} shows {detail}, which {target} may not see.", "{name} تعرض {detail} الذي لا يحق لـ {target} رؤيته."),
  PAGE_REPEAT_NESTED: warning(
    "{name} is repeated within {target}: every row asks for all rows again.",
    "{name} يتكرر داخل {target}: كل صف يطلب كل الصفوف من جديد.",
  ),
  URL_SCHEME: error("The {prop} of {name} hold a link that would run a program.", "في {prop} لـ {name} رابط يشغّل برنامجًا."),
  TEXT_SAME_AS_KEY: hint(
    "The name of {name} is written as programs write it: “{detail}”.",
    "اسم {name} مكتوب كما تكتبه البرامج: «{detail}».",
  ),
  TEXT_UNMATCHED: hint(
    "{name} was renamed, and its {prop} is still “{detail}”: see whether it fits.",
    "تغيّر اسم {name} وما زال {prop} «{detail}»: تحقق من مناسبته.",
  ),
  SECRET_IN_TEXT: error(
    "The {prop} of {name} hold something that looks like a secret key. Keep it in the vault.",
    "في {prop} لـ {name} ما يبدو مفتاحًا سريًا. احفظه في الخزنة.",
  ),
  RETENTION_MISSING: warning(
    "{name} keeps personal data under {target}, and nothing says for how long.",
    "{name} يحفظ بيانات شخصية ضمن {target} ولا شيء يحدد مدة حفظها.",
  ),
  PAGE_NO_NAME: warning(
    "{name} has no words for people who cannot see it; say what it shows or does.",
    "لا نص لـ {name} لمن لا يراه؛ اكتب ما يعرضه أو يفعله.",
  ),
  COMPONENT_SLOT: error("{name} lies in a place that {target} does not have.", "{name} موضوع في مكان لا يوجد في {target}."),
  COMPLY_HIPAA_1: warning(
    "HIPAA § 164.312(b) asks who read or changed {name}; its audit must keep everything.",
    "يطلب HIPAA § 164.312(b) معرفة من قرأ {name} أو غيّره؛ يجب أن يحفظ سجله كل شيء.",
  ),
  COMPLY_HIPAA_2: warning(
    "HIPAA § 164.316(b)(2) asks for six years; {name} keeps less.",
    "يطلب HIPAA § 164.316(b)(2) ست سنوات؛ و{name} أقل من ذلك.",
  ),
  COMPLY_GDPR_1: warning(
    "GDPR Art. 5(2) asks to show what was done with personal data; changes of {name} are not written down.",
    "تطلب المادة 5(2) من GDPR إثبات ما جرى للبيانات الشخصية؛ وتغييرات {name} لا تُسجَّل.",
  ),
  COMPLY_GDPR_2: warning(
    "GDPR Art. 22 lets nobody be decided about by a machine alone; {name} acts without asking.",
    "تمنع المادة 22 من GDPR أن تقرر الآلة وحدها بشأن أحد؛ و{name} ينفذ دون سؤال.",
  ),
  COMPLY_PCIDSS_1: warning(
    "PCI DSS 3.3.1 forbids keeping the verification code of a card; {name} looks like one.",
    "يمنع PCI DSS 3.3.1 حفظ رمز التحقق من البطاقة؛ و{name} يبدو كذلك.",
  ),
  COMPLY_PCIDSS_2: warning(
    "PCI DSS 10.2.1 asks who read or changed {name}; its audit must keep everything.",
    "يطلب PCI DSS 10.2.1 معرفة من قرأ {name} أو غيّره؛ يجب أن يحفظ سجله كل شيء.",
  ),
  COMPLY_ISO27001_1: warning(
    "ISO 27001 A.8.15 asks for a log; changes of {name} are not written down.",
    "يطلب ISO 27001 A.8.15 سجلًا؛ وتغييرات {name} لا تُسجَّل.",
  ),
  COMPLY_SOC2_1: warning(
    "SOC 2 CC7.2 asks for a log; changes of {name} are not written down.",
    "يطلب SOC 2 CC7.2 سجلًا؛ وتغييرات {name} لا تُسجَّل.",
  ),
  COMPLY_NISTCSF_1: warning(
    "NIST CSF PR.PS-04 asks for a log; changes of {name} are not written down.",
    "يطلب NIST CSF PR.PS-04 سجلًا؛ وتغييرات {name} لا تُسجَّل.",
  ),
  COMPLY_EUAIACT_1: warning(
    "The EU AI Act, Art. 14, wants a person to oversee it; {name} acts without asking.",
    "تطلب المادة 14 من القانون الأوروبي للذكاء الاصطناعي إشراف إنسان؛ و{name} ينفذ دون سؤال.",
  ),
  ASSISTANT_OVERREACH: error("{name} may {detail}, which nobody it serves may.", "{name} يمكنه {detail}، ولا أحد ممن يخدمهم يمكنه ذلك."),
  ASSISTANT_AUTO_RISK: error(
    "{name} does “{detail}” without asking, and that is risky.",
    "{name} ينفذ «{detail}» دون سؤال، وهو عالي الخطورة.",
  ),
  FALLBACK_LOOP: error("{name} falls back to {target}, which falls back to it.", "بديل {name} هو {target} وبديله يعود إليه."),
  FALLBACK_CATEGORY: error("{name} falls back to {target}, which is of another sort.", "بديل {name} هو {target} وهو من فئة أخرى."),
  PROVIDER_UNKNOWN: error(
    "{name} names a service nobody knows: “{detail}”, so nothing can be sent by it.",
    "{name} يسمي خدمة غير معروفة: «{detail}»، فلا يمكن إرسال شيء عبره.",
  ),
  PROVIDER_CATEGORY: warning(
    "{name} goes by “{provider}”, which is not of the sort “{detail}”.",
    "{name} عبر «{provider}» وهي ليست من الفئة «{detail}».",
  ),
  COMPONENT_UNKNOWN: warning(
    "{name} is of a type nobody draws: “{detail}”, so its place stays empty.",
    "نوع {name} غير معروف: «{detail}»، فيبقى موضعه فارغًا.",
  ),
} satisfies Record<string, Entry>;
export type ProblemCode = keyof typeof problemTexts;

type Params = Readonly<Record<string, string | Sentence>>;

const fill = (template: string, locale: "en" | "ar", params: Params): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return value === undefined ? "" : typeof value === "string" ? value : value[locale];
  });

/** Starts a sentence with a capital letter. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Makes a problem; `name` and `prop` are filled in from the place. */
export const problem = (
  nodes: Nodes,
  code: ProblemCode,
  at: { readonly id: Id | "header"; readonly prop?: string },
  params: Params = {},
  fix?: { readonly label: Sentence; readonly ops: readonly Op[] },
): Problem => {
  const all: Params = { name: fullNameOf(nodes, at.id), prop: propWords(at.prop ?? ""), ...params };
  const entry: Entry = problemTexts[code];
  return {
    code,
    level: entry.level,
    at,
    text: { en: capital(fill(entry.en, "en", all)), ar: fill(entry.ar, "ar", all) },
    ...(fix ? { fix: { label: { ...fix.label }, ops: fix.ops } } : {}),
  };
};
