import { expect, test } from "vitest";
import { flatten } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { pictureOf } from "./changed-picture.ts";

const base = flatten(clinic);
const marks = (...ops: readonly Op[]) => Object.fromEntries(pictureOf(base, ops)!.marks);

test("what is added, changed and removed is marked where it is to be seen, and the entity around it as changed", () => {
  const picture = pictureOf(base, [
    { op: "add", kind: "field", id: "f_ins", parent: "ent_patient", props: { key: "insurance", type: "text" } },
    { op: "set", id: "f_pat_birth", prop: "required", value: true },
    { op: "remove", id: "f_pat_phone" },
  ])!;
  expect(Object.fromEntries(picture.marks)).toEqual({
    f_ins: "added",
    f_pat_birth: "changed",
    f_pat_phone: "removed",
    ent_patient: "changed",
  });
  // What goes is still there to be seen.
  expect(picture.draft.nodes.f_pat_phone).toMatchObject({ kind: "field", owner: "ent_patient" });
});

test("an entity that comes or goes takes its fields with it, and a rule about an entity marks that entity", () => {
  expect(marks({ op: "remove", id: "ent_appt" })).toMatchObject({ ent_appt: "removed", f_apt_doctor: "removed" });
  expect(
    marks(
      { op: "add", kind: "entity", id: "ent_ward", props: { key: "ward" } },
      { op: "add", kind: "field", id: "f_ward_name", parent: "ent_ward", props: { key: "name", type: "text" } },
    ),
  ).toEqual({ ent_ward: "added", f_ward_name: "added" });
  const rule = { op: "link", id: "p_pat_doc", prop: "allow", to: "update" } as const;
  expect(marks(rule)).toEqual({ ent_patient: "changed" });
  expect(pictureOf(base, [rule])!.placeOf("p_pat_doc")).toBe("ent_patient");
  expect(pictureOf(base, [rule])!.placeOf("r_doctor")).toBeNull();
});

test("where a card stands is no change, and what no longer fits has no picture", () => {
  expect(marks({ op: "set", id: "ent_patient", prop: "pos", value: [10, 20] })).toEqual({});
  expect(pictureOf(base, [{ op: "remove", id: "f_nowhere" }])).toBeNull();
});
