/**
 * Wall 2. The login `wn_data` may touch nothing; it becomes an environment's role in front of the first statement of that environment. A
 * forgotten or wrong role answers 42501, never rows. Where a platform serves several accounts, the account is set the same way and row
 * level security holds to it. Rows of the engine's own that are one person's (requests for a yes, imports) are held to that person in the same
 * way: a statement that asks for them says whose it is.
 */
import type pg from "pg";
import { ident, type Place } from "./names.ts";
import type { NamedStatement } from "./text-question.ts";

/** What a connection was set to last. */
export interface Standing {
  role: string | null;
  account: string | null;
  person: string | null;
  /** Settings on their way: until they are answered nothing is known. */
  unanswered: number;
  /** The role it was taken for last. */
  served: string | null;
}
export const newStanding = (): Standing => ({ role: null, account: null, person: null, unanswered: 0, served: null });

/** Stands for nobody: the upkeep of rows that are somebody's. What it may do with them the policies say. */
export const keeper = "00000000-0000-0000-0000-000000000000";

/**
 * Sets role, account and person for what is asked behind it; null: they are known to be that. It may leave together with the question and as
 * one transaction with it: a setting that failed lets nothing through, and one whose question failed is undone. So it is believed only once it
 * is answered, and whoever asks until then sets anew.
 */
export const setting = (standing: Standing, place: Place, account: string | null, person: string | null): NamedStatement | null => {
  const { role } = place;
  if (standing.role === role && standing.account === account && standing.person === person && standing.unanswered === 0) return null;
  Object.assign(standing, { role, account, person });
  standing.unanswered += 1;
  return { name: "enter", text: enter, values: [role, account ?? "", person ?? ""] };
};
const enter = "SELECT set_config('role', $1, false), set_config('wn.account', $2, false), set_config('wn.person', $3, false)";

/** What was set, or what was asked behind it, is answered. */
export const settled = (standing: Standing, well: boolean): void => {
  standing.unanswered -= 1;
  if (!well) forgetStanding(standing);
};
/** Nothing is known of the connection any more: all is set again. */
export const forgetStanding = (standing: Standing): void => {
  standing.role = null;
};

type Send = (question: string | pg.QueryConfig) => Promise<unknown>;

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

/** Does one thing as the keeper within an open transaction, and goes back to whom it stood for. */
export const asKeeper = async <T>(
  writing: { query(sql: string, values?: readonly unknown[]): Promise<unknown> },
  work: () => Promise<T>,
): Promise<T> => {
  // In one breath: none waits for the one before.
  const [, , done] = await Promise.all([
    writing.query("SELECT set_config('wn.before', coalesce(current_setting('wn.person', true), ''), true)"),
    asPerson(writing, keeper),
    work(),
    writing.query("SELECT set_config('wn.person', current_setting('wn.before'), true)"),
  ]);
  return done;
};
