/** Live pages when something is wrong: a reader that does not read, a database that is away, somebody who asks without end. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { eventsAfter, eventsBefore, revisionNow } from "../../../subgraphs/runtime/application/events.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, standing, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let desk: Person;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  desk = await platform.person(["r_reception"]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const long = "ن".repeat(480);
/** The name many times over: one message is some 25 KB. */
const wide = Array.from({ length: 25 }, (_, n) => `n${n}: name`).join(" ");
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Until nothing is asked of the database any more. */
const idle = async () => {
  do {
    wire.taken();
    await pause(1_000);
  } while (wire.taken().length > 0);
};
/** Makes `n` patients named so, a hundred at a time. */
const add = async (prefix: string, n: number, tail = "") => {
  for (let at = 0; at < n; at += 100) {
    const rows = Array.from({ length: Math.min(100, n - at) }, (_, of) => ({
      name: `${prefix}${String(at + of).padStart(4, "0")}${tail}`,
    }));
    const query = "mutation ($rows: [CreatePatientSet!]!) { createPatients(input: { rows: $rows }) { status } }";
    expect((await platform.ask(query, { rows }, desk)).body.errors).toBeUndefined();
  }
};
const streamed = "subscription ($after: String) { patientChanges(after: $after) { cursor record { name } } }";
const named =
  "subscription ($p: String!) { patients(filter: { name: { startsWith: $p } }, first: 100, order: [{ name: ASC }]) { nodes { name } } }";

describe("[DP40] a reader that does not read", () => {
  it("is sent a stream until it is a mebibyte behind, then its last cursor; from there nothing is missing and nothing comes twice", async () => {
    const socket = await platform.socket(desk);
    const stream = socket.subscribe(streamed.replace("name", `name ${wide}`));
    await socket.listening();
    socket.ws.pause();
    await add("S-", 500, long);
    const told = () => stream.got.find((said) => Array.isArray(said))?.[0].extensions;
    await idle();
    socket.ws.resume();
    await expect.poll(told).toMatchObject({ code: "DATA_STREAM_BEHIND", cursor: expect.stringMatching(/\S/) });
    const names = (said: readonly { data?: { patientChanges: { record: { name: string } } } }[]) =>
      said.flatMap(({ data }) => (data?.patientChanges.record.name.startsWith("S-") ? [data.patientChanges.record.name.slice(0, 6)] : []));
    const before = names(stream.got);
    expect(before.length).toBeLessThan(500);
    expect(told().cursor).toBe(stream.got.at(-2).data.patientChanges.cursor);
    const rest = socket.subscribe(streamed, { after: told().cursor });
    await expect.poll(() => before.length + names(rest.got).length).toBe(500);
    expect([...before, ...names(rest.got)]).toEqual(Array.from({ length: 500 }, (_, n) => `S-${String(n).padStart(4, "0")}`));
    await platform.sql("DELETE FROM %s.ent_patient");
  });

  it("[DP39] the log is read in the order of its numbers, also where they grow a digit", async () => {
    await add("N-", 30);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const all = await eventsAfter(client, platform.environment, "0.0.0", 1_000);
    const [told] = await platform.sql<{ ids: readonly string[] }>(
      "SELECT array_agg(data->>'id' ORDER BY era, key, seq) AS ids FROM %s._event",
    );
    expect(all.map(({ recordId }) => recordId)).toEqual(told!.ids);
    const backwards = await eventsBefore(client, platform.environment, null, 1_000);
    expect(backwards.map(({ recordId }) => recordId)).toEqual(told!.ids.toReversed());
    expect(await revisionNow(client, platform.environment)).toBe(backwards[0]?.revision);
    await client.end();
    await platform.sql("DELETE FROM %s.ent_patient");
  });

  it("is sent the newest answer of a live query when it reads again, and not each one in between", async () => {
    const socket = await platform.socket(desk);
    const live = socket.subscribe(named.replace("{ name } } }", `{ name ${wide} } } }`), { p: "L-" });
    await live.nth(0);
    await add("L-", 80, long);
    await expect.poll(() => live.got.at(-1).data.patients.nodes.length).toBe(80);
    socket.ws.pause();
    const was = live.got.length;
    for (let n = 0; n < 20; n += 1) {
      await add(`L-${n}`, 1, long);
      await pause(60);
    }
    socket.ws.resume();
    await expect.poll(() => live.got.at(-1).data.patients.nodes.length).toBe(100);
    expect(live.got.length - was).toBeLessThan(20);
    await platform.sql("DELETE FROM %s.ent_patient");
  });

  it("is not answered more than it takes: what it asked waits in its own line, not in memory", async () => {
    await platform.sql(
      "INSERT INTO %s.ent_patient (id, f_pat_name) SELECT gen_random_uuid(), 'Q-' || repeat('ع', 2000) FROM generate_series(1, 400)",
    );
    const socket = await platform.socket(desk);
    socket.ws.pause();
    wire.taken();
    const query = named.replace("subscription", "query").replace("100", "500");
    const asked = Array.from({ length: 30 }, () => socket.subscribe(query, { p: "Q-" }));
    const ran = () => wire.taken().filter((sql) => sql.includes("string_agg")).length;
    // Until nothing more is asked for a second, however many are still waiting.
    let first = 0;
    for (let more = 1; more > 0 || first === 0; first += more) {
      await pause(1_000);
      more = ran();
    }
    expect(first).toBeLessThan(25);
    socket.ws.resume();
    for (const one of asked) expect((await one.nth(0)).data.patients.nodes).toHaveLength(400);
    expect(first + ran()).toBe(30);
    await platform.sql("DELETE FROM %s.ent_patient");
  });
});

describe("[DP67] [DP38] the database is away while people watch", () => {
  it("nobody is told that they lost a right; live queries and streams go on by themselves, without loss", async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => platform.person(["r_reception"])));
    const sockets = await Promise.all([desk, ...others].map((person) => platform.socket(person)));
    const live = sockets.map((socket) => socket.subscribe(named, { p: "A-" }));
    const streams = sockets.map((socket) => socket.subscribe(streamed));
    await Promise.all(live.map((one) => one.nth(0)));
    await Promise.all(sockets.map((socket) => socket.listening()));
    await add("A-", 1);
    await Promise.all(streams.map((one) => one.nth(0)));
    for (const fault of ["cut", "freeze"] as const) {
      wire[fault]();
      await pause(2_100); // Whose session it is must be looked up again.
      platform.plane.dataChanged(platform.environment.id);
      await pause(500);
      wire.mend();
    }
    // Somebody else's commit during the outage, of which nobody here was told.
    await add("A-x", 3);
    await Promise.all(live.map((one) => expect.poll(() => one.got.at(-1).data?.patients.nodes.length).toBe(4)));
    await Promise.all(streams.map((one) => expect.poll(() => one.got.length).toBe(4)));
    for (const one of [...live, ...streams]) expect(one.got.every((said) => said.data)).toBe(true);
    // All is well: nothing is asked any more.
    await idle();
    await pause(2_000);
    expect(wire.taken()).toEqual([]);
    await platform.sql("DELETE FROM %s.ent_patient");
  });

  it("what changed while it was away arrives when it is back, with nobody committing anything", async () => {
    const socket = await platform.socket(desk);
    const live = socket.subscribe(named, { p: "B-" });
    await live.nth(0);
    wire.cut();
    platform.plane.dataChanged(platform.environment.id);
    await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name) VALUES (gen_random_uuid(), 'B-1')");
    await pause(300);
    wire.mend();
    expect(await live.nth(1)).toEqual({ data: { patients: { nodes: [{ name: "B-1" }] } } });
  });
});

describe("[DP67] answers that hang on the time, and something fails once while they are looked at", () => {
  it("they are looked at again: the database that was away, and what nobody foresaw", async () => {
    let now = new Date();
    const unexpected: unknown[] = [];
    const log = (error: unknown) => void unexpected.push(error);
    const timed = await startPlatform(compiled(clinic), {
      database,
      connection: wire.connection,
      clock: { now: () => now },
      passingMs: 40,
      log,
    });
    const somebody = await timed.person(["r_reception"]);
    await timed.sql("UPDATE %s._session SET idle_expires_at = now() + interval '9 days', absolute_expires_at = now() + interval '9 days'");
    const fresh = () => timed.sql("INSERT INTO %s.ent_patient (id, f_pat_name, created_at) VALUES (gen_random_uuid(), 'T-1', $1)", [now]);
    await fresh();
    const socket = await timed.socket(somebody);
    const ask = (unit: string) =>
      socket.subscribe(`subscription { patients(filter: { createdAt: { last: { n: 1, unit: ${unit} } } }) { nodes { name } } }`);
    const [hour, day] = [ask("HOUR"), ask("DAY")];
    const [there, gone] = [["T-1"], []].map((names) => ({ data: { patients: { nodes: names.map((name) => ({ name })) } } }));
    for (const live of [hour, day]) expect(await live.nth(0)).toEqual(there);
    wire.cut();
    await pause(300);
    wire.mend();
    now = new Date(now.getTime() + 2 * 3_600_000);
    expect(await hour.nth(1)).toEqual(gone);
    hour.stop();
    await pause(100);
    // An environment that cannot say its model for a moment.
    const { model } = timed.environment;
    Object.assign(timed.environment, {
      model: () => {
        throw new Error("not now");
      },
    });
    await expect.poll(() => unexpected.map(String)).toContain("Error: not now");
    Object.assign(timed.environment, { model });
    now = new Date(now.getTime() + 72 * 3_600_000);
    expect(await day.nth(1)).toEqual(gone);
    await timed.close();
  });
});

describe("[DP12] questions on a socket count", () => {
  it("by session and by address, and one too many is told when to come back", async () => {
    const narrow = await startPlatform(compiled(clinic), { database, rates: { session: 5, address: 3 }, clock: standing() });
    const somebody = await narrow.person(["r_reception"]);
    for (const [who, limit] of [
      [somebody, 5],
      [null, 3],
    ] as const) {
      const socket = await narrow.socket(who, { "accept-language": "ar" });
      const asked = Array.from({ length: limit + 1 }, () => socket.subscribe("{ __typename }"));
      for (const one of asked.slice(0, limit)) expect((await one.nth(0)).data).toEqual({ __typename: "Query" });
      const [refused] = await asked[limit]!.nth(0);
      expect(refused).toMatchObject({
        message: expect.stringMatching(/[\u0600-\u06ff]/),
        extensions: { code: "DATA_LIMIT_RATE", retryAfter: expect.any(Number) },
      });
    }
    await narrow.close();
  });
});
