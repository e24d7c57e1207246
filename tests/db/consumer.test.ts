import { spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { runsSources } from "../../cli/node-options.ts";
import type { Consumer, ConsumerOptions } from "../../db/event-store/consumer.ts";
import { consumerProgress, GATHER_MS, LEASE_MS, RETRY_MS, runConsumer } from "../../db/event-store/consumer.ts";
import { readAll } from "../../db/event-store/read.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";
import { activated, until } from "./support.ts";

let db: TestDatabase;
const running: Consumer[] = [];
beforeAll(async () => {
  db = await testDatabase();
  // A projection as a domain would have it: a row per event handled, refusing doubles by nothing but honesty.
  await db.admin("create schema projection");
  await db.admin(
    "create table projection.seen (consumer text, organization_id uuid, event_id uuid, stream text, version int, at bigint generated always as identity)",
  );
  await db.admin("grant usage on schema projection to wn_consumer; grant select, insert on projection.seen to wn_consumer");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((consumer) => consumer.stop()));
});
afterAll(() => db.drop());

const append = async (organization: OrganizationId, stream: string, count = 1) =>
  transact(await db.database.source("wn_identity"), organization, (tx) =>
    tx.append(
      stream,
      "any",
      Array.from({ length: count }, () => activated()),
    ),
  );

const project =
  (name: string): ConsumerOptions["handle"] =>
  async (event, tx) => {
    await tx.query("insert into projection.seen (consumer, organization_id, event_id, stream, version) values ($1, $2, $3, $4, $5)", [
      name,
      event.organizationId,
      event.id,
      event.stream,
      event.version,
    ]);
  };

const seen = (name: string) =>
  db.admin<{ stream: string; version: number }>("select stream, version from projection.seen where consumer = $1 order by at", [name]);

const start = (options: ConsumerOptions, on = db.database) => {
  const consumer = runConsumer(on, options);
  running.push(consumer);
  return consumer;
};

const total = async () => Number((await db.admin<{ count: string }>("select count(*) from events.event"))[0]!.count);
const short = [30, 30, 30, 30, 30];

describe("consumers", () => {
  it("[EV11] retries after 1 s, 5 s, 30 s, 2 min and 10 min, and holds a lease of 10 s [EV13]", () => {
    expect(RETRY_MS).toEqual([1_000, 5_000, 30_000, 120_000, 600_000]);
    expect(LEASE_MS).toBe(10_000);
  });

  it("handles every event of every organization once, in the order of its stream", async () => {
    const organizations = [db.organization(), db.organization()];
    for (const organization of organizations) await append(organization, "user:a", 40);
    start({ name: "test.all", mode: "ordered-by-stream", handle: project("test.all") });
    await until(async () => (await seen("test.all")).length === (await total()));
    await append(organizations[0]!, "user:b", 5);
    await until(async () => (await seen("test.all")).length === (await total()));
    const ids = await db.admin("select event_id from projection.seen where consumer = 'test.all' group by event_id having count(*) > 1");
    expect(ids).toEqual([]);
  });

  it("[EV10] gathers what follows closely instead of looking for each event by itself", async () => {
    const organization = db.organization();
    const name = "test.gather";
    const at: number[] = [];
    start({
      name,
      mode: "ordered-by-stream",
      from: "now",
      handle: async (event) => {
        if (event.organizationId !== organization) return;
        at.push(performance.now());
        // The next one is there before this transaction has ended.
        if (at.length < 40) await append(organization, "user:next");
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(organization, "user:first");
    await until(() => at.length === 40);
    const shortest = Math.min(...at.slice(1).map((moment, n) => moment - at[n]!));
    // A timer may come a millisecond early.
    expect(shortest).toBeGreaterThanOrEqual(GATHER_MS - 2);
  });

  it("[EV11] one poison event of 200 stops its stream only; it is tried again, then dead, and what waited behind it stays", async () => {
    const organization = db.organization();
    await append(organization, "user:poison", 3);
    for (let index = 0; index < 97; index++) await append(organization, `user:p${index}`);
    await append(organization, "user:after", 100);
    const name = "test.poison";
    let attempts = 0;
    start({
      name,
      mode: "ordered-by-stream",
      retryMs: short,
      handle: async (event, tx) => {
        await project(name)(event, tx);
        if (event.stream === "user:poison" && event.version === 1) {
          attempts += 1;
          throw new Error("cannot handle this one");
        }
      },
    });
    await until(async () => (await consumerProgress(db.database, name))?.dead === 1);
    expect(attempts).toBe(6);
    await until(async () => (await seen(name)).length === (await total()) - 3);
    expect((await seen(name)).filter(({ stream }) => stream === "user:poison")).toEqual([]);
    expect((await consumerProgress(db.database, name))?.waiting).toBe(2);
    const [parked] = await db.admin("select error, attempts, state from events.parked where consumer = $1 and state = 'dead'", [name]);
    expect(parked).toEqual({ error: "cannot handle this one", attempts: 6, state: "dead" });
  });

  it("[EV11] an event that succeeds later is followed by what waited behind it, in order; its failed attempts left nothing", async () => {
    const organization = db.organization();
    const name = "test.later";
    let broken = true;
    start({
      name,
      mode: "ordered-by-stream",
      from: "now",
      retryMs: [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20].concat(Array(400).fill(20)),
      handle: async (event, tx) => {
        await project(name)(event, tx);
        if (broken && event.version === 2) throw new Error("not yet");
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(organization, "user:later", 4);
    await until(async () => (await consumerProgress(db.database, name))?.waiting === 3);
    await append(organization, "user:later", 2);
    await until(async () => (await consumerProgress(db.database, name))?.waiting === 5);
    expect((await seen(name)).map(({ version }) => version)).toEqual([1]);
    broken = false;
    await until(async () => (await seen(name)).length === 6);
    expect((await seen(name)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
    await append(organization, "user:later");
    await until(async () => (await seen(name)).length === 7);
  });

  it("[EV11] an error its handler ignored undoes that event alone, and those before and behind it stay", async () => {
    const organization = db.organization();
    const name = "test.ignored";
    start({
      name,
      mode: "skip",
      from: "now",
      retryMs: [60_000],
      handle: async (event, tx) => {
        await project(name)(event, tx);
        if (event.version === 2) await tx.query("select 1/0").catch(() => undefined);
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(organization, "user:ignored", 4);
    await until(async () => (await seen(name)).length === 3);
    expect((await seen(name)).map(({ version }) => version)).toEqual([1, 3, 4]);
    expect((await consumerProgress(db.database, name))?.waiting).toBe(1);
  });

  it("[EV11] in mode skip the rest of the stream does not wait", async () => {
    const organization = db.organization();
    const name = "test.skip";
    start({
      name,
      mode: "skip",
      from: "now",
      retryMs: [60_000],
      handle: async (event, tx) => {
        if (event.version === 1) throw new Error("no");
        await project(name)(event, tx);
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(organization, "user:skip", 3);
    await until(async () => (await seen(name)).length === 2);
    expect((await consumerProgress(db.database, name))?.waiting).toBe(1);
  });

  it("[EV7] a handler's transaction belongs to the event's organization", async () => {
    const [a, b] = [db.organization(), db.organization()];
    const name = "test.organization";
    const inside: string[] = [];
    start({
      name,
      mode: "ordered-by-stream",
      from: "now",
      handle: async (event, tx) => {
        const [row] = await tx.query<{ organization: string }>("select current_setting('wn.organization') as organization");
        inside.push(`${row!.organization} ${event.organizationId}`);
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(a, "user:x");
    await append(b, "user:x");
    await until(() => inside.length === 2);
    expect(inside.sort()).toEqual([`${a} ${a}`, `${b} ${b}`].sort());
  });

  it("[EV13] one owner at a time; when it stops renewing, the next goes on after the lease, and the first writes nothing more", async () => {
    const organization = db.organization();
    const name = "test.lease";
    let release = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    let entered = false;
    const first = start({
      name,
      mode: "ordered-by-stream",
      from: "now",
      // Long enough for the event to reach it on a busy machine before its renewals get lost.
      leaseMs: 2_000,
      handle: async (event, tx) => {
        entered = true;
        await project(name)(event, tx);
        await stuck;
      },
    });
    await until(async () => (await consumerProgress(db.database, name))?.owner != null);
    // The first owner's renewals get lost, as when its machine sleeps in the middle of an event.
    await db.admin(
      "create function events.deaf() returns trigger language plpgsql as $$ begin if new.owner = old.owner and new.key = old.key then return null; end if; return new; end $$",
    );
    await db.admin(
      "create trigger deaf before update on events.consumer for each row when (old.name = 'test.lease') execute function events.deaf()",
    );
    await append(organization, "user:lease", 3);
    await until(() => entered);
    const second = start({ name, mode: "ordered-by-stream", leaseMs: 30_000, handle: project(name) });
    await until(async () => (await seen(name)).length === 3);
    release();
    await first.stop();
    expect((await seen(name)).map(({ version }) => version)).toEqual([1, 2, 3]);
    await second.stop();
    await db.admin("drop trigger deaf on events.consumer");
  });

  it("[EV10] a projection is exact after its process is killed with -9 at any moment", async () => {
    const organization = db.organization();
    const name = "test.killed";
    const [from] = await db.admin<{ count: string }>("select count(*) from events.event");
    let writing = true;
    const writer = (async () => {
      for (let index = 0; writing && index < 400; index++) await append(organization, `user:k${index % 7}`, 2);
    })();
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [...runsSources, new URL("./consumer-process.ts", import.meta.url).pathname, db.url, name], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 45));
      child.kill("SIGKILL");
      await new Promise((resolve) => child.once("exit", resolve));
    }
    writing = false;
    await writer;
    start({ name, mode: "ordered-by-stream", leaseMs: 600, handle: project(name) });
    const goal = Number((await total()) - 0);
    await until(async () => (await seen(name)).length >= goal);
    expect(Number(from!.count)).toBeLessThan(goal);
    const rows = (await seen(name)).filter(({ stream }) => stream.startsWith("user:k"));
    const versions = new Map<string, number>();
    for (const { stream, version } of rows) {
      expect(version, stream).toBe((versions.get(stream) ?? 0) + 1);
      versions.set(stream, version);
    }
    const log = await transact(await db.database.source("wn_consumer"), null, (tx) => readAll(tx, null, 1));
    expect(log).toHaveLength(1);
    expect(await seen(name)).toHaveLength(goal);
  });

  it("an event appended by a handler is in the same transaction", async () => {
    const organization = db.organization();
    const name = "test.appending";
    const id = uuidv7();
    start({
      name,
      mode: "ordered-by-stream",
      from: "now",
      types: ["UserActivated"],
      handle: async (_event, tx) => {
        await tx.append(`audit:${id}`, "any", [{ type: "AuditSealed", schema: 1, data: { entries: 1, treeSize: 1 } }]);
      },
    });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    await append(organization, "user:z");
    await until(async () => (await db.admin("select 1 from events.event where stream = $1", [`audit:${id}`])).length === 1);
  });
});
