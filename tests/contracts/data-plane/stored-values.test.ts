/**
 * [DP22] After whatever changes records, by an action or behind them, every stored computed field is what its formula gives over the record
 * as it lies there. Deleted records count once they are back.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../../schema/blueprint/expressions/evaluate.ts";
import type { Blueprint, Field } from "../../../schema/blueprint/shape.ts";
import { seeded } from "../../../schema/fixtures/random.ts";
import type { Model } from "../../../schema/model/model.ts";
import { tableName } from "../../../subgraphs/runtime/data-plane/names.ts";
import { erasePeople } from "../../../subgraphs/runtime/data-plane/people/erase.ts";
import { applyRetention } from "../../../subgraphs/runtime/retention/apply.ts";
import { resetTestData } from "../../../subgraphs/runtime/test-data/fill.ts";
import { until } from "../../support/installation.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";

const kept = (key: string, type: Field["type"], compute: string, more: Partial<Field> = {}) =>
  ({ key, type, order: "b0", classification: "internal", compute, computed: "stored", ...more }) as Field;
const { entities } = structuredClone(shop) as { entities: Record<string, { fields: Record<string, Field> }> };
/** Fields over links that are emptied, over one another, over what is personal, and by way of one that is computed when read. */
const added: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  ent_cust: {
    f_c_where: kept("where", "text", "coalesce(f_c_city, 'nowhere') + ' / ' + coalesce(f_c_note, '-')"),
    f_c_owned: kept("owned", "boolean", "f_c_owner != null"),
  },
  ent_product: {
    f_p_made: kept("hasMaker", "boolean", "f_p_maker != null"),
    f_p_says: kept("says", "text", "f_p_made ? f_p_name + '!' : f_p_name + '?'"),
  },
  ent_line: {
    f_l_has: kept("hasProduct", "boolean", "f_l_product != null"),
    f_l_twice: { ...kept("twice", "integer", "f_l_qty * 2"), computed: "read" },
    f_l_sum: kept("sum", "integer", "f_l_twice + (f_l_has ? 1 : 0)"),
  },
  ent_user: { f_u_card: kept("card", "text", "coalesce(f_user_name, '-') + ' <' + f_user_email + '> ' + coalesce(f_user_status, '')") },
};
for (const [entity, fields] of Object.entries(added)) {
  entities[entity] ??= { fields: {} };
  Object.assign(entities[entity].fields, fields);
}
entities.ent_cust!.fields.f_c_note = { ...entities.ent_cust!.fields.f_c_note!, classification: "personal" };
const model: Model = {
  ...compiled({ ...shop, entities } as unknown as Blueprint),
  retention: [
    { id: "cm_1", entity: "ent_product", from: "createdAt", days: 365, outcome: "archive" },
    { id: "cm_2", entity: "ent_cust", from: "createdAt", days: 365, outcome: "delete" },
    { id: "cm_3", entity: "ent_cust", from: "createdAt", days: 300, outcome: "anonymise" },
  ],
};

let platform: TestPlatform;
let owner: pg.Client;
let clerk: Person;
let admin: Person;
beforeAll(async () => {
  platform = await startPlatform(model);
  owner = new pg.Client(platform.database.database.connection("wn_runtime"));
  await owner.connect();
  clerk = await platform.person(["r_clerk"]);
  admin = await platform.person(["r_admin"]);
  // The two were added behind the platform's back.
  await platform.sql("UPDATE %s._user SET f_u_card = f_user_name || ' <' || f_user_email || '> ' || f_user_status");
});
afterAll(async () => {
  await owner.end();
  await platform.close();
});

const stored = async <Row>(text: string): Promise<readonly Row[]> =>
  (await owner.query(text.replaceAll("%s", platform.environment.schema))).rows as Row[];

/** Every stored computed field that is not what its formula gives. */
const wrong = async (): Promise<readonly string[]> => {
  const data = new Map<string, readonly Record<string, unknown>[]>();
  for (const { id } of model.tables)
    data.set(
      id,
      (
        await stored<{ row: Record<string, unknown> }>(
          `SELECT to_jsonb(t) AS row FROM %s.${tableName(id)} t WHERE deleted_at IS NULL${id === "ent_user" ? " OR f_user_status = 'erased'" : ""}`,
        )
      ).map(({ row }) => row),
    );
  return model.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      if (column.computed !== "stored" || !column.compute) return [];
      const compute = (field: string) => table.columns.find(({ id }) => id === field)?.compute;
      return data.get(table.id)!.flatMap((row) => {
        const fresh = evaluate(column.compute!, { record: row, compute });
        const plain = (value: unknown) => (column.type === "decimal" && value !== null ? Number(value) : (value ?? null));
        return plain(fresh) === plain(row[column.id]) ? [] : [`${column.id}: ${row[column.id]}, and should be ${fresh}`];
      });
    }),
  );
};

describe("[DP22] [DP57] [DP43] a stored computed field", () => {
  const worked = new Set<string>();
  let names: readonly string[] = [];

  it.each([1, 2, 3, 4])("is right after anything that may happen, in any order (seed %i)", async (seed) => {
    const random = seeded(seed);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
    let number = 0;
    const ids = async (table: string, where = "deleted_at IS NULL"): Promise<readonly string[]> =>
      (await stored<{ id: string }>(`SELECT id FROM %s.${table} WHERE ${where} ORDER BY id`)).map(({ id }) => id);
    const one = async (table: string, where?: string) => pick(await ids(table, where)) ?? null;
    /** A record as an update names it. */
    const now = async (table: string) =>
      pick(await stored<{ id: string; version: number }>(`SELECT id, version FROM %s.${table} WHERE deleted_at IS NULL ORDER BY id`));
    const write = (verb: string, type: string, input: object, as = clerk): Promise<Answer> =>
      platform.ask(
        `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}${type}Input!) { ${verb}${type}(input: $input) { status } }`,
        { input },
        as,
      );
    const customer = async () => ({
      name: `c${number}`,
      city: pick(["Riyadh", null]),
      owner: pick([clerk.id, null]),
      note: pick(["n", null]),
    });
    const product = async () => ({ name: `p${number}`, maker: pick([await one("ent_cust"), null]), price: pick(["1.5", null]) });
    const line = async () => ({ text: "l", product: pick([await one("ent_product"), null]), quantity: pick([1, 7, null]) });
    const does: Readonly<Record<string, () => Promise<Answer | undefined>>> = {
      create: async () => write("create", "Customer", { set: { ...(await customer()), code: `k${seed}-${number}` } }),
      createProduct: async () => write("create", "Product", { set: await product() }),
      nested: async () =>
        write("create", "Invoice", {
          set: {
            number: `i${seed}-${number}`,
            customer: await one("ent_cust"),
            amount: "9",
            lines: { create: [await line(), await line()] },
          },
        }),
      update: async () => write("update", "Product", { ...(await now("ent_product")), set: await product() }),
      updateLine: async () => write("update", "Line", { ...(await now("ent_line")), set: await line() }),
      upsert: async () => write("upsert", "Customer", { by: { code: pick([`k${seed}-1`, `u${seed}-${number}`]) }, set: await customer() }),
      batch: async () =>
        platform.ask(
          "mutation ($input: UpdateCustomersInput!) { updateCustomers(input: $input) { created } }",
          { input: { rows: [{ ...(await now("ent_cust")), set: { city: pick(["Jeddah", null]) } }] } },
          clerk,
        ),
      imported: async () => {
        const headers = { "content-type": "text/csv", "x-webnova-upload": "c.csv" };
        const raw = `name,code,city,note\ni,k${seed}-2,${pick(["Dammam", ""])},x\ni,v${seed}-${number},,\n`;
        const { body } = await platform.send("POST", "/api/customers/import", { raw, headers, as: clerk });
        const path = `/api/_imports/${body.id}`;
        const state = async () => (await platform.send("GET", path, { as: clerk })).body.state as string;
        await until(async () => (await state()) === "checked");
        const answer = await platform.send("POST", `${path}/run`, { body: {}, as: clerk });
        await until(async () => (await state()) === "done");
        return answer;
      },
      remove: async () => write("delete", "Product", { id: await one("ent_product") }),
      removeCustomer: async () => write("delete", "Customer", { id: await one("ent_cust") }),
      restore: async () => write("restore", "Product", { id: await one("ent_product", "deleted_at IS NOT NULL") }),
      // Its maker goes for good while it is deleted: the foreign key empties the link and tells nobody.
      restoreWithout: async () => {
        const maker = crypto.randomUUID();
        await platform.sql("INSERT INTO %s.ent_cust (id, f_c_name, created_at) VALUES ($1, 'old', '2020-01-01')", [maker]);
        const set = { ...(await product()), name: `w${seed}-${number}`, maker };
        await write("create", "Product", { set });
        const [made] = await stored<{ id: string }>(`SELECT id FROM %s.ent_product WHERE f_p_maker = '${maker}'`);
        await write("delete", "Product", { id: made?.id });
        await applyRetention(owner, platform.environment, model, new Date());
        return await write("restore", "Product", { id: made?.id });
      },
      pay: async () =>
        write("pay", "Invoice", { id: await one("ent_inv"), params: { buyer: await one("ent_cust"), price: pick(["3", null]) } }),
      testData: async () => {
        const [batch, cust] = [crypto.randomUUID(), crypto.randomUUID()];
        await platform.sql("INSERT INTO %s._test_batch (id, seed, locale, rows) VALUES ($1, 's', 'en', 1)", [batch]);
        await platform.sql(
          "INSERT INTO %s.ent_cust (id, f_c_name, test_batch, f_c_where, f_c_owned) VALUES ($1, 'T', $2, 'nowhere / -', false)",
          [cust, batch],
        );
        await write("create", "Product", { set: { ...(await product()), maker: cust } });
        await resetTestData(owner, platform.environment, model);
        return undefined;
      },
      retention: async () => {
        await platform.sql("UPDATE %s.ent_product SET created_at = '2020-01-01' WHERE id = $1", [await one("ent_product")]);
        await platform.sql(`UPDATE %s.ent_cust SET created_at = now() - interval '${pick([310, 400])} days' WHERE id = $1`, [
          await one("ent_cust"),
        ]);
        await applyRetention(owner, platform.environment, model, new Date());
        return undefined;
      },
      person: async () => {
        await platform.ask(
          `mutation { inviteUser(input: { email: "p${seed}-${number}@example.invalid", name: "P", roles: ["r_clerk"] }) { status } }`,
          {},
          admin,
        );
        const id = await one("_user", `id NOT IN ('${clerk.id}', '${admin.id}') AND deleted_at IS NULL`);
        await platform.ask(
          `mutation { ${pick(["suspendUser", "activateUser", "deleteUser"])}(input: { id: "${id}" }) { status } }`,
          {},
          admin,
        );
      },
      erase: async () => {
        await platform.sql("UPDATE %s._user SET deleted_at = deleted_at - interval '31 days' WHERE deleted_at IS NOT NULL");
        await erasePeople((work) => platform.plane.pools.write(platform.environment, null, work), platform.environment, model, new Date());
      },
    };
    names = Object.keys(does);
    const done: string[] = [];
    for (; number < 60; number += 1) {
      const name = number < 4 ? "create" : pick(names);
      if ((await does[name]!())?.body?.errors === undefined) worked.add(name);
      done.push(name);
      expect(await wrong(), done.slice(-6).join(", ")).toEqual([]);
    }
  });

  it("was asked for after each of these, and each happened", () => {
    expect([...worked].sort()).toEqual([...names].sort());
  });
});
