/** A collab server with a door of its own, an identity that lives in the test, and a small raw client that shows every message. */
import { randomUUID } from "node:crypto";
import { createServer as createHttp, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateRawSync } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Redeemed, SecurityEvent } from "../../collab-server/admission.ts";
import type { DraftRole } from "../../collab-server/extension.ts";
import type { CollabServer, ServerDeps } from "../../collab-server/server.ts";
import { createServer } from "../../collab-server/server.ts";
import { createMemoryStore } from "../../collab-server/store/memory.ts";
import type { CollabStore } from "../../collab-server/store/store.ts";
import { messageTypes } from "../../collab-server/wire.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { type CellRoot, cellRoots } from "../../schema/blueprint/cells.ts";
import type { DocumentName } from "../../schema/drafts.ts";
import type { BlueprintId, BranchId, Json, OrganizationId, SessionId, UserId } from "../../schema/ids.ts";

export interface Person {
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly sessionId: SessionId;
  readonly name: string;
}

export interface World {
  readonly server: CollabServer;
  readonly store: CollabStore;
  readonly port: number;
  readonly url: string;
  readonly organization: OrganizationId;
  readonly audited: SecurityEvent[];
  readonly logged: { what: string; connection?: string }[];
  person(name?: string, role?: DraftRole, organization?: OrganizationId): Person;
  setRole(person: Person, role: DraftRole | "ended" | null): void;
  ticket(person: Person, name: string): string;
  draft(organization?: OrganizationId): Promise<DocumentName>;
  connect(name: string, person: Person, options?: ClientOptions): Promise<Client>;
  close(): Promise<void>;
}

/** Identity, as far as this server asks it. */
export const createIdentity = () => {
  const tickets = new Map<string, { person: Person; target: string; used: boolean }>();
  const roles = new Map<string, DraftRole | "ended" | null>();
  return {
    roles,
    ticket: (person: Person, name: string): string => {
      const ticket = randomUUID();
      tickets.set(ticket, { person, target: name.split(".").slice(0, 3).join("."), used: false });
      return ticket;
    },
    redeemTicket: async (ticket: string, _purpose: "collab", target: string): Promise<Redeemed> => {
      const found = tickets.get(ticket);
      if (!found || found.target !== target) return null;
      if (found.used) return { refused: "used", organizationId: found.person.organizationId, userId: found.person.userId };
      found.used = true;
      return { viewer: found.person };
    },
    roleOf: async ({ userId }: { userId: UserId }) => roles.get(userId) ?? null,
  };
};

export const openWorld = async (
  options: Partial<ServerDeps> & { identity?: ReturnType<typeof createIdentity>; port?: number } = {},
): Promise<World> => {
  const identity = options.identity ?? createIdentity();
  const store = options.store ?? createMemoryStore();
  const audited: SecurityEvent[] = [];
  const logged: World["logged"] = [];
  const server = createServer({
    store,
    redeemTicket: identity.redeemTicket,
    roleOf: identity.roleOf,
    stoppedBy: async () => null,
    clock: { now: () => new Date() },
    allowedOrigins: ["http://studio.test"],
    audit: async (event) => void audited.push(event),
    log: (event) => void logged.push(event),
    ...options,
    limits: { handshakesPerMinute: 100_000, ...options.limits },
  });
  const http = await listen(server, options.port);
  const port = (http.address() as AddressInfo).port;
  const organization = uuidv7() as OrganizationId;
  const world: World = {
    server,
    store,
    port,
    url: `ws://127.0.0.1:${port}/collab`,
    organization,
    audited,
    logged,
    person: (name = "Mona", role = "editor", of = organization) => {
      const person: Person = { userId: uuidv7() as UserId, organizationId: of, sessionId: uuidv7() as SessionId, name };
      identity.roles.set(person.userId, role);
      return person;
    },
    setRole: (person, role) => void identity.roles.set(person.userId, role),
    ticket: identity.ticket,
    draft: (of = organization) => server.createDocument(of, uuidv7() as BlueprintId, uuidv7() as BranchId),
    connect: (name, person, clientOptions) => connect(world, name, person, clientOptions),
    close: async () => {
      await server.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return world;
};

const listen = async (server: CollabServer, port = 0): Promise<Server> => {
  const http = createHttp();
  http.on("upgrade", (request, socket, head) => server.upgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return http;
};

export interface ClientOptions {
  readonly form?: "extended" | "plain";
  readonly doc?: Y.Doc;
  readonly ticket?: string;
  readonly origin?: string;
  /** Do not send step 1 by itself. */
  readonly quiet?: boolean;
}

export interface Client {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  /** Everything received, in order. */
  readonly got: Received[];
  readonly closed: Promise<{ code: number; reason: string }>;
  /** The number of edit messages sent. */
  sent(): number;
  acked(): { n: number; seq: number };
  /** Resolves when every edit sent so far is acknowledged. */
  saved(): Promise<void>;
  synced(): Promise<void>;
  until<T>(look: () => T | undefined | null | false): Promise<T>;
  set(root: CellRoot, key: string, value: Json): void;
  remove(root: CellRoot, key: string): void;
  send(bytes: Uint8Array): void;
  sendUpdate(update: Uint8Array, kind?: "update" | "step2"): void;
  sendAwareness(states: readonly { client: number; clock: number; state: Json }[]): void;
  people(): Map<number, { clock: number; state: Record<string, Json> | null }>;
  cells(): Record<string, Json>;
  leave(): Promise<void>;
}

type Received =
  | { is: "update" | "step2"; bytes: Uint8Array }
  | { is: "step1" }
  | { is: "awareness" }
  | { is: "denied"; reason: string }
  | { is: "hello" | "role" | "room"; value: Record<string, Json> }
  | { is: "ack"; n: number; seq: number }
  | { is: "nack"; n: number; value: { code: string; params: Record<string, Json> } }
  | { is: "snapshot"; seq: number };

export const connect = async (
  world: Pick<World, "url" | "ticket">,
  name: string,
  person: Person,
  options: ClientOptions = {},
): Promise<Client> => {
  const { form = "extended", doc = new Y.Doc(), quiet = false } = options;
  const ticket = options.ticket ?? world.ticket(person, name);
  const socket = new WebSocket(
    `${world.url}/${name}`,
    [form === "extended" ? "webnova.collab.1" : "y-websocket", `webnova.ticket.${ticket}`],
    options.origin ? { origin: options.origin } : {},
  );
  socket.binaryType = "nodebuffer";
  const got: Received[] = [];
  const states = new Map<number, { clock: number; state: Record<string, Json> | null }>();
  let edits = 0;
  let acked = { n: 0, seq: 0 };
  let wake: (() => void)[] = [];
  const poke = () => {
    const waiting = wake;
    wake = [];
    for (const go of waiting) go();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on("close", (code, reason) => {
      resolve({ code, reason: reason.toString() });
      poke();
    }),
  );
  const opened = new Promise<void>((resolve, reject) => {
    socket.on("open", () => resolve());
    socket.on("error", reject);
    socket.on("close", () => resolve());
  });
  const send = (bytes: Uint8Array) => {
    if (socket.readyState === socket.OPEN) socket.send(bytes);
  };
  const sendUpdate = (update: Uint8Array, kind: "update" | "step2" = "update") => {
    edits += 1;
    send(message(messageTypes.sync, kind === "update" ? 2 : 1, update));
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") sendUpdate(update);
  });
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(data);
    while (decoding.hasContent(decoder)) {
      const type = decoding.readVarUint(decoder);
      const json = () => JSON.parse(decoding.readVarString(decoder)) as Record<string, Json>;
      if (type === messageTypes.sync) {
        const step = decoding.readVarUint(decoder);
        const bytes = decoding.readVarUint8Array(decoder).slice();
        if (step === 0) {
          got.push({ is: "step1" });
          if (!quiet) sendUpdate(Y.encodeStateAsUpdate(doc, bytes), "step2");
        } else {
          got.push({ is: step === 1 ? "step2" : "update", bytes });
          Y.applyUpdate(doc, bytes, "remote");
        }
      } else if (type === messageTypes.awareness) {
        const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder));
        for (let count = decoding.readVarUint(inner); count > 0; count--) {
          const client = decoding.readVarUint(inner);
          const clock = decoding.readVarUint(inner);
          states.set(client, { clock, state: JSON.parse(decoding.readVarString(inner)) as Record<string, Json> | null });
        }
        got.push({ is: "awareness" });
      } else if (type === messageTypes.auth) {
        decoding.readVarUint(decoder);
        got.push({ is: "denied", reason: decoding.readVarString(decoder) });
      } else if (type === messageTypes.ack) {
        const ack = { n: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
        got.push({ is: "ack", ...ack });
        acked = { n: Math.max(acked.n, ack.n), seq: Math.max(acked.seq, ack.seq) };
      } else if (type === messageTypes.nack)
        got.push({ is: "nack", n: decoding.readVarUint(decoder), value: json() as { code: string; params: Record<string, Json> } });
      else if (type === messageTypes.snapshot) {
        const seq = decoding.readVarUint(decoder);
        decoding.readVarUint(decoder);
        Y.applyUpdateV2(doc, inflateRawSync(decoding.readVarUint8Array(decoder)), "remote");
        got.push({ is: "snapshot", seq });
      } else if (type === messageTypes.hello) got.push({ is: "hello", value: json() });
      else if (type === messageTypes.role) got.push({ is: "role", value: json() });
      else if (type === messageTypes.room) got.push({ is: "room", value: json() });
      else throw new Error(`unknown message ${type}`);
    }
    poke();
  });
  const until = async <T>(look: () => T | undefined | null | false): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined && found !== null && found !== false) return found;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  await opened;
  if (!quiet) send(message(messageTypes.sync, 0, Y.encodeStateVector(doc)));
  const client: Client = {
    doc,
    socket,
    got,
    closed,
    sent: () => edits,
    acked: () => acked,
    saved: async () => {
      const n = edits;
      await until(() => acked.n >= n);
    },
    synced: async () => {
      await until(() => got.some(({ is }) => is === "step2"));
    },
    until,
    set: (root, key, value) => void doc.getMap<Json>(root).set(key, value),
    remove: (root, key) => doc.getMap(root).delete(key),
    send,
    sendUpdate,
    sendAwareness: (entries) =>
      send(
        message(
          messageTypes.awareness,
          null,
          build((encoder) => {
            encoding.writeVarUint(encoder, entries.length);
            for (const { client: id, clock, state } of entries) {
              encoding.writeVarUint(encoder, id);
              encoding.writeVarUint(encoder, clock);
              encoding.writeVarString(encoder, JSON.stringify(state));
            }
          }),
        ),
      ),
    people: () => states,
    cells: () => cellsIn(doc),
    leave: async () => {
      socket.close();
      await closed;
    },
  };
  return client;
};

export const cellsIn = (doc: Y.Doc): Record<string, Json> =>
  Object.fromEntries(
    cellRoots
      .flatMap((root) => [...doc.getMap<Json>(root)].map(([key, value]) => [`${root} ${key}`, value] as const))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const build = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};
export const message = (type: number, step: number | null, bytes: Uint8Array): Uint8Array =>
  build((encoder) => {
    encoding.writeVarUint(encoder, type);
    if (step !== null) encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** A V1 update with one cell, from a document of its own. */
export const cellUpdate = (client: number, root: string, key: string, value: unknown): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap(root).set(key, value);
  return Y.encodeStateAsUpdate(doc);
};
