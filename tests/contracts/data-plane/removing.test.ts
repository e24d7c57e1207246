import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";

let platform: TestPlatform;
let clerk: Person;
let biller: Person;
let owner: Person;
let other: Person;

beforeAll(async () => {
  platform = await startPlatform(shopModel());
  clerk = await platform.person(["r_clerk"]);
  biller = await platform.person(["r_biller"]);
  owner = await platform.person(["r_owner"]);
  other = await platform.person(["r_owner"]);
});
afterAll(() => platform.close());

const codeOf = ({ body }: Answer): string | undefined => body.errors?.[0].extensions.code;
const make = async (type: string, set: object, as = clerk): Promise<string> => {
  const { body } = await platform.ask(
    `mutation ($input: Create${type}Input!) { create${type}(input: $input) { record { id } } }`,
    { input: { set } },
    as,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data[`create${type}`].record.id;
};
const act = (verb: string, type: string, input: object, as = clerk) =>
  platform.ask(`mutation ($input: ${verb}${type}Input!) { ${verb.toLowerCase()}${type}(input: $input) { status } }`, { input }, as);
const remove = (type: string, id: string, as = clerk) => act("Delete", type, { id }, as);
const restore = (type: string, id: string, as = clerk) => act("Restore", type, { id }, as);
let numbers = 0;
const number = () => {
  numbers += 1;
  return `R-${numbers}`;
};

describe("[DP20] what points at a record that goes", () => {
  it("restrict names entity and count of what the reader sees, and only others of the rest", async () => {
    const customer = await make("Customer", { name: "Held" });
    for (const amount of ["50", "150", "250"]) await make("Invoice", { number: number(), customer, amount });
    const refused = await remove("Customer", customer);
    expect(refused.body.errors[0]).toMatchObject({
      message: "Other records still point here: Invoices (3). Change or delete them first.",
      extensions: { code: "DATA_REFERENCED", references: [{ entity: "invoice", count: 3 }], others: false },
    });
    const keeper = await platform.person(["r_keeper"]);
    const some = await remove("Customer", customer, keeper);
    expect(some.body.errors[0]).toMatchObject({
      message: "Other records still point here: Invoices (2), and others. Change or delete them first.",
      extensions: { references: [{ entity: "invoice", count: 2 }], others: true },
    });
    await platform.sql("UPDATE %s.ent_inv SET f_i_amount = 1 WHERE f_i_cust = $1", [customer]);
    const none = await remove("Customer", customer, keeper);
    expect(none.body.errors[0]).toMatchObject({
      message: "Other records still point here: and others. Change or delete them first.",
      extensions: { references: [], others: true },
    });
    expect(codeOf(await remove("Customer", customer, other))).toBe("DATA_NOT_FOUND");
    expect(await platform.sql("SELECT deleted_at FROM %s.ent_cust WHERE id = $1", [customer])).toEqual([{ deleted_at: null }]);
  });

  it("cascade takes along, clear empties, each with version, event and audit, and computed values follow", async () => {
    const maker = await make("Customer", { name: "Maker" });
    const product = await make("Product", { name: "Pen", maker });
    const customer = await make("Customer", { name: "Buyer" });
    const invoice = await make("Invoice", { number: number(), customer, lines: { create: [{ text: "a", product }, { text: "b" }] } });
    await remove("Customer", maker);
    expect(await platform.sql("SELECT f_p_maker AS maker, version FROM %s.ent_product WHERE id = $1", [product])).toEqual([
      { maker: null, version: 2 },
    ]);
    expect(codeOf(await remove("Invoice", invoice))).toBeUndefined();
    expect(await platform.sql("SELECT deleted_at IS NULL AS live, version FROM %s.ent_line WHERE f_l_inv = $1", [invoice])).toEqual([
      { live: false, version: 2 },
      { live: false, version: 2 },
    ]);
    const [told] = await platform.sql(
      "SELECT (SELECT count(*) FROM %s._event WHERE type = 'RecordDeleted' AND data->>'entity' = 'ent_line')::int AS events, (SELECT count(*) FROM %s._audit WHERE resource LIKE 'ent_line:%%' AND action = 'ent_inv.delete')::int AS audit".replaceAll(
        "%%",
        "%",
      ),
    );
    expect(told).toEqual({ events: 2, audit: 2 });
    // The lines are gone, so nothing clears them any more, and nothing holds the product.
    expect(codeOf(await remove("Product", product))).toBeUndefined();
    expect(codeOf(await remove("Customer", customer))).toBeUndefined();
  });

  it("a deletion that would take along too many is refused whole", async () => {
    const customer = await make("Customer", { name: "Big" });
    const invoice = await make("Invoice", { number: number(), customer });
    const fill = (count: number) =>
      platform.sql("INSERT INTO %s.ent_line (id, f_l_inv, f_l_text) SELECT gen_random_uuid(), $1, 'l' FROM generate_series(1, $2::int)", [
        invoice,
        count,
      ]);
    await fill(5_000);
    const { body } = await remove("Invoice", invoice);
    expect(body.errors[0].extensions).toMatchObject({ code: "DATA_LIMIT_RECORDS", limit: 5_000 });
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_line WHERE f_l_inv = $1 AND deleted_at IS NULL", [invoice])).toEqual([
      { n: 5_000 },
    ]);
    await platform.sql("DELETE FROM %s.ent_line WHERE id = (SELECT id FROM %s.ent_line WHERE f_l_inv = $1 LIMIT 1)", [invoice]);
    expect(codeOf(await remove("Invoice", invoice))).toBeUndefined();
    expect(await platform.sql("SELECT count(*)::int AS n FROM %s.ent_line WHERE f_l_inv = $1 AND deleted_at IS NULL", [invoice])).toEqual([
      { n: 0 },
    ]);
  });

  it("a record that goes and a new one that comes to point at it: never both", async () => {
    const rounds = 60;
    let kept = 0;
    let gone = 0;
    for (let round = 0; round < rounds; round += 1) {
      const [restricted, cascading, cleared] = await Promise.all([
        make("Customer", { name: "race" }),
        make("Customer", { name: "race" }).then((customer) => make("Invoice", { number: number(), customer })),
        make("Product", { name: "race" }),
      ]);
      const invoice = await make("Invoice", { number: number(), customer: await make("Customer", { name: "calm" }) });
      const answers = await Promise.all([
        remove("Customer", restricted),
        act("Create", "Invoice", { set: { number: number(), customer: restricted } }),
        remove("Invoice", cascading),
        act("Create", "Line", { set: { text: "race", invoice: cascading } }),
        remove("Product", cleared),
        act("Update", "Invoice", { id: invoice, version: 1, set: { lines: { create: [{ text: "race", product: cleared }] } } }),
      ]);
      for (const answer of answers) expect([undefined, "DATA_REFERENCED", "DATA_INVALID"]).toContain(codeOf(answer));
      if (codeOf(answers[0]!) === undefined) gone += 1;
      else kept += 1;
    }
    const dangling = await platform.sql(
      `SELECT 'invoice' AS what FROM %s.ent_inv i JOIN %s.ent_cust c ON c.id = i.f_i_cust WHERE i.deleted_at IS NULL AND c.deleted_at IS NOT NULL
       UNION ALL SELECT 'line' FROM %s.ent_line l JOIN %s.ent_inv i ON i.id = l.f_l_inv WHERE l.deleted_at IS NULL AND i.deleted_at IS NOT NULL
       UNION ALL SELECT 'product' FROM %s.ent_line l JOIN %s.ent_product p ON p.id = l.f_l_product WHERE l.deleted_at IS NULL AND p.deleted_at IS NOT NULL`,
    );
    expect(dangling).toEqual([]);
    expect(kept + gone).toBe(rounds);
  });

  it("who points at a record while it goes waits for it, and then finds it gone", async () => {
    const customer = await make("Customer", { name: "going" });
    const { schema } = platform.environment;
    let waiting: Promise<Answer> | null = null;
    // The deletion as the first of two transactions, held open until the other is seen to wait.
    await platform.plane.pools.write(platform.environment, null, async (writing) => {
      await writing.query(`SELECT id FROM ${schema}.ent_cust WHERE id = $1 FOR UPDATE`, [customer]);
      await writing.query(`UPDATE ${schema}.ent_cust SET deleted_at = now() WHERE id = $1`, [customer]);
      waiting = act("Create", "Invoice", { set: { number: number(), customer } });
      for (let tries = 0; tries < 500; tries += 1) {
        const [row] = await platform.sql<{ n: number }>("SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted");
        if ((row?.n ?? 0) > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error("nobody waited");
    });
    const { body } = await waiting!;
    expect(body.errors[0].extensions.problems).toMatchObject([{ path: ["set", "customer"], code: "REFERENCE" }]);
  });
});

describe("[DP21] bringing back", () => {
  it("a unique value is free at once, and restoring into a taken one is DATA_DUPLICATE", async () => {
    const first = await make("Customer", { name: "One", code: "B-1" });
    await remove("Customer", first);
    const second = await make("Customer", { name: "Two", code: "B-1" });
    const refused = await restore("Customer", first);
    expect(refused.body.errors[0].extensions).toMatchObject({ code: "DATA_DUPLICATE", problems: [{ path: ["code"], code: "DUPLICATE" }] });
    await remove("Customer", second);
    expect(codeOf(await restore("Customer", first))).toBeUndefined();
    expect(codeOf(await restore("Customer", first))).toBe("DATA_NOT_FOUND");
    await remove("Customer", first);
    await platform.sql("UPDATE %s.ent_cust SET deleted_at = now() - interval '31 days' WHERE id = $1", [first]);
    expect(codeOf(await restore("Customer", first))).toBe("DATA_NOT_FOUND");
  });

  it("what it pointed to may be gone by now: a needed reference is told, another emptied", async () => {
    const customer = await make("Customer", { name: "Old" });
    const maker = await make("Customer", { name: "Maker" });
    const invoice = await make("Invoice", { number: number(), customer });
    const product = await make("Product", { name: "Cup", maker });
    for (const [type, id] of [
      ["Invoice", invoice],
      ["Product", product],
      ["Customer", customer],
      ["Customer", maker],
    ] as const)
      await remove(type, id);
    const refused = await restore("Invoice", invoice);
    expect(refused.body.errors[0].extensions).toMatchObject({
      code: "DATA_INVALID",
      problems: [{ path: ["customer"], code: "REFERENCE" }],
    });
    expect(codeOf(await restore("Product", product))).toBeUndefined();
    expect(await platform.sql("SELECT f_p_maker AS maker FROM %s.ent_product WHERE id = $1", [product])).toEqual([{ maker: null }]);
    expect(codeOf(await restore("Customer", customer))).toBeUndefined();
    expect(codeOf(await restore("Invoice", invoice))).toBeUndefined();
  });

  it("is refused to who may not delete, and shows nothing to others", async () => {
    const mine = await make("Customer", { name: "Mine", owner: owner.id }, owner);
    await remove("Customer", mine, owner);
    expect(codeOf(await restore("Customer", mine, other))).toBe("DATA_NOT_FOUND");
    expect(codeOf(await restore("Customer", mine, biller))).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(codeOf(await restore("Customer", mine, owner))).toBeUndefined();
  });
});
