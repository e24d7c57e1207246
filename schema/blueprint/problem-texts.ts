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
