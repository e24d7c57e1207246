/** Answers go on as the bytes PostgreSQL sent: each is its own, however many are on their way. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPools, type Pools } from "../../../subgraphs/runtime/data-plane/pools.ts";
import type { ByteText } from "../../../subgraphs/runtime/data-plane/row-bytes.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

let database: TestDatabase;
let pools: Pools;
const place = { schema: "p_long_preview", role: "p_long_preview" };
beforeAll(async () => {
  database = await testDatabase();
  await database.admin(`CREATE ROLE ${place.role} NOLOGIN; GRANT ${place.role} TO wn_data`);
  pools = createPools({ connection: database.database.connection("wn_data") });
});
afterAll(async () => {
  await pools.close();
  await database.admin(`DROP ROLE ${place.role}`);
  await database.drop();
});

const sql = "SELECT CASE WHEN $2::int >= 0 THEN repeat($1::text, $2::int) END";
const ask = (unit: string, times: number) => pools.readAnswer(place, null, { name: "long", sql, values: [unit, times], lane: "S" });

describe("[DP2] an answer that only goes on", () => {
  it("is what was asked for, of every length and script, with many behind each other on the same connections", async () => {
    // Around what is a text, and what the socket gives in several pieces.
    const times = [0, 1, 511, 512, 682, 683, 1_023, 1_024, 2_047, 2_048, 8_000, 21_000, 120_000];
    const asked = Array.from({ length: 96 }, (_, n) => ({ unit: ["ع", "é", "x", "🕌"][n % 4]!, times: times[(n * 7) % times.length]! }));
    const answers: (ByteText | null)[] = new Array(asked.length).fill(null);
    // As many at once as an environment may ask; all answers are held until the last has come.
    let next = 0;
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        for (let n = next++; n < asked.length; n = next++) answers[n] = await ask(asked[n]!.unit, asked[n]!.times);
      }),
    );
    for (const [n, { unit, times: of }] of asked.entries()) {
      const wanted = `{"data":${unit.repeat(of)}}`;
      expect(String(answers[n]) === wanted, `${of} times ${unit}`).toBe(true);
      expect(answers[n]!.length).toBe(Buffer.byteLength(wanted));
    }
  });

  it("is null where the row has no value, and questions for rows of several columns read them all", async () => {
    expect(await ask("x", -1)).toBeNull();
    const rows = await pools.read(place, null, { sql: "SELECT 'ع' AS a, NULL::text AS b, 7 AS c, '' AS d", values: [], lane: "S" });
    expect(rows).toEqual([{ a: "ع", b: null, c: 7, d: "" }]);
    expect(await pools.readText(place, null, { name: "void", sql: "SELECT WHERE true", values: [], lane: "S" })).toBeNull();
  });
});
