/**
 * Governance stops an organization [CO7]: its rooms are frozen while that lasts, so edits are refused with the reason and reading goes on;
 * the server's own participants of kind `ai` end. Asked once a second; who cannot be asked stays as it was, since without the database no
 * edit passes anyway.
 */
import type { Reason } from "../../schema/drafts.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import type { Extension } from "../extension.ts";
import type { Room } from "../room.ts";

/** Why governance stops what an organization changes (`writes`), or also what runs by itself there (`automation`); null: it does not. */
export type StoppedBy = (organization: OrganizationId, reach: "automation" | "writes") => Promise<Reason | null>;

export const stops = (
  stoppedBy: StoppedBy,
  rooms: () => readonly Room[],
  endAi: (organization: OrganizationId) => Promise<void>,
): Extension => ({
  name: "stops",
  tick: async () => {
    const byOrganization = Map.groupBy(rooms(), ({ document }) => document.organization);
    await Promise.all(
      [...byOrganization].map(async ([organization, open]) => {
        const [writes, automation] = await Promise.all([stoppedBy(organization, "writes"), stoppedBy(organization, "automation")]);
        for (const room of open) room.halt(writes);
        if (automation) await endAi(organization);
      }),
    );
  },
});
