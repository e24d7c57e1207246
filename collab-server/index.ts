/** The collab server on a database: what `cli/` wires in. `server.ts` is the same over any store. */
import type { Database } from "../db/connect.ts";
import { transact } from "../db/transaction.ts";
import type { SecurityEvent } from "./admission.ts";
import { type CollabServer, createServer, type ServerDeps } from "./server.ts";
import { createPostgresStore } from "./store/postgres.ts";

export type { CollabServer } from "./server.ts";

export interface CollabDeps extends Omit<ServerDeps, "store" | "audit"> {
  readonly database: Database;
}

/** Starts the server. It listens nowhere: hand it the upgrades of `/collab/…`. Rejects when its role cannot connect. */
export const createCollab = async ({ database, ...deps }: CollabDeps): Promise<CollabServer> => {
  const source = await database.source("wn_collab");
  const audit = ({ what, organization, user, session, document, connection }: SecurityEvent): Promise<void> =>
    transact(source, organization, async (tx) => {
      await tx.audit({
        actor: user ?? "unknown",
        actorKind: user ? "user" : "system",
        sessionId: session,
        action: what,
        resource: `collab/${document}`,
        outcome: "refused",
        requestId: connection,
      });
    });
  return createServer({ ...deps, store: createPostgresStore(database.connection("wn_collab")), audit });
};
