/**
 * Subscriptions of a subgraph in another process: one graphql-ws socket per subgraph and gateway, opened with the service signature; the
 * person travels with each operation in `extensions.identity`. The hub decides what happens when the socket is lost: here it is an event
 * of its own (`lost`), because graphql-ws would reconnect silently and skip what happened meanwhile. A socket that does not open within
 * 3 s, or leaves a ping (every 10 s) without its pong for 5 s, is lost as well. The subgraph says that an operation listens by a pong with
 * the name the operation was sent with in `extensions.listening`.
 */
import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";
import type { EventMessage, EventSource, RemoteSubgraph } from "../data-sources/edge.ts";
import { type Signing, signed, unavailable } from "../data-sources/http.ts";

const openMs = 3_000;
const pingMs = 10_000;
const pongMs = 5_000;

class Socket extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols, { handshakeTimeout: openMs });
  }
}

export const createWsEventSource = (subgraph: RemoteSubgraph, signing: Signing): EventSource => {
  let client: Client | null = null;
  let named = 0;
  /** Operations that do not listen yet, by the name they were sent with. */
  const opening = new Map<string, (so: boolean) => void>();
  const open = (): Client => {
    client ??= connect();
    return client;
  };
  const connect = (): Client => {
    let late: NodeJS.Timeout | undefined;
    const made = createClient({
      url: subgraph.url.replace(/^http/, "ws"),
      webSocketImpl: Socket,
      retryAttempts: 0,
      lazyCloseTimeout: 1_000,
      connectionAckWaitTimeout: openMs,
      keepAlive: pingMs,
      connectionParams: () => ({ signature: signed(subgraph, signing, "GET", "", null) }),
      on: {
        ping: (received) => {
          if (!received) late = setTimeout(() => made.terminate(), pongMs);
        },
        pong: (received, payload) => {
          if (received) clearTimeout(late);
          opening.get(String(payload?.listening))?.(true);
        },
        closed: () => clearTimeout(late),
      },
    });
    return made;
  };
  const done = { done: true, value: undefined } as const;
  return {
    subscribe: ({ query, variables, operationName, edge }) => {
      const queue: EventMessage[] = [];
      const listening = Promise.withResolvers<boolean>();
      named += 1;
      const name = String(named);
      const settle = (so: boolean) => {
        opening.delete(name);
        listening.resolve(so);
      };
      opening.set(name, settle);
      let ended = false;
      let waiting: ((step: IteratorResult<EventMessage, undefined>) => void) | null = null;
      const push = (message: EventMessage) => {
        if (ended) return;
        if (waiting) {
          waiting({ done: false, value: message });
          waiting = null;
        } else queue.push(message);
      };
      const end = () => {
        ended = true;
        settle(false);
        if (queue.length === 0) waiting?.(done);
      };
      const leave = open().subscribe(
        {
          query,
          variables: { ...variables },
          ...(operationName !== undefined && { operationName }),
          extensions: { identity: edge, listening: name },
        },
        {
          next: (result) => push({ kind: "event", result: result as never }),
          error: (error) => {
            push(Array.isArray(error) ? { kind: "failed", errors: error } : { kind: "lost", errors: [unavailable(subgraph.name)] });
            end();
          },
          complete: end,
        },
      );
      return {
        listening: listening.promise,
        next: () =>
          new Promise((resolve) => {
            const message = queue.shift();
            if (message) resolve({ done: false, value: message });
            else if (ended) resolve(done);
            else waiting = resolve;
          }),
        return: async () => {
          queue.length = 0;
          end();
          leave();
        },
      };
    },
    close: async () => {
      await client?.dispose();
    },
  };
};
