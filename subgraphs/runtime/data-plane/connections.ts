/**
 * Connections to PostgreSQL, some of a kind in a lane. They are opened when needed, prefer the environment they served last, and are
 * dropped when they fail. A question does not wait for the answer of the one before: what is asked together leaves in one write, which
 * costs more than most statements.
 */
import pg from "pg";
import { dataError } from "./errors.ts";
import { type NamedStatement, TextQuestion } from "./text-question.ts";
import { type Standing, unknown } from "./walls.ts";

/** A connection in somebody's hands. */
export interface Held {
  readonly client: pg.Client;
  readonly standing: Standing;
  /** Names of statements, the one used longest ago first. */
  readonly prepared: Map<string, true>;
  readonly bornAt: number;
  broken: boolean;
  /** How many hold it now. */
  holders: number;
  /** When the newest answer came: what was asked behind it began then. */
  answeredAt: number;
  /** Statements are being gathered for one write. */
  gathering: boolean;
}

export interface Lane {
  /** A connection, at once where one is free. */
  take(role: string): Held | Promise<Held>;
  give(held: Held): void;
  close(): Promise<void>;
}

export interface LaneOptions {
  readonly connection: pg.ClientConfig;
  readonly size: number;
  /** Longest a statement may run, in milliseconds. */
  readonly timeout: number;
  /** How many may hold one connection at once; more than one only where statements are short. */
  readonly holders?: number;
  /** Longest a caller waits for a connection. */
  readonly waitMs?: number;
  readonly settings?: string;
  readonly figures: { connections: number };
}

const lifetime = 30 * 60_000;
const preparedPerConnection = 500;
const connectTimeout = 2_000;
/** Longest a caller waits for its turn. */
export const defaultWaitMs = 2_500;

export const createLane = (options: LaneOptions): Lane => {
  const { size, holders = 1, waitMs = defaultWaitMs, figures } = options;
  const all = new Set<Held>();
  const waiting: { resolve(held: Held): void; reject(error: unknown): void; role: string }[] = [];
  let open = 0;
  let closed = false;

  const begin = async (role: string): Promise<Held> => {
    open += 1;
    try {
      const held = await connect(options);
      held.client.on("error", () => retire(held));
      figures.connections += 1;
      held.standing.served = role;
      held.holders = 1;
      if (!held.broken) all.add(held);
      return held;
    } catch (error) {
      open -= 1;
      // Nobody is left who could give theirs to those who wait: they hear at once what the matter is.
      if (open === 0) for (const { reject } of waiting.splice(0)) reject(error);
      throw error;
    }
  };
  /** Nobody else gets it; it ends when the last holder gives it back. */
  const retire = (held: Held) => {
    held.broken = true;
    if (all.delete(held) && held.holders === 0) drop(held);
  };
  const drop = (held: Held) => {
    open -= 1;
    held.client.end().catch(() => undefined);
    const next = waiting.shift();
    if (next) begin(next.role).then(next.resolve, next.reject);
  };
  const hold = (held: Held, role: string): Held => {
    held.holders += 1;
    held.standing.served = role;
    return held;
  };
  /** The least busy one, and of those the one that served this role last. */
  const best = (role: string, most: number): Held | null => {
    let found: Held | null = null;
    for (const held of all)
      if (
        held.holders <= most &&
        (!found ||
          held.holders < found.holders ||
          (held.holders === found.holders && held.standing.served === role && found.standing.served !== role))
      )
        found = held;
    return found;
  };

  /** Who waits of those that hold least now, and of those who came first: one environment's crowd does not stand in front of another. */
  const fairest = (): number => {
    const holds = new Map<string, number>();
    for (const { standing, holders } of all)
      if (standing.served !== null) holds.set(standing.served, (holds.get(standing.served) ?? 0) + holders);
    let found = 0;
    for (const [at, { role }] of waiting.entries()) if ((holds.get(role) ?? 0) < (holds.get(waiting[found]!.role) ?? 0)) found = at;
    return found;
  };

  return {
    take: (role) => {
      if (closed) throw dataError("UNAVAILABLE");
      const idle = best(role, 0);
      if (idle) return hold(idle, role);
      if (open < size) return begin(role);
      const shared = best(role, holders - 1);
      if (shared) return hold(shared, role);
      return new Promise<Held>((resolve, reject) => {
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
      held.holders -= 1;
      if (held.broken || closed || Date.now() - held.bornAt > lifetime) {
        all.delete(held);
        held.broken = true;
        if (held.holders === 0) drop(held);
        return;
      }
      if (waiting.length === 0) return;
      const [next] = waiting.splice(fairest(), 1);
      if (next) next.resolve(hold(held, next.role));
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(dataError("UNAVAILABLE"));
      const idle = [...all].filter((held) => held.holders === 0);
      for (const held of idle) all.delete(held);
      await Promise.all(idle.map(({ client }) => client.end().catch(() => undefined)));
    },
  };
};

const connect = async ({ connection, timeout, settings = "" }: LaneOptions): Promise<Held> => {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: connectTimeout,
    application_name: "webnova-data-plane",
    // Statements leave before earlier ones are answered.
    pipeline: true,
    options: `-c statement_timeout=${timeout} -c lock_timeout=${timeout} -c idle_in_transaction_session_timeout=${timeout * 2} -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601 -c search_path= ${settings}`,
  } as pg.ClientConfig);
  const held: Held = {
    client,
    standing: { role: null, account: null, served: null },
    prepared: new Map(),
    bornAt: Date.now(),
    broken: false,
    holders: 0,
    answeredAt: 0,
    gathering: false,
  };
  client.on("error", () => {
    held.broken = true;
  });
  await client.connect();
  return held;
};

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

/**
 * Asks without waiting for earlier answers; `ms` is the longest until its own. What is asked in the same turn leaves in one write, and
 * with `gather` also what others ask of this connection until the loop has looked at all its sockets.
 */
export const send = (held: Held, question: string | pg.QueryConfig, ms: number, gather = false): Promise<pg.QueryResult> => {
  leaveTogether(held, gather);
  return within(held, ms, (resolve, reject) => void held.client.query(question).then(resolve, reject));
};

/** The same of a prepared statement that answers texts, one in each row. */
export const sendForTexts = (held: Held, statement: NamedStatement, ms: number, gather: boolean): Promise<readonly (string | null)[]> => {
  leaveTogether(held, gather);
  renew(held, statement.name);
  return within(held, ms, (resolve, reject) => {
    held.client.query(
      new TextQuestion(statement, (error, answers) => (error ? reject(error) : resolve(answers))) as unknown as pg.Submittable,
    );
  });
};

const leaveTogether = (held: Held, gather: boolean): void => {
  if (held.gathering) return;
  held.gathering = true;
  const { stream } = wireOf(held);
  stream.cork();
  const leave = () => {
    held.gathering = false;
    stream.uncork();
  };
  if (gather) setImmediate(leave);
  else process.nextTick(leave);
};

// A server that stopped answering (a frozen process, a lost network) must not hold a request: the connection is dropped.
const within = <T>(held: Held, ms: number, ask: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> =>
  quiet(
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        held.broken = true;
        reject(dataError("UNAVAILABLE"));
        wireOf(held).stream.destroy();
      }, ms);
      timer.unref();
      ask(
        (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        (error) => {
          clearTimeout(timer);
          reject(error);
        },
      );
    }),
  );

/** Names a statement on this connection. */
export const prepared = (held: Held, name: string): { readonly name: string } => {
  renew(held, name);
  return { name };
};

/** Which were used longest ago counts only when there are many. */
const renew = (held: Held, name: string): void => {
  if (held.prepared.size < preparedPerConnection / 2 && held.prepared.has(name)) return;
  held.prepared.delete(name);
  held.prepared.set(name, true);
};

/** Closes the statements beyond 500 that were used longest ago; outside a transaction, where it cannot fail with it. */
export const forgetOldest = (held: Held, ms: number): void => {
  while (held.prepared.size > preparedPerConnection) {
    const oldest = held.prepared.keys().next().value!;
    held.prepared.delete(oldest);
    // One that never came to be parsed is not there to be closed.
    if (wireOf(held).parsedStatements[oldest] === undefined) continue;
    delete wireOf(held).parsedStatements[oldest];
    void send(held, `DEALLOCATE "${oldest.replaceAll('"', "")}"`, ms);
  }
};

/** Nothing is known of the connection any more: role and account are set again. */
export const forgetStanding = ({ standing }: Held): void => {
  standing.role = null;
  standing.account = unknown;
};
