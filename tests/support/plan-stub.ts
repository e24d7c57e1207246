/** What a plan over the clinic proposes, as the API would say it: a little of everything, some of which needs a yes of its own. */
import { changesOf } from "../../schema/blueprint/changes.ts";
import { flatten } from "../../schema/blueprint/document.ts";
import { majorReasons } from "../../schema/blueprint/major.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";

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
