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
import type { DocumentId } from "../schema/ids.ts";
import { createAdmission, type RedeemTicket, refuseHttp, type SecurityEvent, shut } from "./admission.ts";
import { compareHeads } from "./compare-heads.ts";
import { type Connection, createConnection } from "./connection.ts";
import type { Extension, HttpRefusal, RoleOf } from "./extension.ts";
import { admit, extendedProtocol, offerOf, ticketPrefix } from "./extensions/admit.ts";
import { type CompactAt, compact, defaultCompactAt } from "./extensions/compact.ts";
import { guard, type OnForged } from "./extensions/guard.ts";
import { defaultLimits, type Limits, limits } from "./extensions/limits.ts";
import { open } from "./extensions/open.ts";
import { participants } from "./extensions/participants.ts";
import { presence } from "./extensions/presence.ts";
import { relay } from "./extensions/relay.ts";
import { roles } from "./extensions/roles.ts";
import { type StoppedBy, stops } from "./extensions/stops.ts";
import { createLane } from "./lane.ts";
import { nameOf } from "./names.ts";
import type { Room } from "./room.ts";
import { createRooms } from "./rooms.ts";
import type { CollabStore } from "./store/store.ts";

export interface ServerDeps {
  readonly store: CollabStore;
  readonly redeemTicket: RedeemTicket;
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
  const compaction = compact(store, deps.compactAt ?? defaultCompactAt, now, alarm);
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

  const enter = createAdmission({
    rooms,
    redeemTicket,
    roleOf,
    stoppedBy,
    limit,
    present: () => [...sockets.values()].filter((one) => one !== null),
    closing: () => closing,
    audit,
    join: (who) => {
      const { socket, room } = who;
      const connection = createConnection({
        ...who,
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
    },
  });

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
      await compareHeads(store, rooms);
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
