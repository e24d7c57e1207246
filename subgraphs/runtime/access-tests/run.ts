/**
 * Runs the access tests of a model before it is released: in the environment's own database, with the statements the platform will run,
 * over rows that exist only inside a transaction which is rolled back. Nothing of the environment is read or changed.
 */
import type pg from "pg";
import { builtIn, type Crud, type Id } from "../../../schema/blueprint/shape.ts";
import { conjunctsOf } from "../../../schema/model/expression-sentences.ts";
import type { Grant, Model, Table, TestModel } from "../../../schema/model/model.ts";
import { viewerClassOf } from "../../../schema/model/pages/access.ts";
import { maskText } from "../data-plane/access.ts";
import type { Caller, RunningEnvironment } from "../data-plane/caller.ts";
import { runInput } from "../data-plane/engine.ts";
import { needsParams } from "../data-plane/explain/rules.ts";
import { ident, type Place, physical, qualified, sqlTypeOf, storedColumns, tableName } from "../data-plane/names.ts";
import { createPlans, type Plans, type Seat } from "../data-plane/plans.ts";
import { condition, expression } from "../data-plane/sql/expression.ts";
import { textForm } from "../data-plane/sql/json-text.ts";
import { rowConditions } from "../data-plane/sql/source.ts";
import { newStatement } from "../data-plane/sql/statement.ts";
import type { AccessCheck } from "../domain/migration.ts";
import { rowsOf, type TestRow, type TestRows } from "./rows.ts";
import { type Outcome, sayCheck } from "./sentences.ts";

const limits = { tests: 500, statementMs: 2_000, wholeMs: 10_000 } as const;

export interface RunDeps {
  /** A connection of its own, allowed to make a schema; ended by the caller. */
  readonly client: Pick<pg.Client, "query">;
  readonly newId: () => string;
  readonly now: () => Date;
}

/** What became of every test, in order. A test that could not be run counts as failed. */
export const runAccessTests = async ({ client, newId, now }: RunDeps, model: Model): Promise<readonly AccessCheck[]> => {
  if (model.tests.length === 0) return [];
  const schema = `p_check_${newId().replaceAll("-", "").slice(-20)}`;
  const place = { schema, role: schema };
  const account = model.header.accounts === "many" ? newId() : null;
  const plans = createPlans();
  const checks: AccessCheck[] = [];
  const began = performance.now();
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL statement_timeout = ${limits.statementMs}`);
    if (account) await client.query("SELECT set_config('wn.account', $1, true)", [account]);
    await client.query([`CREATE SCHEMA ${ident(schema)}`, ...tablesOf(model, place)].join(";\n"));
    for (const [at, test] of model.tests.entries()) {
      if (at >= limits.tests || performance.now() - began > limits.wholeMs) {
        checks.push(sayCheck(model, test, { got: "notRun", policies: [] }));
        continue;
      }
      await client.query("SAVEPOINT one");
      const outcome = await runOne({ client, model, place, account, plans, newId, now: now() }, test).catch(
        (): Outcome => ({ got: "error", policies: [] }),
      );
      await client.query("ROLLBACK TO SAVEPOINT one");
      checks.push(sayCheck(model, test, outcome));
    }
  } finally {
    await client.query("ROLLBACK");
  }
  return checks;
};

/** Only what the tests can reach: their entities, what those point at and are pointed at from, and people. */
const tablesOf = (model: Model, place: Place): readonly string[] => {
  const wanted = new Set<Id>([builtIn.user, ...model.tests.map(({ entity }) => entity)]);
  for (let size = 0; size !== wanted.size; ) {
    size = wanted.size;
    for (const { from, to } of model.relations) {
      if (wanted.has(from)) wanted.add(to);
      if (wanted.has(to)) wanted.add(from);
    }
  }
  const account = model.header.accounts === "many" ? ["account_id uuid"] : [];
  return [
    ...model.tables
      .filter(({ id }) => wanted.has(id))
      .map((table) => {
        const columns = storedColumns(table).map((column) => `${physical(column)} ${sqlTypeOf(column)}`);
        return `CREATE TABLE ${qualified(place, tableName(table.id))} (${[...systemColumns, ...account, ...columns].join(", ")})`;
      }),
    ...model.relations.flatMap(({ linkTable, from }) =>
      linkTable && wanted.has(from) ? [`CREATE TABLE ${qualified(place, linkTable)} (source uuid, target uuid)`] : [],
    ),
  ];
};
const systemColumns = [
  "id uuid",
  "version int DEFAULT 1",
  "created_at timestamptz DEFAULT now()",
  "created_by uuid",
  "updated_at timestamptz DEFAULT now()",
  "updated_by uuid",
  "deleted_at timestamptz",
];

interface Running {
  readonly client: Pick<pg.Client, "query">;
  readonly model: Model;
  readonly place: Place;
  readonly account: string | null;
  readonly plans: Plans;
  readonly newId: () => string;
  readonly now: Date;
}

const runOne = async (running: Running, test: TestModel): Promise<Outcome> => {
  const { model, place, account, plans } = running;
  const rows = rowsOf(model, test, running.newId);
  for (const row of rows.all) await insert(running, row, test.does.endsWith(".restore") && row === rows.record);
  const viewerClass = test.as === builtIn.public ? [builtIn.public] : viewerClassOf({ roles: [test.as] });
  const caller: Caller = {
    user:
      test.as === builtIn.public
        ? null
        : { id: rows.me.id, email: "", name: "", status: "active", roles: [test.as], fields: Object.fromEntries(rows.me.values) },
    account,
    sessionId: null,
    viewerClass,
    locale: "en",
  };
  const environment: RunningEnvironment = {
    ...place,
    id: place.schema,
    organizationId: "",
    platformId: "",
    key: "check",
    name: "preview",
    label: {},
    model: () => model,
  };
  const asking = { ...running, environment, caller, seat: plans.seat(environment, model, viewerClass, "en"), rows };
  const table = rows.record.table;
  if (test.does === "read") return await reads(asking, table, test);
  const [entity, verb] = test.does.split(".") as [Id, Crud | "restore" | undefined];
  return verb
    ? await writes(asking, table, verb === "restore" ? "delete" : verb, test, verb === "restore")
    : await runs(asking, table, entity);
};

interface Asking extends Running {
  readonly environment: RunningEnvironment;
  readonly caller: Caller;
  readonly seat: Seat;
  readonly rows: TestRows;
}

const insert = async ({ client, place, account }: Running, { table, id, values }: TestRow, deleted: boolean): Promise<void> => {
  const columns = storedColumns(table).filter((column) => values.has(column.id));
  const names = ["id", "created_by", "deleted_at", ...(account ? ["account_id"] : []), ...columns.map(physical)];
  const bound = [
    id,
    values.get("createdBy") ?? null,
    deleted ? new Date() : null,
    ...(account ? [account] : []),
    ...columns.map((column) => values.get(column.id)),
  ];
  const types = ["uuid", "uuid", "timestamptz", ...(account ? ["uuid"] : []), ...columns.map(sqlTypeOf)];
  await client.query(
    `INSERT INTO ${qualified(place, tableName(table.id))} (${names.join(", ")}) VALUES (${types.map((type, at) => `$${at + 1}::${type}`).join(", ")})`,
    bound,
  );
};

/** The real query of a record by id, with the fields that are looked at. */
const reads = async (asking: Asking, table: Table, test: TestModel): Promise<Outcome> => {
  const { seat, plans, environment, model, caller, now, client, rows } = asking;
  const policies = await admitting(asking, table, "read", false);
  if (!seat.view.readable(table.id)) return { got: "refused", policies };
  const columns = table.columns.filter(
    ({ id, target }) => test.fields.includes(id) && target === null && seat.view.shown(table.id, id) !== "no",
  );
  const prepared = plans.prepare(seat, `query ($id: ID!) { ${table.key}(id: $id) { id ${columns.map(({ key }) => key).join(" ")} } }`);
  const variables = plans.variables(prepared, { id: rows.record.id });
  const plan = plans.plan(prepared, variables);
  const input = runInput(environment, model, caller, variables, now);
  plan.check(input);
  const answer = await client.query<{ answer: string }>(
    plan.sql,
    plan.binds.map((bind) => bind(input)),
  );
  const record = (JSON.parse(answer.rows[0]!.answer) as Record<string, Record<string, unknown> | null>)[table.key];
  if (!record) return { got: "refused", policies };
  const clear = test.fields.filter((field) => {
    const column = columns.find(({ id }) => id === field);
    return column !== undefined && record[column.key] !== maskText && record[column.key] !== null;
  });
  // To be masked every field must be; to be allowed every field must be plain.
  const masked = test.expect === "masked" ? clear.length === 0 : clear.length < test.fields.length;
  return { got: masked && test.fields.length > 0 ? "masked" : "allowed", policies, clear };
};

/** The gate of the four implied actions: the record is visible, and a grant admits it before and after. */
const writes = async (asking: Asking, table: Table, crud: Crud, test: TestModel, deleted: boolean): Promise<Outcome> => {
  const { seat } = asking;
  const visible = crud === "create" || (await isVisible(asking, table, deleted));
  const policies = await admitting(asking, table, crud, true);
  const open = seat.view.grants(table.id, crud).filter((grant) => policies.some((one) => one.grant === grant && one.admits));
  const fields = test.fields.every((field) => crud === "delete" || open.some((grant) => grant.fields.includes(field)));
  return { got: visible && open.length > 0 && fields ? "allowed" : "refused", policies };
};

/** The gate of a declared action: role, a record one sees, a guard that holds as far as it can be known before. */
const runs = async (asking: Asking, table: Table, ref: Id): Promise<Outcome> => {
  const { model, caller } = asking;
  const action = model.actions.find((one) => one.ref === ref);
  if (!action) throw new Error(ref);
  if (!action.roles.some((role) => caller.viewerClass.includes(role)) || !(await isVisible(asking, table, false)))
    return { got: "refused", policies: [] };
  const statement = statementOf(asking);
  const parts = (action.when ? conjunctsOf(action.when.tree) : [])
    .filter((node) => !needsParams(node))
    .map((tree) => `${expression(statement, table, "b", { ...action.when!, tree })} IS TRUE`);
  const [row] = await ask(asking, statement, table, `SELECT ${parts.join(" AND ") || "true"} AS held`);
  return { got: row?.held === true ? "allowed" : "refused", policies: [] };
};

const statementOf = ({ seat }: Asking) => newStatement({ view: seat.view, place: seat.place, locale: "en", json: textForm });

const ask = async (
  { client, environment, model, caller, now, rows, place }: Asking,
  statement: ReturnType<typeof statementOf>,
  table: Table,
  select: string,
  where: readonly string[] = [],
): Promise<readonly Record<string, unknown>[]> => {
  const own = statement.bind(() => rows.record.id, "uuid");
  const input = runInput(environment, model, caller, {}, now);
  const sql = `${select} FROM ${qualified(place, tableName(table.id))} b WHERE ${[`b.id = ${own}`, ...where].join(" AND ")}`;
  return (
    await client.query<Record<string, unknown>>(
      sql,
      statement.binds.map((bind) => bind(input)),
    )
  ).rows;
};

const isVisible = async (asking: Asking, table: Table, deleted: boolean): Promise<boolean> => {
  const statement = statementOf(asking);
  return (await ask(asking, statement, table, "SELECT true AS seen", rowConditions(statement, table, "b", { deleted }))).length > 0;
};

/** Each grant with whether it admits the record, `check` included where asked. */
const admitting = async (
  asking: Asking,
  table: Table,
  crud: Crud,
  checked: boolean,
): Promise<readonly { readonly grant: Grant; readonly admits: boolean }[]> => {
  const grants = asking.seat.view.grants(table.id, crud);
  if (grants.length === 0) return [];
  const statement = statementOf(asking);
  const parts = grants.map((grant, at) => {
    const where = grant.where ? `${condition(statement, table, "b", grant.where)} IS TRUE` : "true";
    const check = checked && grant.check ? `${expression(statement, table, "b", grant.check, { old: "b" })} IS TRUE` : "true";
    return `(${where} AND ${check}) AS g${at}`;
  });
  const [row] = await ask(asking, statement, table, `SELECT ${parts.join(", ")}`);
  return grants.map((grant, at) => ({ grant, admits: row?.[`g${at}`] === true }));
};
