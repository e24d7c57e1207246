/** The gateway's promises, run over the same subgraphs in this process and over HTTP [FD7]. */
import { request as httpRequest } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { Viewer } from "../../subgraphs/viewer.ts";
import { endSession, followWith, openShop, type Shop, send, shapes, until } from "./support.ts";

const joined = `subscription Joined($id: ID, $kilo: Int = 3, $more: Boolean = false) {
  changed: productChanged(id: $id) {
    product { ...Card shipping(perKilo: $kilo) inStock @include(if: $more) reviews(first: 1) { text author { id who: name } } }
    at
  }
}
fragment Card on Product { __typename id name: title(prefix: "The ") }`;

describe.each(shapes)("[FD7] %s", (shape) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(shape);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.quiet());

  it("[FD7] joins three subgraphs in a query", async () => {
    const { status, body } = await shop.ask(
      `query ($id: ID!) { product(id: $id) { title weight shipping inStock reviews { text author { name } } } echo(value: { a: [1, null, "x"] }) }`,
      {
        variables: { id: "p1" },
      },
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        product: {
          title: "Lamp",
          weight: 3,
          shipping: 6,
          inStock: true,
          reviews: [
            { text: "Good Lamp", author: { name: "Person u7" } },
            { text: "Fine", author: { name: "Person u8" } },
          ],
        },
        echo: { a: [1, null, "x"] },
      },
    });
  });

  it("[FD23] a subscription joins three subgraphs, with @requires, arguments, fragments, aliases and @include", async () => {
    const client = shop.socket("o1.u1.s1");
    const following = followWith(client, joined, { more: true });
    await until(() => shop.corpus.counts.iterators === 1);
    shop.corpus.change("p1", "Bright Lamp");
    shop.corpus.change("p2", "Chair");
    await until(() => following.results.length === 2);
    expect(following.results[0]).toEqual({
      data: {
        changed: {
          product: {
            __typename: "Product",
            id: "p1",
            name: "The Bright Lamp",
            shipping: 9,
            inStock: true,
            reviews: [{ text: "Good Bright Lamp", author: { id: "u7", who: "Person u7" } }],
          },
          at: { n: 1 },
        },
      },
    });
    expect(following.results[1]?.data.changed.product).toMatchObject({ id: "p2", shipping: 21, inStock: false });
    following.stop();
    await until(() => shop.corpus.counts.iterators === 0);
  });

  it("[FD24] an error in a joined subgraph nulls its field with the right path; the stream goes on", async () => {
    const following = followWith(shop.socket("o1.u1.s1"), "subscription { productChanged { product { title cost: shipping inStock } } }");
    await until(() => shop.corpus.counts.iterators === 1);
    shop.corpus.broken.add("Cracked");
    shop.corpus.change("p1", "Cracked");
    await until(() => following.results.length === 1);
    shop.corpus.change("p1", "Mended");
    await until(() => following.results.length === 2);
    const [broken, mended] = following.results;
    expect(broken?.data).toBeNull();
    expect(broken?.errors?.[0]).toMatchObject({ message: "Nobody knows.", extensions: { code: "STOCK_LOST" } });
    expect(mended).toEqual({ data: { productChanged: { product: { title: "Mended", cost: 6, inStock: true } } } });
    following.stop();
    await until(() => shop.corpus.counts.iterators === 0);

    const nullable = followWith(shop.socket("o1.u1.s1"), "subscription { productChanged { product { title cost: shipping } } }");
    await until(() => shop.corpus.counts.iterators === 1);
    shop.corpus.change("p1", "Cracked");
    await until(() => nullable.results.length === 1);
    expect(nullable.results[0]).toMatchObject({
      data: { productChanged: { product: { title: "Cracked", cost: null } } },
      errors: [{ path: ["productChanged", "product"], extensions: { code: "STOCK_LOST" } }],
    });
    nullable.stop();
    await until(() => shop.corpus.counts.iterators === 0);
    shop.corpus.change("p1", "Lamp");
  });

  it("[FD25] who leaves closes the upstream without an event; 1,000 cycles leave nothing", async () => {
    const client = shop.socket("o1.u1.s1", { lazyCloseTimeout: 60_000 });
    const keep = followWith(client, "subscription { ticked { n } }");
    await until(() => shop.corpus.counts.iterators === 1);
    const before = shop.corpus.counts.opened;
    for (let round = 0; round < 40; round += 1) {
      const many = Array.from({ length: 25 }, (_, n) =>
        followWith(client, "subscription ($id: ID) { productChanged(id: $id) { product { title shipping } } }", {
          id: `none-${round}-${n}`,
        }),
      );
      await until(() => shop.gateway.size().upstreams === 26);
      // Half of them leave before their upstream is open, half after.
      if (round % 2 === 0) await until(() => shop.corpus.counts.iterators === 26);
      for (const one of many) one.stop();
      await until(() => shop.gateway.size().upstreams === 1 && shop.corpus.counts.iterators === 1);
    }
    expect(shop.corpus.counts.opened - before).toBeGreaterThanOrEqual(500);
    keep.stop();
    await until(() => shop.gateway.size().upstreams === 0 && shop.corpus.counts.iterators === 0);
    expect(shop.gateway.size().subscribers).toBe(0);
  });

  it("[FD25] a socket that goes without a word closes its upstreams", async () => {
    const client = shop.socket("o1.u1.s1");
    followWith(client, "subscription { ticked { n } }");
    await until(() => shop.corpus.counts.iterators === 1);
    client.terminate();
    await until(() => shop.gateway.size().upstreams === 0 && shop.corpus.counts.iterators === 0);
  });

  it("[FD25] a pong says that what was subscribed to before listens, however long its place is looked up, or was refused", async () => {
    const gate = Promise.withResolvers<void>();
    Object.assign(shop.corpus, { begins: gate.promise });
    const socket = await shop.bare("o1.u1.s1");
    const heard: string[] = [];
    socket.on("message", (raw) => heard.push(String(raw)));
    const say = (message: object) => socket.send(JSON.stringify(message));
    const ponged = (n: number) => () => heard.filter((one) => one === '{"type":"pong"}').length === n;
    say({ type: "ping" });
    await until(ponged(1));
    const follows = (id: string) =>
      say({ id, type: "subscribe", payload: { query: "subscription { productChanged { product { title } } }" } });
    follows("a");
    follows("b");
    say({ type: "ping" });
    // Answered on the same socket, behind the ping: there was all the time in the world for a pong.
    say({ id: "q", type: "subscribe", payload: { query: '{ product(id: "p1") { stock: inStock } }' } });
    await until(() => heard.some((one) => one.includes('"type":"complete"')));
    expect(ponged(1)()).toBe(true);
    shop.corpus.change("p1", "Before");
    gate.resolve();
    await until(ponged(2));
    shop.corpus.change("p1", "Behind the pong");
    await until(() => heard.filter((one) => one.includes("Behind the pong")).length === 2);
    expect(heard.join()).not.toContain("Before");
    // Who joins what listens already, and who is refused, waits for nothing.
    follows("c");
    Object.assign(shop.corpus, { mayFollow: () => false });
    say({ id: "d", type: "subscribe", payload: { query: 'subscription { productChanged(id: "p2") { product { title } } }' } });
    say({ type: "ping" });
    await until(ponged(3));
    expect(heard.some((one) => one.includes('"id":"d"') && one.includes("FORBIDDEN"))).toBe(true);
  });

  it("[FD26] fifty tabs of one person: one upstream, one rest per event; others share nothing", async () => {
    const query = "subscription { productChanged { product { id title shipping } } }";
    const clients = Array.from({ length: 10 }, () => shop.socket("o1.u1.s1"));
    const tabs = clients.flatMap((client) => Array.from({ length: 5 }, () => followWith(client, query)));
    await until(() => shop.gateway.size().subscribers === 50 && shop.corpus.counts.iterators === 1);
    const colleague = followWith(shop.socket("o1.u2.s2"), query);
    const stranger = followWith(shop.socket("o2.u3.s3"), query);
    await until(() => shop.corpus.counts.iterators === 3);
    expect(shop.gateway.size().upstreams).toBe(3);
    const { stockFetches } = shop.corpus.counts;
    shop.corpus.change("p1", "Shared");
    await until(() => tabs.every(({ results }) => results.length === 1) && colleague.results.length === 1);
    // One for the fifty, one for the colleague, none for the other organization.
    expect(shop.corpus.counts.stockFetches - stockFetches).toBe(2);
    const expected = { data: { productChanged: { product: { id: "p1", title: "Shared", shipping: 6 } } } };
    for (const { results } of [...tabs, colleague]) expect(results).toEqual([expected]);
    expect(stranger.results).toEqual([]);
    shop.corpus.change("x1", "Theirs");
    await until(() => stranger.results.length === 1);
    expect(tabs[0]?.results).toHaveLength(1);
    for (const one of [...tabs, colleague, stranger]) one.stop();
    await until(() => shop.corpus.counts.iterators === 0);
  });

  it("[FD26] who shares an upstream but asked for something else gets an execution of their own, on a copy of the event", async () => {
    const query = "subscription ($kilo: Int) { productChanged { product { title shipping(perKilo: $kilo) } } }";
    const light = followWith(shop.socket("o1.u1.s1"), query, { kilo: 1 });
    await until(() => shop.corpus.counts.iterators === 1);
    const heavy = followWith(shop.socket("o1.u1.s1"), query, { kilo: 100 });
    const plain = followWith(shop.socket("o1.u1.s1"), query.replace("title", "title weight"), { kilo: 10 });
    await until(() => shop.gateway.size().subscribers === 3);
    // The weight is fetched for the shipping anyway: all three ask the owner the same.
    expect(shop.gateway.size().upstreams).toBe(1);
    for (const title of ["One", "Two"]) {
      shop.corpus.change("p1", title);
      await until(() => [light, heavy, plain].every(({ results }) => results.at(-1)?.data.productChanged.product.title === title));
    }
    expect([light, heavy, plain].map(({ results }) => results.map(({ data }) => data.productChanged.product.shipping))).toEqual([
      [3, 3],
      [300, 300],
      [30, 30],
    ]);
  });

  it("a root with `after` begins after that revision, and clients see only what they asked for", async () => {
    const first = shop.corpus.change("p2", "A");
    shop.corpus.change("p2", "B");
    const following = followWith(
      shop.socket("o1.u1.s1"),
      'subscription ($after: String) { productChanged(id: "p2", after: $after) { at revision } }',
      { after: String(first) },
    );
    await until(() => following.results.length === 1);
    expect(following.results[0]).toEqual({ data: { productChanged: { at: { n: first + 1 }, revision: String(first + 1) } } });
    following.stop();
    await until(() => shop.corpus.counts.iterators === 0);
  });

  it("[FD29] a session that ends closes its sockets with 4403; a right that is lost ends what needed it with FORBIDDEN", async () => {
    let closed: unknown;
    const doomedSession = `s4 ${shape}`.replaceAll(" ", "-");
    const doomed = shop.socket(`o1.u4.${doomedSession}`, { on: { closed: (event: unknown) => (closed = event) } });
    followWith(doomed, "subscription { ticked { n } }");
    Object.assign(shop.corpus, { mayFollow: (viewer: Viewer) => viewer.subjectId !== "u5" || allowed });
    let allowed = true;
    shop.rights.set("s5", ["a", "b"]);
    const losing = shop.socket("o1.u5.s5");
    const following = followWith(losing, 'subscription { productChanged(id: "p1") { product { title } } }');
    const staying = followWith(losing, "subscription { ticked { n } }");
    await until(() => shop.corpus.counts.iterators === 3);
    endSession(doomedSession);
    await until(() => closed !== undefined);
    expect(closed).toMatchObject({ code: 4403 });

    allowed = false;
    shop.rights.set("s5", ["a"]);
    await following.ended;
    expect(following.results.at(-1)?.errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
    await until(() => shop.gateway.size().upstreams === 1 && shop.corpus.counts.iterators === 1);
    shop.corpus.change("p1", "Lamp");
    await until(() => staying.results.length === 1);
    Object.assign(shop.corpus, { mayFollow: null });
    staying.stop();
    await until(() => shop.corpus.counts.iterators === 0);
  });

  it("[FD31] a refusal at the owner reaches the client as a result with its code, then the end", async () => {
    Object.assign(shop.corpus, { mayFollow: () => false });
    const following = followWith(shop.socket("o1.u1.s1"), "subscription { productChanged { product { title } } }");
    expect(await following.ended).toBeUndefined();
    expect(following.results).toHaveLength(1);
    expect(following.results[0]?.errors?.[0]).toMatchObject({ extensions: { code: "FORBIDDEN" } });
    Object.assign(shop.corpus, { mayFollow: null });
    await until(() => shop.gateway.size().upstreams === 0);
  });

  it("[FD32] queries and mutations over the socket pass the same door", async () => {
    const client = shop.socket("o1.u1.s1");
    const named = followWith(client, 'mutation ($id: ID!) { rename(id: $id, title: "Lamp") { title shipping } }', { id: "p1" });
    await named.ended;
    expect(named.results).toEqual([{ data: { rename: { title: "Lamp", shipping: 6 } } }]);
    const deep = followWith(client, `{ products ${"{ related ".repeat(11)} { id } ${"} ".repeat(11)} }`);
    expect(await deep.ended).toMatchObject([{ extensions: { code: expect.stringMatching(/^LIMIT_/) } }]);
    const wrong = followWith(client, "subscription { nothing }");
    expect(await wrong.ended).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
    const two = followWith(client, "subscription { ticked { n } broken { n } }");
    expect(Array.isArray(await two.ended)).toBe(true);
  });

  it("[FD40] refusals keep their code and speak the reader's language; the unexpected is masked and logged once", async () => {
    const { status, body } = await shop.ask("{ refused }", { headers: { "accept-language": "ar", "x-request-id": "request-4711" } });
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      {
        message: "المتجر مغلق.",
        path: ["refused"],
        extensions: {
          code: "SHOP_CLOSED",
          until: 9,
          correlationId: "request-4711",
          sentence: { en: expect.any(String), ar: "المتجر مغلق." },
        },
      },
    ]);
    const crashed = await shop.ask("{ crash whoAmI }");
    expect(crashed.body.data).toEqual({ crash: null, whoAmI: "u1" });
    expect(crashed.body.errors).toEqual([
      {
        message: expect.stringContaining("unexpected"),
        path: ["crash"],
        extensions: { code: "INTERNAL", correlationId: crashed.headers["x-request-id"] },
      },
    ]);
    expect(crashed.text).not.toContain("hunter2");
  });

  it("a document that does not fit is 400 with hints for people inside only", async () => {
    const inside = await shop.ask("{ produt(id: 1) { id } }");
    expect(inside.status).toBe(400);
    expect(inside.body.errors[0].message).toContain("Did you mean");
    expect((await shop.ask("{ product(id: ")).body.errors[0].extensions.code).toBe("BAD_REQUEST");
    const variables = await shop.ask("query ($id: ID!) { product(id: $id) { id } }");
    expect(variables.status).toBe(400);
    expect(variables.body.errors[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("[FD14] the schema is for those who are inside; answers carry nothing of what runs behind", async () => {
    const inside = await shop.ask('{ __schema { queryType { name } } __type(name: "Product") { fields { name } } }');
    expect(inside.body.data.__schema.queryType.name).toBe("Query");
    expect(inside.body.data.__type.fields.map((field: { name: string }) => field.name)).not.toContain("secret");
    const outside = await shop.ask("{ __schema { queryType { name } } }", { token: null });
    expect(outside).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: "INTROSPECTION_OFF" } }] } });
    const traced = await shop.ask('{ product(id: "p1") { title } }', {
      headers: { "apollo-query-plan-experimental": "1", "apollo-federation-include-trace": "ftv1" },
    });
    expect(Object.keys(traced.body)).toEqual(["data"]);
  });

  it("anonymous people run what is public, with a bad token nobody runs anything", async () => {
    expect((await shop.ask("{ open }", { token: null })).body).toEqual({ data: { open: "come in" } });
    expect(await shop.ask("{ open whoAmI }", { token: null })).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "UNAUTHENTICATED" } }] },
    });
    expect((await shop.ask("{ open }", { token: "wrong" })).status).toBe(401);
    const doubled = await new Promise<number | undefined>((resolve) => {
      httpRequest(
        {
          host: "127.0.0.1",
          port: shop.gateway.port,
          method: "POST",
          path: "/graphql",
          headers: [
            "host",
            `localhost:${shop.gateway.port}`,
            "content-type",
            "application/json",
            "authorization",
            "Bearer o1.u1.s1",
            "authorization",
            "Bearer o2.u3.s3",
          ],
        },
        (response) => resolve(response.statusCode),
      ).end('{"query":"{ whoAmI }"}');
    });
    expect(doubled).toBe(401);
  });

  it("client headers never reach a subgraph, except the few on the list", async () => {
    await shop.ask("{ whoAmI }", {
      headers: { "x-organization-id": "o2", "x-request-id": "abcdefgh-1", "x-forwarded-for": "6.6.6.6", "wn-client-ip": "6.6.6.6" },
    });
    const call = shop.corpus.calls.at(-1);
    expect(call).toMatchObject({ subgraph: "catalogue", requestId: "abcdefgh-1", token: "o1.u1.s1", locale: "en", ip: "127.0.0.1" });
    await shop.ask("{ whoAmI }", { headers: { "x-request-id": "a b; drop" } });
    expect(shop.corpus.calls.at(-1)?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("[FD9] entities of another organization are null, like an unknown id", async () => {
    const { body } = await shop.ask('{ foreign: product(id: "x1") { id title } unknown: product(id: "nope") { id title } }');
    expect(body).toEqual({ data: { foreign: null, unknown: null } });
    // The door itself offers no entities at all.
    expect((await shop.ask('{ _entities(representations: [{ __typename: "Product", id: "x1" }]) { __typename } }')).status).toBe(400);
    expect((await shop.ask("{ _service { sdl } }")).status).toBe(400);
  });

  if (shape === "over HTTP")
    it("[FD8] a subgraph answers nobody but the front door: unsigned and wrongly signed requests and sockets get 401 or 4403", async () => {
      const { port } = shop.served[0] ?? { port: 0 };
      for (const query of [
        "{ open }",
        "{ _service { sdl } }",
        '{ _entities(representations: [{ __typename: "Product", id: "x1" }]) { __typename } }',
      ]) {
        const headers = {
          host: `127.0.0.1:${port}`,
          "content-type": "application/json",
          authorization: "Bearer o1.u1.s1",
          signature: "webnova=:AAAA:",
          "signature-input": "webnova=()",
        };
        expect(await send(port, { method: "POST", path: "/graphql", headers, body: JSON.stringify({ query }) })).toMatchObject({
          status: 401,
          body: { error: { code: "UNAUTHENTICATED" } },
        });
      }
      const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws");
      const code = await new Promise((resolve) => {
        socket.once("open", () => socket.send('{"type":"connection_init","payload":{}}'));
        socket.once("close", resolve);
      });
      expect(code).toBe(4403);
    });

  if (shape === "over HTTP")
    it("[FD10] one subgraph down: the fields of others arrive, its own are null and it is named", async () => {
      const own = await openShop(shape);
      await own.served[1]?.close();
      const { status, body } = await own.ask('{ product(id: "p1") { title shipping reviews(first: 1) { text } } }');
      expect(status).toBe(200);
      expect(body.data).toEqual({ product: { title: "Lamp", shipping: null, reviews: [{ text: "Good Lamp" }] } });
      expect(body.errors[0]).toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE", subgraph: "stock" } });
      await own.close();
    });
});
