/**
 * Wall 2. The login `wn_data` may touch nothing; it becomes an environment's role in front of the first statement of that environment. A
 * forgotten or wrong role answers 42501, never rows. Where a platform serves several accounts, the account is set the same way and row
 * level security holds to it. Rows of the engine's own that are one person's (requests for a yes, imports) are held to that person in the same
 * way: a statement that asks for them says whose it is.
 */
import type pg from "pg";
import { ident, type Place } from "./names.ts";

/** What a connection currently is; `unknown`: set again. */
export interface Standing {
  role: string | null;
  account: string | null | typeof unknown;
  person: string | null | typeof unknown;
  /** The role it was taken for last. */
  served: string | null;
}
export const unknown = Symbol("unknown");

type Send = (question: string | pg.QueryConfig) => Promise<unknown>;

/** Stands for nobody: the upkeep of rows that are somebody's. What it may do with them the policies say. */
export const keeper = "00000000-0000-0000-0000-000000000000";

/**
 * Sets role, account and person on a connection for reads; null: they are what they were. The statement may be sent behind it without
 * waiting: with a setting that failed it answers 42501 or the mismatch, never rows.
 */
export const enter = (
  send: Send,
  standing: Standing,
  place: Place,
  account: string | null,
  person: string | null,
): Promise<void> | null => {
  if (standing.role === place.role && standing.account === account && standing.person === person) return null;
  const settings: Promise<unknown>[] = [];
  if (standing.role !== place.role) settings.push(send(`SET ROLE ${ident(place.role)}`));
  if (standing.account !== account) settings.push(send({ text: "SELECT set_config('wn.account', $1, false)", values: [account ?? ""] }));
  if (standing.person !== person) settings.push(send({ text: "SELECT set_config('wn.person', $1, false)", values: [person ?? ""] }));
  standing.role = place.role;
  standing.account = account;
  standing.person = person;
  return Promise.all(settings).then(
    () => undefined,
    (error: unknown) => {
      standing.role = null;
      standing.account = unknown;
      standing.person = unknown;
      throw error;
    },
  );
};

/** The same for one transaction; gone when it ends. */
export const enterLocally = async (send: Send, place: Place, account: string | null): Promise<void> => {
  await Promise.all([
    send(`SET LOCAL ROLE ${ident(place.role)}`),
    account === null ? null : send({ text: "SELECT set_config('wn.account', $1, true)", values: [account] }),
  ]);
};

/** Says within an open transaction whose rows are asked for from here on. */
export const asPerson = async (
  writing: { query(sql: string, values: readonly unknown[]): Promise<unknown> },
  person: string,
): Promise<void> => {
  await writing.query("SELECT set_config('wn.person', $1, true)", [person]);
};
