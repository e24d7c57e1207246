import { at, ids, sentence, text } from "./stub-words.ts";

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

const series = Array.from({ length: 60 }, (_, i) => ({
  __typename: "FigurePoint",
  at: new Date(Date.parse(at) - (60 - i) * 5_000).toISOString(),
  requests: Math.round(18 + 12 * Math.sin(i / 6) + (i % 5)),
  errors: i % 17 === 0 ? 1 : 0,
  p95: 9.4,
}));
const stubFigures = { __typename: "Figures", requests: 1284, errors: 4, p50: 3.1, p95: 9.4, endUsers: 7, at, series, records: [{ __typename: "EntityCount", entity: "patient", count: 20, label: text("Patient", "مريض") }, { __typename: "EntityCount", entity: "doctor", count: 20, label: text("Doctor", "طبيب") }, { __typename: "EntityCount", entity: "appointment", count: 41, label: text("Appointment", "موعد") }] }; // biome-ignore format: data
const stubEvent = (id: string, op: string) => ({ __typename: "PlatformEvent", revision: id, id, type: "record", entity: "appointment", recordId: "r", op, actorKind: "user", at, entityLabel: text("Appointment", "موعد"), platform: { __typename: "Platform", id: "p1", label: text("Clinic", "عيادة"), blueprint: { __typename: "Blueprint", id: ids.blueprint, label: text("Clinic", "عيادة") } } }); // biome-ignore format: data
const stubBackup = (id: string, status: string) => ({ __typename: "Backup", id, status, rows: 1240, bytes: status === "DONE" ? 3_400_000 : null, startedAt: at, version: { __typename: "Version", id: "v3", number: 3 }, error: status === "FAILED" ? { __typename: "ReleaseError", code: "RUNTIME_COPY_FULL", sentence: sentence("The disk is full; make room and start again.", "القرص ممتلئ؛ أفسح مكانًا ثم ابدأ من جديد.") } : null, restores: status === "DONE" ? [{ __typename: "Restore", id: "res1", status: "DONE", keptAside: true, startedAt: at, error: null, environment: { __typename: "Environment", id: "e1", name: "PREVIEW" } }] : [] }); // biome-ignore format: data

/** What the stub says of one environment: its figures, data, rights and values; the empty state has next to nothing. */
export const environmentAnswers = (empty: boolean): Record<string, () => unknown> => ({
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
}); // biome-ignore format: one line per operation
