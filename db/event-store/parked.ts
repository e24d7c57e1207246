/** Events a consumer could not handle: parked, tried again, and in the end dead (EV11). */
import type { DataSource } from "typeorm";
import type { Transaction } from "../transaction.ts";
import { settingOf, transact, transactionOf } from "../transaction.ts";
import type { Lease } from "./lease.ts";
import { LeaseLost } from "./lease.ts";
import type { StoredEvent } from "./read.ts";
import { readOne } from "./read.ts";

export type Handle = (event: StoredEvent, tx: Transaction) => Promise<void>;

export type Outcome = { readonly failed: false; readonly appended: boolean } | { readonly failed: true; readonly error: unknown };

/**
 * Handles events one after the other in an open transaction, each behind a savepoint, so that a failure undoes this event only. Opened by
 * the first thing a handler asks of the database: an event that is only looked at costs no statement.
 */
export const createSteps = (tx: Transaction): { handle(event: StoredEvent, handle: Handle): Promise<Outcome>; end(): Promise<void> } => {
  let open = false;
  const enter = async ({ organizationId }: StoredEvent): Promise<void> => {
    // What is before it stands by now, and leaves with what comes.
    const before = open ? "release savepoint one_event; " : "";
    open = true;
    await tx.query(`${before}savepoint one_event; ${settingOf(organizationId)}`);
  };
  return {
    handle: async (event, handle) => {
      let entered: Promise<void> | null = null;
      let appended = false;
      /** A statement failed, or may have, without our hearing of it. */
      let doubtful = false;
      const inner = transactionOf(tx.manager, event.organizationId);
      const ready = (): Promise<void> => {
        entered ??= enter(event);
        // Whoever asks hears of it; who does not hears it at the end.
        entered.catch(() => undefined);
        return entered;
      };
      const asked = async <T>(ask: () => Promise<T>): Promise<T> => {
        await ready();
        try {
          return await ask();
        } catch (error) {
          doubtful = true;
          throw error;
        }
      };
      try {
        await handle(event, {
          get manager() {
            doubtful = true;
            void ready();
            return inner.manager;
          },
          query: (sql, params) => asked(() => inner.query(sql, params)),
          append: (...args) => {
            appended = true;
            return asked(() => inner.append(...args));
          },
          audit: (entry) => asked(() => inner.audit(entry)),
        });
        await entered;
        // An ignored failure must not be taken for one of the event behind it.
        if (doubtful) await tx.query("select 1");
        return { failed: false, appended };
      } catch (error) {
        if (entered) await tx.query("rollback to savepoint one_event");
        return { failed: true, error };
      }
    },
    end: async () => {
      if (open) await tx.query(`release savepoint one_event; ${settingOf(null)}`);
      open = false;
    },
  };
};

/** Parks an event: behind another of its stream (`error` null), or after its first failure. */
export const park = async (
  tx: Transaction,
  consumer: string,
  event: StoredEvent,
  error: unknown,
  retryMs: readonly number[],
): Promise<void> => {
  await tx.query(
    `insert into events.parked (consumer, event_id, organization_id, stream, version, attempts, error, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + $8 * interval '1 millisecond')`,
    [
      consumer,
      event.id,
      event.organizationId,
      event.stream,
      event.version,
      error === null ? 0 : 1,
      error === null ? null : wordsOf(error),
      error === null ? null : retryMs[0],
    ],
  );
};

interface RetryOptions {
  readonly source: DataSource;
  readonly lease: Lease;
  readonly name: string;
  readonly mode: "ordered-by-stream" | "skip";
  readonly handle: Handle;
  readonly retryMs: readonly number[];
  readonly onError?: (error: unknown, event: StoredEvent | null) => void;
  readonly announce: () => void;
}

interface ParkedRow {
  event_id: string;
  organization_id: string;
  stream: string;
  attempts: number;
}

/**
 * Tries what is due, and after a success everything that waited behind it; also what waits behind nothing any more, because that was
 * discarded. Says when the next one is due.
 */
export const retryDue = async (options: RetryOptions): Promise<{ retried: boolean; nextInMs: number }> => {
  const { source, name, lease } = options;
  const waiting = (await source.query(
    `select event_id, organization_id, stream, attempts, greatest(0, extract(epoch from next_at - clock_timestamp()) * 1000)::int as ms
     from events.parked p where consumer = $1 and state = 'waiting' and (next_at is not null or not exists (
       select from events.parked b where b.consumer = $1 and b.organization_id = p.organization_id and b.stream = p.stream
         and b.state in ('waiting', 'dead') and b.version < p.version))
     order by next_at nulls first, version limit 100`,
    [name],
  )) as (ParkedRow & { ms: number })[];
  const due = waiting.filter(({ ms }) => ms === 0);
  for (const row of due) {
    let next: ParkedRow | undefined = row;
    while (next && lease.held()) next = await retryOne(options, next);
  }
  // One that failed again is due in a time of its own: look once more.
  return { retried: due.length > 0, nextInMs: waiting.find(({ ms }) => ms > 0)?.ms ?? 1000 };
};

/** Returns the event that waited behind this one, if this one succeeded. */
const retryOne = async (options: RetryOptions, row: ParkedRow): Promise<ParkedRow | undefined> => {
  const { source, lease, name, mode, handle, retryMs, onError } = options;
  let announced = false;
  const next = await transact(source, null, async (tx) => {
    const event = await readOne(tx, row.event_id);
    if (!event) throw new Error(`The parked event ${row.event_id} is not in the log.`);
    const steps = createSteps(tx);
    const outcome = await steps.handle(event, handle);
    await steps.end();
    if (outcome.failed) {
      onError?.(outcome.error, event);
      const attempts = row.attempts + 1;
      const wait = retryMs[attempts - 1];
      await tx.query(
        `update events.parked set attempts = $3, error = $4, state = $5, next_at = clock_timestamp() + $6 * interval '1 millisecond'
         where consumer = $1 and event_id = $2`,
        [name, row.event_id, attempts, wordsOf(outcome.error), wait === undefined ? "dead" : "waiting", wait ?? null],
      );
      await lease.prove(tx);
      return undefined;
    }
    announced = outcome.appended;
    // No row any more: another owner was here in between and has handled it.
    const gone = await tx.query("delete from events.parked where consumer = $1 and event_id = $2 returning 1", [name, row.event_id]);
    if (gone.length !== 1) throw new LeaseLost();
    await lease.prove(tx);
    if (mode === "skip") return undefined;
    const [behind] = await tx.query<ParkedRow>(
      `select event_id, organization_id, stream, attempts from events.parked
       where consumer = $1 and organization_id = $2 and stream = $3 and state = 'waiting' order by version limit 1`,
      [name, row.organization_id, row.stream],
    );
    return behind;
  });
  if (announced) options.announce();
  return next;
};

/** What is kept of an error: its message, bounded. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
