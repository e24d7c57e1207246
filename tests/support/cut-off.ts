/** Pulling the plug in the middle: of one connection in front of a statement, of a server at a step of a release. */
import type pg from "pg";
import { openDatabase } from "./installation.ts";
import type { Server } from "./server.ts";

/**
 * Ends the backend of `dying` in front of the statement with number `cut` (from 0) among `watched`, as after kill -9; `admin` asks on
 * another connection. Answers how many of them have come by.
 */
export const cutOffBefore = (
  dying: pg.Client,
  watched: ReadonlySet<string>,
  cut: number,
  admin: (sql: string, params: unknown[]) => Promise<unknown>,
): (() => number) => {
  const query = dying.query.bind(dying);
  let ran = 0;
  dying.on("error", () => undefined);
  Object.assign(dying, {
    query: (...args: Parameters<typeof query>) => {
      const text =
        typeof args[0] === "string" ? args[0].replace(/^begin; set local lock_timeout = '40ms'; /, "").replace(/; commit$/, "") : "";
      if (watched.has(text) && ran++ === cut)
        return admin("select pg_terminate_backend($1, 5000)", [(dying as unknown as { processID: number }).processID]).then(() =>
          query(...args),
        );
      return query(...args);
    },
  });
  return () => ran;
};

/** Kills the server as soon as the journal of its release says that `step` runs, or the release that it is `switching`. */
export const killAtStep = async (server: Server, release: string, step: string): Promise<void> => {
  const database = await openDatabase(server.home);
  database.on("error", () => undefined);
  const { rows } = await database.query<{ schema_name: string }>(
    "select schema_name from runtime.environment e join runtime.release r on r.environment_id = e.id where r.id = $1",
    [release],
  );
  for (;;) {
    const reached =
      step === "switching"
        ? await database.query("select from runtime.release where id = $1 and status in ('switching', 'active')", [release])
        : await database.query(`select from ${rows[0]!.schema_name}._migration where release_id = $1 and step = $2 and state <> 'todo'`, [
            release,
            step,
          ]);
    if (reached.rows.length > 0) break;
  }
  await server.kill();
  await database.end().catch(() => undefined);
};
