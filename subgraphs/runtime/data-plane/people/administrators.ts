/** A platform nobody runs cannot be repaired from inside: one active administrator stays. */
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import type { Acting } from "../actions/context.ts";
import { InvalidInput } from "../errors.ts";
import { qualified } from "../names.ts";

/** Refuses to take away the last active administrator, also with others who go at once; two who try at once wait for each other. */
export const requireOtherAdministrator = async ({ writing, seat: { place } }: Acting, going: readonly string[]): Promise<void> => {
  await writing.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [place.schema]);
  const [held] = await writing.query<{ mine: boolean; others: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM ${qualified(place, "_role_grant")} WHERE user_id = ANY($1::uuid[]) AND role = $2) AS mine,
      EXISTS (SELECT 1 FROM ${qualified(place, "_role_grant")} g JOIN ${qualified(place, "_user")} u ON u.id = g.user_id WHERE g.role = $2 AND u.id <> ALL($1::uuid[]) AND u.deleted_at IS NULL AND u.f_user_status = 'active') AS others`,
    [going, builtIn.admin],
  );
  if (held?.mine && !held.others)
    throw new InvalidInput([
      {
        path: ["id"],
        code: "RULE",
        message: {
          en: "This is the last active administrator. Make somebody else one first.",
          ar: "هذا آخر مدير نشط. عيّن مديرًا آخر أولًا.",
        },
      },
    ]);
};
