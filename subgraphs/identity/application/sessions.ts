/**
 * Sessions: starting, refreshing, ending. The row is the truth; an access token only points to it, a refresh token is single use and its
 * successor is computed, never stored (ID25).
 */
import { createHash } from "node:crypto";
import { IsNull, MoreThan } from "typeorm";
import { type Transaction, transact } from "../../../db/transaction.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import { hashToken, opaqueToken } from "../../session-tokens.ts";
import { personOf, type Viewer } from "../../viewer.ts";
import { readViewer } from "../../viewers.ts";
import { identityErrors } from "../domain/errors.ts";
import type { Session } from "../domain/nouns.ts";
import { type EndReason, exchangedSeconds, lifetimeOf, refreshGraceSeconds, sessionsPerPerson } from "../domain/sessions.ts";
import { asPerson, inOrganization } from "../store/scope.ts";
import { sessions } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import type { Caller, Granted, IdentityDeps } from "./ports.ts";

export interface Started {
  readonly sessionId: string;
  readonly organizationId: OrganizationId;
  readonly refreshToken: string;
}

/** Opens a session in the transaction of its organization and ends the person's oldest ones beyond ten; say who is let in with `grant`. */
export const startSession = async (
  tx: Transaction,
  { clock }: Pick<IdentityDeps, "clock">,
  person: { readonly userId: string; readonly organizationId: OrganizationId; readonly amr: readonly string[] },
  caller: Caller,
): Promise<Started> => {
  const now = clock.now();
  const { userId, organizationId } = person;
  await asPerson(tx, userId);
  const row: Session = {
    id: uuidv7(),
    userId,
    organizationId,
    aal: 1,
    amr: [...person.amr],
    authenticatedAt: now,
    createdAt: now,
    lastUsedAt: now,
    idleSeconds: 60,
    idleExpiresAt: after(now, 60),
    absoluteExpiresAt: after(now, 60),
    revokedAt: null,
    revokeReason: null,
    deviceHash: deviceOf(caller),
    ip: caller.ip ?? null,
    agent: caller.agent?.slice(0, 300) ?? null,
  };
  await tx.manager.insert(sessions, row);
  // Rights are read through the one door that computes them; only then is it known how long this session may live.
  const { permissions } = await viewerInside(tx, row.id, organizationId, now);
  const { idleSeconds, absoluteSeconds } = lifetimeOf(permissions);
  await tx.manager.update(
    sessions,
    { id: row.id },
    { idleSeconds, idleExpiresAt: after(now, idleSeconds), absoluteExpiresAt: after(now, absoluteSeconds) },
  );
  const refreshToken = opaqueToken();
  await tx.query("insert into identity.refresh_token (hash, session_id, user_id, generation, created_at) values ($1, $2, $3, 1, $4)", [
    hashToken(refreshToken),
    row.id,
    userId,
    now,
  ]);
  await tx.query(`update identity."user" set last_seen_at = $2 where id = $1`, [userId, now]);
  await tx.append(`session:${row.id}`, "any", [
    {
      type: "SessionStarted",
      schema: 1,
      data: { sessionId: row.id, userId, aal: 1 },
      meta: { actor: userId, requestId: caller.requestId },
    },
  ]);
  const open = await tx.query<{ id: string; organization_id: OrganizationId }>(
    "select id, organization_id from identity.session where user_id = $1 and revoked_at is null and idle_expires_at > $2 and absolute_expires_at > $2 order by created_at desc, id desc offset $3",
    [userId, now, sessionsPerPerson],
  );
  for (const { id, organization_id } of open)
    await endSession(tx, organizationId, { id, userId, organizationId: organization_id }, "too-many", now, caller);
  return { sessionId: row.id, organizationId, refreshToken };
};

/** Ends one session inside a transaction of `home`: row, audit entry and event, in the session's own organization. */
export const endSession = async (
  tx: Transaction,
  home: OrganizationId | null,
  session: { readonly id: string; readonly userId: string; readonly organizationId: OrganizationId },
  reason: EndReason,
  now: Date,
  caller: Caller,
): Promise<boolean> => {
  const ended = await tx.query(
    "update identity.session set revoked_at = $2, revoke_reason = $3 where id = $1 and revoked_at is null returning id",
    [session.id, now, reason],
  );
  if (affected(ended) === 0) return false;
  await inOrganization(tx, session.organizationId, home, async (there) => {
    await there.append(`session:${session.id}`, "any", [
      {
        type: "SessionEnded",
        schema: 1,
        data: { sessionId: session.id, userId: session.userId, reason },
        meta: { actor: session.userId, requestId: caller.requestId },
      },
    ]);
    await there.audit({
      ...auditOf({ userId: session.userId, sessionId: session.id }, caller),
      action: "session.end",
      resource: `session:${session.id}`,
      outcome: "ok",
      reasons: [reason],
      after: place(caller),
    });
  });
  return true;
};

/** Ends every open session of a person but one. */
export const endOtherSessions = async (
  tx: Transaction,
  home: OrganizationId | null,
  userId: string,
  keep: string | null,
  reason: EndReason,
  now: Date,
  caller: Caller,
): Promise<void> => {
  await asPerson(tx, userId);
  const open = await tx.query<{ id: string; organization_id: OrganizationId }>(
    "select id, organization_id from identity.session where user_id = $1 and revoked_at is null and id is distinct from $2::uuid",
    [userId, keep],
  );
  for (const { id, organization_id } of open)
    await endSession(tx, home, { id, userId, organizationId: organization_id }, reason, now, caller);
};

/** Makes the tokens of a session that was just started or refreshed. */
export const grant = async ({ keys, viewers }: Pick<IdentityDeps, "keys" | "viewers">, started: Started): Promise<Granted> => {
  const viewer = await viewers.bySubject(started.sessionId, started.organizationId);
  const { token, expiresAt } = await signFor({ keys }, viewer);
  return { accessToken: token, expiresAt, refreshToken: started.refreshToken, viewer };
};

/** Signs an access token that points to a viewer's session or API key. */
export const signFor = ({ keys }: Pick<IdentityDeps, "keys">, viewer: Viewer, seconds?: number) =>
  keys.signAccess(
    {
      sub: viewer.subjectId,
      org: viewer.organizationId,
      sid: viewer.sessionId ?? viewer.subjectId,
      authTime: viewer.authenticatedAt,
      amr: [viewer.kind === "api-key" ? "key" : "pwd"],
      aal: viewer.aal,
    },
    seconds === undefined ? {} : { seconds },
  );

/** Exchanges any accepted credential for a 60-second access token (what the gateway sends on for API keys and long subscriptions). */
export const exchange = async (deps: Pick<IdentityDeps, "keys">, viewer: Viewer) => signFor(deps, viewer, exchangedSeconds);

type Refreshed = { readonly kind: "granted"; readonly started: Started } | { readonly kind: "refused" };

/**
 * Rotates a refresh token: one `UPDATE … WHERE consumed_at IS NULL` decides who was first. The same token again within ten seconds, from the
 * same device, answers the same successor; anything else that was used before ends the whole session. Throws `UNAUTHENTICATED`.
 */
export const refreshSession = async (deps: IdentityDeps, refreshToken: string, caller: Caller): Promise<Granted> => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(refreshToken)) throw doorErrors("UNAUTHENTICATED");
  // A refusal must still commit (it may have ended the session), so the transaction answers instead of throwing.
  const result = await transact(deps.source, null, (tx) => rotate(tx, deps, refreshToken, caller));
  if (result.kind === "refused") throw doorErrors("UNAUTHENTICATED");
  return grant(deps, result.started);
};

const rotate = async (tx: Transaction, { clock, keys }: IdentityDeps, refreshToken: string, caller: Caller): Promise<Refreshed> => {
  const now = clock.now();
  const hash = hashToken(refreshToken);
  const successors = keys.successorsOf(refreshToken);
  const [successor] = successors;
  type Token = { session_id: string; user_id: string; generation: number; consumed_at: Date };
  const [first] = returned<Token>(
    await tx.query(
      "update identity.refresh_token set consumed_at = $2 where hash = $1 and consumed_at is null returning session_id, user_id, generation, consumed_at",
      [hash, now],
    ),
  );
  const [token] = first
    ? [first]
    : await tx.query<Token>("select session_id, user_id, generation, consumed_at from identity.refresh_token where hash = $1", [hash]);
  if (!token) return { kind: "refused" };

  await asPerson(tx, token.user_id);
  const session = await tx.manager.findOneBy(sessions, { id: token.session_id });
  if (!session || session.revokedAt) return { kind: "refused" };
  const organizationId = session.organizationId as OrganizationId;
  const ended = { id: session.id, userId: session.userId, organizationId };
  if (!session.deviceHash.equals(deviceOf(caller))) {
    await endSession(tx, null, ended, "other-device", now, caller);
    return { kind: "refused" };
  }
  if (!first) {
    const recent = now.getTime() - token.consumed_at.getTime() <= refreshGraceSeconds * 1000;
    const unused = await tx.query<{ hash: Buffer }>(
      "select hash from identity.refresh_token where hash = any($1) and consumed_at is null",
      [successors.map(hashToken)],
    );
    const given = successors.find((one) => unused.some(({ hash: known }) => known.equals(hashToken(one))));
    if (!recent || given === undefined) {
      await endSession(tx, null, ended, "refresh-reused", now, caller);
      return { kind: "refused" };
    }
    return { kind: "granted", started: { sessionId: session.id, organizationId, refreshToken: given } };
  }
  try {
    await viewerInside(tx, session.id, organizationId, now);
  } catch {
    return { kind: "refused" };
  }
  await tx.query(
    "insert into identity.refresh_token (hash, session_id, user_id, parent_hash, generation, created_at) values ($1, $2, $3, $4, $5, $6)",
    [hashToken(successor), session.id, session.userId, hash, token.generation + 1, now],
  );
  const idleExpiresAt = new Date(Math.min(after(now, session.idleSeconds).getTime(), session.absoluteExpiresAt.getTime()));
  await tx.manager.update(sessions, { id: session.id }, { lastUsedAt: now, idleExpiresAt });
  return { kind: "granted", started: { sessionId: session.id, organizationId, refreshToken: successor } };
};

/** Ends the session a viewer or a refresh token belongs to; does nothing when it has ended already. */
export const signOut = async (
  deps: IdentityDeps,
  credential: { readonly viewer: Viewer } | { readonly refreshToken: string },
  caller: Caller,
): Promise<void> => {
  const now = deps.clock.now();
  await transact(deps.source, null, async (tx) => {
    let who: { readonly userId: string; readonly sessionId: string } | null = null;
    if ("viewer" in credential)
      who = credential.viewer.sessionId === null ? null : { userId: personOf(credential.viewer), sessionId: credential.viewer.sessionId };
    else {
      const [token] = await tx.query<{ session_id: string; user_id: string }>(
        "select session_id, user_id from identity.refresh_token where hash = $1",
        [hashToken(credential.refreshToken)],
      );
      who = token ? { userId: token.user_id, sessionId: token.session_id } : null;
    }
    if (!who) return;
    await asPerson(tx, who.userId);
    const session = await tx.manager.findOneBy(sessions, { id: who.sessionId });
    if (session)
      await endSession(
        tx,
        null,
        { id: session.id, userId: session.userId, organizationId: session.organizationId as OrganizationId },
        "signed-out",
        now,
        caller,
      );
  });
};

/** The viewer's own open sessions, newest first, in every organization. */
export const listSessions = async ({ source, clock }: IdentityDeps, viewer: Viewer): Promise<readonly Session[]> =>
  transact(source, null, async (tx) => {
    const userId = personOf(viewer);
    await asPerson(tx, userId);
    const now = clock.now();
    const open = { userId, revokedAt: IsNull(), idleExpiresAt: MoreThan(now), absoluteExpiresAt: MoreThan(now) };
    return tx.manager.find(sessions, { where: open, order: { createdAt: "DESC", id: "DESC" } });
  });

/** Ends one of the viewer's own sessions; anybody else's id is as unknown as a made-up one. */
export const revokeSession = async (deps: IdentityDeps, viewer: Viewer, sessionId: string, caller: Caller): Promise<Session> =>
  transact(deps.source, viewer.organizationId, async (tx) => {
    const userId = personOf(viewer);
    await asPerson(tx, userId);
    const session = isUuid(sessionId) ? await tx.manager.findOneBy(sessions, { id: sessionId, userId }) : null;
    if (!session) throw identityErrors("NOT_FOUND");
    await endSession(
      tx,
      viewer.organizationId,
      { id: session.id, userId, organizationId: session.organizationId as OrganizationId },
      "revoked",
      deps.clock.now(),
      caller,
    );
    return session;
  });

/** Asks the door for a subject's rights inside this transaction; `UNAUTHENTICATED` when it holds none any more. */
export const viewerInside = async (tx: Transaction, subject: string, organization: OrganizationId, now: Date): Promise<Viewer> => {
  const [row] = await tx.query("select identity.viewer($1, $2, $3) as answer", [subject, organization, now]);
  return readViewer(row, organization, now);
};

/** What is kept of a device: enough to notice that a refresh token changed hands. */
export const deviceOf = (caller: Caller): Buffer =>
  createHash("sha256")
    .update(caller.agent ?? "")
    .digest();

export const after = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Rows of an `UPDATE … RETURNING`: TypeORM answers `[rows, count]` for it. */
export const returned = <Row>(answer: readonly unknown[]): readonly Row[] =>
  Array.isArray(answer[0]) ? (answer[0] as Row[]) : (answer as Row[]);

const affected = (answer: readonly unknown[]) => returned(answer).length;
