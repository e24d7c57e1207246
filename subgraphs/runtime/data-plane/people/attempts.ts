/** What is counted of the people at the door: guesses per account, and what one address may ask for. */
import { type Attempts, createAttempts } from "../../../attempts.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import type { PeopleDeps } from "./people.ts";
import { at } from "./users.ts";

export interface Counters {
  /** Guesses at one account's secrets: five in fifteen minutes, whichever secret it is. */
  readonly signIn: Attempts;
  /** What one network address may try. */
  readonly byAddress: Attempts;
  /** What may be done to one person, by anybody, in an hour. */
  byPerson(limit: number): Attempts;
}

export const attemptsIn = ({ pools, clock }: Pick<PeopleDeps, "pools" | "clock">, environment: RunningEnvironment): Counters => {
  // Every statement of the counter is its own transaction: a refusal must not give the attempt back.
  const make = (limit: number, minutes: number) =>
    createAttempts({
      query: (sql, params) => pools.write(environment, null, (writing) => writing.query(sql, params)),
      table: at(environment, "_attempt"),
      clock,
      limit,
      minutes,
    });
  return { signIn: make(5, 15), byAddress: make(30, 15), byPerson: (limit) => make(limit, 60) };
};

/** Refuses who has had their share. */
export const requireTurn = async (reserved: Promise<boolean>): Promise<void> => {
  if (!(await reserved)) throw dataError("LIMIT_RATE", { seconds: 900 }, { retryAfter: 900 });
};
