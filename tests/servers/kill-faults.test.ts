/**
 * The plug is pulled at moments nobody chose, of Node and of PostgreSQL, while a platform fills, empties, imports, uploads and writes all at
 * once, or while it is restored. Afterwards nothing is half: what was answered is there, what was not is there whole or not at all, and all of it can be finished.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seeded } from "../db/support.ts";
import {
  type Answer,
  administrator,
  askPlatform,
  cookieOf,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  postJson,
  send,
  signIn,
  until,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

const text =
  "A shop. Products have a unique code, a name, a price and a photo. Orders have a customer name. An order line links an order and a product and has a quantity.";
const seed = Number(process.env.WEBNOVA_TEST_SEED ?? 20261120);
const random = seeded(seed);
const upTo = (n: number) => Math.floor(random() * n);

let server: Server;
let token: string;
let shop: MadePlatform;
let cookie: string;
let admin: pg.Client;
let schema: string;

const lookBehind = async () => {
  admin = await openDatabase(server.home);
  admin.on("error", () => undefined);
};
beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  shop = await makePlatform(server, token, text);
  cookie = await administrator(server, token, shop);
  await lookBehind();
  const { rows } = await admin.query("select schema_name from runtime.environment where id = $1", [shop.environmentId]);
  schema = rows[0].schema_name;
});
afterAll(async () => {
  await admin?.end().catch(() => undefined);
  await server?.remove();
});

const host = () => shop.host.replace(/:\d+$/, `:${server.port}`);
const gone = () => null;
const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) => askPlatform(server, host(), cookie, query, variables);
const post = (method: string, path: string, body: string | Buffer, headers: Readonly<Record<string, string>>) =>
  send(server.port, { method, path, body, headers: { host: host(), origin: `http://${host()}`, cookie, ...headers } });

/** Calls with a key of their own: what was answered, and what may or may not have happened. */
interface Call {
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
  answer: string | null;
}
const calls: Call[] = [];
const make = async (query: string, input: Readonly<Record<string, unknown>>) => {
  const call: Call = { query, input: { ...input, idempotencyKey: `call-${calls.length}` }, answer: null };
  calls.push(call);
  await repeat(call);
};
/** Answers false when nobody answered; a refusal must say that the database is away, or that there is no room in the line. */
const repeat = async (call: Call): Promise<boolean> => {
  const said = await ask(call.query, { input: call.input }).catch(gone);
  if (said?.status === 200 && said.body?.data) {
    if (call.answer !== null) expect(said.text).toBe(call.answer);
    call.answer = said.text;
    return true;
  }
  if (said) told.add(`${said.status} ${said.body?.errors?.[0]?.extensions?.code ?? said.text.slice(0, 80)}`);
  return false;
};
const told = new Set<string>();

const batchOf = 12;
const nested =
  "mutation ($input: CreateOrderLineInput!) { createOrderLine(input: $input) { record { id version order { id } product { id code } } } }";
const many = "mutation ($input: CreateProductsInput!) { createProducts(input: $input) { record { id code } } }";
const one = "mutation ($input: CreateProductInput!) { createProduct(input: $input) { record { id photo { id } } } }";
const upsert = "mutation ($input: UpsertProductInput!) { upsertProduct(input: $input) { created record { id version } } }";
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const pictures = new Map<string, number>();

let going = false;
let n = 0;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const again = async (work: () => Promise<unknown>) => {
  while (going) await Promise.all([work(), pause(40)]);
};
const work: readonly (() => Promise<unknown>)[] = [
  () => {
    n += 1;
    const product = { create: { code: `N-${n}`, name: "Nested" } };
    return make(nested, { set: { quantity: n, orderLink: { create: { customerName: `C-${n}` } }, productLink: product } });
  },
  () => {
    n += 1;
    const rows = Array.from({ length: batchOf }, (_, of) => ({ code: `B-${n}-${of}`, name: "Batch" }));
    return make(many, { rows });
  },
  async () => {
    const said = await ask(upsert, { input: { by: { code: `U-${n % 5}` }, set: { name: `Upsert ${n}` } } }).catch(gone);
    if (said && !said.body?.data) told.add(`${said.status} ${said.body?.errors?.[0]?.extensions?.code ?? said.text.slice(0, 80)}`);
  },
  async () => {
    n += 1;
    const bytes = Buffer.concat([png, Buffer.alloc(150_000 + n)]);
    const sent = await post("PUT", "/files", bytes, { "x-webnova-upload": `${n}.png`, "content-type": "image/png" }).catch(gone);
    if (sent?.status !== 201) return;
    pictures.set(sent.body.id, bytes.length);
    await make(one, { set: { code: `F-${n}`, name: "With a photo", photo: sent.body.id } });
  },
];

const testData = async () =>
  (
    await data(
      server,
      token,
      "query ($id: ID!) { testData(environmentId: $id) { rows entered filling { id status rows expected error { code } } } }",
      {
        id: shop.environmentId,
      },
    )
  ).testData;
const fill = () =>
  data(server, token, "mutation ($input: FillTestDataInput!) { startTestData(input: $input) { id } }", {
    input: { environmentId: shop.environmentId, rows: 400, seed: `round ${n}` },
  });
const reset = () =>
  data(server, token, "mutation ($input: EnvironmentInput!) { resetTestData(input: $input) { rows } }", {
    input: { environmentId: shop.environmentId },
  });
const backUp = async (): Promise<string> =>
  (
    await data(server, token, "mutation ($input: EnvironmentInput!) { backUpEnvironment(input: $input) { id } }", {
      input: { environmentId: shop.environmentId },
    })
  ).backUpEnvironment.id;
const backupOf = async (id: string) =>
  (await data(server, token, "query ($id: ID!) { backup(id: $id) { status file error { code } } }", { id })).backup;
const filled = () =>
  until(async () => {
    const found = await testData();
    return found.filling?.status !== "RUNNING" && found;
  });

const imports: { readonly id: string; readonly rows: number }[] = [];
const importState = (id: string): Promise<Answer> => send(server.port, { path: `/api/_imports/${id}`, headers: { host: host(), cookie } });
const prepareImport = async (rows: number) => {
  const prefix = `I${imports.length}`;
  const csv = `code,name\n${Array.from({ length: rows }, (_, at) => `${prefix}-${at},Imported`).join("\n")}\n`;
  const { body, text: said } = await post("POST", "/api/products/import", csv, {
    "content-type": "text/csv",
    "x-webnova-upload": "products.csv",
  });
  if (!body?.id) throw new Error(said);
  await until(async () => (await importState(body.id)).body?.state === "checked");
  imports.push({ id: body.id, rows });
  return body.id as string;
};
const runImport = (id: string) => post("POST", `/api/_imports/${id}/run`, "{}", { "content-type": "application/json" }).catch(gone);

const rowsOf = async <Row>(sql: string): Promise<Row[]> => (await admin.query(sql.replaceAll("%s", schema))).rows as Row[];

/** Record, event and audit entry are there together, of every record; of every filling and reset too. */
const nothingHalf = async () => {
  const tables = await rowsOf<{ name: string }>(
    `select relname as name from pg_class where relnamespace = '%s'::regnamespace and relkind = 'r' and relname like 'ent\\_%'`,
  );
  expect(tables.length).toBe(3);
  for (const { name } of tables) {
    expect(
      await rowsOf(`select r.id, r.version, e.n as events, a.n as audits from %s.${name} r,
        lateral (select count(*)::int as n from %s._event where stream = 'record:' || r.id) e,
        lateral (select count(*)::int as n from %s._audit where resource = '${name}:' || r.id and outcome = 'ok') a
        where r.test_batch is null and (e.n <> r.version or a.n <> r.version)`),
      name,
    ).toEqual([]);
    const known = `not exists (select from %s.${name} r where r.id::text = split_part(`;
    expect(await rowsOf(`select stream from %s._event where data->>'entity' = '${name}' and ${known}stream, ':', 2))`)).toEqual([]);
    expect(await rowsOf(`select resource from %s._audit where resource like '${name}:%' and ${known}resource, ':', 2))`)).toEqual([]);
  }
  expect(await rowsOf("select key from %s._idempotency where answer is null")).toEqual([]);
  const tagged = tables.map(({ name }) => `select test_batch as id from %s.${name} where test_batch is not null`).join(" union all ");
  const fits = await rowsOf<{ id: string; ok: boolean }>(`select b.id, t.n = case when b.cleared_at is null then b.rows else 0 end as ok
    from %s._test_batch b, lateral (select count(*) as n from (${tagged}) x where x.id = b.id) t`);
  expect(fits.filter(({ ok }) => !ok)).toEqual([]);
  expect(await rowsOf(`select id from (${tagged}) x where id not in (select id from %s._test_batch)`)).toEqual([]);
  // The first batch came with the release.
  const [batches] = await rowsOf<{ fills: number; resets: number }>(
    "select count(*)::int - 1 as fills, count(distinct cleared_at)::int as resets from %s._test_batch",
  );
  for (const [type, action, count] of [
    ["TestDataFilled", "test-data.fill", batches!.fills],
    ["TestDataReset", "test-data.reset", batches!.resets],
  ] as const) {
    const [found] = await rowsOf(
      `select (select count(*)::int from events.event where type = '${type}') as events, (select count(*)::int from audit.entry where action = '${action}') as audits`,
    );
    expect([type, found]).toEqual([type, { events: count, audits: count }]);
  }
};

const pullThePlug = async (of: "node" | "postgres") => {
  await admin.end().catch(() => undefined);
  if (of === "node") {
    await server.kill();
    going = false;
    server = await startServer({ env: withOwner, home: server.home });
  } else {
    process.kill(Number(readFileSync(join(server.home, "postgres", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await pause(100);
    going = false;
    await until(async () => (await ask("{ products(first: 1) { nodes { id } } }").catch(gone))?.status === 200);
  }
  token = await until(() => signIn(server, ownerEmail).catch(gone));
  await until(async () => lookBehind().then(() => true, gone));
};

it.each([
  ["node", "fill"],
  ["postgres", "reset"],
  ["node", "reset"],
  ["postgres", "fill"],
] as const)(
  `[DP70] [DP25] [DP41] [DP59] kill -9 of %s amid a %s, an import, a backup, uploads, nested writes and batches leaves nothing half (seed ${seed})`,
  async (victim, also) => {
    if (also === "reset" && (await testData()).rows === 0) {
      await fill();
      await filled();
    }
    const imported = await prepareImport(300 + upTo(500));
    const before = calls.length;
    going = true;
    const busy = work.map((job) => again(job));
    await until(async () => calls.length > before + 4);
    const backup = await backUp();
    const started = Promise.all([runImport(imported), (also === "fill" ? fill : reset)().catch(gone)]);
    const after = upTo(500);
    await pause(after);
    await pullThePlug(victim);
    await Promise.all([...busy, started]);

    // Of the filling all rows are there or none, and what is told of it is true.
    const { rows, filling } = await filled();
    await nothingHalf();
    const [{ n: tagged }] = (await rowsOf<{ n: number }>(
      "select coalesce(sum(rows), 0)::int as n from %s._test_batch where cleared_at is null",
    )) as [{ n: number }];
    expect(rows).toBe(tagged);
    if (filling)
      expect([`after ${after} ms`, filling.status === "DONE" || filling.error.code]).toEqual([`after ${after} ms`, expect.anything()]);

    // Of a backup there is the whole file, or none and a reason; it does not run for ever.
    const copy = await until(async () => {
      const found = await backupOf(backup);
      return found.status !== "RUNNING" && found;
    });
    expect([copy.status === "DONE", copy.error?.code ?? null]).toEqual([
      existsSync(copy.file),
      copy.status === "DONE" ? null : expect.any(String),
    ]);
    expect(readdirSync(join(server.home, "backups")).filter((name) => !name.endsWith(".wnb"))).toEqual([]);

    // What nobody heard the end of is asked again with its key, and happens once.
    for (const call of calls.slice(before)) if (!(await repeat(call))) expect([call.input.idempotencyKey, [...told]]).toBeNull();
    const found = await ask(
      '{ nested: products(filter: { code: { startsWith: "N-" } }, first: 1) { count { value } } batch: products(filter: { code: { startsWith: "B-" } }, first: 1) { count { value } } orders(filter: { customerName: { startsWith: "C-" } }, first: 1) { count { value } } }',
    );
    const [of, ofMany] = [calls.filter(({ query }) => query === nested).length, calls.filter(({ query }) => query === many).length];
    expect(found.body.data).toEqual({
      nested: { count: { value: of } },
      batch: { count: { value: ofMany * batchOf } },
      orders: { count: { value: of } },
    });
    for (const [id, size] of pictures) {
      const picture = await send(server.port, { path: `/files/${id}`, headers: { host: host(), cookie } });
      expect([picture.status, picture.headers["content-length"]]).toEqual([200, String(size)]);
    }

    // The import goes on by itself; one that was never begun is begun.
    const state = await until(async () => {
      const { body } = await importState(imported);
      if (body?.state === "checked") await runImport(imported);
      return ["done", "stopped"].includes(body?.state) && body;
    });
    const expected = imports.at(-1)!.rows;
    expect([state.state, state.created, state.refused]).toEqual(["done", expected, 0]);
    const there = await ask(
      `{ products(filter: { code: { startsWith: "I${imports.length - 1}-" }, name: { eq: "Imported" } }, first: 1) { count { value } } }`,
    );
    expect(there.body.data.products.count.value).toBe(expected);

    // It can be finished: filled and emptied as on the first day.
    await fill();
    expect((await filled()).filling).toMatchObject({ status: "DONE", rows: 1200, expected: 1200 });
    if (random() < 0.5) await reset();
    await nothingHalf();
    expect([...told].filter((said) => !["503 DATA_UNAVAILABLE", "429 DATA_BUSY"].includes(said))).toEqual([]);
    const { verifyAudit } = await data(server, token, "{ verifyAudit { intact } }");
    expect(verifyAudit.intact).toBe(true);
  },
);

it.each(["test-data.fill", "test-data.reset"])("[E1] %s that cannot be written down does not happen", async (action) => {
  if ((await testData()).rows === 0) {
    await fill();
    await filled();
  }
  const before = await testData();
  await admin.query(
    `create function audit.deaf() returns trigger language plpgsql as $$ begin raise exception 'nobody listens'; end $$;
     create trigger deaf before insert on audit.entry for each row when (new.action = '${action}') execute function audit.deaf()`,
  );
  try {
    n += 1;
    if (action === "test-data.fill") {
      await fill();
      expect((await filled()).filling).toMatchObject({ status: "FAILED", error: { code: "RUNTIME_COPY_INTERRUPTED" } });
    } else await expect(reset()).rejects.toThrow();
    expect(await testData()).toMatchObject({ rows: before.rows, entered: before.entered });
  } finally {
    await admin.query("drop trigger deaf on audit.entry; drop function audit.deaf()");
  }
  await nothingHalf();
});

const restore = async (backupId: string) =>
  (
    await data(server, token, "mutation ($input: RestoreBackupInput!) { restoreBackup(input: $input) { id status } }", {
      input: { backupId, environment: "PREVIEW" },
    })
  ).restoreBackup.id as string;
const restoreOf = (backupId: string, id: string) =>
  until(async () => {
    const { backup } = await data(server, token, "query ($id: ID!) { backup(id: $id) { restores { id status error { code } } } }", {
      id: backupId,
    }).catch(() => ({ backup: { restores: [] } }));
    const found = backup.restores.find((one: { id: string }) => one.id === id);
    return found && found.status !== "RUNNING" && found;
  });
/** Everybody signs in again after a restore. */
const enterAgain = () =>
  until(async () => {
    const entered = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password }, { host: host() }).catch(gone);
    if (entered?.status !== 200) return false;
    cookie = cookieOf(entered);
    const found = await ask("{ products(first: 1) { nodes { id } } }").catch(gone);
    return found?.status === 200;
  });
/** All rows of what people entered, as one text. */
const whole = async () => {
  const [{ name }] = (await admin.query("select schema_name as name from runtime.environment where id = $1", [shop.environmentId])).rows;
  schema = name;
  const tables = await rowsOf<{ name: string }>(
    `select relname as name from pg_class where relnamespace = '%s'::regnamespace and relkind = 'r' and (relname like 'ent\\_%' or relname in ('_user', '_event', '_credential')) order by 1`,
  );
  const rows = [];
  for (const { name: table } of tables)
    rows.push([
      table,
      (
        await rowsOf<{ md5: string; n: number }>(
          `select count(*)::int as n, md5(string_agg(md5((to_jsonb(t) - 'change_key')::text), '' order by md5((to_jsonb(t) - 'change_key')::text))) as md5 from %s.${table} t`,
        )
      )[0],
    ]);
  return rows;
};
/** Schemas and roles of platforms, and contents of files, that nothing names. */
const orphans = async () => {
  const { rows: known } = await admin.query(
    "select schema_name as name from runtime.environment union select set_aside from runtime.restore where set_aside is not null",
  );
  const names = new Set(known.map(({ name }) => name));
  const { rows: found } = await admin.query(
    "select nspname as name from pg_namespace where nspname ~ '^p_' union all select rolname from pg_roles where rolname ~ '^p_'",
  );
  const keys = new Set<string>();
  for (const name of names) for (const { key } of (await admin.query(`select key from ${name}._file`)).rows) keys.add(key);
  const files = join(server.home, "files", shop.environmentId);
  const stored = existsSync(files) ? readdirSync(files).filter((name) => !name.endsWith(".part")) : [];
  return [
    ...found.map(({ name }) => name).filter((name) => !names.has(name)),
    ...stored.map((name) => `${shop.environmentId}/${name}`).filter((key) => !keys.has(key)),
  ];
};

it(`[DP61] [DP70] kill -9 amid a restore leaves what was there or what comes back, whole, and no trace of the other (seed ${seed})`, async () => {
  const told = async (backupId: string, id: string) => {
    const { status, error } = await restoreOf(backupId, id);
    return status === "DONE" ? status : error.code;
  };
  for (let left = 6; left > 0; left -= 1) await work.at(-1)!();
  expect(pictures.size).toBeGreaterThan(0);
  const backup = await backUp();
  await until(async () => (await backupOf(backup)).status === "DONE");
  const began = performance.now();
  const first = await restore(backup);
  expect(await told(backup, first)).toBe("DONE");
  const ms = performance.now() - began;
  const comesBack = await whole();
  await enterAgain();
  expect(await orphans()).toEqual([]);
  const begun = { "a file of it is there": "/", "its schema is there": "p_" } as const;
  for (const [victim, moment] of [
    ["node", "a file of it is there"],
    ["postgres", "its schema is there"],
    ["node", "any moment"],
  ] as const) {
    const marked = await ask('mutation { createProduct(input: { set: { code: "M", name: "Afterwards" } }) { record { id } } }');
    expect(marked.body.errors).toBeUndefined();
    const before = await whole();
    const id = await restore(backup);
    const after = upTo(ms);
    if (moment === "any moment") await pause(after);
    else for (let left = 500; left > 0 && !(await orphans()).some((name) => name.includes(begun[moment])); left -= 1) await pause(2);
    await pullThePlug(victim);
    const ended = await told(backup, id);
    const at = `${victim}, ${moment} (${after} of ${Math.round(ms)} ms): ${ended}`;
    expect([at, ["DONE", "RUNTIME_COPY_INTERRUPTED"].includes(ended)]).toEqual([at, true]);
    // Only what people see when they sign in again is left out: sessions.
    expect([at, await whole()]).toEqual([at, ended === "DONE" ? comesBack : before]);
    expect([at, await orphans()]).toEqual([at, []]);
    if (ended === "DONE") await enterAgain();
    else {
      expect((await ask("{ products(first: 1) { nodes { id } } }")).status).toBe(200);
      expect(await told(backup, await restore(backup))).toBe("DONE");
      expect([at, await whole()]).toEqual([at, comesBack]);
      expect([at, await orphans()]).toEqual([at, []]);
      await enterAgain();
    }
    for (const [file, size] of pictures) {
      const picture = await send(server.port, { path: `/files/${file}`, headers: { host: host(), cookie } });
      expect([picture.status, picture.headers["content-length"]]).toEqual([200, String(size)]);
    }
  }
});
