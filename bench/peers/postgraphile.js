/** PostGraphile 5 with the settings its documentation gives for production: no dev tools, no subscriptions, prepared statements kept. */
import { createServer } from "node:http";
import pg from "pg";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";
import { serveParent } from "./process.js";

serveParent(async ({ connection, connections, application, schema }) => {
  const pool = new pg.Pool({ ...connection, application_name: application, max: connections });
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
    pgServices: [makePgService({ pool, schemas: [schema] })],
    grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
    grafast: { explain: false, context: () => ({}) },
    schema: { retryOnInitFail: false, connectionFilterRelations: false, defaultBehavior: "+list" },
    gather: { pgStrictFunctions: true },
  });
  const server = createServer();
  server.on("error", (error) => console.error(error));
  const served = instance.createServ(grafserv);
  await served.addTo(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port };
});
