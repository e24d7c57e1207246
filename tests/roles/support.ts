/** WebNova as an operator runs it: every role a process of its own over one database, beside one `all` on the same database. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { startEmbedded } from "../../db/embedded.ts";
import { type Line, openLine } from "../support/line.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it as a supervisor does; answers the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** Runs `webnova …` with these variables and no others of ours. */
export const webnova = (args: readonly string[], env: Environment = {}) => {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(WEBNOVA_|VITEST|DATABASE_URL$|ANTHROPIC_|PORT$|NODE_OPTIONS$)/.test(name),
  );
  const child = spawn(process.execPath, [join(root, "cli/bin.js"), ...args], {
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      WEBNOVA_PASSWORD_COST: "low",
      WEBNOVA_DRAIN_MS: "0",
      LANG: "en_US.UTF-8",
      PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const hear = (part: Buffer) => {
    output += part.toString("utf8");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, ended, output: () => output };
};

/** Starts a process and waits until it says it is ready. Throws with its output when it ends before. */
export const start = async (args: readonly string[], env: Environment = {}): Promise<Running> => {
  const { child, ended, output } = webnova(["start", ...args], env);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = / is ready: (http\S+)/.exec(output())?.[1];
      if (found) resolve(found);
    };
    child.stdout.on("data", look);
    void ended.then((code) => reject(new Error(`webnova start ${args.join(" ")} ended with ${code}:\n${output()}`)));
  });
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    output,
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};

export const owner = { email: "mona@roles.example", password: "sparrow-lantern-mountain-77" } as const;
const roleNames = ["identity", "governance", "vault", "blueprint", "runtime"] as const;
type RoleName = (typeof roleNames)[number];

export interface World {
  readonly all: Running;
  readonly roles: Readonly<Record<RoleName, Running>>;
  readonly gateway: Running;
  readonly serviceKey: Buffer;
  /** The superuser's address of the database: for looking behind the walls. */
  readonly databaseUrl: string;
  /** The line between the roles and their database; `all` has one of its own. */
  readonly line: Line;
  /** Starts a role again on its old port. */
  restart(name: RoleName): Promise<void>;
  close(): Promise<void>;
}

/** Prepares one database with `webnova migrate`, then starts `all`, the five subgraphs and a gateway on it. */
export const openWorld = async (): Promise<World> => {
  const home = mkdtempSync(join(tmpdir(), "webnova-roles-"));
  const database = await startEmbedded({ home, durable: false });
  const line = await openLine(new URL(database.url));
  const opened: Running[] = [];
  const serviceKey = randomBytes(32);
  const publicUrl = `http://localhost:${await freePort()}`;
  const shared = {
    DATABASE_URL: database.url,
    WEBNOVA_SERVICE_KEY: serviceKey.toString("hex"),
    WEBNOVA_ROOT_KEY: randomBytes(32).toString("hex"),
    WEBNOVA_PUBLIC_URL: publicUrl,
    WEBNOVA_HOME: home,
  };
  const close = async () => {
    await Promise.all(opened.map((one) => one.stop()));
    line.close();
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const prepared = webnova(["migrate"], shared);
    if ((await prepared.ended) !== 0) throw new Error(prepared.output());
    // A role is handed the database's place alone: it logs in as itself.
    const env = { ...shared, DATABASE_URL: `postgres://127.0.0.1:${line.port}${new URL(database.url).pathname}` };
    const urls: Record<string, string> = {};
    const roles = {} as Record<RoleName, Running>;
    const run = async (name: RoleName, port = "0") => {
      const running = await start(["--role", name], {
        ...env,
        PORT: port,
        WEBNOVA_SUBGRAPH_URLS: Object.entries(urls)
          .map(([role, url]) => `${role}=${url}`)
          .join(","),
      });
      opened.push(running);
      roles[name] = running;
      urls[name] = new URL(running.url).origin;
    };
    // It says the public address, which is the gateway's, and listens somewhere else.
    const port = await freePort();
    const all = await start([], {
      ...shared,
      PORT: String(port),
      WEBNOVA_OWNER_EMAIL: owner.email,
      WEBNOVA_OWNER_PASSWORD: owner.password,
    });
    opened.push(all);
    await Promise.all([run("identity"), run("governance"), run("vault")]);
    await run("blueprint");
    await run("runtime");
    const gateway = await start(["--role", "gateway"], {
      ...env,
      PORT: new URL(publicUrl).port,
      WEBNOVA_SUBGRAPH_URLS: Object.entries(urls)
        .map(([role, url]) => `${role}=${url}`)
        .join(","),
    });
    opened.push(gateway);
    return {
      all: { ...all, port },
      roles,
      gateway,
      serviceKey,
      databaseUrl: database.url,
      line,
      restart: (name) => run(name, new URL(roles[name].url).port),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly body: any;
}

export const send = (
  port: number,
  { method = "GET", path = "/", headers = {}, body }: { method?: string; path?: string; headers?: Environment; body?: unknown } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: "127.0.0.1",
        port,
        method,
        path,
        agent: false,
        headers: { host: `localhost:${port}`, ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("error", reject);
        response.on("end", () => {
          let parsed: unknown = text;
          try {
            parsed = JSON.parse(text);
          } catch {
            // A page: the test sees its text.
          }
          resolve({ status: response.statusCode ?? 0, body: parsed });
        });
      },
    );
    sent.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

export const ask = (
  { port }: Pick<Running, "port">,
  token: string | null,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Environment = {},
): Promise<Answer> =>
  send(port, {
    method: "POST",
    path: "/graphql",
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    body: { query, variables },
  });

/** The same for what has to go well. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
export const data = async (...asked: Parameters<typeof ask>): Promise<any> => {
  const { status, body } = await ask(...asked);
  if (!body?.data || body.errors) throw new Error(`${asked[2]}\n${status} ${JSON.stringify(body)}`);
  return body.data;
};

export const signIn = async ({ port }: Pick<Running, "port">): Promise<string> => {
  const { status, body } = await send(port, { method: "POST", path: "/auth/sign-in", body: owner });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.accessToken;
};

export interface Following {
  readonly results: unknown[];
  stop(): void;
}

/** Subscribes with a ticket, as a browser does. */
export const follow = async (at: Running, token: string, query: string, variables: Record<string, unknown> = {}): Promise<Following> => {
  const { issueTicket } = await data(at, token, "mutation { issueTicket(input: { purpose: GRAPHQL }) { ticket } }");
  const client = createClient({
    url: `ws://127.0.0.1:${at.port}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { host: `localhost:${at.port}` } });
      }
    },
    retryAttempts: 0,
    lazy: false,
    connectionParams: { ticket: issueTicket.ticket },
  });
  const results: unknown[] = [];
  client.subscribe(
    { query, variables },
    { next: (one) => results.push(one), error: (error) => results.push({ error }), complete: () => {} },
  );
  return { results, stop: () => void client.dispose() };
};

export const until = async <T>(look: () => Promise<T | null | undefined | false> | T | null | undefined | false): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
