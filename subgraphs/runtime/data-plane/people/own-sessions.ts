/** Where a person is signed in, and how they end that. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { dataError } from "../errors.ts";
import { isUuid } from "../scalars.ts";
import type { PeopleDeps } from "./people.ts";
import { at, endSessions } from "./users.ts";

export interface OwnSession {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly agent: string | null;
  readonly ip: string | null;
}

export interface OwnAccount {
  readonly hasPassword: boolean;
  /** An address that waits to be confirmed. */
  readonly nextEmail: string | null;
  readonly mailConfigured: boolean;
  readonly secondFactor: { readonly on: boolean; readonly recoveryLeft: number };
  readonly sessions: readonly OwnSession[];
}

export interface OwnSessionVerbs {
  /** What one's account page shows beside what everybody may know. */
  account(environment: RunningEnvironment, caller: Caller): Promise<OwnAccount>;
  /** Ends one of one's own sessions, or all others. */
  endSession(
    environment: RunningEnvironment,
    caller: Caller,
    which: { readonly id: string } | { readonly others: true },
    keep: string,
  ): Promise<void>;
}

const most = 100;

export const ownSessionVerbs = ({ pools, clock, publish, post }: PeopleDeps): OwnSessionVerbs => ({
  account: async (environment, caller) => {
    if (!caller.user) throw dataError("UNAUTHENTICATED");
    const [row] = await pools.read<Omit<OwnAccount, "mailConfigured" | "secondFactor"> & { on: boolean; left: number }>(
      environment,
      caller.account,
      {
        sql: `SELECT c.phc IS NOT NULL AS "hasPassword", c.totp_since IS NOT NULL AS on, coalesce(array_length(c.recovery, 1), 0) AS left,
          (SELECT l.address FROM ${at(environment, "_link")} l WHERE l.user_id = c.user_id AND l.purpose = 'email' AND l.expires_at > $2) AS "nextEmail",
          coalesce((SELECT json_agg(json_build_object('id', s.id, 'current', s.id = $3, 'createdAt', s.created_at, 'lastUsedAt', s.last_used_at, 'agent', s.agent, 'ip', s.ip) ORDER BY s.id = $3 DESC, s.last_used_at DESC)
            FROM (SELECT * FROM ${at(environment, "_session")} WHERE user_id = $1 AND revoked_at IS NULL AND idle_expires_at > $2 AND absolute_expires_at > $2 ORDER BY last_used_at DESC LIMIT ${most}) s), '[]') AS sessions
          FROM ${at(environment, "_credential")} c WHERE c.user_id = $1`,
        values: [caller.user.id, clock.now(), caller.sessionId],
        lane: "S",
      },
    );
    if (!row) throw dataError("UNAUTHENTICATED");
    const { on, left, ...rest } = row;
    return { ...rest, mailConfigured: post.configured, secondFactor: { on, recoveryLeft: left } };
  },

  endSession: async (environment, caller, which, keep) => {
    if (!caller.user) throw dataError("UNAUTHENTICATED");
    const { id } = caller.user;
    await pools.write(environment, caller.account, async (writing) => {
      if ("others" in which) return await endSessions(writing, environment, id, clock.now(), keep);
      const ended = isUuid(which.id)
        ? await writing.query(
            `UPDATE ${at(environment, "_session")} SET revoked_at = $3 WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING id`,
            [which.id, id, clock.now()],
          )
        : [];
      if (ended.length === 0) throw dataError("NOT_FOUND");
    });
    publish(environment, [{ entity: builtIn.user, id, op: "UPDATE", fields: [], account: caller.account }]);
  },
});
