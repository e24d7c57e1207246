/**
 * The collab server: live drafts over WebSockets. What it promises stands in PROTOCOL.md and the chapter: what was acknowledged is in
 * PostgreSQL; what one sees of others was stored before; nobody writes under another's name; a bad client harms only itself.
 *
 * This file is the list of extensions and the wiring around it: upgrade, rooms, lanes, the once-a-second tick.
 */
import { randomInt, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import { uuidv7 } from "../db/uuid.ts";
import type { CreateDocument, Drafts } from "../schema/drafts.ts";
import type { DocumentId, OrganizationId } from "../schema/ids.ts";
import { type Connection, createConnection } from "./connection.ts";
import type { CollabViewer, Extension, HttpRefusal, RoleOf } from "./extension.ts";
import { admit, extendedProtocol, offerOf, ticketPrefix } from "./extensions/admit.ts";
import { type CompactAt, compact, defaultCompactAt } from "./extensions/compact.ts";
import { guard, type OnForged } from "./extensions/guard.ts";
import { crowded, defaultLimits, type Limits, limits } from "./extensions/limits.ts";
import { open } from "./extensions/open.ts";
import { participants } from "./extensions/participants.ts";
import { presence } from "./extensions/presence.ts";
import { relay } from "./extensions/relay.ts";
import { roles } from "./extensions/roles.ts";
import { type StoppedBy, stops } from "./extensions/stops.ts";
import { createLane } from "./lane.ts";
import { type NameParts, nameOf, parseName, ticketTarget } from "./names.ts";
import { type CloseName, closes } from "./refusals.ts";
import type { Room } from "./room.ts";
import { createRooms } from "./rooms.ts";
import type { CollabStore } from "./store/store.ts";
import { denied } from "./wire.ts";

/** The answer of identity for a ticket: whose it is; or why not, where the second use of one is worth an audit entry. */
export type Redeemed =
  | { readonly viewer: CollabViewer }
  | { readonly refused: "used" | "expired" | "unknown"; readonly organizationId?: OrganizationId; readonly userId?: CollabViewer["userId"] }
  | null;

/** What goes into the audit log: somebody tried to be somebody else, or used a ticket twice. */
export interface SecurityEvent {
  readonly what: "collab.forged-client-id" | "collab.forged-presence" | "collab.ticket-reused";
  readonly organization: OrganizationId;
  readonly user: CollabViewer["userId"] | null;
  readonly session: CollabViewer["sessionId"];
  readonly document: string;
  readonly connection: string;
}

export interface ServerDeps {
  readonly store: CollabStore;
  readonly redeemTicket: (ticket: string, purpose: "collab", target: string) => Promise<Redeemed>;
  readonly roleOf: RoleOf;
  readonly stoppedBy: StoppedBy;
  readonly clock: { now(): Date };
  readonly allowedOrigins: readonly string[] | ((origin: string) => boolean);
  readonly audit?: (event: SecurityEvent) => Promise<void>;
  readonly log?: (event: {
    readonly level: "info" | "warn" | "error";
    readonly what: string;
    readonly connection?: string;
    readonly error?: unknown;
  }) => void;
  readonly addressOf?: (request: IncomingMessage) => string;
  readonly limits?: Partial<Limits>;
  readonly compactAt?: CompactAt;
  readonly schemaVersion?: number;
  /** How often open rooms are compared with the store, in case another server wrote. */
  readonly headsEveryMs?: number;
}

export interface CollabServer {
  /** Takes an upgrade of `/collab/<name>`; answers anything else with 404. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly drafts: Drafts;
  readonly createDocument: CreateDocument;
  /** Commits what is queued, closes sockets with 1012, stops. */
  close(): Promise<void>;
}

const maxFrameBytes = 8 * 1024 * 1024 + 1024;
const stallMs = 5_000;
const queueBytesPerRoom = 4 * 1024 * 1024;
const pingEveryTicks = 25;

export const createServer = (deps: ServerDeps): CollabServer => {
  const { store, redeemTicket, roleOf, stoppedBy, clock, schemaVersion = 1, headsEveryMs = 5_000 } = deps;
  const log = deps.log ?? (() => {});
  const now = () => clock.now().getTime();
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const limit: Limits = { ...defaultLimits, ...deps.limits };
  const allowedOrigins = deps.allowedOrigins;
  const allowed = typeof allowedOrigins === "function" ? allowedOrigins : (origin: string) => allowedOrigins.includes(origin);
  const sockets = new Map<WebSocket, Connection | null>();
  let closing = false;

  const audit = (event: SecurityEvent) => {
    log({ level: "warn", what: event.what, connection: event.connection });
    deps.audit?.(event).catch((error: unknown) => log({ level: "error", what: "audit failed", connection: event.connection, error }));
  };
  const onForged: OnForged = ({ viewer, room, id }, what) =>
    audit({
      what: what === "presence" ? "collab.forged-presence" : "collab.forged-client-id",
      organization: viewer.organizationId,
      user: viewer.userId,
      session: viewer.sessionId,
      document: room.document.id,
      connection: id,
    });
  const alarm = (what: string, error?: unknown) => log({ level: "error", what, error });

  // --- rooms and lanes
  const writer = randomUUID();
  let turn = 0;
  const lanes = [0, 1].map(() => createLane({ store, writer, nextTurn: () => ++turn, wait, stallMs }));
  const laneOf = (document: DocumentId) => lanes[Number.parseInt(document.slice(-2), 16) % lanes.length]!;
  const compaction = compact(store, deps.compactAt ?? defaultCompactAt, alarm);
  const rooms = createRooms(
    store,
    (document) => ({
      store,
      lane: laneOf(document),
      wait,
      committed: (room, committedTurn) => {
        for (const extension of extensions) extension.committed?.(room, committedTurn);
        letGo(room);
      },
      changed: (room) => {
        for (const extension of extensions) extension.roomChanged?.(room);
      },
      failed: (error) => alarm("room", error),
    }),
    now,
    (room) =>
      void compaction
        .compact(room, (deps.compactAt ?? defaultCompactAt).rowsAtRest)
        .catch(() => {})
        .finally(() => room.shadow.drop()),
  );
  const present = presence(onForged, now);
  const { drafts, endAi } = participants({
    store,
    rooms,
    roleOf,
    stoppedBy,
    presence: present,
    wait,
    closeAll: (room) => {
      for (const connection of [...room.connections]) connection.close("DELETED");
    },
  });

  // --- the server
  const extensions: readonly Extension[] = [
    admit(allowed),
    limits(limit, now, deps.addressOf ?? ((request) => request.socket.remoteAddress ?? "")),
    roles(roleOf, now),
    stops(stoppedBy, rooms.all, endAi),
    open(store, limit, (connection) => {
      for (const extension of extensions) extension.synced?.(connection);
    }),
    guard(onForged, () => randomInt(1, 2 ** 32 - 1)),
    relay(),
    present.extension,
    compaction.extension,
  ];

  // The store does not answer and edits pile up: their senders are held back, not closed.
  const letGo = (room: Room) => {
    const full = room.queuedBytes() > queueBytesPerRoom;
    for (const connection of room.connections)
      if (full) connection.hold.on("queue");
      else connection.hold.off("queue");
  };

  const engine = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    // The ticket is never sent back.
    handleProtocols: (offered) => [...offered].find((protocol) => !protocol.startsWith(ticketPrefix)) ?? false,
  });

  const shut = (socket: WebSocket, form: "plain" | "extended", name: CloseName, reason?: string) => {
    const { code, text } = closes[name];
    if (form === "plain" && code >= 4400) socket.send(denied(reason ?? text.en), { binary: true }, () => {});
    socket.resume();
    socket.close(code, reason ?? text.en);
    setTimeout(() => socket.terminate(), 5_000).unref();
  };

  /** Everything after the upgrade and before the first message is read. */
  const enter = async (socket: WebSocket, name: string, ticket: string, form: "plain" | "extended"): Promise<void> => {
    const id = uuidv7();
    const parts = parseName(name);
    if (!parts) return shut(socket, form, "BAD_NAME");
    const redeemed = await redeemTicket(ticket, "collab", ticketTarget(parts));
    if (!redeemed || "refused" in redeemed) {
      if (redeemed?.refused === "used" && redeemed.organizationId)
        audit({
          what: "collab.ticket-reused",
          organization: redeemed.organizationId,
          user: redeemed.userId ?? null,
          session: null,
          document: parts.branch,
          connection: id,
        });
      return shut(socket, form, "BAD_TICKET");
    }
    const { viewer } = redeemed;
    if (viewer.organizationId !== parts.organization) return shut(socket, form, "UNKNOWN");
    const room = await rooms.open(parts.organization, parts.branch);
    if (!room) return shut(socket, form, "UNKNOWN");
    if (room.document.status === "deleted") return shut(socket, form, "DELETED");
    const role = await roleOf(viewer, parts.branch);
    if (role === "ended") return shut(socket, form, "BAD_TICKET");
    if (role === null) return shut(socket, form, "NO_ACCESS");
    if (room.document.epoch !== parts.epoch) return shut(socket, form, "OLD_EPOCH", nameOf({ ...parts, epoch: room.document.epoch }));
    room.halt(await stoppedBy(parts.organization, "writes"));
    if (closing) return shut(socket, form, "LEAVING");
    if (socket.readyState !== socket.OPEN) return;
    const full = crowded(
      limit,
      [...sockets.values()].filter((one) => one !== null),
      viewer,
      room,
    );
    if (full) return shut(socket, form, "TOO_FAST", full);
    const connection = createConnection({
      id,
      socket,
      form,
      viewer,
      role,
      room,
      extensions,
      log: ({ connection: which, what, error }) => log({ level: error ? "error" : "warn", what, connection: which, error }),
    });
    sockets.set(socket, connection);
    room.connections.add(connection);
    socket.on("message", () => {
      if (room.queuedBytes() > queueBytesPerRoom) letGo(room);
    });
    for (const extension of extensions) extension.joined?.(connection);
    socket.resume();
  };

  const alive = new WeakMap<WebSocket, boolean>();
  const accept = (socket: WebSocket, name: string, ticket: string, protocol: string) => {
    // Nothing is read until we know who it is.
    socket.pause();
    sockets.set(socket, null);
    alive.set(socket, true);
    socket.on("error", () => {});
    socket.on("pong", () => alive.set(socket, true));
    socket.on("message", () => alive.set(socket, true));
    socket.on("close", () => {
      const connection = sockets.get(socket);
      sockets.delete(socket);
      if (!connection) return;
      connection.state = "closed";
      connection.room.connections.delete(connection);
      for (const extension of extensions) extension.left?.(connection);
    });
    const form = protocol === extendedProtocol ? "extended" : "plain";
    enter(socket, name, ticket, form).catch((error: unknown) => {
      log({ level: "error", what: "admission failed", error });
      shut(socket, form, "FAULT");
    });
  };

  // --- once a second
  let ticks = 0;
  let lastHeads = 0;
  const tick = async () => {
    const at = now();
    ticks += 1;
    rooms.tick(at);
    if (ticks % pingEveryTicks === 0)
      for (const [socket, connection] of sockets) {
        // A socket we hold back cannot answer; its pongs are unread.
        if (!alive.get(socket) && !connection?.hold.held()) connection ? connection.close("SILENT") : socket.terminate();
        alive.set(socket, false);
        if (socket.readyState === socket.OPEN) socket.ping();
      }
    await Promise.all(extensions.map((extension) => extension.tick?.(at)));
    if (at - lastHeads >= headsEveryMs) {
      lastHeads = at;
      await compareHeads();
    }
  };
  /** What other servers wrote, froze or deleted. */
  const compareHeads = async () => {
    const openRooms = rooms.all();
    if (openRooms.length === 0) return;
    const heads = await store.heads(openRooms.map(({ document }) => ({ organization: document.organization, document: document.id })));
    for (const head of heads) {
      const room = rooms.known(head.document);
      if (!room) continue;
      const { status, epoch } = room.document;
      if (head.status !== status || head.epoch !== epoch) room.setStatus(head.status, head.because, head.epoch);
      if (head.status === "deleted") for (const connection of [...room.connections]) connection.close("DELETED");
      else if (head.epoch !== epoch) {
        const { organization, branch } = room.document;
        for (const connection of [...room.connections])
          connection.close("OLD_EPOCH", nameOf({ organization, branch, part: "draft", epoch: head.epoch } satisfies NameParts));
      } else if (head.head > room.head()) await room.catchUp();
    }
  };
  let ticking = false;
  const timer = setInterval(() => {
    if (ticking) return;
    ticking = true;
    tick()
      .catch((error: unknown) => log({ level: "warn", what: "tick", error }))
      .finally(() => {
        ticking = false;
      });
  }, 1_000);
  timer.unref();

  const createDocument: CreateDocument = async (organization, blueprint, branch) => {
    const row = await store.create({ organization, blueprint, branch, id: uuidv7() as DocumentId, schemaVersion });
    return nameOf({ organization, branch, part: "draft", epoch: row.epoch });
  };

  return {
    drafts,
    createDocument,
    upgrade: (request, socket, head) => {
      const path = new URL(request.url ?? "/", "http://collab").pathname;
      const name = /^\/collab\/([^/]+)$/.exec(path)?.[1];
      const refusal: HttpRefusal | null =
        name === undefined || closing
          ? { status: 404, text: "There is nothing here." }
          : extensions.reduce<HttpRefusal | null>((found, extension) => found ?? extension.handshake?.(request) ?? null, null);
      const offer = offerOf(request);
      if (refusal || !offer || name === undefined) return refuseHttp(socket, refusal ?? { status: 401, text: "A ticket is needed." });
      engine.handleUpgrade(request, socket, head, (ws) => accept(ws, name, offer.ticket, offer.protocol));
    },
    close: async () => {
      if (closing) return;
      closing = true;
      clearInterval(timer);
      // Nothing new is read; what was accepted is committed and acknowledged first.
      for (const connection of sockets.values()) connection?.hold.on("leaving");
      const tired = new AbortController();
      await Promise.race([
        Promise.all(rooms.all().map((room) => room.idle())).finally(() => tired.abort()),
        sleep(5_000, undefined, { signal: tired.signal }).catch(() => undefined),
      ]);
      const open = [...sockets];
      await Promise.all(
        open.map(
          ([socket, connection]) =>
            new Promise<void>((resolve) => {
              if (socket.readyState === socket.CLOSED) return resolve();
              socket.once("close", () => resolve());
              connection ? connection.close("LEAVING") : socket.terminate();
              setTimeout(() => socket.terminate(), 1_000).unref();
            }),
        ),
      );
      for (const lane of lanes) lane.stop();
      for (const extension of extensions) extension.stop?.();
      for (const room of rooms.all()) room.shadow.drop();
      engine.close();
      await store.close();
    },
  };
};

const reasons = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests" } as const;

const refuseHttp = (socket: Duplex, { status, text }: HttpRefusal): void => {
  socket.on("error", () => {});
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};
