/**
 * How far readers of events are behind, and who holds them back: nobody reads past the oldest transaction that writes, in whatever database
 * of the server it is open (EV5).
 */
import type { Sentence } from "../../schema/ids.ts";
import type { Database } from "../connect.ts";
import { transact } from "../transaction.ts";

/** A transaction open for longer than this is told. */
export const LAG_SECONDS = 5;

export interface Writer {
  /** Null: a prepared transaction, which no session holds any more. */
  readonly pid: number | null;
  readonly login: string;
  readonly database: string;
  readonly application: string;
  /** `active`, `idle in transaction`, `prepared`, … */
  readonly state: string;
}

export interface EventLag {
  /** Age of the oldest writing transaction, or of the oldest event that is saved and cannot be read yet, whichever is more. */
  readonly seconds: number;
  /** Null when nobody writes, or when the owner of the database may not look at that session. */
  readonly writer: Writer | null;
}

/** Looks once. */
export const eventLag = async (database: Database): Promise<EventLag> =>
  transact(await database.source("wn_consumer"), null, async (tx) => {
    const [writer] = await tx.query<Writer & { seconds: number }>(
      "select seconds, pid, login, database, application, state from events.oldest_writer()",
    );
    const [event] = await tx.query<{ seconds: number | null }>(
      `select extract(epoch from clock_timestamp() - min(at))::float8 as seconds from events.event
       where era = (select max(era) from events.era) and key >= pg_snapshot_xmin(pg_current_snapshot())`,
    );
    const seconds = Math.max(0, writer?.seconds ?? 0, event?.seconds ?? 0);
    if (!writer) return { seconds, writer: null };
    const { pid, login, database: name, application, state } = writer;
    return { seconds, writer: { pid, login, database: name, application, state } };
  });

/** Says who it is and what to do. */
export const lagSentence = ({ seconds, writer }: EventLag): Sentence => {
  const late = Math.round(seconds);
  if (!writer)
    return {
      en: `event_lag_seconds ${late}: events wait for a transaction of this PostgreSQL server that this login may not look at. Ask its administrator for the oldest one in pg_stat_activity.`,
      ar: `‏event_lag_seconds ${late}: تنتظر الأحداث معاملةً في خادم PostgreSQL هذا لا يحق لهذا الحساب الاطلاع عليها. اسأل مديره عن أقدم معاملة في pg_stat_activity.`,
    };
  const who = `${writer.login}@${writer.database}${writer.application ? ` "${writer.application}"` : ""}${writer.pid === null ? "" : `, pid ${writer.pid}`}, ${writer.state}`;
  const end = writer.pid === null ? "ROLLBACK PREPARED" : `SELECT pg_terminate_backend(${writer.pid})`;
  return {
    en: `event_lag_seconds ${late}: events wait for a transaction that is still open (${who}). Let it end, or end it: ${end}.`,
    ar: `‏event_lag_seconds ${late}: تنتظر الأحداث معاملةً لم تنته بعد (${who}). دعها تنتهي أو أنهها: ${end}.`,
  };
};

export interface LagWatch {
  /** Hears of each writer once when it is late, and again each time it is twice as late. */
  readonly late: (lag: EventLag) => void;
  readonly everyMs?: number;
  readonly look?: () => Promise<EventLag>;
}

/** Looks again and again until stopped. A database that is away is not late. */
export const watchLag = (database: Database, { late, everyMs = LAG_SECONDS * 1_000, look = () => eventLag(database) }: LagWatch) => {
  let told: { readonly who: string; readonly at: number } | null = null;
  const step = async () => {
    const lag = await look();
    const who = JSON.stringify(lag.writer);
    if (lag.seconds < LAG_SECONDS) told = null;
    else if (told?.who !== who || lag.seconds >= told.at * 2) {
      told = { who, at: lag.seconds };
      late(lag);
    }
  };
  const timer = setInterval(() => void step().catch(() => undefined), everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
