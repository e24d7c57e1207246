/**
 * Connections of this process: readers per lane of statement time, and writers. Connections are opened when needed, prefer the
 * environment they served last, and are dropped when they fail. Statements asked for in one turn of the event loop leave in one write,
 * before the first of them is answered: a write to a socket costs more than most statements.
 */
import pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import { dataError, sqlState } from "./errors.ts";
import { lru } from "./lru.ts";
import type { Place } from "./names.ts";
import { enter, enterLocally, type Standing, unknown } from "./walls.ts";

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

/**
 * One open transaction of an environment. Statements may be asked for before earlier ones are answered: they run in order, and once one
 * failed the later ones fail too, and nothing is committed.
 */
export interface Writing {
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Pools {
  /** Runs one statement as the environment's role. */
  read<Row = Record<string, unknown>>(place: Place, account: string | null, question: ReadQuestion): Promise<readonly Row[]>;
  /**
   * Runs a transaction; `doors` run before the role is taken and ask all they have to ask in the turn they are called. Commits when
   * `work` answers and every statement went well, rolls back when something throws; what a door refused is told first.
   */
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
  /** Statements are being gathered for one write. */
  gathering: boolean;
}

const lifetime = 30 * 60_000;
const preparedPerConnection = 200;
const namedTexts = 2_000;
const connectTimeout = 2_000;

export const createPools = (options: PoolOptions): Pools => {
  const sizes: PoolSizes = { S: 4, M: 3, L: 2, writers: 4, ...options.sizes };
  const figures = { statements: 0, connections: 0 };
  const lanes = {
    S: createLane(options, sizes.S, laneTimeouts.S, figures),
    M: createLane(options, sizes.M, laneTimeouts.M, figures),
    L: createLane(options, sizes.L, laneTimeouts.L, figures),
  };
  // Actions find their rows by key: planning them for their values again and again costs more than running them.
  const writers = createLane(options, sizes.writers, writerTimeout, figures, "-c plan_cache_mode=force_generic_plan");
  const gate = createGate(options.perEnvironment ?? { running: 8, waiting: 64 });

  const named = createNames();

  const ask = async (held: Held, place: Place, account: string | null, { name, sql, values, lane }: ReadQuestion) => {
    const ms = laneTimeouts[lane] + 900;
    forgetOldest(held);
    const entered = enter((question) => send(held, question, ms), held.standing, place, account);
    figures.statements += 1;
    const answer = send(held, { text: sql, values: [...values], ...(name && prepared(held, `${place.schema}.${name}`)) }, ms);
    await entered;
    return await answer;
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
            held.standing.account = unknown;
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
        const ms = writerTimeout + 900;
        let over = false;
        let failed: unknown = null;
        const writing: Writing = {
          query: <Row>(text: string, values: readonly unknown[] = []) => {
            if (over) return Promise.reject(new Error("the transaction is over"));
            figures.statements += 1;
            const question = values.length > 0 ? { text, values: [...values], ...prepared(held, named(text)) } : text;
            const rows = send(held, question, ms).then((answer) => answer.rows as Row[]);
            rows.catch((error: unknown) => {
              failed ??= error;
            });
            return rows;
          },
        };
        try {
          forgetOldest(held);
          const opened = quiet(
            Promise.all([send(held, "BEGIN", ms), doors?.(writing), enterLocally((question) => send(held, question, ms), place, account)]),
          );
          held.standing.role = place.role;
          const result = await work(writing).catch(async (error: unknown) => {
            // A statement behind a door that refused only says that the transaction is over.
            await opened;
            throw error;
          });
          await opened;
          // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
          over = true;
          if ((await send(held, "COMMIT", ms)).command !== "COMMIT") throw failed ?? new Error("the transaction was rolled back");
          return result;
        } catch (error) {
          over = true;
          if (isUnavailable(error)) held.broken = true;
          else
            await send(held, "ROLLBACK", ms).catch(() => {
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

/** For a promise that is awaited later: a failure until then does not count as one that nobody heard. */
export const quiet = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined);
  return promise;
};

interface Wire {
  readonly stream: { cork(): void; uncork(): void; destroy(): void };
  readonly parsedStatements: Record<string, string>;
}
const wireOf = (held: Held): Wire => (held.client as unknown as { readonly connection: Wire }).connection;

/** Asks without waiting for earlier answers. What is asked in the same turn leaves in one write. */
const send = (held: Held, question: string | pg.QueryConfig, ms: number): Promise<pg.QueryResult> => {
  if (!held.gathering) {
    held.gathering = true;
    const { stream } = wireOf(held);
    stream.cork();
    process.nextTick(() => {
      held.gathering = false;
      stream.uncork();
    });
  }
  return quiet(within(held, held.client.query(question), ms));
};

// A server that stopped answering (a frozen process, a lost network) must not hold a request: the connection is dropped.
const within = <T>(held: Held, answer: Promise<T>, ms: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      held.broken = true;
      reject(dataError("UNAVAILABLE"));
      wireOf(held).stream.destroy();
    }, ms);
    timer.unref();
    answer.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });

/** Names a statement on this connection. */
const prepared = (held: Held, name: string): { readonly name: string } => {
  held.prepared.delete(name);
  held.prepared.set(name, true);
  return { name };
};

/** Closes the statements beyond 200 that were used longest ago; outside a transaction, where it cannot fail with it. */
const forgetOldest = (held: Held): void => {
  while (held.prepared.size > preparedPerConnection) {
    const oldest = held.prepared.keys().next().value!;
    held.prepared.delete(oldest);
    // One that never came to be parsed is not there to be closed.
    if (wireOf(held).parsedStatements[oldest] === undefined) continue;
    delete wireOf(held).parsedStatements[oldest];
    void send(held, `DEALLOCATE "${oldest.replaceAll('"', "")}"`, writerTimeout);
  }
};

/** A name for each statement text of the writers, the newest kept. Texts come from models and shapes of inputs, never hold values. */
const createNames = (): ((text: string) => string) => {
  const names = new Map<string, string>();
  let made = 0;
  return (text) =>
    lru(names, text, namedTexts, () => {
      made += 1;
      return `w${made}`;
    });
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
  settings = "",
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
      // Statements leave before earlier ones are answered. A connection serves one caller at a time all the same.
      pipeline: true,
      options: `-c statement_timeout=${timeout} -c lock_timeout=${timeout} -c idle_in_transaction_session_timeout=${timeout * 2} -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c search_path= ${settings}`,
    } as pg.ClientConfig);
    const held: Held = {
      client,
      standing: { role: null, account: null },
      prepared: new Map(),
      bornAt: Date.now(),
      broken: false,
      gathering: false,
    };
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
