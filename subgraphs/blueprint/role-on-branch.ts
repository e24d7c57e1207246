import type { Database } from "../../db/connect.ts";
import type { OrganizationId, ProposalId } from "../../schema/ids.ts";
import { type DraftRole, draftRole, roleThere } from "./application/draft-role.ts";
import { createDraftPlaces, createMergesUnderWay } from "./store/draft-place.ts";

/** What someone with these rights may do in the draft of a branch now: the rooms' question [CO6]. `proposal`: the one a merge carries out. */
export const createRoleOnBranch = (
  database: Database,
): ((
  organization: OrganizationId,
  branch: string,
  rights: Parameters<typeof draftRole>[0],
  proposal?: ProposalId,
) => Promise<DraftRole | null>) => {
  const places = createDraftPlaces(database);
  const underWay = createMergesUnderWay(database);
  return async (organization, branch, rights, proposal) => {
    const place = await places(organization, branch);
    const role = draftRole(rights, place?.blueprintId);
    // A branch that is being opened has a draft before it has a row.
    if (!place) return role;
    return roleThere(role, place, proposal !== undefined && (await underWay(organization, branch, proposal)));
  };
};
