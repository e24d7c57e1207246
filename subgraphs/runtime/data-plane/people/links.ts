/**
 * Links that were handed over or mailed: a ticket from the studio, an invitation, a verification, a new password, a new address. Each works
 * once and for a time of its own; the database knows only its hash, and only the schema of its own environment.
 */

import { uuidv7 } from "../../../../db/uuid.ts";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { hashToken, opaqueToken } from "../../../session-tokens.ts";
import type { RunningEnvironment } from "../caller.ts";
import { dataError, InvalidInput } from "../errors.ts";
import type { Writing } from "../pools.ts";
import { needed, readEmail, readName, strong } from "./input.ts";
import { journalUser } from "./journal-user.ts";
import { openPath } from "./open-page.ts";
import type { Knock, PeopleDeps, Welcome } from "./people.ts";
import { addUser, at, endSessions, welcome } from "./users.ts";

const hour = 3_600_000;
// `claim` is the ticket of a builder who comes over from the studio, followed at once.
const linkLife = { claim: 2 * 60_000, invite: 7 * 24 * hour, verify: 24 * hour, reset: hour, email: hour } as const;
/** How long a link lives that an administrator made for somebody's new password. */
export const handedResetLife = 24 * hour;
export type LinkPurpose = keyof typeof linkLife;
const pages = { claim: openPath, invite: "/claim", verify: "/confirm", reset: "/reset", email: "/confirm" } as const satisfies Record<
  LinkPurpose,
  string
>;
// Whoever gets one of these lets the earlier ones go; a mail anybody may ask for does not end an invitation.
const instead: Readonly<Record<LinkPurpose, readonly LinkPurpose[]>> = {
  claim: ["claim", "invite", "verify"],
  invite: ["claim", "invite", "verify"],
  verify: ["claim", "invite", "verify"],
  reset: ["reset"],
  email: ["email"],
};

export interface Link {
  readonly user_id: string;
  readonly purpose: LinkPurpose;
  /** The address a link of purpose `email` leads to. */
  readonly address: string | null;
  readonly email: string;
  readonly account_id: string | null;
  /** The address was shown to be this person's, by an earlier link. */
  readonly proven: boolean;
}

export interface LinkVerbs {
  /** The account the test rows lie in; whoever comes from the studio finds them. */
  testAccount(environment: RunningEnvironment): Promise<string | null>;
  /** Uses a link that lets in: a builder's ticket, an invitation or a verification. */
  claim(
    environment: RunningEnvironment,
    input: {
      readonly token: string;
      readonly name?: string | undefined;
      readonly password?: string | undefined;
      readonly locale?: Knock["locale"] | undefined;
    },
    knock: Knock,
  ): Promise<Welcome>;
  /** A ticket that signs its holder in as the administrator with this address: once, within two minutes; it ends earlier links. */
  createClaim(
    environment: RunningEnvironment,
    person: { readonly email: string; readonly name: string },
  ): Promise<{ readonly path: string; readonly userId: string }>;
}

const lettingIn: readonly LinkPurpose[] = ["claim", "invite", "verify"];

export const linkVerbs = ({ pools, sessions, passwords, clock, publish }: PeopleDeps): LinkVerbs => {
  const testAccount: LinkVerbs["testAccount"] = async (environment) => {
    const [batch] = await pools.read<{ id: string }>(environment, null, {
      sql: `SELECT id FROM ${at(environment, "_test_batch")} WHERE cleared_at IS NULL ORDER BY filled_at DESC LIMIT 1`,
      values: [],
      lane: "S",
    });
    return batch?.id ?? null;
  };

  return {
    testAccount,
    claim: async (environment, input, knock) => {
      const link = await findLink({ pools, clock }, environment, input.token, lettingIn);
      const ticket = link.purpose === "claim";
      // A ticket opens a session; a password can be set with it or later.
      const sets = link.purpose === "invite" || (ticket && input.password !== undefined);
      const name = readName(input.name ?? "");
      if (sets) {
        const problems = [...(input.password === undefined ? [needed("password")] : strong(input.password, [link.email, name]))];
        if (problems.length > 0) throw new InvalidInput(problems);
      }
      const phc = sets ? await passwords.hash(input.password ?? "") : null;
      // Whoever signed up with a builder's address never proved that it is theirs: their password and sessions end with the ticket.
      const takesOver = ticket && !link.proven;
      const answer = await pools.write(environment, link.account_id, async (writing) => {
        await useLink(writing, environment, input.token, link, clock.now());
        await writing.query(
          `UPDATE ${at(environment, "_credential")} SET phc = coalesce($3, CASE WHEN $4::boolean THEN NULL ELSE phc END), changed_at = CASE WHEN $3 IS NULL THEN changed_at ELSE $2 END, verified_at = $2 WHERE user_id = $1`,
          [link.user_id, clock.now(), phc, takesOver],
        );
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
        if (sets || takesOver) await endSessions(writing, environment, link.user_id, clock.now());
        await journalUser(writing, environment, {
          id: link.user_id,
          op: "UPDATE",
          fields: ["f_user_status"],
          actor: link.user_id,
          action: `ent_user.${link.purpose}`,
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
        const { path } = await putLink(writing, environment, { userId, purpose: "claim", now: clock.now() });
        return { path, userId };
      });
    },
  };
};

/** Makes a link for somebody; an earlier one in its place stops working. `only` false makes none, with the same work. */
export const putLink = async (
  writing: Writing,
  environment: RunningEnvironment,
  link: {
    readonly userId: string;
    readonly purpose: LinkPurpose;
    readonly now: Date;
    readonly address?: string;
    readonly by?: string;
    readonly lifeMs?: number;
    readonly only?: boolean;
  },
): Promise<{ readonly path: string; readonly until: Date }> => {
  const { userId, purpose, now, address = null, by = null, lifeMs = linkLife[purpose], only = true } = link;
  const token = opaqueToken();
  const until = new Date(now.getTime() + lifeMs);
  await writing.query(`DELETE FROM ${at(environment, "_link")} WHERE user_id = $1 AND purpose = ANY($2::text[]) AND $3::boolean`, [
    userId,
    instead[purpose],
    only,
  ]);
  await writing.query(
    `INSERT INTO ${at(environment, "_link")} AS l (hash, user_id, purpose, address, created_at, created_by, expires_at) SELECT $1, $2, $3, $4, $5, $6, $7 WHERE $8::boolean
     ON CONFLICT (user_id, purpose) DO UPDATE SET hash = excluded.hash, address = excluded.address, created_at = excluded.created_at, created_by = excluded.created_by, expires_at = excluded.expires_at`,
    [hashToken(token), userId, purpose, address, now, by, until, only],
  );
  return { path: `${pages[purpose]}#${token}`, until };
};

/** Reads a link of one of these purposes; `DATA_LINK_INVALID` when there is none, or not any more. */
export const findLink = async (
  { pools, clock }: Pick<PeopleDeps, "pools" | "clock">,
  environment: RunningEnvironment,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<Link> => {
  if (!/^[\w-]{43}$/.test(token)) throw dataError("LINK_INVALID");
  const [link] = await pools.read<Link>(environment, null, {
    sql: `SELECT l.user_id, l.purpose, l.address, c.email, c.account_id, c.verified_at IS NOT NULL AS proven FROM ${at(environment, "_link")} l
      JOIN ${at(environment, "_credential")} c ON c.user_id = l.user_id WHERE l.hash = $1 AND l.purpose = ANY($3::text[]) AND l.expires_at > $2`,
    values: [hashToken(token), clock.now(), purposes],
    lane: "S",
  });
  if (!link) throw dataError("LINK_INVALID");
  return link;
};

/** Takes a link that was found, once; of two at the same time one is refused. What else let this person in without a password ends with it. */
export const useLink = async (
  writing: Writing,
  environment: RunningEnvironment,
  token: string,
  { user_id, purpose }: Pick<Link, "user_id" | "purpose">,
  now: Date,
): Promise<void> => {
  const used = await writing.query(`DELETE FROM ${at(environment, "_link")} WHERE hash = $1 AND expires_at > $2 RETURNING user_id`, [
    hashToken(token),
    now,
  ]);
  if (used.length === 0) throw dataError("LINK_INVALID");
  if (purpose !== "email")
    await writing.query(`DELETE FROM ${at(environment, "_link")} WHERE user_id = $1 AND purpose <> 'email'`, [user_id]);
};
