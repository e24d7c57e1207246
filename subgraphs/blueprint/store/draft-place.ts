/** What the rooms of live drafts must know of the branch they show, from a process that has blueprint's login. */
import type { Database } from "../../../db/connect.ts";
import { transact } from "../../../db/transaction.ts";
import type { BlueprintId, OrganizationId } from "../../../schema/ids.ts";

export interface DraftPlace {
  readonly blueprintId: BlueprintId;
  /** False when the blueprint was archived or deleted: its drafts are read, not written. */
  readonly active: boolean;
}

/** Rooms ask for each of their people every second; one answer serves them all. */
const rememberMs = 900;

/** Answers where a branch belongs, at most a second old; null for a branch this organization has not (yet). */
export const createDraftPlaces = (database: Database): ((organization: OrganizationId, branch: string) => Promise<DraftPlace | null>) => {
  const known = new Map<string, { readonly at: number; readonly place: Promise<DraftPlace | null> }>();
  const look = async (organization: OrganizationId, branch: string): Promise<DraftPlace | null> =>
    transact(await database.source("wn_blueprint"), organization, async (tx) => {
      const [row] = await tx.query<DraftPlace>(
        `select b.id as "blueprintId", b.status = 'active' as active from blueprint.branch r join blueprint.blueprint b on b.id = r.blueprint_id where r.id = $1`,
        [branch],
      );
      return row ?? null;
    });
  return (organization, branch) => {
    const key = `${organization} ${branch}`;
    const now = performance.now();
    const found = known.get(key);
    if (found && now - found.at < rememberMs) return found.place;
    for (const [old, { at }] of known) if (now - at >= rememberMs) known.delete(old);
    const place = look(organization, branch);
    known.set(key, { at: now, place });
    // Not knowing is not remembered.
    place.catch(() => known.delete(key));
    return place;
  };
};
