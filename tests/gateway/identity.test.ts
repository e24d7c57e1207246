/** The front door with the real identity behind it, in this process and as a role of its own. */
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { compose } from "../../gateway/composition.ts";
import { type Gateway, startGateway } from "../../gateway/index.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import { createRemoteDoorkeeper, doorkeeperRoutes } from "../../subgraphs/remote-doorkeeper.ts";
import { type ServedSubgraph, serveSubgraph } from "../../subgraphs/serve.ts";
import { signRequest } from "../../subgraphs/service-identity.ts";
import { buildWorld, serviceRoot, strong, type World } from "../identity/support.ts";
import { send, shapes, until } from "./support.ts";

describe.each(shapes)("with the real identity %s", (shape) => {
  let world: World;
  let served: ServedSubgraph | null = null;
  let gateway: Gateway;
  let owner: Awaited<ReturnType<World["claim"]>>;
  beforeAll(async () => {
    world = await buildWorld({ clock: systemClock });
    owner = await world.claim();
    const { identity } = world;
    if (shape === "over HTTP")
      served = await serveSubgraph(identity.subgraph, { port: 0, serviceKey: serviceRoot, routes: doorkeeperRoutes(identity.doorkeeper) });
    gateway = await startGateway({
      subgraphs: served ? [{ name: "identity", url: served.url }] : [identity.subgraph],
      supergraph: compose([identity.subgraph]),
      identity: served
        ? { doorkeeper: createRemoteDoorkeeper({ url: new URL(served.url).origin, serviceKey: serviceRoot, from: "gateway" }) }
        : identity,
      serviceKey: serviceRoot,
      host: "127.0.0.1",
      port: 0,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await served?.close();
    await world.close();
  });

  const ask = (query: string, token: string | null, variables: Record<string, unknown> = {}) =>
    send(gateway.port, {
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
  const signIn = async () =>
    (
      await send(gateway.port, {
        method: "POST",
        path: "/auth/sign-in",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email: "owner@example.com", password: strong }),
      })
    ).body.accessToken as string;
  const ticketOf = async (token: string) =>
    (await ask("mutation { issueTicket(input: { purpose: GRAPHQL }) { ticket } }", token)).body.data.issueTicket.ticket as string;
  const open = (payload: unknown) => {
    const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/graphql`, "graphql-transport-ws", { headers: { host: "localhost" } });
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    const acknowledged = new Promise<boolean>((resolve) => {
      socket.on("message", (text) => String(text).includes("connection_ack") && resolve(true));
      void closed.then(() => resolve(false));
    });
    socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
    return { socket, closed, acknowledged };
  };

  it("signs in through /auth, reads through /graphql", async () => {
    const token = await signIn();
    expect((await ask("{ viewer { user { email } organization { name { ar } } } }", token)).body).toEqual({
      data: { viewer: { user: { email: "owner@example.com" }, organization: { name: { ar: "مستشفى النور" } } } },
    });
    expect((await ask("{ members { items { id } } }", null)).status).toBe(401);
    expect((await ask("{ viewer { locale } }", null)).body).toEqual({ data: { viewer: null } });
  });

  it("[FD19] a ticket opens one socket, once", async () => {
    const ticket = await ticketOf(owner.accessToken);
    const first = open({ ticket });
    expect(await first.acknowledged).toBe(true);
    expect(await open({ ticket }).closed).toBe(4403);
    first.socket.terminate();
  });

  it("[FD29] a revoked session closes its socket with 4403 and its token is dead at the door; others stay", async () => {
    const token = await signIn();
    const doomed = open({ ticket: await ticketOf(token) });
    const staying = open({ ticket: await ticketOf(owner.accessToken) });
    expect([await doomed.acknowledged, await staying.acknowledged]).toEqual([true, true]);
    const sessions = (await ask("{ sessions { id current } }", token)).body.data.sessions as { id: string; current: boolean }[];
    const mine = sessions.find(({ current }) => current)?.id;
    const revoked = await ask("mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { id } }", owner.accessToken, { id: mine });
    expect(revoked.body.errors).toBeUndefined();
    expect(await doomed.closed).toBe(4403);
    await until(async () => (await ask("{ viewer { locale } }", token)).status === 401);
    expect(staying.socket.readyState).toBe(WebSocket.OPEN);
    staying.socket.terminate();
  });

  it("follows what happens in the own organization", async () => {
    const client = createClient({
      url: `ws://127.0.0.1:${gateway.port}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers: { host: "localhost" } });
        }
      },
      retryAttempts: 0,
      connectionParams: async () => ({ ticket: await ticketOf(owner.accessToken) }),
    });
    const results: unknown[] = [];
    client.subscribe(
      { query: "subscription { memberChanged { revision membership { id user { displayName } } } }" },
      { next: (result) => results.push(result.data), error: () => {}, complete: () => {} },
    );
    await until(() => gateway.size().upstreams === 1);
    // Delivery begins when identity has looked up "now", a moment nobody outside can see: people join until one is heard.
    const joined: string[] = [];
    while (results.length === 0)
      joined.push((await world.join(owner.accessToken, `omar-${joined.length}@example.com`, "user")).membershipId);
    expect(results[0]).toEqual({
      memberChanged: { revision: expect.any(String), membership: { id: expect.any(String), user: { displayName: "Omar" } } },
    });
    expect(joined).toContain((results[0] as { memberChanged: { membership: { id: string } } }).memberChanged.membership.id);
    await client.dispose();
    await until(() => gateway.size().upstreams === 0);
  });

  it("[FD9] forged entities of another organization are null, like an unknown id, even for a caller with the door's signature", async () => {
    const stranger = await world.otherOrganization();
    const query =
      "query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on User { displayName } ... on Organization { slug } ... on Membership { status } } }";
    const representations = [
      { __typename: "User", id: owner.userId },
      { __typename: "Organization", id: owner.organizationId },
      { __typename: "User", id: "00000000-0000-7000-8000-000000000000" },
      { __typename: "User", id: stranger.userId },
    ];
    if (!served) {
      expect((await world.run(query, { r: representations }, stranger.accessToken)).data?._entities).toMatchObject([
        null,
        null,
        null,
        { displayName: "Stranger" },
      ]);
      return;
    }
    const body = JSON.stringify({ query, variables: { r: representations } });
    const signed = signRequest(
      { serviceRoot, from: "gateway", to: "identity", clock: systemClock },
      {
        method: "POST",
        authority: `127.0.0.1:${served.port}`,
        path: "/graphql",
        query: "",
        body,
        organization: stranger.organizationId,
        requestId: "request-1",
      },
    );
    const headers = {
      host: `127.0.0.1:${served.port}`,
      "content-type": "application/json",
      authorization: `Bearer ${stranger.accessToken}`,
      ...signed,
    };
    const answer = await send(served.port, { method: "POST", path: "/graphql", headers, body });
    expect(answer.body.data._entities).toMatchObject([null, null, null, { displayName: "Stranger" }]);
    // The same without a signature: nothing at all.
    const { authorization, host } = headers;
    expect(
      (
        await send(served.port, {
          method: "POST",
          path: "/graphql",
          headers: { host, authorization, "content-type": "application/json" },
          body,
        })
      ).status,
    ).toBe(401);
  });
});
