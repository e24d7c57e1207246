import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shopModel } from "./shop.ts";

let platform: TestPlatform;
let clerk: Person;
let biller: Person;
let owner: Person;
let stranger: Person;

beforeAll(async () => {
  platform = await startPlatform(shopModel());
  clerk = await platform.person(["r_clerk"]);
  biller = await platform.person(["r_biller"]);
  owner = await platform.person(["r_owner"]);
  stranger = await platform.person(["r_owner"]);
});
afterAll(() => platform.close());

const invoice =
  "record { id version number customer { id name code } tags { nodes { name } } lines(order: [{ text: ASC }]) { nodes { id text product { name maker { name } } } } }";
const create = (set: object, as = clerk, more = {}) =>
  platform.ask(
    `mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { ${as === clerk ? invoice : "record { id version }"} } }`,
    { input: { set, ...more } },
    as,
  );
const update = (input: object, as = clerk) =>
  platform.ask(
    `mutation ($input: UpdateInvoiceInput!) { updateInvoice(input: $input) { ${as === clerk ? invoice : "record { id version }"} } }`,
    { input },
    as,
  );
const count = async (table: string) =>
  (await platform.sql<{ n: number }>(`SELECT count(*)::int AS n FROM %s.${table} WHERE deleted_at IS NULL`))[0]?.n;
const everything = async () =>
  await platform.sql(
    "SELECT (SELECT count(*) FROM %s.ent_cust)::int AS c, (SELECT count(*) FROM %s.ent_inv)::int AS i, (SELECT count(*) FROM %s.ent_line)::int AS l, (SELECT count(*) FROM %s._event)::int AS e, (SELECT count(*) FROM %s._idempotency)::int AS k",
  );
const newCustomer = async (set: object, as = clerk) => {
  const { body } = await platform.ask(
    "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { record { id } } }",
    { input: { set } },
    as,
  );
  return body.data.createCustomer.record.id as string;
};

describe("records written together", () => {
  it("creates a record with what it points to and what points to it, each with its own event and audit", async () => {
    const { body } = await create({
      number: "N-1",
      customerLink: { create: { name: "Layla", code: "L1" } },
      tagsLink: { create: [{ name: "new" }, { name: "big" }] },
      lines: {
        create: [
          { text: "a", productLink: { create: { name: "Pen", makerLink: { create: { name: "Maker" } } } } },
          { text: "b", quantity: 2 },
        ],
      },
    });
    expect(body.errors).toBeUndefined();
    const { id, ...made } = body.data.createInvoice.record;
    expect(made).toMatchObject({
      version: 1,
      customer: { name: "Layla", code: "L1" },
      lines: {
        nodes: [
          { text: "a", product: { name: "Pen", maker: { name: "Maker" } } },
          { text: "b", product: null },
        ],
      },
    });
    expect(made.tags.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(["big", "new"]);
    const audit = await platform.sql<{ action: string; n: number }>(
      "SELECT action, count(*)::int AS n FROM %s._audit WHERE request_id = (SELECT request_id FROM %s._audit WHERE resource = $1 AND outcome = 'ok') GROUP BY action ORDER BY action",
      [`ent_inv:${id}`],
    );
    expect(audit).toEqual([
      { action: "ent_cust.create", n: 2 },
      { action: "ent_inv.create", n: 1 },
      { action: "ent_line.create", n: 2 },
      { action: "ent_product.create", n: 1 },
      { action: "ent_tag.create", n: 2 },
    ]);
    const [events] = await platform.sql("SELECT count(*)::int AS n FROM %s._event WHERE type = 'RecordCreated'");
    expect(events).toEqual({ n: 8 });
  });

  it("connects and lets go: references, links and records that point here", async () => {
    const customer = await newCustomer({ name: "Omar" });
    const first = (await create({ number: "N-2", customerLink: { connect: customer }, lines: { create: [{ text: "moves" }] } })).body.data
      .createInvoice.record;
    const line = first.lines.nodes[0].id;
    const tag = (await platform.ask('mutation { createTag(input: { set: { name: "kept" } }) { record { id } } }', {}, clerk)).body.data
      .createTag.record.id;
    const second = (await create({ number: "N-3", customer, lines: { connect: [line] }, tagsLink: { connect: [tag] } })).body.data
      .createInvoice.record;
    expect(second.lines.nodes).toMatchObject([{ id: line, text: "moves" }]);
    const changed = await update({
      id: second.id,
      version: 1,
      set: { tagsLink: { create: [{ name: "fresh" }] }, lines: { create: [{ text: "added" }] } },
    });
    expect(changed.body.data.updateInvoice.record.tags.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(["fresh", "kept"]);
    const apart = await update({
      id: second.id,
      version: changed.body.data.updateInvoice.record.version,
      set: { tagsLink: { disconnect: [tag] } },
    });
    expect(apart.body.data.updateInvoice.record.tags.nodes).toEqual([{ name: "fresh" }]);
    expect(apart.body.data.updateInvoice.record.lines.nodes.map(({ text }: { text: string }) => text)).toEqual(["added", "moves"]);
    // What moved has its own version and event.
    const [moved] = await platform.sql("SELECT version, f_l_inv AS invoice FROM %s.ent_line WHERE id = $1", [line]);
    expect(moved).toEqual({ version: 2, invoice: second.id });
    // A line must have an invoice; a product need not have a maker.
    const { body: types } = await platform.ask(
      '{ a: __type(name: "UpdateInvoiceLinesLink") { inputFields { name } } b: __type(name: "UpdateCustomerMadeLink") { inputFields { name } } }',
      {},
      clerk,
    );
    expect(types.data.a.inputFields.map(({ name }: { name: string }) => name)).toEqual(["create", "connect"]);
    expect(types.data.b.inputFields.map(({ name }: { name: string }) => name)).toEqual(["create", "connect", "disconnect"]);
    const product = (
      await platform.ask(
        'mutation ($c: ID!) { createProduct(input: { set: { name: "Cup", maker: $c } }) { record { id } } }',
        { c: customer },
        clerk,
      )
    ).body.data.createProduct.record.id;
    const letGo = (input: object) =>
      platform.ask(
        "mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { record { version made { nodes { id } } } } }",
        { input },
        clerk,
      );
    const gone = await letGo({ id: customer, version: 1, set: { made: { disconnect: [product] } } });
    expect(gone.body.data.updateCustomer.record).toEqual({ version: 1, made: { nodes: [] } });
    expect(
      (await letGo({ id: customer, version: 1, set: { made: { disconnect: [product] } } })).body.errors[0].extensions.problems,
    ).toMatchObject([{ path: ["set", "made", "disconnect", 0], code: "REFERENCE" }]);
  });

  it("[DP17] tells what is wrong anywhere in the tree together, with whole paths, and leaves nothing", async () => {
    const before = await everything();
    const { body } = await create(
      {
        customerLink: { create: { city: "Atlantis" } },
        lines: {
          create: [
            { text: "fine" },
            { quantity: 0, productLink: { create: { name: "" } } },
            { text: "x", product: "01930000-0000-7000-8000-000000000009" },
          ],
        },
      },
      clerk,
      { idempotencyKey: "tree-1" },
    );
    expect(body.errors[0].extensions.code).toBe("DATA_INVALID");
    expect(
      body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`).sort(),
    ).toEqual([
      "set.customerLink.create.city CHECK",
      "set.customerLink.create.name REQUIRED",
      "set.lines.create.1.productLink.create.name REQUIRED",
      "set.lines.create.1.quantity CHECK",
      "set.lines.create.1.text REQUIRED",
      "set.lines.create.2.product REFERENCE",
      "set.number REQUIRED",
    ]);
    const [taken, id] = ["01930000-0000-7000-8000-000000000009", "none"];
    const more = await create({
      number: "N-9",
      customerLink: { connect: taken },
      lines: { connect: [taken, id], create: [{ text: "a", invoice: taken }] },
      tags: [],
      tagsLink: { create: [{ name: "t" }] },
    });
    expect(
      more.body.errors[0].extensions.problems.map(({ path, code }: { path: string[]; code: string }) => `${path.join(".")} ${code}`).sort(),
    ).toEqual([
      "set.customerLink.connect REFERENCE",
      "set.lines.connect.1 REFERENCE",
      "set.lines.create.0.invoice INVALID",
      "set.tagsLink INVALID",
    ]);
    expect(await everything()).toEqual(before);
  });

  it("a value taken twice in one call is one problem, and nothing is left", async () => {
    const before = await everything();
    const { body } = await create({
      number: "N-8",
      customerLink: { create: { name: "A" } },
      tagsLink: { create: [{ name: "same" }, { name: "same" }] },
    });
    expect(body.errors[0].extensions).toMatchObject({
      code: "DATA_DUPLICATE",
      problems: [{ path: ["set", "tagsLink", "create", 1, "name"], code: "DUPLICATE" }],
    });
    expect(await everything()).toEqual(before);
  });

  it("each record passes the rights of its own entity", async () => {
    const before = await everything();
    // Who may not create customers is not offered it, and who writes only some fields of lines writes only those.
    const offered = async (type: string, as: Person) =>
      ((await platform.ask(`{ __type(name: "${type}") { inputFields { name } } }`, {}, as)).body.data.__type?.inputFields ?? []).map(
        ({ name }: { name: string }) => name,
      );
    expect(await offered("CreateInvoiceSet", biller)).not.toContain("customerLink");
    expect(await offered("CreateInvoiceSet", biller)).not.toContain("tagsLink");
    expect(await offered("CreateInvoiceSet", clerk)).toEqual(
      expect.arrayContaining(["customer", "customerLink", "tags", "tagsLink", "lines"]),
    );
    expect(await offered("CreateLineSet", biller)).toEqual(["invoice", "text", "invoiceLink"]);
    const customer = await newCustomer({ name: "Of nobody" });
    const forbidden = await create({ number: "N-10", customer, lines: { create: [{ text: "fine" }, { text: "forbidden" }] } }, biller);
    expect(forbidden.body.errors[0].extensions).toMatchObject({ code: "DATA_FORBIDDEN", path: ["set", "lines", "create", 1] });
    // A customer of somebody else can neither be named nor made.
    expect((await create({ number: "N-11", customerLink: { connect: customer } }, owner)).body.errors[0].extensions.problems).toMatchObject(
      [{ path: ["set", "customerLink", "connect"], code: "REFERENCE" }],
    );
    expect(
      (await create({ number: "N-12", customerLink: { create: { name: "Mine?", owner: stranger.id } } }, owner)).body.errors[0].extensions
        .code,
    ).toMatch(/DATA_(INVALID|FORBIDDEN)/);
    expect(await count("ent_inv")).toBe(before[0]?.i);
    const mine = await create(
      { number: "N-13", customerLink: { create: { name: "Mine", owner: owner.id } }, lines: { create: [{ text: "own" }] } },
      owner,
    );
    expect(mine.body.errors).toBeUndefined();
    // Somebody else's line cannot be pulled over, and is not told apart from one that does not exist.
    const [line] = await platform.sql<{ id: string }>("SELECT id FROM %s.ent_line WHERE f_l_text = 'own'");
    const theirs = await create(
      {
        number: "N-14",
        customerLink: { create: { name: "Other", owner: stranger.id } },
        lines: { connect: [line?.id, "01930000-0000-7000-8000-000000000009"] },
      },
      stranger,
    );
    expect(theirs.body.errors[0].extensions.problems).toMatchObject([
      { path: ["set", "lines", "connect", 0], code: "REFERENCE" },
      { path: ["set", "lines", "connect", 1], code: "REFERENCE" },
    ]);
    const [audit] = await platform.sql("SELECT count(*)::int AS n FROM %s._audit WHERE outcome = 'refused' AND actor = $1", [biller.id]);
    expect(audit).toEqual({ n: 1 });
  });

  it("is bounded: three levels below, five hundred records", async () => {
    const customer = await newCustomer({ name: "Many" });
    const lines = (n: number) => ({ create: Array.from({ length: n }, (_, at) => ({ text: `l${at}` })) });
    expect((await create({ number: "M-1", customer, lines: lines(500) })).body.errors[0].extensions).toMatchObject({
      code: "DATA_LIMIT_RECORDS",
    });
    const most = await platform.ask(
      "mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { record { lines { count { value } } } } }",
      { input: { set: { number: "M-2", customer, lines: lines(499) } } },
      clerk,
    );
    expect(most.body.data.createInvoice.record.lines.count.value).toBe(499);
    const product = (levels: number) => ({ name: "p", ...(levels > 3 && { makerLink: { create: { name: "m" } } }) });
    const tree = (levels: number) => ({
      name: "c",
      invoices: { create: [{ number: `D-${levels}`, lines: { create: [{ text: "l", productLink: { create: product(levels) } }] } }] },
    });
    const ask = (levels: number) =>
      platform.ask(
        "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { status } }",
        { input: { set: tree(levels) } },
        clerk,
      );
    expect((await ask(3)).body.errors).toBeUndefined();
    expect((await ask(4)).body.errors?.[0].extensions.code).toBe("DATA_LIMIT_NESTING");
  });

  it("[DP19] the whole tree happens once for one key, twenty at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        create({ number: "K-1", customerLink: { create: { name: "Keyed", code: "K1" } }, lines: { create: [{ text: "k" }] } }, clerk, {
          idempotencyKey: "tree-k",
        }),
      ),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body.errors).toBeUndefined();
    expect(
      await platform.sql(
        "SELECT (SELECT count(*) FROM %s.ent_cust WHERE f_c_code = 'K1')::int AS c, (SELECT count(*) FROM %s.ent_line WHERE f_l_text = 'k')::int AS l",
      ),
    ).toEqual([{ c: 1, l: 1 }]);
  });
});
