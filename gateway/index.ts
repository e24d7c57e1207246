/**
 * The front door: one HTTP and WebSocket entrance. By host: the studio's own names are the control plane, names below them belong to
 * generated platforms. By path, on the studio's host: `/graphql` (HTTP and socket), `/auth/*`, `/collab/<doc>` (socket), `/health`, `/ready`,
 * else the studio's files.
 */
import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer, type Server as SecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Sentence } from "../schema/ids.ts";
import { type Clock, systemClock } from "../subgraphs/clock.ts";
import { type Doorkeeper, mountAuth } from "../subgraphs/doorkeeper.ts";
import type { ServiceRoot } from "../subgraphs/service-root.ts";
import { answerPreflight, commonHeaders, createOriginJudge } from "./browser-safety.ts";
import { type DataSource, type EventSource, isRemote, type SubgraphSource } from "./data-sources/edge.ts";
import { createHttpDataSource } from "./data-sources/http.ts";
import { createLocalDataSource, createLocalEventSource } from "./data-sources/local.ts";
import { createDoor } from "./door.ts";
import { createGraphQLHandler, refuse } from "./graphql-http.ts";
import { type ReadyPart, sendHealth, sendReady, sharedForAMoment } from "./health.ts";
import { createHosts, isLoopbackName } from "./hosts.ts";
import { type Caller, createCallerOf, createIdentify } from "./identity.ts";
import { nowhere } from "./nowhere.ts";
import * as product from "./product.ts";
import { addressGroup, createRates, type RateLimits, rateLimits } from "./rates.ts";
import { gatewayErrors, type Log } from "./refusals.ts";
import { expectBody, longestRequestMs } from "./slow-bodies.ts";
import { createStaticFiles } from "./static.ts";
import { createWsEventSource } from "./subscriptions/event-source-ws.ts";
import { createHub, type Hub } from "./subscriptions/hub.ts";
import * as roots from "./subscriptions/roots.ts";
import { createSocketServer, type SocketDeps } from "./subscriptions/server.ts";
import { loadSupergraph } from "./supergraph.ts";

export type { ReadyPart } from "./health.ts";

/** Hosts other than our own. Requests come with `x-forwarded-for` and `x-forwarded-proto` as this door believes them. */
interface PlatformsPort {
  knows(host: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
}

export interface GatewayOptions {
  readonly subgraphs: readonly SubgraphSource[];
  /** The supergraph: any federation 2 file whose subgraphs are named above. */
  readonly supergraph: string;
  /** Null opens the door to everybody (`--open`): loopback only, nothing signed. */
  readonly identity: { readonly doorkeeper: Doorkeeper } | null;
  /** Upgrades of `/collab/…`, their origin judged, with the same headers. */
  readonly collab?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly platforms?: PlatformsPort;
  /** The studio's build. */
  readonly studioDir?: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where people reach the studio; this machine's own address when left out, and needed when others can come in [FD22]. */
  readonly publicUrl?: string | undefined;
  /** The service root; needed for subgraphs in other processes. */
  readonly serviceKey?: ServiceRoot;
  readonly allowedOrigins?: readonly string[];
  readonly trustedProxies?: readonly string[];
  /** Own certificate files; read again when they change. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Answers a request before anything else; true when it did. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Further parts for `/ready`: the database, peers. */
  readonly readiness?: () => Promise<readonly ReadyPart[]>;
  /** Says goodbye to the sockets this door only passed on (rooms, live pages) while it closes. */
  readonly leaving?: () => Promise<unknown>;
  /** Milliseconds between saying "not ready" and closing the door; 0 unless told otherwise. */
  readonly drainMs?: number;
  readonly rates?: Partial<RateLimits>;
  readonly sockets?: SocketDeps["limits"];
  /** Replaces what the door knows about this product, for other supergraphs. */
  readonly product?: Partial<Pick<typeof product, "publicRoots" | "signInRoots" | "fileRoots" | "listSizes"> & typeof roots>;
  readonly clock?: Clock;
  readonly log?: Log;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** False while draining. */
  readonly ready: () => boolean;
  /** How much is open; for tests and figures. */
  readonly size: () => { readonly sockets: number } & ReturnType<Hub["size"]>;
  /** Takes nothing new, finishes what runs (at most 25 s), says goodbye to sockets, closes [FD34]. */
  close(): Promise<void>;
}

/** A setting the door cannot open with. */
export class GatewayError extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.en);
  }
}

/** Opens the front door. Throws GatewayError for settings it refuses, CompositionError, or the listening error (EADDRINUSE). */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { clock = systemClock, log = () => {}, identity, platforms } = options;
  const doorkeeper = identity?.doorkeeper ?? null;
  const auth = doorkeeper && mountAuth(doorkeeper);
  const loopback = isLoopbackName(options.host);
  refuseUnsafe(options, loopback);
  const settings = { ...product, ...roots, ...options.product };
  const { data, events } = sourcesOf(options, clock, log);
  const supergraph = await loadSupergraph(options.supergraph, data, log);
  const rates = createRates(clock, { ...rateLimits, ...options.rates });
  const door = createDoor(supergraph.schema, { ...settings, publicRoots: identity ? settings.publicRoots : null }, rates);
  const hub = createHub({ supergraph, sources: events, sharedRoots: settings.sharedRoots, policies: settings.queuePolicies });
  const sockets = createSocketServer({ supergraph, hub, door, doorkeeper, log, ...(options.sockets && { limits: options.sockets }) });
  const graphql = createGraphQLHandler({ supergraph, door, identify: createIdentify(doorkeeper, clock), open: !doorkeeper, log });
  const files = options.studioDir === undefined ? null : createStaticFiles(options.studioDir);
  const readiness = sharedForAMoment(options.readiness ?? (async () => []));
  let draining = false;
  let running = 0;

  const server = makeServer(options, log);
  await listen(server, options.port, options.host);
  const { port } = server.address() as AddressInfo;
  const publicUrl = new URL(options.publicUrl ?? `${options.tls ? "https" : "http"}://${loopback ? "localhost" : options.host}:${port}`);
  const hosts = createHosts({ publicUrl, loopback, knows: (host) => platforms?.knows(host) ?? false });
  const callerOf = createCallerOf(options.trustedProxies ?? [], options.tls !== undefined);
  const origins = createOriginJudge(hosts, options.allowedOrigins ?? []);

  const control = async (request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> => {
    const path = pathOf(request);
    commonHeaders(response, caller.secure);
    response.setHeader("x-request-id", caller.requestId);
    if (path === "/health") return sendHealth(response);
    if (path === "/ready") return sendReady(response, draining, readiness);
    if (path === "/graphql") {
      if (!origins.allows(request, caller, response)) return refuse(request, response, gatewayErrors("ORIGIN_REFUSED"), caller, false, log);
      if (request.method === "OPTIONS" && request.headers.origin !== undefined) return answerPreflight(response);
      return graphql(request, response, caller);
    }
    if (path.startsWith("/auth/") && auth) {
      const guessing = product.signInRoutes.has(path.slice(6)) ? rates.take("signIn", addressGroup(caller.ip)) : null;
      if (guessing) return refuse(request, response, guessing, caller, false, log);
      return auth(request, response, caller);
    }
    if (files?.handle(request, response, path, caller)) return;
    nowhere(request, response, caller.locale);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const kind = hosts.kindOf(request.headers.host);
    const caller = callerOf(request);
    believe(request, caller);
    expectBody(request, kind === "platform" && request.method === "PUT" && pathOf(request) === "/files");
    if (kind === "platform" && platforms) return platforms.handle(request, response);
    if (kind !== "control") return nowhere(request, response, caller.locale, true);
    if (options.before?.(request, response)) return;
    return control(request, response, caller);
  };

  server.on("request", (request, response) => {
    running += 1;
    response.once("close", () => {
      running -= 1;
    });
    if (draining) response.setHeader("connection", "close");
    answer(request, response).catch((error: unknown) => refuse(request, response, error, callerOf(request), false, log));
  });

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const kind = hosts.kindOf(request.headers.host);
    if (draining) return turnAway(socket, "503 Service Unavailable");
    const caller = callerOf(request);
    believe(request, caller);
    if (kind === "platform" && platforms) {
      platforms.upgrade(request, socket, head).catch((error: unknown) => {
        log(error, "upgrade");
        socket.destroy();
      });
      return;
    }
    const path = pathOf(request);
    if (kind !== "control") return turnAway(socket, "404 Not Found");
    if (!origins.allows(request, caller)) return turnAway(socket, "403 Forbidden");
    // A credential in an address ends in logs and histories [FD19].
    if (/[?&](token|ticket|access_token|api_key)=/i.test(request.url ?? ""))
      return turnAway(socket, "400 Bad Request", "Send the ticket in connection_init, never in the address.");
    if (path === "/graphql") return sockets.upgrade(request, socket, head, caller);
    if (path.startsWith("/collab/") && options.collab) return options.collab(request, socket, head);
    turnAway(socket, "404 Not Found");
  });

  // Upgraded connections are out of the server's own count; without this list closing would wait for the last open tab.
  const open = new Set<Duplex>();
  server.on("connection", (socket: Duplex) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    draining = true;
    await sleep(options.drainMs ?? 0);
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await Promise.all([sockets.drain(Math.min(2_000, sockets.size() * 20)), options.leaving?.()]);
    for (let waited = 0; running > 0 && waited < 25_000; waited += 50) {
      await sleep(50);
      server.closeIdleConnections();
    }
    sockets.close();
    server.closeAllConnections();
    for (const socket of open) socket.destroy();
    await stopped;
    await supergraph.close();
    await Promise.all([...data.values(), ...events.values()].map((source) => source.close()));
  };
  return {
    url: publicUrl.origin,
    port,
    ready: () => !draining,
    size: () => ({ sockets: sockets.size(), ...hub.size() }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

const refuseUnsafe = ({ identity, publicUrl, subgraphs, serviceKey, host }: GatewayOptions, loopback: boolean): void => {
  if (!identity && !loopback)
    throw new GatewayError({
      en: `An open front door listens on this machine only, not on ${host}.`,
      ar: `الباب المفتوح يستمع على هذا الجهاز فقط وليس على ${host}.`,
    });
  if (!loopback && publicUrl === undefined)
    throw new GatewayError({
      en: `To listen on ${host}, set WEBNOVA_PUBLIC_URL to the address people use, e.g. https://webnova.example.`,
      ar: `للاستماع على ${host} اضبط WEBNOVA_PUBLIC_URL على العنوان الذي يستخدمه الناس، مثل https://webnova.example.`,
    });
  if (identity && !serviceKey && subgraphs.some(isRemote))
    throw new GatewayError({
      en: "Subgraphs in other processes answer signed requests only: set WEBNOVA_SERVICE_KEY.",
      ar: "لا تجيب الأجزاء في عمليات أخرى إلا الطلبات الموقعة: اضبط WEBNOVA_SERVICE_KEY.",
    });
};

const sourcesOf = ({ subgraphs, serviceKey, identity }: GatewayOptions, clock: Clock, log: Log) => {
  const data = new Map<string, DataSource>();
  const events = new Map<string, EventSource>();
  const signing = { serviceKey: identity ? (serviceKey ?? null) : null, clock };
  for (const source of subgraphs) {
    data.set(source.name, isRemote(source) ? createHttpDataSource(source, signing, log) : createLocalDataSource(source as never, log));
    events.set(source.name, isRemote(source) ? createWsEventSource(source, signing) : createLocalEventSource(source as never, log));
  }
  return { data, events };
};

/** Certificates are renewed by rename and by link, which no watcher of a file follows: they are looked at. */
const certificateMs = 2_000;

const makeServer = ({ tls }: GatewayOptions, log: Log): Server => {
  const bounds = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: longestRequestMs, keepAliveTimeout: 10_000 };
  if (!tls) return createServer(bounds);
  const read = () => ({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) });
  let server: Server;
  try {
    server = createSecureServer({ ...bounds, ...read() });
  } catch (error) {
    const { message } = error as Error;
    throw new GatewayError({
      en: `The certificate cannot be used (${message}). Check WEBNOVA_TLS_CERT and WEBNOVA_TLS_KEY.`,
      ar: `لا يمكن استخدام الشهادة (${message}). تحقق من WEBNOVA_TLS_CERT وWEBNOVA_TLS_KEY.`,
    });
  }
  const renew = () => {
    try {
      (server as SecureServer).setSecureContext(read());
    } catch (cause) {
      // Perhaps half of a new pair: the other half brings the next change.
      log(new Error("The new certificate cannot be used; the old one serves on.", { cause }), "certificate");
    }
  };
  for (const path of [tls.cert, tls.key]) watchFile(path, { interval: certificateMs, persistent: false }, renew);
  server.once("close", () => {
    for (const path of [tls.cert, tls.key]) unwatchFile(path, renew);
  });
  return server;
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host.replace(/^\[|\]$/g, ""), () => {
      server.off("error", reject);
      resolve();
    });
  });

/** Whoever a request is handed on to reads here what is true of its sender, whatever was sent. */
const believe = (request: IncomingMessage, { ip, secure }: Caller): void => {
  request.headers["x-forwarded-for"] = ip;
  request.headers["x-forwarded-proto"] = secure ? "https" : "http";
};

const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const mark = url.indexOf("?");
  return mark < 0 ? url : url.slice(0, mark);
};

const turnAway = (socket: Duplex, status: string, reason = ""): void => {
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(reason)}\r\n\r\n${reason}`,
  );
};

const sleep = (ms: number): Promise<void> => (ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve());
