/** What a person may do in an organization right now, without a session: for work that goes on in their name after they asked for it. */
import { transact } from "../../../db/transaction.ts";
import type { OrganizationId, UserId } from "../../../schema/ids.ts";
import { isPermission, type Permission } from "../../../schema/permissions.ts";
import type { IdentityDeps } from "./ports.ts";

export interface Standing {
  readonly permissions: ReadonlySet<Permission>;
  readonly resources: ReadonlyMap<string, ReadonlySet<Permission>>;
}

interface StandingRow {
  readonly permissions: readonly string[];
  readonly personal: readonly { readonly permission: string; readonly effect: "allow" | "deny"; readonly resourceId: string | null }[];
}

/** Role ∪ personal allows − personal denies; null when person, membership or organization is not active. */
export const standingOf = async (
  { source, clock }: Pick<IdentityDeps, "source" | "clock">,
  organization: OrganizationId,
  userId: UserId,
): Promise<Standing | null> => {
  const [row] = await transact(source, organization, (tx) =>
    tx.query<StandingRow>(
      `select r.permissions, coalesce((select jsonb_agg(jsonb_build_object('permission', p.permission, 'effect', p.effect, 'resourceId', p.resource_id))
         from identity.personal_permission p where p.membership_id = m.id and (p.expires_at is null or p.expires_at > $3)), '[]') as personal
       from identity.membership m
       join identity."user" u on u.id = m.user_id and u.status = 'active'
       join identity.organization o on o.id = m.organization_id and o.status = 'active'
       join identity.role r on r.id = m.role_id
       where m.organization_id = $1 and m.user_id = $2 and m.status = 'active' and (m.expires_at is null or m.expires_at > $3)`,
      [organization, userId, clock.now()],
    ),
  );
  if (!row) return null;
  const permissions = new Set(row.permissions.filter(isPermission));
  const resources = new Map<string, Set<Permission>>();
  for (const { permission, effect, resourceId } of row.personal) {
    if (effect !== "allow" || !isPermission(permission)) continue;
    if (resourceId === null) permissions.add(permission);
    else resources.set(resourceId, (resources.get(resourceId) ?? new Set()).add(permission));
  }
  for (const { permission, effect, resourceId } of row.personal) {
    if (effect !== "deny" || !isPermission(permission)) continue;
    if (resourceId === null) permissions.delete(permission);
    for (const [id, own] of resources) if (resourceId === null || id === resourceId) own.delete(permission);
  }
  return { permissions, resources };
};
