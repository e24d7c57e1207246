/** A search where every row lies behind the wall of its account. With `ROWS=100000` it also prints what a search takes there. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { runInput } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { compiled, startPlatform, type TestPlatform } from "./platform.ts";

const count = Number(process.env.ROWS ?? 4_000);
const model = compiled({ ...clinic, accounts: "many" });
const account = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const viewerClass = ["r_member", "r_reception"];
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startPlatform(model);
  // Half of all rows in one account, the other half in fifty.
  await platform.sql(
    `INSERT INTO %s.ent_patient (id, account_id, f_pat_name)
     SELECT gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad((CASE WHEN i <= ${count / 2} THEN 0 ELSE 1 + i % 50 END)::text, 12, '0'))::uuid,
       (array['أحمد','محمد','فاطمة','Sara','John'])[1 + i % 5] || ' ' || (array['العتيبي','القحطاني','Smith','Brown'])[1 + i % 4] || ' ' || i FROM generate_series(1, ${count}) i`,
  );
  await platform.sql("VACUUM (ANALYZE) %s.ent_patient");
}, 300_000);
afterAll(() => platform.close());

const asking = (search: string, of: string) => {
  const seat = platform.plane.plans.seat(platform.environment, model, viewerClass, "en");
  const prepared = platform.plane.plans.prepare(seat, "query ($s: String) { patients(search: $s, first: 20) { nodes { name } } }");
  const variables = platform.plane.plans.variables(prepared, { s: search });
  const plan = platform.plane.plans.plan(prepared, variables);
  const user = { id: account(99), email: "", name: "", status: "active", roles: [], fields: {} };
  const caller = { user, account: of, sessionId: null, viewerClass, locale: "en" } as const;
  const input = runInput(platform.environment, model, caller, variables, new Date());
  return { sql: plan.sql, values: plan.binds.map((bind) => bind(input)), lane: "L" } as const;
};

it("[DP34] [DP11] reads the rows of the account alone, by its index, and their words once", async () => {
  for (const of of [account(0), account(3)])
    for (const search of ["4999", "عتيبي 49", "smit", "nothing here", "s"]) {
      const { sql, ...asked } = asking(search, of);
      const [row] = await platform.plane.pools.read<{ answer: string }>(platform.environment, of, { ...asked, sql });
      const { nodes } = (JSON.parse(row!.answer) as { patients: { nodes: { name: string }[] } }).patients;
      const [known] = await platform.sql<{ n: number }>(
        "SELECT count(*)::int AS n FROM %s.ent_patient WHERE account_id = $1 AND (search.vector(f_pat_name) @@ search.query($2) OR (search.pieces(f_pat_name) @> search.wanted($2) AND search.plain(f_pat_name) LIKE ALL (search.patterns($2))))",
        [of, search],
      );
      expect([search, nodes.length]).toEqual([search, Math.min(20, known!.n)]);
      const lines = await platform.plane.pools.read<{ "QUERY PLAN": string }>(platform.environment, of, {
        ...asked,
        sql: `EXPLAIN (ANALYZE) ${sql}`,
      });
      const text = lines.map((line) => line["QUERY PLAN"]).join("\n");
      expect(text).toMatch(/Filter: .*search\.answers/);
      expect(text).not.toContain("search.pieces");
      if (of === account(3)) expect(text).toMatch(/Index Scan (using|on) ent_patient_ac/);
      if (process.env.ROWS) console.log(of.slice(-2), search, /Execution Time: .*/.exec(text)?.[0]);
    }
}, 300_000);
