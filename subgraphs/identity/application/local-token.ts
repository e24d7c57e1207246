/**
 * Signing in from the same machine. Whoever can read the service root may act as the owner: they prove it with a MAC over a moment and a
 * nonce, good for a minute and once, and get an access token of the owner's one local session (it is reused, so the owner's browsers stay signed in).
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { transact } from "../../../db/transaction.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import type { Clock } from "../../clock.ts";
import { doorErrors } from "../../errors.ts";
import type { NonceStore } from "../../service-identity.ts";
import { deriveKey, rootsOf, type ServiceRoot } from "../../service-root.ts";
import { identityErrors } from "../domain/errors.ts";
import { asPerson, installationId } from "../store/scope.ts";
import { sessions } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import { rootOwner } from "./claim.ts";
import type { Caller, Granted, IdentityDeps } from "./ports.ts";
import { after, deviceOf, signFor, startSession } from "./sessions.ts";

const seconds = 60;
const macsOf = (serviceRoot: ServiceRoot, text: string) =>
  rootsOf(serviceRoot).map((root) => createHmac("sha256", deriveKey(root, "identity.local|1")).update(text).digest());

/** Proves that one holds the service root; what the command sends to `/auth/local`. */
export const makeLocalProof = (serviceRoot: ServiceRoot, clock: Clock): string => {
  const text = `local.${Math.floor(clock.now().getTime() / 1000)}.${randomBytes(16).toString("base64url")}`;
  return `${text}.${macsOf(serviceRoot, text)[0]?.toString("base64url")}`;
};

/** Answers an access token of the first owner for a proof; `UNAUTHENTICATED` for any other, `IDENTITY_NO_MEMBERSHIP` before there is an owner. */
export const localToken = async (
  deps: IdentityDeps,
  serviceRoot: ServiceRoot,
  nonces: NonceStore,
  proof: string,
  caller: Caller,
): Promise<Omit<Granted, "refreshToken">> => {
  const now = deps.clock.now();
  const [, text = "", created = "", nonce = "", mac = ""] = /^(local\.(\d{1,12})\.([\w-]{16,64}))\.([\w-]{43})$/.exec(proof) ?? [];
  const given = Buffer.from(mac, "base64url");
  if (!macsOf(serviceRoot, text).some((expected) => given.length === expected.length && timingSafeEqual(given, expected)))
    throw doorErrors("UNAUTHENTICATED");
  if (Math.abs(now.getTime() / 1000 - Number(created)) > seconds || !(await nonces.once(nonce, after(now, 2 * seconds))))
    throw doorErrors("UNAUTHENTICATED");

  const local: Caller = { ...caller, agent: "webnova command" };
  const owner = await transact(deps.source, null, async (tx) => {
    const userId = await rootOwner(tx);
    if (userId === null) throw identityErrors("NO_MEMBERSHIP");
    await asPerson(tx, userId);
    const [home] = await tx.query<{ organization_id: OrganizationId }>(
      "select organization_id from identity.membership where user_id = $1 and status = 'active' order by (organization_id = $2), joined_at, id limit 1",
      [userId, installationId],
    );
    return { userId, organizationId: home?.organization_id ?? installationId };
  });
  const sessionId = await transact(deps.source, owner.organizationId, async (tx) => {
    await asPerson(tx, owner.userId);
    const open = await tx.manager.findBy(sessions, { userId: owner.userId, organizationId: owner.organizationId });
    const known = open.find(
      (session) =>
        session.amr.includes("local") &&
        !session.revokedAt &&
        session.idleExpiresAt > now &&
        session.absoluteExpiresAt > now &&
        session.deviceHash.equals(deviceOf(local)),
    );
    if (known) {
      const idleExpiresAt = new Date(Math.min(after(now, known.idleSeconds).getTime(), known.absoluteExpiresAt.getTime()));
      // The proof is fresh, so the session's own proof of identity is too.
      await tx.manager.update(sessions, { id: known.id }, { lastUsedAt: now, idleExpiresAt, authenticatedAt: now });
      return known.id;
    }
    const started = await startSession(tx, deps, { ...owner, amr: ["local"] }, local);
    await tx.audit({
      ...auditOf({ userId: owner.userId, sessionId: started.sessionId }, local),
      action: "session.start",
      resource: `session:${started.sessionId}`,
      outcome: "ok",
      after: place(local, { local: true }),
    });
    return started.sessionId;
  });
  const viewer = await deps.viewers.bySubject(sessionId, owner.organizationId);
  const { token, expiresAt } = await signFor(deps, viewer);
  return { accessToken: token, expiresAt, viewer };
};
