/**
 * Policies that follow a path to another record can be written in two forms, and the wrong one costs a hundred times the right one. The
 * compiler goes by a rule; this measures both forms on an environment's own rows, with its own people, and says what it found.
 */
import type pg from "pg";
import type { HopForm } from "../../../schema/blueprint/expressions/sql-context.ts";
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Grant, Model, RoleModel, Table } from "../../../schema/model/model.ts";
import { viewModel } from "./access.ts";
import type { Caller } from "./caller.ts";
import { runInput } from "./engine.ts";
import { type Place, qualified, tableName } from "./names.ts";
import { textForm } from "./sql/json-text.ts";
import { admitted } from "./sql/predicates.ts";
import { newStatement } from "./sql/statement.ts";

/** What one form cost, over all people it was tried with. */
export interface FormCost {
  /** Pages of 8 KiB that were looked at. */
  readonly pages: number;
  readonly ms: number;
}

export interface MeasuredPolicy {
  readonly policy: Grant["policy"];
  readonly role: RoleModel;
  readonly table: Table;
  readonly people: number;
  /** The form the compiler writes; null where it writes some of both. */
  readonly written: HopForm | null;
  readonly forms: Readonly<Record<HopForm, FormCost>>;
  /** The form that looked at fewer pages; where both looked at about as many, the one twice as quick; null where there is none. */
  readonly better: HopForm | null;
}

const tried = 3;

/**
 * Measures each read policy with an equality over hops, for up to three people who hold its role. `client` is logged in as `wn_data`;
 * everything happens in read-only transactions with a time limit. Throws what PostgreSQL throws.
 */
export const measurePolicies = async (client: pg.ClientBase, place: Place, model: Model): Promise<readonly MeasuredPolicy[]> => {
  const measured: MeasuredPolicy[] = [];
  for (const role of model.roles) {
    const people = await peopleOf(client, place, role);
    for (const table of model.tables)
      for (const grant of role.access[table.id]?.read ?? []) {
        const written = sqlOf(place, model, role, table, grant).sql;
        const [lookup, exists] = (["lookup", "exists"] as const).map((form) => sqlOf(place, model, role, table, grant, form).sql);
        if (lookup === exists || people.length === 0) continue;
        const cost = async (form: HopForm): Promise<FormCost> => {
          const costs = [];
          for (const person of people)
            costs.push(await explain(client, place, model, person, sqlOf(place, model, role, table, grant, form)));
          return { pages: sum(costs.map(({ pages }) => pages)), ms: sum(costs.map(({ ms }) => ms)) };
        };
        const forms = { lookup: await cost("lookup"), exists: await cost("exists") };
        measured.push({
          policy: grant.policy,
          role,
          table,
          people: people.length,
          written: written === lookup ? "lookup" : written === exists ? "exists" : null,
          forms,
          better: betterOf(forms),
        });
      }
  }
  return measured;
};

const betterOf = ({ lookup, exists }: MeasuredPolicy["forms"]): HopForm | null => {
  const even = Math.abs(lookup.pages - exists.pages) <= Math.max(lookup.pages, exists.pages) / 10;
  if (even && Math.max(lookup.ms, exists.ms) < 2 * Math.min(lookup.ms, exists.ms)) return null;
  return (even ? lookup.ms < exists.ms : lookup.pages < exists.pages) ? "lookup" : "exists";
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const sqlOf = (place: Place, model: Model, role: RoleModel, table: Table, grant: Grant, hops?: HopForm) => {
  const view = viewModel(model, [role.id]);
  const statement = newStatement({ view, place, locale: "en", json: textForm, ...(hops && { hops }) });
  const where = ["b.deleted_at IS NULL", ...admitted(statement, table, "b", [grant])];
  return { sql: `SELECT count(*) FROM ${qualified(place, tableName(table.id))} b WHERE ${where.join(" AND ")}`, binds: statement.binds };
};

const peopleOf = async (client: pg.ClientBase, place: Place, role: RoleModel): Promise<readonly Caller[]> => {
  const given = role.id !== builtIn.member;
  const { rows } = await within(client, place, null, () =>
    client.query<Record<string, unknown> & { id: string; account_id: string | null }>(
      given
        ? `SELECT u.*, c.account_id FROM ${qualified(place, "_role_grant")} g JOIN ${qualified(place, "_credential")} c USING (user_id) JOIN ${qualified(place, "_user")} u ON u.id = g.user_id WHERE g.role = $1 ORDER BY u.id LIMIT ${tried}`
        : `SELECT u.*, c.account_id FROM ${qualified(place, "_credential")} c JOIN ${qualified(place, "_user")} u ON u.id = c.user_id ORDER BY u.id LIMIT ${tried}`,
      given ? [role.id] : [],
    ),
  );
  return rows.map(
    ({ id, account_id, ...fields }): Caller => ({
      user: { id, email: "", name: "", status: "active", roles: [role.id], fields: fields as Readonly<Record<Id, unknown>> },
      account: account_id,
      sessionId: null,
      viewerClass: [role.id],
      locale: "en",
    }),
  );
};

const explain = async (
  client: pg.ClientBase,
  place: Place,
  model: Model,
  caller: Caller,
  { sql, binds }: ReturnType<typeof sqlOf>,
): Promise<FormCost> => {
  const input = runInput({}, model, caller, {}, new Date());
  const { rows } = await within(client, place, caller.account, () =>
    client.query<{ "QUERY PLAN": readonly [{ Plan: Record<string, number>; "Execution Time": number }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${sql}`,
      binds.map((bind) => bind(input)),
    ),
  );
  const [{ Plan: plan, "Execution Time": ms }] = rows[0]!["QUERY PLAN"];
  return { pages: (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0), ms };
};

/** As the environment itself reads, and never longer than ten seconds. */
const within = async <Result>(
  client: pg.ClientBase,
  place: Place,
  account: string | null,
  work: () => Promise<Result>,
): Promise<Result> => {
  await client.query("BEGIN READ ONLY");
  try {
    await client.query(`SET LOCAL ROLE "${place.role}"`);
    await client.query("SELECT set_config('wn.account', $1, true), set_config('statement_timeout', '10s', true)", [account ?? ""]);
    return await work();
  } finally {
    await client.query("ROLLBACK");
  }
};
