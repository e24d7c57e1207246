/** A real server whose clock is set one hour back while it works: nothing runs twice, nothing hangs, nobody is locked out or let in. */
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  administrator,
  ask,
  askPlatform,
  commit,
  cookieOf,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  planRelease,
  postJson,
  released,
  startRelease,
  until,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
let token: string;
let shop: MadePlatform;
let cookie: string;
/** Of the owner in the studio: opened before the clock goes back, and never signed in again. */
let studio: string;
const shift = new URL("../support/clock-shift.cjs", import.meta.url).pathname;

beforeAll(async () => {
  server = await startServer({ env: { ...withOwner, NODE_OPTIONS: `--require ${shift}` } });
  studio = cookieOf(await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password }));
  await refresh();
  shop = await makePlatform(server, token, "A shop. Products have a name and a stock quantity.");
  cookie = await administrator(server, token, shop);
});
afterAll(() => server?.remove());

/** What the studio does when its ten minutes are over, or its token is one of another hour. */
const refresh = async () => {
  const answer = await postJson(server.port, "/auth/refresh", {}, { cookie: studio });
  expect([answer.status, answer.text.includes(ownerEmail)]).toEqual([200, true]);
  studio = cookieOf(answer);
  token = answer.body.accessToken;
};
const goBack = async () => {
  server.process.kill("SIGUSR2");
  // A token of the future counts for nothing; the session it came from goes on.
  await until(async () => (await ask(server, token, "{ __typename }")).status === 401);
  await refresh();
};
const products = (query = "{ products(first: 1) { count { value } } }") => askPlatform(server, shop.host, cookie, query);
const status = async () =>
  (
    await data(server, token, "query ($id: ID!) { testData(environmentId: $id) { rows filling { status rows expected } } }", {
      id: shop.environmentId,
    })
  ).testData;

it("[DP70] a release that converts a field and a filling go on when the clock goes back one hour, and each step runs once", async () => {
  const admin = await openDatabase(server.home);
  admin.on("error", () => undefined);
  const { rows: places } = await admin.query("select schema_name from runtime.environment where id = $1", [shop.environmentId]);
  const schema = places[0].schema_name;
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: shop.branchId });
  const entities = Object.entries(draft.content.entities as Record<string, { key: string; fields: Record<string, { key: string }> }>);
  const [entity, { fields }] = entities.find(([, { key }]) => key === "product")!;
  const idOf = (key: string) => Object.entries(fields).find(([, field]) => field.key === key)![0];
  const [name, stock] = [idOf("name"), Object.keys(fields).find((id) => id !== idOf("name"))!];
  await admin.query(
    `insert into ${schema}.${entity} (id, ${name}, ${stock}) select gen_random_uuid(), 'Many ' || n, n from generate_series(1, 8000) n`,
  );
  const before = (await products()).body.data.products.count.value;
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId: shop.branchId, ops: [{ op: "set", id: stock, prop: "type", value: "text" }] },
  });
  const { id } = await planRelease(server, token, await commit(server, token, shop.branchId));
  await startRelease(server, token, id);
  await until(
    async () => (await admin.query(`select from ${schema}._migration where release_id = $1 and state <> 'todo'`, [id])).rows.length > 0,
  );
  await goBack();
  expect((await released(server, token, id)).status).toBe("ACTIVE");
  const last = `select step, state from ${schema}._migration where release_id = $1 and state <> 'done'`;
  await until(async () => (await admin.query(last, [id])).rows.length === 0);
  const { rows: events } = await admin.query(
    "select type, count(*)::int as n from events.event where data ->> 'releaseId' = $1 and type in ('ReleaseStarted', 'ReleaseActivated') group by type order by type",
    [id],
  );
  expect(events).toEqual([
    { type: "ReleaseActivated", n: 1 },
    { type: "ReleaseStarted", n: 1 },
  ]);
  const { rows: values } = await admin.query(
    `select count(*)::int as n from ${schema}.${entity} where ${name} like 'Many %' and ${stock}__2 = substr(${name}, 6)`,
  );
  expect(values).toEqual([{ n: 8000 }]);
  expect((await products()).body.data.products.count.value).toBe(before);

  await data(server, token, "mutation ($input: FillTestDataInput!) { startTestData(input: $input) { id } }", {
    input: { environmentId: shop.environmentId, rows: 1000, seed: "clock" },
  });
  await goBack();
  const filled = await until(async () => {
    const found = await status();
    return found.filling.status !== "RUNNING" && found;
  });
  expect(filled.filling).toEqual({ status: "DONE", rows: 1000, expected: 1000 });
  await admin.end();
});

it("[DP70] sessions of both planes live on, end when they are ended, and new ones begin", async () => {
  await goBack();
  expect((await products()).body.data.products.count.value).toBeGreaterThan(0);
  const again = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password });
  expect(again.status).toBe(200);
  expect((await ask(server, again.body.accessToken, "{ verifyAudit { intact } }")).body.data.verifyAudit.intact).toBe(true);

  const origin = { host: shop.host, origin: `http://${shop.host}` };
  const entered = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password }, { host: shop.host });
  expect(entered.status, entered.text).toBe(200);
  const mine = cookieOf(entered);
  expect((await askPlatform(server, shop.host, mine, "{ me { id } }")).body.data.me.id).toBeTruthy();
  await postJson(server.port, "/auth/sign-out", {}, { ...origin, cookie: mine });
  expect((await askPlatform(server, shop.host, mine, "{ me { id } }")).body.data?.me?.id ?? null).toBeNull();
  const written = await askPlatform(server, shop.host, cookie, 'mutation { createProduct(input: { set: { name: "Later" } }) { status } }');
  expect(written.body.data.createProduct.status).toBe("DONE");

  // A stop counts at once, and not in an hour.
  await data(server, token, "mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }", {
    input: { scope: "ORGANIZATION", reach: "WRITES", reason: "An audit is going on." },
  });
  await until(
    async () =>
      (await askPlatform(server, shop.host, cookie, 'mutation { createProduct(input: { set: { name: "No" } }) { status } }')).body
        .errors?.[0].extensions.code === "DATA_HALTED",
  );
});
