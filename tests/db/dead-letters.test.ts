/** What an operator does with events a consumer could not handle, and a projection made anew beside the one that is read. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, type ConsumerOptions, consumerProgress, runConsumer } from "../../db/event-store/consumer.ts";
import { discardParked, listParked, type Operator, replayParked } from "../../db/event-store/dead-letters.ts";
import { rebuildProjection } from "../../db/event-store/rebuild.ts";
import { transact } from "../../db/transaction.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { activated, until } from "./support.ts";

let db: TestDatabase;
const running: Consumer[] = [];
const operator: Operator = { actor: "console", actorKind: "system", requestId: "test" };
beforeAll(async () => {
  db = await testDatabase();
  await db.admin(`create schema projection;
    create table projection.seen (stream text, version int, at bigint generated always as identity);
    create table projection.beside (like projection.seen including all);
    grant usage on schema projection to wn_consumer; grant select, insert, delete on all tables in schema projection to wn_consumer`);
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
const into =
  (table: "seen" | "beside"): ConsumerOptions["handle"] =>
  async ({ stream, version }, tx) => {
    await tx.query(`insert into projection.${table} (stream, version) values ($1, $2)`, [stream, version]);
  };
const seen = async (stream: string) =>
  (await db.admin<{ version: number }>("select version from projection.seen where stream = $1 order by at", [stream])).map(
    ({ version }) => version,
  );
const audited = (organization: OrganizationId) =>
  db.admin("select action, resource, actor, after from audit.entry where organization_id = $1 order by seq", [organization]);
const source = () => db.database.source("wn_consumer");
const start = (options: ConsumerOptions) => {
  running.push(runConsumer(db.database, options));
};

describe("[EV12] dead letters", () => {
  const broken = new Set<string>();
  const name = "test.letters";
  const consume = async (streams: readonly string[], events = 3) => {
    const organizations = [db.organization(), db.organization()] as const;
    for (const stream of streams) broken.add(stream);
    if (running.length === 0)
      start({
        name,
        mode: "ordered-by-stream",
        retryMs: [10],
        handle: async (event, tx) => {
          await into("seen")(event, tx);
          if (event.version === 1 && broken.has(event.stream)) throw new Error(`no room for ${event.stream}`);
        },
      });
    for (const [n, stream] of streams.entries()) await append(organizations[n % 2]!, stream, events);
    await until(async () => (await parked(streams)).filter(({ state }) => state === "dead").length === streams.length);
    await until(async () => (await parked(streams)).length === streams.length * events);
    return organizations;
  };
  const parked = async (streams: readonly string[]) =>
    (await transact(await source(), null, (tx) => listParked(tx, 500))).filter(({ stream }) => streams.includes(stream));

  it("show event, error, attempts and consumer, the dead ones first", async () => {
    const [organizationId] = await consume(["user:look"]);
    const [dead, ...behind] = await parked(["user:look"]);
    expect(dead).toMatchObject({ consumer: name, organizationId, version: 1, type: "UserActivated", state: "dead", attempts: 2 });
    expect(dead).toMatchObject({ error: "no room for user:look", data: { userId: expect.any(String) }, at: expect.any(Date) });
    expect(behind.map(({ version, state, attempts, error }) => [version, state, attempts, error])).toEqual([
      [2, "waiting", 0, null],
      [3, "waiting", 0, null],
    ]);
    const which = { eventId: dead!.eventId, consumer: name };
    expect(await transact(await source(), null, (tx) => listParked(tx, 500, which))).toEqual([dead]);
  });

  it("are replayed one, a stream, or all of a consumer, and each organization's audit log says so", async () => {
    const streams = ["user:one", "user:two", "user:three", "user:four"];
    const [a, b] = await consume(streams);
    const [one] = await parked(["user:one"]);
    broken.clear();
    expect(await replayParked(await source(), { eventId: one!.eventId }, operator)).toBe(1);
    await until(async () => (await seen("user:one")).length === 3);
    expect(await parked(["user:two", "user:three", "user:four"])).toHaveLength(9);
    expect(await replayParked(await source(), { stream: "user:two" }, operator)).toBe(1);
    await until(async () => (await seen("user:two")).length === 3);
    expect(await parked(["user:three", "user:four"])).toHaveLength(6);
    expect(await replayParked(await source(), { consumer: "somebody.else" }, operator)).toBe(0);
    await replayParked(await source(), { consumer: name }, operator);
    for (const stream of streams) await until(async () => (await seen(stream)).length === 3);
    expect(await seen("user:four")).toEqual([1, 2, 3]);
    expect((await audited(a)).map(({ action }) => action)).toEqual(["event.replay", "event.replay"]);
    expect(await audited(b)).toHaveLength(2);
    expect((await audited(a))[0]).toEqual({
      action: "event.replay",
      resource: `event:${one!.eventId}`,
      actor: "console",
      after: { consumer: name },
    });
  });

  it("are discarded for a reason only, are never handled, and what waited behind them goes on", async () => {
    const [organization] = await consume(["user:gone"]);
    const which = { stream: "user:gone" };
    const refused = async () => discardParked(await source(), which, "  ", operator);
    await expect(refused()).rejects.toThrow(/reason/);
    expect(await parked(["user:gone"])).toHaveLength(3);
    // Of the three only the dead one: the others wait for nothing but it.
    expect(await discardParked(await source(), which, "The account was a test.", operator)).toBe(1);
    await until(async () => (await seen("user:gone")).length === 2);
    expect(await seen("user:gone")).toEqual([2, 3]);
    await append(organization, "user:gone");
    await until(async () => (await seen("user:gone")).length === 3);
    expect(await db.admin("select version::int, state, reason from events.parked where stream = 'user:gone'")).toEqual([
      { version: 1, state: "discarded", reason: "The account was a test." },
    ]);
    expect((await audited(organization)).map(({ action, after }) => [action, after])).toEqual([
      ["event.discard", { consumer: name, reason: "The account was a test." }],
    ]);
    expect(await replayParked(await source(), which, operator)).toBe(0);
  });
});

describe("[EV12] a projection made anew", () => {
  it("is built beside the old one, which goes on, and takes its place with the checkpoint; nothing is missing or doubled", async () => {
    const organization = db.organization();
    const name = "test.rebuilt";
    await db.admin("delete from projection.seen");
    const old: ConsumerOptions = { name, mode: "ordered-by-stream", handle: into("seen") };
    start(old);
    await append(organization, "user:r", 50);
    await until(async () => (await seen("user:r")).length === 50);
    // What a mended handler shall put right.
    await db.admin(
      "delete from projection.seen where version % 2 = 0; insert into projection.seen (stream, version) values ('user:r', 999)",
    );
    let writing = true;
    const writer = (async () => {
      while (writing) await append(organization, "user:r");
    })();
    let during = 0;
    await rebuildProjection(db.database, {
      name,
      mode: "ordered-by-stream",
      batch: 20,
      handle: async (event, tx) => {
        await into("beside")(event, tx);
        if (event.stream === "user:r" && event.version === 7) throw new Error("not this one");
      },
      swap: async (tx) => {
        during = (await seen("user:r")).length;
        await tx.query("delete from projection.seen");
        await tx.query("insert into projection.seen (stream, version) select stream, version from projection.beside order by at");
      },
    });
    writing = false;
    await writer;
    // The old one was read, and grew, until the end.
    expect(during).toBeGreaterThan(25);
    expect(await consumerProgress(db.database, `${name}.rebuild`)).toBeNull();
    // What it could not handle is parked under its own name, and is handled by its own handler.
    const total = Number((await db.admin<{ n: string }>("select version as n from events.stream where stream = 'user:r'"))[0]!.n);
    await replayParked(await source(), { consumer: name }, operator);
    await until(async () => (await seen("user:r")).length >= total);
    expect(await seen("user:r")).toEqual(Array.from({ length: total }, (_, n) => n + 1));
    await append(organization, "user:r");
    await until(async () => (await seen("user:r")).length === total + 1);
  });

  it("takes its place beside a writer it is always a little behind of", async () => {
    const organization = db.organization();
    const name = "test.behind";
    await db.admin("delete from projection.seen; delete from projection.beside");
    start({ name, mode: "ordered-by-stream", handle: into("seen") });
    await append(organization, "user:b", 5);
    await until(async () => (await seen("user:b")).length === 5);
    let writing = true;
    const writer = (async () => {
      while (writing) await append(organization, "user:b");
    })();
    await rebuildProjection(db.database, {
      name,
      mode: "ordered-by-stream",
      handle: async (event, tx) => {
        // As long as the writer takes for one more, and longer.
        if (event.stream === "user:b") await new Promise((resolve) => setTimeout(resolve, 10));
        await into("beside")(event, tx);
      },
      swap: async (tx) => {
        await tx.query("delete from projection.seen");
        await tx.query("insert into projection.seen (stream, version) select stream, version from projection.beside order by at");
      },
    });
    writing = false;
    await writer;
    const total = Number((await db.admin<{ n: string }>("select version as n from events.stream where stream = 'user:b'"))[0]!.n);
    await until(async () => (await seen("user:b")).length >= total);
    expect(await seen("user:b")).toEqual(Array.from({ length: total }, (_, n) => n + 1));
  });

  it("is not overtaken by a batch of the old one that began before: what waits behind a dead letter goes on waiting", async () => {
    const organization = db.organization();
    const [name, stream] = ["test.overtaken", "user:o"];
    let began = (): void => undefined;
    let goOn = (): void => undefined;
    const reached = new Promise<void>((resolve) => (began = resolve));
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const handle: ConsumerOptions["handle"] = async (event, tx) => {
      if (event.stream === stream && event.version === 11) {
        began();
        await gate;
      }
      await into("seen")(event, tx);
    };
    start({ name, mode: "ordered-by-stream", handle });
    await append(organization, stream, 10);
    await until(async () => (await seen(stream)).length === 10);
    await append(organization, stream);
    await reached;
    await rebuildProjection(db.database, {
      name,
      mode: "ordered-by-stream",
      handle: async (event) => {
        if (event.stream === stream && event.version === 7) throw new Error("not this one");
      },
      swap: async (tx) => {
        await tx.query("delete from projection.seen where stream = $1", [stream]);
        // As if the new one had come exactly as far as the old one's batch begins.
        await tx.query("delete from events.parked where consumer = $1 and version = 11", [`${name}.rebuild`]);
        await tx.query(
          "update events.consumer set (era, key, seq) = (select era, key, seq from events.consumer where name = $1) where name = $1 || '.rebuild'",
          [name],
        );
        goOn();
        const waits = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update events.consumer set era%'";
        await until(async () => (await db.admin(waits)).length > 0);
      },
    });
    await replayParked(await source(), { consumer: name, stream }, operator);
    await until(async () => (await seen(stream)).length === 5);
    expect(await seen(stream)).toEqual([7, 8, 9, 10, 11]);
  });

  it("that fails to be put in place leaves the old one and its checkpoint as they are", async () => {
    const name = "test.unswapped";
    start({ name, mode: "ordered-by-stream", handle: async () => undefined });
    await until(async () => (await consumerProgress(db.database, name)) !== null);
    const before = await db.admin("select count(*) from projection.seen");
    await expect(
      rebuildProjection(db.database, {
        name,
        mode: "ordered-by-stream",
        handle: async () => undefined,
        swap: async (tx) => {
          await tx.query("delete from projection.seen");
          throw new Error("cannot be put in place");
        },
      }),
    ).rejects.toThrow("cannot be put in place");
    expect(await db.admin("select count(*) from projection.seen")).toEqual(before);
    expect(await db.admin("select count(*)::int as n from events.consumer where name like 'test.unswapped%'")).toEqual([{ n: 2 }]);
  });
});
