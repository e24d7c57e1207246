/**
 * A consumer: reads every event once and does something with it.
 *
 * Its rows and its checkpoint are written in one transaction, so a projection is exact after kill -9 at any moment (EV10). One process
 * owns a consumer by a lease; each commit proves the lease again, so an owner that slept too long writes nothing (EV13). An event that
 * fails is parked and tried again later; in mode `ordered-by-stream` later events of its stream queue up behind it, and all other
 * streams go on (EV11).
 *
 *   parked:  waiting (attempts 0: behind another; attempts n: due at next_at) → handled, row removed | dead after the last attempt
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { OrganizationId } from "../../schema/ids.ts";
import type { Database } from "../connect.ts";
import type { Transaction } from "../transaction.ts";
import { transact } from "../transaction.ts";
import { uuidv7 } from "../uuid.ts";
import { Attention } from "./attention.ts";
import { Lease, LeaseLost } from "./lease.ts";
import type { Handle } from "./parked.ts";
import { createSteps, park, retryDue } from "./parked.ts";
import { parsePosition, positionParams, printPosition } from "./position.ts";
import type { StoredEvent } from "./read.ts";
import { PAGE_LIMIT, positionNow, readAll, rowToPosition } from "./read.ts";

export type ConsumerMode = "ordered-by-stream" | "skip";

export const LEASE_MS = 10_000;
/** A failing event is tried again after these; then it is dead. */
export const RETRY_MS: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000];

export interface ConsumerOptions {
  /** `identity.notifications`; the checkpoint's name for ever. */
  readonly name: string;
  readonly mode: ConsumerMode;
  /** Handles one event inside the transaction that also moves the checkpoint. `tx` belongs to the event's organization, as `wn_consumer`. */
  readonly handle: Handle;
  /** Types it wants; others only move the checkpoint. */
  readonly types?: readonly string[];
  /** Where a consumer that never ran begins. Default "start". */
  readonly from?: "start" | "now";
  /** Events per transaction, default as many as one page holds. Handlers that wait for the outside world take 1. */
  readonly batch?: number;
  readonly leaseMs?: number;
  readonly retryMs?: readonly number[];
  /** Hears what could not be handled or reached; the consumer itself goes on. */
  readonly onError?: (error: unknown, event: StoredEvent | null) => void;
}

export interface Consumer {
  /** Ends after the transaction at hand and gives the lease back. */
  stop(): Promise<void>;
}

/** Starts a consumer in this process. It waits while another process owns it. */
export const runConsumer = (database: Database, options: ConsumerOptions): Consumer => {
  const running = new Running(database, options);
  const ended = running.run();
  return {
    stop: async () => {
      running.stop();
      await ended;
    },
  };
};

export interface Progress {
  readonly position: string;
  readonly waiting: number;
  readonly dead: number;
  readonly owner: string | null;
}

/** Returns where a consumer stands, or null when it never ran. */
export const consumerProgress = async (database: Database, name: string): Promise<Progress | null> => {
  const source = await database.source("wn_consumer");
  return transact(source, null, async (tx) => {
    const [row] = await tx.query<{ era: number; key: string; seq: string; owner: string | null; waiting: string; dead: string }>(
      `select era, key::text as key, seq::text as seq, owner,
              (select count(*) from events.parked where consumer = name and state = 'waiting') as waiting,
              (select count(*) from events.parked where consumer = name and state = 'dead') as dead
       from events.consumer where name = $1`,
      [name],
    );
    return row
      ? { position: printPosition(rowToPosition(row)), waiting: Number(row.waiting), dead: Number(row.dead), owner: row.owner }
      : null;
  });
};

/** A transaction of a consumer ends soon: while it is open, readers of the whole server wait for it. */
const SLICE_MS = 500;
/**
 * The first event is looked at when it is there; those that follow it closely are gathered for so long. Looking costs seven exchanges and
 * a commit, which under load would be spent on two or three events at a time.
 */
export const GATHER_MS = 20;

class Running {
  #stopped = false;
  readonly #attention: Attention;
  readonly #me = uuidv7();
  readonly #types: ReadonlySet<string> | null;

  constructor(
    private readonly database: Database,
    private readonly options: ConsumerOptions,
  ) {
    this.#attention = new Attention(database.events);
    this.#types = options.types ? new Set(options.types) : null;
  }

  stop(): void {
    this.#stopped = true;
    this.#attention.wake();
  }

  async run(): Promise<void> {
    let lease: Lease | null = null;
    while (!this.#stopped) {
      try {
        const source = await this.database.source("wn_consumer");
        lease ??= await this.#enter(source);
        if (await lease.take()) await this.#own(source, lease);
        else await this.#attention.pause(lease.ms / 10);
      } catch (error) {
        if (!(error instanceof LeaseLost)) this.options.onError?.(error, null);
        if (!this.#stopped) await this.#attention.pause();
      }
    }
    this.#attention.end();
    await lease?.giveBack();
  }

  async #enter(source: DataSource): Promise<Lease> {
    const { name, mode, from = "start", leaseMs = LEASE_MS } = this.options;
    await transact(source, null, async (tx) => {
      const start = from === "now" ? parsePosition(await positionNow(tx)) : { era: 0, key: 0n, seq: 0n };
      await tx.query("insert into events.consumer (name, mode, era, key, seq) values ($1, $2, $3, $4, $5) on conflict do nothing", [
        name,
        mode,
        ...positionParams(start),
      ]);
    });
    return new Lease(source, name, this.#me, leaseMs);
  }

  async #own(source: DataSource, lease: Lease): Promise<void> {
    const renewing = lease.keep();
    const { retryMs = RETRY_MS } = this.options;
    try {
      while (!this.#stopped && lease.held()) {
        const { retried, nextInMs } = await retryDue({
          source,
          lease,
          retryMs,
          ...this.options,
          announce: () => this.database.events.appended(),
        });
        const moved = await this.#advance(source, lease, retryMs);
        if (this.#stopped || retried || moved === "more") continue;
        if (moved === "all") await sleep(GATHER_MS);
        else await this.#attention.pause(nextInMs);
      }
    } finally {
      renewing.stop();
    }
  }

  /** Handles the next batch. Says whether it was all there is, or there is more at once. */
  async #advance(source: DataSource, lease: Lease, retryMs: readonly number[]): Promise<"nothing" | "all" | "more"> {
    const { name, mode, handle, batch = PAGE_LIMIT, onError } = this.options;
    let appended = false;
    const moved = await transact(source, null, async (tx) => {
      const from = await lease.position(tx);
      const events = await readAll(tx, from, batch);
      if (events.length === 0) return "nothing";
      const blocked = mode === "skip" ? new Set<string>() : await blockedStreams(tx, name, events);
      const end = performance.now() + SLICE_MS;
      const steps = createSteps(tx);
      let last = from;
      for (const event of events) {
        if (!this.#types || this.#types.has(event.type)) {
          if (blocked.has(laneOf(event))) await park(tx, name, event, null, retryMs);
          else {
            const outcome = await steps.handle(event, handle);
            if (outcome.failed) {
              onError?.(outcome.error, event);
              await park(tx, name, event, outcome.error, retryMs);
              if (mode !== "skip") blocked.add(laneOf(event));
            } else appended ||= outcome.appended;
          }
        }
        last = event.position;
        if (performance.now() > end || !lease.held()) break;
      }
      await steps.end();
      await lease.advance(tx, from, last);
      return events.length < batch && last === events.at(-1)!.position ? "all" : "more";
    });
    if (appended) this.database.events.appended();
    return moved;
  }
}

const laneOf = (event: { readonly organizationId: OrganizationId; readonly stream: string }) => `${event.organizationId} ${event.stream}`;

const blockedStreams = async (tx: Transaction, name: string, events: readonly StoredEvent[]): Promise<Set<string>> => {
  const rows = await tx.query<{ organization_id: OrganizationId; stream: string }>(
    `select distinct organization_id, stream from events.parked
     where consumer = $1 and state in ('waiting', 'dead') and stream = any($2)`,
    [name, [...new Set(events.map(({ stream }) => stream))]],
  );
  return new Set(rows.map((row) => laneOf({ organizationId: row.organization_id, stream: row.stream })));
};
