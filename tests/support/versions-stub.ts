import { flatten, nest } from "../../schema/blueprint/document.ts";
import { liveNodes } from "../../schema/blueprint/merge-nodes.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";

/** What the stub says of versions, branches, merges and proposals; the empty state has none of them. */
const at = "2026-11-20T08:00:00.000Z";
const sentence = (en: string, ar: string) => ({ __typename: "Sentence", en, ar });
const mona = { __typename: "User", id: "u1", displayName: "Mona Haddad" };
const omar = { __typename: "User", id: "u9", displayName: "Omar Said" };
const version = (number: number, message: string, branchId: string, parents: readonly string[], tags: readonly string[] = []) => ({ __typename: "Version", id: `v${number}`, number, hash: `9f2c${number}`, message, at, branchId, parents, tags, author: number % 2 ? mona : omar }); // biome-ignore format: data
const branch = (id: string, name: string, status: string, head: number, role: string, protectedToo = false) => ({ __typename: "Branch", id, name, status, protected: protectedToo, role, parentId: id === "branch1" ? null : "branch1", head: { __typename: "Version", id: `v${head}`, number: head } }); // biome-ignore format: data
const line = (weight: string, en: string, ar: string, nodes: readonly string[]) => ({ __typename: "ChangeLine", weight, nodes, sentence: sentence(en, ar) }); // biome-ignore format: data
const clinicWithMobile = (() => {
  const done = applyOps(flatten(clinic), {
    ops: [
      { op: "set", id: "f_pat_phone", prop: "label.en", value: "Mobile" },
      { op: "add", kind: "field", id: "f_pat_ins", parent: "ent_patient", props: { key: "insurance", type: "text" } },
      { op: "remove", id: "f_doc_spec" },
    ],
  });
  return "draft" in done ? nest(liveNodes(done.draft)) : clinic;
})();
const changes = [
  line("ACCESS", "Receptionists can no longer change *Phone* of patients", "لم يعد بإمكان الاستقبال تغيير *الهاتف* في المرضى", [
    "p_pat_desk",
  ]),
  line("DATA", "Added the field *Insurance number* to *Patient*", "أُضيف الحقل *رقم التأمين* إلى *مريض*", ["f_pat_ins"]),
  line("WORDS", "Renamed *Phone* to “Mobile”", "تسمية *الهاتف*: «الجوال»", ["f_pat_phone"]),
];
/** The same while it is only proposed. */
const coming = [
  line("ACCESS", "Stop letting receptionists change *Phone* of patients", "لن يمكن للاستقبال بعد ذلك تغيير *الهاتف* في المرضى", ["p_pat_desk"]),
  line("DATA", "Add the field *Insurance number* to *Patient*", "إضافة الحقل *رقم التأمين* إلى *مريض*", ["f_pat_ins"]),
  line("WORDS", "Rename *Phone* to “Mobile”", "تسمية *الهاتف* بالإنجليزية: «Mobile»", ["f_pat_phone"]),
]; // biome-ignore format: data
const conflicts = [
  { __typename: "Conflict", id: "c1", kind: "VALUE", prop: "label.en", ours: "Telephone", theirs: "Mobile", problems: [], sentence: sentence("Both sides changed the English name of *Phone*.", "غيّر الجانبان الاسم الإنجليزي لـ *الهاتف*."), oursSentence: sentence("Renamed *Phone* to “Telephone”", "تسمية *الهاتف*: «Telephone»"), theirsSentence: sentence("Renamed *Phone* to “Mobile”", "تسمية *الهاتف*: «Mobile»") },
  { __typename: "Conflict", id: "c2", kind: "REMOVED", prop: null, ours: null, theirs: "kept", problems: [], sentence: sentence("*Doctor* was removed on one side and changed on the other.", "حُذف *طبيب* في جانب وتغيّر في الآخر."), oursSentence: sentence("Removed *Doctor*", "حذف *طبيب*"), theirsSentence: sentence("Keep *Doctor* with its changes", "الإبقاء على *طبيب* مع تغييراته") },
]; // biome-ignore format: data
const row = { __typename: "Proposal", id: "prop1", number: 1, title: "Insurance numbers for patients", status: "OPEN", openedAt: at, approvalsGiven: 0, approvalsNeeded: 1, reviewable: true, makers: [omar], author: omar, source: { __typename: "Branch", id: "branch2", name: "insurance" }, target: { __typename: "Branch", id: "branch1", name: "main" } }; // biome-ignore format: data
const proposal = { ...row, description: "So that the desk need not ask twice.", reason: null, closedAt: null, alone: false, mergedVersionId: null, closedBy: null, head: { __typename: "Version", id: "v4", number: 4, hash: "9f2c4" }, reviews: [{ __typename: "ProposalReview", id: "rev1", verdict: "REQUEST_CHANGES", text: "Mask it for doctors, please.", counts: true, at, reviewer: mona }], comments: [{ __typename: "ProposalComment", id: "com1", text: "للنقاش يوم الأحد", at, author: omar }] }; // biome-ignore format: data
const check = (key: string, state: string, en: string, ar: string) => ({ __typename: "ProposalCheck", key, state, sentence: sentence(en, ar), details: key === "problems" ? [{ text: sentence("Ward has no title field.", "لا يوجد حقل عنوان في الجناح.") }] : [] }); // biome-ignore format: data

const session = (from: number, to: number, participant: string, person: object | null, until: string, lines: readonly object[], more: object = {}) => ({ __typename: "DraftSession", id: `${from}-${participant}`, participant, person, label: null, undone: false, from, to, startedAt: until, endedAt: until, changes: lines, changeCount: lines.length, ...more }); // biome-ignore format: data
const sessions = [
  session(41, 58, "PERSON", omar, "2026-11-20T10:04:00.000Z", changes.slice(1), { changeCount: 4 }),
  session(40, 40, "RESTORE", mona, "2026-11-20T09:41:00.000Z", changes.slice(0, 1), {
    label: sentence(
      "Restored: The wards come later, says the ministry in its letter of Sunday",
      "استعادة: الأجنحة لاحقًا بحسب خطاب الوزارة يوم الأحد",
    ),
    undone: true,
  }),
  session(22, 39, "AI", mona, "2026-11-20T09:12:00.000Z", changes, { label: sentence("AI", "الذكاء الاصطناعي") }),
  session(20, 21, "API", mona, "2026-11-19T16:00:00.000Z", []),
  session(2, 19, "MERGE", omar, "2026-11-19T15:00:00.000Z", changes.slice(2), {
    label: sentence("Branch insurance merged", "دمج الفرع insurance"),
  }),
];

export const versionAnswers = (empty: boolean, role: string): Record<string, (variables: Record<string, unknown>) => unknown> => ({
  versionGraph: () => ({
    versionGraph: {
      __typename: "VersionGraph",
      branches: empty
        ? []
        : [branch("branch1", "main", "OPEN", 5, role, true), branch("branch2", "insurance", "OPEN", 4, role), branch("branch3", "colours", "MERGED", 3, role)],
      versions: empty
        ? []
        : [
            version(1, "First sketch", "branch1", [], ["1.0"]),
            version(2, "أطباء ومواعيد", "branch1", ["v1"]),
            version(3, "Calmer colours", "branch3", ["v1"]),
            version(4, "Insurance numbers for every patient, with the check of the ministry", "branch2", ["v2"]),
            version(5, "Both together", "branch1", ["v2", "v3"], ["1.1"]),
          ],
    },
  }),
  compare: () => ({ compare: { __typename: "Comparison", changes } }),
  mergePreview: () => ({ mergePreview: { __typename: "MergePreview", upToDate: false, head: { __typename: "Version", id: "v4", number: 4, hash: "9f2c4" }, conflicts, changes: coming, problems: [], content: clinicWithMobile } }),
  versionContent: ({ id }) => ({ version: { __typename: "Version", id, content: clinic } }),
  draftContent: () => ({ draft: { __typename: "Draft", content: clinicWithMobile } }),
  draftHistory: () => ({ draftHistory: { __typename: "DraftHistoryPage", items: empty ? [] : sessions, nextCursor: empty ? null : "WzFd" } }),
  moment: () => ({ draftAt: { __typename: "DraftMoment", seq: 40, at } }),
  momentContent: () => ({ draftAt: { __typename: "DraftMoment", content: clinic } }),
  restoreDraft: () => ({ step: { __typename: "DraftStep", undoGroupId: "g1", branch: { __typename: "Branch", id: "branch1" } } }),
  templateNews: () => ({ templateUpdate: { __typename: "TemplateUpdate", template: empty ? null : "clinic", label: { __typename: "Text", en: "Clinic", ar: "عيادة" }, upToDate: empty }, branch: { __typename: "Branch", id: "branch1", templateStep: null } }),
  templateUpdate: ({ input }) => ({ templateUpdate: { __typename: "TemplateUpdate", template: empty ? null : "clinic", label: { __typename: "Text", en: "Clinic", ar: "عيادة" }, upToDate: empty, conflicts: (input as { choices?: object[] }).choices?.length ? [] : conflicts.slice(0, 1), changes: coming } }),
  proposals: () => ({ proposals: { __typename: "ProposalPage", nextCursor: null, items: empty ? [] : [row, { ...row, id: "prop3", number: 3, title: "A ward for the night", reviewable: false, makers: [mona], author: mona }, { ...row, id: "prop2", number: 2, status: "MERGED", title: "ألوان أهدأ" }] } }),
  proposal: () => ({ proposal: empty ? null : proposal }),
  proposalChecks: () => ({
    proposal: empty ? null : { __typename: "Proposal", id: "prop1", checks: [check("merge", "PASSED", "It merges without questions.", "يُدمج دون أسئلة."), check("problems", "WARNING", "The result has 2 warnings.", "في النتيجة تنبيهان."), check("access-tests", "FAILED", "1 of 12 access tests fails.", "فشل 1 من 12 اختبار صلاحية."), check("migration", "SKIPPED", "No platform runs this blueprint yet.", "لا منصة تعمل بهذا المخطط بعد.")] },
  }),
}); // biome-ignore format: one line per operation
