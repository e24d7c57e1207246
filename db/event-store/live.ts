/**
 * Events of one organization as they happen, for subscriptions.
 *
 * One hub per process looks for new events (`wn_consumer`, places only) and wakes the subscriptions they may concern; each subscription
 * then reads its own organization's events through row level security (`wn_reader`). Nothing is queued for a slow reader: it reads from
 * its own position when it asks, so a thousand unread events cost no memory here.
 */
import type { OrganizationId } from "../../schema/ids.ts";
import type { Database } from "../connect.ts";
import { transact } from "../transaction.ts";
import { Attention } from "./attention.ts";
import { parsePosition, positionParams, printPosition } from "./position.ts";
import type { StoredEvent } from "./read.ts";
import { PAGE_LIMIT, positionNow, readAll, rowToPosition } from "./read.ts";

export interface SubscribeOptions {
  readonly organization: OrganizationId;
  /** Event types wanted; all when absent. */
  readonly types?: readonly string[];
  /** The position of the last event seen; without it delivery begins with what happens from now on. */
  readonly after?: string | null;
  readonly signal?: AbortSignal;
}

/** A hand-written iterator: `return()` ends it at once, also while `next()` is waiting. */
export interface EventSubscription extends AsyncIterableIterator<StoredEvent> {
  /** Resolves when "from now on" is fixed: what is committed after this is delivered. */
  readonly ready: Promise<void>;
  next(): Promise<IteratorResult<StoredEvent, undefined>>;
  return(): Promise<IteratorResult<StoredEvent, undefined>>;
}

/** Subscribes to one organization's events. Throws EVENT_POSITION_INVALID for an `after` that is no position. */
export const subscribeEvents = (database: Database, { organization, types, after, signal }: SubscribeOptions): EventSubscription => {
  if (after != null) parsePosition(after);
  return new Subscription(database, organization, types ? new Set(types) : null, after ?? null, signal);
};

/** The position everything from now on comes after; asked by whose subscription is ready, so that nothing after it is missed. */
export const placeNow = async (database: Database, organization: OrganizationId): Promise<string> =>
  transact(await database.source("wn_reader"), organization, positionNow);

const ENDED = { value: undefined, done: true } as const;
const PAGE = 200;

class Subscription implements EventSubscription {
  readonly ready: Promise<void>;
  #cursor: string | null;
  #buffer: StoredEvent[] = [];
  #waiting: ((result: IteratorResult<StoredEvent, undefined>) => void)[] = [];
  #dirty = true;
  #pumping = false;
  #ended = false;
  readonly #leave: () => void;

  constructor(
    private readonly database: Database,
    private readonly organization: OrganizationId,
    private readonly types: ReadonlySet<string> | null,
    after: string | null,
    signal: AbortSignal | undefined,
  ) {
    this.#cursor = after;
    // Registered before "now" is looked up, so nothing falls between the two.
    this.#leave = hubOf(database).join({ organization, types, wake: () => this.#wake() });
    this.ready = after === null ? this.#fixNow() : Promise.resolve();
    signal?.addEventListener("abort", () => void this.return(), { once: true });
    if (signal?.aborted) void this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  next(): Promise<IteratorResult<StoredEvent, undefined>> {
    if (this.#ended) return Promise.resolve(ENDED);
    const event = this.#waiting.length === 0 ? this.#buffer.shift() : undefined;
    if (event) return Promise.resolve({ value: event, done: false });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      void this.#pump();
    });
  }

  return(): Promise<IteratorResult<StoredEvent, undefined>> {
    this.#ended = true;
    this.#leave();
    this.#buffer = [];
    for (const resolve of this.#waiting.splice(0)) resolve(ENDED);
    return Promise.resolve(ENDED);
  }

  #wake(): void {
    this.#dirty = true;
    if (this.#waiting.length > 0) void this.#pump();
  }

  async #fixNow(): Promise<void> {
    while (!this.#ended && this.#cursor === null) {
      try {
        this.#cursor = await this.#read(positionNow);
      } catch {
        await pauseAfterFailure();
      }
    }
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    await this.ready;
    while (!this.#ended && this.#waiting.length > 0) {
      const event = this.#buffer.shift();
      if (event) this.#waiting.shift()!({ value: event, done: false });
      else if (this.#dirty) await this.#fill();
      else break;
    }
    this.#pumping = false;
  }

  async #fill(): Promise<void> {
    this.#dirty = false;
    try {
      const page = await this.#read((tx) => readAll(tx, this.#cursor, PAGE));
      if (page.length === PAGE) this.#dirty = true;
      this.#cursor = page.at(-1)?.position ?? this.#cursor;
      this.#buffer = page.filter(({ type }) => !this.types || this.types.has(type));
    } catch {
      // The database is away. The subscription outlives that: it continues from its position when the database is back (DP67).
      this.#dirty = true;
      await pauseAfterFailure();
    }
  }

  async #read<T>(work: Parameters<typeof transact<T>>[2]): Promise<T> {
    return transact(await this.database.source("wn_reader"), this.organization, work);
  }
}

const pauseAfterFailure = () => new Promise<void>((resolve) => setTimeout(resolve, 500).unref());

interface Member {
  readonly organization: OrganizationId;
  readonly types: ReadonlySet<string> | null;
  readonly wake: () => void;
}

/** Looks for new events while anybody is subscribed, and wakes whom they may concern. */
class Hub {
  #members = new Map<OrganizationId, Set<Member>>();
  #attention: Attention | null = null;

  constructor(private readonly database: Database) {}

  join(member: Member): () => void {
    const members = this.#members.get(member.organization) ?? new Set();
    this.#members.set(member.organization, members.add(member));
    if (!this.#attention) {
      this.#attention = new Attention(this.database.events);
      void this.#watch(this.#attention);
    }
    return () => {
      members.delete(member);
      if (members.size === 0 && this.#members.get(member.organization) === members) this.#members.delete(member.organization);
      if (this.#members.size > 0) return;
      this.#attention?.end();
      this.#attention = null;
    };
  }

  async #watch(attention: Attention): Promise<void> {
    let cursor: string | null = null;
    while (this.#attention === attention) {
      try {
        if (cursor === null) {
          cursor = await this.#read(positionNow);
          // What was committed before this place was known is nobody's hint any more: everybody looks once.
          for (const members of this.#members.values()) for (const member of members) member.wake();
        }
        const { last, found } = await this.#news(cursor);
        cursor = last;
        if (found === PAGE_LIMIT) continue;
      } catch {
        cursor = null;
      }
      if (this.#attention === attention) await attention.pause();
    }
  }

  async #news(after: string): Promise<{ last: string; found: number }> {
    const rows = await this.#read((tx) =>
      tx.query<{ organization_id: OrganizationId; type: string; era: number; key: string; seq: string }>(
        `select organization_id, type, era, key::text as key, seq::text as seq from events.event
         where (era, key, seq) > ($1::smallint, $2::xid8, $3::bigint)
           and (era < (select max(era) from events.era) or key < pg_snapshot_xmin(pg_current_snapshot()))
         order by event.era, event.key, event.seq limit ${PAGE_LIMIT}`,
        positionParams(parsePosition(after)),
      ),
    );
    for (const { organization_id, type } of rows) {
      for (const member of this.#members.get(organization_id) ?? []) if (!member.types || member.types.has(type)) member.wake();
    }
    const last = rows.at(-1);
    return { last: last ? printPosition(rowToPosition(last)) : after, found: rows.length };
  }

  async #read<T>(work: Parameters<typeof transact<T>>[2]): Promise<T> {
    return transact(await this.database.source("wn_consumer"), null, work);
  }
}

const hubs = new WeakMap<Database, Hub>();

const hubOf = (database: Database): Hub => {
  const hub = hubs.get(database) ?? new Hub(database);
  hubs.set(database, hub);
  return hub;
};
