/** Rows and domain values as the API shows them. E-mails are for the person and for those who manage members. */
import type { Viewer } from "../../viewer.ts";
import { personOf } from "../../viewer.ts";
import { statusOf } from "../application/invites.ts";
import type { Member } from "../application/members.ts";
import type { ApiKey, Invite, Organization, Role, Session, User } from "../domain/nouns.ts";
import type { ApiKeyType, InviteType, MembershipType, OrganizationType, RoleType, SessionType, UserType, ViewerType } from "./types.ts";

export const presentOrganization = (row: Organization): OrganizationType => ({
  id: row.id,
  slug: row.slug,
  name: { en: row.nameEn, ar: row.nameAr },
  tier: row.tier,
  status: row.status,
});

export const presentUser = (row: User, viewer: Viewer | null): UserType => ({
  id: row.id,
  displayName: row.displayName,
  email:
    viewer && (personOf(viewer) === row.id || viewer.permissions.has("member.update") || viewer.permissions.has("member.invite"))
      ? row.emailKey
      : null,
  locale: row.locale,
  status: row.status,
});

export const presentRole = (row: Role): RoleType => ({
  id: row.id,
  key: row.key,
  name: { en: row.nameEn, ar: row.nameAr },
  rank: row.rank,
  permissions: row.permissions,
  custom: row.custom,
});

export const presentMember = ({ membership, user, role }: Member, viewer: Viewer): MembershipType => ({
  id: membership.id,
  user: presentUser(user, viewer),
  role: presentRole(role),
  status: membership.status,
  joinedAt: membership.joinedAt,
  lastSeenAt: user.lastSeenAt === null ? null : new Date(`${user.lastSeenAt}T00:00:00Z`),
});

export const presentViewer = (
  viewer: Viewer,
  { user, organization, role }: { readonly user: User; readonly organization: Organization; readonly role: Role },
): ViewerType => ({
  user: presentUser(user, viewer),
  organization: presentOrganization(organization),
  role: presentRole(role),
  permissions: [...viewer.permissions].sort(),
  locale: user.locale,
  aal: viewer.aal,
});

export const presentInvite = (row: Invite, role: Role | null, inviter: User | null, viewer: Viewer, now: Date): InviteType => ({
  id: row.id,
  email: row.emailKey,
  role: role
    ? presentRole(role)
    : { id: row.roleId, key: "gone", name: { en: "Deleted role", ar: "دور محذوف" }, rank: 0, permissions: [], custom: true },
  blueprintId: row.resourceId,
  status: statusOf(row, now),
  expiresAt: row.expiresAt,
  invitedBy: inviter ? presentUser(inviter, viewer) : null,
});

export const presentSession = (row: Session, viewer: Viewer): SessionType => ({
  id: row.id,
  current: row.id === viewer.sessionId,
  agent: row.agent,
  ip: row.ip,
  createdAt: row.createdAt,
  lastUsedAt: row.lastUsedAt,
});

export const presentApiKey = ({ id, name, prefix, scopes, createdAt, expiresAt, revokedAt }: ApiKey): ApiKeyType => ({
  id,
  name,
  prefix,
  scopes,
  createdAt,
  expiresAt,
  revokedAt,
});
