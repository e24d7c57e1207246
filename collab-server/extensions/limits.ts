/** Bounds: handshakes per address, sizes and rates of edits, silence, and sockets that do not keep up. Each refusal is one client's own. */
import { type Bucket, createBucket } from "../bucket.ts";
import type { Connection } from "../connection.ts";
import type { CollabViewer, Extension } from "../extension.ts";
import type { Room } from "../room.ts";

export interface Limits {
  readonly handshakesPerMinute: number;
  readonly updateBytes: number;
  readonly step2Bytes: number;
  readonly editsPerSecond: number;
  readonly editBurst: number;
  readonly bytesPerSecond: number;
  readonly byteBurst: number;
  /** Held back this long without a break: closed. */
  readonly heldMs: number;
  readonly step1Ms: number;
  readonly laggingBytes: number;
  readonly laggingMs: number;
  readonly unsentBytes: number;
  /** Sockets at once [CO69]. */
  readonly perDocument: number;
  readonly perPerson: number;
  readonly perOrganization: number;
  readonly perServer: number;
}

/** What messages cost that make the server look at the whole draft, in edits: a question for all of it, and a whole state to compare. */
const costs = { step1: 10, step2: 30 } as const;
const rememberedAddresses = 10_000;

export const defaultLimits: Limits = {
  handshakesPerMinute: 60,
  updateBytes: 1024 * 1024,
  step2Bytes: 8 * 1024 * 1024,
  editsPerSecond: 60,
  editBurst: 240,
  bytesPerSecond: 256 * 1024,
  byteBurst: 8 * 1024 * 1024,
  heldMs: 30_000,
  step1Ms: 10_000,
  laggingBytes: 1024 * 1024,
  laggingMs: 30_000,
  unsentBytes: 16 * 1024 * 1024,
  perDocument: 200,
  perPerson: 20,
  perOrganization: 2_000,
  perServer: 10_000,
};

/** The sentence that refuses one more socket, naming its limit; null while there is room [CO69]. */
export const crowded = (limit: Limits, open: Iterable<Connection>, viewer: CollabViewer, room: Room): string | null => {
  let all = 0;
  let organization = 0;
  let person = 0;
  for (const { viewer: other } of open) {
    all += 1;
    if (other.organizationId === viewer.organizationId) organization += 1;
    if (other.userId === viewer.userId) person += 1;
  }
  if (person >= limit.perPerson) return `At most ${limit.perPerson} connections a person.`;
  if (room.connections.size >= limit.perDocument) return `At most ${limit.perDocument} connections to a draft.`;
  if (organization >= limit.perOrganization) return `At most ${limit.perOrganization} connections an organization.`;
  return all >= limit.perServer ? `At most ${limit.perServer} connections to this server.` : null;
};

interface Held {
  readonly edits: Bucket;
  readonly bytes: Bucket;
  readonly since: number;
  /** Held back to the rate, since when. */
  overSince: number | null;
  resumeAt: number;
  timer: NodeJS.Timeout | null;
  laggingSince: number | null;
}

export const limits = (
  limit: Limits,
  now: () => number,
  addressOf: (request: import("node:http").IncomingMessage) => string,
): Extension => {
  const handshakes = new Map<string, { count: number; since: number }>();
  const held = new Map<Connection, Held>();

  const holdBack = (connection: Connection, of: Held, ms: number, at: number) => {
    // A client that is held back and comes again at once was never under its rate.
    if (of.overSince === null || at > of.resumeAt + 1_000) of.overSince = at;
    of.resumeAt = at + ms;
    connection.hold.on("rate");
    if (of.timer) clearTimeout(of.timer);
    of.timer = setTimeout(() => {
      of.timer = null;
      connection.hold.off("rate");
    }, ms);
    of.timer.unref();
  };

  return {
    name: "limits",
    handshake: (request) => {
      const [address, at] = [addressOf(request), now()];
      const known = handshakes.get(address);
      if (!known || at - known.since >= 60_000) {
        // The oldest first, and never more than these.
        handshakes.delete(address);
        for (const [old, { since }] of handshakes) {
          if (at - since < 60_000 && handshakes.size < rememberedAddresses) break;
          handshakes.delete(old);
        }
        handshakes.set(address, { count: 1, since: at });
        return null;
      }
      known.count += 1;
      return known.count > limit.handshakesPerMinute
        ? { status: 429, text: "Too many connections from this address; try again in a minute." }
        : null;
    },
    joined: (connection) => {
      const at = now();
      held.set(connection, {
        edits: createBucket(limit.editsPerSecond, limit.editBurst),
        bytes: createBucket(limit.bytesPerSecond, limit.byteBurst),
        since: at,
        overSince: null,
        resumeAt: 0,
        timer: null,
        laggingSince: null,
      });
    },
    // Presence and questions cost something too: a step 1 is answered with the whole draft.
    message: (connection, message) => {
      const of = held.get(connection);
      if (!of) return false;
      const at = now();
      const bytes = message.is === "awareness" ? message.states.length : message.is === "step1" ? message.vector.length : 0;
      const ms = Math.max(of.edits.take(message.is === "step1" ? costs.step1 : 0.25, at), of.bytes.take(bytes, at));
      if (ms > 0) {
        holdBack(connection, of, ms, at);
        if (at - of.overSince! > limit.heldMs) connection.close("TOO_FAST");
      }
      return false;
    },
    edit: (connection, { kind, update }) => {
      if (update.length > (kind === "step2" ? limit.step2Bytes : limit.updateBytes)) return { is: "close", close: "TOO_BIG" };
      const of = held.get(connection);
      if (!of) return null;
      const at = now();
      const ms = Math.max(of.edits.take(kind === "step2" ? costs.step2 : 1, at), of.bytes.take(update.length, at));
      if (ms > 0) {
        holdBack(connection, of, ms, at);
        if (at - of.overSince! > limit.heldMs) return { is: "close", close: "TOO_FAST" };
      }
      return null;
    },
    left: (connection) => {
      const of = held.get(connection);
      if (of?.timer) clearTimeout(of.timer);
      held.delete(connection);
    },
    tick: (at) => {
      for (const [connection, of] of held) {
        if (connection.state === "admitted" && at - of.since > limit.step1Ms) connection.close("SILENT");
        const unsent = connection.unsent();
        if (unsent <= limit.laggingBytes) of.laggingSince = null;
        else {
          of.laggingSince ??= at;
          if (unsent > limit.unsentBytes || at - of.laggingSince > limit.laggingMs) connection.close("TOO_SLOW");
        }
      }
    },
  };
};
