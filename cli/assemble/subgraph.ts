import type { Database } from "../../db/connect.ts";
import type { DatabaseRole } from "../../db/roles.ts";
import type { Subgraph } from "../../subgraphs/serve.ts";
import { type ServeOptions, serveSubgraph } from "../../subgraphs/serve-http.ts";
import { askDatabase } from "./database.ts";
import type { Process } from "./process.ts";

/** Puts one subgraph behind signed HTTP and sockets. Answers its address; rejects when the port is taken. */
export const assembleSubgraph = async (
  { settings, serviceRoot, clock, log, closers }: Process,
  database: Database,
  role: DatabaseRole,
  subgraph: Subgraph,
  routes: Pick<ServeOptions, "routes" | "services" | "bodyLimit"> = {},
): Promise<{ readonly url: string }> => {
  const served = await serveSubgraph(subgraph, {
    ...routes,
    port: settings.port,
    host: settings.host,
    serviceKey: serviceRoot,
    clock,
    ready: () => askDatabase(database, role),
    log: ({ kind, reason, cause }) => log(cause ?? new Error(`${kind}: ${reason}`), kind),
  });
  closers.push(() => served.close(settings.drainMs));
  return served;
};
