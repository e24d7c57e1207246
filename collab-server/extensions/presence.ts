/**
 * Presence: who is here and where. Nothing of it is stored. A connection owns one awareness id [CO31]; `user` is written here, whatever
 * was sent [CO32]; known keys only, 2 KiB, the newest state per person at most every 50 ms [CO33]; own `null`, the socket's end and 30 s
 * of silence remove a person [CO34]. Clocks on the wire are this server's, so a repeated or an old state of a client never wins.
 */
import { createHash } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { z } from "zod";
import type { ParticipantKind } from "../../schema/drafts.ts";
import type { Json, Sentence, UserId } from "../../schema/ids.ts";
import type { Connection } from "../connection.ts";
import type { Extension } from "../extension.ts";
import type { Room } from "../room.ts";
import { awarenessMessage } from "../wire.ts";
import type { OnForged } from "./guard.ts";

const silenceMs = 30_000;
const gatherMs = 50;
const maxStateBytes = 2 * 1024;

const point = z.tuple([z.number(), z.number()]);
const id = z.string().max(64);
/** What a person may show. Anything else is dropped; a key that does not parse is dropped by itself. */
const shown = {
  screen: z.string().max(200),
  camera: z.object({ x: z.number(), y: z.number(), zoom: z.number() }),
  pointer: point.nullable(),
  selection: z.array(id).max(50),
  field: z.string().max(200).nullable(),
  drag: z.object({ id, pos: point }).nullable(),
  cursor: z.unknown().refine((value) => JSON.stringify(value ?? null).length <= 512),
  following: z.string().max(64).nullable(),
} as const;

/** 12 colours that pass contrast on both themes; the studio's tokens draw them by number, other clients by value. */
const colours = [
  "#b4341c",
  "#a15c00",
  "#7a6a00",
  "#4d7a00",
  "#1f7a34",
  "#00796b",
  "#00728a",
  "#1565c0",
  "#4f55c7",
  "#7b3fb8",
  "#a3329b",
  "#b02a61",
] as const;
/** 1–12, the same for a person everywhere. */
const colourOf = (user: UserId): number => (createHash("sha256").update(user).digest()[0]! % colours.length) + 1;

interface Shown {
  readonly connection: Connection | null;
  readonly user: UserId;
  clock: number;
  /** The clock the client sent last; what is not newer is a repetition. */
  sent: number;
  state: Record<string, Json> | null;
  at: number;
}

interface Held {
  readonly states: Map<number, Shown>;
  readonly own: Map<Connection, number>;
  readonly changed: Set<number>;
  timer: NodeJS.Timeout | null;
}

export interface Presence {
  readonly extension: Extension;
  /** A participant of the server shows itself, or leaves with null. */
  show(
    room: Room,
    client: number,
    who: { readonly user: UserId; readonly kind: ParticipantKind; readonly label: Sentence },
    state: Record<string, Json> | null,
  ): void;
  /** Who is in a room, two tabs of one person once. */
  people(room: Room): ReadonlySet<UserId>;
}

export const presence = (onForged: OnForged, now: () => number): Presence => {
  const rooms = new Map<Room, Held>();
  const of = (room: Room): Held => {
    const held = rooms.get(room) ?? { states: new Map(), own: new Map(), changed: new Set(), timer: null };
    rooms.set(room, held);
    return held;
  };

  const encode = (held: Held, clients: readonly number[]): Uint8Array => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, clients.length);
    for (const client of clients) {
      const entry = held.states.get(client)!;
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, JSON.stringify(entry.state));
    }
    return awarenessMessage(encoding.toUint8Array(encoder));
  };
  const flush = (room: Room, held: Held) => {
    const changed = [...held.changed];
    held.changed.clear();
    if (changed.length === 0) return;
    const everyone = encode(held, changed);
    for (const connection of room.connections) {
      if (connection.state !== "live") continue;
      const own = held.own.get(connection);
      const theirs = own !== undefined && changed.includes(own) ? changed.filter((client) => client !== own) : null;
      if (theirs === null) connection.send([everyone]);
      else if (theirs.length > 0) connection.send([encode(held, theirs)]);
    }
  };
  /** The first change after idle goes at once, the next ones together. */
  const tell = (room: Room, held: Held, client: number) => {
    held.changed.add(client);
    if (held.timer) return;
    flush(room, held);
    held.timer = setTimeout(function again() {
      held.timer = null;
      if (held.changed.size === 0) return;
      flush(room, held);
      held.timer = setTimeout(again, gatherMs);
      held.timer.unref();
    }, gatherMs);
    held.timer.unref();
  };
  const put = (room: Room, held: Held, client: number, entry: Omit<Shown, "clock" | "at">) => {
    const old = held.states.get(client);
    if (old?.state === null && entry.state === null) return;
    held.states.set(client, { ...entry, clock: (old?.clock ?? 0) + 1, at: now() });
    tell(room, held, client);
  };
  const leave = (room: Room, held: Held, client: number) => {
    const entry = held.states.get(client);
    if (entry && entry.state !== null) put(room, held, client, { ...entry, state: null });
  };

  const receive = (connection: Connection, bytes: Uint8Array) => {
    const { room, viewer, form } = connection;
    const held = of(room);
    let entries: { client: number; clock: number; state: unknown }[];
    try {
      entries = readStates(bytes);
    } catch {
      return connection.close("MALFORMED");
    }
    for (const { client, clock, state } of entries) {
      const own = held.own.get(connection);
      const entry = held.states.get(client);
      const foreign = (entry !== undefined && entry.user !== viewer.userId) || !room.mayUse(client, viewer.userId);
      // The same person may take an id over: a socket that came back before the old one was seen to end.
      const claims = own === client || (own === undefined && !foreign);
      if (!claims) {
        // A stock client repeats what it hears and announces others' time-outs; nobody sees that, and it is no forgery.
        const echo = form === "plain" && (!foreign || entry === undefined || clock <= Math.max(entry.clock, entry.sent));
        if (echo) continue;
        onForged(connection, "presence");
        return connection.close("FORGED");
      }
      if (own === undefined) {
        held.own.set(connection, client);
        room.announce(client, viewer.userId);
      }
      connection.client ??= client;
      if (entry && entry.connection === connection && clock < entry.sent) continue;
      put(room, held, client, {
        connection,
        user: viewer.userId,
        sent: clock,
        state: state === null ? null : { ...parseShown(state), user: stamp(connection) },
      });
    }
  };

  return {
    people: (room) => new Set([...(rooms.get(room)?.states.values() ?? [])].filter(({ state }) => state !== null).map(({ user }) => user)),
    show: (room, client, { user, kind, label }, state) => {
      const held = of(room);
      const colour = colourOf(user);
      put(room, held, client, {
        connection: null,
        user,
        sent: 0,
        state:
          state === null
            ? null
            : {
                ...parseShown(state),
                user: {
                  id: user,
                  name: label.en,
                  label: { ...label },
                  colour,
                  color: colours[colour - 1]!,
                  colorLight: `${colours[colour - 1]}33`,
                  kind,
                  role: "editor",
                },
              },
      });
    },
    extension: {
      name: "presence",
      message: (connection, message) => {
        if (message.is === "awareness") receive(connection, message.states);
        else if (message.is === "queryAwareness") sendAll(connection);
        else return false;
        return true;
      },
      synced: (connection) => sendAll(connection),
      left: (connection) => {
        const held = rooms.get(connection.room);
        if (!held) return;
        const own = held.own.get(connection);
        held.own.delete(connection);
        if (own !== undefined && held.states.get(own)?.connection === connection) leave(connection.room, held, own);
        if (connection.room.connections.size === 0) {
          if (held.timer) clearTimeout(held.timer);
          rooms.delete(connection.room);
        }
      },
      tick: (at) => {
        for (const [room, held] of rooms)
          for (const [client, entry] of held.states)
            if (entry.state !== null && entry.connection && at - entry.at > silenceMs) leave(room, held, client);
      },
      stop: () => {
        for (const held of rooms.values()) if (held.timer) clearTimeout(held.timer);
        rooms.clear();
      },
    },
  };

  function sendAll(connection: Connection) {
    const held = rooms.get(connection.room);
    if (!held || connection.state !== "live") return;
    const own = held.own.get(connection);
    const clients = [...held.states].filter(([client, { state }]) => state !== null && client !== own).map(([client]) => client);
    if (clients.length > 0) connection.send([encode(held, clients)]);
  }
};

const stamp = ({ viewer, role }: Connection): Record<string, Json> => {
  const colour = colourOf(viewer.userId);
  return {
    id: viewer.userId,
    name: viewer.name,
    colour,
    color: colours[colour - 1]!,
    colorLight: `${colours[colour - 1]}33`,
    kind: "person",
    role,
  };
};

const parseShown = (state: unknown): Record<string, Json> => {
  const parsed: Record<string, Json> = {};
  if (typeof state !== "object" || state === null) return parsed;
  for (const [key, schema] of Object.entries(shown)) {
    const value = (state as Record<string, unknown>)[key];
    const result = value === undefined ? null : schema.safeParse(value);
    if (result?.success) parsed[key] = result.data as Json;
  }
  return parsed;
};

/** Throws on anything that is not an awareness update of reasonable size. */
const readStates = (bytes: Uint8Array) => {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > 1_000) throw new Error("too many states");
  return Array.from({ length: count }, () => {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const text = decoding.readVarString(decoder);
    return { client, clock, state: text.length > maxStateBytes ? {} : (JSON.parse(text) as unknown) };
  });
};
