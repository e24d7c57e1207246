/**
 * One connection to PostgreSQL and what is asked of it. A question does not wait for the answer of the one before: what is asked together
 * leaves in one write, which costs more than most statements.
 */
import pg from "pg";
import { dataError } from "./errors.ts";
import { readRowsLate } from "./row-bytes.ts";
import { type TextQuestion, TextQuestions } from "./text-question.ts";
import { newStanding, type Standing } from "./walls.ts";

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
  /** How many of them ask something so short that nobody needs to make way. */
  brief: number;
  /** When the newest answer came: what was asked behind it began then. */
  answeredAt: number;
  /** Statements are being gathered for one write. */
  gathering: boolean;
  /** What rides with the next question, or leaves by itself when none comes. */
  riding: TextQuestion[];
  /** What is asked and not answered. */
  readonly open: Set<Open>;
  /** When it is next looked whether something was asked for too long. */
  watch: { readonly timer: NodeJS.Timeout; readonly at: number } | null;
  /** Bytes that had come when it was last looked so. */
  heard: number;
}

/** How a question leaves. */
export interface How {
  /** Together with what others ask of the connection until the loop has looked at all its sockets. */
  readonly gather: boolean;
  /** In one transaction with the next question, with those that waited for it, or by itself. */
  readonly company: "next" | "waiting" | "none";
}

interface Open {
  readonly until: number;
  readonly giveUp: () => void;
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

const preparedPerConnection = 1_000;
const connectTimeout = 2_000;

/** Opens a connection with the settings of its lane. */
export const connect = async ({ connection, timeout, settings = "" }: LaneOptions): Promise<Held> => {
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
    standing: newStanding(),
    prepared: new Map(),
    bornAt: Date.now(),
    broken: false,
    holders: 0,
    brief: 0,
    answeredAt: 0,
    gathering: false,
    riding: [],
    open: new Set(),
    watch: null,
    heard: 0,
  };
  client.on("error", () => {
    held.broken = true;
  });
  await client.connect();
  readRowsLate(client);
  return held;
};

/** For a promise that is awaited later: a failure until then does not count as one that nobody heard. */
export const quiet = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined);
  return promise;
};

interface Wire {
  readonly stream: { readonly bytesRead: number; cork(): void; uncork(): void; destroy(): void };
  readonly parsedStatements: Record<string, string>;
}
const wireOf = (held: Held): Wire => (held.client as unknown as { readonly connection: Wire }).connection;

/**
 * Asks without waiting for earlier answers; `ms` is the longest until its own. What is asked in the same turn leaves in one write, and
 * with `gather` also what others ask of this connection until the loop has looked at all its sockets.
 */
export const send = (held: Held, question: string | pg.QueryConfig, ms: number, gather = false): Promise<pg.QueryResult> => {
  leaveTogether(held, gather);
  depart(held);
  return within(held, ms, (resolve, reject) => void held.client.query(question).then(resolve, reject));
};

/**
 * The same of a prepared statement whose rows have one text each, of which `read` takes what is wanted, and of the setting in front of it.
 * With company it is one transaction: where one of them fails, the others were asked for nothing (`FailedBeside`).
 */
export const sendForTexts = <T>(
  held: Held,
  { setting, statement, read }: Omit<TextQuestion<T>, "told">,
  ms: number,
  { gather, company }: How,
): Promise<readonly T[]> => {
  leaveTogether(held, gather);
  renew(held, statement.name);
  return within(held, ms, (resolve, reject) => {
    const told: TextQuestion<T>["told"] = (error, answers) => (error ? reject(error) : resolve(answers));
    if (company === "none") depart(held);
    held.riding.push({ setting, statement, read, told } as TextQuestion);
    if (company !== "next") depart(held);
  });
};

const depart = (held: Held): void => {
  if (held.riding.length === 0) return;
  held.client.query(new TextQuestions(held.riding) as unknown as pg.Submittable);
  held.riding = [];
};

const leaveTogether = (held: Held, gather: boolean): void => {
  if (held.gathering) return;
  held.gathering = true;
  const { stream } = wireOf(held);
  stream.cork();
  const leave = () => {
    held.gathering = false;
    depart(held);
    stream.uncork();
  };
  if (gather) setImmediate(leave);
  else process.nextTick(leave);
};

// A server that stopped answering (a frozen process, a lost network) must not hold a request: the connection is dropped. One that is in the
// middle of a long answer has not stopped: how long it may work on it, it watches itself.
const within = <T>(held: Held, ms: number, ask: (resolve: (value: T) => void, reject: (error: unknown) => void) => void): Promise<T> =>
  quiet(
    new Promise((resolve, reject) => {
      const open: Open = { until: performance.now() + ms, giveUp: () => reject(dataError("UNAVAILABLE")) };
      held.open.add(open);
      watch(held, open.until - silence);
      ask(
        (value) => {
          held.open.delete(open);
          resolve(value);
        },
        (error) => {
          held.open.delete(open);
          reject(error);
        },
      );
    }),
  );

/** So long nothing may come before a question is given up whose time is over, in milliseconds. */
const silence = 250;

/** One timer for all that is asked of a connection: nearly every question is answered long before, and a timer of its own costs more than asking it. */
const watch = (held: Held, at: number): void => {
  if (held.watch !== null && held.watch.at <= at) return;
  if (held.watch !== null) clearTimeout(held.watch.timer);
  // Behind the sockets: where this process was held up, the answer may be there, and timers come before what is to be read.
  held.watch = { timer: setTimeout(() => setImmediate(look, held), at - performance.now()).unref(), at };
};

const look = (held: Held): void => {
  held.watch = null;
  const now = performance.now();
  const times = [...held.open].map(({ until }) => until);
  if (times.length === 0) return;
  const { stream } = wireOf(held);
  const next = Math.min(...times);
  const looked = next - silence <= now;
  const heard = looked && held.heard !== stream.bytesRead;
  if (looked) held.heard = stream.bytesRead;
  if (!looked || heard || next > now) {
    watch(held, looked ? (heard ? now + silence : next) : next - silence);
    return;
  }
  held.broken = true;
  for (const { until, giveUp } of held.open) if (until <= now) giveUp();
  stream.destroy();
};

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

/** Closes the statements beyond a thousand that were used longest ago; outside a transaction, where it cannot fail with it. */
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
