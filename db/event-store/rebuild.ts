/**
 * A projection made anew: every event from the first one goes into a place beside the one that is read, while the old one goes on. When
 * it has caught up, one transaction puts the new rows in place of the old ones and the checkpoint with them (EV12).
 */
import type { Database } from "../connect.ts";
import type { Transaction } from "../transaction.ts";
import { transact } from "../transaction.ts";
import type { ConsumerOptions } from "./consumer.ts";
import { consumerProgress, runConsumer } from "./consumer.ts";
import { comparePositions, parsePosition } from "./position.ts";
import { positionNow } from "./read.ts";

export interface Rebuild extends Pick<ConsumerOptions, "name" | "mode" | "types" | "batch" | "onError"> {
  /** Writes what the projection's own handler writes, into the place beside. */
  readonly handle: ConsumerOptions["handle"];
  /** Puts what was rebuilt in place of what was there; the same transaction moves the checkpoint. */
  readonly swap: (tx: Transaction) => Promise<void>;
  /** Ends the rebuilding; what was done so far is gone on with by the next one of the same name. */
  readonly signal?: AbortSignal;
}

/**
 * Rebuilds the projection `name` and resolves when it is in place; the consumer of that name goes on from there. What it could not handle
 * is parked under the projection's name, as ever. Throws when `signal` ends it, or what `swap` threw: then nothing was swapped.
 */
export const rebuildProjection = async (database: Database, { name, swap, signal, ...options }: Rebuild): Promise<void> => {
  const beside = `${name}.rebuild`;
  const source = await database.source("wn_consumer");
  const consumer = runConsumer(database, { ...options, name: beside, from: "start" });
  try {
    // In laps: each ends where the old one stood when it began. Beside a busy writer there is always one event more, so whoever does a lap
    // within a moment is near; what is left then is handled once the place is taken.
    for (let lap = Number.POSITIVE_INFINITY; lap > nearMs; ) {
      const began = performance.now();
      const goal = parsePosition((await consumerProgress(database, name))?.position ?? (await transact(source, null, positionNow)));
      while (!(await hasReached(database, beside, goal))) {
        signal?.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      lap = performance.now() - began;
    }
  } finally {
    await consumer.stop();
  }
  await transact(source, null, async (tx) => {
    // In the order in which a retry takes them, so that neither waits for the other.
    await tx.query("delete from events.parked where consumer = $1", [name]);
    // One at work right now read what was parked before: it loses its lease to us for a second, is rolled back, and begins
    // again at the new place.
    const rows = await tx.query<{ name: string; owner: string | null }>(
      "select name, owner from events.consumer where name = any($1) order by name for update",
      [[name, beside]],
    );
    const left = rows.find((row) => row.name === beside);
    if (!left || left.owner !== null) throw new Error(`The projection ${name} is being rebuilt by another process.`);
    await swap(tx);
    await tx.query(
      `insert into events.consumer (name, mode, era, key, seq) select $1, mode, era, key, seq from events.consumer where name = $2
       on conflict (name) do update set era = excluded.era, key = excluded.key, seq = excluded.seq,
         owner = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 second'`,
      [name, beside],
    );
    await tx.query("delete from events.parked where consumer = $1", [name]);
    await tx.query("update events.parked set consumer = $1 where consumer = $2", [name, beside]);
    await tx.query("delete from events.consumer where name = $1", [beside]);
  });
};

const nearMs = 1_000;

const hasReached = async (database: Database, beside: string, goal: ReturnType<typeof parsePosition>): Promise<boolean> => {
  const made = await consumerProgress(database, beside);
  return made !== null && comparePositions(parsePosition(made.position), goal) >= 0;
};
