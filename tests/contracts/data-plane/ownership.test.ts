import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Checked, ExprNode } from "../../../schema/blueprint/expressions/checked.ts";
import type { HopForm } from "../../../schema/blueprint/expressions/sql-context.ts";
import type { Grant } from "../../../schema/model/model.ts";
import { viewModel } from "../../../subgraphs/runtime/data-plane/access.ts";
import { runInput } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { measurePolicies } from "../../../subgraphs/runtime/data-plane/index.ts";
import { textForm } from "../../../subgraphs/runtime/data-plane/sql/json-text.ts";
import { admitted } from "../../../subgraphs/runtime/data-plane/sql/predicates.ts";
import { newStatement } from "../../../subgraphs/runtime/data-plane/sql/statement.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, fullAccess, grant, userTable } from "./build-model.ts";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";

const customer = buildTable("ent_customer", "customer", [
  buildColumn("f_cname", "name", "text"),
  buildColumn("f_agent", "agent", "user"),
  buildColumn("f_region", "region", "text"),
]);
const invoice = buildTable("ent_invoice", "invoice", [
  buildColumn("f_no", "no", "integer"),
  buildColumn("f_customer", "customer", "reference", { target: "ent_customer" }),
]);
const all = ["f_no", "f_customer"];
const hop = (field: string, type: Checked["type"]): ExprNode => ({
  k: "field",
  from: "record",
  path: ["f_customer", field],
  through: ["ent_customer"],
  type,
});
const same = (left: ExprNode, right: ExprNode): ExprNode => ({ k: "call", fn: "==", args: [left, right], type: { is: "bool" } });
const checked = (source: string, tree: ExprNode): Checked => ({ source, type: { is: "bool" }, sql: true, tree, reads: [] });
const user = { is: "record", entity: "ent_user" } as const;
const text = { is: "string" } as const;
const mine = checked("f_customer.f_agent == me", same(hop("f_agent", user), { k: "me", prop: "id", type: user }));
const ofRegion = checked(
  "f_customer.f_region == me.f_user_region",
  same(hop("f_region", text), { k: "me", prop: "f_user_region", type: text }),
);

const model = buildModel(
  [userTable([buildColumn("f_user_region", "region", "text")]), customer, invoice],
  [
    {
      field: "f_customer",
      from: "ent_invoice",
      to: "ent_customer",
      cardinality: "one",
      linkTable: null,
      inverse: { key: "invoices", label: {} },
      onDelete: "clear",
    },
    { field: "f_agent", from: "ent_customer", to: "ent_user", cardinality: "one", linkTable: null, inverse: null, onDelete: "clear" },
  ],
  [
    buildRole("r_admin", "admin", { ent_customer: fullAccess(customer), ent_invoice: fullAccess(invoice) }),
    buildRole("r_agent", "agent", { ent_invoice: access({ read: [grant(all, { policy: "p_agent", where: mine })] }) }),
    buildRole("r_region", "region", { ent_invoice: access({ read: [grant(all, { policy: "p_region", where: ofRegion })] }) }),
  ],
);

let database: TestDatabase;
let platform: TestPlatform;
let agents: readonly Person[];
let manager: Person;
beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(model, { database });
  agents = await Promise.all(Array.from({ length: 20 }, () => platform.person(["r_agent"])));
  manager = await platform.person(["r_region"]);
  await platform.sql("UPDATE %s._user SET f_user_region = 'west'");
  // Some customers have no agent or no region, some invoices no customer.
  await platform.sql(
    `INSERT INTO %s.ent_customer (id, f_cname, f_agent, f_region)
     SELECT gen_random_uuid(), 'c' || i, CASE WHEN i % 7 > 0 THEN ($1::uuid[])[1 + i % 20] END, CASE WHEN i % 10 > 0 THEN CASE WHEN i % 3 > 0 THEN 'west' ELSE 'east' END END
     FROM generate_series(1, 2000) i`,
    [agents.map(({ id }) => id)],
  );
  await platform.sql(
    `INSERT INTO %s.ent_invoice (id, f_no, f_customer)
     SELECT gen_random_uuid(), i, CASE WHEN i % 13 > 0 THEN c.id END
     FROM generate_series(1, 100000) i JOIN (SELECT id, row_number() OVER () AS n FROM %s.ent_customer) c ON c.n = 1 + (i * 7919) % 2000`,
  );
  await platform.sql("VACUUM (ANALYZE) %s.ent_customer");
  await platform.sql("VACUUM (ANALYZE) %s.ent_invoice");
}, 120_000);
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const rowsOf = async (where: Grant["where"], person: Person, hops?: HopForm, before = "") => {
  const statement = newStatement({
    view: viewModel(model, ["r_agent"]),
    place: platform.environment,
    locale: "en",
    json: textForm,
    ...(hops && { hops }),
  });
  const [condition] = admitted(statement, invoice, "b", [grant(all, { where })]);
  const caller = {
    user: { id: person.id, email: "", name: "", status: "active", roles: [], fields: { f_user_region: "west" } },
    account: null,
    sessionId: null,
    viewerClass: ["r_agent"],
    locale: "en",
  } as const;
  const input = runInput(platform.environment, model, caller, {}, new Date());
  return platform.plane.pools.read<Record<string, unknown>>(platform.environment, null, {
    sql: `${before}SELECT b.f_no FROM ${platform.environment.schema}.ent_invoice b WHERE ${condition} ORDER BY 1`,
    values: statement.binds.map((bind) => bind(input)),
    lane: "L",
  });
};

interface Node {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly Node[];
}
/** Rows of invoices a plan looked at. */
const touched = (node: Node): number =>
  (node["Relation Name"] === "ent_invoice" ? (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"] : 0) +
  (node.Plans ?? []).reduce((sum, inner) => sum + touched(inner), 0);
const looked = async (where: Grant["where"], person: Person, hops?: HopForm) => {
  const [row] = await rowsOf(where, person, hops, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ");
  return touched((row!["QUERY PLAN"] as [{ Plan: Node }])[0].Plan);
};

describe("ownership over two hops", () => {
  it("gives the same rows in both forms, which are those whose path ends there", async () => {
    for (const [where, expected, person] of [
      ...agents.slice(0, 4).map((agent) => [mine, `c.f_agent = '${agent.id}'`, agent] as const),
      [ofRegion, "c.f_region = 'west'", manager],
      [mine, "false", manager],
    ] as const) {
      const wanted = await platform.sql<{ f_no: string }>(
        `SELECT i.f_no FROM %s.ent_invoice i JOIN %s.ent_customer c ON c.id = i.f_customer WHERE ${expected} ORDER BY 1`,
      );
      const numbers = (rows: readonly Record<string, unknown>[]) => rows.map(({ f_no }) => Number(f_no));
      for (const form of [undefined, "lookup", "exists"] as const)
        expect(numbers(await rowsOf(where, person, form))).toEqual(numbers(wanted));
    }
  });

  it("looks at an owner's few rows of 100 000, not at all of them", async () => {
    const own = (await rowsOf(mine, agents[3]!)).length;
    expect(own).toBeGreaterThan(1_000);
    expect(own).toBeLessThan(6_000);
    expect(await looked(mine, agents[3]!)).toBe(own);
    expect(await looked(mine, agents[3]!, "exists")).toBeGreaterThan(90_000);
  });

  it("is measured in both forms on an environment's own rows", async () => {
    const client = new pg.Client(database.database.connection("wn_data"));
    await client.connect();
    const measured = await measurePolicies(client, platform.environment, model);
    await client.end();
    expect(measured.map(({ policy, people, written }) => [policy, people, written])).toEqual([
      ["p_agent", 3, "lookup"],
      ["p_region", 1, "exists"],
    ]);
    const [agent, region] = measured;
    expect(agent!.better).toBe("lookup");
    expect(agent!.forms.lookup.pages).toBeLessThan(agent!.forms.exists.pages);
    for (const form of ["lookup", "exists"] as const) expect(region!.forms[form].pages).toBeGreaterThan(0);
  });
});
