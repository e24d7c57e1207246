/**
 * A platform without its database, for looking at pages: the real renderer build behind a small server, answering the pages' own
 * documents over the data plane's own GraphQL schema, from rows kept in memory. Rows are not filtered by policies here; what the
 * renderer asks, draws and sends is real.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type ExecutionArgs, type ExecutionResult, execute, parse, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import type { Json } from "../../schema/ids.ts";
import { compile } from "../../schema/model/compile.ts";
import type { Model } from "../../schema/model/model.ts";
import { viewerClassOf } from "../../schema/model/pages/access.ts";
import { type GraphQLAnswer, preferencesOf, type Render, type RenderViewer } from "../../schema/model/render.ts";
import { viewModel } from "../../subgraphs/runtime/data-plane/access.ts";
import { buildSchema } from "../../subgraphs/runtime/data-plane/schema.ts";
import { buildPlatform } from "../../web/platform/build/build.ts";
import { MemoryRows } from "./platform-rows.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const client = join(root, "dist/platform/client");
const server = join(root, "dist/platform/server/entry-server.js");

export const modelOf = (blueprint: Blueprint): Model => compile(blueprint, (text) => createHash("sha256").update(text).digest("hex"));

/** Builds the renderer if a source is newer than the last build, and loads its server half. */
export const loadRender = async (): Promise<Render> => {
  const newest = Math.max(
    ...["web/platform", "web/ui", "schema"].map((folder) => newestIn(join(root, folder))),
    statSync(join(root, "vite.platform.config.ts")).mtimeMs,
  );
  if (!existsSync(server) || statSync(server).mtimeMs < newest) await buildPlatform();
  const loaded = (await import(/* @vite-ignore */ `${pathToFileURL(server).href}?${statSync(server).mtimeMs}`)) as {
    readonly render: Render;
  };
  return loaded.render;
};

const newestIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

export interface PlatformHost {
  readonly url: string;
  readonly rows: MemoryRows;
  /** Every request line, in order. */
  readonly requests: readonly string[];
  /** A cookie header value that signs this person in. */
  session(person: RenderViewer): { readonly name: string; readonly value: string };
  endSessions(): void;
  /** Another version becomes active, as a release does. */
  release(model: Model): void;
  close(): Promise<void>;
}

export interface HostOptions {
  readonly model: Model;
  readonly rows: MemoryRows;
  readonly render: Render;
  readonly environment?: "preview" | "production";
}

const types: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css", woff2: "font/woff2" };

export const startPlatformHost = async (options: HostOptions): Promise<PlatformHost> => {
  let { model } = options;
  const { rows, render, environment = "preview" } = options;
  rows.model = model;
  const requests: string[] = [];
  const sessions = new Map<string, RenderViewer>();
  const schemas = new Map<string, ReturnType<typeof buildSchema>>();
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const wake of waiting) wake();
  };
  rows.onChange = changed;

  const schemaFor = (viewer: RenderViewer | null) => {
    const roles = viewerClassOf(viewer);
    const key = `${model.hash}|${roles.join()}`;
    const found = schemas.get(key) ?? buildSchema(viewModel(model, roles));
    schemas.set(key, found);
    return found;
  };
  const argsFor = (
    viewer: RenderViewer | null,
    query: string,
    variables: Readonly<Record<string, Json>>,
  ): ExecutionArgs | readonly Error[] => {
    const schema = schemaFor(viewer);
    const document = parse(query);
    const problems = validate(schema, document);
    if (problems.length) return problems;
    return { schema, document, variableValues: variables, fieldResolver: rows.resolver(viewer?.id ?? null), contextValue: { model } };
  };
  const answer = async (viewer: RenderViewer | null, query: string, variables: Readonly<Record<string, Json>>): Promise<GraphQLAnswer> => {
    const args = argsFor(viewer, query, variables);
    if (!("schema" in args)) return { errors: args.map(({ message }) => ({ message, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } })) };
    return JSON.parse(JSON.stringify(await execute(args))) as GraphQLAnswer;
  };
  const viewerOf = (request: IncomingMessage): RenderViewer | null => sessions.get(cookiesOf(request).wnp ?? "") ?? null;

  const http = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void serve(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, search } = new URL(request.url ?? "/", "http://host");
    const viewer = viewerOf(request);
    if (pathname.startsWith("/assets/")) {
      const file = join(client, "assets", pathname.slice(8).replace(/[^\w.-]/g, ""));
      if (!existsSync(file)) return void response.writeHead(404).end();
      return void response
        .writeHead(200, { "content-type": types[file.split(".").pop() ?? ""] ?? "application/octet-stream" })
        .end(readFileSync(file));
    }
    if (pathname === "/graphql") {
      const { query, variables } = (await bodyOf(request)) as { query: string; variables: Record<string, Json> };
      // A session that ended is a visitor, as at the real door.
      const json = await answer(viewer, query, variables);
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(json));
    }
    if (pathname === "/auth/account") {
      const about = {
        hasPassword: true,
        nextEmail: null,
        mailConfigured: true,
        secondFactor: { on: false, recoveryLeft: 0 },
        sessions: [],
      };
      return void response.writeHead(viewer ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify(about));
    }
    if (pathname.startsWith("/auth/")) return void door(pathname, (await bodyOf(request)) as Record<string, string>, response);
    const cookies = cookiesOf(request);
    const result = await render({
      path: pathname,
      search,
      ...preferencesOf(model.header, cookies, request.headers["accept-language"] ?? ""),
      nonce: randomUUID().replaceAll("-", ""),
      environment: {
        name: environment,
        label: environment === "preview" ? { en: "Preview", ar: "معاينة" } : { en: "Production", ar: "الإنتاج" },
      },
      model,
      viewer,
      call: (query, variables) => answer(viewer, query, variables),
      cookies,
    });
    response.writeHead(result.status, result.headers as Record<string, string | string[]>).end(result.html);
  };
  const door = (path: string, body: Readonly<Record<string, string>>, response: ServerResponse): ServerResponse => {
    const send = (status: number, json: unknown, cookie?: string) =>
      response
        .writeHead(status, {
          "content-type": "application/json",
          ...(cookie && { "set-cookie": `wnp=${cookie}; Path=/; HttpOnly; SameSite=Lax` }),
        })
        .end(JSON.stringify(json));
    if (path === "/auth/sign-out") return send(200, {}, "gone");
    const person = rows.people().find(({ email }) => email === body.email);
    if (path === "/auth/sign-in" && (!person || body.password !== "correct horse battery"))
      return send(401, {
        error: {
          code: "DATA_SIGN_IN_FAILED",
          message: "E-mail or password is wrong, or the account is locked for a while.",
          correlationId: "c-1",
        },
      });
    if (path === "/auth/sign-up" && person)
      return send(422, {
        error: {
          code: "DATA_INVALID",
          message: "Some values need correcting.",
          problems: [{ path: ["email"], code: "DUPLICATE", message: "This value is already taken." }],
        },
      });
    const viewer = person ?? rows.addPerson({ name: body.name ?? "", email: body.email ?? "", roles: [] });
    const token = randomUUID();
    sessions.set(token, viewer);
    return send(200, {}, token);
  };

  const sockets = new WebSocketServer({ server: http, path: "/graphql" });
  const live = useServer<Record<string, unknown>, { viewer: RenderViewer | null }>(
    {
      onConnect: (context) => {
        context.extra.viewer = viewerOf(context.extra.request);
      },
      onSubscribe: (context, _id, { query, variables }) =>
        argsFor(context.extra.viewer ?? null, query, (variables ?? {}) as Record<string, Json>) as ExecutionArgs,
      subscribe: (args) => follow(args as ExecutionArgs),
    },
    sockets,
  );
  /** A live query: the answer at once, and again whenever it changed. */
  const follow = (args: ExecutionArgs): AsyncIterableIterator<ExecutionResult> => {
    let last = "";
    let done = false;
    let wake = () => {};
    const notice = () => wake();
    waiting.add(notice);
    const next = async (): Promise<IteratorResult<ExecutionResult>> => {
      while (!done) {
        // `execute` runs a subscription's selection like a query's: the roots read the rows as they are now.
        const result = await execute({ ...args, fieldResolver: rows.resolver(null), contextValue: { model } });
        const text = JSON.stringify(result);
        if (text !== last) {
          last = text;
          return { done: false, value: JSON.parse(text) as ExecutionResult };
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return { done: true, value: undefined };
    };
    const stop = async (): Promise<IteratorResult<ExecutionResult>> => {
      done = true;
      waiting.delete(notice);
      wake();
      return { done: true, value: undefined };
    };
    return {
      next,
      return: stop,
      throw: stop,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    rows,
    requests,
    session: (person) => {
      const value = randomUUID();
      sessions.set(value, person);
      return { name: "wnp", value };
    },
    endSessions: () => sessions.clear(),
    release: (next) => {
      model = next;
      rows.model = next;
      changed();
    },
    close: async () => {
      await live.dispose();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

const cookiesOf = (request: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (request.headers.cookie ?? "")
      .split(/;\s*/)
      .flatMap((pair) => (pair.includes("=") ? [[pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]] : [])),
  );

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8") || "{}");
};

export { MemoryRows };
