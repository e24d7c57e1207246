import { at, ids, sentence, text } from "./stub-words.ts";

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

const refused = [
  { __typename: "Problem", code: "EXPR_NOT_SQL", text: sentence('"matches" cannot be used here: the database works this out.', 'لا يمكن استعمال "matches" هنا: تحسبه قاعدة البيانات.'), place: sentence("Appointment › Urgent", "موعد › عاجل"), closes: sentence("It is empty.", "بقي فارغًا.") },
  { __typename: "Problem", code: "EXPR_SCOPE", text: sentence("A kept formula may not read other records.", "لا تقرأ الصيغة المحفوظة سجلات أخرى."), place: null, closes: sentence("It goes on as before.", "يستمر كما كان.") },
]; // biome-ignore format: one line per problem

/** What the stub says of platforms and their releases; the empty state has none. */
export const releaseAnswers = (empty: boolean): Record<string, (variables: Record<string, unknown>) => unknown> => ({
  planRelease: (variables) => ({ planRelease: stubRelease("PLANNED", (variables.input as { environment: string }).environment) }),
  startRelease: () => ({ startRelease: stubRelease("RUNNING") }),
  platforms: () => ({ platforms: { __typename: "PlatformPage", items: empty ? [] : [platform] } }),
  runningProblems: () => ({ platform: { __typename: "Platform", id: "p1", environments: [{ __typename: "Environment", id: "e1", problems: refused }, { __typename: "Environment", id: "e2", problems: [] }] } }),
  platformOfBlueprint: () => ({ platform: empty ? null : platform }),
}); // biome-ignore format: one line per operation
