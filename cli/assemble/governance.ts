import type { Database } from "../../db/connect.ts";
import { createGovernance, type Governance } from "../../subgraphs/governance/index.ts";
import type { Viewers } from "../../subgraphs/viewers.ts";
import type { Process } from "./process.ts";

/** Governance on the database. */
export const assembleGovernance = async (
  { clock, serviceRoot, log, closers }: Process,
  database: Database,
  viewers: Pick<Viewers, "of" | "again">,
): Promise<Governance> => {
  const governance = await createGovernance({
    database,
    clock,
    serviceRoot,
    viewers: (token) => viewers.of(token),
    viewerOf: (viewer) => viewers.again(viewer),
    onUnexpected: log,
  });
  closers.push(() => governance.close());
  return governance;
};
