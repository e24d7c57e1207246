import { request as httpRequest } from "node:http";
import { createClient } from "graphql-ws";
import { Ctx, Query, Resolver, Root, Subscription } from "type-graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
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
beforeAll(async () => {
  const subgraph = defineSubgraph({
    name: "vault",
    resolvers: [PingResolver],
    deps: {},
    viewers: async () => {
      throw doorErrors("UNAUTHENTICATED");
    },
  });
  served = await serveSubgraph(subgraph, { port: 0, serviceKey });
});
afterAll(() => served.close());

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
});
