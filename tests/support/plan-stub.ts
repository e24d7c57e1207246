/** What a plan over the clinic proposes, as the API would say it: a little of everything, some of which needs a yes of its own. */
import { changesOf } from "../../schema/blueprint/changes.ts";
import { flatten } from "../../schema/blueprint/document.ts";
import { majorReasons } from "../../schema/blueprint/major.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { sentence } from "./stub-words.ts";

const ops: readonly Op[] = [
  { op: "add", kind: "entity", id: "ent_insurer", props: { key: "insurer", label: { en: "Insurer", ar: "شركة تأمين" } } },
  { op: "add", kind: "field", id: "f_ins_name", parent: "ent_insurer", props: { key: "name", type: "text", label: { en: "Name", ar: "الاسم" } } },
  {
    op: "add",
    kind: "field",
    id: "f_pat_insurer",
    parent: "ent_patient",
    props: { key: "insurer", type: "reference", label: { en: "Insurer", ar: "شركة التأمين" }, config: { target: "ent_insurer" } },
  },
  { op: "set", id: "f_pat_birth", prop: "required", value: true },
  { op: "link", id: "p_pat_doc", prop: "allow", to: "update" },
  { op: "set", id: "header", prop: "theme.primary", value: "#7c3aed" },
  { op: "remove", id: "f_pat_phone" },
]; // biome-ignore format: one operation per entry
const text = (words: { readonly en: string; readonly ar: string } | null) => words && { __typename: "Sentence", ...words };

export const proposed = {
  status: "PROPOSED",
  mode: "refine",
  opsApplied: 0,
  ops,
  changes: changesOf(ops, flatten(clinic)).map((change) => ({
    __typename: "PlanChange",
    id: change.id,
    sentence: text(change.sentence),
    major: change.major && text(majorReasons[change.major]),
    needs: change.needs,
    entity: change.about?.id ?? null,
    entityName: text(change.about?.name ?? null),
    nodes: change.nodes,
    taken: null,
  })),
};

const fact = (id: string, en: string, ar: string, span: readonly number[] | null, nodes: readonly string[]) => ({
  __typename: "Fact",
  id,
  text: sentence(en, ar),
  span,
  nodes,
});
const clinicText =
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
/** The plan of a description of the clinic, being made or done. */
export const plan = (working: boolean) => ({
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
