/**
 * Connections of this process: readers per lane of statement time, and writers. Connections are opened when needed, prefer the
 * environment they served last, and are dropped when they fail. Callers see two verbs, so that a pipelining dispatcher can replace the
 * readers without anybody noticing.
 */
import pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import { dataError, sqlState } from "./errors.ts";
import type { Place } from "./names.ts";
import { enter, enterLocally, type Standing } from "./walls.ts";

export type Lane = "S" | "M" | "L";
/** Longest a statement may run, in milliseconds. */
export const laneTimeouts = { S: 2_000, M: 5_000, L: 10_000 } as const satisfies Record<Lane, number>;
const writerTimeout = 5_000;

export interface ReadQuestion {
  /** Name of the prepared statement; absent: parsed each time. */
  readonly name?: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly lane: Lane;
}

/** One open transaction of an environment. */
export interface Writing {
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Pools {
  /** Runs one statement as the environment's role. */
  read<Row = Record<string, unknown>>(place: Place, account: string | null, question: ReadQuestion): Promise<readonly Row[]>;
  /** Runs a transaction; `doors` are called before the role is taken. Commits when `work` answers, rolls back when it throws. */
  write<T>(
    place: Place,
    account: string | null,
    work: (writing: Writing) => Promise<T>,
    doors?: (writing: Writing) => Promise<void>,
  ): Promise<T>;
  readonly figures: { readonly statements: number; readonly connections: number };
  close(): Promise<void>;
}

export interface PoolSizes {
  readonly S: number;
  readonly M: number;
  readonly L: number;
  readonly writers: number;
}
export interface PoolOptions {
  /** How the login `wn_data` connects. */
  readonly connection: pg.ClientConfig;
  readonly sizes?: Partial<PoolSizes>;
  /** Longest a caller waits for a free connection. */
  readonly waitMs?: number;
  /** Statements of one environment at once, and how many may wait. */
  readonly perEnvironment?: { readonly running: number; readonly waiting: number };
}

interface Held {
  readonly client: pg.Client;
  readonly standing: Standing;
  readonly prepared: Map<string, true>;
  readonly bornAt: number;
  broken: boolean;
}

const lifetime = 30 * 60_000;
const preparedPerConnection = 200;
const connectTimeout = 2_000;

export const createPools = (options: PoolOptions): Pools => {
  const sizes: PoolSizes = { S: 4, M: 3, L: 2, writers: 4, ...options.sizes };
  const figures = { statements: 0, connections: 0 };
  const lanes = {
    S: createLane(options, sizes.S, laneTimeouts.S, figures),
    M: createLane(options, sizes.M, laneTimeouts.M, figures),
    L: createLane(options, sizes.L, laneTimeouts.L, figures),
  };
  const writers = createLane(options, sizes.writers, writerTimeout, figures);
  const gate = createGate(options.perEnvironment ?? { running: 8, waiting: 64 });

  const ask = (held: Held, place: Place, account: string | null, { name, sql, values, lane }: ReadQuestion) => {
    const asked = async () => {
      await enter(held.client, held.standing, place, account);
      figures.statements += 1;
      return await held.client.query({ text: sql, values: [...values], ...(name && (await prepared(held, `${place.schema}.${name}`))) });
    };
    return within(held, asked(), laneTimeouts[lane] + 900);
  };

  return {
    figures,
    read: <Row>(place: Place, account: string | null, question: ReadQuestion) =>
      gate(place.schema, async () => {
        const lane = lanes[question.lane];
        const held = await lane.take(place.role);
        try {
          try {
            return (await ask(held, place, account, question)).rows as Row[];
          } catch (error) {
            if (!isLostSetting(error)) throw error;
            held.standing.role = null;
            held.standing.account = null;
            return (await ask(held, place, account, question)).rows as Row[];
          }
        } catch (error) {
          if (isUnavailable(error)) held.broken = true;
          else if (isLostSetting(error)) held.standing.role = null;
          throw error;
        } finally {
          lane.give(held);
        }
      }),
    write: <T>(place: Place, account: string | null, work: (writing: Writing) => Promise<T>, doors?: (writing: Writing) => Promise<void>) =>
      gate(place.schema, async () => {
        const held = await writers.take(place.role);
        const writing: Writing = {
          query: async <Row>(sql: string, values: readonly unknown[] = []) => {
            figures.statements += 1;
            return (await within(held, held.client.query(sql, [...values]), writerTimeout + 900)).rows as Row[];
          },
        };
        try {
          await within(held, held.client.query("BEGIN"), writerTimeout);
          if (doors) await doors(writing);
          await within(held, enterLocally(held.client, place, account), writerTimeout);
          const result = await work(writing);
          await within(held, held.client.query("COMMIT"), writerTimeout + 900);
          return result;
        } catch (error) {
          if (isUnavailable(error)) held.broken = true;
          else
            await held.client.query("ROLLBACK").catch(() => {
              held.broken = true;
            });
          throw error;
        } finally {
          writers.give(held);
        }
      }),
    close: async () => {
      await Promise.all([...Object.values(lanes), writers].map((lane) => lane.close()));
    },
  };
};

/** A reader whose role or account was lost on the way: set again and repeat once. */
const isLostSetting = (error: unknown): boolean =>
  sqlState(error) === "42501" || (sqlState(error) === "22P02" && error instanceof Error && error.message.includes("account mismatch"));

// A server that stopped answering (a frozen process, a lost network) must not hold a request: the connection is dropped.
const within = async <T>(held: Held, answer: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      held.broken = true;
      reject(dataError("UNAVAILABLE"));
      (held.client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }, ms);
    timer.unref();
  });
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Names a statement on this connection, closing the oldest beyond 200. */
const prepared = async (held: Held, name: string): Promise<{ readonly name: string }> => {
  const known = held.prepared.delete(name);
  held.prepared.set(name, true);
  if (!known && held.prepared.size > preparedPerConnection) {
    const oldest = held.prepared.keys().next().value!;
    held.prepared.delete(oldest);
    await held.client.query(`DEALLOCATE "${oldest.replaceAll('"', "")}"`);
    delete (held.client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements[oldest];
  }
  return { name };
};

interface ConnectionLane {
  take(role: string): Promise<Held>;
  give(held: Held): void;
  close(): Promise<void>;
}

const createLane = (
  { connection, waitMs = 2_500 }: PoolOptions,
  size: number,
  timeout: number,
  figures: { connections: number },
): ConnectionLane => {
  const idle: Held[] = [];
  const waiting: { resolve(held: Held): void; reject(error: unknown): void; role: string }[] = [];
  let open = 0;
  let closed = false;

  const connect = async (): Promise<Held> => {
    const client = new pg.Client({
      ...connection,
      connectionTimeoutMillis: connectTimeout,
      application_name: "webnova-data-plane",
      options: `-c statement_timeout=${timeout} -c lock_timeout=${timeout} -c idle_in_transaction_session_timeout=${timeout * 2} -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c search_path=`,
    });
    const held: Held = { client, standing: { role: null, account: null }, prepared: new Map(), bornAt: Date.now(), broken: false };
    client.on("error", () => {
      held.broken = true;
      const at = idle.indexOf(held);
      if (at >= 0) {
        idle.splice(at, 1);
        drop(held);
      }
    });
    await client.connect();
    figures.connections += 1;
    return held;
  };

  const drop = (held: Held) => {
    open -= 1;
    held.client.end().catch(() => undefined);
    const next = waiting.shift();
    if (next) begin(next.role).then(next.resolve, next.reject);
  };

  const begin = async (_role: string): Promise<Held> => {
    open += 1;
    try {
      return await connect();
    } catch (error) {
      open -= 1;
      throw error;
    }
  };

  return {
    take: async (role) => {
      if (closed) throw dataError("UNAVAILABLE");
      const at = Math.max(
        idle.findIndex((held) => held.standing.role === role),
        idle.length > 0 ? 0 : -1,
      );
      const held = at < 0 ? undefined : idle.splice(at, 1)[0];
      if (held) return held;
      if (open < size) return await begin(role);
      return await new Promise<Held>((resolve, reject) => {
        const entry = { resolve: (given: Held) => done(() => resolve(given)), reject: (error: unknown) => done(() => reject(error)), role };
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(dataError("BUSY", {}, { retryAfter: 1 }));
        }, waitMs);
        const done = (then: () => void) => {
          clearTimeout(timer);
          then();
        };
        waiting.push(entry);
      });
    },
    give: (held) => {
      if (held.broken || closed || Date.now() - held.bornAt > lifetime) {
        drop(held);
        return;
      }
      const at = waiting.findIndex(({ role }) => role === held.standing.role);
      const next = waiting.splice(Math.max(at, 0), 1)[0];
      if (next) next.resolve(held);
      else idle.push(held);
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(dataError("UNAVAILABLE"));
      await Promise.all(idle.splice(0).map(({ client }) => client.end().catch(() => undefined)));
    },
  };
};

/** At most so many statements of one environment at once; a bounded queue behind them, then `DATA_BUSY`. */
const createGate = ({ running, waiting }: { readonly running: number; readonly waiting: number }) => {
  const states = new Map<string, { running: number; readonly queue: (() => void)[] }>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const state = states.get(key) ?? { running: 0, queue: [] };
    states.set(key, state);
    if (state.running >= running) {
      if (state.queue.length >= waiting) throw dataError("BUSY", {}, { retryAfter: 1 });
      await new Promise<void>((resolve) => state.queue.push(resolve));
    } else state.running += 1;
    try {
      return await work();
    } finally {
      const next = state.queue.shift();
      if (next) next();
      else {
        state.running -= 1;
        if (state.running === 0) states.delete(key);
      }
    }
  };
};
