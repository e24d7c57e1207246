import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isUnavailable } from "../../db/away.ts";
import { transact } from "../../db/transaction.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe("a database that goes away", () => {
  it("[FD39] is told from a question it refused: while a question waits, between two of a transaction, and before the first", async () => {
    const source = await db.database.source("wn_identity");
    const cut = (pid: number) => db.admin("select pg_terminate_backend($1)", [pid]);
    const asked = async (whenGone: (tx: Parameters<Parameters<typeof transact>[2]>[0]) => Promise<unknown>) =>
      failure(
        transact(source, null, async (tx) => {
          const [row] = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
          await cut(row!.pid);
          return whenGone(tx);
        }),
      );
    const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
    const cases = {
      asking: await asked((tx) => tx.query("select pg_sleep(5)")),
      between: await asked(async (tx) => {
        await pause();
        return tx.query("select 1");
      }),
      ending: await asked(pause),
    };
    for (const [when, error] of Object.entries(cases))
      expect([when, String(error), isUnavailable(error)]).toEqual([when, String(error), true]);
    expect(isUnavailable(await failure(source.query("select nonsense")))).toBe(false);
    expect(await source.query("select 1 as one")).toEqual([{ one: 1 }]);
  });
});
