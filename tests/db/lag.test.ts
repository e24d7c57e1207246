import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EventLag, eventLag, LAG_SECONDS, lagSentence, watchLag } from "../../db/event-store/lag.ts";
import { transact } from "../../db/transaction.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { activated, until } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const open = async (work: string) => {
  const client = new pg.Client({ ...db.database.connection("wn_identity"), application_name: "long writer" });
  await client.connect();
  await client.query("begin");
  await client.query(work);
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const end = async () => {
    await client.query("rollback");
    await client.end();
  };
  return { pid: rows[0]!.pid, end };
};

describe("[EV5] a writer that stays open", () => {
  it("raises event_lag_seconds and is named; who only reads is not", async () => {
    const reader = await open("select 1");
    const writer = await open("select pg_current_xact_id()");
    // Other tests share this server: the oldest of all writers is told, which is ours as soon as theirs have ended.
    await until(async () => (await eventLag(db.database)).writer?.pid === writer.pid);
    const first = await eventLag(db.database);
    expect(first.writer).toMatchObject({ login: "wn_identity", application: "long writer", state: "idle in transaction" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await eventLag(db.database);
    expect(second.seconds).toBeGreaterThan(first.seconds);
    const said = lagSentence(second);
    for (const words of [said.en, said.ar]) expect(words).toMatch(new RegExp(`event_lag_seconds \\d+.*wn_identity.*${writer.pid}`));
    expect(said.ar).toMatch(/[\u0600-\u06ff]/);
    await writer.end();
    await until(async () => (await eventLag(db.database)).writer?.pid !== writer.pid);
    expect((await eventLag(db.database)).writer?.pid).not.toBe(reader.pid);
    await reader.end();
  });

  it("is told by the age of what nobody can read yet, where its session may not be looked at", async () => {
    const organization = db.organization();
    const writer = await open("select pg_current_xact_id()");
    await transact(await db.database.source("wn_identity"), organization, (tx) => tx.append("user:late", "none", [activated()]));
    await db.admin("alter function events.oldest_writer() rename to hidden_writer");
    await db.admin(`create function events.oldest_writer() returns table (seconds float8, pid int, login text, database text, application text, state text)
      language sql as $$ select null::float8, null::int, null::text, null::text, null::text, null::text where false $$; grant execute on function events.oldest_writer() to wn_consumer`);
    const lag = await eventLag(db.database);
    expect(lag.writer).toBeNull();
    expect(lag.seconds).toBeGreaterThan(0);
    expect(lagSentence(lag).en).toMatch(/event_lag_seconds .*pg_stat_activity/);
    await db.admin("drop function events.oldest_writer(); alter function events.hidden_writer() rename to oldest_writer");
    await writer.end();
  });

  it("is heard of once when it is five seconds late, and again when it is twice as late", async () => {
    expect(LAG_SECONDS).toBe(5);
    const writer = { pid: 7, login: "wn_runtime", database: "webnova", application: "x", state: "active" };
    const ages: (EventLag | Error)[] = [4, 6, 7, 11, 13, 0, 5]
      .map((seconds): EventLag | Error => ({ seconds, writer }))
      .toSpliced(3, 0, new Error("the database is away"));
    const heard: number[] = [];
    const watch = watchLag(db.database, {
      everyMs: 1,
      late: ({ seconds }) => heard.push(seconds),
      look: async () => {
        const next = ages.shift() ?? { seconds: 0, writer: null };
        if (next instanceof Error) throw next;
        return next;
      },
    });
    await until(() => ages.length === 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    watch.stop();
    expect(heard).toEqual([6, 13, 5]);
  });

  it("is ended by the server after 30 s, whichever login it is; only migrations of platforms set a limit of their own", async () => {
    const limits = await db.admin<{ role: string; limit: string | null }>(
      `select rolname as role, (select option_value from pg_options_to_table(setconfig) where option_name = 'transaction_timeout') as limit
       from pg_roles r left join pg_db_role_setting s on s.setrole = r.oid and s.setdatabase = 0 where rolname like 'wn\\_%' order by rolname`,
    );
    expect(limits.length).toBeGreaterThan(10);
    expect(limits.filter(({ limit }) => limit !== "30s").map(({ role }) => role)).toEqual(["wn_runtime"]);
  });
});
