/** Waiting for what others have begun in an environment, without holding anything that they wait for. */
import type pg from "pg";
import type { Place } from "../data-plane/names.ts";

type Client = Pick<pg.Client, "query">;
type Find = (client: Client, place: Place) => Promise<ReadonlySet<string>>;

/** Returns once every transaction that is open now has ended; those that begin meanwhile are not waited for. */
export const whenEnded = async (client: Client, place: Place, find: Find): Promise<void> => {
  const open = await find(client, place);
  while (open.size > 0 && [...(await find(client, place))].some((one) => open.has(one)))
    await new Promise((resolve) => setTimeout(resolve, 100));
};

/** Transactions that hold locks in the environment's schema. */
export const transactionsIn: Find = (client, place) => holders(client, place, "");
/** Those of them that write. */
export const writersIn: Find = (client, place) => holders(client, place, " and l.mode = 'RowExclusiveLock'");

const holders = async (client: Client, { schema }: Place, more: string): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ id: string }>(
    `select distinct l.virtualtransaction as id from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and l.pid <> pg_backend_pid() and l.database = (select oid from pg_database where datname = current_database())${more}`,
    [schema],
  );
  return new Set(rows.map(({ id }) => id));
};
