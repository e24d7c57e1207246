import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../../schema/blueprint/expressions/evaluate.ts";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";

let platform: TestPlatform;
let clerk: Person;
let owner: Person;
let other: Person;
const logged: unknown[] = [];

beforeAll(async () => {
  platform = await startPlatform(shopModel(), { log: (error) => logged.push(error) });
  clerk = await platform.person(["r_clerk"]);
  owner = await platform.person(["r_owner"]);
  other = await platform.person(["r_owner"]);
});
afterAll(() => platform.close());

const codeOf = ({ body }: Answer): string | undefined => body.errors?.[0].extensions.code;
const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const ask = (name: string, input: object, as = clerk, selection = "status record { id version }") =>
  platform.ask(`mutation ($input: ${capital(name)}Input!) { ${name}(input: $input) { ${selection} } }`, { input }, as);
const make = async (type: string, set: object, as = clerk): Promise<string> => {
  const { body } = await ask(`create${type}`, { set }, as);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data[`create${type}`].record.id;
};
let numbers = 0;
const number = () => {
  numbers += 1;
  return `W-${numbers}`;
};
const nobody = "01930000-0000-7000-8000-000000000009";

describe("declared actions", () => {
  it("[DP15] a false guard refuses with its sentence, changes nothing, and the attempt is in the audit", async () => {
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "Guarded" } } });
    expect(codeOf(await ask("payInvoice", { id: invoice }))).toBeUndefined();
    const state = () =>
      platform.sql("SELECT version, f_i_status AS status, (SELECT count(*) FROM %s._event)::int AS events FROM %s.ent_inv WHERE id = $1", [
        invoice,
      ]);
    const before = await state();
    const refused = await platform.send("POST", "/graphql", {
      body: { query: "mutation ($id: ID!) { payInvoice(input: { id: $id }) { status } }", variables: { id: invoice } },
      as: clerk,
      headers: { "accept-language": "ar" },
    });
    expect(refused.body.errors[0]).toMatchObject({
      message: "لا يمكن تنفيذ \u2068دفع\u2069 الآن: شرطه غير متحقق. راجع السجل.",
      extensions: { code: "DATA_GUARD_REFUSED", action: "pay" },
    });
    expect(await state()).toEqual(before);
    expect(
      await platform.sql("SELECT actor, action, outcome, reasons FROM %s._audit WHERE resource = $1 AND outcome = 'refused'", [
        `ent_inv:${invoice}`,
      ]),
    ).toEqual([{ actor: clerk.id, action: "a_pay", outcome: "refused", reasons: ["DATA_GUARD_REFUSED"] }]);
  });

  it("[DP16] what a guarded action writes is in no input, and cannot be slipped in", async () => {
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "Slip" } } });
    for (const name of ["createInvoice", "updateInvoice", "upsertInvoice"]) {
      const set = { status: "PAID", number: number() };
      const input = { set, id: invoice, version: 1, by: { number: "x" } };
      expect([name, codeOf(await ask(name, input))]).toEqual([name, "DATA_INVALID"]);
    }
    const { body } = await platform.ask(
      "mutation ($id: ID!) { updateInvoice(input: { id: $id, version: 1, set: { status: PAID } }) { status } }",
      { id: invoice },
      clerk,
    );
    expect(body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(await platform.sql("SELECT f_i_status AS status FROM %s.ent_inv WHERE id = $1", [invoice])).toEqual([{ status: "o_open" }]);
  });

  it("parameters name only records that are there and that the caller sees", async () => {
    const mine = await make("Customer", { name: "Mine", owner: owner.id }, owner);
    const theirs = await make("Customer", { name: "Theirs", owner: other.id }, other);
    const take = (from: string) => ask("takeCustomer", { id: mine, params: { from } }, owner);
    for (const from of [theirs, nobody])
      expect((await take(from)).body.errors[0].extensions.problems).toMatchObject([{ path: ["params", "from"], code: "REFERENCE" }]);
    expect(codeOf(await take(mine))).toBeUndefined();
    const gone = await make("Customer", { name: "Gone" });
    await ask("deleteCustomer", { id: gone });
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "P" } } });
    expect((await ask("payInvoice", { id: invoice, params: { buyer: gone } })).body.errors[0].extensions.problems).toMatchObject([
      { path: ["params", "buyer"], code: "REFERENCE" },
    ]);
  });

  it("[DP17] what is wrong with parameters is told together, of whatever kind it is", async () => {
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "Wrong" } } });
    const { body } = await ask("payInvoice", { id: invoice, params: { buyer: nobody, price: "a lot" } });
    expect(body.errors[0].extensions.problems).toMatchObject([
      { path: ["params", "price"], code: "INVALID" },
      { path: ["params", "buyer"], code: "REFERENCE" },
    ]);
  });

  it("a choice given as a parameter becomes the field's own option of the same key", async () => {
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "Marked" } } });
    const mark = (as: string) => ask("markInvoice", { id: invoice, params: { as } });
    const status = () => platform.sql("SELECT f_i_status AS status FROM %s.ent_inv WHERE id = $1", [invoice]);
    expect(codeOf(await mark("PAID"))).toBeUndefined();
    expect(await status()).toEqual([{ status: "o_paid" }]);
    // In the guard it is the same option, too.
    expect(codeOf(await mark("PAID"))).toBe("DATA_GUARD_REFUSED");
    expect(codeOf(await mark("OPEN"))).toBeUndefined();
    expect(await status()).toEqual([{ status: "o_open" }]);
  });

  it("values an index holds together are one duplicate, told at each of them", async () => {
    const maker = await make("Customer", { name: "M" });
    await make("Product", { name: "Same", maker });
    const { body } = await ask("createProduct", { set: { name: "Same", maker } });
    expect(body.errors[0].extensions).toMatchObject({
      code: "DATA_DUPLICATE",
      problems: [{ path: ["set", "name"] }, { path: ["set", "maker"] }],
    });
    const by = await ask(
      "upsertProduct",
      { by: { nameAndMaker: { name: "Same", maker } }, set: { price: "4" } },
      clerk,
      "created record { double }",
    );
    expect(by.body.data.upsertProduct).toEqual({ created: false, record: { double: "8" } });
  });
});

describe("[DP22] computed fields", () => {
  const tax = shopModel()
    .tables.find(({ id }) => id === "ent_inv")!
    .columns.find(({ id }) => id === "f_i_tax")!.compute!;
  const said = (amount: string | null, rate: string | null) => {
    const value = evaluate(tax, {
      record: { f_i_amount: amount, f_i_rate: rate },
      me: null,
      now: new Date().toISOString(),
      today: "2026-01-01",
      timeZone: "Asia/Riyadh",
    });
    return value === null || value === undefined || typeof value === "object" ? null : Number(value);
  };

  it("are stored as the evaluator says, whatever was written and in which order", async () => {
    const values = ["12", "0", "-7.5", "0.0001", "99999999999", null, "3"];
    const customer = await make("Customer", { name: "C" });
    for (const amount of values)
      for (const rate of ["2", "-0.5", null, "3"]) {
        const id = await make("Invoice", { number: number(), customer, amount, rate });
        const stored = async () => {
          const [row] = await platform.sql<{ tax: string | null }>("SELECT f_i_tax::text AS tax FROM %s.ent_inv WHERE id = $1", [id]);
          const read = (await platform.ask("query ($id: ID!) { invoice(id: $id) { tax } }", { id }, clerk)).body.data.invoice.tax;
          expect(read).toBe(row?.tax ?? null);
          return row?.tax == null ? null : Number(row.tax);
        };
        const close = (value: number | null, expected: number | null) =>
          expected === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(expected, 3);
        close(await stored(), said(amount, rate));
        await ask("updateInvoice", { id, version: 1, set: { amount: "10" } });
        close(await stored(), said("10", rate));
        await ask("updateInvoices", { rows: [{ id, version: 2, set: { rate: "4" } }] });
        close(await stored(), said("10", "4"));
      }
  });

  it("follow what the effect of an action writes", async () => {
    const invoice = await make("Invoice", { number: number(), customerLink: { create: { name: "E" } } });
    const buyer = await make("Customer", { name: "Buyer" });
    expect(codeOf(await ask("payInvoice", { id: invoice, params: { buyer, price: "2.5" } }))).toBeUndefined();
    expect(
      await platform.sql("SELECT f_p_double::text AS double, f_p_price::text AS price FROM %s.ent_product WHERE f_p_maker = $1", [buyer]),
    ).toEqual([{ double: "5.0", price: "2.5" }]);
    // Whoever follows changes is told of what followed, too.
    const [event] = await platform.sql<{ fields: string[] }>(
      "SELECT data->'fields' AS fields FROM %s._event e JOIN %s.ent_product p ON e.stream = 'record:' || p.id WHERE p.f_p_maker = $1",
      [buyer],
    );
    expect(event?.fields).toEqual(expect.arrayContaining(["f_p_price", "f_p_double"]));
  });
});

describe("[DP25] a connection that dies between two statements", () => {
  it("leaves all of record, event, audit and idempotency row, or none, wherever it dies", async () => {
    const { environment } = platform;
    const customer = await make("Customer", { name: "Doomed" });
    const product = await make("Product", { name: "Doomed" });
    // A sequence counts the writes of the test's own calls, past any rollback; at the n-th the action's backend ends itself.
    await platform.sql("CREATE SEQUENCE %s.doom");
    await platform.sql("CREATE TABLE %s.doom_at (n bigint)");
    await platform.sql(
      `CREATE FUNCTION %s.doomed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF nextval('${environment.schema}.doom') = (SELECT n FROM ${environment.schema}.doom_at) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$`,
    );
    const tables = ["ent_cust", "ent_inv", "ent_line", "ent_product", "_event", "_audit", "_idempotency"];
    for (const table of tables)
      await platform.sql(`CREATE TRIGGER doomed AFTER INSERT OR UPDATE ON %s.${table} FOR EACH STATEMENT EXECUTE FUNCTION %s.doomed()`);
    const state = async () =>
      JSON.stringify(
        await platform.sql(
          `SELECT ${tables.map((table) => `(SELECT count(*) FROM %s.${table})::int AS ${table}`).join(", ")}, (SELECT sum(version) FROM %s.ent_inv)::int AS versions, (SELECT sum(version) FROM %s.ent_product)::int AS products`,
        ),
      );
    const invoice = await make("Invoice", { number: number(), customer, lines: { create: [{ text: "x", product }] } });
    const calls: readonly (readonly [string, (key: string) => Promise<Answer>])[] = [
      ["create", (key) => ask("createTag", { set: { name: key }, idempotencyKey: key })],
      [
        "tree",
        (key) =>
          ask("createInvoice", {
            set: { number: key, customerLink: { create: { name: key } }, lines: { create: [{ text: "a" }, { text: "b" }] } },
            idempotencyKey: key,
          }),
      ],
      [
        "update",
        (key) =>
          ask("updateInvoice", { id: invoice, version: 1, set: { amount: "5", lines: { create: [{ text: "c" }] } }, idempotencyKey: key }),
      ],
      ["upsert", (key) => ask("upsertInvoice", { by: { number: "upserted" }, create: { customer }, idempotencyKey: key })],
      ["batch", (key) => ask("createCustomers", { rows: [{ name: "1" }, { name: "2" }], idempotencyKey: key }, clerk, "status")],
      ["action", (key) => ask("payInvoice", { id: invoice, params: { buyer: customer, price: "3" }, idempotencyKey: key })],
      ["delete", (key) => ask("deleteProduct", { id: product, idempotencyKey: key }, clerk, "status")],
    ];
    const deaths: Record<string, number> = {};
    for (const [name, call] of calls) {
      for (let at = 1; ; at += 1) {
        await platform.sql(`SELECT setval('${environment.schema}.doom', 1, false)`);
        await platform.sql("DELETE FROM %s.doom_at");
        await platform.sql("INSERT INTO %s.doom_at VALUES ($1)", [at]);
        const before = await state();
        const answer = await call(`${name}-key`);
        if (codeOf(answer) === undefined) {
          expect([name, at, answer.body.errors]).toEqual([name, at, undefined]);
          expect(await state()).not.toBe(before);
          break;
        }
        expect([name, at, codeOf(answer)]).toEqual([name, at, "DATA_UNAVAILABLE"]);
        expect([name, at, await state()]).toEqual([name, at, before]);
        deaths[name] = at;
      }
      // Once more with the same key: nothing happens again.
      await platform.sql("DELETE FROM %s.doom_at");
      const after = await state();
      expect(codeOf(await call(`${name}-key`))).toBeUndefined();
      expect(await state()).toBe(after);
    }
    for (const [name] of calls) expect([name, (deaths[name] ?? 0) >= 3]).toEqual([name, true]);
    for (const table of tables) await platform.sql(`DROP TRIGGER doomed ON %s.${table}`);
  });
});

describe("[DP71] whatever stands in an argument", () => {
  it("is a value or is refused: never SQL, never a prototype, never an unexpected error", async () => {
    logged.length = 0;
    let seed = 7;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const texts = [
      "'; DROP TABLE ent_inv; --",
      '"; drop schema x cascade; --',
      "$1",
      "\\",
      "\u0000",
      "\ud800",
      "__proto__",
      "constructor",
      "{{7*7}}",
      "%s%n",
      "1e999",
      "NaN",
      "Infinity",
      "-0",
      "أ'؛--",
      "x".repeat(10_000),
      "",
      " ",
      nobody,
      "2026-02-31",
      "true",
      "' OR 1=1 --",
      "{}",
      "[]",
      "🦜\u202e",
    ];
    const odd = JSON.parse(
      '[{"__proto__":{"polluted":1}},{"constructor":{"prototype":{"polluted":1}}},{"toString":"x"},{"hasOwnProperty":1},[],[[[]]],{},0,-1,1e308,2147483648,true,null]',
    ) as readonly unknown[];
    const { body } = await platform.ask(
      "{ __schema { mutationType { fields { name args { type { ofType { name } } } } } types { name kind enumValues { name } inputFields { name type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }",
      {},
      clerk,
    );
    interface Ref {
      readonly kind: string;
      readonly name: string | null;
      readonly ofType?: Ref;
    }
    const types = new Map<
      string,
      { kind: string; enumValues: { name: string }[] | null; inputFields: { name: string; type: Ref }[] | null }
    >(body.data.__schema.types.map((type: { name: string }) => [type.name, type]));
    const value = (type: Ref, depth: number): unknown => {
      if (random() < 0.12) return pick(odd);
      if (type.kind === "NON_NULL") return value(type.ofType!, depth);
      if (type.kind === "LIST") return Array.from({ length: Math.floor(random() * 3) }, () => value(type.ofType!, depth));
      const known = types.get(type.name ?? "");
      if (known?.kind === "ENUM") return random() < 0.5 ? pick(known.enumValues!).name : pick(texts);
      if (known?.kind !== "INPUT_OBJECT") return type.name === "Int" && random() < 0.7 ? Math.floor(random() * 5) : pick(texts);
      const fields = known.inputFields!.filter(({ type: of }) => of.kind === "NON_NULL" || random() < (depth > 3 ? 0.1 : 0.5));
      return Object.fromEntries(fields.map(({ name, type: of }) => [name, value(of, depth + 1)]));
    };
    const canary = async () =>
      JSON.stringify(
        await platform.sql(
          "SELECT (SELECT count(*) FROM information_schema.tables WHERE table_schema = '%s')::int AS tables, (SELECT count(*) FROM %s._user)::int AS people, (SELECT count(*) FROM %s._role_grant)::int AS grants, (SELECT count(*) FROM %s.ent_cust WHERE f_c_owner IS NOT NULL AND deleted_at IS NULL)::int AS owned",
        ),
      );
    const before = await canary();
    const fields = body.data.__schema.mutationType.fields as { name: string; args: { type: { ofType: { name: string } } }[] }[];
    const codes = new Set<string>();
    for (const { name, args } of fields)
      for (let round = 0; round < 25; round += 1) {
        const input = value({ kind: "INPUT_OBJECT", name: args[0]!.type.ofType.name }, 0);
        const answer = await platform.ask(
          `mutation ($input: ${args[0]!.type.ofType.name}!) { ${name}(input: $input) { __typename } }`,
          { input },
          clerk,
        );
        const code = codeOf(answer) ?? "DONE";
        codes.add(code);
        expect([name, answer.status < 500, code === "INTERNAL", JSON.stringify(input).slice(0, 400)]).toEqual([
          name,
          true,
          false,
          JSON.stringify(input).slice(0, 400),
        ]);
      }
    expect(logged).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await canary()).toBe(before);
    expect([...codes]).toEqual(expect.arrayContaining(["DONE", "DATA_INVALID", "DATA_NOT_FOUND"]));
  });
});
