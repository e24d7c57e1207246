/**
 * Invitations (ID5, ID6): seven days, single use. Accepted by whoever holds the link and sets that e-mail's first password, or, where the
 * e-mail has an account, holds the link and is signed in to it or knows its password. Without a mail transport the link is shown once to the
 * person who made it.
 */
import { type Transaction, transact } from "../../../db/transaction.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Locale, OrganizationId } from "../../../schema/ids.ts";
import type { Permission } from "../../../schema/permissions.ts";
import { requireStrongPassword } from "../../password-strength.ts";
import { hashToken, opaqueToken } from "../../session-tokens.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import type { Invite, Role } from "../domain/nouns.ts";
import { emailKey, personName } from "../domain/people.ts";
import { isOrganizational, requireGivable } from "../domain/roles.ts";
import { inviteSeconds } from "../domain/sessions.ts";
import { asPerson, withProof } from "../store/scope.ts";
import { invites, memberships, organizations, passwords as passwordTable, roles, users } from "../store/tables.ts";
import { auditOf, place } from "./audit.ts";
import { linkTo } from "./links.ts";
import { giverNow, roleById } from "./members.ts";
import type { Caller, Granted, IdentityDeps } from "./ports.ts";
import { after, grant, isUuid, returned, startSession } from "./sessions.ts";
import { proveAccount } from "./sign-in.ts";

export type InviteStatus = "pending" | "accepted" | "declined" | "revoked" | "expired";

export const statusOf = (invite: Invite, now: Date): InviteStatus =>
  invite.acceptedAt
    ? "accepted"
    : invite.declinedAt
      ? "declined"
      : invite.revokedAt
        ? "revoked"
        : invite.expiresAt <= now
          ? "expired"
          : "pending";

export interface MadeInvite {
  readonly invite: Invite;
  /** Shown once, to be handed over by the person who made it. */
  readonly link: string;
}

/** Invites an e-mail with a role; `blueprintId` also shares that blueprint. Refuses members, roles too high, and what the inviter does not hold. */
export const inviteMember = async (
  deps: IdentityDeps,
  viewer: Viewer,
  input: { readonly email: string; readonly roleId: string; readonly blueprintId?: string | null },
  caller: Caller,
): Promise<MadeInvite> => {
  authorize(viewer, "member.invite");
  const email = emailKey(input.email);
  const resourceId = input.blueprintId ?? null;
  if (resourceId !== null && !(isUuid(resourceId) && (await deps.resourceExists?.(viewer.organizationId, resourceId))))
    throw identityErrors("NOT_FOUND", {}, { field: "blueprintId" });
  const token = opaqueToken();
  const now = deps.clock.now();
  const invite = await transact(deps.source, viewer.organizationId, async (tx) => {
    const giver = await giverNow(tx, deps, viewer, "member.invite");
    const role = await roleById(tx, viewer.organizationId, input.roleId);
    requireGivable(giver, role);
    const [member] = await tx.query(
      `select 1 from identity.membership m join identity."user" u on u.id = m.user_id where m.organization_id = $1 and m.status <> 'left' and u.email_key = $2`,
      [viewer.organizationId, email],
    );
    if (member) throw identityErrors("ALREADY_MEMBER", { email }, { field: "email" });
    const row: Invite = {
      id: uuidv7(),
      organizationId: viewer.organizationId,
      emailKey: email,
      roleId: role.id,
      resourceId,
      tokenHash: hashToken(token),
      invitedBy: personOf(viewer),
      createdAt: now,
      expiresAt: after(now, inviteSeconds),
      acceptedAt: null,
      declinedAt: null,
      revokedAt: null,
    };
    await tx.manager.insert(invites, row);
    await tx.append(`invite:${row.id}`, "none", [
      {
        type: "UserInvited",
        schema: 1,
        data: { inviteId: row.id, roleId: role.id, blueprintId: resourceId, expiresAt: row.expiresAt.toISOString() },
        meta: { actor: viewer.subjectId, requestId: caller.requestId },
      },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "member.invite",
      resource: `invite:${row.id}`,
      outcome: "ok",
      after: place(caller, { roleId: role.id, blueprintId: resourceId }),
    });
    return row;
  });
  return { invite, link: linkTo(deps.publicUrl, "invite", token) };
};

/** Withdraws an invitation that was not used yet. */
export const revokeInvite = async (deps: IdentityDeps, viewer: Viewer, inviteId: string, caller: Caller): Promise<Invite> => {
  authorize(viewer, "member.invite");
  requireFresh(viewer, "member.invite", deps.clock);
  return transact(deps.source, viewer.organizationId, async (tx) => {
    const invite = isUuid(inviteId) ? await tx.manager.findOneBy(invites, { id: inviteId, organizationId: viewer.organizationId }) : null;
    if (!invite) throw identityErrors("NOT_FOUND");
    if (invite.acceptedAt) throw identityErrors("INVITE_USED");
    if (invite.revokedAt) return invite;
    const revokedAt = deps.clock.now();
    const done = returned(
      await tx.query("update identity.invite set revoked_at = $2 where id = $1 and accepted_at is null returning id", [
        invite.id,
        revokedAt,
      ]),
    );
    if (done.length === 0) throw identityErrors("INVITE_USED");
    await tx.append(`invite:${invite.id}`, "any", [
      { type: "InviteRevoked", schema: 1, data: { inviteId: invite.id }, meta: { actor: viewer.subjectId, requestId: caller.requestId } },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "member.invite.revoke",
      resource: `invite:${invite.id}`,
      outcome: "ok",
      after: place(caller),
    });
    return { ...invite, revokedAt };
  });
};

/** Invitations of the viewer's organization, newest first; one more than `limit` when there is a next page. */
export const listInvites = async (
  deps: IdentityDeps,
  viewer: Viewer,
  page: { readonly limit: number; readonly after: readonly unknown[] | null },
): Promise<readonly Invite[]> => {
  authorize(viewer, "member.invite");
  return transact(deps.source, viewer.organizationId, (tx) => {
    const query = tx.manager
      .createQueryBuilder(invites, "i")
      .where(`"i"."organization_id" = :organization`, { organization: viewer.organizationId });
    if (page.after) query.andWhere(`("i"."created_at", "i"."id") < (:at, :id)`, { at: page.after[0], id: page.after[1] });
    return query
      .orderBy("i.createdAt", "DESC")
      .addOrderBy("i.id", "DESC")
      .take(page.limit + 1)
      .getMany();
  });
};

export interface InvitePreview {
  readonly organizationName: { readonly en: string | null; readonly ar: string | null };
  readonly role: Role;
  readonly email: string;
  readonly hasAccount: boolean;
}

/** What an invitation's link leads to, for the page that accepts it; null when the link is not good (any more). */
export const previewInvite = async (deps: IdentityDeps, token: string): Promise<InvitePreview | null> => {
  const found = await findByToken(deps, token);
  if (!found || statusOf(found.invite, deps.clock.now()) !== "pending") return null;
  return transact(deps.source, found.organization, async (tx) => {
    const organization = await tx.manager.findOneBy(organizations, { id: found.organization });
    const role = await tx.manager.findOneBy(roles, { id: found.invite.roleId });
    if (!organization || !role) return null;
    return {
      organizationName: { en: organization.nameEn, ar: organization.nameAr },
      role,
      email: found.invite.emailKey,
      hasAccount: await tx.manager.existsBy(users, { emailKey: found.invite.emailKey }),
    };
  });
};

export interface Acceptance {
  readonly token: string;
  readonly name?: string | null;
  readonly password?: string | null;
  readonly locale?: Locale | null;
}

/**
 * Accepts an invitation and signs the person in. Each way in which it can be unusable has its own code (ID6); who has an account keeps it,
 * signed in or with its password; a newcomer sets the first password of the invited e-mail.
 */
export const acceptInvite = async (deps: IdentityDeps, viewer: Viewer | null, input: Acceptance, caller: Caller): Promise<Granted> => {
  const found = await findByToken(deps, input.token);
  if (!found) throw identityErrors("INVITE_UNKNOWN", {}, { field: "token" });
  const { invite, organization } = found;
  const now = deps.clock.now();
  const status = statusOf(invite, now);
  if (status === "accepted" || status === "declined") throw identityErrors("INVITE_USED");
  if (status === "revoked") throw identityErrors("INVITE_REVOKED");
  if (status === "expired") throw identityErrors("INVITE_EXPIRED");
  if (invite.resourceId !== null && !(await deps.resourceExists?.(organization, invite.resourceId)))
    throw identityErrors("INVITE_TARGET_GONE");

  const holder = viewer === null ? await provenHolder(deps, invite, input, caller) : await invitedViewer(deps, viewer, invite);
  const newcomer = holder === null ? await prepareNewcomer(deps, invite, input) : null;
  const started = await transact(deps.source, organization, async (tx) => {
    const role = await tx.manager.findOneBy(roles, { id: invite.roleId });
    const home = await tx.manager.findOneBy(organizations, { id: organization });
    if (!role || !isOrganizational(role) || home?.status !== "active") throw identityErrors("INVITE_TARGET_GONE");
    const used = returned(
      await tx.query(
        "update identity.invite set accepted_at = $2 where id = $1 and accepted_at is null and revoked_at is null and declined_at is null and expires_at > $2 returning id",
        [invite.id, now],
      ),
    );
    if (used.length === 0) throw identityErrors("INVITE_USED");
    const meta = { requestId: caller.requestId };
    const userId = holder ?? uuidv7();
    if (newcomer) {
      // Two accounts for one address are impossible: e-mail is unique, and the second insert fails the whole transaction.
      const made = returned(
        await tx.query(
          `insert into identity."user" (id, email_key, display_name, locale, status, created_at) values ($1, $2, $3, $4, 'active', $5) on conflict (email_key) do nothing returning id`,
          [userId, invite.emailKey, newcomer.name, newcomer.locale, now],
        ),
      );
      if (made.length === 0) throw identityErrors("INVITE_SIGN_IN");
      await tx.manager.insert(passwordTable, { userId, phc: newcomer.phc, changedAt: now, mustChange: false });
      await tx.append(`user:${userId}`, "any", [
        { type: "UserActivated", schema: 1, data: { userId, inviteId: invite.id }, meta: { ...meta, actor: userId } },
      ]);
    }
    await asPerson(tx, userId);
    const known = await tx.manager.findOneBy(memberships, { organizationId: organization, userId });
    if (known && known.status !== "left") throw identityErrors("ALREADY_MEMBER", { email: invite.emailKey });
    const membershipId = known?.id ?? uuidv7();
    if (known)
      await tx.manager.update(
        memberships,
        { id: known.id },
        { roleId: role.id, status: "active", invitedBy: invite.invitedBy, joinedAt: now },
      );
    else
      await tx.manager.insert(memberships, {
        id: membershipId,
        organizationId: organization,
        userId,
        roleId: role.id,
        status: "active",
        invitedBy: invite.invitedBy,
        joinedAt: now,
      });
    if (invite.resourceId !== null) await share(tx, organization, membershipId, invite.resourceId, invite.invitedBy);
    await tx.append(`membership:${membershipId}`, "any", [
      {
        type: "MembershipChanged",
        schema: 1,
        data: { membershipId, userId, roleId: role.id, status: "active", change: "joined" },
        meta: { ...meta, actor: userId },
      },
    ]);
    await tx.audit({
      ...auditOf({ userId }, caller),
      action: "member.join",
      resource: `membership:${membershipId}`,
      outcome: "ok",
      after: place(caller, { roleId: role.id, inviteId: invite.id }),
    });
    return startSession(tx, deps, { userId, organizationId: organization, amr: ["pwd"] }, caller);
  });
  return grant(deps, started);
};

const prepareNewcomer = async (deps: IdentityDeps, invite: Invite, input: Acceptance) => {
  const name = personName(input.name ?? "");
  const password = input.password ?? "";
  requireStrongPassword(password, [invite.emailKey, name]);
  return { name, locale: input.locale ?? ("en" as const), phc: await deps.passwords.hash(password) };
};

/** The person who has the invited e-mail's account and proved it with the password; null when there is no account. */
const provenHolder = async (deps: IdentityDeps, invite: Invite, { password }: Acceptance, caller: Caller): Promise<string | null> => {
  if (!(await deps.source.manager.existsBy(users, { emailKey: invite.emailKey }))) return null;
  if (!password) throw identityErrors("INVITE_SIGN_IN");
  return proveAccount(deps, invite.emailKey, password, caller);
};

// The link is the proof that the invitation reached whom it was for, exactly as for a newcomer: no mail has to have come before.
const invitedViewer = async (deps: IdentityDeps, viewer: Viewer, invite: Invite): Promise<string> => {
  if (viewer.kind !== "user") throw identityErrors("SESSION_NEEDED");
  const person = await deps.source.manager.findOneByOrFail(users, { id: viewer.subjectId });
  if (person.emailKey !== invite.emailKey) throw identityErrors("INVITE_OTHER_EMAIL");
  return person.id;
};

// What ID7 calls an editor of one blueprint.
const editor: readonly Permission[] = ["blueprint.read", "blueprint.comment", "blueprint.edit", "blueprint.commit", "code.edit"];

const share = async (tx: Transaction, organization: OrganizationId, membershipId: string, resourceId: string, givenBy: string) => {
  for (const permission of editor)
    await tx.query(
      "insert into identity.personal_permission (id, organization_id, membership_id, permission, effect, resource_id, given_by) values ($1, $2, $3, $4, 'allow', $5, $6) on conflict do nothing",
      [uuidv7(), organization, membershipId, permission, resourceId, givenBy],
    );
};

const findByToken = async ({ source }: IdentityDeps, token: string): Promise<{ invite: Invite; organization: OrganizationId } | null> =>
  transact(source, null, async (tx) => {
    const hash = hashToken(token);
    await withProof(tx, hash.toString("hex"));
    const invite = await tx.manager.findOneBy(invites, { tokenHash: hash });
    return invite ? { invite, organization: invite.organizationId as OrganizationId } : null;
  });
