/** Events of the identity subgraph. Streams: `organization:<id>`, `user:<id>`, `session:<id>`, `invite:<id>`, `membership:<id>`, `role:<id>`. */
import { z } from "zod";
import { code, defineEvents, event, id, time } from "./define.ts";

const by = "wn_identity";
const org = "0190b6a0-1c00-7000-8000-000000000001";
const user = "0190b6a0-1c00-7000-8000-000000000002";
const role = "0190b6a0-1c00-7000-8000-000000000003";
const session = "0190b6a0-1c00-7000-8000-000000000004";
const membership = "0190b6a0-1c00-7000-8000-000000000005";
const invite = "0190b6a0-1c00-7000-8000-000000000006";

export const identityEvents = defineEvents({
  OrganizationCreated: event(
    by,
    { organizationId: id, ownerId: id.optional(), kind: code.optional() },
    { organizationId: org, ownerId: user, kind: "customer" },
  ),
  OrganizationDeleted: event(by, { organizationId: id }, { organizationId: org }),
  OrganizationRestored: event(by, { organizationId: id }, { organizationId: org }),
  UserInvited: event(
    by,
    { inviteId: id, roleId: id, blueprintId: id.nullish(), expiresAt: time.optional() },
    { inviteId: invite, roleId: role, blueprintId: null, expiresAt: "2030-01-01T00:00:00Z" },
  ),
  InviteRevoked: event(by, { inviteId: id }, { inviteId: invite }),
  UserActivated: event(by, { userId: id, inviteId: id.nullish() }, { userId: user, inviteId: invite }),
  UserSuspended: event(by, { userId: id, reason: code.optional() }, { userId: user }),
  UserBanned: event(by, { userId: id, reason: code.optional() }, { userId: user }),
  UserDeleted: event(by, { userId: id }, { userId: user }),
  UserRestored: event(by, { userId: id }, { userId: user }),
  /** Which parts of a profile changed; the values are in the user's row. */
  UserUpdated: event(by, { userId: id, changed: z.array(code) }, { userId: user, changed: ["displayName"] }),
  SessionStarted: event(by, { sessionId: id, userId: id, aal: z.number().int().optional() }, { sessionId: session, userId: user, aal: 1 }),
  SessionEnded: event(by, { sessionId: id, userId: id, reason: code }, { sessionId: session, userId: user, reason: "signed-out" }),
  MembershipChanged: event(
    by,
    { membershipId: id, userId: id, roleId: id, status: code, change: code.optional() },
    { membershipId: membership, userId: user, roleId: role, status: "active", change: "role" },
  ),
  RoleDefined: event(
    by,
    { roleId: id, rank: z.number().int().optional(), permissions: z.array(code).optional() },
    { roleId: role, rank: 40, permissions: ["blueprint.read"] },
  ),
  PermissionGiven: event(
    by,
    { membershipId: id, permission: code, resourceId: id.nullish() },
    { membershipId: membership, permission: "blueprint.edit" },
  ),
  PermissionTaken: event(
    by,
    { membershipId: id, permission: code, resourceId: id.nullish() },
    { membershipId: membership, permission: "blueprint.edit" },
  ),
  ApiKeyCreated: event(
    by,
    { apiKeyId: id, ownerId: id, scopes: z.array(code).optional() },
    { apiKeyId: session, ownerId: user, scopes: ["blueprint.read"] },
  ),
  ApiKeyRevoked: event(by, { apiKeyId: id, ownerId: id }, { apiKeyId: session, ownerId: user }),
  PasswordChanged: event(by, { userId: id }, { userId: user }),
});
