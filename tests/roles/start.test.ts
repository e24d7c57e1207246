/** `webnova start --role …` from a shell: what it refuses to start without, and the front door before somebody else's supergraph. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { start as startCommand } from "../../cli/commands/start.ts";
import type { Refused } from "../../cli/refused.ts";
import { compose } from "../../gateway/composition.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { ask, type Running, send, start, webnova } from "./support.ts";

/** The command in a process of its own, as a supervisor sees it. */
const refused = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const run = webnova(["start", ...args], { WEBNOVA_HOME: home, ...env });
  const code = await run.ended;
  return { code, output: run.output() };
};

let home: string;
let test: TestDatabase;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "webnova-start-"));
  test = await testDatabase();
});
beforeEach(() => {
  for (const name of Object.keys(process.env)) if (/^WEBNOVA_|^DATABASE_URL$/.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv("PORT", "0").stubEnv("WEBNOVA_HOME", home);
  return () => vi.unstubAllEnvs();
});
afterAll(async () => {
  await test.drop();
  rmSync(home, { recursive: true, force: true });
});

/** The command itself in this process: what it refuses with. */
const refusal = async (args: readonly string[]): Promise<{ code: number; en: string; ar: string }> => {
  const error = await startCommand
    .run(args, ({ en }) => en)
    .then(
      () => new Error(`webnova start ${args.join(" ")} started`),
      (thrown: unknown) => thrown,
    );
  const { sentence, exitCode } = error as Refused;
  if (!sentence) throw error;
  return { code: exitCode ?? 2, ...sentence };
};

describe("a role says what it needs", () => {
  it.each([
    ["gateway", ["WEBNOVA_SERVICE_KEY", "WEBNOVA_PUBLIC_URL", "WEBNOVA_SUBGRAPH_URLS", "identity, blueprint, governance, vault, runtime"]],
    ["identity", ["DATABASE_URL", "WEBNOVA_SERVICE_KEY", "WEBNOVA_PUBLIC_URL"]],
    ["blueprint", ["DATABASE_URL", "WEBNOVA_SERVICE_KEY", "WEBNOVA_SUBGRAPH_URLS", "identity, governance"]],
    ["governance", ["DATABASE_URL", "WEBNOVA_SERVICE_KEY"]],
    ["vault", ["DATABASE_URL", "WEBNOVA_SERVICE_KEY", "WEBNOVA_ROOT_KEY"]],
    ["runtime", ["DATABASE_URL", "WEBNOVA_SERVICE_KEY", "WEBNOVA_PUBLIC_URL", "WEBNOVA_SUBGRAPH_URLS", "identity, blueprint, governance"]],
  ] as const)("%s names every setting it lacks, in one sentence of each language", async (role, names) => {
    const { code, en, ar } = await refusal(["--role", role]);
    expect(code).toBe(2);
    expect(ar).toMatch(/[\u0600-\u06ff]{3}/);
    for (const sentence of [en, ar]) {
      for (const name of names) expect(sentence).toContain(name);
      expect(sentence).not.toContain("\n");
    }
  });

  it("from a shell it is that sentence alone, in the shell's language; an unknown role is told the known ones", async () => {
    const { code, output } = await refused(["--role", "vault"], { LANG: "ar_SA.UTF-8" });
    expect([code, output.trim()]).toEqual([2, (await refusal(["--role", "vault"])).ar]);
    expect(await refusal(["--role", "worker"])).toMatchObject({ code: 2, en: expect.stringContaining("gateway, identity, blueprint") });
  });

  const key = "ab".repeat(32);
  it("a database that is away, or does not know this installation, is one sentence each and no stack", async () => {
    const away = await refused(["--role", "governance"], { DATABASE_URL: "postgres://127.0.0.1:1/none", WEBNOVA_SERVICE_KEY: key });
    expect(away).toMatchObject({ code: 2, output: expect.stringContaining("127.0.0.1:1/none") });
    const stranger = await refused(["--role", "governance"], { DATABASE_URL: test.url, WEBNOVA_SERVICE_KEY: key });
    expect(stranger).toMatchObject({ code: 2, output: expect.stringContaining("webnova migrate") });
    for (const { output } of [away, stranger]) expect(output).not.toMatch(/\n\s+at |password|postgres:postgres/);
  });

  it("`webnova migrate` names what it needs", async () => {
    const run = webnova(["migrate"]);
    expect([await run.ended, run.output().includes("WEBNOVA_SERVICE_KEY")]).toEqual([2, true]);
  });
});

describe("[FD4] the gateway before any supergraph", () => {
  const products = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { product(id: ID!): Product signIn: String }
    type Mutation { rename(id: ID!, name: String!): Product }
    type Product @key(fields: "id") { id: ID! name: String }`;
  const stock = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Product @key(fields: "id") { id: ID! inStock: Int }`;
  const servers: Server[] = [];
  let supergraph: string;
  let subgraphs: readonly string[];
  let open: Running;

  /** A plain GraphQL server: no signatures, no identity. */
  const serve = async (name: string, typeDefs: string, resolvers: object): Promise<string> => {
    const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]);
    const server = createServer((request, response) => {
      const answer = async () => {
        const { query, variables } = JSON.parse(await textOf(request)) as { query: string; variables: Record<string, unknown> };
        const result = await graphql({ schema, source: query, variableValues: variables });
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
      };
      void answer();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `${name}=http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;
  };

  beforeAll(async () => {
    const names = new Map([["p1", "Lamp"]]);
    const product = (id: string) => (names.has(id) ? { id, name: names.get(id) } : null);
    subgraphs = [
      await serve("products", products, {
        Query: { product: (_: unknown, { id }: { id: string }) => product(id), signIn: () => "just a field" },
        Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => names.set(id, name) && product(id) },
        Product: { __resolveReference: ({ id }: { id: string }) => product(id) },
      }),
      await serve("stock", stock, { Product: { __resolveReference: ({ id }: { id: string }) => ({ id, inStock: 7 }) } }),
    ];
    supergraph = join(home, "shop.graphql");
    writeFileSync(
      supergraph,
      compose([
        { name: "products", sdl: products },
        { name: "stock", sdl: stock },
      ]),
    );
    open = await start(options());
  }, 120_000);
  afterAll(async () => {
    await open?.stop();
    for (const server of servers) server.close();
  });

  it("[FD4] joins what the subgraphs answer, without sign-in; /health and nothing of our own", async () => {
    expect((await ask(open, null, '{ product(id: "p1") { name inStock } signIn }')).body).toEqual({
      data: { product: { name: "Lamp", inStock: 7 }, signIn: "just a field" },
    });
    expect((await ask(open, null, 'mutation { rename(id: "p1", name: "Bright lamp") { name inStock } }')).body).toEqual({
      data: { rename: { name: "Bright lamp", inStock: 7 } },
    });
    expect((await send(open.port, { path: "/health" })).status).toBe(200);
    for (const path of ["/", "/auth/sign-in", "/local/access-token"])
      expect((await send(open.port, { method: "POST", path, body: {} })).status).toBe(404);
    // The limits hold here too.
    expect(
      (await ask(open, null, `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: signIn`).join(" ")} }`)).body.errors[0].extensions.code,
    ).toMatch(/^LIMIT_/);
  });

  const options = () => ["--role", "gateway", "--supergraph", supergraph, ...subgraphs.flatMap((one) => ["--subgraph", one]), "--open"];

  it("[FD4] --open listens on this machine only", async () => {
    for (const address of ["", "https://shop.example"]) {
      vi.stubEnv("WEBNOVA_HOST", "0.0.0.0").stubEnv("WEBNOVA_PUBLIC_URL", address);
      expect(await refusal(options())).toMatchObject({ code: 2, en: expect.stringContaining("this machine only") });
    }
  });

  it("[FD4] what cannot be run is told in a sentence: options apart, a file that is none, a subgraph without an address", async () => {
    const one = subgraphs[0] as string;
    const prose = join(home, "prose.graphql");
    writeFileSync(prose, "once upon a time");
    for (const [args, sentence] of [
      [["--role", "gateway", "--open"], "belong together"],
      [["--role", "gateway", "--supergraph", supergraph, "--subgraph", one], "belong together"],
      [["--supergraph", supergraph, "--subgraph", one, "--open"], "belong together"],
      [["--role", "gateway", "--supergraph", join(home, "nothing.graphql"), "--subgraph", one, "--open"], "cannot be read"],
      [["--role", "gateway", "--supergraph", prose, "--subgraph", one, "--open"], "cannot be run"],
      [["--role", "gateway", "--supergraph", supergraph, "--subgraph", one, "--open"], "stock"],
      [["--role", "gateway", "--supergraph", supergraph, "--subgraph", "products", "--open"], "<name>=<address>"],
    ] as const)
      expect(await refusal(args), args.join(" ")).toMatchObject({ code: 2, en: expect.stringContaining(sentence) });
  });

  it("[FD34] SIGTERM ends it with 0; a port that is taken is one sentence", async () => {
    const taken = await refused(
      ["--role", "gateway", "--supergraph", supergraph, ...subgraphs.flatMap((one) => ["--subgraph", one]), "--open"],
      {
        PORT: String(open.port),
      },
    );
    expect(taken).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${open.port} is taken`) });
    expect(await open.stop()).toBe(0);
  });
});

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
};
