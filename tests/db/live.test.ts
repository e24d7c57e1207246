import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase } from "../../db/connect.ts";
import { subscribeEvents } from "../../db/event-store/live.ts";
import { readAll } from "../../db/event-store/read.ts";
import { transact } from "../../db/transaction.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";
import { activated, until } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const append = async (organization: OrganizationId, stream: string, count = 1, on = db.database) =>
  transact(await on.source("wn_identity"), organization, (tx) =>
    tx.append(
      stream,
      "any",
      Array.from({ length: count }, () => activated()),
    ),
  );

describe("live events", () => {
  it("delivers what happens after `ready`, in order, and nothing from before", async () => {
    const organization = db.organization();
    await append(organization, "user:before");
    // An event counts as told once nothing can appear below it, which a transaction of anybody on this server delays.
    const reader = await db.database.source("wn_reader");
    await until(async () => (await transact(reader, organization, (tx) => readAll(tx, null))).length === 1);
    const events = subscribeEvents(db.database, { organization });
    await events.ready;
    await append(organization, "user:a", 2);
    await append(organization, "user:b");
    const got = [await events.next(), await events.next(), await events.next()];
    expect(got.map(({ value }) => `${value?.stream} ${value?.version}`)).toEqual(["user:a 1", "user:a 2", "user:b 1"]);
    await events.return();
  });

  it("resumes after a position without loss or repeat", async () => {
    const organization = db.organization();
    await append(organization, "user:a", 100);
    await append(organization, "user:a", 55);
    const whole = subscribeEvents(db.database, { organization, after: "MC4wLjA" });
    const first: string[] = [];
    for (let index = 0; index < 100; index++) first.push((await whole.next()).value!.position);
    await whole.return();
    await append(organization, "user:a", 100);
    const rest = subscribeEvents(db.database, { organization, after: first.at(-1)! });
    const versions: number[] = [];
    for (let index = 0; index < 155; index++) versions.push((await rest.next()).value!.version);
    expect(versions).toEqual(Array.from({ length: 155 }, (_, index) => index + 101));
    await rest.return();
    expect(() => subscribeEvents(db.database, { organization, after: "nonsense" })).toThrow(
      expect.objectContaining({ code: "EVENT_POSITION_INVALID" }),
    );
  });

  it("delivers the wanted types only", async () => {
    const organization = db.organization();
    const events = subscribeEvents(db.database, { organization, types: ["VaultUnsealed"] });
    await events.ready;
    await append(organization, "user:a", 3);
    await transact(await db.database.source("wn_vault"), organization, (tx) =>
      tx.append("vault:one", "any", [{ type: "VaultUnsealed", schema: 1, data: {} }]),
    );
    expect((await events.next()).value?.type).toBe("VaultUnsealed");
    await events.return();
  });

  it("[EV7] a subscription of organization B hears nothing of A, also when it resumes from the beginning or from A's position", async () => {
    const a = db.organization();
    const b = db.organization();
    const own = subscribeEvents(db.database, { organization: a });
    await own.ready;
    await append(a, "user:same", 3);
    const position = (await own.next()).value!.position;
    const foreign = [null, "MC4wLjA", position].map((after) => subscribeEvents(db.database, { organization: b, after }));
    await Promise.all(foreign.map(({ ready }) => ready));
    await append(a, "user:same", 2);
    await append(b, "user:same");
    for (const events of foreign) {
      expect((await events.next()).value).toMatchObject({ organizationId: b, version: 1 });
      await events.return();
    }
    await own.return();
  });

  it("ends at once when returned or aborted while next() is waiting, and stays ended", async () => {
    const organization = db.organization();
    const returned = subscribeEvents(db.database, { organization });
    const waiting = [returned.next(), returned.next()];
    await returned.return();
    expect(await Promise.all(waiting)).toEqual([
      { value: undefined, done: true },
      { value: undefined, done: true },
    ]);
    const controller = new AbortController();
    const aborted = subscribeEvents(db.database, { organization, signal: controller.signal });
    const next = aborted.next();
    controller.abort();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(await aborted.next()).toEqual({ value: undefined, done: true });
  });

  it("[EV14] another process's commit arrives by NOTIFY, sent from one connection and never inside the command's transaction", async () => {
    const other = connectDatabase({ url: db.url, secret: db.secret });
    try {
      const organization = db.organization();
      const events = subscribeEvents(db.database, { organization });
      await events.ready;
      const heard: number[] = [];
      const unlisten = db.database.events.listen(() => heard.push(performance.now()));
      await until(async () => (await listeners()) >= 1);
      // At once: one after the other, each may take longer on a slow machine than hints are held back.
      await Promise.all(Array.from({ length: 40 }, (_, index) => append(organization, `user:${index}`, 1, other)));
      expect((await events.next()).value?.version).toBe(1);
      await until(() => heard.length > 0);
      // Debounced: forty commits in a row are far fewer hints.
      expect(heard.length).toBeLessThan(40);
      unlisten();
      await events.return();
    } finally {
      await other.close();
    }
  });

  it("[EV14] with NOTIFY cut off, delivery goes on by polling", async () => {
    const deaf = connectDatabase({ url: db.url, secret: db.secret });
    deaf.events.notifying = false;
    try {
      const organization = db.organization();
      const events = subscribeEvents(deaf, { organization });
      await events.ready;
      await append(organization, "user:a", 2);
      expect((await events.next()).value?.version).toBe(1);
      expect((await events.next()).value?.version).toBe(2);
      await events.return();
    } finally {
      await deaf.close();
    }
  });

  it("[EV14] [DP36] words for other processes arrive there once and not at home; when some may be lost, that is said", async () => {
    const other = connectDatabase({ url: db.url, secret: db.secret });
    try {
      const heard: (readonly string[] | null)[] = [];
      const atHome: (readonly string[] | null)[] = [];
      other.events.hear((words) => heard.push(words));
      db.database.events.hear((words) => atHome.push(words));
      // Whoever connects has missed what was before.
      await until(() => heard.length > 0);
      expect(heard.splice(0)).toEqual([null]);
      for (let n = 0; n < 600; n += 1) db.database.events.tell(`environment ${"é".repeat(20)} ${n % 300}`);
      await until(() => heard.flat().length >= 300);
      expect(new Set(heard.splice(0).flat()).size).toBe(300);
      // More than anybody would look at one by one.
      for (let n = 0; n < 5_000; n += 1) db.database.events.tell(`many ${n}`);
      await until(() => heard.length > 0);
      expect(heard.splice(0)).toEqual([null]);
      // Nonsense of somebody else says that there was something, and harms nobody.
      for (const nonsense of ["", "{", "[1]", "null"]) await db.admin("select pg_notify('wn_words', $1)", [nonsense]);
      await until(() => heard.length === 4);
      expect(heard.splice(0)).toEqual([null, null, null, null]);
      atHome.length = 0;
      // A line that was away: the one who heard says so, and the one who tells says it again.
      await db.admin(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      db.database.events.tell("while away");
      await until(() => heard.includes(null));
      expect(atHome.every((words) => words === null)).toBe(true);
    } finally {
      await other.close();
    }
  });

  it("survives the loss of all its connections and continues where it was", async () => {
    const organization = db.organization();
    const events = subscribeEvents(db.database, { organization });
    await events.ready;
    await append(organization, "user:a");
    expect((await events.next()).value?.version).toBe(1);
    await db.admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    const next = events.next();
    await until(() =>
      append(organization, "user:a").then(
        () => true,
        () => false,
      ),
    );
    expect((await next).value?.version).toBe(2);
    await events.return();
  });
});

const listeners = async (): Promise<number> => {
  const [row] = await db.admin<{ count: string }>(
    "select count(*) from pg_stat_activity where pid <> pg_backend_pid() and query ilike '%wn_events%' and datname = current_database()",
  );
  return Number(row?.count);
};
