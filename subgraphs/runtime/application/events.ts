/**
 * What happens inside an environment, read from its own log `_event`: ids and changed fields, no values. The log is the truth; the
 * commit hook of this process and a look every second only say when to read.
 */
import type pg from "pg";
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Feed } from "../../feed.ts";
import { type Place, qualified } from "../data-plane/names.ts";
import { readableEvents } from "../data-plane/system-tables.ts";

export interface RecordEvent {
  /** Opaque position in this environment's log. */
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly entity: string | null;
  readonly recordId: string | null;
  readonly op: string | null;
  readonly fields: readonly string[];
  readonly actorKind: string;
  readonly at: Date;
}

export type Query = Pick<pg.Client, "query">;

interface EventRow {
  era: number;
  key: string;
  seq: string;
  id: string;
  stream: string;
  type: string;
  data: { entity?: string; id?: string; op?: string; fields?: string[] };
  meta: { actorKind?: string; actor?: string | null };
  at: Date;
}

// Sorted by "e.": a bare name would be the text that is answered, and 99 comes after 100 there.
const columns = "era, key::text as key, seq::text as seq, id, stream, type, data, meta, at";

const aboutRecords = "type <> 'EraOpened'";

/** The newest events before a revision, newest first. */
export const eventsBefore = async (client: Query, place: Place, before: string | null, limit: number): Promise<readonly RecordEvent[]> => {
  const [era, key, seq] = before ? readRevision(before) : [32_767, "18446744073709551615", "9223372036854775807"];
  const { rows } = await client.query<EventRow>(
    `select ${columns} from ${qualified(place, "_event")} e where (era, key, seq) < ($1::smallint, $2::xid8, $3::bigint) and ${aboutRecords} order by e.era desc, e.key desc, e.seq desc limit $4`,
    [era, key, seq, limit],
  );
  return rows.map(present);
};

/** Events after a revision in order; only those no running transaction can still come before. */
export const eventsAfter = async (client: Query, place: Place, after: string, limit = 200): Promise<readonly RecordEvent[]> => {
  const { rows } = await client.query<EventRow>(
    `select ${columns} from ${qualified(place, "_event")} e where (era, key, seq) > ($1::smallint, $2::xid8, $3::bigint) and ${readableEvents(place)} and ${aboutRecords} order by e.era, e.key, e.seq limit $4`,
    [...readRevision(after), limit],
  );
  return rows.map(present);
};

/** The revision everything from now on comes after. */
export const revisionNow = async (client: Query, place: Place): Promise<string> => {
  const { rows } = await client.query<{ era: number; key: string; seq: string }>(
    `select era, key::text as key, seq::text as seq from ${qualified(place, "_event")} e where ${readableEvents(place)} order by e.era desc, e.key desc, e.seq desc limit 1`,
  );
  const last = rows[0];
  return last ? printRevision(last) : firstRevision;
};

const present = (row: EventRow): RecordEvent => ({
  revision: printRevision(row),
  id: row.id,
  type: row.type,
  entity: row.data.entity ?? row.stream.split(":")[0] ?? null,
  recordId: row.data.id ?? row.stream.split(":")[1] ?? null,
  op: row.data.op ?? null,
  fields: row.data.fields ?? [],
  actorKind: row.meta.actorKind ?? (row.meta.actor ? "user" : "visitor"),
  at: row.at,
});

const printRevision = ({ era, key, seq }: { era: number; key: string; seq: string }): string =>
  Buffer.from(`${era}.${key}.${seq}`).toString("base64url");
/** Everything comes after it. */
export const firstRevision = printRevision({ era: 0, key: "0", seq: "0" });
const readRevision = (revision: string): readonly [number, string, string] => {
  const parts = /^(\d{1,5})\.(\d{1,20})\.(\d{1,19})$/.exec(Buffer.from(revision, "base64url").toString());
  return parts ? [Number(parts[1]), parts[2]!, parts[3]!] : [0, "0", "0"];
};

/** Wakes whoever follows an environment's events when this process committed one. */
export interface Commits {
  happened(environment: EnvironmentId): void;
  watch(environment: EnvironmentId, listener: () => void): () => void;
}

export const createCommits = (): Commits => {
  const listeners = new Map<EnvironmentId, Set<() => void>>();
  return {
    happened: (environment) => {
      for (const listener of listeners.get(environment) ?? []) listener();
    },
    watch: (environment, listener) => {
      const set = listeners.get(environment) ?? new Set();
      listeners.set(environment, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(environment);
      };
    },
  };
};

/** Follows an environment's events from a revision on. Ending it ends it at once, also while it waits. */
export const followEvents = (
  read: (after: string) => Promise<readonly RecordEvent[]>,
  watch: (listener: () => void) => () => void,
  after: string,
): Feed<RecordEvent> => {
  let cursor = after;
  let ended = false;
  let buffer: RecordEvent[] = [];
  let wake: () => void = () => undefined;
  const leave = watch(() => wake());

  const fill = async (): Promise<void> => {
    buffer = [...(await read(cursor))];
    cursor = buffer.at(-1)?.revision ?? cursor;
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 1_000);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        // The commit that woke us may still be behind another one's snapshot for a moment.
        setTimeout(resolve, 10).unref();
      };
      if (ended) wake();
    });

  return {
    next: async () => {
      while (!ended) {
        const event = buffer.shift();
        if (event) return { done: false, value: event };
        try {
          await fill();
        } catch {
          // The database is away; the follower waits and goes on from its revision.
        }
        if (buffer.length === 0 && !ended) await pause();
      }
      return { done: true, value: undefined };
    },
    return: async () => {
      ended = true;
      leave();
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
