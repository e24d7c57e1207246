/**
 * The one door to the control plane: `/graphql` over HTTP, and one graphql-ws socket for subscriptions. A socket is opened with
 * a single-use ticket, and a reconnect fetches a fresh one. Nothing else in the studio talks to the network except the session
 * (`session.ts`) and the live draft (`doc/`).
 */
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { createClient as createSocket } from "graphql-ws";
import { createSignal } from "solid-js";
import { locale } from "../../ui/locale.ts";
import { accessToken, endSession, refreshSession, viewer } from "./session.ts";

const ticketMutation = gql<{ issueTicket: { ticket: string } }, { input: { purpose: "GRAPHQL" | "COLLAB"; target?: string } }>(
  "mutation issueTicket($input: IssueTicketInput!) { issueTicket(input: $input) { ticket expiresAt } }",
);

/** fetch with the person's token; one renewal when the server says the token is over. */
const authorisedFetch: typeof fetch = async (input, init) => {
  const send = async () => {
    const token = await accessToken();
    const headers = new Headers(init?.headers);
    headers.set("accept-language", locale());
    if (token) headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers, credentials: "same-origin" });
  };
  const first = await send();
  if (first.status !== 401 || !viewer()) return first;
  if (!(await refreshSession())) return first;
  return send();
};

const [connected, setConnected] = createSignal(true);

/** False while the subscription socket is down: figures and events on screen are then as old as they say. */
export { connected as socketConnected };

const socketUrl = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`;

const openSocket = () =>
  createSocket({
    url: socketUrl(),
    lazy: true,
    lazyCloseTimeout: 3_000,
    keepAlive: 12_000,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    shouldRetry: () => viewer() !== null,
    retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(30_000, 500 * 2 ** Math.min(tries, 6)))),
    connectionParams: async () => ({ ticket: await issueTicket("GRAPHQL") }),
    on: { connected: () => setConnected(true), closed: () => setConnected(false) },
  });

type Socket = ReturnType<typeof openSocket>;
type Sink = Parameters<Socket["subscribe"]>[1];

/** Subscribes so that a reconnect goes on after the newest revision: the socket sends these same variables again. */
const subscribe = (socket: Socket, query: string, given: unknown, sink: Sink): (() => void) => {
  const variables = { ...(given as Record<string, unknown>) };
  const resumes = /\$after\b/.test(query);
  return socket.subscribe(
    { query, variables },
    {
      ...sink,
      next: (result) => {
        const { revision } = (Object.values(result.data ?? {})[0] ?? {}) as { revision?: unknown };
        if (resumes && typeof revision === "string") variables.after = revision;
        sink.next(result);
      },
    },
  );
};

const make = () => {
  const socket = openSocket();
  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetch: authorisedFetch,
    exchanges: [
      cacheExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({ unsubscribe: subscribe(socket, request.query ?? "", request.variables, sink as Sink) }),
        }),
      }),
      fetchExchange,
    ],
  });
  return { client, socket };
};

let open: ReturnType<typeof make> | null = null;

/** The client of this session; made on first use. */
export const client = (): Client => {
  open ??= make();
  return open.client;
};

/** Drops the socket and everything cached: another person may sign in next. */
export const forgetClient = (): void => {
  void open?.socket.dispose();
  open = null;
};

/** A single-use ticket for a socket. Throws when signed out. */
export const issueTicket = async (purpose: "GRAPHQL" | "COLLAB", target?: string): Promise<string> => {
  const { data, error } = await client()
    .mutation(ticketMutation, { input: target === undefined ? { purpose } : { purpose, target } })
    .toPromise();
  if (data) return data.issueTicket.ticket;
  if (error?.graphQLErrors.some((one) => one.extensions?.code === "UNAUTHENTICATED")) endSession();
  throw error ?? new Error("No ticket.");
};
