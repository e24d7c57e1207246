/** A platform whose rule reads a variable: changing its value in the environment changes what people may do, without a release. */
import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { canonical } from "../../schema/blueprint/canonical.ts";
import {
  administrator,
  ask,
  askPlatform,
  commit,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  planRelease,
  released,
  signIn,
  startRelease,
  until,
  withOwner,
} from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";

let server: Server;
let token = "";
let shop: MadePlatform;
let cookie = "";

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  shop = await makePlatform(server, token, "A shop. Products have a name and a price.");
  cookie = await administrator(server, token, shop);
});
afterAll(() => server.remove());

it("[DP55] an expression reads env.x as the environment has it, and a value that is set counts without a release", async () => {
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: shop.branchId });
  const entities = Object.values(draft.content.entities) as { key: string; fields: Record<string, { key: string }> }[];
  const fields = entities.find(({ key }) => key === "product")!.fields;
  const [price] = Object.entries(fields).find(([, { key }]) => key === "price")!;
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: {
      branchId: shop.branchId,
      ops: [
        {
          op: "add",
          kind: "variable",
          id: "var_max",
          props: { key: "maxPrice", label: { en: "Highest price", ar: "أعلى سعر" }, type: "money", default: "500", perEnvironment: true },
        },
        { op: "set", id: price, prop: "check", value: `${price} <= var_max` },
      ],
    },
  });
  const { id } = await planRelease(server, token, await commit(server, token, shop.branchId));
  await startRelease(server, token, id);
  expect((await released(server, token, id)).status).toBe("ACTIVE");
  const create = async (amount: string) => {
    const query = 'mutation ($p: Decimal!) { createProduct(input: { set: { name: "Lamp", price: $p } }) { status } }';
    const answer = await askPlatform(server, shop.host, cookie, query, { p: amount });
    return answer.body.errors?.[0].extensions.code ?? answer.body.data.createProduct.status;
  };
  await until(async () => (await create("600")) === "DATA_INVALID");
  expect(await create("400")).toBe("DONE");
  const variables = async () =>
    (
      await data(
        server,
        token,
        "query ($id: ID!) { environmentVariables(environmentId: $id) { id key type value default settable label { ar } typeLabel { en } } }",
        { id: shop.environmentId },
      )
    ).environmentVariables;
  expect(await variables()).toEqual([
    {
      id: "var_max",
      key: "maxPrice",
      type: "money",
      value: null,
      default: "500",
      settable: true,
      label: { ar: "أعلى سعر" },
      typeLabel: { en: expect.any(String) },
    },
  ]);
  const set = (value: string | null) =>
    ask(server, token, "mutation ($input: SetVariableInput!) { setVariable(input: $input) { value } }", {
      input: { environmentId: shop.environmentId, variable: "maxPrice", value },
    });
  expect((await set("1000")).body.data.setVariable.value).toBe("1000");
  expect(await create("600")).toBe("DONE");
  expect((await set("much")).body.errors[0].extensions.code).toBe("RUNTIME_VARIABLE_INVALID");
  expect((await set(null)).body.data.setVariable.value).toBeNull();
  expect(await create("600")).toBe("DATA_INVALID");
});

it("what runs is served by a program whose lints refuse it: closed where it cannot be worked out, told, and not released again", async () => {
  const database = await openDatabase(server.home);
  const [release] = (
    await database.query(
      "select r.id, r.version_id, v.content from runtime.environment e join runtime.release r on r.id = e.active_release_id join blueprint.version v on v.id = r.version_id where e.id = $1",
      [shop.environmentId],
    )
  ).rows;
  // As a program before these lints stored it, with a model by another compiler.
  const document = JSON.parse(release.content);
  const [entity, product] = Object.entries<{ key: string; fields: object }>(document.entities).find(([, { key }]) => key === "product")!;
  const more = { type: "boolean", classification: "internal", label: { en: "Odd", ar: "غريب" } };
  const fields = { ...product.fields, f_odd: { ...more, key: "odd", order: "z9", compute: '"a".matches("a")' } };
  const content = canonical({ ...document, entities: { ...document.entities, [entity]: { ...product, fields } } });
  const hash = createHash("sha256").update(content).digest("hex");
  await database.query("update blueprint.version set content = $2, hash = $3 where id = $1", [release.version_id, content, hash]);
  await database.query(
    "update runtime.model m set hash = $2, compiler = compiler - 1 from runtime.release r where r.id = $1 and m.hash = r.hash",
    [release.id, hash],
  );
  await database.query("update runtime.release set hash = $2 where id = $1", [release.id, hash]);
  // And one of it that had begun and not switched when that program ended.
  const begun = randomUUID();
  await database.query(
    "insert into runtime.release select (jsonb_populate_record(null::runtime.release, to_jsonb(r) || $2::jsonb)).* from runtime.release r where id = $1",
    [release.id, JSON.stringify({ id: begun, status: "expanding", finished_at: null, done: 0 })],
  );
  await database.end();
  const place = { code: "EXPR_NOT_SQL", level: "error", at: expect.objectContaining({ id: "f_odd", prop: "compute" }) };
  const looked = async () =>
    (JSON.parse((await runCommand(["doctor", "--json"], server)).out) as { part: string }[]).filter(({ part }) => part === "running");
  const warned = {
    part: "running",
    state: "warning",
    sentence: {
      en: expect.stringMatching(/, preview: .* release a new version\.$/),
      ar: expect.stringMatching(/، المعاينة: .* أطلق إصدارًا جديدًا\.$/),
    },
    details: [
      {
        code: "EXPR_NOT_SQL",
        sentence: {
          en: expect.stringMatching(/^Product › Odd: .* It is empty\.$/),
          ar: expect.stringMatching(/^منتج › غريب: .* بقي فارغًا\.$/),
        },
      },
    ],
  };
  // Before a program with this compiler has served it, the doctor works it out from the version.
  expect(await looked()).toEqual([warned]);
  await server.stop();
  server = await startServer({ env: withOwner, home: server.home });
  token = await signIn(server, ownerEmail);

  const { body } = await askPlatform(server, shop.host, cookie, "{ products(first: 1) { nodes { name odd } } }");
  expect(body).toEqual({ data: { products: { nodes: [{ name: expect.any(String), odd: null }] } } });
  const problems = "query ($id: ID!) { environment(id: $id) { problems { code level at place { en ar } closes { en } } } }";
  const told = [{ ...place, place: { en: "Product › Odd", ar: "منتج › غريب" }, closes: { en: "It is empty." } }];
  expect((await data(server, token, problems, { id: shop.environmentId })).environment.problems).toEqual(told);
  expect((await runCommand(["doctor"], server)).out).toMatch(/^! running {6}.*\n {15}EXPR_NOT_SQL {2}Product › Odd: /m);
  const again = "mutation ($input: PlanReleaseInput!) { planRelease(input: $input) { id } }";
  const { errors } = (await ask(server, token, again, { input: { versionId: release.version_id, environment: "PREVIEW" } })).body;
  expect(errors[0].extensions).toMatchObject({ code: "RUNTIME_RELEASE_PROBLEMS", problems: [place], versionId: release.version_id });
  expect(await released(server, token, begun)).toMatchObject({ status: "FAILED", error: { code: "RUNTIME_RELEASE_PROBLEMS" } });
});
