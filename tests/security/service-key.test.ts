/** Rotating the service key: old, then old and new, then new and old, then new; everything goes on meanwhile, and the old key ends. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { connectDatabase, type Database, prepareDatabase } from "../../db/connect.ts";
import { type EmbeddedDatabase, startEmbedded } from "../../db/embedded.ts";
import { compose } from "../../gateway/composition.ts";
import { type Gateway, startGateway } from "../../gateway/index.ts";
import type { OrganizationId, Sha256 } from "../../schema/ids.ts";
import { parseApiKey } from "../../subgraphs/api-keys.ts";
import { createServiceClient } from "../../subgraphs/ask-service.ts";
import { systemClock } from "../../subgraphs/clock.ts";
import { createGrantKeys } from "../../subgraphs/governance/application/grants.ts";
import { createIdentity, type Identity, makeLocalProof } from "../../subgraphs/identity/index.ts";
import { createRemoteDoorkeeper, doorkeeperRoutes } from "../../subgraphs/remote-doorkeeper.ts";
import { type ServedSubgraph, serveSubgraph } from "../../subgraphs/serve.ts";
import type { ServiceRoot } from "../../subgraphs/service-root.ts";
import { createTokenKeys } from "../../subgraphs/session-tokens.ts";
import { send, until } from "../gateway/support.ts";
import { buildWorld, codeOf, strong, type World } from "../identity/support.ts";

const former = randomBytes(32);
const next = randomBytes(32);
const steps = [former, [former, next], [next, former], next] as const satisfies readonly ServiceRoot[];

describe("a gateway and a subgraph while the service key is rotated", () => {
  let world: World;
  const opened: { gateway: Gateway; served: ServedSubgraph; identity: Identity }[] = [];
  // Where gateways find identity: one address, before as many processes as there are, each asked in turn.
  const behind: { port: number; asked: number }[] = [];
  let balancer: Server;
  let turn = 0;

  beforeAll(async () => {
    world = await buildWorld({ clock: systemClock, serviceRoot: former });
    balancer = createServer((request, response) => {
      const process = behind[turn++ % behind.length]!;
      process.asked += 1;
      const { method = "GET", url: path = "/", headers } = request;
      const sent = httpRequest({ host: "127.0.0.1", port: process.port, method, path, headers, agent: false }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(sent).on("error", () => response.destroy());
    });
    await new Promise<void>((resolve) => balancer.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    for (const { gateway, served } of opened) {
      await gateway.close();
      await served.close();
    }
    balancer.closeAllConnections();
    balancer.close();
    await world.close();
  });

  /** A gateway and an identity, as processes started with this setting. */
  const start = async (serviceKey: ServiceRoot) => {
    const identity = await createIdentity({
      database: world.test.database,
      serviceRoot: serviceKey,
      clock: systemClock,
      publicUrl: "http://localhost",
      passwords: world.passwords,
    });
    const served = await serveSubgraph(identity.subgraph, { port: 0, serviceKey, routes: doorkeeperRoutes(identity.doorkeeper) });
    const url = `http://127.0.0.1:${(balancer.address() as { port: number }).port}`;
    const gateway = await startGateway({
      subgraphs: [{ name: "identity", url: `${url}/graphql` }],
      supergraph: compose([identity.subgraph]),
      identity: { doorkeeper: createRemoteDoorkeeper({ url, serviceKey, from: "gateway" }) },
      serviceKey,
      host: "127.0.0.1",
      port: 0,
      rates: { user: 1e6, apiKey: 1e6, organization: 1e6, anonymous: 1e6, costPerOrganization: 1e9, signIn: 1e6 },
    });
    const process = { gateway, served, identity };
    opened.push(process);
    return process;
  };
  const ask = async (port: number, token: string | null, query: string, variables: object = {}) => {
    const headers = { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }) };
    return send(port, { method: "POST", path: "/graphql", headers, body: JSON.stringify({ query, variables }) });
  };

  it("[VA25] drops no request: every mix of neighbouring steps answers, for people and for API keys; afterwards the old key is refused", async () => {
    const owner = await world.claim();
    const keyOf = async () => {
      const made = await world.ask<{ createApiKey: { text: string } }>(
        'mutation { createApiKey(input: { name: "nightly" }) { text } }',
        {},
        owner.accessToken,
      );
      return made.createApiKey.text;
    };
    const [used, forgotten] = [await keyOf(), await keyOf()];
    const session = { accessToken: owner.accessToken, refreshToken: owner.refreshToken };
    const gateways: number[] = [];
    const refused: unknown[] = [];
    let answered = 0;
    let stopped = false;

    // Whatever goes wrong, the traffic ends with the test.
    onTestFinished(() => {
      stopped = true;
    });
    const keepAsking = async (tokenOf: () => string) => {
      while (!stopped) {
        const port = gateways[answered % gateways.length] as number;
        const { status, body } = await ask(port, tokenOf(), "{ viewer { organization { id } } }");
        if (status !== 200 || body?.data?.viewer?.organization?.id !== owner.organizationId) refused.push({ status, body });
        answered += 1;
      }
    };
    const more = async (count: number) => {
      const enough = answered + count;
      while (answered < enough && refused.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const renew = async () => {
      const { body } = await ask(
        gateways.at(-1) as number,
        null,
        "mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken refreshToken } }",
        { input: { refreshToken: session.refreshToken } },
      );
      Object.assign(session, body?.data?.refreshSession);
    };

    const underNext = createTokenKeys(next, systemClock).macs("api-key", parseApiKey(used)?.secret ?? "")[0];
    const isRenewed = async () => (await world.test.admin("select 1 from identity.api_key where mac = $1", [underNext])).length === 1;

    let traffic: Promise<unknown> = Promise.resolve();
    for (const [step, serviceKey] of steps.entries()) {
      const { gateway, served } = await start(serviceKey);
      behind.push({ port: served.port, asked: 0 });
      gateways.push(gateway.port);
      if (step === 0) traffic = Promise.all([0, 1, 2, 3].map((n) => keepAsking(() => (n < 2 ? session.accessToken : used))));
      // Processes of this step and of the one before, side by side.
      await more(80);
      expect(Math.min(...behind.map(({ asked }) => asked))).toBeGreaterThan(20);
      if (step > 0) {
        gateways.shift();
        behind.shift();
      }
      // A step lasts longer than an access token, and than a gateway remembers whom it admitted (two seconds): whoever is signed in has
      // renewed their token by then, and API keys that are in use have come by.
      await renew();
      if (step === 2) await Promise.all([until(isRenewed), new Promise((resolve) => setTimeout(resolve, 2_200))]);
      await more(40);
    }
    stopped = true;
    await traffic;
    expect(refused).toEqual([]);

    const last = opened.at(-1)!;
    const door = (serviceKey: ServiceRoot) =>
      createServiceClient({ url: `http://127.0.0.1:${last.served.port}`, serviceKey, from: "gateway", to: "identity" });
    expect(await codeOf(door(former)("/door/admit", { token: session.accessToken }))).toBe("UNAVAILABLE");
    expect(await codeOf(door(next)("/door/admit", { token: session.accessToken }))).toBe("ok");
    expect(await codeOf(last.identity.viewers.of(owner.accessToken))).toBe("UNAUTHENTICATED");
    // A key that was not used while both were accepted is gone with the old one.
    expect(await codeOf(last.identity.viewers.of(forgotten))).toBe("UNAUTHENTICATED");
    expect(await codeOf(last.identity.viewers.of(used))).toBe("ok");
    const caller = { requestId: "console" };
    expect(await codeOf(last.identity.localToken(makeLocalProof(former, systemClock), caller))).toBe("UNAUTHENTICATED");
    expect(await codeOf(last.identity.localToken(makeLocalProof(next, systemClock), caller))).toBe("ok");
  });

  it("[VA25] a refresh repeated after the order of the keys changed gets the same successor", async () => {
    const [before, after] = [opened[1]!, opened[2]!];
    const { refreshToken } = await signInAt(before.identity);
    const first = await refreshAt(before.identity, refreshToken);
    expect(await refreshAt(after.identity, refreshToken)).toBe(first);
  });

  const run = async (identity: Identity, source: string, input: object) => {
    const contextValue = await identity.subgraph.createContext({ token: null, requestId: "again", locale: "en" });
    const document = parse(source);
    const { data, errors } = await execute({ schema: identity.subgraph.schema, document, variableValues: { input }, contextValue });
    if (errors) throw errors[0];
    return data as Record<string, { accessToken: string; refreshToken: string }>;
  };
  const signInAt = async (identity: Identity) =>
    (
      await run(identity, "mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }", {
        email: "owner@example.com",
        password: strong,
      })
    ).signIn!;
  const refreshAt = async (identity: Identity, refreshToken: string) =>
    (await run(identity, "mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { refreshToken } }", { refreshToken }))
      .refreshSession!.refreshToken;
});

describe("grants while the service key is rotated", () => {
  it("[VA25] a grant of one step is good in the next, and not after its key has gone", async () => {
    const claims = {
      jti: "0198c0de-0000-7000-8000-000000000001",
      organizationId: "0198c0de-0000-7000-8000-000000000002" as OrganizationId,
      decisionId: "0198c0de-0000-7000-8000-000000000003" as never,
      kind: "release.production",
      payloadHash: "0".repeat(64) as Sha256,
      epoch: 1,
      audience: "runtime",
      issuedAt: new Date(),
    };
    for (const [step, serviceKey] of steps.entries()) {
      const grant = await createGrantKeys(serviceKey).sign(claims);
      const verified = async (by: ServiceRoot) => (await createGrantKeys(by).verify(grant, "runtime", new Date())) !== null;
      for (const neighbour of steps.slice(Math.max(0, step - 1), step + 2)) expect(await verified(neighbour)).toBe(true);
    }
    const old = await createGrantKeys(former).sign(claims);
    expect(await createGrantKeys(next).verify(old, "runtime", new Date())).toBeNull();
  });
});

describe("the logins of the database while the service key is rotated", () => {
  let server: EmbeddedDatabase;
  const home = mkdtempSync(join(tmpdir(), "webnova-rotation-"));
  beforeAll(async () => {
    server = await startEmbedded({ home, durable: false });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it("[VA25] connections are made at every step, also while the passwords change; afterwards the old key opens none", async () => {
    const { url } = server;
    await prepareDatabase({ url, secret: former });
    const failures: unknown[] = [];
    let connected = 0;
    let stopped = false;
    // A new connection for each statement, as after a quiet while.
    const keepConnecting = async (database: () => Database) => {
      while (!stopped) {
        const source = await database().source("wn_identity");
        const runner = source.createQueryRunner();
        try {
          const client = (await runner.connect()) as { query(sql: string): Promise<unknown> };
          await client.query("select 1");
          connected += 1;
        } catch (error) {
          failures.push(error);
        } finally {
          await runner.release();
        }
        await closeIdle(source);
      }
    };
    const closeIdle = async (source: object) => {
      const pool = (source as { driver: { master: { _idle: { client: object }[]; _remove(client: object): void } } }).driver.master;
      for (const { client } of [...pool._idle]) pool._remove(client);
    };
    const databases: Database[] = [];
    let at = 0;
    const open = (secret: ServiceRoot) => databases.push(connectDatabase({ url, secret, poolSize: 2 }));
    const more = async () => {
      const enough = connected + 12;
      while (connected < enough && failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    open(steps[0]);
    const traffic = Promise.all([0, 1].map((n) => keepConnecting(() => databases[Math.max(0, at - n)] as Database)));
    await more();
    for (const secret of steps.slice(1)) {
      open(secret);
      at += 1;
      await more();
      // Some process brings the database along, e.g. `webnova migrate`.
      await prepareDatabase({ url, secret });
      await more();
    }
    stopped = true;
    await traffic;
    for (const database of databases) await database.close();
    expect(failures).toEqual([]);
    await expect(prepareDatabase({ url, secret: former })).rejects.toMatchObject({ code: "DATABASE_ROLES_TAKEN" });
  });
});
