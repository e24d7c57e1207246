/** What a person may do in an organization right now, without a session: for work that goes on in their name after they asked for it. */
import { transact } from "../../../db/transaction.ts";
import type { OrganizationId, UserId } from "../../../schema/ids.ts";
import type { Permission } from "../../../schema/permissions.ts";
import type { Viewer } from "../../viewer.ts";
import { effectivePermissions, type PersonalPermission } from "../../viewers.ts";
import type { IdentityDeps } from "./ports.ts";

export type Standing = Pick<Viewer, "permissions" | "resources" | "denied">;

/** Whether anyone active in an organization holds a permission on all of it, besides some. */
export const heldBesides = async (
  { source, clock }: Pick<IdentityDeps, "source" | "clock">,
  organization: OrganizationId,
  permission: Permission,
  besides: readonly UserId[],
): Promise<boolean> => {
  const people = await transact(source, organization, (tx) =>
    tx.query<{ readonly id: UserId }>(
      `select m.user_id as id from identity.membership m where m.organization_id = $1 and m.status = 'active' and not (m.user_id = any ($2::uuid[]))`,
      [organization, besides],
    ),
  );
  for (const { id } of people) if ((await standingOf({ source, clock }, organization, id))?.permissions.has(permission)) return true;
  return false;
};

interface StandingRow {
  readonly permissions: readonly string[];
  readonly personal: readonly Omit<PersonalPermission, "expiresAt">[];
}

/** Role ∪ personal allows − personal denies; null when person, membership or organization is not active. */
export const standingOf = async (
  { source, clock }: Pick<IdentityDeps, "source" | "clock">,
  organization: OrganizationId,
  userId: UserId,
): Promise<Standing | null> => {
  const now = clock.now();
  const [row] = await transact(source, organization, (tx) =>
    tx.query<StandingRow>(
      `select r.permissions, coalesce((select jsonb_agg(jsonb_build_object('permission', p.permission, 'effect', p.effect, 'resourceId', p.resource_id))
         from identity.personal_permission p where p.membership_id = m.id and (p.expires_at is null or p.expires_at > $3)), '[]') as personal
       from identity.membership m
       join identity."user" u on u.id = m.user_id and u.status = 'active'
       join identity.organization o on o.id = m.organization_id and o.status = 'active'
       join identity.role r on r.id = m.role_id
       where m.organization_id = $1 and m.user_id = $2 and m.status = 'active' and (m.expires_at is null or m.expires_at > $3)`,
      [organization, userId, now],
    ),
  );
  // What has expired was left out by the query.
  const personal = row?.personal.map((entry) => ({ ...entry, expiresAt: null })) ?? [];
  return row ? effectivePermissions(row.permissions, personal, now) : null;
};
