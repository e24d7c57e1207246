/** Tables of schema `identity` as TypeORM sees them: plain rows, `db/migrations/0010-identity.ts` is their truth. */
import { EntitySchema } from "typeorm";
import type { ApiKey, Invite, Membership, Organization, Password, Role, Session, User } from "../domain/nouns.ts";

type Column = {
  type: "uuid" | "text" | "timestamptz" | "date" | "int" | "smallint" | "boolean" | "bytea";
  name?: string;
  nullable?: boolean;
  primary?: boolean;
  array?: boolean;
};
const uuid = (name?: string): Column => ({ type: "uuid", ...(name && { name }) });
const text = (name?: string): Column => ({ type: "text", ...(name && { name }) });
const time = (name: string): Column => ({ type: "timestamptz", name });
const maybe = (column: Column): Column => ({ ...column, nullable: true });
const key = (column: Column): Column => ({ ...column, primary: true });
const table = <Row>(name: string, columns: { [Key in keyof Row]-?: Column }) =>
  new EntitySchema<Row>({ name: `identity.${name}`, schema: "identity", tableName: name, columns: columns as never });

export const organizations = table<Organization>("organization", {
  id: key(uuid()),
  slug: text(),
  nameEn: maybe(text("name_en")),
  nameAr: maybe(text("name_ar")),
  kind: text(),
  tier: text(),
  status: text(),
  createdAt: time("created_at"),
});
export const users = table<User>("user", {
  id: key(uuid()),
  emailKey: text("email_key"),
  emailVerifiedAt: maybe(time("email_verified_at")),
  displayName: text("display_name"),
  locale: text(),
  status: text(),
  lastSeenAt: maybe({ type: "date", name: "last_seen_at" }),
  createdAt: time("created_at"),
});
export const roles = table<Role>("role", {
  id: key(uuid()),
  organizationId: maybe(uuid("organization_id")),
  key: text(),
  nameEn: text("name_en"),
  nameAr: text("name_ar"),
  rank: { type: "int" },
  permissions: { type: "text", array: true },
  custom: { type: "boolean" },
});
export const memberships = table<Membership>("membership", {
  id: key(uuid()),
  organizationId: uuid("organization_id"),
  userId: uuid("user_id"),
  roleId: uuid("role_id"),
  status: text(),
  invitedBy: maybe(uuid("invited_by")),
  expiresAt: maybe(time("expires_at")),
  joinedAt: time("joined_at"),
});
export const invites = table<Invite>("invite", {
  id: key(uuid()),
  organizationId: uuid("organization_id"),
  emailKey: text("email_key"),
  roleId: uuid("role_id"),
  resourceId: maybe(uuid("resource_id")),
  tokenHash: { type: "bytea", name: "token_hash" },
  invitedBy: uuid("invited_by"),
  createdAt: time("created_at"),
  expiresAt: time("expires_at"),
  acceptedAt: maybe(time("accepted_at")),
  declinedAt: maybe(time("declined_at")),
  revokedAt: maybe(time("revoked_at")),
});
export const passwords = table<Password>("credential_password", {
  userId: key(uuid("user_id")),
  phc: text(),
  changedAt: time("changed_at"),
  mustChange: { type: "boolean", name: "must_change" },
});
export const sessions = table<Session>("session", {
  id: key(uuid()),
  userId: uuid("user_id"),
  organizationId: uuid("organization_id"),
  aal: { type: "smallint" },
  amr: { type: "text", array: true },
  authenticatedAt: time("authenticated_at"),
  createdAt: time("created_at"),
  lastUsedAt: time("last_used_at"),
  idleSeconds: { type: "int", name: "idle_seconds" },
  idleExpiresAt: time("idle_expires_at"),
  absoluteExpiresAt: time("absolute_expires_at"),
  revokedAt: maybe(time("revoked_at")),
  revokeReason: maybe(text("revoke_reason")),
  deviceHash: { type: "bytea", name: "device_hash" },
  ip: maybe(text()),
  agent: maybe(text()),
});
export const apiKeys = table<ApiKey>("api_key", {
  id: key(uuid()),
  organizationId: uuid("organization_id"),
  ownerUserId: uuid("owner_user_id"),
  name: text(),
  prefix: text(),
  mac: { type: "bytea" },
  scopes: { type: "text", array: true },
  createdAt: time("created_at"),
  expiresAt: time("expires_at"),
  revokedAt: maybe(time("revoked_at")),
});

export const identityTables = [organizations, users, roles, memberships, invites, passwords, sessions, apiKeys];
