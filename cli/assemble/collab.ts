import { type CollabServer, createCollab } from "../../collab-server/index.ts";
import type { Database } from "../../db/connect.ts";
import { addressGroup } from "../../gateway/rates.ts";
import { createRoleOnBranch } from "../../subgraphs/blueprint/index.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import type { Governance } from "../../subgraphs/governance/index.ts";
import type { Identity } from "../../subgraphs/identity/index.ts";
import { personOf } from "../../subgraphs/viewer.ts";
import type { Process } from "./process.ts";

/** The rooms of live drafts on the database; identity says who comes in and what they may do there. */
export const assembleCollab = async (
  { clock, log, closers }: Process,
  database: Database,
  identity: Identity,
  governance: Pick<Governance, "stoppedBy">,
): Promise<CollabServer> => {
  const roleIn = createRoleOnBranch(database);
  const collab = await createCollab({
    database,
    clock,
    // The front door judged the origin, and wrote who asks.
    allowedOrigins: () => true,
    addressOf: ({ headers }) => addressGroup(String(headers["x-forwarded-for"])),
    redeemTicket: async (ticket, purpose, target) => {
      const redeemed = await identity.redeemTicket({ ticket, purpose, target }, { requestId: "collab" }).catch(refusedOnly);
      if (!redeemed) return null;
      const { viewer } = redeemed;
      const { name } = await identity.person(viewer);
      return { viewer: { userId: personOf(viewer), organizationId: viewer.organizationId, sessionId: viewer.sessionId, name } };
    },
    roleOf: async (person, branch, proposal) => {
      if (person.sessionId === null) {
        const standing = await identity.standingOf(person.organizationId, person.userId);
        return standing && roleIn(person.organizationId, branch, standing, proposal);
      }
      const viewer = await identity.viewers.bySubject(person.sessionId, person.organizationId).catch(refusedOnly);
      return viewer ? roleIn(person.organizationId, branch, viewer) : "ended";
    },
    stoppedBy: async (id, reach) => (await governance.stoppedBy([{ scope: "organization", id }], reach))?.sentence ?? null,
    log: ({ level, what, error }) => (level === "error" ? log(error ?? what, "collab") : undefined),
  });
  closers.push(() => collab.close());
  return collab;
};

/** A refusal of identity is an answer ("no"); anything else is a fault and goes on. */
const refusedOnly = (error: unknown): null => {
  if (error instanceof Refusal && error.code !== "UNAVAILABLE") return null;
  throw error;
};
