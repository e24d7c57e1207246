/**
 * [DP4] [DP5] Another's record, named by its id wherever an id can be given: told in the same words and with the same statements as one that
 * does not exist, and nothing comes of it.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";
import { openWire, type Wire } from "./wire.ts";

const owned = {
  ...shop,
  policies: {
    ...shop.policies,
    p_own_prod: {
      roles: ["r_owner"],
      entity: "ent_product",
      allow: ["create", "read", "update", "delete"],
      where: "f_p_maker.f_c_owner == me",
      check: "f_p_maker.f_c_owner == me",
      fields: "*",
    },
  },
} as unknown as Blueprint;

interface Records {
  readonly customer: string;
  readonly invoice: string;
  readonly line: string;
  readonly product: string;
  /** Deleted. */
  readonly gone: string;
}

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let me: Person;
let mine: Records;
let theirs: Records;
beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(owned), { database, connection: wire.connection });
  me = await platform.person(["r_owner"]);
  mine = await records(me, "A");
  theirs = await records(await platform.person(["r_owner"]), "B");
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const mutate = (name: string, input: object, as = me): Promise<Answer> =>
  platform.ask(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { record { id } } }`,
    { input },
    as,
  );
const records = async (as: Person, name: string): Promise<Records> => {
  const make = async (type: string, set: object) => (await mutate(`create${type}`, { set }, as)).body.data[`create${type}`].record.id;
  const customer = await make("Customer", { name, owner: as.id });
  const invoice = await make("Invoice", { number: name, customer, amount: "5" });
  const line = await make("Line", { invoice, text: name });
  const [product, gone] = [
    await make("Product", { name, maker: customer }),
    await make("Product", { name: `${name} gone`, maker: customer }),
  ];
  await mutate("deleteProduct", { id: gone }, as);
  return { customer, invoice, line, product, gone };
};
const none = (): Records => ({ customer: uuidv7(), invoice: uuidv7(), line: uuidv7(), product: uuidv7(), gone: uuidv7() });
const rest = (method: string, path: string, body?: object) =>
  platform.send(method, path, { as: me, headers: { "if-match": '"1"', origin: platform.origin }, ...(body && { body }) });
const explained = "allowed reason policies { sentence admits conditions { sentence holds } }";

const ways: Readonly<Record<string, (of: Records) => Promise<Answer>>> = {
  "by id": ({ customer, gone }) => platform.ask(`{ customer(id: "${customer}") { id } product(id: "${gone}") { id } }`, {}, me),
  "a group of it": ({ customer }) =>
    platform.ask(`{ invoicesGroup(by: [{ customer: EACH }], filter: { customerId: { eq: "${customer}" } }) { count } }`, {}, me),
  why: ({ customer }) => platform.ask(`{ why(input: { entity: customer, id: "${customer}" }) { ${explained} } }`, {}, me),
  "why, of a deleted one": ({ gone }) =>
    platform.ask(`{ why(input: { entity: product, id: "${gone}", operation: DELETE }) { ${explained} } }`, {}, me),
  "a change": ({ customer }) => mutate("updateCustomer", { id: customer, version: 1, set: { name: "x" } }),
  "a change of a version it is not at": ({ customer }) => mutate("updateCustomer", { id: customer, version: 9, set: { name: "x" } }),
  "a change that could not be": ({ customer }) => mutate("updateCustomer", { id: customer, version: 1, set: { city: "Atlantis" } }),
  "a deletion": ({ product }) => mutate("deleteProduct", { id: product }),
  "a deletion of what others point at": ({ customer }) => mutate("deleteCustomer", { id: customer }),
  "bringing it back": ({ gone }) => mutate("restoreProduct", { id: gone }),
  "bringing back what is there": ({ product }) => mutate("restoreProduct", { id: product }),
  "an action": ({ customer }) => mutate("takeCustomer", { id: customer, params: {} }),
  "a parameter": ({ customer }) => mutate("takeCustomer", { id: mine.customer, params: { from: customer } }),
  "a link": ({ customer }) => mutate("createInvoice", { set: { number: "n", customer } }),
  "a link to a deleted one": ({ gone }) => mutate("updateLine", { id: mine.line, version: 1, set: { product: gone } }),
  "connecting what restricts": ({ invoice }) =>
    mutate("updateCustomer", { id: mine.customer, version: 1, set: { invoices: { connect: [invoice] } } }),
  "connecting what goes along": ({ line }) =>
    mutate("updateInvoice", { id: mine.invoice, version: 1, set: { lines: { connect: [line] } } }),
  "letting go": ({ product }) => mutate("updateCustomer", { id: mine.customer, version: 1, set: { made: { disconnect: [product] } } }),
  "one of several": ({ customer }) =>
    platform.ask(
      "mutation ($input: UpdateCustomersInput!) { updateCustomers(input: $input) { status } }",
      { input: { rows: [mine.customer, customer].map((id) => ({ id, version: 1, set: { note: "y" } })) } },
      me,
    ),
  "REST, reading": ({ customer }) => rest("GET", `/api/customers/${customer}`),
  "REST, changing": ({ customer }) => rest("PATCH", `/api/customers/${customer}`, { name: "z" }),
  "REST, deleting": ({ product }) => rest("DELETE", `/api/products/${product}`),
  "REST, acting": ({ customer }) => rest("POST", `/api/customers/${customer}/take`, {}),
  "its file": ({ customer }) => rest("GET", `/api/customers.csv?filter=${encodeURIComponent(JSON.stringify({ id: { eq: customer } }))}`),
};

it.each(Object.keys(ways))("%s", async (name) => {
  const way = ways[name]!;
  const asked = async (of: Records) => {
    const answer = await way(of);
    const words = Object.values(of).reduce((text, id) => text.replaceAll(id, "ID"), answer.text);
    return { status: answer.status, etag: answer.headers.etag, words: words.replaceAll(/"correlationId":"[^"]*"/g, "") };
  };
  const stored = () => platform.sql("SELECT (SELECT count(*)::int FROM %s._event) AS events, (SELECT max(version) FROM %s.ent_cust) AS at");
  // Who asks is looked at every two seconds, whatever is asked.
  const statements = () => wire.taken().filter((statement) => !statement.includes('"_session"'));
  // Everything is prepared once before it is counted.
  await asked(none());
  const before = await stored();
  wire.taken();
  const hidden = { ...(await asked(theirs)), statements: statements() };
  const missing = { ...(await asked(none())), statements: statements() };
  expect(hidden).toEqual(missing);
  expect(hidden.words).not.toContain("GRAPHQL_VALIDATION_FAILED");
  expect(hidden.words).not.toContain('"B"');
  expect(await stored()).toEqual(before);
});
