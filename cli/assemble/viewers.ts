import type { Database } from "../../db/connect.ts";
import type { DatabaseRole } from "../../db/roles.ts";
import { createTokenKeys } from "../../subgraphs/session-tokens.ts";
import { createViewers, type Viewers } from "../../subgraphs/viewers.ts";
import type { Process } from "./process.ts";

/** Tells who holds a token where identity is another process: the session is read through the SQL door every login may open. */
export const assembleViewers = async ({ serviceRoot, clock, log }: Process, database: Database, role: DatabaseRole): Promise<Viewers> => {
  const source = await database.source(role);
  return createViewers({
    keys: createTokenKeys(serviceRoot, clock),
    clock,
    query: (sql, params) => source.query(sql, [...params]),
    onFailure: (cause) => log(cause, "viewer"),
  });
};
