/** The front door as a door: hosts, methods, origins, files, sockets, health, going away. */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { compose } from "../../gateway/composition.ts";
import { type Gateway, startGateway } from "../../gateway/index.ts";
import { certificates } from "./certificates.ts";
import { createCorpus } from "./corpus.ts";
import { createTestDoorkeeper, followWith, openShop, type Shop, send, ticketFor, until } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "studio-"));
let shop: Shop;
const visits: string[] = [];
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Studio</title>');
  writeFileSync(join(folder, "assets/main-a1b2c3d4.js"), "plain");
  writeFileSync(join(folder, "assets/main-a1b2c3d4.js.br"), "brotli");
  writeFileSync(join(folder, "assets/main-a1b2c3d4.js.gz"), "gzip");
  symlinkSync("/etc/passwd", join(folder, "assets/link-a1b2c3d4.txt"));
  shop = await openShop("in process", {
    studioDir: folder,
    allowedOrigins: ["https://tool.example", "*"],
    collab: (request, socket) => {
      visits.push(`collab ${request.url}`);
      socket.end("HTTP/1.1 200 OK\r\n\r\n");
    },
    platforms: {
      knows: (host) => /^[a-z-]+\.localhost(:\d+)?$/.test(host),
      handle: async (request, response) => {
        visits.push(`platform ${request.headers.host?.split(":")[0]} ${request.url}`);
        response.end("platform");
      },
      upgrade: async (request, socket) => {
        visits.push(`platform socket ${request.headers.host?.split(":")[0]}`);
        socket.end("HTTP/1.1 200 OK\r\n\r\n");
      },
    },
    before: (request, response) => {
      if (!request.url?.startsWith("/local/")) return false;
      response.end("local");
      return true;
    },
    readiness: async () => [{ part: "database", state: database, sentence: { en: "It answers.", ar: "تجيب." } }],
  });
});
let database: "ready" | "failing" = "ready";
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => send(shop.gateway.port, { path, headers });

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
/** Somebody who says that a file comes and sends no more of it; resolves once the door has heard that. */
const slow = async (organization: string, session: string): Promise<Socket> => {
  const socket = connect(shop.gateway.port, "127.0.0.1").on("error", () => undefined);
  const head = [
    "POST /graphql HTTP/1.1",
    `Host: localhost:${shop.gateway.port}`,
    `Authorization: Bearer ${organization}.u1.${session}`,
    "Content-Type: application/json",
    "Content-Length: 2000000",
    "Expect: 100-continue",
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n{`);
  await once(socket, "data");
  return socket;
};

/** Opens a raw upgrade; answers the status line, or 101. */
const upgrade = (path: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${shop.gateway.port}${path}`, "graphql-transport-ws", {
      headers: { host: `localhost:${shop.gateway.port}`, ...headers },
    });
    socket.on("open", () => {
      resolve(101);
      socket.terminate();
    });
    socket.on("unexpected-response", (_request: unknown, response: IncomingMessage) => resolve(response.statusCode ?? 0));
    socket.on("error", () => resolve(0));
  });

describe("[FD15] methods and media types", () => {
  it.each([
    ["GET", {}, 405, "METHOD_NOT_ALLOWED"],
    ["PUT", {}, 405, "METHOD_NOT_ALLOWED"],
    ["POST", { "content-type": "text/plain" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["POST", { "content-type": "application/x-www-form-urlencoded" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["POST", { "content-type": "multipart/form-data; boundary=x" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
  ] as const)("%s %o answers %i", async (method, headers, status, code) => {
    const answer = await shop.ask("", {
      method,
      headers,
      path: "/graphql?query=%7Bopen%7D",
      body: method === "POST" ? '{"query":"{ open }"}' : undefined,
    } as never);
    expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
  });

  it("lists, wrong forms, oversized bodies and subscriptions over plain HTTP are refused by name", async () => {
    expect(await shop.ask("", { body: '[{"query":"{ open }"}]' })).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: "BATCHING_OFF" } }] },
    });
    for (const body of ["", "null", "{", '{"query":1}', '{"query":"{ open }","variables":"{}"}', '{"query":"{ open }","operationName":{}}'])
      expect(await shop.ask("", { body }), body).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: "BAD_REQUEST" } }] },
      });
    expect(await shop.ask(" ".repeat(1024 * 1024 + 10))).toMatchObject({
      status: 413,
      body: { errors: [{ extensions: { code: "LIMIT_DOCUMENT" } }] },
    });
    expect(await shop.ask("subscription { ticked { n } }")).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: "SUBSCRIPTION_NEEDS_SOCKET" } }] },
    });
  });

  it("[BP50] what carries a file may be as large as one, alone and from somebody signed in; nothing else may", async () => {
    const file = "x".repeat(2 * 1024 * 1024);
    const send = (query: string, more: object = {}) => shop.ask(query, { variables: { file }, ...more });
    const tooLarge = { status: 413, body: { errors: [{ extensions: { code: "LIMIT_DOCUMENT" } }] } };
    const rename = 'mutation ($file: String!) { rename(id: "p1", title: $file) { id } }';
    expect((await send(rename)).body).toEqual({ data: { rename: { id: "p1" } } });
    expect(shop.corpus.products.get("p1")?.title.length).toBe(file.length);
    expect(await send(rename, { token: null })).toMatchObject(tooLarge);
    expect(await send("query ($file: JSON) { echo(value: $file) }")).toMatchObject(tooLarge);
    expect(await send("mutation ($file: String!) { signIn(name: $file) }")).toMatchObject(tooLarge);
    expect(await send('mutation ($file: String!) { rename(id: "p1", title: $file) { id } signIn(name: "a") }')).toMatchObject(tooLarge);
    expect(await send(rename, { variables: { file: file.repeat(9) } })).toMatchObject(tooLarge);
    await shop.quiet();
  });

  it("[BP50] whoever goes away while waiting in line with a file holds no turn", async () => {
    const opened: Socket[] = [];
    for (let n = 0; n < 8; n += 1) opened.push(await slow("o1", "s1"));
    for (const socket of opened.slice(4)) socket.destroy();
    await pause();
    for (const socket of opened.slice(0, 4)) socket.destroy();
    const rename = 'mutation ($file: String!) { rename(id: "p1", title: $file) { id } }';
    const variables = { file: "x".repeat(2 * 1024 * 1024) };
    expect((await shop.ask(rename, { variables })).body).toEqual({ data: { rename: { id: "p1" } } });
    await shop.quiet();
  });

  it("[BP50] slow files of one organization hold up nobody else's, and what comes free goes to who has fewest", async () => {
    const variables = { file: "x".repeat(2 * 1024 * 1024) };
    const rename = (token: string) =>
      shop.ask('mutation ($file: String!) { rename(id: "p1", title: $file) { id } }', { variables, token }).then(({ body }) => body);
    // There is no such product of theirs: what counts is that they are answered.
    const done = { data: { rename: null } };
    const first: Socket[] = [];
    for (let n = 0; n < 8; n += 1) first.push(await slow("o1", "s1"));
    // More than all turns are asked for, and still there is one for somebody else.
    expect(await rename("o2.u2.s2")).toEqual(done);
    const second = [await slow("o2", "s2"), await slow("o2", "s2")];
    // Now all are held. Who has none comes before those who wait longer and have some.
    const third = rename("o3.u3.s3");
    expect(await Promise.race([third, pause()])).toBeUndefined();
    first[0]!.destroy();
    expect(await third).toEqual(done);
    for (const socket of [...first, ...second]) socket.destroy();
    await pause();
    // Who breaks off is no fault.
    expect(shop.unexpected).toEqual([]);
    await shop.quiet();
  });

  it("speaks application/graphql-response+json when asked", async () => {
    expect(
      (await shop.ask("{ open }", { headers: { accept: "application/graphql-response+json, */*" } })).headers["content-type"],
    ).toContain("application/graphql-response+json");
    expect((await shop.ask("{ open }")).headers["content-type"]).toContain("application/json");
  });
});

describe("[FD11] rates", () => {
  it("anonymous addresses and guesses at passwords are counted, and told when to come back", async () => {
    // The clock stands still: what is used up fills again with time.
    const now = new Date();
    const own = await openShop("in process", { rates: { anonymous: 5, signIn: 2 }, clock: { now: () => now } });
    for (let n = 0; n < 5; n += 1) expect((await own.ask("{ open }", { token: null })).status).toBe(200);
    const refused = await own.ask("{ open }", { token: null, headers: { "accept-language": "ar" } });
    expect(refused).toMatchObject({
      status: 429,
      body: { errors: [{ message: expect.stringContaining("طلبات كثيرة"), extensions: { code: "RATE_LIMITED", limit: 5 } }] },
    });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await own.ask("{ open }")).status).toBe(200);
    const signIn = () => own.ask('mutation { signIn(name: "x") }');
    expect([(await signIn()).status, (await signIn()).status, (await signIn()).status]).toEqual([200, 200, 429]);
    expect((await send(own.gateway.port, { method: "POST", path: "/auth/sign-in" })).status).toBe(429);
    await own.close();
  });

  it("[FD12] a refused document reaches no subgraph", async () => {
    const { resolved } = shop.corpus.counts;
    const calls = shop.corpus.calls.length;
    expect((await shop.ask("{ a: open b: open c: open d: open e: open f: open }")).body.errors[0].extensions.code).toBe("LIMIT_ALIASES");
    expect((await shop.ask("{ products(first: 9999) { related { id } } }")).body.errors[0].extensions).toMatchObject({
      code: "LIMIT_COST",
      limit: 10_000,
    });
    expect(shop.corpus.counts.resolved).toBe(resolved);
    expect(shop.corpus.calls).toHaveLength(calls);
  });
});

describe("[FD18] origins", () => {
  it("same origin and listed origins pass, never the star, never what was sent", async () => {
    const own = `http://localhost:${shop.gateway.port}`;
    expect(await shop.ask("{ open }", { headers: { origin: own } })).toMatchObject({ status: 200 });
    const listed = await shop.ask("{ open }", { headers: { origin: "https://tool.example" } });
    expect(listed).toMatchObject({ status: 200, headers: { "access-control-allow-origin": "https://tool.example" } });
    expect(listed.headers.vary).toContain("Origin");
    for (const origin of [
      "https://evil.example",
      "null",
      "*",
      "https://tool.example.evil.example",
      `http://clinic.localhost:${shop.gateway.port}`,
    ]) {
      const answer = await shop.ask("{ open }", { headers: { origin } });
      expect(answer, origin).toMatchObject({ status: 403, body: { errors: [{ extensions: { code: "ORIGIN_REFUSED" } }] } });
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
    const preflight = (origin: string) =>
      send(shop.gateway.port, { method: "OPTIONS", path: "/graphql", headers: { origin, "access-control-request-method": "POST" } });
    expect(await preflight("https://tool.example")).toMatchObject({ status: 204, headers: { "access-control-allow-methods": "POST" } });
    expect((await preflight("https://evil.example")).status).toBe(403);
  });

  it("sockets: a foreign page is turned away, also without saying where it is from when it brings cookies", async () => {
    expect(await upgrade("/graphql", { origin: `http://localhost:${shop.gateway.port}` })).toBe(101);
    expect(await upgrade("/graphql")).toBe(101);
    expect(await upgrade("/graphql", { origin: "https://evil.example" })).toBe(403);
    expect(await upgrade("/graphql", { cookie: "wn=1" })).toBe(403);
    expect(await upgrade("/collab/x", { origin: "https://evil.example" })).toBe(403);
  });
});

describe("[FD19] sockets begin with a ticket", () => {
  const open = (payload: unknown, more: (socket: WebSocket) => void = () => {}) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${shop.gateway.port}/graphql`, "graphql-transport-ws", {
        headers: { host: `localhost:${shop.gateway.port}`, cookie: "wn=stolen", origin: `http://localhost:${shop.gateway.port}` },
      });
      socket.once("open", () => {
        if (payload !== undefined) socket.send(JSON.stringify({ type: "connection_init", payload }));
      });
      socket.on("message", (text) => {
        if (String(text).includes("connection_ack")) more(socket);
      });
      socket.once("close", (code) => resolve(code));
    });

  it("a bad, used or missing one closes with its code; cookies count for nothing", async () => {
    expect(await open({})).toBe(4403);
    expect(await open({ ticket: "nonsense" })).toBe(4403);
    expect(await open({ token: "o1.u1.s1" })).toBe(4403);
    const ticket = ticketFor("o1.u1.s1");
    expect(await open({ ticket }, (socket) => socket.close(1000))).toBe(1000);
    expect(await open({ ticket })).toBe(4403);
    expect(await open({ ticket: ticketFor("o1.u1.s1") }, (socket) => socket.send('{"type":"connection_init"}'))).toBe(4429);
  });

  it("nobody who says nothing stays", async () => {
    expect(await open(undefined)).toBe(4408);
  });

  it("no credential in an address", async () => {
    expect(await upgrade("/graphql?token=abc")).toBe(400);
    expect(await upgrade("/collab/x?ticket=abc")).toBe(400);
  });

  it("[FD11] so many sockets a person, so many an address", async () => {
    const own = await openShop("in process", { sockets: { perUser: 2, perAddress: 4 } });
    const codes: unknown[] = [];
    const clients = [1, 2, 3].map((n) =>
      own.socket(`o1.u1.t${n}`, { on: { closed: (event: unknown) => codes.push((event as { code: number }).code) } }),
    );
    for (const client of clients) followWith(client, "subscription { ticked { n } }");
    await until(() => own.gateway.size().subscribers === 2 && codes.length === 1);
    const raw = () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${own.gateway.port}/graphql`, "graphql-transport-ws", {
          headers: { host: "localhost" },
        });
        socket.once("close", resolve);
        sockets.push(socket);
      });
    const sockets: WebSocket[] = [];
    expect(await Promise.race([raw(), raw(), raw()])).toBe(4429);
    expect(codes).toEqual([4429]);
    for (const socket of sockets) socket.terminate();
    await own.close();
  });

  it("[FD11] fifty subscriptions a socket", async () => {
    const client = shop.socket("o1.u1.s1");
    const many = Array.from({ length: 51 }, () => followWith(client, "subscription { ticked { n } }"));
    expect(await Promise.race(many.map(({ ended }) => ended))).toMatchObject([{ extensions: { code: "LIMIT_SUBSCRIPTIONS", limit: 50 } }]);
    await shop.quiet();
  });
});

describe("[FD20] the studio's pages", () => {
  it("carry a policy with a fresh nonce that is also in the page, and nothing loose", async () => {
    const first = await get("/");
    const second = await get("/blueprints/1");
    const policy = String(first.headers["content-security-policy"]);
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1];
    expect(first.text).toContain(`content="${nonce}"`);
    expect(String(second.headers["content-security-policy"])).not.toContain(nonce);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://localhost:${shop.gateway.port}`);
    expect(policy).toContain(`frame-src http://*.localhost:${shop.gateway.port}`);
    expect(policy).toContain("frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
    expect(policy).not.toMatch(/unsafe|https?:\/\/(?!\*\.localhost)/);
    expect(first.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(first.headers["strict-transport-security"]).toBeUndefined();
  });

  it("[FD21] hashed files are compressed and immutable, the page is asked for again", async () => {
    expect(await get("/assets/main-a1b2c3d4.js", { "accept-encoding": "gzip, br" })).toMatchObject({
      text: "brotli",
      headers: {
        "content-encoding": "br",
        "cache-control": "public, max-age=31536000, immutable",
        "content-type": "text/javascript; charset=utf-8",
      },
    });
    expect((await get("/assets/main-a1b2c3d4.js", { "accept-encoding": "gzip" })).text).toBe("gzip");
    expect((await get("/assets/main-a1b2c3d4.js")).text).toBe("plain");
    const page = await get("/");
    expect(page.headers["cache-control"]).toBe("no-cache");
    const again = await get("/", { "if-none-match": String(page.headers.etag) });
    expect(again.status).toBe(304);
    expect(again.headers["content-security-policy"]).toBeUndefined();
  });

  it("[FD21] paths without a dot are the app, with a dot a file or nothing, and none leads out", async () => {
    expect((await get("/some/screen?x=1")).text).toContain("<title>Studio</title>");
    for (const path of [
      "/missing.js",
      "/../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/assets/..%2f..%2fetc%2fpasswd",
      "/assets/%00.js",
      "/assets\\..\\x.js",
      "/assets/link-a1b2c3d4.txt",
      "/%",
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});

describe("[FD22] hosts", () => {
  it("the studio's own names, platforms below them, and nobody else", async () => {
    const at = (host: string, path = "/x", headers: Record<string, string> = {}) => get(path, { host, ...headers });
    expect((await at("127.0.0.1")).text).toContain("Studio");
    expect((await at(`clinic--preview.localhost:${shop.gateway.port}`)).text).toBe("platform");
    expect(visits).toContain("platform clinic--preview.localhost /x");
    for (const host of ["evil.example", "localhost.evil.example", "1.2.3.4", "localhost:4000@evil.example", "a b"]) {
      const answer = await at(host, "/", { accept: "text/html" });
      expect(answer.status, host).toBe(404);
      expect(answer.text).toContain('lang="ar" dir="rtl"');
      expect(answer.text).toContain("No platform lives at this address");
    }
    expect((await at("evil.example", "/graphql")).body.errors[0].extensions.code).toBe("NOT_FOUND");
    expect((await at("evil.example", "/local/x")).status).toBe(404);
    expect(await upgrade("/graphql", { host: "evil.example" })).toBe(404);
  });

  it("the sign-in door, the local door and the rooms have their places", async () => {
    expect((await send(shop.gateway.port, { method: "POST", path: "/auth/refresh" })).body).toEqual({ auth: true });
    expect((await get("/local/thing")).text).toBe("local");
    await upgrade("/collab/o1.b1.draft.1");
    expect(visits).toContain("collab /collab/o1.b1.draft.1");
    await upgrade("/graphql", { host: "clinic.localhost" });
    expect(visits).toContain("platform socket clinic.localhost");
    expect(await upgrade("/elsewhere")).toBe(404);
  });

  it("forwarded addresses count from trusted proxies only", async () => {
    const own = await openShop("in process", { trustedProxies: ["127.0.0.0/8"] });
    await own.ask("{ whoAmI }", { headers: { "x-forwarded-for": "6.6.6.6, 9.9.9.9, 127.0.0.1", "x-forwarded-proto": "https" } });
    expect(own.corpus.calls.at(-1)?.ip).toBe("9.9.9.9");
    expect(
      (await send(own.gateway.port, { path: "/health", headers: { "x-forwarded-proto": "https" } })).headers["strict-transport-security"],
    ).toBeDefined();
    await own.close();
    await shop.ask("{ whoAmI }", { headers: { "x-forwarded-for": "6.6.6.6" } });
    expect(shop.corpus.calls.at(-1)?.ip).toBe("127.0.0.1");
  });

  it("[FD22] whoever a request is handed on to reads what this door believes, not what was sent", async () => {
    const heard: unknown[] = [];
    const hear = ({ headers }: IncomingMessage) => void heard.push([headers["x-forwarded-for"], headers["x-forwarded-proto"]]);
    const open = (trustedProxies: readonly string[]) =>
      openShop("in process", {
        trustedProxies,
        platforms: {
          knows: () => true,
          handle: async (request, response) => {
            hear(request);
            response.end();
          },
          upgrade: async (request, socket) => {
            hear(request);
            socket.destroy();
          },
        },
      });
    const headers = { host: "clinic.example", "x-forwarded-for": "9.9.9.9", "x-forwarded-proto": "https" };
    for (const trusted of [[], ["127.0.0.1"]]) {
      const own = await open(trusted);
      await send(own.gateway.port, { headers });
      const socket = new WebSocket(`ws://127.0.0.1:${own.gateway.port}/graphql`, { headers });
      await new Promise((resolve) => socket.once("error", resolve));
      await own.close();
    }
    expect(heard).toEqual([
      ["127.0.0.1", "http"],
      ["127.0.0.1", "http"],
      ["9.9.9.9", "https"],
      ["9.9.9.9", "https"],
    ]);
  });

  it("does not listen to the world without its public address, nor openly at all", async () => {
    const corpus = createCorpus();
    const base = { subgraphs: corpus.subgraphs, supergraph: "", identity: { doorkeeper: createTestDoorkeeper(new Map()) }, port: 0 };
    await expect(startGateway({ ...base, host: "0.0.0.0" })).rejects.toThrow("WEBNOVA_PUBLIC_URL");
    await expect(startGateway({ ...base, host: "0.0.0.0", identity: null, publicUrl: "https://webnova.example" })).rejects.toThrow(
      "this machine only",
    );
    await expect(startGateway({ ...base, host: "127.0.0.1", subgraphs: [{ name: "a", url: "http://127.0.0.1:1" }] })).rejects.toThrow(
      "WEBNOVA_SERVICE_KEY",
    );
  });

  it("serves TLS with own certificate files and takes new ones without a restart", async () => {
    const certify = (name: keyof typeof certificates) => {
      writeFileSync(join(folder, "tls.key"), certificates[name].key);
      writeFileSync(join(folder, "tls.crt"), certificates[name].cert);
    };
    certify("first");
    const own = await openShop("in process", { tls: { cert: join(folder, "tls.crt"), key: join(folder, "tls.key") } });
    const name = () =>
      new Promise<string>((resolve, reject) => {
        httpsRequest(
          {
            host: "127.0.0.1",
            port: own.gateway.port,
            path: "/health",
            rejectUnauthorized: false,
            agent: false,
            headers: { host: "localhost" },
          },
          (response) => {
            expect(response.headers["strict-transport-security"]).toBeDefined();
            resolve(
              String((response.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }).getPeerCertificate().subject.CN),
            );
            response.resume();
          },
        )
          .on("error", reject)
          .end();
      });
    expect(own.gateway.url).toMatch(/^https:/);
    expect(await name()).toBe("first");
    certify("second");
    await until(async () => (await name()) === "second");
    await own.close();
  });
});

describe("[FD4] any supergraph, any subgraphs, open on this machine", () => {
  let own: Gateway;
  afterAll(() => own.close());
  it("answers without identity and signatures", async () => {
    const corpus = createCorpus();
    own = await startGateway({
      subgraphs: corpus.subgraphs,
      supergraph: compose(corpus.subgraphs),
      identity: null,
      host: "127.0.0.1",
      port: 0,
    });
    const answer = await send(own.port, {
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ product(id: \\"p1\\") { title shipping } __schema { queryType { name } } }"}',
    });
    expect(answer.body).toEqual({ data: { product: { title: "Lamp", shipping: 6 }, __schema: { queryType: { name: "Query" } } } });
    expect((await send(own.port, { path: "/health" })).status).toBe(200);
  });
});

describe("[FD33] health and readiness", () => {
  it("says whether the process lives and whether it should be sent work, without versions or addresses", async () => {
    expect(await get("/health")).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await get("/ready")).toMatchObject({
      status: 200,
      body: {
        ready: true,
        parts: expect.arrayContaining([{ part: "database", state: "ready", sentence: { en: "It answers.", ar: "تجيب." } }]),
      },
    });
    database = "failing";
    // An answer is shared for half a second.
    await until(async () => (await get("/ready")).status === 503);
    expect((await get("/ready")).body).toMatchObject({ ready: false });
    expect((await get("/health")).status).toBe(200);
    database = "ready";
    expect((await get("/ready")).text).not.toMatch(/\d+\.\d+\.\d+|127\.0/);
  });
});

describe("[FD34] going away", () => {
  it("says so first, finishes what runs, says goodbye to sockets, then is gone", async () => {
    const release = Promise.withResolvers<void>();
    // Long enough for the two questions below to be asked on a machine that is busy with others.
    const own = await openShop("in process", { drainMs: 1_000 });
    const resolvers = own.corpus.subgraphs[0]?.schema.getQueryType()?.getFields();
    const slow = resolvers?.open;
    if (!slow) throw new Error("no field");
    let begun = false;
    slow.resolve = async () => {
      begun = true;
      await release.promise;
      return "late";
    };
    let closed: unknown;
    followWith(own.socket("o1.u1.s1", { on: { closed: (event: unknown) => (closed = event) } }), "subscription { ticked { n } }");
    await until(() => own.gateway.size().subscribers === 1);
    const running = own.ask("{ open }");
    await until(() => begun);
    const gone = own.gateway.close();
    expect(await send(own.gateway.port, { path: "/ready" })).toMatchObject({ status: 503, body: { ready: false } });
    expect((await send(own.gateway.port, { path: "/health" })).headers.connection).toBe("close");
    await until(() => closed !== undefined);
    expect(closed).toMatchObject({ code: 1001 });
    const refused = await new Promise((resolve) =>
      connect(own.gateway.port, "127.0.0.1")
        .once("error", () => resolve(true))
        .once("connect", () => resolve(false)),
    );
    expect(refused).toBe(true);
    release.resolve();
    expect((await running).body).toEqual({ data: { open: "late" } });
    await gone;
    expect(own.corpus.counts.iterators).toBe(0);
  });
});
