/** What a value that is already taken tells: that it is, and nothing else; on a platform of several accounts not even that across them. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { equipment } from "../../../subgraphs/runtime/data-plane/equipment.ts";
import { runStatements } from "../../../subgraphs/runtime/migrate/run.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const mutation = (platform: TestPlatform, name: string, input: object, as: Person): Promise<Answer> =>
  platform.ask(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { status record { id } } }`,
    { input },
    as,
  );

describe("a value that is taken", () => {
  let wire: Wire;
  let platform: TestPlatform;
  let owner: Person;
  let other: Person;
  beforeAll(async () => {
    wire = await openWire(database.database.connection("wn_data"));
    platform = await startPlatform(compiled(shop), { database, connection: wire.connection });
    owner = await platform.person(["r_owner"]);
    other = await platform.person(["r_owner"]);
    for (const [code, person] of [
      ["MINE", owner],
      ["OURS", other],
    ] as const)
      await mutation(platform, "createCustomer", { set: { code, name: code, owner: person.id } }, person);
  });
  afterAll(async () => {
    await platform.close();
    await wire.close();
  });

  const customers = () => platform.sql("SELECT id, version, f_c_code, f_c_name, updated_at FROM %s.ent_cust ORDER BY id");
  const plainOf = ({ status, text }: Answer, code: string) => ({
    status,
    text: text.replaceAll(code, "CODE").replaceAll(/"correlationId":"[^"]*"/g, '"correlationId":""'),
  });

  it.each(["createCustomer", "updateCustomer"])("tells the same whether its record is visible or not: %s", async (name) => {
    const seen = await platform.ask("{ customers { nodes { id code } } }", {}, owner);
    expect(seen.body.data.customers.nodes.map(({ code }: { code: string }) => code)).not.toContain("OURS");
    const mine = await mutation(platform, "createCustomer", { set: { name: "Third", owner: owner.id } }, owner);
    const { id } = mine.body.data.createCustomer.record;
    const input = (code: string) =>
      name === "createCustomer" ? { set: { code, name: "New", owner: owner.id } } : { id, version: 1, set: { code } };
    const before = await customers();
    const ask = async (code: string) => {
      wire.taken();
      const answer = await mutation(platform, name, input(code), owner);
      return { told: plainOf(answer, code), statements: wire.taken(), code: answer.body.errors?.[0].extensions.code };
    };
    // Everything is prepared once before it is counted.
    await ask("MINE");
    await ask("OURS");
    const [visible, hidden] = [await ask("MINE"), await ask("OURS")];
    expect([visible.code, hidden.code]).toEqual(["DATA_DUPLICATE", "DATA_DUPLICATE"]);
    expect(await customers()).toEqual(before);
    // Nothing of the record is in the answer.
    for (const row of before) if (row.f_c_code === "OURS") expect(hidden.told.text).not.toContain(String(row.id));
    expect(hidden.told).toEqual(visible.told);
    expect(hidden.statements).toEqual(visible.statements);
  });

  it("is free again for everybody when its record is deleted", async () => {
    await platform.sql("UPDATE %s.ent_cust SET deleted_at = now() WHERE f_c_code = 'OURS'");
    const { body } = await mutation(platform, "createCustomer", { set: { code: "OURS", name: "New", owner: owner.id } }, owner);
    expect(body.errors).toBeUndefined();
  });
});

describe("on a platform of several accounts", () => {
  const model = compiled({ ...shop, accounts: "many" });
  let platform: TestPlatform;
  let one: Person;
  let two: Person;
  beforeAll(async () => {
    platform = await startPlatform(model, { database });
    one = await platform.person(["r_clerk"], { account: uuidv7() });
    two = await platform.person(["r_clerk"], { account: uuidv7() });
  });
  afterAll(() => platform.close());

  /** The same values of a field, and of several together, in both accounts; then each again in its own. */
  const bothHold = async (code: string) => {
    const made: (string | undefined)[] = [];
    for (const person of [one, two, one, two]) {
      const customer = await mutation(platform, "createCustomer", { set: { code, name: code } }, person);
      const product = await mutation(
        platform,
        "createProduct",
        { set: { name: code, maker: person === one ? firstOf.one : firstOf.two } },
        person,
      );
      made.push(customer.body.errors?.[0].extensions.code, product.body.errors?.[0].extensions.code);
    }
    return made;
  };
  const firstOf = { one: "", two: "" };

  it("a value of another account is free, by one field and by several", async () => {
    for (const [name, person] of [
      ["one", one],
      ["two", two],
    ] as const)
      firstOf[name] = (await mutation(platform, "createCustomer", { set: { name: "Maker" } }, person)).body.data.createCustomer.record.id;
    const taken = ["DATA_DUPLICATE", "DATA_DUPLICATE"];
    expect(await bothHold("A-1")).toEqual([undefined, undefined, undefined, undefined, ...taken, ...taken]);
    const indexes = await platform.sql<{ on: string }>(
      "SELECT indexdef AS on FROM pg_indexes WHERE schemaname = '%s' AND indexdef LIKE 'CREATE UNIQUE%' AND tablename LIKE 'ent_%' AND indexname NOT LIKE '%_pkey'",
    );
    expect(indexes.length).toBeGreaterThan(2);
    for (const { on } of indexes) expect(on).toMatch(/\(account_id, /);
  });

  it("environments of older programs, whose indexes held values unique over all accounts, are brought to that", async () => {
    await platform.sql(
      "DROP INDEX %s.ix_p_ax; CREATE UNIQUE INDEX ix_p_ix ON %s.ent_product (f_p_name) WHERE deleted_at IS NULL AND f_p_name = 'A-2'",
    );
    const maker = await mutation(platform, "createProduct", { set: { name: "A-2", maker: firstOf.one } }, one);
    expect(maker.body.errors).toBeUndefined();
    const blocked = await mutation(platform, "createProduct", { set: { name: "A-2", maker: firstOf.two } }, two);
    expect(blocked.body.errors[0].extensions.code).toBe("DATA_DUPLICATE");
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    for (const _ of [1, 2]) await runStatements(client, platform.environment, equipment(platform.environment, model));
    await client.end();
    expect((await mutation(platform, "createProduct", { set: { name: "A-2", maker: firstOf.two } }, two)).body.errors).toBeUndefined();
    expect(await platform.sql("SELECT indexname FROM pg_indexes WHERE schemaname = '%s' AND indexname LIKE 'ix_p%'")).toEqual([
      { indexname: "ix_p_ax" },
    ]);
  });
});
