import { expect, test } from "vitest";
import { type Draft, flatten } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type Cells, cellsOf, crudNames, ownershipsOf, type Scope, setFields, setScope } from "./access.ts";
import { outline } from "./nodes.ts";

let minted = 0;
const mint = () => {
  minted += 1;
  return `p_test${minted}`;
};
const start = flatten(clinic);
const roleOf = (draft: Draft, key: string) => outline(draft).roles.find((role) => role.key === key)?.id ?? "";
const apply = (draft: Draft, ops: readonly Op[]): Draft => {
  const result = applyOps(draft, { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return result.draft;
};
const scopes = (cells: Cells) => crudNames.map((verb) => cells[verb].scope);

test("the clinic's policies read as a grid", () => {
  const doctor = roleOf(start, "doctor");
  expect(cellsOf(outline(start), doctor, "ent_appt").read).toMatchObject({ scope: "own", condition: "f_apt_doctor.f_doc_user == me" });
  expect(scopes(cellsOf(outline(start), doctor, "ent_appt"))).toEqual(["own", "none", "none", "none"]);
  expect(scopes(cellsOf(outline(start), roleOf(start, "receptionist"), "ent_appt"))[0]).toBe("all");
});

test("the administrator has everything until a policy says otherwise; one changed cell keeps the others", () => {
  expect(scopes(cellsOf(outline(start), builtIn.admin, "ent_appt"))).toEqual(["all", "all", "all", "all"]);
  const next = apply(start, setScope(start, { role: builtIn.admin, entity: "ent_appt", verb: "delete", scope: "none" }, mint));
  expect(scopes(cellsOf(outline(next), builtIn.admin, "ent_appt"))).toEqual(["all", "all", "all", "none"]);
});

test("“own” goes over the person's own record first, and over who created it last", () => {
  const ways = ownershipsOf(outline(start), "ent_appt", roleOf(start, "doctor")).map((way) => way.expr);
  expect(ways[0]).toBe("f_apt_doctor.f_doc_user == me");
  expect(ways.at(-1)).toBe("createdBy == me");
});

test("every cell set to every scope reads back, leaves the rest of the grid alone and makes no error", () => {
  const view = outline(start);
  for (const role of view.roles)
    for (const entity of view.entities)
      for (const verb of crudNames)
        for (const scope of ["all", "own", "none"] as const) {
          const before = Object.fromEntries(
            view.roles.flatMap((one) => view.entities.map((each) => [`${one.id} ${each.id}`, scopes(cellsOf(view, one.id, each.id))])),
          );
          const next = apply(start, setScope(start, { role: role.id, entity: entity.id, verb, scope }, mint));
          const after = outline(next);
          for (const one of after.roles)
            for (const each of after.entities) {
              const wanted: Scope[] = [...(before[`${one.id} ${each.id}`] as Scope[])];
              if (one.id === role.id && each.id === entity.id) wanted[crudNames.indexOf(verb)] = scope;
              expect(scopes(cellsOf(after, one.id, each.id)), `${role.id} ${entity.id} ${verb} ${scope}: ${one.id} ${each.id}`).toEqual(
                wanted,
              );
            }
          const structural = problemsOf(next).problems.filter(
            (problem) => problem.level === "error" && /^(SHAPE|LINK|ORPHAN|EXPR|KEY)/.test(problem.code),
          );
          expect(structural, `${role.id} ${entity.id} ${verb} ${scope}`).toEqual([]);
        }
});

test("setting what is set already changes nothing", () => {
  const doctor = roleOf(start, "doctor");
  expect(
    setScope(start, { role: doctor, entity: "ent_appt", verb: "read", scope: "own" }, mint).filter((op) => op.op === "add"),
  ).toHaveLength(0);
});

test("fields of one verb are set without touching another verb or role", () => {
  const desk = roleOf(start, "receptionist");
  const next = apply(start, setFields(start, { role: desk, entity: "ent_patient", verb: "update", fields: ["f_pat_phone"] }, mint));
  const cells = cellsOf(outline(next), desk, "ent_patient");
  expect(cells.update.fields).toEqual(["f_pat_phone"]);
  expect(cells.read).toEqual(cellsOf(outline(start), desk, "ent_patient").read);
  expect(cellsOf(outline(next), roleOf(next, "doctor"), "ent_patient")).toEqual(
    cellsOf(outline(start), roleOf(start, "doctor"), "ent_patient"),
  );
});
