/**
 * One subgraph behind HTTP and WebSocket, for processes that run a single role. Everything, `_service` and `_entities` included, needs the
 * signature of a known service: without it the answer is one 401 without detail (FD8, VA26). It binds to loopback unless told otherwise.
 *
 *   POST /graphql   body { query, variables, operationName }; `authorization: Bearer <the person's token>`, `accept-language`, `traceparent`
 *   WS   /graphql   graphql-transport-ws; `connection_init` payload { signature }: headers of a signed `GET /graphql` without body;
 *                   every operation carries its person in `extensions.identity` ({ token, requestId, locale })
 *   GET  /health    200 without a signature: says only that the process lives
 *   GET  /ready     200 without a signature while it should be sent work, else 503 [FD33]
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type DocumentNode, execute, type GraphQLError, parse, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { z } from "zod";
import { type Clock, systemClock } from "./clock.ts";
import { doorErrors, Refusal, tellError } from "./errors.ts";
import type { EdgeIdentity, Subgraph } from "./serve.ts";
import { createMemoryNonces, type NonceStore, type Verdict, verifyRequest } from "./service-identity.ts";
import type { ServiceRoot } from "./service-root.ts";

/** Further paths of a role, beside `/graphql`: POST, JSON, signed like everything else. A refusal they throw travels with both sentences. */
export type SignedRoutes = Readonly<
  Record<string, (body: unknown, caller: { readonly from: string; readonly requestId: string }) => Promise<object>>
>;

export interface ServeOptions {
  readonly port: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** The service root (`WEBNOVA_SERVICE_KEY`); keys per pair are derived from it. */
  readonly serviceKey: ServiceRoot;
  /** Who may ask the graph and `routes`; the gateway unless told otherwise. */
  readonly callers?: readonly string[];
  readonly clock?: Clock;
  readonly nonces?: NonceStore;
  readonly routes?: SignedRoutes;
  /** What other services may ask, by the caller's name: these routes and nothing else. */
  readonly services?: Readonly<Record<string, SignedRoutes>>;
  /** The most bytes one request may have; 1 MiB unless told otherwise. */
  readonly bodyLimit?: number;
  /** Throws while this role cannot work, e.g. because its database is away; for `/ready`. */
  readonly ready?: () => Promise<unknown>;
  /** Hears refusals with their true reason and unexpected errors with their cause. */
  readonly log?: (event: { readonly kind: "refused" | "unexpected"; readonly reason: string; readonly cause?: unknown }) => void;
}

export interface ServedSubgraph {
  readonly url: string;
  readonly port: number;
  /** Says "not ready", waits `drainMs`, takes nothing new, finishes what runs (at most 25 s), closes sockets [FD34]. */
  close(drainMs?: number): Promise<void>;
}

const bodyLimit = 1024 * 1024;
/** Documents that are remembered, and how long one may be: a person's literals stand in them, and must not fill the memory. */
const remembered = { documents: 2_000, length: 16 * 1024 } as const;
const operation = z.strictObject({
  query: z.string().max(bodyLimit),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
const edge = z.object({
  token: z.string().nullable(),
  requestId: z.string().max(64),
  locale: z.enum(["en", "ar"]),
  traceparent: z.string().max(100).optional(),
  ip: z.string().max(64).optional(),
  agent: z.string().max(300).optional(),
});

/** Starts listening; resolves when the port is open. Rejects when the port is taken. */
export const serveSubgraph = async (subgraph: Subgraph, options: ServeOptions): Promise<ServedSubgraph> => {
  const clock = options.clock ?? systemClock;
  const nonces = options.nonces ?? createMemoryNonces(clock);
  const log = options.log ?? (() => {});
  const callers = options.callers ?? ["gateway"];
  const services = options.services ?? {};
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();
  let draining = false;
  let running = 0;

  const verify = async (
    request: IncomingMessage,
    body: Buffer,
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<Verdict> => {
    const { path, query } = placeOf(request);
    const verdict = await verifyRequest(
      { serviceRoot: options.serviceKey, to: subgraph.name, callers: [...callers, ...Object.keys(services)], clock, nonces },
      { method: request.method ?? "GET", authority: request.headers.host ?? "", path, query, body, headers },
    );
    if (!verdict.ok) log({ kind: "refused", reason: verdict.reason });
    return verdict;
  };

  const prepared = (source: string): DocumentNode | readonly GraphQLError[] => {
    const known = documents.get(source);
    if (known) return known;
    let result: DocumentNode | readonly GraphQLError[];
    try {
      const document = parse(source, { maxTokens: 20_000 });
      const problems = validate(subgraph.schema, document);
      result = problems.length > 0 ? problems : document;
    } catch (error) {
      result = [error as GraphQLError];
    }
    if (source.length > remembered.length) return result;
    if (documents.size >= remembered.documents) documents.delete(documents.keys().next().value as string);
    documents.set(source, result);
    return result;
  };

  const tell = (errors: readonly unknown[], reader: EdgeIdentity) =>
    errors.map((error) => {
      const { formatted, unexpected, sentence } = tellError(error, reader);
      if (unexpected) log({ kind: "unexpected", reason: unexpected.message, cause: unexpected });
      // Both sentences travel on, so that the gateway can tell any reader.
      return sentence ? { ...formatted, extensions: { ...formatted.extensions, sentence } } : formatted;
    });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === "GET" && request.url === "/health") return send(response, 200, { status: "ok", role: subgraph.name });
    if (request.method === "GET" && request.url === "/ready") return sendReady(response, draining, options.ready);
    const body = await readBody(request, options.bodyLimit ?? bodyLimit);
    if (body === null) return send(response, 413, { error: { code: "PAYLOAD_TOO_LARGE" } });
    const verdict = await verify(request, body, request.headers);
    if (!verdict.ok) return send(response, 401, { error: { code: "UNAUTHENTICATED" } });
    const isEdge = callers.includes(verdict.from);
    const { path } = placeOf(request);
    const route = (isEdge ? options.routes?.[path] : undefined) ?? services[verdict.from]?.[path];
    if (route && request.method === "POST") return answerRoute(response, () => route(jsonOf(body), verdict));
    if (!isEdge) return send(response, 401, { error: { code: "UNAUTHENTICATED" } });
    if (request.method !== "POST" || path !== "/graphql") return send(response, 404, { error: { code: "NOT_FOUND" } });
    const who = edgeOf(request, verdict.requestId);
    const parsed = operation.safeParse(jsonOf(body));
    if (!parsed.success)
      return send(response, 400, { errors: tell([doorErrors("BAD_REQUEST", { detail: "{ query, variables, operationName }" })], who) });
    const document = prepared(parsed.data.query);
    if (!("kind" in document)) return send(response, 200, { errors: tell(document, who) });
    try {
      const contextValue = await subgraph.createContext(who);
      // The signature covers the organization; it must be the person's own.
      if (contextValue.viewer && contextValue.viewer.organizationId !== verdict.organization) throw doorErrors("UNAUTHENTICATED");
      const result = await execute({
        schema: subgraph.schema,
        document,
        variableValues: parsed.data.variables ?? {},
        operationName: parsed.data.operationName ?? null,
        contextValue,
      });
      send(response, 200, { data: result.data, ...(result.errors && { errors: tell(result.errors, who) }) });
    } catch (error) {
      send(response, 200, { data: null, errors: tell([error], who) });
    }
  };

  const answerRoute = async (response: ServerResponse, work: () => Promise<object>) => {
    try {
      send(response, 200, await work());
    } catch (error) {
      if (error instanceof Refusal) return send(response, 400, { error: error.extensions });
      log({ kind: "unexpected", reason: String(error), cause: error });
      send(response, 500, { error: doorErrors("INTERNAL").extensions });
    }
  };

  const server: Server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    running += 1;
    response.once("close", () => {
      running -= 1;
    });
    if (draining) response.setHeader("connection", "close");
    answer(request, response).catch((error: unknown) => {
      log({ kind: "unexpected", reason: String(error), cause: error });
      if (!response.headersSent) send(response, 500, { error: { code: "INTERNAL" } });
      else response.destroy();
    });
  });
  const sockets = new WebSocketServer({ server, path: "/graphql", maxPayload: bodyLimit });
  const socketServer = useServer(
    {
      schema: subgraph.schema,
      onConnect: async (context) => {
        const sent: unknown = context.connectionParams?.signature;
        if (typeof sent !== "object" || sent === null) return false;
        const verdict = await verify(context.extra.request, Buffer.alloc(0), sent as Record<string, string>);
        return verdict.ok && callers.includes(verdict.from);
      },
      onSubscribe: async (_context, _id, payload) => {
        const identity = edge.safeParse((payload.extensions as Record<string, unknown> | undefined)?.identity);
        const who: EdgeIdentity = identity.success ? definedOnly(identity.data) : { token: null, requestId: "none", locale: "en" };
        const document = prepared(payload.query);
        if (!("kind" in document)) return tell(document, who) as never;
        try {
          return {
            schema: subgraph.schema,
            document,
            variableValues: payload.variables ?? {},
            operationName: payload.operationName ?? null,
            contextValue: await subgraph.createContext(who),
          };
        } catch (error) {
          return tell([error], who) as never;
        }
      },
      // The gateway's word for a subscription that listens from now on: a pong nobody asked for, with the name it was given.
      onOperation: ({ extra }, _id, payload, _args, result) => {
        const name = (payload.extensions as Record<string, unknown> | undefined)?.listening;
        if (typeof name === "string" && Symbol.asyncIterator in result)
          extra.socket.send(JSON.stringify({ type: "pong", payload: { listening: name } }));
      },
      onError: (_context, _id, payload, errors) => tell(errors, readerOf(payload)) as never,
      onNext: (_context, _id, payload, _args, result) =>
        result.errors ? ({ ...result, errors: tell(result.errors, readerOf(payload)) } as never) : undefined,
    },
    sockets,
  );

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  return {
    url: `http://${address.includes(":") ? `[${address}]` : address}:${port}/graphql`,
    port,
    close: async (drainMs = 0) => {
      draining = true;
      if (drainMs > 0) await sleep(drainMs);
      const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await socketServer.dispose();
      for (let waited = 0; running > 0 && waited < 25_000; waited += 20) {
        await sleep(20);
        server.closeIdleConnections();
      }
      server.closeAllConnections();
      await stopped;
    },
  };
};

const sendReady = async (response: ServerResponse, draining: boolean, ready: ServeOptions["ready"]): Promise<void> => {
  const works =
    !draining &&
    (await (ready?.() ?? Promise.resolve()).then(
      () => true,
      () => false,
    ));
  send(response, works ? 200 : 503, { ready: works });
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const definedOnly = (identity: z.infer<typeof edge>): EdgeIdentity => ({
  token: identity.token,
  requestId: identity.requestId,
  locale: identity.locale,
  ...(identity.traceparent !== undefined && { traceparent: identity.traceparent }),
  ...(identity.ip !== undefined && { ip: identity.ip }),
  ...(identity.agent !== undefined && { agent: identity.agent }),
});

const readerOf = (payload: { readonly extensions?: Record<string, unknown> | null | undefined }): EdgeIdentity => {
  const identity = edge.safeParse(payload.extensions?.identity);
  return identity.success ? definedOnly(identity.data) : { token: null, requestId: "none", locale: "en" };
};

const edgeOf = (request: IncomingMessage, requestId: string): EdgeIdentity => {
  const traceparent = request.headers.traceparent;
  const { "wn-client-ip": ip, "wn-client-agent": agent } = request.headers;
  return {
    token: /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null,
    requestId,
    locale: /^ar\b/i.test(request.headers["accept-language"] ?? "") ? "ar" : "en",
    ...(typeof traceparent === "string" && { traceparent }),
    ...(typeof ip === "string" && { ip }),
    ...(typeof agent === "string" && { agent }),
  };
};

const placeOf = (request: IncomingMessage) => {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  return mark < 0 ? { path: url, query: "" } : { path: url.slice(0, mark), query: url.slice(mark) };
};

const readBody = async (request: IncomingMessage, most: number): Promise<Buffer | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
};

const send = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
};
