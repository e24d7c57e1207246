/** Table files of many rows: what they cost, and that no row gains or loses by the company of others. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { orderDesk } from "./order-desk.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let clerk: Person;
beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(orderDesk), { database, connection: wire.connection });
  clerk = await platform.person(["r_clerk"]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const until = async (id: string, state: string, on: TestPlatform, as: Person) => {
  for (;;) {
    const { body } = await on.send("GET", `/api/_imports/${id}`, { as });
    if (body.state === state) return body;
    if (body.state === "stopped") throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const checked = async (lines: readonly string[], on = platform, as = clerk, of = "orders") => {
  const headers = { "content-type": "text/csv", "x-webnova-upload": "many.csv" };
  const { status, body } = await on.send("POST", `/api/${of}/import`, { raw: lines.join("\n"), headers, as });
  expect(status, JSON.stringify(body)).toBe(201);
  return await until(body.id, "checked", on, as);
};
const run = async (id: string, on = platform, as = clerk) => {
  expect((await on.send("POST", `/api/_imports/${id}/run`, { body: {}, as })).status).toBe(200);
  return await until(id, "done", on, as);
};
const number = (of: string, n: number) => `${of}-${String(n).padStart(5, "0")}`;

describe("[DP59] a file of many rows", () => {
  it("is checked and written some hundred rows to a statement", async () => {
    wire.taken();
    const seen = await checked(["number,pieces", ...Array.from({ length: 1_000 }, (_, n) => `${number("A", n)},${n}`)]);
    expect(seen).toMatchObject({ created: 1_000, refused: 0 });
    const writing = () => wire.taken().filter((text) => text.includes("INSERT INTO") && text.includes("ent_ord"));
    expect(writing()).toHaveLength(4);
    expect(await run(seen.id)).toMatchObject({ created: 1_000, refused: 0 });
    expect(writing()).toHaveLength(4);
    const [logged] = await platform.sql(
      `SELECT (SELECT count(*)::int FROM %s.ent_ord WHERE f_o_no LIKE 'A-%') AS rows,
              (SELECT count(DISTINCT stream)::int FROM %s._event e JOIN %s.ent_ord o ON e.stream = 'record:' || o.id WHERE o.f_o_no LIKE 'A-%' AND e.type = 'RecordCreated') AS events,
              (SELECT count(DISTINCT resource)::int FROM %s._audit a JOIN %s.ent_ord o ON a.resource = 'ent_ord:' || o.id WHERE o.f_o_no LIKE 'A-%' AND a.actor = $1) AS audited`,
      [clerk.id],
    );
    expect(logged).toEqual({ rows: 1_000, events: 1_000, audited: 1_000 });
  });

  it("refuses of many the same rows for the same reasons as of one, and writes all others", async () => {
    await platform.sql("INSERT INTO %s.ent_ord (id, f_o_no) VALUES (uuidv7(), 'B-taken')");
    const wrong: Readonly<Record<number, string>> = {
      7: ",1,",
      20: "B-00020,many,",
      131: "B-00131,1,forbidden",
      200: "B-taken,1,",
    };
    const lines = Array.from({ length: 320 }, (_, n) => wrong[n] ?? `${number("B", n)},${n},`);
    const alone: unknown[] = [];
    for (const line of Object.values(wrong)) alone.push((await checked(["number,pieces,note", line])).problems[0].problems);
    const seen = await checked(["number,pieces,note", ...lines]);
    expect(seen).toMatchObject({ created: 316, refused: 4 });
    expect(seen.problems.map(({ row, problems }: { row: number; problems: unknown }) => [row, problems])).toEqual(
      Object.keys(wrong).map((n, at) => [Number(n) + 2, alone[at]]),
    );
    const done = await run(seen.id);
    expect(done).toMatchObject({ created: 316, refused: 4 });
    expect((await platform.sql("SELECT f_o_no FROM %s.ent_ord WHERE f_o_no ~ '^B-[0-9]'")).length).toBe(316);
  });

  it("is only asked about in the check where nothing but the answers can refuse a row, and written by the run", async () => {
    wire.taken();
    const seen = await checked(["name", ...Array.from({ length: 600 }, (_, n) => number("Customer", n))], platform, clerk, "customers");
    expect(seen).toMatchObject({ created: 600, refused: 0 });
    const writing = () => wire.taken().filter((text) => text.includes("INSERT INTO") && text.includes("ent_cust"));
    expect(writing()).toEqual([]);
    expect(await platform.sql("SELECT id FROM %s.ent_cust WHERE f_c_name LIKE 'Customer-%'")).toEqual([]);
    expect(await run(seen.id)).toMatchObject({ created: 600, refused: 0 });
    expect(writing().length).toBeGreaterThan(0);
    expect(await platform.sql("SELECT id FROM %s.ent_cust WHERE f_c_name LIKE 'Customer-%'")).toHaveLength(600);
  });

  it("finds in the check what the run would refuse, also where that takes writing the rows", async () => {
    const { fields } = orderDesk.entities.ent_ord!;
    const { unique: _, ...f_o_no } = fields.f_o_no!;
    const ent_ord = { ...orderDesk.entities.ent_ord!, fields: { ...fields, f_o_no } };
    const free = await startPlatform(compiled({ ...orderDesk, entities: { ...orderDesk.entities, ent_ord } }), {
      database,
      name: "staging",
    });
    try {
      const person = await free.person(["r_clerk"]);
      const long = "x".repeat(3_000);
      const headings = "number,pieces,note,total,stage,customer";
      const lines = [
        "E-1,1,,2.50,new,",
        "E-1,1,forbidden,,,",
        "E-2,-6,,,,",
        ",1,,,,",
        "E-3,1,,NaN,,",
        "E-4,1,,,gone,",
        "E-5,1,,,,Nobody",
        `E-6,1,${long},,,`,
      ];
      for (const some of [lines, ...lines.map((line) => [line]), lines.map(() => lines[0]!)]) {
        const seen = await checked([headings, ...some], free, person);
        const done = await run(seen.id, free, person);
        expect([seen.created, seen.refused, seen.problems]).toEqual([done.created, done.refused, done.problems]);
      }
      const all = await checked([headings, ...lines], free, person);
      expect(all.problems.map(({ row }: { row: number }) => row)).toEqual([3, 4, 5, 6, 7, 8]);
    } finally {
      await free.close();
    }
  });

  it("asks the index whether a value is taken, however few rows there were when it was planned", async () => {
    const young = await startPlatform(compiled(orderDesk), { database });
    try {
      const person = await young.person(["r_clerk"]);
      await young.sql("INSERT INTO %s.ent_ord (id, f_o_no) VALUES (uuidv7(), 'first')");
      await young.sql("ANALYZE %s.ent_ord");
      const seen = await checked(["number,pieces", ...Array.from({ length: 2_000 }, (_, n) => `${number("C", n)},${n}`)], young, person);
      await run(seen.id, young, person);
      const reads = async () =>
        (
          await young.sql<{ scanned: number; written: number }>(
            "SELECT seq_tup_read::int AS scanned, n_tup_ins::int AS written FROM pg_stat_user_tables WHERE schemaname = '%s' AND relname = 'ent_ord'",
          )
        )[0]!;
      await expect.poll(async () => (await reads()).written, { timeout: 60_000 }).toBeGreaterThanOrEqual(4_000);
      // Each row looked at by each of the others would be some millions.
      expect((await reads()).scanned).toBeLessThan(200_000);
    } finally {
      await young.close();
    }
  });
});
