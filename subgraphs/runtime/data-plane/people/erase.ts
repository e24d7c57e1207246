/**
 * Erasing people who were deleted thirty days ago: every field that is about them is emptied, and everything they signed in with is gone.
 * Their record stays as a stub, so that what they did keeps an author without a name.
 */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Model } from "../../../../schema/model/model.ts";
import type { RunningEnvironment } from "../caller.ts";
import { type Place, physical, qualified, storedColumns } from "../names.ts";
import type { Writing } from "../pools.ts";
import { refresh } from "../stored-values.ts";
import { asKeeper } from "../walls.ts";
import type { PeopleDeps } from "./people.ts";
import { closePerson } from "./users.ts";

/** How long somebody who was deleted can be brought back. */
export const keptDays = 30;
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
    await erasePeople((work) => pools.write(environment, account, work), environment, environment.model(), now);
  };
};

/** Runs statements in one transaction. */
type Write = <T>(work: (writing: Pick<Writing, "query">) => Promise<T>) => Promise<T>;

/** Erases everybody who is due where `write` writes; answers how many. Can be run again, and while people work. */
export const erasePeople = async (write: Write, place: Place, model: Model, now: Date): Promise<number> => {
  let all = 0;
  for (;;) {
    const some = await eraseSome(write, place, model, now);
    all += some;
    if (some < atOnce) return all;
  }
};

const eraseSome = async (write: Write, place: Place, model: Model, now: Date): Promise<number> => {
  const users = model.tables.find(({ id }) => id === builtIn.user);
  if (!users) return 0;
  const table = (name: string) => qualified(place, name);
  const about = storedColumns(users).filter(
    ({ id, classification }) => id !== "f_user_email" && classification !== "public" && classification !== "internal",
  );
  const emptied = about.map((column) => `${physical(column)} = NULL`);
  return await write(async (writing) => {
    const erased = await writing.query<{ id: string; email: string }>(
      `WITH due AS (SELECT id, f_user_email FROM ${table("_user")} WHERE deleted_at < $1::timestamptz - interval '${keptDays} days' AND f_user_status IS DISTINCT FROM 'erased' ORDER BY deleted_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
       UPDATE ${table("_user")} u SET ${[...emptied, "f_user_email = 'erased-' || u.id || '@erased.invalid'", "f_user_status = 'erased'", "version = u.version + 1", "updated_at = $1"].join(", ")}
       FROM due WHERE u.id = due.id RETURNING u.id, due.f_user_email AS email`,
      [now],
    );
    // What is computed of what is gone says no more than that.
    await refresh(
      (sql, values) => writing.query(sql, values),
      place,
      model,
      builtIn.user,
      erased.map(({ id }) => id),
    );
    for (const { id, email } of erased) {
      await closePerson(writing, place, id);
      await writing.query(`DELETE FROM ${table("_role_grant")} WHERE user_id = $1`, [id]);
      await asKeeper(writing, () => writing.query(`DELETE FROM ${table("_mail")} WHERE recipient = $1`, [email]));
      await writing.query(`DELETE FROM ${table("_attempt")} WHERE key = ANY($1::text[])`, [
        [`sign-in:${email}`, `mail:${email}`, `email:${id}`],
      ]);
    }
    return erased.length;
  });
};
