/**
 * [DP5] [DP6] What somebody sees a part of. Fields that only some rows show, asked for by who sees the row but not that field of it: by every
 * relation that leads over it, and by what is told when it changes. Links of which they see some. Invoices over a hundred show the spy
 * everything, the others their number alone.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";

const written = ["f_i_amount", "f_i_cust", "f_i_number", "f_i_rate", "f_i_tags"];
const watched = {
  ...shop,
  roles: { ...shop.roles, r_spy: { key: "spy", label: { en: "Spy", ar: "جاسوس" } } },
  policies: {
    ...shop.policies,
    p_spy_large: {
      roles: ["r_spy"],
      entity: "ent_inv",
      allow: ["read", "update"],
      where: "f_i_amount > 100.0",
      check: "f_i_amount > 100.0",
      fields: written,
    },
    p_spy_all: { roles: ["r_spy"], entity: "ent_inv", allow: ["read", "update"], fields: ["f_i_number"] },
    p_spy_cust: { roles: ["r_spy"], entity: "ent_cust", allow: ["read", "update"], fields: ["f_c_name"] },
    p_spy_dear: { roles: ["r_spy"], entity: "ent_product", allow: ["read", "update"], where: "f_p_price > 100.0", fields: "*" },
    p_spy_prod: { roles: ["r_spy"], entity: "ent_product", allow: ["read", "update"], fields: ["f_p_name"] },
    p_spy_tag: { roles: ["r_spy"], entity: "ent_tag", allow: ["read"], where: "f_t_name != 'hidden'", fields: "*" },
  },
} as unknown as Blueprint;

let platform: TestPlatform;
let clerk: Person;
let spy: Person;
let small: string;
let version = 1;
beforeAll(async () => {
  platform = await startPlatform(compiled(watched));
  clerk = await platform.person(["r_clerk"]);
  spy = await platform.person(["r_spy"]);
  const tag = await make("Tag", { name: "secret" });
  const customer = await make("Customer", { name: "C" });
  small = await make("Invoice", { number: "small", customer, amount: "5", tags: [tag] });
  await make("Invoice", { number: "large", customer, amount: "500", tags: [tag] });
});
afterAll(() => platform.close());

const make = async (type: string, set: object): Promise<string> => {
  const { body } = await platform.ask(
    `mutation ($input: Create${type}Input!) { create${type}(input: $input) { record { id } } }`,
    { input: { set } },
    clerk,
  );
  return body.data[`create${type}`].record.id;
};
const change = async (set: object, as: Person, seen = version) => {
  const mutation = "mutation ($input: UpdateInvoiceInput!) { updateInvoice(input: $input) { record { version } } }";
  const { body } = await platform.ask(mutation, { input: { id: small, version: seen, set } }, as);
  if (!body.errors) version = seen + 1;
  return body;
};
const seen = async (query: string) => (await platform.ask(query, {}, spy)).body.data;
/** The numbers or names in an answer, wherever they stand. */
const named = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"(?:number|name)":"(\w+)"/g)].map(([, name]) => name!).sort();

describe("a field that this row does not show", () => {
  it.each([
    [
      "the links of the record",
      '{ invoices(filter: { number: { eq: "small" } }) { nodes { tags { nodes { name } count { value } } } } }',
      [],
    ],
    ["a filter over its links", '{ invoices(filter: { tags: { some: { name: { eq: "secret" } } } }) { nodes { number } } }', ["large"]],
    ["the links from their other end", "{ tags { nodes { invoices { nodes { number } } } } }", ["large"]],
    ["a filter from their other end", '{ tags(filter: { invoices: { some: { number: { eq: "small" } } } }) { nodes { name } } }', []],
    ["what points with it", "{ customers { nodes { invoices { nodes { number } } } } }", ["large"]],
    [
      "a filter by what points with it",
      '{ customers(filter: { invoices: { some: { number: { eq: "small" } } } }) { nodes { name } } }',
      [],
    ],
    ["the id it holds", "{ invoices(filter: { customerId: { isNull: false } }) { nodes { number } } }", ["large"]],
    ["a filter through it", '{ invoices(filter: { customer: { name: { eq: "C" } } }) { nodes { number } } }', ["large"]],
  ] as const)("is not found by %s", async (_, query, found) => {
    expect(named(await seen(query))).toEqual(found);
  });

  it("is in no count, figure or group, and in no cursor", async () => {
    const figures = "aggregate { countDistinct { customer amount } sum { amount } }";
    const asked = `{ invoices { ${figures} } tags { nodes { invoices { count { value } aggregate { count } } } } customers { nodes { invoices { aggregate { count } } } } }`;
    expect(await seen(asked)).toEqual({
      invoices: { aggregate: { countDistinct: { customer: 1, amount: 1 }, sum: { amount: "500" } } },
      tags: { nodes: [{ invoices: { count: { value: 1 }, aggregate: { count: 1 } } }] },
      customers: { nodes: [{ invoices: { aggregate: { count: 1 } } }] },
    });
    const { invoicesGroup } = await seen("{ invoicesGroup(by: [{ customer: EACH }]) { keys { customer { name } } count } }");
    expect(invoicesGroup).toEqual([
      { keys: { customer: { name: "C" } }, count: 1 },
      { keys: { customer: null }, count: 1 },
    ]);
    const { invoices } = await seen(
      "{ invoices(order: [{ customer: { name: ASC } }, { amount: ASC }]) { edges { cursor node { number } } } }",
    );
    const { cursor } = invoices.edges.find(({ node }: { node: { number: string } }) => node.number === "small");
    expect(JSON.parse(Buffer.from(cursor, "base64url").toString()).slice(1)).toEqual([null, null, small]);
  });

  it("is not named when it changed, neither by a conflict nor by a stream", async () => {
    const [watching, clerks] = [await platform.socket(spy), await platform.socket(clerk)];
    const subscription = "subscription { invoiceChanges { changedFields record { number amount } } }";
    const [spied, all] = [watching.subscribe(subscription), clerks.subscribe(subscription)];
    const filtered = watching.subscribe('subscription { invoiceChanges(filter: { amount: { gt: "1" } }) { record { amount } } }');
    await Promise.all([watching.listening(), clerks.listening()]);
    await change({ amount: "6", rate: "7", number: "smaller" }, clerk);
    expect((await all.nth(0)).data.invoiceChanges.changedFields.sort()).toEqual(["amount", "number", "rate", "tax"]);
    expect((await spied.nth(0)).data.invoiceChanges).toEqual({ changedFields: ["number"], record: { number: "smaller", amount: null } });
    expect((await change({ number: "mine" }, spy, 1)).errors[0].extensions).toMatchObject({
      code: "DATA_VERSION_CONFLICT",
      changedFields: ["number"],
    });
    // The record shows it now: what changes of it is told.
    await change({ amount: "600" }, clerk);
    expect((await spied.nth(1)).data.invoiceChanges).toMatchObject({ changedFields: ["amount"], record: { amount: "600" } });
    expect((await filtered.nth(0)).data.invoiceChanges).toEqual({ record: { amount: "600" } });
    expect((await change({ number: "mine" }, spy, 2)).errors[0].extensions.changedFields).toEqual(["amount"]);
  });
});

it("who may not let a record go is not told whether it points here", async () => {
  const [maker, other] = await Promise.all(["maker", "other"].map((name) => make("Customer", { name })));
  const [cheap, dear] = await Promise.all(["5", "500"].map((price) => make("Product", { name: price, maker, price })));
  const letGo = async (of: string, product: string) => {
    const mutation = "mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { status } }";
    const { body } = await platform.ask(mutation, { input: { id: of, version: 1, set: { made: { disconnect: [product] } } } }, spy);
    return body.errors?.[0].extensions.problems ?? body.data.updateCustomer.status;
  };
  const nothing = [{ path: ["set", "made", "disconnect", 0], code: "REFERENCE", message: expect.stringContaining("no such record") }];
  expect(await letGo(maker!, cheap!)).toEqual(nothing);
  expect(await letGo(other!, cheap!)).toEqual(nothing);
  expect(await letGo(other!, dear!)).toEqual(nothing);
  expect(await letGo(maker!, dear!)).toBe("DONE");
});

describe("links to records that the writer does not see", () => {
  it("stay when the others are replaced, let go or emptied, and so do those of records that were deleted", async () => {
    const [hidden, gone, one, two] = await Promise.all(["hidden", "gone", "one", "two"].map((name) => make("Tag", { name })));
    const customer = await make("Customer", { name: "L" });
    const id = await make("Invoice", { number: "links", customer, amount: "700", tags: [hidden, gone, one] });
    const tag = (verb: string) => platform.ask(`mutation ($id: ID!) { ${verb}Tag(input: { id: $id }) { status } }`, { id: gone }, clerk);
    await tag("delete");
    let at = 1;
    const write = async (set: object) => {
      const mutation =
        "mutation ($input: UpdateInvoiceInput!) { updateInvoice(input: $input) { record { version tags { nodes { name } } } } }";
      const { body } = await platform.ask(mutation, { input: { id, version: at, set } }, spy);
      at = body.data.updateInvoice.record.version;
      return named(body.data.updateInvoice.record);
    };
    expect(await write({ tags: [two] })).toEqual(["two"]);
    expect(await write({ tagsLink: { connect: [one], disconnect: [two, hidden] } })).toEqual(["one"]);
    expect(await write({ tags: [] })).toEqual([]);
    await tag("restore");
    const { body } = await platform.ask(`{ invoice(id: "${id}") { tags { nodes { name } } } }`, {}, clerk);
    expect(named(body.data)).toEqual(["gone", "hidden"]);
    // Who sees them all replaces them all.
    await platform.ask(
      `mutation { updateInvoice(input: { id: "${id}", version: ${at}, set: { tags: ["${two}"] } }) { status } }`,
      {},
      clerk,
    );
    expect(named((await platform.ask(`{ invoice(id: "${id}") { tags { nodes { name } } } }`, {}, clerk)).body.data)).toEqual(["two"]);
    await platform.ask(`mutation { deleteInvoice(input: { id: "${id}" }) { status } }`, {}, clerk);
  });
});
