/** The database under a platform when it is full, busy, hanging or dying: what is told, what goes on, and how it comes back. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
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

const words = { en: /[a-z]/i, ar: /[\u0600-\u06ff]/ } as const;
const create = "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id } } }";
const list = "{ patients(first: 5) { nodes { name } count { value } } }";
const settle = (answer: Promise<unknown>) =>
  answer.then(
    () => "fine",
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("[DP70] a disk that is full", () => {
  it.skipIf(process.getuid?.() !== 0)(
    "writes are refused with 503 and leave nothing; reads go on; all is well when there is room",
    async () => {
      const [{ data_directory: folder }] = (await platform.sql<{ data_directory: string }>("SHOW data_directory")) as [
        { data_directory: string },
      ];
      const disk = mkdtempSync(join(tmpdir(), "webnova-test-disk-"));
      const { uid, gid } = statSync(folder);
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=2m,mode=0700,uid=${uid},gid=${gid}`, "tmpfs", disk]);
      expect(mounted.status, String(mounted.stderr)).toBe(0);
      try {
        await platform.sql(`CREATE TABLESPACE small_disk LOCATION '${disk}'`);
        await platform.sql("ALTER TABLE %s.ent_patient SET TABLESPACE small_disk");
        let written = 0;
        for (const size of [4096 * 100, 4096 * 10, 4096])
          for (;;)
            try {
              writeFileSync(join(disk, `filler${written}`), Buffer.alloc(size));
              written += 1;
            } catch {
              rmSync(join(disk, `filler${written}`), { force: true });
              break;
            }
        const saved: string[] = [];
        const name = "م".repeat(480);
        const key = uuidv7();
        const refusals: { readonly status: number; readonly code: string }[] = [];
        for (let n = 0; refusals.length < 4; n += 1) {
          const locale = refusals.length % 2 === 0 ? "en" : "ar";
          const rest = refusals.length > 1;
          const answer = await platform.send("POST", rest ? "/api/patients" : "/graphql", {
            body: rest
              ? { name }
              : { query: create, variables: { input: { set: { name }, idempotencyKey: refusals.length === 0 ? `${key}${n}` : key } } },
            as: desk,
            headers: { "accept-language": locale },
          });
          if (answer.status === 200 || answer.status === 201) {
            saved.push(rest ? answer.body.id : answer.body.data.createPatient.record.id);
            continue;
          }
          const told = rest
            ? { message: answer.body.detail, ...answer.body }
            : { ...answer.body.errors[0], ...answer.body.errors[0].extensions };
          expect(told.message).toMatch(words[locale]);
          expect(told.correlationId).toMatch(/^[0-9a-f-]{36}$/);
          expect(answer.headers["retry-after"]).toBe("30");
          refusals.push({ status: answer.status, code: told.code });
        }
        expect(refusals).toEqual(Array.from({ length: 4 }, () => ({ status: 503, code: "DATA_STORAGE_FULL" })));
        const seen = await platform.ask(list, {}, desk);
        expect([seen.status, seen.body.data.patients.count.value]).toEqual([200, saved.length]);
        const [told] = await platform.sql<{ n: number }>("SELECT count(*)::int AS n FROM %s._event WHERE data->>'entity' = 'ent_patient'");
        expect(told?.n).toBe(saved.length);

        for (let n = 0; n < written; n += 1) rmSync(join(disk, `filler${n}`));
        // The key of a call that was refused is still good for it.
        const input = { set: { name }, idempotencyKey: key };
        const again = await platform.ask(create, { input }, desk);
        expect(again.body.errors).toBeUndefined();
        expect((await platform.ask(create, { input }, desk)).body).toEqual(again.body);
        expect((await platform.ask(list, {}, desk)).body.data.patients.count.value).toBe(saved.length + 1);
      } finally {
        await platform.sql("ALTER TABLE %s.ent_patient SET TABLESPACE pg_default");
        await platform.sql("DROP TABLESPACE IF EXISTS small_disk");
        spawnSync("umount", [disk]);
        rmSync(disk, { recursive: true, force: true });
      }
    },
  );

  it("who signed in long ago reads on where nothing can be written down", async () => {
    const somebody = await platform.person(["r_reception"]);
    await platform.sql("UPDATE %s._session SET last_used_at = now() - interval '1 hour' WHERE user_id = $1", [somebody.id]);
    await platform.sql(
      "CREATE FUNCTION %s.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$",
    );
    await platform.sql("CREATE TRIGGER full_disk BEFORE UPDATE ON %s._session FOR EACH ROW EXECUTE FUNCTION %s.full()");
    const answer = await platform.ask("{ me { id } }", {}, somebody);
    expect([answer.status, answer.body.data?.me.id]).toEqual([200, somebody.id]);
    await platform.sql("DROP TRIGGER full_disk ON %s._session");
  });
});

describe("[DP12] connections that are all taken", () => {
  it("nobody waits behind a server that hangs for all who are in front: the line ends before the statements do", async () => {
    const slow = await startPlatform(compiled(clinic), { database, pools: { waitMs: 200, perEnvironment: { running: 2, waiting: 64 } } });
    const order: string[] = [];
    const read = (name: string) =>
      settle(slow.plane.pools.read(slow.environment, null, { sql: "SELECT pg_sleep(1.5)", values: [], lane: "S" })).then((said) =>
        order.push(`${name} ${said}`),
      );
    await Promise.all([read("front"), read("front"), ...Array.from({ length: 20 }, () => read("line"))]);
    expect(order).toEqual([...Array.from({ length: 20 }, () => "line DATA_BUSY"), "front fine", "front fine"]);
    await slow.close();
  });

  it("every lane and the writers: others are told to come back, with a sentence; when they are free all is well at once", async () => {
    const narrow = await startPlatform(compiled(clinic), {
      database,
      pools: { waitMs: 300, sizes: { S: 1, M: 1, L: 1, writers: 1 }, perEnvironment: { running: 50, waiting: 10 } },
    });
    const somebody = await narrow.person(["r_reception"]);
    const { pools } = narrow.plane;
    await narrow.ask("{ me { id } }", {}, somebody);
    const sleep = "SELECT pg_sleep(1.8)";
    const held = [
      ...(["S", "M", "L"] as const).map((lane) => pools.read(narrow.environment, null, { sql: sleep, values: [], lane })),
      pools.write(narrow.environment, null, (writing) => writing.query(sleep)),
    ];
    const update = "mutation ($input: CreatePatientsInput!) { createPatients(input: $input) { status } }";
    // All at once: one after the other they would outlast what holds the connections.
    const [told, answers] = await Promise.all([
      Promise.all([
        ...(["S", "M", "L"] as const).map((lane) => settle(pools.read(narrow.environment, null, { sql: "SELECT 1", values: [], lane }))),
        settle(pools.write(narrow.environment, null, (writing) => writing.query("SELECT 1"))),
      ]),
      Promise.all(
        Object.keys(words).map((locale) =>
          narrow.send("POST", "/graphql", {
            body: { query: update, variables: { input: { rows: [{ name: "a" }] } } },
            as: somebody,
            headers: { "accept-language": locale },
          }),
        ),
      ),
    ]);
    expect(told).toEqual(Array(4).fill("DATA_BUSY"));
    for (const [at, sentence] of Object.values(words).entries()) {
      expect([answers[at]!.status, answers[at]!.headers["retry-after"], answers[at]!.body.errors[0].extensions.code]).toEqual([
        429,
        "1",
        "DATA_BUSY",
      ]);
      expect(answers[at]!.body.errors[0].message).toMatch(sentence);
    }
    await Promise.all(held);
    expect((await narrow.ask(list, {}, somebody)).body.data.patients.count.value).toBe(0);
    expect((await narrow.ask(create, { input: { set: { name: "b" } } }, somebody)).status).toBe(200);
    await narrow.close();
  });

  it("[DP67] those who wait for a connection hear at once that the server is gone", async () => {
    const waiting = await startPlatform(compiled(clinic), {
      database,
      connection: wire.connection,
      pools: { sizes: { S: 1, M: 1, L: 1, writers: 1 }, waitMs: 20_000, perEnvironment: { running: 50, waiting: 10 } },
    });
    const read = (sql: string) => settle(waiting.plane.pools.read(waiting.environment, null, { sql, values: [], lane: "M" }));
    expect(await read("SELECT 1")).toBe("fine");
    const all = Array.from({ length: 12 }, () => read("SELECT pg_sleep(1.8)"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    wire.cut();
    const codes = await Promise.race([Promise.all(all), new Promise<string[]>((resolve) => setTimeout(() => resolve(["hangs"]), 10_000))]);
    expect(codes).toHaveLength(12);
    expect(codes).not.toContain("DATA_BUSY");
    expect(codes).not.toContain("fine");
    wire.mend();
    await expect.poll(() => read("SELECT 1")).toBe("fine");
    await waiting.close();
  });

  it("[DP13] an environment at its limit takes no more than its share from another: whoever holds less comes first", async () => {
    const calm = await startPlatform(compiled(clinic), { database, pools: { waitMs: 60_000 } });
    const { pools } = calm.plane;
    const order: string[] = [];
    const read = (of: TestPlatform, name: string) =>
      settle(pools.read(of.environment, null, { sql: "SELECT pg_sleep(0.3)", values: [], lane: "M" })).then((said) =>
        order.push(`${name} ${said}`),
      );
    // Three at once in this lane, eight of one environment: the loud one has five in line before the calm one comes.
    const loud = Array.from({ length: 20 }, () => read(platform, "loud"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = order.length;
    await read(calm, "calm");
    expect(order.slice(before).filter((said) => said === "loud fine").length).toBeLessThanOrEqual(6);
    expect(order.at(-1)).toBe("calm fine");
    await Promise.all(loud);
    await calm.close();
  });
});

describe("[DP13] one environment is saturated", () => {
  it("another's question is done when each connection of its lane has finished what it had and one more: twice its time alone", async () => {
    const sizes = { S: 4, M: 3, L: 2, writers: 4 } as const;
    // Thirty in line may wait long on a slow machine; that they wait in turn is what is looked at.
    const calm = await startPlatform(compiled(clinic), { database, pools: { sizes, waitMs: 60_000 } });
    const { pools } = calm.plane;
    const sleep = "SELECT pg_sleep(0.12)";
    const ask = {
      S: (of: TestPlatform) => pools.read(of.environment, null, { sql: sleep, values: [], lane: "S" }),
      M: (of: TestPlatform) => pools.read(of.environment, null, { sql: sleep, values: [], lane: "M" }),
      L: (of: TestPlatform) => pools.read(of.environment, null, { sql: sleep, values: [], lane: "L" }),
      writers: (of: TestPlatform) => pools.write(of.environment, null, (writing) => writing.query(sleep)),
    } as const;
    for (const [lane, question] of Object.entries(ask)) {
      const size = sizes[lane as keyof typeof sizes];
      let done = 0;
      let going = true;
      // At its limit all the time: whoever is answered asks again.
      const loud = Array.from({ length: 30 }, async () => {
        while (going) {
          await question(platform);
          done += 1;
        }
      });
      await expect.poll(() => done).toBeGreaterThan(0);
      const meanwhile: number[] = [];
      for (let n = 0; n < 6; n += 1) {
        const before = done;
        await question(calm);
        meanwhile.push(done - before);
      }
      going = false;
      expect(Math.max(...meanwhile), `${lane}: ${meanwhile}`).toBeLessThanOrEqual(2 * size);
      await Promise.all(loud);
    }
    await calm.close();
  });

  it("questions that never come twice, each of them slow, stand in front of nobody's quick ones", async () => {
    const calm = await startPlatform(compiled(clinic), { database, pools: { waitMs: 60_000 } });
    const { pools } = calm.plane;
    let done = 0;
    let going = true;
    const quick = () => pools.readText(calm.environment, null, { name: "quick", sql: "SELECT 'x'", values: [], lane: "S" });
    for (let n = 0; n < 3; n += 1) await quick();
    const sql = "SELECT 'x' || coalesce(pg_sleep(0.12)::text, '')";
    const loud = Array.from({ length: 30 }, async (_, n) => {
      for (let times = 0; going; times += 1) {
        await pools.readText(platform.environment, null, { name: `new${n}_${times}`, sql, values: [], lane: "S" });
        done += 1;
      }
    });
    await expect.poll(() => done).toBeGreaterThan(0);
    let meanwhile = 0;
    for (let n = 0; n < 20; n += 1) {
      const before = done;
      await quick();
      meanwhile += done - before;
    }
    going = false;
    // Behind one of them each would take the time of several.
    expect(meanwhile).toBeLessThan(20);
    await Promise.all(loud);
    await calm.close();
  });

  it("the line of an environment is bounded: one more is told to come back, and what waits costs next to no memory", async () => {
    const calm = await startPlatform(compiled(clinic), {
      database,
      pools: { waitMs: 20_000, perEnvironment: { running: 8, waiting: 64 } },
    });
    const somebody = await calm.person(["r_reception"]);
    await calm.ask(list, {}, somebody);
    const sql = "SELECT pg_sleep(1.8)";
    const held = Array.from({ length: 8 }, () => settle(calm.plane.pools.read(calm.environment, null, { sql, values: [], lane: "M" })));
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    const answers: Promise<{ readonly status: number; readonly code: string; readonly after: unknown }>[] = [];
    for (let n = 0; n < 2_000; n += 1)
      answers.push(
        calm.plane.pools.read(calm.environment, null, { sql: "SELECT 1", values: [], lane: "M" }).then(
          () => ({ status: 200, code: "", after: null }),
          ({ code, status, retryAfter }) => ({ status, code, after: retryAfter }),
        ),
      );
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(16 * 1024 * 1024);
    // Over HTTP: in words, with the second after which to come back.
    const refused = await calm.ask(list, {}, somebody);
    expect([refused.status, refused.headers["retry-after"], refused.body.errors[0].extensions.code]).toEqual([429, "1", "DATA_BUSY"]);
    await Promise.all(held);
    const said = await Promise.all(answers);
    expect(said.filter(({ code }) => code === "DATA_BUSY").length).toBe(2_000 - 64);
    expect(said.filter(({ status }) => status === 200).length).toBe(64);
    expect((await calm.ask(list, {}, somebody)).status).toBe(200);
    await calm.close();
  });
});

describe("[DP70] [DP67] PostgreSQL dies under load", () => {
  it("what was acknowledged is there and once, what was not is told with 503, and all goes on by itself", async () => {
    const name = new URL(database.url).pathname.slice(1);
    // Test servers do not wait for the disk; a server people use does.
    await platform.sql(`ALTER DATABASE ${name} SET synchronous_commit = on`);
    wire.cut();
    wire.mend();
    await expect.poll(async () => (await platform.ask(list, {}, desk)).status).toBe(200);
    await platform.sql("DELETE FROM %s.ent_patient");
    const [{ folder }] = (await platform.sql<{ folder: string }>("SELECT current_setting('data_directory') AS folder")) as [
      { folder: string },
    ];
    const postmaster = () => Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);

    const saved = new Map<string, string>();
    const told = new Set<string>();
    const wrong: string[] = [];
    let going = true;
    const write = async (writer: number) => {
      for (let n = 0; going; n += 1) {
        const input = { set: { name: `W${writer}-${n}` }, idempotencyKey: `${writer}-${n}` };
        // Until it is known what became of it, the same call is made again.
        for (;;) {
          const { status, body } = await platform.ask(create, { input }, desk);
          if (status === 200 && body.data) {
            saved.set(input.set.name, body.data.createPatient.record.id);
            break;
          }
          refused(status, body);
        }
      }
    };
    const read = async () => {
      while (going) {
        const { status, body } = await platform.ask(list, {}, desk);
        if (status !== 200) refused(status, body);
      }
    };
    const refused = (status: number, body: { errors: { message: string; extensions: Record<string, unknown> }[] }) => {
      const { message, extensions } = body.errors[0]!;
      told.add(`${status} ${extensions.code}`);
      if (!message || !extensions.correlationId) wrong.push(JSON.stringify(body));
    };
    const work = [...Array.from({ length: 8 }, (_, writer) => write(writer)), read(), read()];
    const writtenSince = async (was: number) => expect.poll(() => saved.size).toBeGreaterThan(was + 20);
    const others = "FROM pg_stat_activity WHERE usename = 'wn_data' AND datname = current_database()";
    for (const fault of ["terminate", "terminate", "kill a backend", "kill the server"] as const) {
      await writtenSince(saved.size);
      if (fault === "terminate") await platform.sql(`SELECT pg_terminate_backend(pid) ${others}`);
      if (fault === "kill a backend")
        process.kill((await platform.sql<{ pid: number }>(`SELECT pid ${others} LIMIT 1`))[0]!.pid, "SIGKILL");
      if (fault === "kill the server") process.kill(postmaster(), "SIGKILL");
    }
    await writtenSince(saved.size);
    going = false;
    await Promise.all(work);

    expect(wrong).toEqual([]);
    expect(told).toContain("503 DATA_UNAVAILABLE");
    expect([...told].filter((said) => said !== "503 DATA_UNAVAILABLE" && said !== "429 DATA_BUSY")).toEqual([]);
    const rows = await platform.sql<{ id: string; name: string }>("SELECT id, f_pat_name AS name FROM %s.ent_patient");
    expect(new Map(rows.map(({ id, name }) => [name, id]))).toEqual(saved);
    expect(rows).toHaveLength(saved.size);
    const [events] = await platform.sql<{ n: number; of: number }>(
      "SELECT count(*)::int AS n, count(DISTINCT data->>'id')::int AS of FROM %s._event e WHERE EXISTS (SELECT FROM %s.ent_patient p WHERE p.id::text = e.data->>'id')",
    );
    expect(events).toEqual({ n: saved.size, of: saved.size });
  });
});

describe("[DP70] the clock goes back an hour", () => {
  it("sessions live on and end when they are ended; a repeated call is still the same call", async () => {
    let offset = 0;
    const clock = { now: () => new Date(Date.now() + offset) };
    const back = await startPlatform(compiled(clinic), { database, clock });
    const [stays, leaves] = [await back.person(["r_reception"]), await back.person(["r_reception"])];
    const me = async (person: Person) => (await back.ask("{ me { id } }", {}, person)).body.data.me?.id ?? null;
    const input = { set: { name: "Once" }, idempotencyKey: uuidv7() };
    const first = await back.ask(create, { input }, stays);
    expect([first.status, await me(leaves)]).toEqual([200, leaves.id]);

    offset = -3_600_000;
    expect([await me(stays), await me(leaves)]).toEqual([stays.id, leaves.id]);
    expect((await back.ask(create, { input }, stays)).body).toEqual(first.body);
    expect((await back.ask(create, { input: { ...input, set: { name: "Other" } } }, stays)).body.errors[0].extensions.code).toBe(
      "DATA_IDEMPOTENCY_MISMATCH",
    );
    // What was remembered before the clock went back is not believed for an hour.
    offset = 0;
    expect(await me(leaves)).toBe(leaves.id);
    offset = -3_600_000;
    await back.sql("DELETE FROM %s._session WHERE user_id = $1", [leaves.id]);
    expect(await me(leaves)).toBeNull();
    const answer = await back.ask(create, { input: { set: { name: "Later" } } }, stays);
    expect(answer.body.errors).toBeUndefined();
    expect(
      (await back.ask("{ patients(order: [{ createdAt: ASC }]) { nodes { name } } }", {}, stays)).body.data.patients.nodes,
    ).toHaveLength(2);
    await back.close();
  });
});
