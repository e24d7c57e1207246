/**
 * Everything that authorises, as data. A permission is a key with a grade (what it demands), a group (where the matrix page shows it) and
 * a label. A role is a named, ranked set of permissions; the ones built in are seeded from here. This is the only source file that names
 * role keys: everywhere else the question is "does the viewer hold this permission?" (chapter ID).
 */
import type { Sentence } from "./ids.ts";

/**
 * What a permission demands. `low`: a valid session. `medium`: also audited. `high`: authenticated ≤ 60 min ago.
 * `danger`: step-up ≤ 5 min, rights re-read in the same transaction, and a governance decision.
 */
export type Grade = "low" | "medium" | "high" | "danger";

const permissionGroups = {
  organization: { en: "Organization", ar: "المنظمة" },
  members: { en: "Members", ar: "الأعضاء" },
  roles: { en: "Roles", ar: "الأدوار" },
  blueprints: { en: "Blueprints", ar: "المخططات" },
  releases: { en: "Releases", ar: "الإطلاقات" },
  platforms: { en: "Platforms", ar: "المنصات" },
  workflows: { en: "Workflows", ar: "سير العمل" },
  ai: { en: "AI", ar: "الذكاء الاصطناعي" },
  code: { en: "Code", ar: "الشيفرة" },
  vault: { en: "Vault", ar: "الخزنة" },
  providers: { en: "Providers", ar: "المزودون" },
  governance: { en: "Governance", ar: "الحوكمة" },
  compliance: { en: "Compliance", ar: "الامتثال" },
  business: { en: "Business", ar: "الأعمال" },
} as const satisfies Record<string, Sentence>;
type PermissionGroup = keyof typeof permissionGroups;

export interface PermissionSpec {
  readonly grade: Grade;
  readonly group: PermissionGroup;
  readonly label: Sentence;
}

const p = (grade: Grade, group: PermissionGroup, en: string, ar: string): PermissionSpec => ({ grade, group, label: { en, ar } });

const table = {
  "organization.read": p("low", "organization", "See the organization and its members", "رؤية المنظمة وأعضائها"),
  "blueprint.read": p("low", "blueprints", "Read blueprints", "قراءة المخططات"),
  "platform.read": p("low", "platforms", "See platforms and their environments", "رؤية المنصات وبيئاتها"),
  "platform.data.read": p("low", "platforms", "Read records of platforms", "قراءة سجلات المنصات"),
  "workflow.read": p("low", "workflows", "See workflows and their runs", "رؤية سير العمل وعمليات تشغيله"),
  "usage.read": p("low", "business", "See usage and figures", "رؤية الاستخدام والأرقام"),
  "memory.read": p("low", "ai", "Read what the assistant remembers", "قراءة ما يتذكره المساعد"),
  "decision.read": p("low", "governance", "Read decisions and their traces", "قراءة القرارات وتسلسلها"),
  "marketplace.read": p("low", "business", "Browse the marketplace", "تصفح السوق"),
  "provider.read": p("low", "providers", "See providers and their health", "رؤية المزودين وحالتهم"),
  "audit.read.own": p("low", "compliance", "Read one's own audit entries", "قراءة سجل التدقيق الخاص بالشخص"),

  "blueprint.comment": p("medium", "blueprints", "Comment on blueprints", "التعليق على المخططات"),
  "blueprint.edit": p("medium", "blueprints", "Edit drafts of blueprints", "تحرير مسودات المخططات"),
  "blueprint.commit": p("medium", "blueprints", "Commit versions of blueprints", "حفظ إصدارات المخططات"),
  "release.preview": p("medium", "releases", "Release to preview", "الإطلاق في بيئة المعاينة"),
  "platform.data.write": p("medium", "platforms", "Change records and test data of platforms", "تغيير سجلات المنصات وبياناتها التجريبية"),
  "workflow.run": p("medium", "workflows", "Run workflows", "تشغيل سير العمل"),
  "ai.generate": p("medium", "ai", "Ask the AI to plan or write", "طلب التخطيط أو الكتابة من الذكاء الاصطناعي"),
  "code.edit": p("medium", "code", "Edit code files", "تحرير ملفات الشيفرة"),
  "marketplace.install": p("medium", "business", "Install from the marketplace", "التثبيت من السوق"),
  "memory.write": p("medium", "ai", "Change what the assistant remembers", "تغيير ما يتذكره المساعد"),
  "provider.use": p("medium", "providers", "Call providers", "استخدام المزودين"),
  "export.own": p("medium", "code", "Export what one has built", "تصدير ما بناه الشخص"),
  "decision.request": p("medium", "governance", "Ask for a decision", "طلب قرار"),

  "member.invite": p("high", "members", "Invite members", "دعوة الأعضاء"),
  "member.update": p("high", "members", "Change and remove members", "تغيير الأعضاء وإزالتهم"),
  "role.assign": p("high", "roles", "Give roles to members", "منح الأدوار للأعضاء"),
  "apikey.create": p("high", "roles", "Make API keys", "إنشاء مفاتيح الواجهة البرمجية"),
  "blueprint.merge": p("high", "blueprints", "Merge branches of blueprints", "دمج فروع المخططات"),
  "release.staging": p("high", "releases", "Release to staging", "الإطلاق في بيئة التجهيز"),
  "code.execute": p("high", "code", "Run code in the sandbox", "تشغيل الشيفرة في البيئة المعزولة"),
  "secret.write": p("high", "vault", "Store secrets", "حفظ الأسرار"),
  "secret.use": p("high", "vault", "Bind secrets to what uses them", "ربط الأسرار بما يستخدمها"),
  "provider.configure": p("high", "providers", "Configure providers", "إعداد المزودين"),
  "governance.draft": p("high", "governance", "Draft governance policies", "صياغة سياسات الحوكمة"),
  "compliance.assess": p("high", "compliance", "Assess compliance", "تقييم الامتثال"),
  "audit.read.all": p("high", "compliance", "Read all audit entries", "قراءة سجل التدقيق كاملاً"),
  "audit.export": p("high", "compliance", "Export audit evidence", "تصدير أدلة التدقيق"),
  "aimodel.register": p("high", "ai", "Register AI models", "تسجيل نماذج الذكاء الاصطناعي"),
  "organization.brand": p("high", "business", "Change brand and domains", "تغيير العلامة والنطاقات"),
  "organization.bill": p("high", "business", "Manage tier and billing", "إدارة الباقة والفوترة"),
  "decision.approve": p("high", "governance", "Approve or reject decisions", "الموافقة على القرارات أو رفضها"),

  "release.production": p("danger", "releases", "Release to production", "الإطلاق في بيئة الإنتاج"),
  "secret.reveal": p("danger", "vault", "Reveal secrets", "كشف الأسرار"),
  "vault.rotate": p("danger", "vault", "Rotate vault keys", "تدوير مفاتيح الخزنة"),
  "governance.publish": p("danger", "governance", "Publish governance policies", "نشر سياسات الحوكمة"),
  "role.define": p("danger", "roles", "Define roles", "تعريف الأدوار"),
  "user.ban": p("danger", "members", "Ban people from the installation", "حظر الأشخاص من التثبيت"),
  "kill.trigger": p("danger", "governance", "Stop everything with the kill switch", "إيقاف كل شيء بمفتاح الإيقاف"),
  "kill.lift": p("danger", "governance", "Lift the kill switch", "رفع مفتاح الإيقاف"),
  "aimodel.deploy": p("danger", "ai", "Deploy AI models", "نشر نماذج الذكاء الاصطناعي"),
  "organization.delete": p("danger", "organization", "Delete the organization", "حذف المنظمة"),
  "data.purge": p("danger", "platforms", "Purge data for good", "محو البيانات نهائياً"),
  "backup.restore": p("danger", "platforms", "Restore backups", "استعادة النسخ الاحتياطية"),
  "retention.change": p("danger", "compliance", "Change retention", "تغيير مدة الاحتفاظ"),
  "support.access": p("danger", "organization", "Give support access", "منح وصول الدعم"),
} as const satisfies Record<string, PermissionSpec>;

export type Permission = keyof typeof table;
/** The permission table: all 56. */
export const permissions: Readonly<Record<Permission, PermissionSpec>> = table;
export const permissionKeys = Object.keys(table) as readonly Permission[];
/** Says whether a text is one of the permission keys; stored arrays may hold keys of another version. */
export const isPermission = (text: string): text is Permission => Object.hasOwn(table, text);
const ofGrade = (...grades: readonly Grade[]) => permissionKeys.filter((key) => grades.includes(table[key].grade));

/** How old a proof of identity may be for a grade; null means a valid session is enough. */
export const freshness: Readonly<Record<Grade, number | null>> = { low: null, medium: null, high: 60 * 60_000, danger: 5 * 60_000 };

export interface RoleSpec {
  /** Fixed, so that every installation knows its built-in roles by the same id. */
  readonly id: string;
  readonly rank: number;
  readonly scope: "installation" | "organization" | "either";
  readonly name: Sentence;
  readonly purpose: Sentence;
  readonly permissions: readonly Permission[];
}

const reading = ofGrade("low");
const building: readonly Permission[] = [...reading, ...ofGrade("medium")];
const without = (keys: readonly Permission[], ...taken: readonly Permission[]) => keys.filter((key) => !taken.includes(key));

const roles = {
  root_owner: {
    id: "00000000-0000-7000-8000-000000000100",
    rank: 100,
    scope: "installation",
    name: { en: "Root owner", ar: "المالك الأعلى" },
    purpose: {
      en: "Everything, including the AI cap and the installation kill switch.",
      ar: "كل شيء، بما فيه سقف الذكاء الاصطناعي ومفتاح إيقاف التثبيت.",
    },
    permissions: permissionKeys,
  },
  installation_admin: {
    id: "00000000-0000-7000-8000-000000000090",
    rank: 90,
    scope: "installation",
    name: { en: "Installation administrator", ar: "مدير التثبيت" },
    purpose: { en: "Users, organizations and tiers; no organization's content.", ar: "المستخدمون والمنظمات والباقات، دون محتوى المنظمات." },
    permissions: [
      "organization.read",
      "usage.read",
      "audit.read.own",
      "decision.read",
      "decision.request",
      "member.invite",
      "member.update",
      "role.assign",
      "organization.bill",
      "user.ban",
    ],
  },
  owner: {
    id: "00000000-0000-7000-8000-000000000080",
    rank: 80,
    scope: "organization",
    name: { en: "Owner", ar: "المالك" },
    purpose: { en: "Everything in one organization.", ar: "كل شيء داخل منظمة واحدة." },
    permissions: without(permissionKeys, "user.ban"),
  },
  sovereign: {
    id: "00000000-0000-7000-8000-000000000070",
    rank: 70,
    scope: "organization",
    name: { en: "Sovereign", ar: "صاحب السيادة" },
    purpose: {
      en: "Decisions, governance policies, kill switch and AI models.",
      ar: "القرارات وسياسات الحوكمة ومفتاح الإيقاف ونماذج الذكاء الاصطناعي.",
    },
    permissions: [
      ...building,
      "decision.approve",
      "governance.draft",
      "governance.publish",
      "compliance.assess",
      "audit.read.all",
      "audit.export",
      "aimodel.register",
      "aimodel.deploy",
      "kill.trigger",
      "kill.lift",
      "release.production",
      "retention.change",
    ],
  },
  admin: {
    id: "00000000-0000-7000-8000-000000000060",
    rank: 60,
    scope: "organization",
    name: { en: "Administrator", ar: "مدير" },
    purpose: { en: "Members, settings and releases to staging.", ar: "الأعضاء والإعدادات والإطلاق في بيئة التجهيز." },
    permissions: [
      ...building,
      "member.invite",
      "member.update",
      "role.assign",
      "apikey.create",
      "blueprint.merge",
      "release.staging",
      "code.execute",
      "secret.write",
      "secret.use",
      "provider.configure",
      "audit.read.all",
      "organization.brand",
      "kill.trigger",
    ],
  },
  power_user: {
    id: "00000000-0000-7000-8000-000000000040",
    rank: 40,
    scope: "organization",
    name: { en: "Builder", ar: "بانٍ" },
    purpose: { en: "Builds: blueprints, code, workflows, AI.", ar: "يبني: المخططات والشيفرة وسير العمل والذكاء الاصطناعي." },
    permissions: [...building, "apikey.create", "blueprint.merge", "code.execute"],
  },
  user: {
    id: "00000000-0000-7000-8000-000000000030",
    rank: 30,
    scope: "organization",
    name: { en: "User", ar: "مستخدم" },
    purpose: { en: "Uses and comments, edits what is shared.", ar: "يستخدم ويعلّق ويحرّر ما شورك معه." },
    permissions: [...reading, "blueprint.comment", "platform.data.write", "workflow.run", "export.own", "decision.request"],
  },
  viewer: {
    id: "00000000-0000-7000-8000-000000000010",
    rank: 10,
    scope: "organization",
    name: { en: "Viewer", ar: "مطّلع" },
    purpose: { en: "Reads.", ar: "يقرأ." },
    permissions: reading,
  },
  guest: {
    id: "00000000-0000-7000-8000-000000000005",
    rank: 5,
    scope: "organization",
    name: { en: "Guest", ar: "ضيف" },
    purpose: { en: "Sees only what was shared.", ar: "يرى ما شورك معه فقط." },
    permissions: [],
  },
  auditor: {
    id: "00000000-0000-7000-8000-000000000001",
    rank: 1,
    scope: "either",
    name: { en: "Auditor", ar: "مدقق" },
    purpose: { en: "Reads everything and exports evidence; writes nothing.", ar: "يقرأ كل شيء ويصدّر الأدلة ولا يكتب شيئاً." },
    permissions: [...reading, "audit.read.all", "audit.export"],
  },
} as const satisfies Record<string, RoleSpec>;

export type BuiltInRoleKey = keyof typeof roles;
/** The roles every installation has; seeded as rows with `organization_id` null. */
export const builtInRoles: Readonly<Record<BuiltInRoleKey, RoleSpec>> = roles;

/** The roles given when an installation or an organization begins: the only places that must know a role by name. */
export const foundingRoles = { installation: roles.root_owner.id, organization: roles.owner.id } as const;
