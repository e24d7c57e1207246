import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";
import { openWire } from "./wire.ts";

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

const nobody = "01930000-0000-7000-8000-000000000009";
const upsert = (input: object, as = clerk) =>
  platform.ask(
    "mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { status created record { id version name code city note } } }",
    { input },
    as,
  );
const createMany = (rows: readonly object[], as = clerk, more = {}) =>
  platform.ask(
    "mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { created record { id version name } } }",
    { input: { rows, ...more } },
    as,
  );
const updateMany = (rows: readonly object[], as = clerk, more = {}) =>
  platform.ask(
    "mutation ($input: UpdateCustomersInput!) { updateCustomers(input: $input) { created record { id version name city } } }",
    { input: { rows, ...more } },
    as,
  );
const deleteMany = (ids: readonly string[], as = clerk) =>
  platform.ask(
    "mutation ($input: DeleteCustomersInput!) { deleteCustomers(input: $input) { status record { id } } }",
    { input: { ids } },
    as,
  );
const problemsOf = ({ body }: Answer): string[] =>
  body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`);
const codeOf = ({ body }: Answer): string => body.errors?.[0].extensions.code;
const customers = async (where = "true") =>
  (await platform.sql<{ n: number }>(`SELECT count(*)::int AS n FROM %s.ent_cust WHERE deleted_at IS NULL AND ${where}`))[0]?.n;

describe("upsert", () => {
  it("creates a record that is not there and changes the one that is, and says which", async () => {
    const first = await upsert({ by: { code: "U-1" }, set: { name: "Layla" }, create: { note: "new" }, update: { note: "again" } });
    expect(first.body.data.upsertCustomer).toMatchObject({
      created: true,
      record: { version: 1, name: "Layla", code: "U-1", note: "new" },
    });
    const second = await upsert({ by: { code: "U-1" }, set: { name: "Layla A." }, create: { note: "new" }, update: { note: "again" } });
    const { id } = first.body.data.upsertCustomer.record;
    expect(second.body.data.upsertCustomer).toMatchObject({ created: false, record: { id, version: 2, name: "Layla A.", note: "again" } });
    const audit = await platform.sql("SELECT action FROM %s._audit WHERE resource = $1 ORDER BY seq", [`ent_cust:${id}`]);
    expect(audit).toEqual([{ action: "ent_cust.create" }, { action: "ent_cust.update" }]);
    // Deleted, the value is free at once.
    await deleteMany([id]);
    expect((await upsert({ by: { code: "U-1" }, set: { name: "Other" } })).body.data.upsertCustomer).toMatchObject({ created: true });
  });

  it("twenty at once make one record, also beside plain creates, round after round", async () => {
    for (let round = 0; round < 12; round += 1) {
      const code = `U-20-${round}`;
      const create = (n: number) =>
        platform.ask(`mutation { createCustomer(input: { set: { name: "plain ${n}", code: "${code}" } }) { status } }`, {}, clerk);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 5 === 4 ? create(n) : upsert({ by: { code }, set: { name: `n${n}` } }))),
      );
      expect(await customers(`f_c_code = '${code}'`)).toBe(1);
      const upserts = answers.filter((_, n) => n % 5 !== 4);
      expect(upserts.map(codeOf)).toEqual(upserts.map(() => undefined));
      const made = answers.filter(({ body }) => body.data?.upsertCustomer?.created === true || body.data?.createCustomer);
      expect(made).toHaveLength(1);
      const [row] = await platform.sql<{ version: number }>("SELECT version FROM %s.ent_cust WHERE f_c_code = $1", [code]);
      const [events] = await platform.sql(
        "SELECT count(*)::int AS n FROM %s._event e JOIN %s.ent_cust c ON e.stream = 'record:' || c.id WHERE c.f_c_code = $1",
        [code],
      );
      expect(events).toEqual({ n: row?.version });
    }
  });

  it("[DP19] a repeated key answers the same, whether it was new included", async () => {
    const input = { by: { code: "U-K" }, set: { name: "Keyed" }, idempotencyKey: "upsert-1" };
    const first = await upsert(input);
    const again = await upsert(input);
    expect(again.text).toBe(first.text);
    const short = await platform.ask(
      "mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { created } }",
      { input },
      clerk,
    );
    expect(short.body.data.upsertCustomer).toEqual({ created: true });
    expect(codeOf(await upsert({ ...input, set: { name: "Else" } }))).toBe("DATA_IDEMPOTENCY_MISMATCH");
    expect((await platform.sql("SELECT version FROM %s.ent_cust WHERE f_c_code = 'U-K'"))[0]).toEqual({ version: 1 });
  });

  it("somebody else's record is taken, as create says, and is neither changed nor shown", async () => {
    await upsert({ by: { code: "U-X" }, set: { name: "Theirs", owner: other.id } }, other);
    const mine = await upsert({ by: { code: "U-X" }, set: { name: "Mine", owner: owner.id } }, owner);
    const created = await platform.ask(
      "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
      { input: { set: { code: "U-X", name: "Mine", owner: owner.id } } },
      owner,
    );
    expect(codeOf(mine)).toBe("DATA_DUPLICATE");
    expect(problemsOf(mine)).toEqual(["by.code DUPLICATE"]);
    expect(problemsOf(created)).toEqual(["set.code DUPLICATE"]);
    expect(mine.body.errors[0].message).toBe(created.body.errors[0].message);
    expect(await platform.sql("SELECT f_c_name AS name, version FROM %s.ent_cust WHERE f_c_code = 'U-X'")).toEqual([
      { name: "Theirs", version: 1 },
    ]);
  });

  it("needs the right of what it does, and tells problems where they were given", async () => {
    const offered = async (as: Person) =>
      (await platform.ask('{ __type(name: "Mutation") { fields { name } } }', {}, as)).body.data.__type.fields.map(
        ({ name }: { name: string }) => name,
      );
    expect(await offered(clerk)).toEqual(expect.arrayContaining(["upsertCustomer", "upsertInvoice", "upsertTag"]));
    expect(await offered(clerk)).not.toContain("upsertLine");
    expect(await offered(biller)).not.toContain("upsertCustomer");
    const { body } = await upsert({ by: { code: "" }, set: { name: "No" } });
    expect(body.errors[0].extensions.problems).toMatchObject([{ path: ["by", "code"], code: "REQUIRED" }]);
    const wrong = await upsert({ by: { code: "U-N" }, set: { city: "Atlantis" }, create: { name: "" } });
    expect(problemsOf(wrong).sort()).toEqual(["create.name REQUIRED", "set.city CHECK"]);
    // Handing one's own record to another is an update the policy refuses.
    await upsert({ by: { code: "U-O" }, set: { name: "Mine", owner: owner.id } }, owner);
    expect(codeOf(await upsert({ by: { code: "U-O" }, set: { owner: other.id } }, owner))).toMatch(/DATA_(FORBIDDEN|INVALID)/);
    const [row] = await platform.sql("SELECT f_c_owner AS owner, version FROM %s.ent_cust WHERE f_c_code = 'U-O'");
    expect(row).toEqual({ owner: owner.id, version: 1 });
  });
});

describe("several records by one action", () => {
  it("creates five hundred, all or nothing, without waiting for one after the other", async () => {
    const wire = await openWire(platform.database.database.connection("wn_data"));
    const here = await startPlatform(shopModel(), { database: platform.database, connection: wire.connection });
    const person = await here.person(["r_clerk"]);
    const rows = (n: number, from: number) => Array.from({ length: n }, (_, at) => ({ name: `many ${at}`, code: `C-${from + at}` }));
    const ask = (list: readonly object[]) =>
      here.ask("mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { status } }", { input: { rows: list } }, person);
    await ask(rows(2, 0));
    const before = wire.exchanges();
    expect((await ask(rows(500, 10))).body.data.createCustomers).toHaveLength(500);
    expect(wire.exchanges() - before).toBeLessThan(40);
    expect(codeOf(await ask(rows(501, 1_000)))).toBe("DATA_LIMIT_RECORDS");
    const taken = await ask([...rows(3, 2_000), { name: "x", code: "C-12" }, { name: "y", code: "C-2001" }, { code: "C-9" }]);
    expect(problemsOf(taken)).toEqual(expect.arrayContaining(["rows.3.code DUPLICATE", "rows.5.name REQUIRED"]));
    const [events] = await here.sql(
      "SELECT (SELECT count(*) FROM %s.ent_cust)::int AS rows, (SELECT count(*) FROM %s._event)::int AS events, (SELECT count(*) FROM %s._audit WHERE outcome = 'ok')::int AS audit",
    );
    expect(events).toEqual({ rows: 502, events: 502, audit: 502 });
    await here.close();
    await wire.close();
  });

  it("two of a batch with the same value are told by their place", async () => {
    const before = await customers();
    expect(
      problemsOf(
        await createMany([
          { name: "a", code: "S-1" },
          { name: "b", code: "S-2" },
          { name: "c", code: "S-1" },
        ]),
      ),
    ).toEqual(["rows.2.code DUPLICATE"]);
    expect(await customers()).toBe(before);
  });

  it("updates each as it was seen at its version, all or nothing", async () => {
    const made = (await createMany([{ name: "u0" }, { name: "u1" }, { name: "u2" }])).body.data.createCustomers.map(
      ({ record }: { record: { id: string } }) => record.id,
    ) as string[];
    const [a, b, c] = made as [string, string, string];
    const changed = await updateMany([
      { id: c, version: 1, set: { city: "Jeddah" } },
      { id: a, version: 1, set: { name: "u0!" } },
    ]);
    expect(changed.body.data.updateCustomers).toEqual([
      { created: false, record: { id: c, version: 2, name: "u2", city: "Jeddah" } },
      { created: false, record: { id: a, version: 2, name: "u0!", city: null } },
    ]);
    const stale = await updateMany([
      { id: b, version: 1, set: { name: "never" } },
      { id: a, version: 1, set: { name: "never" } },
    ]);
    expect(stale.body.errors[0].extensions).toMatchObject({
      code: "DATA_VERSION_CONFLICT",
      version: 2,
      changedFields: ["name"],
      path: ["rows", 1],
    });
    const wrong = await updateMany([
      { id: a, version: 2, set: { city: "Atlantis" } },
      { id: b, version: 1, set: { name: null } },
    ]);
    expect(problemsOf(wrong)).toEqual(["rows.0.set.city CHECK", "rows.1.set.name REQUIRED"]);
    expect(
      (
        await updateMany([
          { id: a, version: 2, set: {} },
          { id: nobody, version: 1, set: {} },
        ])
      ).body.errors[0].extensions,
    ).toMatchObject({ code: "DATA_NOT_FOUND", path: ["rows", 1, "id"] });
    expect(
      problemsOf(
        await updateMany([
          { id: a, version: 2, set: {} },
          { id: a.toUpperCase(), version: 2, set: {} },
        ]),
      ),
    ).toEqual(["rows.1.id INVALID"]);
    expect(await platform.sql("SELECT f_c_name AS name, version FROM %s.ent_cust WHERE id = ANY($1) ORDER BY f_c_name", [made])).toEqual([
      { name: "u0!", version: 2 },
      { name: "u1", version: 1 },
      { name: "u2", version: 2 },
    ]);
    // What another may not change, they may not change among others.
    expect((await updateMany([{ id: a, version: 2, set: { name: "theirs" } }], owner)).body.errors[0].extensions).toMatchObject({
      code: "DATA_NOT_FOUND",
    });
  });

  it("deletes a list, all or nothing, with the place of what is refused", async () => {
    const ids = (await createMany([{ name: "d0" }, { name: "d1" }, { name: "d2" }])).body.data.createCustomers.map(
      ({ record }: { record: { id: string } }) => record.id,
    ) as string[];
    const [first, second, third] = ids as [string, string, string];
    expect((await deleteMany([first, nobody])).body.errors[0].extensions).toMatchObject({ code: "DATA_NOT_FOUND", path: ["ids", 1] });
    expect((await deleteMany([first, "x'; DROP TABLE"])).body.errors[0].extensions).toMatchObject({
      code: "DATA_NOT_FOUND",
      path: ["ids", 1],
    });
    expect((await deleteMany([first], owner)).body.errors[0].extensions).toMatchObject({ code: "DATA_NOT_FOUND" });
    expect(codeOf(await deleteMany(Array.from({ length: 501 }, () => nobody)))).toBe("DATA_LIMIT_RECORDS");
    await platform.ask(
      'mutation ($c: ID!) { createInvoice(input: { set: { number: "D-1", customer: $c } }) { status } }',
      { c: second },
      clerk,
    );
    expect((await deleteMany([first, second])).body.errors[0].extensions).toMatchObject({
      code: "DATA_REFERENCED",
      references: [{ entity: "invoice", count: 1 }],
    });
    expect(await customers(`id = ANY('{${ids.join(",")}}')`)).toBe(3);
    const done = await deleteMany([third, first]);
    expect(done.body.data.deleteCustomers).toEqual([
      { status: "DONE", record: null },
      { status: "DONE", record: null },
    ]);
    const events = await platform.sql(
      "SELECT count(DISTINCT id)::int AS n FROM %s._event WHERE type = 'RecordDeleted' AND stream = ANY($1)",
      [[`record:${first}`, `record:${third}`]],
    );
    expect(events).toEqual([{ n: 2 }]);
  });

  it("crossing batches and single updates never stop each other for good", async () => {
    const ids = (await createMany(Array.from({ length: 6 }, (_, n) => ({ name: `x${n}` })))).body.data.createCustomers.map(
      ({ record }: { record: { id: string } }) => record.id,
    ) as string[];
    const set = { city: "Riyadh" };
    for (let round = 0; round < 5; round += 1) {
      const versions = new Map(
        (await platform.sql<{ id: string; version: number }>("SELECT id, version FROM %s.ent_cust WHERE id = ANY($1)", [ids])).map(
          ({ id, version }) => [id, version],
        ),
      );
      const rows = ids.map((id) => ({ id, version: versions.get(id), set: { city: `${set.city} ${round}` } }));
      const answers = await Promise.all([updateMany(rows), updateMany([...rows].reverse()), updateMany(rows.slice(2))]);
      for (const answer of answers) expect([undefined, "DATA_VERSION_CONFLICT"]).toContain(codeOf(answer));
      expect(answers.some((answer) => codeOf(answer) === undefined)).toBe(true);
    }
  });
});
