/**
 * Erasing people who were deleted thirty days ago: every field that is about them is emptied, and everything they signed in with is gone.
 * Their record stays as a stub, so that what they did keeps an author without a name.
 */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { RunningEnvironment } from "../caller.ts";
import { physical, storedColumns } from "../names.ts";
import type { Pools } from "../pools.ts";
import type { PeopleDeps } from "./people.ts";
import { at, closePerson } from "./users.ts";

const keptDays = 30;
const atOnce = 200;
const everyMs = 6 * 3_600_000;
const mostRemembered = 10_000;

/** Erases who is due, at most every six hours per environment and account: called whenever somebody signs in there. Not waited for. */
export const createEraser = ({ pools, clock }: Pick<PeopleDeps, "pools" | "clock">) => {
  const looked = new Map<string, number>();
  return async (environment: RunningEnvironment, account: string | null): Promise<void> => {
    const key = `${environment.id}|${account ?? ""}`;
    const now = clock.now();
    if (now.getTime() - (looked.get(key) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
    if (looked.size >= mostRemembered) looked.clear();
    looked.set(key, now.getTime());
    while ((await erasePeople(pools, environment, account, now)) === atOnce);
  };
};

/** Erases who is due in one environment and account; answers how many. Can be run again, and while people work. */
const erasePeople = async (pools: Pools, environment: RunningEnvironment, account: string | null, now: Date): Promise<number> => {
  const users = environment.model().tables.find(({ id }) => id === builtIn.user);
  if (!users) return 0;
  const about = storedColumns(users).filter(
    ({ id, classification }) => id !== "f_user_email" && classification !== "public" && classification !== "internal",
  );
  const emptied = about.map((column) => `${physical(column)} = NULL`);
  return await pools.write(environment, account, async (writing) => {
    const erased = await writing.query<{ id: string; email: string }>(
      `WITH due AS (SELECT id, f_user_email FROM ${at(environment, "_user")} WHERE deleted_at < $1::timestamptz - interval '${keptDays} days' AND f_user_status IS DISTINCT FROM 'erased' ORDER BY deleted_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
       UPDATE ${at(environment, "_user")} u SET ${[...emptied, "f_user_email = 'erased-' || u.id || '@erased.invalid'", "f_user_status = 'erased'", "version = u.version + 1", "updated_at = $1"].join(", ")}
       FROM due WHERE u.id = due.id RETURNING u.id, due.f_user_email AS email`,
      [now],
    );
    for (const { id, email } of erased) {
      await closePerson(writing, environment, id);
      await writing.query(`DELETE FROM ${at(environment, "_role_grant")} WHERE user_id = $1`, [id]);
      await writing.query(`DELETE FROM ${at(environment, "_mail")} WHERE recipient = $1`, [email]);
      await writing.query(`DELETE FROM ${at(environment, "_attempt")} WHERE key = ANY($1::text[])`, [
        [`sign-in:${email}`, `mail:${email}`, `email:${id}`],
      ]);
    }
    return erased.length;
  });
};
