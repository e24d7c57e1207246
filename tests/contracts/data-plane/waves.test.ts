import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";

/** Calls that come together are written together; what each may do, answers and leaves behind is its own. */
let platform: TestPlatform;
let people: readonly Person[];
const logged: unknown[] = [];

beforeAll(async () => {
  platform = await startPlatform(shopModel(), {
    log: (error) => logged.push(error),
    pools: { perEnvironment: { running: 8, waiting: 500 } },
  });
  people = [await platform.person(["r_owner"]), await platform.person(["r_owner"])];
});
afterAll(() => platform.close());

const query = "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status record { id name code } } }";
const create = (as: Person, set: object, idempotencyKey?: string) =>
  platform.ask(query, { input: { set, ...(idempotencyKey && { idempotencyKey }) } }, as);
const said = ({ body }: Answer): string =>
  body.errors
    ? [body.errors[0].extensions.code, ...(body.errors[0].extensions.problems ?? []).map(({ code }: { code: string }) => code)].join(" ")
    : "DONE";
const left = (name: string) =>
  platform.sql<{ name: string; owner: string; actor: string; event_actor: string; kept: number }>(
    `SELECT c.f_c_name AS name, c.f_c_owner AS owner, a.actor, e.meta->>'actor' AS event_actor,
       (SELECT count(*) FROM %s._idempotency k WHERE k.actor = a.actor AND k.answer LIKE '%' || c.id || '%')::int AS kept
     FROM %s.ent_cust c JOIN %s._audit a ON a.resource = 'ent_cust:' || c.id AND a.outcome = 'ok' JOIN %s._event e ON e.stream = 'record:' || c.id
     WHERE c.f_c_name LIKE $1 ORDER BY c.f_c_name`,
    [`${name}%`],
  );

describe("creates that come together", () => {
  it("[DP25] go in few statements, and each keeps who asked, its event, its audit entry and its answer", async () => {
    const calls = Array.from({ length: 40 }, (_, n) => ({ n, as: people[n % 2]!, name: `many ${String(n).padStart(2, "0")}` }));
    const answers = await Promise.all(calls.map(({ as, n, name }) => create(as, { name, owner: as.id }, `many-${n}`)));
    expect(answers.map(said)).toEqual(calls.map(() => "DONE"));
    for (const { n, name } of calls) expect(answers[n]?.body.data.createCustomer.record).toMatchObject({ name, code: null });
    expect(await left("many")).toEqual(calls.map(({ as, name }) => ({ name, owner: as.id, actor: as.id, event_actor: as.id, kept: 1 })));
    // Called again, each gets its own answer, letter by letter.
    const again = await Promise.all(calls.map(({ as, n, name }) => create(as, { name, owner: as.id }, `many-${n}`)));
    expect(again.map(({ text }) => text)).toEqual(answers.map(({ text }) => text));
    expect(await left("many")).toHaveLength(calls.length);
  });

  it("that stand in line go sixteen at a time", async () => {
    const [me] = people;
    const caller = {
      user: { id: me!.id, email: "", name: "", status: "active", roles: ["r_owner"], fields: {} },
      account: null,
      sessionId: null,
      viewerClass: ["r_member", "r_owner"],
      locale: "en",
    } as const;
    const call = (n: number) =>
      platform.plane.call(platform.environment, caller, query, { input: { set: { name: `line ${n}`, owner: me!.id } } });
    await call(0);
    const before = platform.plane.figures().statements;
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => call(n)));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    // 16, 16 and 8.
    expect(platform.plane.figures().statements - before).toBe(3);
    // Those that come one after the other while one is under way wait for it, and go together.
    const then = platform.plane.figures().statements;
    const later: ReturnType<typeof call>[] = [];
    const holder = new pg.Client(platform.database.url);
    await holder.connect();
    try {
      await holder.query("BEGIN");
      await holder.query(`LOCK TABLE ${platform.environment.schema}.ent_cust IN SHARE MODE`);
      for (let n = 100; n < 106; n += 1) {
        later.push(call(n));
        await new Promise(setImmediate);
      }
      await holder.query("COMMIT");
    } finally {
      await holder.end();
    }
    expect((await Promise.all(later)).flatMap(({ errors }) => errors ?? [])).toEqual([]);
    // The first, perhaps one beside it since it takes long, and the others.
    expect(platform.plane.figures().statements - then).toBeLessThanOrEqual(3);
  });

  it("[DP5] [DP17] [DP19] are refused one by one: for others' records, broken rules, taken values and keys of another input", async () => {
    let seed = 20261120;
    const random = (n: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * n);
    };
    const kinds = ["fine", "for another", "nobody's", "broken", "taken", "same key", "other input"] as const;
    for (let round = 0; round < 6; round += 1) {
      const name = `mixed ${round} `;
      const calls = Array.from({ length: 30 }, (_, n) => {
        const who = random(2);
        const kind = kinds[random(kinds.length)]!;
        const me = people[who]!.id;
        const set = {
          name: `${name}${n}`,
          owner: kind === "for another" ? people[1 - who]!.id : kind === "nobody's" ? null : me,
          code: `${name}${n}`,
        };
        if (kind === "broken") return { kind, who, set: { ...set, city: "Atlantis" }, key: undefined };
        if (kind === "taken") return { kind, who, set: { ...set, code: `${name}taken` }, key: undefined };
        if (kind === "same key")
          return { kind, who, set: { name: `${name}same`, owner: me, code: `${name}same${who}` }, key: `${name}same` };
        return { kind, who, set, key: kind === "other input" ? `${name}other` : undefined };
      });
      const answers = await Promise.all(calls.map(({ who, set, key }) => create(people[who]!, set, key)));
      const of = (kind: (typeof kinds)[number]) => answers.filter((_, n) => calls[n]!.kind === kind);
      const each = (of: readonly Answer[]) => [...new Set(of.map(said))].sort();
      expect([seed, each(of("fine"))]).toEqual([seed, ["DONE"]]);
      expect([seed, each(of("for another"))]).toEqual([seed, ["DATA_INVALID REFERENCE"]]);
      expect([seed, each(of("nobody's"))]).toEqual([seed, ["DATA_FORBIDDEN"]]);
      expect([seed, each(of("broken"))]).toEqual([seed, ["DATA_INVALID CHECK"]]);
      expect([
        seed,
        of("taken")
          .map(said)
          .filter((one) => one === "DONE"),
      ]).toEqual([seed, ["DONE"]]);
      expect([seed, each(of("taken")).filter((one) => one !== "DONE" && !/DUPLICATE$/.test(one))]).toEqual([seed, []]);
      for (const who of [0, 1]) {
        const same = answers.filter((_, n) => calls[n]!.kind === "same key" && calls[n]!.who === who);
        expect([seed, new Set(same.map(({ text }) => text)).size]).toEqual([seed, Math.min(same.length, 1)]);
        const other = answers.filter((_, n) => calls[n]!.kind === "other input" && calls[n]!.who === who).map(said);
        expect([seed, other.filter((one) => one === "DONE")]).toEqual([seed, other.length > 0 ? ["DONE"] : []]);
        expect([seed, other.filter((one) => one !== "DONE" && one !== "DATA_IDEMPOTENCY_MISMATCH")]).toEqual([seed, []]);
      }
      const rows = await left(name);
      expect(rows.map(({ owner }) => owner)).toEqual(rows.map(({ actor }) => actor));
      expect([seed, rows.length]).toEqual([
        seed,
        answers.filter((one, n) => said(one) === "DONE" && calls[n]!.kind !== "same key").length +
          new Set(of("same key").map(({ text }) => text)).size,
      ]);
    }
    expect(logged).toEqual([]);
  });

  it("wait for nobody's lock: those behind a record that is being deleted go on by themselves, the others are done", async () => {
    const shop = await platform.person(["r_clerk"]);
    const [held, free] = await Promise.all(
      ["held", "free"].map(async (name) => (await create(people[0]!, { name, owner: people[0]!.id })).body.data.createCustomer.record.id),
    );
    const invoice = "mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { status record { number } } }";
    const bill = (number: string, customer: string) => platform.ask(invoice, { input: { set: { number, customer } } }, shop);
    await bill("L-warm", free);
    const deleter = new pg.Client(platform.database.url);
    await deleter.connect();
    try {
      await deleter.query("BEGIN");
      await deleter.query(`SELECT 1 FROM ${platform.environment.schema}.ent_cust WHERE id = $1 FOR UPDATE`, [held]);
      const waiting = bill("L-held", held);
      const others = await Promise.all([bill("L-1", free), bill("L-2", free), bill("L-3", free)]);
      expect(others.map(said)).toEqual(["DONE", "DONE", "DONE"]);
      await deleter.query("COMMIT");
      expect(said(await waiting)).toBe("DONE");
    } finally {
      await deleter.end();
    }
  });
});
