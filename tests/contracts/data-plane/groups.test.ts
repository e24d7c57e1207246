import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, fullAccess, grant } from "./build-model.ts";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

const customer = buildTable("ent_customer", "customer", [buildColumn("f_cname", "name", "text"), buildColumn("f_city", "city", "text")]);
const invoice = buildTable("ent_invoice", "invoice", [
  buildColumn("f_no", "number", "text"),
  buildColumn("f_status", "status", "enum", {
    options: [
      { id: "o_open", key: "open", label: { en: "Open" }, colour: null },
      { id: "o_paid", key: "paid", label: { en: "Paid" }, colour: null },
    ],
  }),
  buildColumn("f_amount", "amount", "money"),
  buildColumn("f_count", "count", "integer"),
  buildColumn("f_issued", "issued", "date"),
  buildColumn("f_at", "at", "dateTime"),
  buildColumn("f_note", "note", "text", { searchable: true }),
  buildColumn("f_late", "late", "boolean"),
  buildColumn("f_body", "body", "longText"),
  buildColumn("f_customer", "customer", "reference", { target: "ent_customer" }),
  buildColumn("f_owner", "owner", "user"),
]);
const all = invoice.columns.map(({ id }) => id);
const owned = (field: Id): import("../../../schema/blueprint/expressions/checked.ts").Checked =>
  ({
    source: `${field} == me`,
    type: { is: "bool" },
    sql: true,
    uses: [],
    tree: {
      k: "call",
      fn: "==",
      type: { is: "bool" },
      args: [
        { k: "field", from: "record", path: [field], type: { is: "record", entity: "ent_user" } },
        { k: "me", prop: "id", type: { is: "record", entity: "ent_user" } },
      ],
    } as never,
  }) as never;

const model = buildModel(
  [customer, invoice],
  [
    {
      field: "f_customer",
      from: "ent_invoice",
      to: "ent_customer",
      cardinality: "one",
      linkTable: null,
      inverse: { key: "invoices", label: {} },
      onDelete: "clear",
    },
  ],
  [
    buildRole("r_admin", "admin", { ent_customer: fullAccess(customer), ent_invoice: fullAccess(invoice) }),
    buildRole("r_owner", "owner", {
      ent_customer: fullAccess(customer),
      ent_invoice: access({ read: [grant(all, { where: owned("f_owner") })] }),
    }),
    buildRole("r_masked", "masked", { ent_invoice: access({ read: [grant(all, { mask: ["f_note", "f_amount"] })] }) }),
    // Sees its own notes, and only the mask of all others.
    buildRole("r_mixed", "mixed", {
      ent_invoice: access({ read: [grant(all, { mask: ["f_note", "f_amount"] }), grant(all, { where: owned("f_owner") })] }),
    }),
  ],
);

interface Row {
  readonly id: string;
  readonly status: string | null;
  readonly amount: number | null;
  readonly issued: string | null;
  readonly at: string | null;
  readonly note: string | null;
  readonly late: boolean | null;
  readonly customer: string | null;
  readonly owner: string;
}

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let other: TestPlatform;
let admin: Person;
let sara: Person;
let omar: Person;
let rows: readonly Row[];
const customers = [uuidv7(), uuidv7(), uuidv7()];
const names = ["باء", "ألف", "Zed"];

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(model, { database, connection: wire.connection });
  other = await startPlatform(model, { database });
  admin = await platform.person(["r_admin"]);
  sara = await platform.person(["r_owner"]);
  omar = await platform.person(["r_owner"]);
  for (const [n, id] of customers.entries())
    await platform.sql("INSERT INTO %s.ent_customer (id, f_cname, f_city) VALUES ($1, $2, $3)", [
      id,
      names[n],
      n === 0 ? "Riyadh" : "Jeddah",
    ]);
  rows = Array.from({ length: 60 }, (_, n) => ({
    id: uuidv7(),
    status: n % 7 === 0 ? null : n % 3 === 0 ? "o_open" : "o_paid",
    amount: n % 11 === 0 ? null : n * 1.25,
    issued: n % 13 === 0 ? null : new Date(Date.UTC(2025, 10 + (n % 5), 1 + (n % 28))).toISOString().slice(0, 10),
    // 22:30 in UTC is the next day in Riyadh.
    at: n % 13 === 0 ? null : new Date(Date.UTC(2025, 10 + (n % 5), 1 + (n % 28), n % 2 ? 22 : 10, 30)).toISOString(),
    note: n % 4 === 0 ? null : `note ${n % 3}`,
    late: n % 5 === 0 ? null : n % 2 === 0,
    customer: n % 9 === 0 ? null : customers[n % 3]!,
    owner: n % 4 === 0 ? omar.id : sara.id,
  }));
  for (const row of rows)
    await platform.sql(
      "INSERT INTO %s.ent_invoice (id, f_status, f_amount, f_issued, f_at, f_note, f_late, f_customer, f_owner) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
      [row.id, row.status, row.amount, row.issued, row.at, row.note, row.late, row.customer, row.owner],
    );
});
afterAll(async () => {
  await platform.close();
  await other.close();
  await wire.close();
  await database.drop();
});

const groups = async (args: string, fields: string, as: Person = admin) => {
  const { body } = await platform.ask(`{ invoicesGroup(${args}) { ${fields} } }`, {}, as);
  if (body.errors) throw new Error(`${body.errors[0].extensions.code}: ${body.errors[0].message}`);
  return body.data.invoicesGroup;
};
const groupsOf = <K>(of: readonly Row[], key: (row: Row) => K): Map<K, Row[]> => {
  const found = new Map<K, Row[]>();
  for (const row of of) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return found;
};
const total = (of: readonly Row[]) => of.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

describe("groups", () => {
  it("have keys, counts and figures of exactly their records", async () => {
    const answer = await groups(
      "by: [{ status: EACH }]",
      "keys { status } count countDistinct { customer note } sum { amount } avg { amount } min { amount issued } max { at }",
    );
    const expected = groupsOf(rows, ({ status }) => status);
    expect(answer.map(({ keys }: { keys: { status: string } }) => keys.status)).toEqual(["OPEN", "PAID", null]);
    for (const group of answer) {
      const of = expected.get(group.keys.status === null ? null : `o_${group.keys.status.toLowerCase()}`)!;
      const amounts = of.flatMap(({ amount }) => amount ?? []);
      expect(group.count).toBe(of.length);
      expect(Number(group.sum.amount)).toBeCloseTo(total(of), 6);
      expect(Number(group.avg.amount)).toBeCloseTo(total(of) / amounts.length, 6);
      expect(Number(group.min.amount)).toBe(Math.min(...amounts));
      expect(group.min.issued).toBe(of.flatMap(({ issued }) => issued ?? []).sort()[0]);
      expect(group.max.at).toBe(
        of
          .flatMap(({ at }) => at ?? [])
          .sort()
          .at(-1),
      );
      expect(group.countDistinct).toEqual({
        customer: new Set(of.flatMap(({ customer: id }) => id ?? [])).size,
        note: new Set(of.flatMap(({ note }) => note ?? [])).size,
      });
    }
  });

  it("go by the record they point to, with the record itself, in the order of its title", async () => {
    const answer = await groups("by: [{ customer: EACH }]", "keys { customerId customer { name city } } count");
    const expected = groupsOf(rows, ({ customer: id }) => id);
    expect(answer).toHaveLength(4);
    for (const { keys, count } of answer) expect(count).toBe(expected.get(keys.customerId)!.length);
    expect(answer.map(({ keys }: { keys: { customer: { name: string } | null } }) => keys.customer?.name ?? null)).toEqual([
      "Zed",
      "ألف",
      "باء",
      null,
    ]);
  });

  it.each([
    ["DAY", (day: string) => day],
    ["MONTH", (day: string) => `${day.slice(0, 7)}-01`],
    ["YEAR", (day: string) => `${day.slice(0, 4)}-01-01`],
    ["QUARTER", (day: string) => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`],
    [
      "WEEK",
      (day: string) => {
        const at = new Date(`${day}T00:00:00Z`);
        at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
        return at.toISOString().slice(0, 10);
      },
    ],
  ] as const)("cut dates and moments by %s where the platform is, weeks from Monday", async (period, start) => {
    const counts = (key: (row: Row) => string | null) =>
      [...groupsOf(rows, key)]
        .map(([day, of]) => [day, of.length] as const)
        .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
    const asked = async (field: string, more = "") =>
      (await groups(`by: [{ ${field}: ${period} }], first: 500${more}`, `keys { ${field} } count`)).map(
        ({ keys, count }: { keys: Record<string, string>; count: number }) => [keys[field], count],
      );
    const dayIn = (zone: string, at: string | null) =>
      at && start(new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(at)));
    expect(await asked("issued")).toEqual(counts(({ issued }) => issued && start(issued)));
    expect(await asked("at")).toEqual(counts(({ at }) => dayIn("Asia/Riyadh", at)));
    expect(await asked("at", ', timeZone: "UTC"')).toEqual(counts(({ at }) => dayIn("UTC", at)));
  });

  it("come in the asked order, and no more than asked", async () => {
    const counted = [...groupsOf(rows, ({ note, late }) => `${note}|${late}`).values()].map(({ length }) => length).sort((a, b) => b - a);
    const answer = await groups(
      "by: [{ note: EACH }, { late: EACH }], order: [{ count: DESC }], first: 3",
      "count keys { note late status }",
    );
    expect(answer.map(({ count }: { count: number }) => count)).toEqual(counted.slice(0, 3));
    expect(answer[0].keys.status).toBeNull();
    const sums = await groups("by: [{ customer: EACH }], order: [{ sum: { amount: DESC } }]", "sum { amount }");
    const values = sums.map(({ sum }: { sum: { amount: string } }) => Number(sum.amount));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    const late = await groups("by: [{ late: EACH }], order: [{ keys: { late: DESC } }]", "keys { late }");
    expect(late.map(({ keys }: { keys: { late: boolean } }) => keys.late)).toEqual([true, false, null]);
  });

  it("count what filter and search admit", async () => {
    const answer = await groups('by: [{ late: EACH }], filter: { status: { eq: OPEN } }, search: "note"', "count");
    expect(answer.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(
      rows.filter(({ status, note }) => status === "o_open" && note !== null).length,
    );
  });

  it("are an empty list where there is nothing", async () => {
    expect(
      await groups('by: [{ status: EACH }], filter: { id: { eq: "00000000-0000-7000-8000-000000000000" } }', "keys { status } count"),
    ).toEqual([]);
    expect(await groups("by: [{ status: EACH }], first: 0", "count")).toEqual([]);
  });

  it("refuse what cannot be: no key, a key twice, seven keys, foreign orders and unknown zones", async () => {
    const code = (args: string) =>
      groups(args, "count").then(
        () => null,
        (error: Error) => error.message.split(":")[0],
      );
    expect(await code("by: []")).toBe("DATA_INVALID");
    expect(await code("by: [{ issued: DAY }, { issued: MONTH }]")).toBe("DATA_INVALID");
    const keys = ["status: EACH", "issued: DAY", "at: DAY", "note: EACH", "late: EACH", "customer: EACH", "owner: EACH"].map(
      (key) => `{ ${key} }`,
    );
    expect(await code(`by: [${keys.slice(0, 6).join(", ")}]`)).toBeNull();
    expect(await code(`by: [${keys.join(", ")}]`)).toBe("DATA_LIMIT_FILTER");
    expect(await code("by: [{ status: EACH }], order: [{ keys: { late: ASC } }]")).toBe("DATA_INVALID");
    expect(await code('by: [{ at: DAY }], timeZone: "Mars/Olympus"')).toBe("DATA_INVALID");
    expect(await code("by: [{ status: EACH }], first: 500")).toBeNull();
    expect(await code("by: [{ status: EACH }], first: 501")).toBe("DATA_LIMIT_PAGE");
    expect(await code("by: [{ status: EACH }], first: -1")).toBe("DATA_INVALID");
    expect(await code("by: [{ body: EACH }]")).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("[DP12] a group counts towards the cost like a page", async () => {
    const fields = "keys { customer { name city version createdAt } } count sum { amount }";
    const roots = (n: number) =>
      `{ ${Array.from({ length: n }, (_, at) => `r${at}: invoicesGroup(by: [{ customer: EACH }], first: 500) { ${fields} }`).join(" ")} }`;
    expect((await platform.ask(roots(15), {}, admin)).body.errors).toBeUndefined();
    expect((await platform.ask(roots(17), {}, admin)).body.errors[0].extensions.code).toBe("DATA_LIMIT_COST");
  });

  it("[DP1] the deepest question with groups and search is one statement", async () => {
    const deep = `{ invoicesGroup(by: [{ customer: EACH }, { at: MONTH }], order: [{ sum: { amount: DESC } }], search: "note") { keys { customer { name invoices(first: 3, search: "note", order: [{ customer: { name: ASC } }]) { nodes { number customer { name } } count { value } } } at } count avg { amount } }
      invoices(search: "note", filter: { customer: { invoices: { some: { late: { eq: true } } } } }) { edges { cursor } aggregate { sum { amount } } } }`;
    expect((await platform.ask(deep, {}, admin)).body.errors).toBeUndefined();
    wire.taken();
    expect((await platform.ask(deep, {}, admin)).body.data.invoicesGroup.length).toBeGreaterThan(3);
    expect(wire.taken()).toHaveLength(1);
  });
});

describe("rights over groups", () => {
  it("[DP5] a row another person owns is in no group, count or figure", async () => {
    for (const person of [sara, omar]) {
      const mine = rows.filter(({ owner }) => owner === person.id);
      const answer = await groups(
        "by: [{ owner: EACH }]",
        "keys { ownerId } count countDistinct { note } sum { amount } max { amount }",
        person,
      );
      expect(answer).toHaveLength(1);
      expect(answer[0].keys.ownerId).toBe(person.id);
      expect(answer[0].count).toBe(mine.length);
      expect(Number(answer[0].sum.amount)).toBeCloseTo(total(mine), 6);
      expect(Number(answer[0].max.amount)).toBe(Math.max(...mine.map(({ amount }) => amount ?? 0)));
    }
    const through = await platform.ask("{ customers { nodes { id invoices { count { value } aggregate { count } } } } }", {}, sara);
    for (const { id, invoices } of through.body.data.customers.nodes)
      expect([invoices.count.value, invoices.aggregate.count]).toEqual(
        Array(2).fill(rows.filter((row) => row.owner === sara.id && row.customer === id).length),
      );
  });

  it("[DP4] who may not read the entity has no group of it, nor has another platform a row of it", async () => {
    expect((await platform.ask("{ invoicesGroup(by: [{ status: EACH }]) { count } }")).body.errors[0].extensions.code).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
    const stranger = await other.person(["r_admin"]);
    expect((await other.ask("{ invoicesGroup(by: [{ status: EACH }]) { count } }", {}, stranger)).body.data.invoicesGroup).toEqual([]);
  });

  it("[DP6] a masked field can be neither grouped by nor summed; where only some rows show it, the others are the mask or empty", async () => {
    const masked = await platform.person(["r_masked"]);
    for (const question of [
      "by: [{ note: EACH }]) { count }",
      "by: [{ late: EACH }]) { sum { amount } }",
      "by: [{ late: EACH }]) { countDistinct { note } }",
    ])
      expect((await platform.ask(`{ invoicesGroup(${question} }`, {}, masked)).body.errors[0].extensions.code).toBe(
        "GRAPHQL_VALIDATION_FAILED",
      );
    const mixed = await platform.person(["r_mixed"]);
    await platform.sql("UPDATE %s.ent_invoice SET f_owner = $1 WHERE id = $2", [mixed.id, rows[5]!.id]);
    const answer = await groups("by: [{ note: EACH }]", "keys { note } count sum { amount }", mixed);
    await platform.sql("UPDATE %s.ent_invoice SET f_owner = $1 WHERE id = $2", [rows[5]!.owner, rows[5]!.id]);
    const found = new Map(answer.map((group: { keys: { note: string | null } }) => [group.keys.note, group]));
    expect([...found.keys()].sort()).toEqual([rows[5]!.note, "•••••", null].sort());
    expect(found.get(rows[5]!.note)).toMatchObject({ count: 1, sum: { amount: "6.2500" } });
    expect(found.get("•••••")).toMatchObject({ sum: { amount: null } });
  });
});
