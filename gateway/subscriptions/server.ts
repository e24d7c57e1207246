/**
 * The control plane's socket: graphql-transport-ws at `/graphql`.
 *
 *   client → connection_init { ticket } or { apiKey }   within 3 s; a ticket works once. Cookies and `?token=` count for nothing.
 *   client → ping   server → pong, once whatever was subscribed to before the ping is listened for, or was refused
 *   close codes: 4400 not a message · 4401 subscribe before ack · 4403 bad ticket, session ended · 4408 no init · 4409 id in use ·
 *                4429 second init, too many sockets · 1001 the server goes · 1013 try again later
 *
 * Queries and mutations over it obey the same door as over HTTP.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Doorkeeper } from "../../subgraphs/doorkeeper.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import type { Door } from "../door.ts";
import type { Caller } from "../identity.ts";
import { addressGroup } from "../rates.ts";
import type { Log } from "../refusals.ts";
import { createSessions } from "../sessions.ts";
import type { LoadedSupergraph } from "../supergraph.ts";
import { createCounts } from "./counts.ts";
import type { Hub } from "./hub.ts";
import { createOperations, type Guest } from "./operations.ts";

const socketLimits = {
  perUser: 20,
  perAddress: 50,
  perProcess: 10_000,
  subscriptions: 50,
  subscriptionsPerOrganization: 2_000,
} as const;

export interface SocketServer {
  /** Takes an upgrade whose origin was already judged. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, caller: Caller): void;
  readonly size: () => number;
  /** Says goodbye to every socket (1001), spread over `ms`. */
  drain(ms: number): Promise<void>;
  close(): void;
}

export interface SocketDeps {
  readonly supergraph: LoadedSupergraph;
  readonly hub: Hub;
  readonly door: Door;
  /** Null with `--open`. */
  readonly doorkeeper: Doorkeeper | null;
  readonly log: Log;
  readonly limits?: Partial<Readonly<Record<keyof typeof socketLimits, number>>> & { readonly ping?: number; readonly pong?: number };
}

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}
const credentials = z.union([
  z.strictObject({ ticket: z.string().min(1).max(512) }),
  z.strictObject({ apiKey: z.string().min(1).max(512) }),
]);

export const createSocketServer = (deps: SocketDeps): SocketServer => {
  const { supergraph, hub, door, doorkeeper, log } = deps;
  const limits = { ...socketLimits, ping: 15_000, pong: 10_000, ...deps.limits };
  const sessions = doorkeeper && createSessions(doorkeeper);
  const guests = new WeakMap<WebSocket, Guest>();
  const perAddress = createCounts();
  const perUser = createCounts();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false });
  const guestOf = (extra: unknown): Guest => guests.get((extra as Extra).socket) as Guest;

  const connect = async (extra: unknown, params: unknown): Promise<boolean> => {
    const { socket } = extra as Extra;
    const guest = guestOf(extra);
    if (!doorkeeper || !sessions) return true;
    const given = credentials.safeParse(params);
    if (!given.success) return false;
    try {
      const viewer =
        "ticket" in given.data
          ? await doorkeeper.admitTicket({ ticket: given.data.ticket, purpose: "graphql" }, guest.caller.requestId)
          : await doorkeeper.admit(given.data.apiKey);
      if (socket.readyState !== socket.OPEN) return false;
      if (perUser.add(viewer.subjectId, 1) > limits.perUser) {
        perUser.add(viewer.subjectId, -1);
        socket.close(4429, "Too many sockets");
        return false;
      }
      const session = sessions.open(viewer, {
        onEnd: () => socket.close(4403, "Session ended"),
        onChange: () => hub.reopen(session.subject),
      });
      guest.session = session;
      guest.caller = { ...guest.caller, locale: viewer.locale };
      socket.once("close", () => {
        session.close();
        perUser.add(viewer.subjectId, -1);
      });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code !== "UNAVAILABLE") return false;
      if (!(error instanceof Refusal)) log(error, guest.caller.requestId);
      socket.close(1013, "Try again later");
      return false;
    }
  };

  const operations = createOperations({ supergraph, hub, door, log, limits });

  useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: ({ extra, connectionParams }) => connect(extra, connectionParams),
      onSubscribe: ({ extra }, _id, payload) => operations.prepare(guestOf(extra), payload) as never,
      onPing: async ({ extra }) => {
        await Promise.all(guestOf(extra).beginnings);
      },
      execute: operations.execute,
      subscribe: operations.subscribe as never,
      isProd: true,
    },
    sockets,
    0,
  );

  const heart = (socket: WebSocket) => {
    let late: NodeJS.Timeout | null = null;
    const ping = setInterval(() => {
      late ??= setTimeout(() => socket.terminate(), limits.pong);
      socket.ping();
    }, limits.ping);
    const clear = () => {
      if (late) clearTimeout(late);
      late = null;
    };
    socket.on("pong", clear);
    socket.once("close", () => {
      clearInterval(ping);
      clear();
    });
  };

  return {
    upgrade: (request, stream, head, caller) => {
      sockets.handleUpgrade(request, stream, head, (socket) => {
        // Somebody else's cable: a broken connection is theirs, not an error of ours.
        socket.on("error", () => socket.terminate());
        const address = addressGroup(caller.ip);
        if (sockets.clients.size > limits.perProcess || perAddress.of(address) >= limits.perAddress)
          return socket.close(4429, "Too many sockets");
        perAddress.add(address, 1);
        socket.once("close", () => perAddress.add(address, -1));
        guests.set(socket, { caller, session: null, subscriptions: 0, beginnings: new Set() });
        heart(socket);
        sockets.emit("connection", socket, request);
      });
    },
    size: () => sockets.clients.size,
    drain: async (ms) => {
      const open = [...sockets.clients];
      const gone = open.map((socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())));
      for (const [index, socket] of open.entries()) {
        socket.close(1001, "Going away");
        if (ms > 0 && index + 1 < open.length) await new Promise((resolve) => setTimeout(resolve, ms / open.length));
      }
      const forced = setTimeout(() => {
        for (const socket of open) socket.terminate();
      }, 2_000);
      await Promise.all(gone);
      clearTimeout(forced);
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
};
