/** Over all processes of an installation one works on a release at a time, by advisory lock. */
import type pg from "pg";
import type { ReleaseId } from "../../../schema/ids.ts";

/**
 * Returns once this connection is the one that works on the release; it stays so until it ends or lets go. It asks again and again because a
 * session that waits in the database would hold up an index made concurrently.
 */
export const takeTurn = async (client: Pick<pg.Client, "query">, id: ReleaseId): Promise<void> => {
  for (;;) {
    const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 1)) as alone", [id]);
    if (rows[0]?.alone) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

export const leaveTurn = (client: Pick<pg.Client, "query">, id: ReleaseId) =>
  client.query("select pg_advisory_unlock(hashtextextended($1, 1))", [id]);
