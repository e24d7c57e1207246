/** What every installation has before anybody comes: the built-in roles and the installation's own organization. Safe to run at every start. */
import { transact } from "../../../db/transaction.ts";
import { builtInRoles } from "../../../schema/permissions.ts";
import { inOrganization, installationId } from "../store/scope.ts";
import type { IdentityDeps } from "./ports.ts";

export const seedIdentity = async ({ source, clock }: Pick<IdentityDeps, "source" | "clock">): Promise<void> =>
  transact(source, null, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('identity.seed'))");
    for (const [key, { id, name, rank, permissions }] of Object.entries(builtInRoles))
      await tx.query(
        `insert into identity.role (id, organization_id, key, name_en, name_ar, rank, permissions) values ($1, null, $2, $3, $4, $5, $6)
         on conflict (id) do update set key = excluded.key, name_en = excluded.name_en, name_ar = excluded.name_ar, rank = excluded.rank, permissions = excluded.permissions`,
        [id, key, name.en, name.ar, rank, [...permissions]],
      );
    await inOrganization(tx, installationId, null, (there) =>
      there.query(
        `insert into identity.organization (id, slug, name_en, name_ar, kind, tier, created_at) values ($1, 'installation', 'Installation', 'التثبيت', 'installation', 'owner', $2) on conflict do nothing`,
        [installationId, clock.now()],
      ),
    );
  });
