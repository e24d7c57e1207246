/** Which connection serves whom: each environment prefers one of several, and none waits while another is free. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPools, type Pools } from "../../../subgraphs/runtime/data-plane/pools.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

let database: TestDatabase;
let pools: Pools;
const places = Array.from({ length: 12 }, (_, n) => ({ schema: `p_lane${n}_preview`, role: `p_lane${n}_preview` }));
beforeAll(async () => {
  database = await testDatabase();
  for (const { role } of places) await database.admin(`CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO wn_data`);
  pools = createPools({ connection: database.database.connection("wn_data") });
});
afterAll(async () => {
  await pools.close();
  for (const { role } of places) await database.admin(`DROP ROLE ${role}`);
  await database.drop();
});

// In the lane of which a plan keeps its connections however quick the machine is.
const servedBy = (place: (typeof places)[number], sql = "SELECT pg_backend_pid()::text", name = "pid") =>
  pools.readText(place, null, { name, sql, values: [], lane: "M" });

describe("connections", () => {
  it("an environment asked again and again stays with one server process, and many share all of them", async () => {
    const served = new Map<string, Set<string>>();
    for (let round = 0; round < 4; round += 1)
      for (const place of places) {
        const pid = await servedBy(place);
        served.set(place.role, (served.get(place.role) ?? new Set()).add(pid!));
      }
    expect([...served.values()].map(({ size }) => size)).toEqual(places.map(() => 1));
    expect(new Set([...served.values()].flatMap((pids) => [...pids])).size).toBe(3);
  });

  it("one environment with much to ask has all of them", async () => {
    const slow = "SELECT pg_backend_pid()::text || coalesce(pg_sleep(0.1)::text, '')";
    const pids = await Promise.all(Array.from({ length: 3 }, () => servedBy(places[0]!, slow, "slow")));
    expect(new Set(pids).size).toBe(3);
  });

  it("where no further connection can be opened, one that is there serves", async () => {
    await database.admin("ALTER ROLE wn_data CONNECTION LIMIT 0");
    const few = createPools({ connection: database.database.connection("wn_data") });
    try {
      await expect(few.readText(places[0]!, null, { name: "one", sql: "SELECT 'x'", values: [], lane: "S" })).rejects.toThrow();
      const open = Number(
        (await database.admin<{ n: string }>("SELECT count(*) AS n FROM pg_stat_activity WHERE usename = 'wn_data'"))[0]!.n,
      );
      await database.admin(`ALTER ROLE wn_data CONNECTION LIMIT ${open + 1}`);
      const answers: (string | null)[] = [];
      for (const place of places) answers.push(await few.readText(place, null, { name: "one", sql: "SELECT 'x'", values: [], lane: "S" }));
      expect(answers).toEqual(places.map(() => "x"));
    } finally {
      await database.admin("ALTER ROLE wn_data CONNECTION LIMIT -1");
      await few.close();
    }
  });
});
