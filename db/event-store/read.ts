/**
 * Reading events: one stream by version, or everything in the global order. Both go through the caller's transaction, so row level
 * security decides what there is to read: one organization's events, or all of them for `wn_consumer`.
 */
import { lifted } from "../../schema/events/index.ts";
import type { Json, OrganizationId } from "../../schema/ids.ts";
import type { Transaction } from "../transaction.ts";
import type { Position } from "./position.ts";
import { beginning, parsePosition, positionParams, printPosition } from "./position.ts";

export interface StoredEvent {
  /** Opaque: hand it back as `after`. */
  readonly position: string;
  readonly organizationId: OrganizationId;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  /** The newest schema number of this type: old data was lifted. */
  readonly schema: number;
  readonly data: Json;
  readonly meta: { readonly actor?: string; readonly requestId?: string; readonly causation?: string };
  readonly at: Date;
}

type Reader = Pick<Transaction, "query">;

export const PAGE_LIMIT = 500;

// Texts because JavaScript's numbers are too small. ORDER BY must name the table's columns (event.key): a bare name would be the text.
const columns =
  "era, key::text as key, seq::text as seq, organization_id, stream, version::text as version, id, type, schema, data, meta, at";

interface EventRow {
  era: number;
  key: string;
  seq: string;
  organization_id: string;
  stream: string;
  version: string;
  id: string;
  type: string;
  schema: number;
  data: Json;
  meta: StoredEvent["meta"];
  at: Date;
}

/** Returns the events of one stream in order, `after` a version (default: from the first), at most 500. */
export const readStream = async (tx: Reader, stream: string, { after = 0, limit = PAGE_LIMIT } = {}): Promise<readonly StoredEvent[]> => {
  const rows = await tx.query<EventRow>(
    `select ${columns} from events.event where stream = $1 and version > $2 order by event.organization_id, event.version limit $3`,
    [stream, after, Math.min(limit, PAGE_LIMIT)],
  );
  return rows.map(rowToEvent);
};

/**
 * A transaction still running has an id at or above the oldest one in the reader's snapshot, and its keys are at or above its id: nothing
 * can appear later below what this condition lets through.
 */
const readable = "(era < (select max(era) from events.era) or key < pg_snapshot_xmin(pg_current_snapshot()))";

/** Returns the next events after a position in the global order, at most 500. Throws EVENT_POSITION_INVALID. */
export const readAll = async (tx: Reader, after: string | null, limit: number = PAGE_LIMIT): Promise<readonly StoredEvent[]> => {
  const rows = await tx.query<EventRow>(
    `select ${columns} from events.event
     where (era, key, seq) > ($1::smallint, $2::xid8, $3::bigint) and ${readable} order by event.era, event.key, event.seq limit $4`,
    [...positionParams(after === null ? beginning : parsePosition(after)), Math.max(1, Math.min(limit, PAGE_LIMIT))],
  );
  return rows.map(rowToEvent);
};

/** Returns one event by its id, or null when it does not exist for this reader. */
export const readOne = async (tx: Reader, id: string): Promise<StoredEvent | null> => {
  const [row] = await tx.query<EventRow>(`select ${columns} from events.event where id = $1`, [id]);
  return row ? rowToEvent(row) : null;
};

/** Returns the last events before a position (newest first): a page of history, at most 500. */
export const readBack = async (tx: Reader, before: string | null, limit: number): Promise<readonly StoredEvent[]> => {
  const bound = before === null ? [null, null, null] : positionParams(parsePosition(before));
  const rows = await tx.query<EventRow>(
    `select ${columns} from events.event
     where ($1::smallint is null or (era, key, seq) < ($1::smallint, $2::xid8, $3::bigint)) and ${readable}
     order by event.era desc, event.key desc, event.seq desc limit $4`,
    [...bound, Math.max(1, Math.min(limit, PAGE_LIMIT))],
  );
  return rows.map(rowToEvent);
};

/** Returns the position of the newest readable event: where "from now on" begins. */
export const positionNow = async (tx: Reader): Promise<string> => {
  const [row] = await tx.query<Pick<EventRow, "era" | "key" | "seq">>(
    `select era, key::text as key, seq::text as seq from events.event where ${readable} order by event.era desc, event.key desc, event.seq desc limit 1`,
  );
  return printPosition(row ? rowToPosition(row) : beginning);
};

export const rowToPosition = (row: Pick<EventRow, "era" | "key" | "seq">): Position => ({
  era: row.era,
  key: BigInt(row.key),
  seq: BigInt(row.seq),
});

const rowToEvent = (row: EventRow): StoredEvent => ({
  position: printPosition(rowToPosition(row)),
  organizationId: row.organization_id as OrganizationId,
  stream: row.stream,
  version: Number(row.version),
  id: row.id,
  type: row.type,
  ...lifted(row.type, row.schema, row.data),
  meta: row.meta,
  at: row.at,
});
