/** Whose address it is: confirming it after signing up, and changing it. A new address counts once a link that was sent there was opened. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput, sqlState } from "../errors.ts";
import { attemptsIn, requireTurn } from "./attempts.ts";
import { readEmail } from "./input.ts";
import { auditPerson, journalUser } from "./journal-user.ts";
import { findLink, type LinkVerbs, putLink, useLink } from "./links.ts";
import { mailLink } from "./mailed-link.ts";
import { proveThemselves } from "./passwords.ts";
import type { Knock, PeopleDeps, Welcome } from "./people.ts";
import { at, endSessions } from "./users.ts";

export interface AddressVerbs {
  /** Sends the confirmation once more, if somebody with this address waits for it. */
  resendVerification(environment: RunningEnvironment, input: { readonly email: string }, knock: Knock): Promise<void>;
  /** Asks for another address; it is changed once the link sent there is opened. */
  changeEmail(
    environment: RunningEnvironment,
    caller: Caller,
    input: { readonly email: string; readonly password: string },
    knock: Knock,
  ): Promise<void>;
  /** Opens a link of a mail: a verification signs in, a new address is taken over. `keep` is the token of the session at hand. */
  confirm(
    environment: RunningEnvironment,
    input: { readonly token: string },
    keep: string | null,
    knock: Knock,
  ): Promise<{ readonly done: "verify"; readonly welcome: Welcome } | { readonly done: "email" }>;
}

export const addressVerbs = (deps: PeopleDeps, { claim }: Pick<LinkVerbs, "claim">): AddressVerbs => {
  const { pools, clock, publish, post } = deps;
  return {
    resendVerification: (environment, input, knock) =>
      mailLink(deps, environment, input.email, { purpose: "verify", action: "ent_user.resendVerification", states: ["unverified"] }, knock),

    changeEmail: async (environment, caller, input, knock) => {
      if (!caller.user) throw dataError("UNAUTHENTICATED");
      const { id } = caller.user;
      const email = readEmail(input.email);
      if (email.problems.length > 0) throw new InvalidInput(email.problems);
      await proveThemselves(deps, environment, caller, input.password, "password");
      await requireTurn(attemptsIn(deps, environment).byPerson(5).reserve(`email:${id}`));
      const [taken] = await pools.read<{ user_id: string; account_id: string | null }>(environment, null, {
        sql: `SELECT user_id, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
        values: [email.value],
        lane: "S",
      });
      await pools.write(environment, caller.account, async (writing) => {
        // Nobody learns here whose address it is: its owner does.
        const only = taken === undefined;
        const link = { userId: id, purpose: "email", now: clock.now(), address: email.value, only } as const;
        const { path, until } = await putLink(writing, environment, link);
        const letter = { to: email.value, locale: caller.locale };
        if (only) await post.keep(writing, environment, { ...letter, account: caller.account, kind: "email", link: path, until });
        else if (taken.user_id !== id) await post.keep(writing, environment, { ...letter, account: taken.account_id, kind: "emailTaken" });
        await auditPerson(writing, environment, {
          actor: id,
          action: "ent_user.changeEmail",
          resource: `ent_user:${id}`,
          outcome: only ? "ok" : "refused",
          requestId: knock.requestId,
        });
      });
      post.leave(environment);
    },

    confirm: async (environment, input, keep, knock) => {
      await requireTurn(attemptsIn(deps, environment).byAddress.reserve(`link-ip:${knock.ip ?? "unknown"}`));
      const link = await findLink(deps, environment, input.token, ["verify", "email"]);
      if (link.purpose === "verify") return { done: "verify", welcome: await claim(environment, input, knock) };
      const { user_id: id, account_id: account, address } = link;
      if (address === null) throw dataError("LINK_INVALID");
      await pools.write(environment, account, async (writing) => {
        await useLink(writing, environment, input.token, link, clock.now());
        const [user] = await writing.query<{ email: string; locale: Locale | null }>(
          `SELECT f_user_email AS email, f_user_locale AS locale FROM ${at(environment, "_user")} WHERE id = $1 AND deleted_at IS NULL AND f_user_status IS DISTINCT FROM 'suspended' FOR UPDATE`,
          [id],
        );
        if (!user) throw dataError("LINK_INVALID");
        try {
          await writing.query(`UPDATE ${at(environment, "_credential")} SET email = $2, verified_at = $3 WHERE user_id = $1`, [
            id,
            address,
            clock.now(),
          ]);
          await writing.query(
            `UPDATE ${at(environment, "_user")} SET f_user_email = $2, version = version + 1, updated_at = now(), updated_by = $1, change_key = greatest(pg_current_xact_id(), change_key) WHERE id = $1`,
            [id, address],
          );
        } catch (error) {
          // Somebody else has it by now.
          throw sqlState(error) === "23505" ? dataError("LINK_INVALID") : error;
        }
        // What was sent to the old address, or begun by whoever reads it, ends.
        await writing.query(`DELETE FROM ${at(environment, "_link")} WHERE user_id = $1`, [id]);
        await endSessions(writing, environment, id, clock.now(), keep ?? undefined);
        const letter = { to: user.email, account, kind: "emailChanged", locale: user.locale ?? knock.locale } as const;
        await post.keep(writing, environment, letter);
        await journalUser(writing, environment, {
          id,
          op: "UPDATE",
          fields: ["f_user_email"],
          actor: id,
          action: "ent_user.confirmEmail",
          requestId: knock.requestId,
        });
      });
      publish(environment, [{ entity: builtIn.user, id, op: "UPDATE", fields: ["f_user_email"], account }]);
      post.leave(environment);
      return { done: "email" };
    },
  };
};
