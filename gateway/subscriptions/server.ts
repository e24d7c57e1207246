/**
 * The control plane's socket: graphql-transport-ws at `/graphql`.
 *
 *   client → connection_init { ticket } or { apiKey }   within 3 s; a ticket works once. Cookies and `?token=` count for nothing.
 *   close codes: 4400 not a message · 4401 subscribe before ack · 4403 bad ticket, session ended · 4408 no init · 4409 id in use ·
 *                4429 second init, too many sockets · 1001 the server goes · 1013 try again later
 *
 * Queries and mutations over it obey the same door as over HTTP.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { doorErrors, Refusal } from "../../subgraphs/errors.ts";
import { edgeContext } from "../data-sources/edge.ts";
import { DocumentProblems, type Door } from "../door.ts";
import { type Caller, type IdentityPort, openSession, type Session } from "../identity.ts";
import { gatewayErrors, type Log, tellAll } from "../refusals.ts";
import type { LoadedSupergraph, RunnableOperation } from "../supergraph.ts";
import type { Delivered, Hub, Listener } from "./hub.ts";
import { type SubscriptionPlan, shapePlan } from "./plan.ts";

export const socketLimits = {
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
  readonly identity: IdentityPort | null;
  readonly log: Log;
  readonly limits?: Partial<typeof socketLimits> & { readonly ping?: number; readonly pong?: number };
}

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}
/** What is known of one socket. */
interface Guest {
  caller: Caller;
  session: Session | null;
  subscriptions: number;
}
interface Running {
  readonly guest: Guest;
  readonly operation: RunnableOperation;
}

const credentials = z.union([
  z.strictObject({ ticket: z.string().min(1).max(512) }),
  z.strictObject({ apiKey: z.string().min(1).max(512) }),
]);

export const createSocketServer = (deps: SocketDeps): SocketServer => {
  const { supergraph, hub, door, identity, log } = deps;
  const limits = { ...socketLimits, ping: 15_000, pong: 10_000, ...deps.limits };
  const guests = new WeakMap<WebSocket, Guest>();
  const perAddress = new Map<string, number>();
  const perUser = new Map<string, number>();
  const perOrganization = new Map<string, number>();
  const plans = new Map<string, SubscriptionPlan>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024, perMessageDeflate: false });
  const guestOf = (extra: unknown): Guest => guests.get((extra as Extra).socket) as Guest;

  const connect = async (extra: unknown, params: unknown): Promise<boolean> => {
    const { socket } = extra as Extra;
    const guest = guestOf(extra);
    if (!identity) return true;
    const given = credentials.safeParse(params);
    if (!given.success) return false;
    try {
      const viewer =
        "ticket" in given.data
          ? (await identity.redeemTicket({ ticket: given.data.ticket, purpose: "graphql" }, guest.caller)).viewer
          : await identity.viewers.of(given.data.apiKey);
      if (socket.readyState !== socket.OPEN) return false;
      if (count(perUser, viewer.subjectId, 1) > limits.perUser) {
        count(perUser, viewer.subjectId, -1);
        socket.close(4429, "Too many sockets");
        return false;
      }
      const session = openSession(identity, viewer, {
        onEnd: () => socket.close(4403, "Session ended"),
        onChange: () => hub.reopen(session.subject),
      });
      guest.session = session;
      guest.caller = { ...guest.caller, locale: viewer.locale };
      socket.once("close", () => {
        session.close();
        count(perUser, viewer.subjectId, -1);
      });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code !== "UNAVAILABLE") return false;
      if (!(error instanceof Refusal)) log(error, guest.caller.requestId);
      socket.close(1013, "Try again later");
      return false;
    }
  };

  /** Screens and prepares an operation; errors speak to this reader. */
  const prepare = (
    guest: Guest,
    payload: {
      readonly query: string;
      readonly operationName?: string | null | undefined;
      readonly variables?: Record<string, unknown> | null | undefined;
    },
  ): ExecutionArgs | readonly GraphQLError[] => {
    const viewer = guest.session?.viewer() ?? null;
    const asked = { query: payload.query, operationName: payload.operationName ?? undefined, variables: payload.variables ?? {} };
    try {
      const { document, operation, variables } = door.admit(asked, { viewer, ip: guest.caller.ip });
      if (operation.operation === "subscription") {
        if (operation.selectionSet.selections.length !== 1) throw gatewayErrors("LIMIT_ROOTS", { limit: 1 }, { limit: 1 });
        if (guest.subscriptions >= limits.subscriptions)
          throw gatewayErrors("LIMIT_SUBSCRIPTIONS", { limit: limits.subscriptions }, { limit: limits.subscriptions });
        const organization = guest.session?.organization ?? "open";
        if ((perOrganization.get(organization) ?? 0) >= limits.subscriptionsPerOrganization)
          throw gatewayErrors(
            "LIMIT_SUBSCRIPTIONS",
            { limit: limits.subscriptionsPerOrganization },
            { limit: limits.subscriptionsPerOrganization },
          );
      }
      const running: Running = { guest, operation: { text: asked.query, document, operationName: asked.operationName, variables } };
      return {
        schema: supergraph.schema,
        document,
        operationName: asked.operationName ?? null,
        variableValues: variables,
        contextValue: running,
        rootValue: undefined,
      };
    } catch (error) {
      return tellAll(error instanceof DocumentProblems ? error.problems : [error], guest.caller, log, viewer !== null || !identity);
    }
  };

  const execute = async ({ contextValue }: ExecutionArgs): Promise<ExecutionResult> => {
    const { guest, operation } = contextValue as Running;
    const { session, caller } = guest;
    const edge = session ? await session.edge(caller) : { token: null, requestId: caller.requestId, locale: caller.locale };
    const { body } = await supergraph.apollo.executeOperation(
      {
        query: operation.text,
        variables: { ...operation.variables },
        ...(operation.operationName !== undefined && { operationName: operation.operationName }),
      },
      { contextValue: edgeContext(edge, session?.viewer() ?? null) },
    );
    if (body.kind !== "single") throw doorErrors("INTERNAL");
    const { data, errors } = body.singleResult;
    return {
      ...(data !== undefined && { data }),
      ...(errors && {
        errors: errors.map(
          ({ message, path, extensions }) => new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) }),
        ),
      }),
    };
  };

  const planFor = ({ text, document, operationName }: RunnableOperation): SubscriptionPlan => {
    const key = `${operationName ?? ""} ${text}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = shapePlan(supergraph.planSubscription(document, operationName), supergraph.schema);
      if (plans.size >= 2_000) plans.delete(plans.keys().next().value as string);
      plans.set(key, plan);
    }
    return plan;
  };

  const subscribe = ({ contextValue }: ExecutionArgs): AsyncIterableIterator<ExecutionResult, undefined> => {
    const { guest, operation } = contextValue as Running;
    const { session, caller } = guest;
    const organization = session?.organization ?? "open";
    const listener: Listener = {
      subject: session?.subject ?? caller.requestId,
      organization,
      viewer: () => session?.viewer() ?? null,
      edge: async () => (session ? session.edge(caller) : { token: null, requestId: caller.requestId, locale: caller.locale }),
    };
    const delivered = hub.subscribe(planFor(operation), operation, listener);
    guest.subscriptions += 1;
    count(perOrganization, organization, 1);
    return told(delivered, guest, log, () => {
      guest.subscriptions -= 1;
      count(perOrganization, organization, -1);
    });
  };

  useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: ({ extra, connectionParams }) => connect(extra, connectionParams),
      onSubscribe: ({ extra }, _id, payload) => prepare(guestOf(extra), payload as never) as never,
      execute,
      subscribe: subscribe as never,
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
        if (sockets.clients.size > limits.perProcess || (perAddress.get(caller.ip) ?? 0) >= limits.perAddress)
          return socket.close(4429, "Too many sockets");
        count(perAddress, caller.ip, 1);
        socket.once("close", () => count(perAddress, caller.ip, -1));
        guests.set(socket, { caller, session: null, subscriptions: 0 });
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

/** Passes on what the hub delivers, in this reader's words; `return` is not held up by a pending `next`. */
const told = (
  delivered: AsyncIterableIterator<Delivered, undefined>,
  { caller }: Guest,
  log: Log,
  onLeave: () => void,
): AsyncIterableIterator<ExecutionResult, undefined> => {
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    onLeave();
  };
  return {
    next: async () => {
      const step = await delivered.next();
      if (step.done) {
        leave();
        return step;
      }
      const { result } = step.value;
      return { done: false, value: result.errors ? { ...result, errors: tellAll(result.errors.map(asError), caller, log) } : result };
    },
    return: async () => {
      leave();
      await delivered.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

// Errors that came from another process are plain JSON.
const asError = (error: unknown): unknown => {
  if (error instanceof Error) return error;
  const { message, path, extensions } = error as GraphQLError;
  return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) });
};

const count = (counts: Map<string, number>, key: string, by: 1 | -1): number => {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
  return next;
};
