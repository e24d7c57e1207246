/** Starts the front door over the corpus in either shape, and speaks to it like a client. */
import { request as httpRequest } from "node:http";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { compose } from "../../gateway/composition.ts";
import { type Gateway, type GatewayOptions, startGateway } from "../../gateway/index.ts";

import type { Admitted, Doorkeeper } from "../../subgraphs/doorkeeper.ts";
import { doorErrors } from "../../subgraphs/errors.ts";
import { type ServedSubgraph, serveSubgraph } from "../../subgraphs/serve.ts";
import { type Corpus, createCorpus, endedSessions, viewerOf } from "./corpus.ts";

export type Shape = "in process" | "over HTTP";
export const shapes: readonly Shape[] = ["in process", "over HTTP"];
const serviceKey = Buffer.alloc(32, 9);

export interface Shop {
  readonly corpus: Corpus;
  readonly gateway: Gateway;
  readonly served: readonly ServedSubgraph[];
  /** What the door logged as unexpected. */
  readonly unexpected: unknown[];
  /** Rights of sessions, changeable while sockets are open. */
  readonly rights: Map<string, readonly string[]>;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  socket(token: string | null, more?: Record<string, unknown>): ReturnType<typeof createClient>;
  /** A socket that was let in, to be spoken to word by word. */
  bare(token: string): Promise<WebSocket>;
  /** Ends what a test left open and puts the shop back as it was. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

interface AskOptions {
  readonly token?: string | null;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly method?: string;
  readonly path?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly body: any;
}

export const send = (
  port: number,
  {
    method = "GET",
    path = "/",
    headers = {},
    body,
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string | undefined },
) =>
  new Promise<Answer>((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port, method, path, headers: { host: `localhost:${port}`, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => {
        let parsed: unknown = null;
        try {
          parsed = JSON.parse(text);
        } catch {
          parsed = null;
        }
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed });
      });
    });
    sent.on("error", reject).end(body);
  });

/** The doorkeeper of tests: tokens are what they say, tickets work once, rights and sessions can be taken away. */
export const createTestDoorkeeper = (rights: Map<string, readonly string[]>): Doorkeeper => {
  const used = new Set<string>();
  const admitted = (token: string): Admitted => {
    const { kind, organizationId, subjectId, sessionId, locale } = viewerOf(token);
    const permissions = (rights.get(String(sessionId)) ?? []) as Admitted["permissions"];
    return { kind, organizationId, subjectId, sessionId, locale, permissions, token, expiresAt: new Date(Date.now() + 60_000) };
  };
  return {
    admit: async (token) => admitted(token),
    admitTicket: async ({ ticket }) => {
      if (used.has(ticket) || !ticket.startsWith("ticket:")) throw doorErrors("UNAUTHENTICATED");
      used.add(ticket);
      return admitted(ticket.split(":")[1] ?? "");
    },
    admitAgain: async ({ organizationId, subjectId, sessionId }) => admitted(`${organizationId}.${subjectId}.${sessionId}`),
    auth: async () => ({ status: 200, headers: { "content-type": "application/json" }, body: { auth: true } }),
  };
};

let tickets = 0;
export const ticketFor = (token: string): string => {
  tickets += 1;
  return `ticket:${token}:${tickets}`;
};

export const openShop = async (shape: Shape, options: Partial<GatewayOptions> = {}): Promise<Shop> => {
  const corpus = createCorpus();
  const unexpected: unknown[] = [];
  const rights = new Map<string, readonly string[]>();
  const served =
    shape === "over HTTP" ? await Promise.all(corpus.subgraphs.map((subgraph) => serveSubgraph(subgraph, { port: 0, serviceKey }))) : [];
  const gateway = await startGateway({
    subgraphs:
      shape === "in process" ? corpus.subgraphs : corpus.subgraphs.map(({ name }, index) => ({ name, url: served[index]?.url ?? "" })),
    supergraph: compose(corpus.subgraphs),
    identity: { doorkeeper: createTestDoorkeeper(rights) },
    serviceKey,
    host: "127.0.0.1",
    port: 0,
    product: { publicRoots: new Set(["open", "signIn"]), signInRoots: new Set(["signIn"]), fileRoots: new Set(["rename"]) },
    rates: { user: 1e6, organization: 1e6, anonymous: 1e6, costPerOrganization: 1e9, signIn: 1e6 },
    log: (error) => unexpected.push(error),
    ...options,
  });
  const clients: { terminate(): void }[] = [];
  return {
    corpus,
    gateway,
    served,
    unexpected,
    rights,
    ask: (query, { token = "o1.u1.s1", variables, operationName, headers = {}, body, method = "POST", path = "/graphql" } = {}) =>
      send(gateway.port, {
        method,
        path,
        headers: { "content-type": "application/json", ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
        body: body ?? (method === "POST" ? JSON.stringify({ query, variables, operationName }) : undefined),
      }),
    socket: (token, more = {}) => {
      const client = createClient({
        url: `ws://127.0.0.1:${gateway.port}/graphql`,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string[]) {
            super(address, protocols, { headers: { host: `localhost:${gateway.port}` } });
          }
        },
        retryAttempts: 0,
        lazy: true,
        connectionParams: () => (token === null ? {} : { ticket: ticketFor(token) }),
        ...more,
      });
      clients.push(client);
      return client;
    },
    bare: async (token) => {
      const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/graphql`, "graphql-transport-ws", {
        headers: { host: `localhost:${gateway.port}` },
      });
      clients.push(socket);
      await new Promise((resolve) => socket.once("open", resolve));
      const admitted = new Promise((resolve) => socket.once("message", resolve));
      socket.send(JSON.stringify({ type: "connection_init", payload: { ticket: ticketFor(token) } }));
      await admitted;
      return socket;
    },
    quiet: async () => {
      for (const client of clients.splice(0)) client.terminate();
      Object.assign(corpus, { mayFollow: null, begins: null });
      corpus.broken.clear();
      Object.assign(corpus.products.get("p1") ?? {}, { title: "Lamp" });
      await until(() => gateway.size().subscribers === 0 && corpus.counts.iterators === 0);
    },
    close: async () => {
      for (const client of clients) client.terminate();
      await gateway.close();
      // Some tests stopped one themselves.
      await Promise.allSettled(served.map((one) => one.close()));
    },
  };
};

/** Waits until something is so; the test's own timeout says when it never was. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};

// biome-ignore lint/suspicious/noExplicitAny: tests look into results of any shape.
type Result = { data?: any; errors?: readonly any[]; extensions?: any };

export interface Following {
  readonly results: Result[];
  readonly ended: Promise<unknown>;
  stop(): void;
}

/** Subscribes and collects; `ended` resolves with the reason (undefined when complete). */
export const followWith = (
  client: ReturnType<typeof createClient>,
  query: string,
  variables: Record<string, unknown> = {},
  operationName?: string,
): Following => {
  const results: Result[] = [];
  const ended = Promise.withResolvers<unknown>();
  const stop = client.subscribe(
    { query, variables, ...(operationName !== undefined && { operationName }) },
    { next: (result) => results.push(result as Result), error: (error) => ended.resolve(error), complete: () => ended.resolve(undefined) },
  );
  return { results, ended: ended.promise, stop };
};

export const endSession = (session: string): void => {
  endedSessions.add(session);
};
