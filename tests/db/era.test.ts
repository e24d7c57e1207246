/** A database that came into another server, by dump or COPY: there transactions are counted from the start again. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareDatabase } from "../../db/connect.ts";
import { consumerProgress, runConsumer } from "../../db/event-store/consumer.ts";
import { parsePosition, positionParams, printPosition } from "../../db/event-store/position.ts";
import { readAll, readBack, readStream } from "../../db/event-store/read.ts";
import { transact } from "../../db/transaction.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { activated, until } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const append = async (organization: OrganizationId, stream: string, expected: "none" | number) =>
  transact(await db.database.source("wn_identity"), organization, (tx) => tx.append(stream, expected, [activated()]));
const read = async (organization: OrganizationId, after: string | null) =>
  transact(await db.database.source("wn_reader"), organization, (tx) => readAll(tx, after));
const far = 4_000_000_000n;

it("[EV4] old events stay readable and first, streams go on at their version, and nobody reads an event twice or misses one", async () => {
  const organization = db.organization();
  const handled: string[] = [];
  const start = () =>
    runConsumer(db.database, {
      name: "test.era",
      mode: "ordered-by-stream",
      handle: async (event) => void handled.push(event.id),
    });
  for (const [stream, expected] of [
    ["user:a", "none"],
    ["user:b", "none"],
    ["user:a", 1],
  ] as const)
    await append(organization, stream, expected);
  const first = start();
  await until(() => handled.length === 3);
  await first.stop();
  await append(organization, "user:b", 1);
  const old = await transact(await db.database.source("wn_consumer"), null, (tx) => readBack(tx, null, 10));
  expect(old).toHaveLength(4);

  // What the dump of a server looks like that had counted four thousand million transactions further.
  const shift = (column: string) => `${column} = (${column}::text::bigint + ${far})::text::xid8`;
  await db.admin(`update events.event set ${shift("key")}; update events.stream set ${shift("last_key")};
    update events.consumer set ${shift("key")} where name = 'test.era'; update audit.entry set ${shift("key")};
    update events.era set system_identifier = 42`);
  const moved = (position: string) => {
    const { era, key, seq } = parsePosition(position);
    return printPosition({ era, key: key + far, seq });
  };
  const [before] = await db.admin<{ era: number }>("select max(era)::int as era from events.era");
  await prepareDatabase({ url: db.url, secret: db.secret });
  await prepareDatabase({ url: db.url, secret: db.secret });
  expect(await db.admin("select max(era)::int as era from events.era")).toEqual([{ era: before!.era + 1 }]);

  // Old events are readable at once, before any new one is there.
  expect((await read(organization, null)).map(({ id }) => id)).toEqual(old.map(({ id }) => id).toReversed());
  const second = start();
  await until(() => handled.length === 4);
  expect(await append(organization, "user:a", 2)).toBe(3);
  expect(await append(organization, "user:c", "none")).toBe(1);
  await expect(append(organization, "user:a", 2)).rejects.toMatchObject({ code: "EVENT_VERSION_CONFLICT" });
  await until(async () => (await read(organization, null)).length === 6);
  const all = await read(organization, null);
  expect(all.map(({ position }) => parsePosition(position).era)).toEqual([1, 1, 1, 1, 2, 2].map((n) => n - 1 + before!.era));
  expect(await read(organization, moved(old[1]!.position))).toHaveLength(3);
  const stream = await transact(await db.database.source("wn_reader"), organization, (tx) => readStream(tx, "user:a"));
  expect(stream.map(({ version }) => version)).toEqual([1, 2, 3]);
  await until(() => handled.length === 6);
  await second.stop();
  expect(handled).toEqual(all.map(({ id }) => id));
  const end = await consumerProgress(db.database, "test.era");
  expect(positionParams(parsePosition(end!.position))[0]).toBe(before!.era + 1);
});
