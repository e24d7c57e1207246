import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Folding } from "../../db/event-store/snapshot.ts";
import { readState } from "../../db/event-store/snapshot.ts";
import { transact } from "../../db/transaction.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { activated, seeded } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

interface Counted {
  readonly events: number;
  /** Depends on the order: a fold that skips or repeats gives another one. */
  readonly sum: number;
}
const counting = (schema = 1): Folding<Counted> => ({
  name: "test.counted",
  schema,
  initial: { events: 0, sum: 0 },
  evolve: ({ events, sum }, { version }) => ({ events: events + 1, sum: (sum * 31 + version * schema) % 1_000_003 }),
});
const append = async (organization: OrganizationId, stream: string, count: number) => {
  const identity = await db.database.source("wn_identity");
  for (let left = count; left > 0; left -= 100)
    await transact(identity, organization, (tx) =>
      tx.append(
        stream,
        "any",
        Array.from({ length: Math.min(100, left) }, () => activated()),
      ),
    );
};
const read = async (organization: OrganizationId, stream: string, folding = counting()) =>
  transact(await db.database.source("wn_identity"), organization, (tx) => readState(tx, stream, folding));
const forget = () => db.admin("delete from events.snapshot");

describe("[EV9] snapshots", () => {
  it("a stream of 10 000 events is read by folding at most 100", async () => {
    const organization = db.organization();
    await append(organization, "user:long", 10_000);
    expect(await read(organization, "user:long")).toMatchObject({ version: 10_000, folded: 10_000 });
    // As a command does it: read, decide, append.
    for (const more of [0, 1, 60, 39, 99, 1, 100, 1]) {
      await append(organization, "user:long", more);
      const { folded, version, state } = await read(organization, "user:long");
      expect(folded).toBeLessThanOrEqual(100);
      expect(state.events).toBe(version);
    }
    const kept = await db.admin<{ version: string }>("select version from events.snapshot where stream = 'user:long'");
    expect(kept).toHaveLength(1);
    expect(Number(kept[0]!.version)).toBeGreaterThan(10_000);
  });

  it.each([20260101, 7])("deleting them at any moment changes no answer (seed %i)", async (seed) => {
    const random = seeded(seed);
    const organization = db.organization();
    const stream = `user:s${seed}`;
    for (let round = 0; round < 12; round++) {
      await append(organization, stream, Math.floor(random() * 130));
      const kept = await read(organization, stream);
      if (random() < 0.4) await forget();
      const again = await read(organization, stream);
      expect([again.state, again.version]).toEqual([kept.state, kept.version]);
    }
    const kept = await read(organization, stream);
    await forget();
    const { state, version, folded } = await read(organization, stream);
    expect([state, version, folded]).toEqual([kept.state, kept.version, kept.version]);
  });

  it("one of an older schema is ignored and replaced; one of a newer schema is left alone", async () => {
    const organization = db.organization();
    await append(organization, "user:schema", 120);
    await read(organization, "user:schema");
    const newer = await read(organization, "user:schema", counting(2));
    expect(newer.folded).toBe(120);
    expect((await read(organization, "user:schema", counting(2))).folded).toBe(0);
    const older = await read(organization, "user:schema", counting(1));
    expect([older.folded, older.state.events]).toEqual([120, 120]);
    expect(older.state.sum).not.toBe(newer.state.sum);
    expect((await read(organization, "user:schema", counting(2))).folded).toBe(0);
  });

  it("is kept after a mebibyte too, and readers of one stream at once do not wait for each other", async () => {
    const organization = db.organization();
    await append(organization, "user:large", 5);
    await db.admin("update events.event set data = jsonb_build_object('userId', repeat('x', 250000)) where stream = 'user:large'");
    expect([(await read(organization, "user:large")).folded, (await read(organization, "user:large")).folded]).toEqual([5, 0]);
    await append(organization, "user:many", 150);
    const answers = await Promise.all(Array.from({ length: 4 }, () => read(organization, "user:many")));
    for (const { state } of answers) expect(state).toEqual(answers[0]!.state);
    expect(await db.admin("select version::int from events.snapshot where stream = 'user:many'")).toEqual([{ version: 150 }]);
  });

  it("[EV7] belongs to one organization and one login: nobody else finds it, or can forge it", async () => {
    const [a, b] = [db.organization(), db.organization()];
    await append(a, "user:mine", 110);
    await read(a, "user:mine");
    expect(await read(b, "user:mine")).toMatchObject({ version: 0, folded: 0 });
    const other = await db.database.source("wn_blueprint");
    const look = (organization: OrganizationId) => transact(other, organization, (tx) => tx.query("select 1 from events.snapshot"));
    expect([await look(a), await look(b)]).toEqual([[], []]);
    await expect(
      transact(other, a, (tx) =>
        tx.query(
          `insert into events.snapshot (organization_id, stream, name, login, schema, version, state) values ($1, 'user:mine', 'test.counted', 'wn_identity', 9, 9, '{}')`,
          [a],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
