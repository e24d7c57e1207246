/**
 * Removes files nobody shows any more: uploads that broke off, uploads no record took within a day, files a record let go of a day ago.
 * A file's row says `removed` before its content goes and goes after it, so what was interrupted is done again. Runs as the owner of the
 * tables: whether a record exists is no question of accounts.
 */
import { ident, type Place, qualified, tableName } from "../names.ts";
import { fileLimits } from "./limits.ts";
import { contentKey, type FileStore } from "./store.ts";

type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Swept {
  readonly removed: number;
  /** Nothing is left to look after. */
  readonly empty: boolean;
}

const dayMs = 24 * 3_600_000;
/** No upload that goes on is as old. */
const brokenOffMs = fileLimits.wholeMs + 60_000;
/** Files of one environment in one go; the rest waits for the next. */
const atOnce = 500;

/** Sweeps one environment. `thorough`: looks also for what no action let go of, which takes longer the more files there are. */
export const sweepFiles = async (
  ask: Ask,
  place: Place,
  store: Pick<FileStore, "remove">,
  now: Date,
  thorough: boolean,
): Promise<Swept> => {
  const file = qualified(place, "_file");
  if (thorough) await letGo(ask, place, now);
  await ask(
    `UPDATE ${file} f SET state = 'removed', state_since = $1 FROM (
       SELECT id FROM ${file} WHERE (state = 'uploading' AND state_since < $2) OR (state IN ('stored', 'orphaned') AND state_since < $3) ORDER BY state_since LIMIT ${atOnce} FOR UPDATE SKIP LOCKED
     ) old WHERE f.id = old.id`,
    [now, new Date(now.getTime() - brokenOffMs), new Date(now.getTime() - dayMs)],
  );
  const removed = await ask<{ id: string; key: string }>(
    `SELECT id, key FROM ${file} WHERE state = 'removed' ORDER BY state_since LIMIT ${atOnce}`,
  );
  for (const { id, key } of removed) {
    await store.remove(contentKey(key));
    await ask(`DELETE FROM ${file} WHERE id = $1 AND state = 'removed'`, [id]);
  }
  const [left] = await ask<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${file}) AS any`);
  return { removed: removed.length, empty: left?.any === false };
};

/**
 * Rows that are gone for good, values emptied and fields dropped by other hands than an action's (retention, erasure, a release): what
 * they showed is let go of. The field's column is asked, or those of its generations.
 */
const letGo = async (ask: Ask, place: Place, now: Date): Promise<void> => {
  const [file, use] = [qualified(place, "_file"), qualified(place, "_file_use")];
  for (const { entity, field } of await ask<{ entity: string; field: string }>(`SELECT DISTINCT entity, field FROM ${use}`)) {
    const table = qualified(place, tableName(entity));
    const columns = await ask<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND atttypid = 'jsonb'::regtype
        AND (attname = $2 OR attname ~ ('^' || $2 || '__[0-9]+$'))`,
      [table, field],
    );
    const shows = columns.map(
      ({ name }) => `jsonb_path_exists(t.${ident(name)}, '$.id ? (@ == $file)', jsonb_build_object('file', u.file_id::text))`,
    );
    const shown = shows.length > 0 ? `EXISTS (SELECT FROM ${table} t WHERE t.id = u.record_id AND (${shows.join(" OR ")}))` : "false";
    await ask(`DELETE FROM ${use} u WHERE u.entity = $1 AND u.field = $2 AND NOT ${shown}`, [entity, field]);
  }
  await ask(
    `UPDATE ${file} f SET state = 'orphaned', state_since = $1 WHERE f.state = 'attached' AND NOT EXISTS (SELECT FROM ${use} u WHERE u.file_id = f.id)`,
    [now],
  );
};
