/** Changing and resetting passwords (ID22). Both end every other session of the person, in the same transaction. */
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { OrganizationId, Sentence } from "../../../schema/ids.ts";
import { requireStrongPassword } from "../../password-strength.ts";
import { hashToken } from "../../session-tokens.ts";
import type { Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import type { User } from "../domain/nouns.ts";
import { emailKey } from "../domain/people.ts";
import { asPerson } from "../store/scope.ts";
import { passwords as passwordTable, users } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import type { Caller, IdentityDeps } from "./ports.ts";
import { endOtherSessions, returned } from "./sessions.ts";
import { bucketOf, provePassword } from "./sign-in.ts";

/** Sets a new password after proving the current one; `IDENTITY_PASSWORD_WRONG` or what is wrong with the new one. */
export const changePassword = async (
  deps: IdentityDeps,
  viewer: Viewer,
  input: { readonly current: string; readonly next: string },
  caller: Caller,
): Promise<User> => {
  if (viewer.sessionId === null) throw identityErrors("SESSION_NEEDED");
  const person = await deps.source.manager.findOneByOrFail(users, { id: viewer.subjectId });
  await provePassword(deps, viewer, input.current, caller);
  requireStrongPassword(input.next, [person.emailKey, person.displayName]);
  const phc = await deps.passwords.hash(input.next);
  await transact(deps.source, viewer.organizationId, async (tx) => {
    await store(tx, deps, person.id, phc);
    await endOtherSessions(tx, viewer.organizationId, person.id, viewer.sessionId, "password-changed", deps.clock.now(), caller);
    await tx.append(`user:${person.id}`, "any", [
      { type: "PasswordChanged", schema: 1, data: { userId: person.id }, meta: { actor: person.id, requestId: caller.requestId } },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "password.change",
      resource: `user:${person.id}`,
      outcome: "ok",
      after: place(caller),
    });
  });
  return person;
};

/** Uses a reset link: sets the password, ends all sessions, opens none. `IDENTITY_LINK_INVALID` for used, old and unknown links alike. */
export const resetPassword = async (
  deps: IdentityDeps,
  input: { readonly token: string; readonly password: string },
  caller: Caller,
): Promise<void> => {
  const now = deps.clock.now();
  const good = "kind = 'password-reset' and used_at is null and revoked_at is null and expires_at > $2";
  const [link] = (await deps.source.query(`select user_id from identity.one_time_link where hash = $1 and ${good}`, [
    hashToken(input.token),
    now,
  ])) as { user_id: string }[];
  const person = link ? await deps.source.manager.findOneBy(users, { id: link.user_id }) : null;
  if (!person) throw identityErrors("LINK_INVALID", {}, { field: "token" });
  requireStrongPassword(input.password, [person.emailKey, person.displayName]);
  const phc = await deps.passwords.hash(input.password);
  const home = await transact(deps.source, null, async (tx) => {
    await asPerson(tx, person.id);
    const [row] = await tx.query<{ organization_id: OrganizationId }>(
      "select organization_id from identity.membership where user_id = $1 and status = 'active' order by joined_at, id limit 1",
      [person.id],
    );
    return row?.organization_id ?? null;
  });
  await transact(deps.source, home, async (tx) => {
    const used = returned(
      await tx.query(`update identity.one_time_link set used_at = $2 where hash = $1 and ${good} returning 1 as used`, [
        hashToken(input.token),
        now,
      ]),
    );
    if (used.length === 0) throw identityErrors("LINK_INVALID", {}, { field: "token" });
    await store(tx, deps, person.id, phc);
    await endOtherSessions(tx, home, person.id, null, "password-changed", now, caller);
    if (home !== null)
      await tx.append(`user:${person.id}`, "any", [
        { type: "PasswordChanged", schema: 1, data: { userId: person.id }, meta: { actor: person.id, requestId: caller.requestId } },
      ]);
    await tx.audit({
      ...auditOf({ userId: person.id }, caller),
      action: "password.reset",
      resource: `user:${person.id}`,
      outcome: "ok",
      after: place(caller),
    });
  });
  await deps.attempts.clear(bucketOf(deps, person.emailKey));
};

/** Answers the same for known and unknown addresses. Without a mail transport nothing is made and nothing pretends to be sent (ID5). */
export const requestPasswordReset = (email: string): Sentence => {
  emailKey(email);
  return {
    en: "No mail transport is set up, so nothing was sent. Ask whoever runs this installation: `webnova owner-link` makes a reset link for its owner.",
    ar: "لا توجد خدمة بريد معدّة، فلم يُرسل شيء. اسأل من يدير هذا التثبيت: الأمر `webnova owner-link` يصنع رابط إعادة تعيين لمالكه.",
  };
};

const store = async (tx: Transaction, { clock }: IdentityDeps, userId: string, phc: string) => {
  await tx.manager.upsert(passwordTable, { userId, phc, changedAt: clock.now(), mustChange: false }, ["userId"]);
};
