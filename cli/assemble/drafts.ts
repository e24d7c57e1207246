import { type CollabServer, createCollab } from "../../collab-server/index.ts";
import type { Database } from "../../db/connect.ts";
import { createRoleOnBranch } from "../../subgraphs/blueprint/index.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import { assertLive } from "../../subgraphs/governance/index.ts";
import type { StandingOf } from "../../subgraphs/remote-standing.ts";
import type { Process } from "./process.ts";

/**
 * Live drafts in a process no person's socket comes to: for what participants write (planner, merges, imports, the API) and what is read.
 * What it stores reaches the rooms people are in, in other processes, by the database.
 */
export const assembleDrafts = async (
  { clock, log, closers }: Process,
  database: Database,
  standingOf: StandingOf,
): Promise<Pick<CollabServer, "drafts" | "createDocument">> => {
  const roleIn = createRoleOnBranch(database);
  const source = await database.source("wn_blueprint");
  const collab = await createCollab({
    database,
    clock,
    allowedOrigins: [],
    redeemTicket: async () => null,
    roleOf: async ({ organizationId, userId }, branch, proposal) => {
      const standing = await standingOf(organizationId, userId);
      return standing && roleIn(organizationId, branch, standing, proposal);
    },
    stoppedBy: (id, reach) =>
      assertLive((sql, params) => source.query(sql, params && [...params]), [{ scope: "organization", id }], reach).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal && error.code === "GOVERNANCE_HALTED") return error.sentence;
          throw error;
        },
      ),
    log: ({ level, what, error }) => (level === "error" ? log(error ?? what, "collab") : undefined),
  });
  closers.push(() => collab.close());
  return collab;
};
