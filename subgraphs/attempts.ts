/**
 * Guess counting (ID16): five failures lock for fifteen minutes. An attempt is *reserved before* the secret is looked at, by one atomic
 * upsert, so a hundred parallel guesses verify at most five times. Any schema that has such a table may use it:
 *
 *   create table … (key text primary key, window_start timestamptz not null, count int not null, locked_until timestamptz)
 */
import type { Clock } from "./clock.ts";

export interface Attempts {
  /** Takes one attempt of this account; false when it is locked (then do not look at the secret). */
  reserve(key: string): Promise<boolean>;
  /** Forgets the failures: the secret was right. */
  clear(key: string): Promise<void>;
  /** Gives one attempt back: it was none. What was counted beside it stays, or whoever knows one secret could guess at others for ever. */
  giveBack(key: string): Promise<void>;
}

export interface AttemptOptions {
  /** Runs one statement in its own transaction: a refusal that rolls back must not give the attempt back. */
  readonly query: (sql: string, params: readonly unknown[]) => Promise<readonly unknown[]>;
  /** Qualified table, e.g. `identity.attempt_bucket` or `"p_clinic"."_attempt"`; a name from code, never from a person. */
  readonly table: string;
  readonly clock: Clock;
  readonly limit?: number;
  readonly minutes?: number;
}

export const createAttempts = ({ query, table, clock, limit = 5, minutes = 15 }: AttemptOptions): Attempts => ({
  reserve: async (key) => {
    const now = clock.now();
    const ends = new Date(now.getTime() + minutes * 60_000);
    const stale = new Date(now.getTime() - minutes * 60_000);
    // While locked the WHERE leaves the row alone and nothing is returned. The attempt that reaches the limit may still be made; it locks the ones after it.
    const rows = await query(
      `insert into ${table} as bucket (key, window_start, count, locked_until)
       values ($1, $2, 1, case when $5::int <= 1 then $3::timestamptz end)
       on conflict (key) do update set
         window_start = case when bucket.window_start <= $4 or bucket.locked_until is not null then $2 else bucket.window_start end,
         count = case when bucket.window_start <= $4 or bucket.locked_until is not null then 1 else bucket.count + 1 end,
         locked_until = case when (case when bucket.window_start <= $4 or bucket.locked_until is not null then 1 else bucket.count + 1 end) >= $5::int then $3::timestamptz end
       where bucket.locked_until is null or bucket.locked_until <= $2
       returning count`,
      [key, now, ends, stale, limit],
    );
    return rows.length > 0;
  },
  clear: async (key) => {
    await query(`delete from ${table} where key = $1`, [key]);
  },
  giveBack: async (key) => {
    await query(`update ${table} set count = count - 1, locked_until = null where key = $1 and count > 0`, [key]);
  },
});
