/**
 * Hears what transactions tell on one channel of PostgreSQL, and knows up to when nothing of it can have been missed.
 *
 * What is told reaches every listener in the order of commits (PostgreSQL's NOTIFY: "in the order in which the transactions committed"). So
 * this end tells something itself now and then: once that has come back, everything that was committed before it was sent has been heard.
 * A connection that is lost, half open or led through something that cannot listen brings nothing back, and nothing is vouched for.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";

export interface Hearing {
  /** Whether everything that was committed longer ago than this many milliseconds has been heard. False also says: ask again in a moment. */
  vouches(ms: number): boolean;
  close(): Promise<void>;
}

export interface HearingDeps {
  readonly connection: pg.ClientConfig;
  readonly channel: string;
  /** What a transaction told, in the order of commits. */
  readonly heard: (payload: string) => void;
  /** Listens from now on: what was told before this moment went by unheard. */
  readonly begun: () => void;
}

/** How often this end tells something, while somebody wants to know. */
const beatMs = 1_000;
const retryMs = 1_000;
const beats = "beat ";

/** Begins to listen when `vouches` is first asked; nothing runs while nobody asks. */
export const createHearing = ({ connection, channel, heard, begun }: HearingDeps): Hearing => {
  let client: pg.Client | null = null;
  let connecting = false;
  let closed = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  /** When the last beat left that has come back, by a clock that only goes forward. */
  let upTo = Number.NEGATIVE_INFINITY;
  /** The beat that is on its way, and when it left. */
  let beat = { words: "", left: Number.NEGATIVE_INFINITY, back: true };

  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = null;
    upTo = Number.NEGATIVE_INFINITY;
  };

  const listen = async (): Promise<void> => {
    if (connecting || closed || performance.now() - triedAt < retryMs) return;
    connecting = true;
    triedAt = performance.now();
    const made = new pg.Client({ ...connection, application_name: "webnova hearing", keepAlive: true });
    made.on("error", () => lose(made));
    made.on("end", () => lose(made));
    made.on("notification", ({ payload = "" }) => {
      if (!payload.startsWith(beats)) return heard(payload);
      if (payload !== beat.words || client !== made) return;
      beat.back = true;
      upTo = beat.left;
    });
    try {
      await made.connect();
      // A beat that is lost with the machine has nobody waiting for it.
      await made.query(`set synchronous_commit = off; listen ${pg.escapeIdentifier(channel)}`);
      if (closed) return await made.end();
      begun();
      client = made;
      send();
    } catch {
      // Until it works, nothing is vouched for.
      await made.end().catch(() => undefined);
    } finally {
      connecting = false;
    }
  };

  const send = (): void => {
    const by = client;
    if (!by) return;
    beat = { words: `${beats}${randomUUID()}`, left: performance.now(), back: false };
    by.query("select pg_notify($1, $2)", [channel, beat.words]).catch(() => lose(by));
  };

  return {
    vouches: (ms) => {
      const now = performance.now();
      if (!client) void listen();
      else if (beat.back && now - beat.left >= beatMs) send();
      return now - upTo < ms;
    },
    close: async () => {
      closed = true;
      await client?.end().catch(() => undefined);
    },
  };
};
