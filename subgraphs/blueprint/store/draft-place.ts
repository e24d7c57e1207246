/** What the rooms of live drafts must know of the branch they show, from a process that has blueprint's login. */
import type { Database } from "../../../db/connect.ts";
import { transact } from "../../../db/transaction.ts";
import type { BlueprintId, OrganizationId, ProposalId } from "../../../schema/ids.ts";

export interface DraftPlace {
  readonly blueprintId: BlueprintId;
  /** False when the blueprint was archived or deleted, or the branch is merged or closed: the draft is read, not written. */
  readonly active: boolean;
  /** Only an approved proposal on its way in writes here. */
  readonly protected: boolean;
}

/** Rooms ask for each of their people every second; one answer serves them all. */
const rememberMs = 900;

/** Answers where a branch belongs, at most a second old; null for a branch this organization has not (yet). */
export const createDraftPlaces = (database: Database): ((organization: OrganizationId, branch: string) => Promise<DraftPlace | null>) => {
  const known = new Map<string, { readonly at: number; readonly place: Promise<DraftPlace | null> }>();
  const look = async (organization: OrganizationId, branch: string): Promise<DraftPlace | null> =>
    transact(await database.source("wn_blueprint"), organization, async (tx) => {
      const [row] = await tx.query<DraftPlace>(
        `select b.id as "blueprintId", b.status = 'active' and r.status = 'open' as active, r.protected
         from blueprint.branch r join blueprint.blueprint b on b.id = r.blueprint_id where r.id = $1`,
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

/** Answers whether a proposal is approved and on its way into a branch at this moment. Not remembered: it is asked once per merge. */
export const createMergesUnderWay =
  (database: Database) =>
  async (organization: OrganizationId, branch: string, proposal: ProposalId): Promise<boolean> =>
    transact(await database.source("wn_blueprint"), organization, async (tx) => {
      const [row] = await tx.query<{ found: boolean }>(
        "select true as found from blueprint.proposal where organization_id = $1 and id = $2 and target_branch_id = $3 and status = 'merging'",
        [organization, proposal, branch],
      );
      return row !== undefined;
    });
