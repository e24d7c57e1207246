/**
 * Waits until nobody answers with an older model any more: every process that lives has taken up the release, and what such a process
 * had begun before is over. Only then may something be taken away that the older model needs.
 */
import type pg from "pg";
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Place } from "../data-plane/names.ts";
import type { Release } from "../domain/release.ts";
import type { RuntimeDeps } from "./ports.ts";

/** A request asks for its model once and begins to write at once; this long after the switch none that asked before is left. */
const graceMs = 1_000;
const everyMs = 100;

export const whenAllSwitched = async (
  { store }: Pick<RuntimeDeps, "store">,
  client: Pick<pg.Client, "query">,
  place: Place,
  release: Release,
): Promise<void> => {
  while ((await store.lagging(release.environmentId as EnvironmentId, release.id)) > 0) await pause(everyMs);
  await pause(graceMs);
  const open = await transactionsIn(client, place);
  for (;;) {
    const now = await transactionsIn(client, place);
    if (![...now].some((one) => open.has(one))) return;
    await pause(everyMs);
  }
};

/** Transactions that hold locks in the environment's schema. */
const transactionsIn = async (client: Pick<pg.Client, "query">, { schema }: Place): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ id: string }>(
    `select distinct l.virtualtransaction as id from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and l.pid <> pg_backend_pid() and l.database = (select oid from pg_database where datname = current_database())`,
    [schema],
  );
  return new Set(rows.map(({ id }) => id));
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
