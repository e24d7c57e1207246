/** Links that were handed over: a ticket from the studio, an invitation, a verification. Each works once and for a time of its own. */
import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { hashToken, opaqueToken } from "../../../session-tokens.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import type { Writing } from "../pools.ts";
import { needed, readEmail, readName, strong } from "./input.ts";
import { journalUser } from "./journal-user.ts";
import { openPath } from "./open-page.ts";
import type { People, PeopleDeps } from "./people.ts";
import { addUser, at, welcome } from "./users.ts";

// `claim` is the ticket of a builder who comes over from the studio, followed at once.
const linkLife = { claim: 2 * 60_000, invite: 7 * 86_400_000, verify: 24 * 3_600_000 } as const;
type LinkPurpose = keyof typeof linkLife;

interface Link {
  readonly user_id: string;
  readonly email: string;
  readonly account_id: string | null;
  readonly claim_purpose: LinkPurpose;
  /** The address was shown to be this person's, by an earlier link. */
  readonly proven: boolean;
}

export const linkVerbs = ({ pools, sessions, passwords, clock, publish }: PeopleDeps): Pick<People, "claim" | "createClaim"> => {
  /** The account the test rows lie in; whoever comes from the studio finds them. */
  const testAccount = async (environment: RunningEnvironment): Promise<string | null> => {
    const [batch] = await pools.read<{ id: string }>(environment, null, {
      sql: `SELECT id FROM ${at(environment, "_test_batch")} WHERE cleared_at IS NULL ORDER BY filled_at DESC LIMIT 1`,
      values: [],
      lane: "S",
    });
    return batch?.id ?? null;
  };

  return {
    claim: async (environment, input, knock) => {
      if (!/^[\w-]{43}$/.test(input.token)) throw dataError("LINK_INVALID");
      const [link] = await pools.read<Link>(environment, null, {
        sql: `SELECT user_id, email, account_id, claim_purpose, verified_at IS NOT NULL AS proven FROM ${at(environment, "_credential")} WHERE claim_hash = $1 AND claim_expires_at > $2`,
        values: [hashToken(input.token), clock.now()],
        lane: "S",
      });
      if (!link) throw dataError("LINK_INVALID");
      const ticket = link.claim_purpose === "claim";
      // A ticket opens a session; a password can be set with it or later.
      const sets = link.claim_purpose === "invite" || (ticket && input.password !== undefined);
      const name = readName(input.name ?? "");
      if (sets) {
        const problems = [...(input.password === undefined ? [needed("password")] : strong(input.password, [link.email, name]))];
        if (problems.length > 0) throw new InvalidInput(problems);
      }
      const phc = sets ? await passwords.hash(input.password ?? "") : null;
      // Whoever signed up with a builder's address never proved that it is theirs: their password and sessions end with the ticket.
      const takesOver = ticket && !link.proven;
      const answer = await pools.write(environment, link.account_id, async (writing) => {
        const used = await writing.query(
          `UPDATE ${at(environment, "_credential")} SET claim_hash = NULL, claim_purpose = NULL, claim_expires_at = NULL, phc = coalesce($3, CASE WHEN $4::boolean THEN NULL ELSE phc END), changed_at = CASE WHEN $3 IS NULL THEN changed_at ELSE $2 END, verified_at = $2 WHERE claim_hash = $1 AND claim_expires_at > $2 RETURNING user_id`,
          [hashToken(input.token), clock.now(), phc, takesOver],
        );
        if (used.length === 0) throw dataError("LINK_INVALID");
        const done = await writing.query(
          `UPDATE ${at(environment, "_user")} SET f_user_status = 'active', f_user_name = coalesce(nullif($2, ''), f_user_name), f_user_locale = coalesce(f_user_locale, $3), version = version + 1, updated_at = now(), change_key = greatest(pg_current_xact_id(), change_key)
         WHERE id = $1 AND deleted_at IS NULL AND f_user_status IS DISTINCT FROM 'suspended' RETURNING id`,
          [link.user_id, name, input.locale ?? null],
        );
        if (done.length === 0) throw dataError("LINK_INVALID");
        if (ticket)
          await writing.query(`INSERT INTO ${at(environment, "_role_grant")} (user_id, role) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
            link.user_id,
            builtIn.admin,
          ]);
        if (sets || takesOver)
          await writing.query(`UPDATE ${at(environment, "_session")} SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL`, [
            link.user_id,
            clock.now(),
          ]);
        await journalUser(writing, environment, {
          id: link.user_id,
          op: "UPDATE",
          fields: ["f_user_status"],
          actor: link.user_id,
          action: `ent_user.${link.claim_purpose}`,
          requestId: knock.requestId,
        });
        return await welcome(sessions, writing, environment, link.user_id, link.account_id, knock);
      });
      publish(environment, [{ entity: builtIn.user, id: link.user_id, op: "UPDATE", fields: ["f_user_status"], account: link.account_id }]);
      return answer;
    },

    createClaim: async (environment, person) => {
      const email = readEmail(person.email);
      if (email.problems.length > 0) throw new InvalidInput(email.problems);
      const [known] = await pools.read<{ user_id: string; account_id: string | null }>(environment, null, {
        sql: `SELECT user_id, account_id FROM ${at(environment, "_credential")} WHERE email = $1`,
        values: [email.value],
        lane: "S",
      });
      const many = environment.model().header.accounts === "many";
      const account = known ? known.account_id : many ? ((await testAccount(environment)) ?? uuidv7()) : null;
      return await pools.write(environment, account, async (writing) => {
        const userId =
          known?.user_id ??
          (await addUser(
            writing,
            environment,
            { email: email.value, name: person.name, status: "invited", locale: null, account, roles: [], by: null },
            uuidv7(),
          ));
        return { path: await putLink(writing, environment, userId, "claim", clock.now()), userId };
      });
    },
  };
};

/** Makes a link for somebody; an earlier one of theirs stops working. */
export const putLink = async (
  writing: Writing,
  environment: RunningEnvironment,
  userId: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<string> => {
  const token = opaqueToken();
  await writing.query(
    `UPDATE ${at(environment, "_credential")} SET claim_hash = $2, claim_purpose = $3, claim_expires_at = $4 WHERE user_id = $1`,
    [userId, hashToken(token), purpose, new Date(now.getTime() + linkLife[purpose])],
  );
  return purpose === "claim" ? `${openPath}#${token}` : `/claim#${token}`;
};
