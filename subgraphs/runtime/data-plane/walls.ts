/**
 * Wall 2. The login `wn_data` may touch nothing; it becomes an environment's role in front of the first statement of that environment. A
 * forgotten or wrong role answers 42501, never rows. Where a platform serves several accounts, the account is set the same way and row
 * level security holds to it.
 */
import type pg from "pg";
import { ident, type Place } from "./names.ts";

/** What a connection currently is; null: nothing is known, set again. */
export interface Standing {
  role: string | null;
  account: string | null;
}

/** Sets role and account on a connection for reads, if they are not what they were. */
export const enter = async (client: pg.Client, standing: Standing, place: Place, account: string | null): Promise<void> => {
  if (standing.role !== place.role) {
    standing.role = null;
    await client.query(`SET ROLE ${ident(place.role)}`);
    standing.role = place.role;
  }
  if ((standing.account ?? null) !== account) {
    standing.account = null;
    await client.query("SELECT set_config('wn.account', $1, false)", [account ?? ""]);
    standing.account = account;
  }
};

/** The same for one transaction; gone when it ends. */
export const enterLocally = async (client: pg.Client, place: Place, account: string | null): Promise<void> => {
  await client.query(`SET LOCAL ROLE ${ident(place.role)}`);
  if (account !== null) await client.query("SELECT set_config('wn.account', $1, true)", [account]);
};
