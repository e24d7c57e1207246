/** A platform environment for tests: real tables, real HTTP on a free port, people with sessions. */
import { createHash } from "node:crypto";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { WebSocket } from "ws";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Blueprint, Id } from "../../../schema/blueprint/shape.ts";
import { compile } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { Clock } from "../../../subgraphs/clock.ts";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import type { RunningEnvironment } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createEnvironment } from "../../../subgraphs/runtime/data-plane/ddl.ts";
import { createDataPlane, type DataPlane, type DataPlaneDeps } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { hashToken, opaqueToken } from "../../../subgraphs/session-tokens.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

export const compiled = (blueprint: Blueprint): Model => compile(blueprint, (text) => createHash("sha256").update(text).digest("hex"));

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what the test looks into
  readonly body: any;
}

export interface Person {
  readonly id: string;
  readonly token: string;
}

export interface TestPlatform {
  readonly plane: DataPlane;
  readonly database: TestDatabase;
  readonly environment: RunningEnvironment;
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  use(model: Model): void;
  /** Somebody with these roles and a session. */
  person(roles: readonly Id[], more?: { readonly email?: string; readonly name?: string; readonly account?: string }): Promise<Person>;
  /** Sends a request to this environment's host. */
  send(
    method: string,
    path: string,
    options?: {
      readonly body?: unknown;
      readonly raw?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly as?: Person | null;
    },
  ): Promise<Answer>;
  ask(query: string, variables?: Readonly<Record<string, unknown>>, as?: Person | null): Promise<Answer>;
  socket(as: Person | null, headers?: Readonly<Record<string, string>>): Promise<Socket>;
  sql<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Socket {
  readonly ws: WebSocket;
  /** Subscribes; answers arrive in `got`. */
  subscribe(query: string, variables?: Readonly<Record<string, unknown>>): Watched;
  /** Resolves once whatever was subscribed to before is listened for: what is written from then on is told. */
  listening(): Promise<void>;
  readonly closed: Promise<number>;
}
export interface Watched {
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what the test looks into
  readonly got: any[];
  /** Resolves with the n-th message (from 0) of `next`, `error` or `complete`. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer is what the test looks into
  nth(n: number): Promise<any>;
  stop(): void;
}

/** A clock that stands still: what is counted by the minute is counted in one. */
export const standing = (): Clock => {
  const now = new Date();
  return { now: () => now };
};

let made = 0;

/** Makes an environment in a database (its own when none is given) and serves it. */
export const startPlatform = async (
  model: Model,
  options: Partial<DataPlaneDeps> & { readonly database?: TestDatabase; readonly name?: RunningEnvironment["name"] } = {},
): Promise<TestPlatform> => {
  const { database: given, name = "preview", ...deps } = options;
  const database = given ?? (await testDatabase());
  made += 1;
  let current = model;
  const schema = `p_test${made}_${createHash("sha256").update(uuidv7()).digest("hex").slice(0, 8)}_${name}`;
  const environment: RunningEnvironment = {
    id: uuidv7(),
    schema,
    role: schema,
    organizationId: uuidv7(),
    platformId: uuidv7(),
    key: "test",
    name,
    label: { en: "Test" },
    model: () => current,
  };
  // As the migrator does it: a login that may make roles and schemas, and is no superuser.
  const maker = new pg.Client(database.database.connection("wn_runtime"));
  await maker.connect();
  await maker.query(createEnvironment(environment, model).join(";\n"));
  await maker.end();
  const plane = createDataPlane({
    connection: database.database.connection("wn_data"),
    passwords: createPasswords({ cost: "low" }),
    rates: { session: 100_000, address: 100_000 },
    addressOf: () => origin,
    log: (error) => console.error(error),
    ...deps,
  });
  const server = createServer((req, res) => void plane.handle(req, res, environment));
  server.on("upgrade", (req, socket, head) => void plane.upgrade(req, socket, head, environment));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host = `test--${name}.localhost:${port}`;
  const origin = `http://${host}`;
  const sockets: WebSocket[] = [];

  const platform: TestPlatform = {
    plane,
    database,
    environment,
    port,
    host,
    origin,
    use: (next) => {
      current = next;
    },
    person: async (roles, more = {}) => {
      const id = uuidv7();
      const token = opaqueToken();
      const email = more.email ?? `${id}@example.invalid`;
      const account = more.account ?? null;
      await database.admin(
        `INSERT INTO ${schema}._user (id, f_user_email, f_user_name, f_user_status${account ? ", account_id" : ""}) VALUES ($1, $2, $3, 'active'${account ? ", $4" : ""})`,
        [id, email, more.name ?? "Somebody", ...(account ? [account] : [])],
      );
      await database.admin(`INSERT INTO ${schema}._credential (user_id, email, account_id) VALUES ($1, $2, $3)`, [id, email, account]);
      for (const role of roles) await database.admin(`INSERT INTO ${schema}._role_grant (user_id, role) VALUES ($1, $2)`, [id, role]);
      await database.admin(
        `INSERT INTO ${schema}._session (id, hash, user_id, account_id, idle_expires_at, absolute_expires_at) VALUES ($1, $2, $3, $4, now() + interval '1 day', now() + interval '1 day')`,
        [uuidv7(), hashToken(token), id, account],
      );
      return { id, token };
    },
    send: (method, path, { body, raw, headers = {}, as = null } = {}) =>
      new Promise((resolve, reject) => {
        const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
        const req = request(
          {
            host: "127.0.0.1",
            port,
            method,
            path,
            headers: {
              host,
              ...(payload !== undefined && { "content-type": "application/json", origin }),
              ...(as && { cookie: `wnp=${as.token}` }),
              ...headers,
            },
          },
          (res) => {
            let text = "";
            res.setEncoding("utf8");
            res.on("data", (part: string) => {
              text += part;
            });
            res.on("end", () => {
              const json = String(res.headers["content-type"] ?? "").includes("json");
              resolve({ status: res.statusCode ?? 0, headers: res.headers, text, body: json && text ? JSON.parse(text) : null });
            });
            res.on("error", reject);
          },
        );
        req.on("error", reject);
        req.end(payload);
      }),
    ask: (query, variables = {}, as = null) => platform.send("POST", "/graphql", { body: { query, variables }, as }),
    socket: (as, headers = {}) => openSocket(port, { host, origin, ...(as && { cookie: `wnp=${as.token}` }), ...headers }, sockets),
    sql: (text, params) => database.admin(text.replaceAll("%s", schema), params),
    close: async () => {
      for (const ws of sockets) ws.terminate();
      await plane.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (!given) await database.drop();
    },
  };
  return platform;
};

/** A socket of a program: no cookie, no origin, and this in `connection_init`. Rejects with the close code when it is refused. */
export const openSocketWith = (platform: TestPlatform, payload: unknown): Promise<Socket> =>
  openSocket(platform.port, { host: platform.host }, [], payload);

export const openSocket = async (
  port: number,
  headers: Readonly<Record<string, string>>,
  all: WebSocket[],
  payload?: unknown,
): Promise<Socket> => {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", { headers });
  all.push(ws);
  const closed = new Promise<number>((resolve) => ws.on("close", (code) => resolve(code)));
  const watched = new Map<string, { got: unknown[]; wake: Set<() => void> }>();
  const pongs: (() => void)[] = [];
  await new Promise<void>((resolve, reject) => {
    ws.on("error", reject);
    ws.on("close", (code) => reject(new Error(`closed ${code}`)));
    ws.on("open", () => ws.send(JSON.stringify({ type: "connection_init", payload })));
    ws.on("message", (raw) => {
      const said = JSON.parse(String(raw)) as { type: string; id?: string; payload?: unknown };
      if (said.type === "connection_ack") return resolve();
      if (said.type === "pong") return pongs.shift()?.();
      const about = watched.get(said.id ?? "");
      if (!about) return;
      about.got.push(said.type === "complete" ? "complete" : said.payload);
      for (const wake of about.wake) wake();
    });
  });
  let next = 0;
  return {
    ws,
    closed,
    listening: () =>
      new Promise((resolve) => {
        pongs.push(resolve);
        ws.send('{"type":"ping"}');
      }),
    subscribe: (query, variables = {}) => {
      next += 1;
      const id = String(next);
      const about = { got: [] as unknown[], wake: new Set<() => void>() };
      watched.set(id, about);
      ws.send(JSON.stringify({ id, type: "subscribe", payload: { query, variables } }));
      return {
        got: about.got,
        nth: (n) =>
          new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`no message ${n}; got ${JSON.stringify(about.got)}`)), 10_000);
            const look = () => {
              if (about.got.length <= n) return;
              clearTimeout(late);
              about.wake.delete(look);
              resolve(about.got[n]);
            };
            about.wake.add(look);
            look();
          }),
        stop: () => ws.send(JSON.stringify({ id, type: "complete" })),
      };
    },
  };
};
