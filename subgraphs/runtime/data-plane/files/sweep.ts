/**
 * Removes files nobody shows any more: uploads that broke off, uploads no record took within a day, files a record let go of a day ago.
 * A file's row says `removed` before its content goes and goes after it, so what was interrupted is done again. Runs as the owner of the
 * tables: whether a record exists is no question of accounts.
 */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { type Place, qualified, tableName } from "../names.ts";
import { fileLimits } from "./limits.ts";
import { contentKey, type FileStore } from "./store.ts";

type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Swept {
  readonly removed: number;
  /** Nothing is left to look after. */
  readonly empty: boolean;
}

const dayMs = 24 * 3_600_000;
/** Files of one environment in one go; the rest waits for the next. */
const atOnce = 500;

/** Sweeps one environment. */
export const sweepFiles = async (ask: Ask, place: Place, store: Pick<FileStore, "remove">, now: Date): Promise<Swept> => {
  const [file, use] = [qualified(place, "_file"), qualified(place, "_file_use")];
  for (const { entity } of await ask<{ entity: string }>(`SELECT DISTINCT entity FROM ${use}`)) {
    const table = qualified(place, entity === builtIn.user ? tableName(builtIn.user) : entity);
    const [there] = await ask<{ is: boolean }>("SELECT to_regclass($1) IS NOT NULL AS is", [table]);
    await ask(
      `DELETE FROM ${use} u WHERE u.entity = $1 ${there?.is ? `AND NOT EXISTS (SELECT FROM ${table} t WHERE t.id = u.record_id)` : ""}`,
      [entity],
    );
  }
  await ask(
    `UPDATE ${file} f SET state = 'orphaned', state_since = $1 WHERE f.state = 'attached' AND NOT EXISTS (SELECT FROM ${use} u WHERE u.file_id = f.id)`,
    [now],
  );
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

/** No upload that goes on is as old. */
export const brokenOffMs = fileLimits.wholeMs + 60_000;
