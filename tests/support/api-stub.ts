/**
 * Answers the control plane's API inside a browser test, so that every state of every screen can be reached by a switch:
 * normal, loading (no answer), error (with a correlation id), offline (no connection), empty, read-only. Only for tests of what
 * the studio draws; journeys run against a real server.
 */

import type { Page, WebSocketRoute } from "playwright-core";
import { proposed } from "./plan-stub.ts";
import { versionAnswers } from "./versions-stub.ts";

export type StubState = "normal" | "loading" | "error" | "offline" | "empty" | "readOnly";

export interface StubOptions {
  readonly state?: StubState;
  readonly locale?: "en" | "ar";
  readonly signedIn?: boolean;
  /** Answers by operation name, over the usual ones. */
  readonly answers?: Readonly<Record<string, (variables: Record<string, unknown>) => unknown>>;
  readonly planWorking?: boolean;
  readonly planProposed?: boolean;
  readonly killSwitch?: boolean;
}

export interface ApiStub {
  /** Sends one event to every open subscription of that operation. */
  emit(operation: string, data: unknown): void;
  readonly asked: string[];
  /** Operations of the open subscriptions. */
  following(): readonly string[];
}

const ids = { organization: "0190-org", blueprint: "0190-bp", branch: "0190-br", user: "0190-user" };
const at = "2026-11-20T09:30:00.000Z";
const text = (en: string, ar: string) => ({ __typename: "Text", en, ar });
const sentence = (en: string, ar: string) => ({ __typename: "Sentence", en, ar });

export const stubViewer = (role: "OWNER" | "VIEWER" = "OWNER") => ({
  user: { id: ids.user, displayName: "Mona Haddad", email: "mona@clinic.example" },
  organization: { id: ids.organization, slug: "noor", name: { en: "Noor Group", ar: "مجموعة نور" } },
  role: { id: "r1", key: role === "OWNER" ? "owner" : "viewer", name: { en: "Owner", ar: "مالك" } },
  permissions:
    role === "OWNER"
      ? [
          "blueprint.read",
          "blueprint.edit",
          "blueprint.comment",
          "blueprint.commit",
          "blueprint.merge",
          "release.preview",
          "release.production",
          "member.invite",
          "member.update",
          "platform.read",
          "platform.data.read",
          "platform.data.write",
          "backup.restore",
          "retention.change",
          "data.purge",
          "kill.trigger",
          "kill.lift",
          "decision.approve",
        ]
      : ["blueprint.read", "platform.read"],
  locale: "en",
});

const stubExplained = {
  __typename: "RightsExplained",
  allowed: false,
  reason: "The person sees the record, but no policy allows this on it.",
  policies: [
    {
      __typename: "PolicyTold",
      sentence: "Doctor may change: Appointments",
      admits: false,
      conditions: [
        { __typename: "ConditionTold", sentence: "User of Doctor is the person", holds: true },
        { __typename: "ConditionTold", sentence: "Status is Requested", holds: false },
        { __typename: "ConditionTold", sentence: "Status is Requested", holds: null },
      ],
    },
  ],
  fields: [{ __typename: "FieldTold", key: "time", name: "Time", access: "CLOSED" }],
};

const version = {
  __typename: "Version",
  id: "v3",
  number: 3,
  hash: "9f2c",
  message: "Release from the studio",
  at,
  author: { __typename: "User", id: ids.user, displayName: "Mona Haddad" },
};
const branch = (role: string) => ({
  __typename: "Branch",
  id: ids.branch,
  name: "main",
  protected: false,
  documentName: "org.br.draft.1",
  role,
  head: version,
});
const blueprint = (role: string, id: string = ids.blueprint, en = "Clinic", ar = "عيادة", status = "ACTIVE") => ({
  __typename: "Blueprint",
  id,
  key: "clinic",
  status,
  updatedAt: at,
  label: text(en, ar),
  defaultBranch: branch(role),
});
const planner = {
  __typename: "PlannerStatus",
  planner: "offline",
  sentence: sentence(
    "Descriptions are read by rules, without AI. Set ANTHROPIC_API_KEY to plan with Claude.",
    "تُقرأ الأوصاف بقواعد دون ذكاء اصطناعي. اضبط ANTHROPIC_API_KEY للتخطيط مع Claude.",
  ),
};
const release = (number: number) => ({
  __typename: "Release",
  id: `rel${number}`,
  status: "ACTIVE",
  startedAt: at,
  finishedAt: at,
  version: { __typename: "Version", id: `v${number}`, number, message: "Release" },
});
const environment = (id: string, name: string, url: string, active: unknown) => ({
  __typename: "Environment",
  id,
  name,
  status: "READY",
  url,
  graphqlUrl: `${url}graphql`,
  canRollBack: true,
  activeRelease: active,
  releases: { __typename: "ReleasePage", items: [] },
});
const platform = {
  __typename: "Platform",
  id: "p1",
  key: "clinic",
  status: "ACTIVE",
  createdAt: at,
  label: text("Clinic", "عيادة"),
  blueprint: { __typename: "Blueprint", id: ids.blueprint },
  environments: [
    environment("e1", "PREVIEW", "http://clinic--preview.localhost:4000/", release(3)),
    environment("e2", "PRODUCTION", "http://clinic.localhost:4000/", null),
  ],
};
const fact = (id: string, en: string, ar: string, span: readonly number[] | null, nodes: readonly string[]) => ({
  __typename: "Fact",
  id,
  text: sentence(en, ar),
  span,
  nodes,
});
export const clinicText =
  "A clinic. Patients have a name, date of birth and phone. Doctors have a name and specialty. An appointment links a patient and a doctor and has a time, a reason and a status (requested, confirmed, done, cancelled). It should feel calm.";
const report = {
  __typename: "PlanReport",
  planner: "offline",
  understood: [
    fact("1", "Patients have a name, a date of birth and a phone.", "لكل مريض اسم وتاريخ ميلاد وهاتف.", [10, 56], ["ent_patient"]),
    fact("2", "Doctors have a name and a specialty.", "لكل طبيب اسم وتخصص.", [57, 94], ["ent_doctor"]),
    fact("3", "An appointment links a patient and a doctor.", "الموعد يربط مريضًا وطبيبًا.", [95, 145], ["ent_appt"]),
  ],
  assumed: [
    fact("4", "A doctor is linked to a user, so that “their own” has a meaning.", "يرتبط الطبيب بمستخدم ليكون لـ«مواعيدهم» معنى.", null, [
      "ent_doctor",
    ]),
  ],
  ignored: [{ __typename: "Span", from: 207, to: 230, text: "It should feel calm." }],
  questions: [
    {
      __typename: "Question",
      id: "q1",
      default: "one",
      text: sentence("Can a patient have several doctors at once?", "هل يمكن أن يكون للمريض عدة أطباء؟"),
      choices: [
        { __typename: "Choice", key: "one", label: sentence("One per appointment", "طبيب لكل موعد") },
        { __typename: "Choice", key: "many", label: sentence("Several", "عدة أطباء") },
      ],
    },
  ],
};
const plan = (working: boolean) => ({
  __typename: "Plan",
  id: "plan1",
  status: working ? "WORKING" : "DONE",
  mode: "new",
  opsApplied: 12,
  changes: [],
  ops: [],
  decidedBy: null,
  planner: "offline",
  text: clinicText,
  undoGroupId: "g1",
  error: null,
  report: working ? null : report,
});
const step = (id: string, kind: string, en: string, ar: string, cls = "SAFE", rows = 0) => ({
  __typename: "MigrationStep",
  id,
  kind,
  class: cls,
  rows,
  state: "todo",
  sentence: sentence(en, ar),
  loses: null,
  misfits: null,
  choices: [],
});
export const stubRelease = (status: string, name = "PREVIEW") => ({
  __typename: "Release",
  id: "rel4",
  status,
  error: null,
  platform: { __typename: "Platform", id: "p1", key: "clinic", label: text("Clinic", "عيادة") },
  environment: { __typename: "Environment", id: "e1", name, url: "http://clinic--preview.localhost:4000/", activeRelease: release(3) },
  version: { __typename: "Version", id: "v4", number: 4 },
  decision:
    name === "PRODUCTION"
      ? {
          __typename: "Decision",
          id: "d1",
          status: "AWAITING_APPROVAL",
          canApprove: true,
          title: sentence("Release Clinic v4 to production", "إطلاق عيادة v4 في الإنتاج"),
          needs: sentence("Needs one approval by an owner.", "يحتاج موافقة مالك واحد."),
          risk: {
            __typename: "Risk",
            score: 42,
            band: "MEDIUM",
            factors: [{ __typename: "Factor", key: "prod", text: sentence("It reaches real users.", "يصل إلى مستخدمين حقيقيين.") }],
          },
        }
      : null,
  plan: {
    __typename: "MigrationPlan",
    computedAt: at,
    summary: { __typename: "MigrationSummary", tables: 3, policies: 6, pages: 11, actions: 9, testRows: 60 },
    problems: [],
    checks: [],
    steps: [
      step("s1", "create-table", "Make the table *Patients*", "إنشاء جدول *المرضى*"),
      step("s2", "create-table", "Make the table *Doctors*", "إنشاء جدول *الأطباء*"),
      step("s3", "add-column", "Add *Insurance number* to patients", "إضافة *رقم التأمين* إلى المرضى", "ONLINE"),
      step("s4", "fill", "Fill the new field with its default", "ملء الحقل الجديد بقيمته الأولية", "DATA", 20),
    ],
  },
  done: status === "ACTIVE" ? 4 : 1,
  waitsFor: null,
  ms: { compile: 4, migrate: 140, testData: 310 },
});
const series = Array.from({ length: 60 }, (_, i) => ({
  __typename: "FigurePoint",
  at: new Date(Date.parse(at) - (60 - i) * 5_000).toISOString(),
  requests: Math.round(18 + 12 * Math.sin(i / 6) + (i % 5)),
  errors: i % 17 === 0 ? 1 : 0,
  p95: 9.4,
}));
export const stubFigures = { __typename: "Figures", requests: 1284, errors: 4, p50: 3.1, p95: 9.4, endUsers: 7, at, series, records: [{ __typename: "EntityCount", entity: "patient", count: 20, label: text("Patient", "مريض") }, { __typename: "EntityCount", entity: "doctor", count: 20, label: text("Doctor", "طبيب") }, { __typename: "EntityCount", entity: "appointment", count: 41, label: text("Appointment", "موعد") }] }; // biome-ignore format: data
export const stubEvent = (id: string, op: string) => ({ __typename: "PlatformEvent", revision: id, id, type: "record", entity: "appointment", recordId: "r", op, actorKind: "user", at, entityLabel: text("Appointment", "موعد"), platform: { __typename: "Platform", id: "p1", label: text("Clinic", "عيادة"), blueprint: { __typename: "Blueprint", id: ids.blueprint, label: text("Clinic", "عيادة") } } }); // biome-ignore format: data
const stubBackup = (id: string, status: string) => ({ __typename: "Backup", id, status, rows: 1240, bytes: status === "DONE" ? 3_400_000 : null, startedAt: at, version: { __typename: "Version", id: "v3", number: 3 }, error: status === "FAILED" ? { __typename: "ReleaseError", code: "RUNTIME_COPY_FULL", sentence: sentence("The disk is full; make room and start again.", "القرص ممتلئ؛ أفسح مكانًا ثم ابدأ من جديد.") } : null, restores: status === "DONE" ? [{ __typename: "Restore", id: "res1", status: "DONE", keptAside: true, startedAt: at, error: null, environment: { __typename: "Environment", id: "e1", name: "PREVIEW" } }] : [] }); // biome-ignore format: data
const killSwitch = { __typename: "KillSwitch", id: "k1", scope: "ORGANIZATION", scopeId: null, reach: "AUTOMATION", reason: "Unexpected deletions, we are looking into it.", epoch: 1, active: true, at, by: { __typename: "User", id: "u9", displayName: "Omar Said" }, lift: null }; // biome-ignore format: data
const roles = [
  { __typename: "Role", id: "r1", key: "owner", rank: 100, name: text("Owner", "مالك") },
  { __typename: "Role", id: "r2", key: "builder", rank: 50, name: text("Builder", "باني") },
  { __typename: "Role", id: "r3", key: "viewer", rank: 10, name: text("Viewer", "مشاهد") },
];
const member = (id: string, name: string, email: string, role: (typeof roles)[number]) => ({ __typename: "Membership", id, status: "ACTIVE", joinedAt: at, lastSeenAt: at, user: { __typename: "User", id: `u${id}`, displayName: name, email }, role: { __typename: "Role", id: role.id, key: role.key, name: role.name } }); // biome-ignore format: data

const template = (key: string, en: string, ar: string, aboutEn: string, aboutAr: string, primary: string, accent: string) => ({ __typename: "Template", key, version: key, own: key === "school", sector: "general", label: text(en, ar), description: text(aboutEn, aboutAr), entities: Array.from({ length: 8 }, (_, at) => text(`Entity ${at}`, `كيان ${at}`)), roles: [text("Owner", "مالك"), text("Member", "عضو")], theme: { primary, accent, radius: 10 } }); // biome-ignore format: data
const stubTemplates = [
  template("clinic", "Clinic", "عيادة", "Patients book, the desk runs the day, doctors write visits and prescriptions.", "يحجز المرضى، وتدير الاستقبال اليوم، ويكتب الأطباء الزيارات.", "#0f766e", "#0e7490"),
  template("school", "School", "مدرسة", "Classes and timetable, attendance, marks and fees.", "الفصول والجدول والحضور والدرجات والرسوم.", "#7c3aed", "#db2777"),
  template("shop", "Online shop", "متجر إلكتروني", "A catalogue everybody can see, orders with lines and totals.", "كتالوج يراه الجميع، وطلبات بأصنافها ومجاميعها.", "#c2410c", "#0f766e"),
]; // biome-ignore format: data

const usual = (options: StubOptions): Record<string, (variables: Record<string, unknown>) => unknown> => {
  const empty = options.state === "empty";
  const role = options.state === "readOnly" ? "VIEWER" : "OWNER";
  return {
    blueprints: () => ({ blueprints: { __typename: "BlueprintPage", items: empty ? [] : [blueprint(role), blueprint(role, "bp2", "School enrolment", "تسجيل المدرسة"), blueprint(role, "bp3", "Old desk", "المكتب القديم", "ARCHIVED")] }, plannerStatus: planner }),
    blueprint: () => ({ blueprint: blueprint(role), plannerStatus: planner }),
    describePlatform: () => ({ describePlatform: { __typename: "Plan", id: "plan1", blueprint: { __typename: "Blueprint", id: ids.blueprint } } }),
    ...versionAnswers(empty, role),
    templates: () => ({ templates: stubTemplates }),
    useTemplate: () => ({ useTemplate: { __typename: "MadeBlueprint", blueprint: { __typename: "Blueprint", id: ids.blueprint }, problems: [] } }),
    createBlueprint: () => ({ createBlueprint: { __typename: "Blueprint", id: ids.blueprint } }),
    plan: () => ({ plan: { ...plan(options.planWorking === true), ...(options.planProposed ? proposed : {}) } }),
    cancelPlan: () => ({ cancelPlan: { __typename: "Plan", id: "plan1", status: "CANCELLED" } }),
    commitVersion: () => ({ commitVersion: { ...version, id: "v4", number: 4 } }),
    planRelease: (variables) => ({ planRelease: stubRelease("PLANNED", (variables.input as { environment: string }).environment) }),
    startRelease: () => ({ startRelease: stubRelease("RUNNING") }),
    platforms: () => ({ platforms: { __typename: "PlatformPage", items: empty ? [] : [platform] } }),
    platformOfBlueprint: () => ({ platform: empty ? null : platform }),
    members: () => ({
      members: { __typename: "MemberPage", items: [member("1", "Mona Haddad", "mona@clinic.example", roles[0]!), ...(empty ? [] : [member("2", "عمر سعيد", "omar@clinic.example", roles[1]!), member("3", "Lina Aziz", "lina@clinic.example", roles[2]!)])] },
      invites: { __typename: "InvitePage", items: empty ? [] : [{ __typename: "Invite", id: "i1", email: "sara@clinic.example", status: "OPEN", expiresAt: at, role: roles[1] }] },
      roles,
    }),
    inviteMember: () => ({ inviteMember: { __typename: "InviteResult", invite: { __typename: "Invite", id: "i2" }, link: "http://localhost:4000/invite/9Zk3Qm1x7Tt0Vb2Wc4Yd6" } }),
    monitor: () => ({ environment: { __typename: "Environment", id: "e1", name: "PREVIEW", url: "http://clinic--preview.localhost:4000/", platform: { __typename: "Platform", id: "p1", key: "clinic", label: text("Clinic", "عيادة") }, figures: empty ? { ...stubFigures, requests: 0, errors: 0, p50: null, p95: null, endUsers: 0, series: [], records: [] } : stubFigures }, environmentEvents: { __typename: "EventPage", items: empty ? [] : [stubEvent("1", "create"), stubEvent("2", "update"), stubEvent("3", "delete")] } }),
    surroundings: () => ({ environment: empty ? null : { __typename: "Environment", id: "e1", name: "PREVIEW", activeRelease: { __typename: "Release", id: "rel3" }, platform: { __typename: "Platform", id: "p1", key: "clinic", label: text("Clinic", "عيادة"), environments: [{ __typename: "Environment", id: "e1", name: "PREVIEW", activeRelease: { __typename: "Release", id: "rel3" } }] }, figures: stubFigures } }),
    testData: () => ({ testData: { __typename: "TestData", rows: 60, entered: 3, fillable: true, filling: { __typename: "TestFill", id: "fill1", status: "RUNNING", rows: 400, expected: 3000, error: null } } }),
    backups: () => ({ backups: { __typename: "BackupPage", nextCursor: null, items: [stubBackup("b3", "RUNNING"), stubBackup("b2", "DONE"), stubBackup("b1", "FAILED")] } }),
    retention: () => ({ retention: [{ __typename: "RetentionRule", id: "ret1", entity: "appointment", days: 365, outcome: "ANONYMISE", rows: 4, label: text("Appointments", "المواعيد") }], legalHolds: [{ __typename: "LegalHold", id: "hold1", entity: "patient", recordId: null, reason: "The court of Riyadh asked for the files of 2025.", placedAt: at, placedBy: { __typename: "User", id: "u9", displayName: "Omar Said" } }] }),
    askableRights: () => ({ askableRights: { __typename: "AskableRights", testAccountOnly: true, records: [{ __typename: "AskableRecords", id: "ent_user", label: text("User", "مستخدم"), plural: text("Users", "المستخدمون"), searchable: true, actions: [] }, { __typename: "AskableRecords", id: "ent_appt", label: text("Appointment", "موعد"), plural: text("Appointments", "المواعيد"), searchable: true, actions: [{ __typename: "AskableAction", name: "confirmAppointment", label: text("Confirm", "تأكيد") }] }] } }),
    findForRights: () => ({ findForRights: [{ __typename: "RightsSubject", id: "0190aa88-7766-7000-8000-000000000001", title: "Omar Said", roles: "Doctor" }, { __typename: "RightsSubject", id: "0190aa88-7766-7000-8000-000000000002", title: null, roles: null }] }),
    explainRights: () => ({ explainRights: stubExplained }),
    readViews: () => ({ readAccess: { __typename: "ReadAccess", role: "r_admin", login: "p_0190aa8877665544_preview_bi", validUntil: "2099-01-01T00:00:00.000Z", openedAt: at, openedBy: null }, readableRoles: [{ __typename: "ReadableRole", id: "r_admin", label: text("Administrator", "مسؤول") }] }),
    environmentVariables: () => ({ environmentVariables: empty ? [] : [
      { __typename: "EnvironmentVariable", id: "var_max", key: "highestAmount", type: "money", typeLabel: sentence("Money", "مبلغ"), value: "750", default: "500", settable: true, label: text("Highest amount", "أعلى مبلغ") },
      { __typename: "EnvironmentVariable", id: "var_open", key: "open", type: "boolean", typeLabel: sentence("Yes or no", "نعم أو لا"), value: null, default: "true", settable: true, label: text("Open to visitors", "مفتوح للزوار") },
      { __typename: "EnvironmentVariable", id: "var_same", key: "vat", type: "percent", typeLabel: sentence("Percent", "نسبة"), value: null, default: "15", settable: false, label: text("VAT", "ضريبة القيمة المضافة") },
    ] }),
    hiddenData: () => ({ hiddenData: [
      { __typename: "HiddenData", id: "h1", kind: "FIELD", rows: 20, bytes: 2048, hiddenAt: at, keptUntil: "2099-01-01T00:00:00.000Z", label: sentence("Fax", "الفاكس"), entityLabel: sentence("Patients", "المرضى"), disposal: null },
      { __typename: "HiddenData", id: "h2", kind: "GENERATION", rows: 12, bytes: 4096, hiddenAt: at, keptUntil: at, label: sentence("Age", "العمر"), entityLabel: sentence("Patients", "المرضى"), disposal: { __typename: "Disposal", id: "d2", status: "PROPOSED" } },
      { __typename: "HiddenData", id: "h3", kind: "SET_ASIDE", rows: 640, bytes: 900000, hiddenAt: at, keptUntil: at, label: sentence("Everything from before a restore", "كل ما كان قبل استعادة نسخة احتياطية"), entityLabel: sentence("The whole environment", "البيئة كلها"), disposal: { __typename: "Disposal", id: "d3", status: "AWAITING_DECISION" } },
    ] }),
    dropHidden: () => ({ dropHidden: { __typename: "Disposal", id: "d2", status: "AWAITING_DECISION" } }),
    setVariable: () => ({ setVariable: { __typename: "EnvironmentVariable", id: "var_max", value: "900" } }),
    waitingDecisions: () => ({ decisions: { __typename: "DecisionPage", items: empty ? [] : [{ ...stubRelease("AWAITING_DECISION", "PRODUCTION").decision, requestedAt: at, requestedBy: { __typename: "User", id: "u9", displayName: "Omar Said" } }] } }),
    diff: () => ({ diff: [{ __typename: "DiffLine", sentence: sentence("Renamed Phone to Mobile in Patient", "تغيّر اسم الهاتف إلى الجوال في مريض") }, { __typename: "DiffLine", sentence: sentence("Added the field Insurance number to Patient", "أُضيف الحقل رقم التأمين إلى مريض") }] }),
    killSwitches: () => ({ killSwitches: options.killSwitch ? [killSwitch] : [] }),
    claimState: () => ({ claimState: { __typename: "ClaimState", valid: !empty } }),
    inviteByToken: () => ({ inviteByToken: empty ? null : { __typename: "InvitePreview", organizationName: text("Noor Group", "مجموعة نور"), role: { __typename: "Role", name: text("Builder", "باني") }, email: "sara@clinic.example", hasAccount: false } }),
    issueTicket: () => ({ issueTicket: { __typename: "Ticket", ticket: "t", expiresAt: at } }),
  };
}; // biome-ignore format: one line per operation

const nameOf = (query: string): string => /(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1] ?? "";

/** Wires the stub to a page; call before `goto`. */
export const stubApi = async (page: Page, options: StubOptions = {}): Promise<ApiStub> => {
  const state = options.state ?? "normal";
  const answers = { ...usual(options), ...options.answers };
  const asked: string[] = [];
  const open: { socket: WebSocketRoute; id: string; operation: string }[] = [];
  await page.route("**/auth/*", async (route) => {
    const role = state === "readOnly" ? "VIEWER" : "OWNER";
    const grant = { accessToken: "stub", expiresAt: new Date(Date.now() + 600_000).toISOString(), viewer: stubViewer(role) };
    if (options.signedIn === false && route.request().url().endsWith("refresh"))
      return route.fulfill({ status: 401, json: { error: { code: "UNAUTHENTICATED", message: "" } } });
    if (state === "error" && !route.request().url().endsWith("refresh"))
      return route.fulfill({
        status: 400,
        json: {
          error: { code: "BAD_CREDENTIALS", message: "The e-mail address or the password is not right.", correlationId: "0190-abc" },
        },
      });
    return route.fulfill({ json: grant });
  });
  await page.route("**/graphql", async (route) => {
    const { query, variables } = route.request().postDataJSON() as { query: string; variables?: Record<string, unknown> };
    const operation = nameOf(query);
    asked.push(operation);
    const kept = ["killSwitches", "issueTicket", ...(state === "error" || state === "loading" || state === "offline" ? [] : [operation])];
    if (!kept.includes(operation)) {
      if (state === "loading") return; // never answered
      if (state === "offline") return route.abort("internetdisconnected");
      return route.fulfill({
        json: {
          data: null,
          errors: [
            {
              message: "The database did not answer in time. Try again.",
              extensions: { code: "UNAVAILABLE", correlationId: "0190f3aa-77b1" },
            },
          ],
        },
      });
    }
    const answer = answers[operation];
    const refusal = (message: string, code: string) => ({ data: null, errors: [{ message, extensions: { code } }] });
    if (!answer) return route.fulfill({ json: refusal(`The stub has no answer for ${operation}.`, "STUB") });
    try {
      return await route.fulfill({ json: { data: answer(variables ?? {}) } });
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      return route.fulfill({ json: refusal(message, code ?? "STUB") });
    }
  });
  await page.routeWebSocket("**/graphql", (socket) => {
    socket.onMessage((message) => {
      const { type, id, payload } = JSON.parse(String(message)) as { type: string; id?: string; payload?: { query?: string } };
      if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
      else if (type === "ping") socket.send(JSON.stringify({ type: "pong" }));
      else if (type === "subscribe" && id) open.push({ socket, id, operation: nameOf(payload?.query ?? "") });
    });
  });
  return {
    asked,
    following: () => open.map((one) => one.operation),
    emit: (operation, data) => {
      for (const one of open)
        if (one.operation === operation) one.socket.send(JSON.stringify({ type: "next", id: one.id, payload: { data } }));
    },
  };
};
