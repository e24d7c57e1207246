/** SIGTERM while people are at work: everybody is told, nothing is left open, and nobody has to end the process by force. */
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { administrator, askPlatform, data, makePlatform, ownerEmail, send, signIn, until, withOwner } from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: withOwner });
});
afterAll(() => server.remove());

/** Follows a subscription; answers the code its socket was closed with. */
const follow = (query: string, headers: Record<string, string>, connectionParams: Record<string, unknown>) => {
  let heard = 0;
  const client = createClient({
    url: `ws://127.0.0.1:${server.port}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
      }
    },
    connectionParams,
    retryAttempts: 0,
  });
  const closed = new Promise<number>((resolve) => client.on("closed", (event) => resolve((event as CloseEvent).code)));
  client.subscribe({ query }, { next: () => (heard += 1), error: () => {}, complete: () => {} });
  return { closed, heard: () => heard };
};

test("[FD34] SIGTERM tells studios, rooms and live pages, and the process ends by itself", async () => {
  const token = await signIn(server, ownerEmail);
  const platform = await makePlatform(server, token);
  const cookie = await administrator(server, token, platform);
  const pass = async (input: object): Promise<string> =>
    (await data(server, token, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", { input })).issueTicket
      .ticket;

  const studio = follow(
    `subscription { blueprintChanged(blueprintId: "${platform.blueprintId}") { type } }`,
    { host: `localhost:${server.port}` },
    { ticket: await pass({ purpose: "GRAPHQL" }) },
  );
  const page = follow(
    "subscription { doctors { nodes { name } } }",
    { host: platform.host, cookie, origin: `http://${platform.host}` },
    {},
  );
  const target = platform.documentName.split(".").slice(0, 3).join(".");
  const ticket = await pass({ purpose: "COLLAB", target });
  const room = new WebSocket(
    `ws://127.0.0.1:${server.port}/collab/${platform.documentName}`,
    ["webnova.collab.1", `webnova.ticket.${ticket}`],
    {
      headers: { host: `localhost:${server.port}` },
    },
  );
  const roomClosed = new Promise<number>((resolve) => room.once("close", resolve));
  await new Promise((resolve) => room.once("message", resolve));
  await until(async () => studio.heard() > 0 && page.heard() > 0);
  expect((await send(server.port, { headers: { host: platform.host, cookie, accept: "text/html" } })).status).toBe(200);
  expect((await askPlatform(server, platform.host, cookie, "{ __typename }")).status).toBe(200);

  expect(await server.stop()).toBe(0);
  expect(await Promise.all([studio.closed, page.closed, roomClosed])).toEqual([1001, 1001, 1012]);
  expect(server.output()).not.toContain("left open");
}, 60_000);
