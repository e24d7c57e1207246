/** The clock of the database goes back one hour: what was promised until a moment of the old hour is not believed for another one. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, type ConsumerOptions, runConsumer } from "../../db/event-store/consumer.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { activated, seeded, until } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
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

describe("[DP70] [EV13] the clock goes back one hour", () => {
  it("a lease of an owner that is gone holds nobody up", async () => {
    const name = "test.gone";
    const seen: string[] = [];
    const options: ConsumerOptions = { name, mode: "ordered-by-stream", handle: async ({ id }) => void seen.push(id) };
    const first = runConsumer(db.database, options);
    await append(db.organization(), "user:a");
    await until(() => seen.length === 1);
    await first.stop();
    await db.admin("update events.consumer set owner = $2, lease_until = clock_timestamp() + interval '1 hour' where name = $1", [
      name,
      uuidv7(),
    ]);
    await append(db.organization(), "user:a");
    const second = runConsumer(db.database, options);
    await until(() => seen.length === 2);
    await second.stop();
  });

  it.each([11, 12])("owners that live take turns and handle each event once, wherever the clock jumps (seed %i)", async (seed) => {
    const random = seeded(seed);
    const name = `test.turns${seed}`;
    await db.admin(`create table public.turns${seed} (event_id uuid); grant insert on public.turns${seed} to wn_consumer`);
    const organization = db.organization();
    const consumers: Consumer[] = [1, 2].map(() =>
      runConsumer(db.database, {
        name,
        mode: "ordered-by-stream",
        from: "now",
        leaseMs: 300,
        batch: 3,
        handle: async ({ id }, tx) => void (await tx.query(`insert into public.turns${seed} values ($1)`, [id])),
      }),
    );
    await until(async () => (await db.admin("select 1 from events.consumer where name = $1 and owner is not null", [name])).length === 1);
    let made = 0;
    for (let round = 0; round < 12; round += 1) {
      made += 4;
      await append(organization, `user:t${round % 3}`, 4);
      // What a lease looks like after the clock went back, or forth.
      const minutes = Math.floor(random() * 3 - 1) * 60;
      await db.admin("update events.consumer set lease_until = lease_until + $2 * interval '1 minute' where name = $1", [name, minutes]);
      await new Promise((resolve) => setTimeout(resolve, random() * 60));
    }
    const handled = async () => db.admin<{ event_id: string }>(`select event_id from public.turns${seed}`);
    await until(async () => (await handled()).length >= made);
    const ids = (await handled()).map(({ event_id }) => event_id);
    expect([ids.length, new Set(ids).size]).toEqual([made, made]);
    await Promise.all(consumers.map((consumer) => consumer.stop()));
  });
});
