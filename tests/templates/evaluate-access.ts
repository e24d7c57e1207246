/**
 * What becomes of an access test, worked out from the compiled model alone: the second opinion beside the statements the platform runs.
 * Reads and the four implied actions ask the grants, declared actions their role, the caller's sight of the record and the guard.
 */
import { admits, type Env, type Row } from "../../schema/blueprint/expressions/evaluate.ts";
import { builtIn, type Crud, type Id } from "../../schema/blueprint/shape.ts";
import { conjunctsOf } from "../../schema/model/expression-sentences.ts";
import type { Grant, Model, TestModel } from "../../schema/model/model.ts";
import { viewerClassOf } from "../../schema/model/pages/access.ts";
import { rowsOf } from "../../subgraphs/runtime/access-tests/rows.ts";
import { needsParams } from "../../subgraphs/runtime/data-plane/explain/rules.ts";

/** allowed, refused or masked, as the model has it. */
export const outcomeOf = (model: Model, test: TestModel): TestModel["expect"] => {
  let count = 0;
  const rows = rowsOf(model, test, () => `id-${++count}`);
  const visitor = test.as === builtIn.public;
  const roles = visitor ? [builtIn.public] : viewerClassOf({ roles: [test.as] });
  const records = new Map<string, Row>(rows.all.map(({ id, values }) => [id, { id, ...Object.fromEntries(values) }]));
  const record = records.get(rows.record.id)!;
  const env: Env = {
    record,
    old: record,
    me: visitor ? null : { id: rows.me.id, roles, fields: records.get(rows.me.id)! },
    now: "2026-06-01T10:00:00Z",
    today: "2026-06-01",
    timeZone: model.header.timeZone,
    variables: Object.fromEntries(model.variables.map(({ id, default: value }) => [id, value])),
    follow: (_, id) => records.get(id),
    compute: (field) => rows.record.table.columns.find(({ id }) => id === field)?.compute,
  };
  const grants = (what: Crud): readonly Grant[] =>
    model.roles.filter(({ id }) => roles.includes(id)).flatMap(({ access }) => access[rows.record.table.id]?.[what] ?? []);
  const open = (what: Crud) =>
    grants(what).filter(({ where, check }) => (where === null || admits(where, env)) && (check === null || admits(check, env)));
  const seen = open("read").length > 0;
  if (test.does === "read") {
    if (!seen) return "refused";
    const plain = new Set(open("read").flatMap(({ fields, mask }) => fields.filter((field) => !mask.includes(field))));
    const clear = test.fields.filter((field) => plain.has(field));
    const masked = test.expect === "masked" ? clear.length === 0 : clear.length < test.fields.length;
    return masked && test.fields.length > 0 ? "masked" : "allowed";
  }
  const [ref, verb] = test.does.split(".") as [Id, Crud | "restore" | undefined];
  if (verb) {
    const crud = verb === "restore" ? "delete" : verb;
    const may = open(crud);
    const fields = test.fields.every((field) => crud === "delete" || may.some((grant) => grant.fields.includes(field)));
    return (crud === "create" || seen) && may.length > 0 && fields ? "allowed" : "refused";
  }
  const action = model.actions.find((one) => one.ref === ref)!;
  const guard =
    action.when === null || conjunctsOf(action.when.tree).every((tree) => needsParams(tree) || admits({ ...action.when!, tree }, env));
  return seen && guard && action.roles.some((role) => roles.includes(role)) ? "allowed" : "refused";
};
