/**
 * What the data plane asks of PostgreSQL in this process: reads, in lanes by the time they may take, and transactions. Every one is of
 * one environment, and enters as its role.
 */
import type pg from "pg";
import { isUnavailable } from "../../../db/away.ts";
import { forgetOldest, type Held, type How, type LaneOptions, prepared, quiet, send, sendForTexts } from "./connections.ts";
import { sqlState } from "./errors.ts";
import { createGate } from "./gate.ts";
import { createLane, defaultWaitMs } from "./lane.ts";
import { lru } from "./lru.ts";
import type { Place } from "./names.ts";
import { createPace } from "./pace.ts";
import type { ByteText } from "./row-bytes.ts";
import { FailedBeside, type NamedStatement, type Reading } from "./text-question.ts";
import { enterLocally, forgetStanding, setting, settled } from "./walls.ts";

export type Lane = "S" | "M" | "L";
/** Longest a statement may run, in milliseconds. */
export const laneTimeouts = { S: 2_000, M: 5_000, L: 10_000 } as const satisfies Record<Lane, number>;
const writerTimeout = 5_000;
const lockMs = 100;
const tooManyConnections = "53300";

export interface ReadQuestion {
  /** Name of the prepared statement, its own in the whole process; absent: parsed each time. */
  readonly name?: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly lane: Lane;
  /** Whose rows it asks for, where rows are one person's. */
  readonly person?: string | null;
  /** So short that another question may come right behind it on the same connection, or together with it. */
  readonly brief?: boolean;
}

/** A question for one text. Its name stands for this statement alone, in the whole process. */
type TextQuestion = Omit<ReadQuestion, "lane"> & { readonly name: string };

/**
 * One open transaction of an environment. Statements may be asked for before earlier ones are answered: they run in order, and once one
 * failed the later ones fail too, and nothing is committed.
 */
export interface Writing {
  /** Nothing more will be asked: the commit leaves with what was asked last. Without it the commit follows when the work is done. */
  commit(): void;
  query<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Pools {
  /** Runs one statement as the environment's role. */
  read<Row = Record<string, unknown>>(place: Place, account: string | null, question: ReadQuestion): Promise<readonly Row[]>;
  /** The same for a statement with one text column: the text of its first row; null: no row. */
  readText(
    place: Place,
    account: string | null,
    question: TextQuestion & Pick<ReadQuestion, "lane" | "brief" | "person">,
  ): Promise<string | null>;
  /** The same as the response to a question, `{"data":…}`: its bytes, as they came. */
  readAnswer: (...asked: Parameters<Pools["readText"]>) => Promise<ByteText | null>;
  /**
   * Runs one statement that writes, as the environment's role and in a transaction of its own. Asked again when the connection turns out
   * not to be set up for it: it has done nothing then. It waits for no other's lock longer than `lockMs`. Answers the text of each row.
   */
  writeOnce(place: Place, account: string | null, question: TextQuestion): Promise<readonly (string | null)[]>;
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

const namedTexts = 2_000;

export const createPools = (options: PoolOptions): Pools => {
  const sizes: PoolSizes = { S: 4, M: 3, L: 2, writers: 4, ...options.sizes };
  const figures = { statements: 0, connections: 0 };
  const lane = (size: number, timeout: number, more: Partial<LaneOptions> = {}) =>
    createLane({
      connection: options.connection,
      ...(options.waitMs !== undefined && { waitMs: options.waitMs }),
      size,
      timeout,
      figures,
      ...more,
    });
  const lanes = { S: lane(sizes.S, laneTimeouts.S), M: lane(sizes.M, laneTimeouts.M), L: lane(sizes.L, laneTimeouts.L) };
  // Short plans of several callers, one behind the other on the same connections.
  const shared = lane(sizes.S, laneTimeouts.S, { holders: 4 });
  // Actions find their rows by key: planning them for their values again and again costs more than running them. What is planned once,
  // on a table of a few rows, is asked of a hundred thousand later: by its index from the beginning.
  const settings = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";
  const writers = lane(sizes.writers, writerTimeout, { settings });
  // Those that are one statement keep their role from one to the next. Several people's calls go together: none waits long for one.
  const quickWriters = lane(sizes.writers, writerTimeout, { settings: `${settings} -c lock_timeout=${lockMs}` });
  const gate = createGate({ waitMs: options.waitMs ?? defaultWaitMs, ...(options.perEnvironment ?? { running: 8, waiting: 64 }) });
  const named = createNames();
  const pace = createPace();

  /** Asks, and sets in front of it what is to be set. A failure of what it answers is heard, whoever awaits it when. */
  type Ask<T> = (held: Held, set: NamedStatement | null, question: Omit<ReadQuestion, "lane">, ms: number, how: How) => Promise<T>;
  const forRows: Ask<readonly Record<string, unknown>[]> = (held, set, { name, sql, values }, ms, { gather }) => {
    const entered = set && send(held, { ...set, values: [...set.values] }, ms, gather);
    const rows = quiet(
      send(held, { text: sql, values: [...values], ...(name && prepared(held, name)) }, ms, gather).then((answer) => answer.rows),
    );
    // A setting that failed is told first.
    return entered === null ? rows : entered.then(() => rows);
  };
  const reading =
    <T>(read: Reading<T>): Ask<readonly T[]> =>
    (held, set, { name, sql, values }, ms, how) =>
      sendForTexts(held, { setting: set, statement: { name: name!, text: sql, values }, read }, ms, how);
  const forTexts = reading((row) => row.text());
  const forAnswers = reading((row) => row.between('{"data":', "}"));

  const once = <T>(
    held: Held,
    place: Place,
    account: string | null,
    question: Omit<ReadQuestion, "lane">,
    timeout: number,
    how: How,
    ask: Ask<T>,
  ): Promise<T> => {
    // Those in front may each take their time.
    const ms = timeout * held.holders + 900;
    forgetOldest(held, ms);
    const set = setting(held.standing, place, account, question.person ?? null);
    figures.statements += 1;
    const answer = ask(held, set, question, ms, how);
    if (set !== null)
      answer.then(
        () => settled(held.standing, true),
        () => settled(held.standing, false),
      );
    return answer;
  };

  /** Twice where the first time found a connection that was not set up for it, or somebody else's question failed with it. */
  const askAgain: typeof once = async (held, place, account, question, timeout, how, ask) => {
    try {
      return await once(held, place, account, question, timeout, how, ask);
    } catch (error) {
      if (isLostSetting(error)) forgetStanding(held.standing);
      else if (!isLostStatement(error) && !(error instanceof FailedBeside)) throw error;
      return await once(held, place, account, question, timeout, { ...how, company: "none" }, ask);
    }
  };
  /** What a failure says about the connection. */
  const mark = (held: Held, error: unknown) => {
    if (isUnavailable(error)) held.broken = true;
    else if (isLostSetting(error)) forgetStanding(held.standing);
  };

  const readAs = <T>(place: Place, account: string | null, question: ReadQuestion, ask: Ask<T>): Promise<T> =>
    gate(place.schema, async () => {
      const plan = question.lane === "S" ? question.name : undefined;
      let shares = plan !== undefined && pace.quick(plan);
      let lane = shares ? shared : lanes[question.lane];
      let brief = shares && question.brief === true;
      const taken = lane.take(place.role, brief);
      const alone = (error: unknown) => {
        // Where no connection can be opened for many, one of those that serve one at a time may be there.
        if (!shares || sqlState(error) !== tooManyConnections) throw error;
        [shares, brief, lane] = [false, false, lanes[question.lane]];
        return lane.take(place.role);
      };
      const held = taken instanceof Promise ? await taken.catch(alone) : taken;
      const began = performance.now();
      try {
        return await askAgain(
          held,
          place,
          account,
          question,
          laneTimeouts[question.lane],
          { gather: shares, company: brief ? "next" : "waiting" },
          ask,
        );
      } catch (error) {
        mark(held, error);
        throw error;
      } finally {
        const ended = performance.now();
        if (plan !== undefined) pace.took(plan, ended - Math.max(began, held.answeredAt));
        held.answeredAt = ended;
        lane.give(held, brief);
      }
    });

  return {
    figures,
    read: <Row>(place: Place, account: string | null, question: ReadQuestion) =>
      readAs(place, account, question, forRows) as Promise<readonly Row[]>,
    readText: async (place, account, question) => (await readAs(place, account, question, forTexts))[0] ?? null,
    readAnswer: async (place, account, question) => (await readAs(place, account, question, forAnswers))[0] ?? null,
    writeOnce: (place, account, question) =>
      gate(place.schema, async () => {
        const held = await quickWriters.take(place.role);
        try {
          return await askAgain(held, place, account, question, writerTimeout, { gather: false, company: "none" }, forTexts);
        } catch (error) {
          mark(held, error);
          throw error;
        } finally {
          quickWriters.give(held);
        }
      }),
    write: <T>(place: Place, account: string | null, work: (writing: Writing) => Promise<T>, doors?: (writing: Writing) => Promise<void>) =>
      gate(place.schema, async () => {
        const held = await writers.take(place.role);
        const ms = writerTimeout + 900;
        let over = false;
        let failed: unknown = null;
        let committing: Promise<pg.QueryResult> | null = null;
        // Not before the doors have let it through.
        const commit = () => {
          committing ??= quiet(
            opened.then(() => {
              over = true;
              return send(held, "COMMIT", ms);
            }),
          );
          return committing;
        };
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
          commit: () => void commit(),
        };
        let opened: Promise<unknown> = Promise.resolve();
        try {
          forgetOldest(held, ms);
          opened = quiet(
            Promise.all([send(held, "BEGIN", ms), doors?.(writing), enterLocally((question) => send(held, question, ms), place, account)]),
          );
          const result = await work(writing).catch(async (error: unknown) => {
            // A statement behind a door that refused only says that the transaction is over.
            await opened;
            throw error;
          });
          // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
          if ((await commit()).command !== "COMMIT") throw failed ?? new Error("the transaction was rolled back");
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
      await Promise.all([...Object.values(lanes), shared, writers, quickWriters].map((lane) => lane.close()));
    },
  };
};

/** Two first uses of a name behind each other, of which the first could not be parsed: the second knows of no statement. */
const isLostStatement = (error: unknown): boolean => sqlState(error) === "26000";

/** A reader whose role, account or person was lost on the way: set again and repeat once. */
const isLostSetting = (error: unknown): boolean =>
  sqlState(error) === "42501" ||
  (sqlState(error) === "22P02" && error instanceof Error && /\b(account|person) mismatch/.test(error.message));

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
