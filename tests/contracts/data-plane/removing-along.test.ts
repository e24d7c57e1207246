/** What goes with a record, when it is cut off in the middle and when several people go at once. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { until } from "../../support/installation.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";

const withPeople = {
  ...shop,
  policies: {
    ...shop.policies,
    p_staff: { roles: ["r_keeper"], entity: "ent_user", allow: ["read", "delete"], fields: "*" },
  },
} as Blueprint;
let platform: TestPlatform;
let clerk: Person;
let keeper: Person;

beforeAll(async () => {
  platform = await startPlatform(compiled(withPeople), { log: () => undefined });
  clerk = await platform.person(["r_clerk"]);
  keeper = await platform.person(["r_keeper"]);
});
afterAll(() => platform.close());

const make = async (type: string, set: object): Promise<string> => {
  const { body } = await platform.ask(
    `mutation ($input: Create${type}Input!) { create${type}(input: $input) { record { id } } }`,
    { input: { set } },
    clerk,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data[`create${type}`].record.id;
};
const removeInvoice = (id: string) =>
  platform.ask("mutation ($input: DeleteInvoiceInput!) { deleteInvoice(input: $input) { status } }", { input: { id } }, clerk);

describe("[DP20] [DP70] a deletion that takes others along", () => {
  it("cut off while it waits for one of them leaves everything as it was, and is done whole the next time", async () => {
    const customer = await make("Customer", { name: "Cut off" });
    const lines = { create: Array.from({ length: 20 }, (_, n) => ({ text: `line ${n}` })) };
    const invoice = await make("Invoice", { number: "C-1", customer, lines });
    const count = async () =>
      (
        await platform.sql(
          `SELECT (SELECT count(*)::int FROM %s.ent_line WHERE f_l_inv = $1 AND deleted_at IS NULL) AS lines,
             (SELECT count(*)::int FROM %s.ent_inv WHERE id = $1 AND deleted_at IS NULL) AS invoices,
             (SELECT count(*)::int FROM %s._event WHERE type = 'RecordDeleted') AS events, (SELECT count(*)::int FROM %s._audit WHERE action = 'ent_inv.delete' AND outcome = 'ok') AS audit`,
          [invoice],
        )
      )[0];
    const [last] = await platform.sql<{ id: string }>("SELECT id FROM %s.ent_line WHERE f_l_inv = $1 ORDER BY id DESC LIMIT 1", [invoice]);
    const { schema } = platform.environment;
    await platform.plane.pools.write(platform.environment, null, async (writing) => {
      await writing.query(`SELECT id FROM ${schema}.ent_line WHERE id = $1 FOR UPDATE`, [last?.id]);
      const cut = removeInvoice(invoice);
      const waiting = () =>
        platform.sql<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%ent_line%'");
      await until(async () => (await waiting()).length > 0);
      for (const { pid } of await waiting()) await platform.database.admin("SELECT pg_terminate_backend($1)", [pid]);
      expect((await cut).body.errors[0].extensions.code).toBe("DATA_UNAVAILABLE");
    });
    expect(await count()).toEqual({ lines: 20, invoices: 1, events: 0, audit: 0 });
    await until(async () => (await removeInvoice(invoice)).body.errors === undefined);
    expect(await count()).toEqual({ lines: 0, invoices: 0, events: 21, audit: 21 });
  });

  it("two deletions that share what goes with them both end, and it goes once", async () => {
    for (let round = 0; round < 15; round += 1) {
      const [one, two] = [await make("Customer", { name: "a" }), await make("Customer", { name: "b" })];
      const product = await make("Product", { name: `shared ${round}`, maker: one });
      const invoice = await make("Invoice", { number: `S-${round}`, customer: two, lines: { create: [{ text: "l", product }] } });
      const gone = await Promise.all([
        removeInvoice(invoice),
        platform.ask(
          "mutation ($input: DeleteProductInput!) { deleteProduct(input: $input) { status } }",
          { input: { id: product } },
          clerk,
        ),
      ]);
      expect(gone.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
    }
    const told = await platform.sql(
      "SELECT stream FROM %s._event WHERE type = 'RecordDeleted' AND data->>'entity' = 'ent_line' GROUP BY stream HAVING count(*) > 1",
    );
    expect(told).toEqual([]);
  });
});

describe("[DP32] one administrator stays", () => {
  const removeUsers = (ids: readonly string[]) =>
    platform.ask("mutation ($input: DeleteUsersInput!) { deleteUsers(input: $input) { status } }", { input: { ids } }, keeper);

  it("when the last ones go at once", async () => {
    const [first, second] = [await platform.person(["r_admin"]), await platform.person(["r_admin"])];
    const refused = await removeUsers([first.id, second.id]);
    expect(refused.body.errors?.[0].extensions).toMatchObject({ code: "DATA_INVALID", problems: [{ code: "RULE" }] });
    expect(
      await platform.sql("SELECT count(*)::int AS n FROM %s._user WHERE id = ANY($1) AND deleted_at IS NULL", [[first.id, second.id]]),
    ).toEqual([{ n: 2 }]);
    await platform.person(["r_admin"]);
    expect((await removeUsers([first.id, second.id])).body.errors).toBeUndefined();
  });
});
