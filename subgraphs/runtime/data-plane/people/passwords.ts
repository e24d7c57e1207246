/**
 * One's own password: forgotten, chosen anew by a link, changed, set where there is none. Whoever asks for a link is told the same and
 * costs the same work, known or not.
 */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { attemptsIn, requireTurn } from "./attempts.ts";
import { strong } from "./input.ts";
import { auditPerson, journalUser } from "./journal-user.ts";
import { findLink, useLink } from "./links.ts";
import { mailLink } from "./mailed-link.ts";
import type { Knock, PeopleDeps } from "./people.ts";
import { at, endSessions } from "./users.ts";

export interface PasswordVerbs {
  /** Sends a link for a new password, if there is somebody with this address. */
  forgot(environment: RunningEnvironment, input: { readonly email: string }, knock: Knock): Promise<void>;
  /** Sets a password by such a link. Every session ends; the address is shown to be theirs. */
  reset(environment: RunningEnvironment, input: { readonly token: string; readonly password: string }, knock: Knock): Promise<void>;
  /** Changes it, or sets the first one; all other sessions end. `keep` is the token of this one. */
  changePassword(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly current: string; readonly next: string },
    keep: string,
    knock: Knock,
  ): Promise<void>;
}

export const passwordVerbs = (deps: PeopleDeps): PasswordVerbs => {
  const { pools, passwords, clock, publish, post } = deps;

  return {
    forgot: (environment, input, knock) =>
      mailLink(deps, environment, input.email, { purpose: "reset", action: "ent_user.forgot", states: ["active", "unverified"] }, knock),

    reset: async (environment, input, knock) => {
      await requireTurn(attemptsIn(deps, environment).byAddress.reserve(`link-ip:${knock.ip ?? "unknown"}`));
      const link = await findLink(deps, environment, input.token, ["reset"]);
      const problems = strong(input.password, [link.email]);
      if (problems.length > 0) throw new InvalidInput(problems);
      const phc = await passwords.hash(input.password);
      const verified = await pools.write(environment, link.account_id, async (writing) => {
        await useLink(writing, environment, input.token, link, clock.now());
        const [user] = await writing.query<{ locale: Locale | null; verified: boolean }>(
          `SELECT f_user_locale AS locale, f_user_status IS NOT DISTINCT FROM 'unverified' AS verified FROM ${at(environment, "_user")} WHERE id = $1 AND deleted_at IS NULL AND coalesce(f_user_status, 'active') IN ('active', 'unverified') FOR UPDATE`,
          [link.user_id],
        );
        if (!user) throw dataError("LINK_INVALID");
        await writing.query(
          `UPDATE ${at(environment, "_credential")} SET phc = $2, changed_at = $3, verified_at = coalesce(verified_at, $3) WHERE user_id = $1`,
          [link.user_id, phc, clock.now()],
        );
        if (user.verified)
          await writing.query(
            `UPDATE ${at(environment, "_user")} SET f_user_status = 'active', version = version + 1, updated_at = now(), change_key = greatest(pg_current_xact_id(), change_key) WHERE id = $1`,
            [link.user_id],
          );
        await endSessions(writing, environment, link.user_id, clock.now());
        await post.keep(writing, environment, {
          to: link.email,
          account: link.account_id,
          kind: "passwordChanged",
          locale: user.locale ?? knock.locale,
        });
        const journal = { actor: link.user_id, action: "ent_user.reset", requestId: knock.requestId };
        if (user.verified)
          await journalUser(writing, environment, { id: link.user_id, op: "UPDATE", fields: ["f_user_status"], ...journal });
        else await auditPerson(writing, environment, { ...journal, resource: `ent_user:${link.user_id}`, outcome: "ok" });
        return user.verified;
      });
      await attemptsIn(deps, environment).signIn.clear(`sign-in:${link.email}`);
      publish(environment, [
        { entity: builtIn.user, id: link.user_id, op: "UPDATE", fields: verified ? ["f_user_status"] : [], account: link.account_id },
      ]);
      post.leave(environment);
    },

    changePassword: async (environment, caller, { current, next }, keep, knock) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      const { id, email, name } = caller.user;
      await proveThemselves(deps, environment, caller, current, "current");
      const problems = strong(next, [email, name]).map((problem) => ({ ...problem, path: ["next"] }));
      if (problems.length > 0) throw new InvalidInput(problems);
      const phc = await passwords.hash(next);
      await pools.write(environment, caller.account, async (writing) => {
        await writing.query(`UPDATE ${at(environment, "_credential")} SET phc = $2, changed_at = $3 WHERE user_id = $1`, [
          id,
          phc,
          clock.now(),
        ]);
        await endSessions(writing, environment, id, clock.now(), keep);
        await writing.query(`DELETE FROM ${at(environment, "_link")} WHERE user_id = $1 AND purpose IN ('reset', 'email')`, [id]);
        await post.keep(writing, environment, { to: email, account: caller.account, kind: "passwordChanged", locale: caller.locale });
        await auditPerson(writing, environment, {
          actor: id,
          action: "ent_user.changePassword",
          resource: `ent_user:${id}`,
          outcome: "ok",
          requestId: knock.requestId,
        });
      });
      publish(environment, [{ entity: builtIn.user, id, op: "UPDATE", fields: [], account: caller.account }]);
      post.leave(environment);
    },
  };
};

/**
 * Somebody who is signed in shows their password again; counted like a sign-in. Who has none yet has only their session to show. `more`:
 * another secret is asked for behind it, and only then is the count forgotten.
 */
export const proveThemselves = async (
  deps: PeopleDeps,
  environment: RunningEnvironment,
  caller: Caller,
  password: string,
  path: string,
  more = false,
): Promise<void> => {
  if (!caller.user) throw dataError("UNAUTHENTICATED");
  const allowed = await attemptsIn(deps, environment).signIn.reserve(`sign-in:${caller.user.email}`);
  const [credential] = await deps.pools.read<{ phc: string | null }>(environment, null, {
    sql: `SELECT phc FROM ${at(environment, "_credential")} WHERE user_id = $1`,
    values: [caller.user.id],
    lane: "S",
  });
  const right =
    allowed && credential
      ? credential.phc === null || (await deps.passwords.verify(credential.phc, password))
      : await deps.passwords.pretend(password);
  if (!right) throw new InvalidInput([{ path: [path], code: "INVALID", message: dataError("PASSWORD_WRONG").sentence }]);
  if (!more) await attemptsIn(deps, environment).signIn.clear(`sign-in:${caller.user.email}`);
};
