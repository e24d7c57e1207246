import { request as httpRequest } from "node:http";
import { createClient } from "graphql-ws";
import { Ctx, Query, Resolver, Root, Subscription } from "type-graphql";
import { beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { createServiceClient } from "./ask-service.ts";
import { systemClock } from "./clock.ts";
import { doorErrors } from "./errors.ts";
import { defineSubgraph, type ServedSubgraph, type SubgraphContext, serveSubgraph } from "./serve.ts";
import { signRequest } from "./service-identity.ts";

const serviceKey = Buffer.alloc(32, 3);

@Resolver()
class PingResolver {
  @Query(() => String, { description: "Answers who asks, in which language." })
  ping(@Ctx() { locale, edge }: SubgraphContext) {
    return `${locale} ${edge.requestId}`;
  }
  @Subscription(() => String, {
    description: "Counts to one.",
    subscribe: () => {
      let done = false;
      return {
        next: async () => {
          if (done) return { done: true, value: undefined };
          done = true;
          return { done: false, value: { counted: "1" } };
        },
        return: async () => ({ done: true, value: undefined }),
        [Symbol.asyncIterator]() {
          return this;
        },
      } as AsyncIterableIterator<unknown>;
    },
  })
  counted(@Root() root: { counted: string }) {
    return root.counted;
  }
}

let served: ServedSubgraph;
let broken = false;
const slow = { asked: Promise.withResolvers<void>(), answered: Promise.withResolvers<void>() };
beforeAll(async () => {
  const subgraph = defineSubgraph({
    name: "vault",
    resolvers: [PingResolver],
    deps: {},
    viewers: async () => {
      throw doorErrors("UNAUTHENTICATED");
    },
  });
  served = await serveSubgraph(subgraph, {
    port: 0,
    serviceKey,
    routes: { "/door": async () => ({ for: "gateway" }) },
    services: {
      runtime: {
        "/keys": async () => ({ for: "runtime" }),
        "/no": async () => {
          throw doorErrors("BAD_REQUEST", { detail: "no" });
        },
        "/slow": async () => {
          slow.asked.resolve();
          await slow.answered.promise;
          return { slow: true };
        },
      },
    },
    ready: async () => {
      if (broken) throw new Error("away");
    },
  });
});

const sign = (body: string, method = "POST") =>
  signRequest(
    { serviceRoot: serviceKey, from: "gateway", to: "vault", clock: systemClock },
    { method, authority: `127.0.0.1:${served.port}`, path: "/graphql", query: "", body, organization: "none", requestId: "request-9" },
  );

const post = (body: string, headers: Record<string, string>) =>
  new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const sent = httpRequest(served.url, { method: "POST", headers: { "content-type": "application/json", ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    sent.on("error", reject).end(body);
  });

describe("a subgraph served alone", () => {
  it("[FD8] answers a signed request and refuses the same one unsigned, `_service` included", async () => {
    const body = JSON.stringify({ query: "{ ping _service { sdl } }" });
    expect(await post(body, { ...sign(body), "accept-language": "ar" })).toMatchObject({
      status: 200,
      body: { data: { ping: "ar request-9" } },
    });
    expect(await post(body, {})).toEqual({ status: 401, body: { error: { code: "UNAUTHENTICATED" } } });
  });

  it("[FD8] refuses a replay", async () => {
    const body = JSON.stringify({ query: "{ ping }" });
    const headers = { ...sign(body) };
    expect((await post(body, headers)).status).toBe(200);
    expect((await post(body, headers)).status).toBe(401);
  });

  it("a bad token is told, not treated as nobody", async () => {
    const body = JSON.stringify({ query: "{ ping }" });
    const answer = await post(body, { ...sign(body), authorization: "Bearer wrong" });
    expect(answer.body).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("[FD8] a socket opens only with a signed connection_init", async () => {
    const open = async (signature: object | undefined) => {
      const client = createClient({
        url: served.url.replace("http", "ws"),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: { ...(signature && { signature }) },
      });
      const events: unknown[] = [];
      try {
        for await (const event of client.iterate({
          query: "subscription { counted }",
          extensions: { identity: { token: null, requestId: "request-1", locale: "en" } },
        }))
          events.push(event.data);
      } finally {
        await client.dispose();
      }
      return events;
    };
    expect(await open(sign("", "GET"))).toEqual([{ counted: "1" }]);
    await expect(open(undefined)).rejects.toMatchObject({ code: 4403 });
  });

  const client = (from: string) => createServiceClient({ url: served.url, serviceKey, from, to: "vault" });

  it("[FD8] another service gets its own routes and nothing else: neither the graph, nor sockets, nor the gateway's routes", async () => {
    expect(await client("runtime")("/keys", {})).toEqual({ for: "runtime" });
    expect(await client("gateway")("/door", {})).toEqual({ for: "gateway" });
    for (const [from, path] of [
      ["runtime", "/graphql"],
      ["runtime", "/door"],
      ["gateway", "/keys"],
      ["blueprint", "/keys"],
    ] as const)
      await expect(client(from)(path, { query: "{ ping }" }), `${from} ${path}`).rejects.toMatchObject({ code: "UNAVAILABLE" });
    const signature = signRequest(
      { serviceRoot: serviceKey, from: "runtime", to: "vault", clock: systemClock },
      { method: "GET", authority: `127.0.0.1:${served.port}`, path: "/graphql", query: "", body: "", organization: "none", requestId: "r" },
    );
    const socket = new WebSocket(served.url.replace("http", "ws"), "graphql-transport-ws");
    const code = await new Promise((resolve) => {
      socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload: { signature } })));
      socket.once("close", resolve);
    });
    expect(code).toBe(4403);
  });

  it("a refusal of a peer arrives as it left, a peer that is away is UNAVAILABLE", async () => {
    await expect(client("runtime")("/no", {})).rejects.toMatchObject({
      code: "BAD_REQUEST",
      sentence: { ar: expect.stringContaining("no") },
    });
    const away = createServiceClient({ url: "http://127.0.0.1:1", serviceKey, from: "runtime", to: "vault" });
    await expect(away("/keys", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  it("[FD33] /ready follows what the role needs, /health does not", async () => {
    const at = (path: string) => fetch(`http://127.0.0.1:${served.port}${path}`).then(({ status }) => status);
    expect([await at("/ready"), await at("/health")]).toEqual([200, 200]);
    broken = true;
    expect([await at("/ready"), await at("/health")]).toEqual([503, 200]);
    broken = false;
  });

  it("[FD34] closing lets a running request end", async () => {
    const answer = client("runtime")("/slow", {});
    await slow.asked.promise;
    const closed = served.close();
    slow.answered.resolve();
    expect(await answer).toEqual({ slow: true });
    await closed;
    await expect(client("runtime")("/keys", {})).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
