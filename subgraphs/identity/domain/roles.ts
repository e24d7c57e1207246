/** Who may give which role to whom (ID8, ID9): rank decides whom, permissions decide what. */
import type { Permission } from "../../../schema/permissions.ts";
import { builtInRoles } from "../../../schema/permissions.ts";
import { identityErrors } from "./errors.ts";

export interface Giver {
  readonly userId: string;
  readonly rank: number;
  readonly permissions: ReadonlySet<Permission>;
}

export interface GivenRole {
  readonly id: string;
  readonly rank: number;
  readonly permissions: readonly string[];
}

const installationRoles: ReadonlySet<string> = new Set(
  Object.values(builtInRoles)
    .filter((role) => role.scope === "installation")
    .map((role) => role.id),
);

/** Says whether a role can be held in an organization at all. */
export const isOrganizational = (role: { readonly id: string }): boolean => !installationRoles.has(role.id);

/** Throws unless `giver` may give `role`: below their own rank, and with nothing they do not hold now. */
export const requireGivable = (giver: Giver, role: GivenRole): void => {
  if (!isOrganizational(role)) throw identityErrors("NOT_FOUND");
  if (role.rank >= giver.rank) throw identityErrors("ROLE_TOO_HIGH");
  const beyond = role.permissions.filter((permission) => !giver.permissions.has(permission as Permission));
  if (beyond.length > 0) throw identityErrors("ROLE_BEYOND_YOU", { permissions: beyond.join(", ") });
};

/** Throws unless `giver` may touch this member: not themselves, and only somebody below them. */
export const requireTouchable = (giver: Giver, member: { readonly userId: string; readonly rank: number }): void => {
  if (member.userId === giver.userId) throw identityErrors("OWN_MEMBERSHIP");
  if (member.rank >= giver.rank) throw identityErrors("ROLE_TOO_HIGH");
};
