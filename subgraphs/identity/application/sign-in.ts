/**
 * Signing in with a password. Unknown e-mail, wrong password, locked and suspended take the same steps, statements and hashes, and answer the
 * same (ID18): the true reason is told only to whoever knows the password. The attempt is taken before the hash is looked at (ID16).
 */
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { markRecorded } from "../../refusal-log.ts";
import type { Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import { emailKey } from "../domain/people.ts";
import { asPerson, installationId } from "../store/scope.ts";
import { passwords as passwordTable } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import type { Caller, Granted, IdentityDeps } from "./ports.ts";
import { endSession, grant, startSession } from "./sessions.ts";

const nobody = "00000000-0000-7000-8000-ffffffffffff";

interface Found {
  readonly userId: string | null;
  readonly status: string;
  readonly phc: string | null;
  readonly organizationId: OrganizationId | null;
}

/** Lets a person in, or throws `IDENTITY_CREDENTIALS`, `IDENTITY_SUSPENDED`, `IDENTITY_NO_MEMBERSHIP`, `IDENTITY_BUSY`. */
export const signIn = async (
  deps: IdentityDeps,
  input: { readonly email: string; readonly password: string },
  caller: Caller,
): Promise<Granted> => {
  const email = emailKey(input.email);
  const { found, right } = await checkPassword(deps, email, input.password);
  const { userId, organizationId, phc } = found;
  if (!right || userId === null || phc === null) return refuse(deps, found, "CREDENTIALS", caller);
  if (found.status !== "active") return refuse(deps, found, "SUSPENDED", caller);
  if (organizationId === null) return refuse(deps, found, "NO_MEMBERSHIP", caller);
  const better = deps.passwords.outdated(phc) ? await deps.passwords.hash(input.password) : null;
  const started = await transact(deps.source, organizationId, async (tx) => {
    // Somebody may have changed the password meanwhile: then the newer one stands.
    if (better !== null) await tx.manager.update(passwordTable, { userId, phc }, { phc: better });
    const session = await startSession(tx, deps, { userId, organizationId, amr: ["pwd"] }, caller);
    await tx.audit({
      ...auditOf({ userId, sessionId: session.sessionId }, caller),
      action: "session.start",
      resource: `session:${session.sessionId}`,
      outcome: "ok",
      after: place(caller),
    });
    return session;
  });
  await deps.attempts.clear(bucketOf(deps, email));
  return grant(deps, started);
};

/** Who has this account, for somebody who is to join an organization and may belong to none yet. Throws `IDENTITY_CREDENTIALS`, `IDENTITY_SUSPENDED`. */
export const proveAccount = async (deps: IdentityDeps, email: string, password: string, caller: Caller): Promise<string> => {
  const { found, right } = await checkPassword(deps, email, password);
  if (!right || found.userId === null) return refuse(deps, found, "CREDENTIALS", caller);
  if (found.status !== "active") return refuse(deps, found, "SUSPENDED", caller);
  await deps.attempts.clear(bucketOf(deps, email));
  return found.userId;
};

const refuse = async (
  deps: IdentityDeps,
  { userId, organizationId }: Found,
  code: "CREDENTIALS" | "SUSPENDED" | "NO_MEMBERSHIP",
  caller: Caller,
): Promise<never> => {
  await transact(deps.source, organizationId, (tx) =>
    tx.audit({
      ...auditOf(userId === null ? null : { userId }, caller),
      action: "session.start",
      resource: `user:${userId ?? "unknown"}`,
      outcome: "refused",
      reasons: [code.toLowerCase().replace("_", "-")],
      after: place(caller),
    }),
  );
  throw markRecorded(identityErrors(code));
};

/** Proves the password again inside a session: a new session with a fresh proof replaces the old one (ID27). */
export const stepUp = async (deps: IdentityDeps, viewer: Viewer, password: string, caller: Caller): Promise<Granted> => {
  const { sessionId } = viewer;
  if (sessionId === null) throw identityErrors("SESSION_NEEDED");
  await provePassword(deps, viewer, password, caller);
  const { subjectId: userId, organizationId } = viewer;
  const started = await transact(deps.source, organizationId, async (tx) => {
    await asPerson(tx, userId);
    await endSession(tx, organizationId, { id: sessionId, userId, organizationId }, "step-up", deps.clock.now(), caller);
    const session = await startSession(tx, deps, { userId, organizationId, amr: ["pwd"] }, caller);
    await tx.audit({
      ...auditOf({ userId, sessionId: session.sessionId }, caller),
      action: "session.step-up",
      resource: `session:${session.sessionId}`,
      outcome: "ok",
      after: place(caller),
    });
    return session;
  });
  return grant(deps, started);
};

/** Checks the viewer's own password, counted like a sign-in; throws `IDENTITY_PASSWORD_WRONG`. */
export const provePassword = async (deps: IdentityDeps, viewer: Viewer, password: string, caller: Caller): Promise<void> => {
  const [person] = (await deps.source.query(`select email_key from identity."user" where id = $1`, [viewer.subjectId])) as {
    email_key: string;
  }[];
  const email = person?.email_key ?? "";
  const { right } = await checkPassword(deps, email, password);
  if (right) return deps.attempts.clear(bucketOf(deps, email));
  await transact(deps.source, viewer.organizationId, (tx) =>
    tx.audit({
      ...auditOf(viewer, caller),
      action: "password.prove",
      resource: `user:${viewer.subjectId}`,
      outcome: "refused",
      reasons: ["credentials"],
      after: place(caller),
    }),
  );
  throw markRecorded(identityErrors("PASSWORD_WRONG", {}, { field: "current" }));
};

/** The counter of one account over all its doors; keyed, so the table does not list e-mails nobody registered. */
export const bucketOf = ({ keys }: Pick<IdentityDeps, "keys">, email: string): string =>
  `account:${keys.macs("attempts", email)[0].toString("base64url")}`;

const checkPassword = async (
  deps: IdentityDeps,
  email: string,
  password: string,
): Promise<{ readonly found: Found; readonly right: boolean }> => {
  const open = await deps.attempts.reserve(bucketOf(deps, email));
  const found = await transact(deps.source, null, (tx) => findByEmail(tx, email));
  const right = open && found.phc !== null ? await deps.passwords.verify(found.phc, password) : await deps.passwords.pretend(password);
  return { found, right };
};

const findByEmail = async (tx: Transaction, email: string): Promise<Found> => {
  const [person] = await tx.query<{ id: string; status: string; phc: string | null }>(
    `select u.id, u.status, c.phc from identity."user" u left join identity.credential_password c on c.user_id = u.id where u.email_key = $1`,
    [email],
  );
  await asPerson(tx, person?.id ?? nobody);
  const [membership] = await tx.query<{ organization_id: OrganizationId }>(
    `select m.organization_id from identity.membership m join identity.organization o on o.id = m.organization_id
     where m.user_id = $1 and m.status = 'active' and o.status = 'active'
     order by (m.organization_id = $2), m.joined_at, m.id limit 1`,
    [person?.id ?? nobody, installationId],
  );
  return {
    userId: person?.id ?? null,
    status: person?.status ?? "unknown",
    phc: person?.phc ?? null,
    organizationId: membership?.organization_id ?? null,
  };
};
