/**
 * Files before a record shows them, and mail on its way: whose they are the database says as well. The predicates are replaced as modules of
 * this test, as in `personal-walls.test.ts`; the program has no switch for it.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Sha256 } from "../../../schema/ids.ts";
import { type FilesWorld, filesModel, png, startFilesWorld } from "./files-world.ts";
import { type Answer, compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { shop } from "./shop.ts";

const missing = vi.hoisted(() => ({ now: false, used: 0 }));
vi.mock("../../../subgraphs/runtime/data-plane/sql/predicates.ts", async (original) => {
  const real = await original<typeof import("../../../subgraphs/runtime/data-plane/sql/predicates.ts")>();
  /** Names its parameter, and lets everything through. */
  const without = (kept: string, parameter: string) => {
    if (!missing.now) return kept;
    missing.used += 1;
    return `(${parameter} IS NULL OR ${parameter} IS NOT NULL)`;
  };
  return {
    ...real,
    uploadedBy: (file: string, me: string) => without(real.uploadedBy(file, me), me),
    writtenFor: (account: string) => without(real.writtenFor(account), `${account}::uuid`),
  };
});

/** What a statement without any predicate finds and changes, as the environment's role of `at`, for `person` in `account`. */
const bare = async (at: TestPlatform, person: string | null, account: string | null, statements: Readonly<Record<string, string>>) => {
  const client = new pg.Client(at.database.database.connection("wn_data"));
  await client.connect();
  await client.query(`SET ROLE "${at.environment.role}"`);
  await client.query("SELECT set_config('wn.person', $1, false), set_config('wn.account', $2, false)", [person ?? "", account ?? ""]);
  const found: Record<string, number | string> = {};
  for (const [name, sql] of Object.entries(statements))
    found[name] = await client.query(sql).then(
      ({ rowCount }) => rowCount ?? 0,
      ({ code }: { code: string }) => code,
    );
  await client.end();
  return found;
};
const withoutFirstWall = async <T>(work: () => Promise<T>): Promise<T> => {
  Object.assign(missing, { now: true, used: 0 });
  try {
    return await work();
  } finally {
    expect(missing.used).toBeGreaterThan(0);
    missing.now = false;
  }
};

describe("[DP10] [DP31] [DP69] a file no record shows yet", () => {
  let world: FilesWorld;
  let stranger: TestPlatform;
  let [uploader, other]: Person[] = [];
  let file = "";

  beforeAll(async () => {
    world = await startFilesWorld(filesModel());
    stranger = await startPlatform(filesModel(), { database: world.platform.database });
    [uploader, other] = [await world.platform.person(["r_desk"]), await world.platform.person(["r_desk"])];
    file = (await world.upload(png(), uploader!)).body.id;
  });
  afterAll(async () => {
    await stranger.close();
    await world.close();
  });
  const give = (as: Person, id: string): Promise<Answer> =>
    world.platform.ask(
      "mutation ($input: CreatePatientInput!) { createPatient(input: $input) { record { id } } }",
      { input: { set: { name: "P", photo: id } } },
      as,
    );
  const statements = (schema: string) => ({
    seen: `SELECT * FROM ${schema}._file`,
    changed: `UPDATE ${schema}._file SET state = state`,
    taken: `UPDATE ${schema}._file SET uploaded_by = nullif(current_setting('wn.person'), '')::uuid`,
    forged: `INSERT INTO ${schema}._file (id, key, name, type, size, state, uploaded_by) VALUES (gen_random_uuid(), gen_random_uuid()::text, 'n', 't', 1, 'stored', '${uploader!.id}')`,
  });

  it("is nobody else's to look at or to give, without the first wall too", async () => {
    // A platform that has compiled nothing yet: the statement is made without its predicate.
    const tries = async () => {
      const as = await world.platform.person(["r_desk"]);
      world.platform.use(filesModel({ hash: uuidv7() as Sha256 }));
      const given = await give(as, file);
      return [(await world.get(file, as)).status, given.body.errors?.[0].extensions.code ?? "given"];
    };
    expect(await tries()).toEqual([404, "DATA_INVALID"]);
    expect(await withoutFirstWall(tries)).toEqual([404, "DATA_INVALID"]);
    // With both walls down it leaks: it was really gone.
    await world.platform.sql("ALTER TABLE %s._file DISABLE ROW LEVEL SECURITY");
    const leaked = await withoutFirstWall(tries);
    await world.platform.sql("ALTER TABLE %s._file ENABLE ROW LEVEL SECURITY");
    expect(leaked).toEqual([200, "given"]);
    await world.platform.sql("DELETE FROM %s._file_use");
    await world.platform.sql("UPDATE %s._file SET state = 'stored'");
    world.platform.use(filesModel({ hash: uuidv7() as Sha256 }));
  });

  it("is found and changed by no statement but its uploader's; nobody takes it, or makes one for somebody else", async () => {
    const { schema } = world.platform.environment;
    const asked = statements(schema);
    const nothing = { seen: 0, changed: 0, taken: 0, forged: "42501" };
    expect(await bare(world.platform, other!.id, null, asked)).toEqual(nothing);
    expect(await bare(world.platform, null, null, asked)).toEqual(nothing);
    expect(await bare(world.platform, uploader!.id, null, { seen: asked.seen, changed: asked.changed })).toEqual({ seen: 1, changed: 1 });
    // The role of another platform of the same database may touch none of it, whoever it says it is.
    const refused = { seen: "42501", changed: "42501", taken: "42501", forged: "42501" };
    expect(await bare(stranger, uploader!.id, null, asked)).toEqual(refused);
  });

  it("is its uploader's still, and the record's once one shows it; room is counted over everybody's", async () => {
    expect((await world.get(file, uploader!)).status).toBe(200);
    expect((await give(uploader!, file)).body.errors).toBeUndefined();
    expect((await world.get(file, other!)).status).toBe(200);
    expect(await bare(world.platform, other!.id, null, { seen: `SELECT * FROM ${world.platform.environment.schema}._file` })).toEqual({
      seen: 1,
    });
    const small = await startFilesWorld(filesModel(), { limits: { quota: 1_000 } });
    const [first, second] = [await small.platform.person(["r_desk"]), await small.platform.person(["r_desk"])];
    const filling = Buffer.concat([png(), Buffer.alloc(900 - png().length)]);
    expect((await small.upload(filling, first)).status).toBe(201);
    expect((await small.upload(filling, second)).body.error.code).toBe("DATA_LIMIT_FILES");
    await small.close();
  });
});

describe("[DP10] [DP30] [DP69] mail on its way", () => {
  const [one, two] = [uuidv7(), uuidv7()];
  const model = compiled({ ...shop, accounts: "many" });
  let platform: TestPlatform;
  let stranger: TestPlatform;
  let [boss, clerk, elsewhere]: Person[] = [];

  beforeAll(async () => {
    platform = await startPlatform(model);
    stranger = await startPlatform(model, { database: platform.database });
    boss = await platform.person(["r_admin"], { account: one });
    clerk = await platform.person(["r_clerk"], { account: one });
    elsewhere = await platform.person(["r_admin"], { account: two });
    await platform.sql(
      `INSERT INTO %s._mail (id, recipient, account_id, kind, subject, body, link, next_at) VALUES (gen_random_uuid(), 'guest@example.invalid', $1, 'invite', 's', 'b', 'https://a.example/secret', now() + interval '1 day')`,
      [one],
    );
  });
  afterAll(async () => {
    await stranger.close();
    await platform.close();
  });
  const list = async (as: Person): Promise<number | string> => {
    const { status, body } = await platform.send("GET", "/auth/mail", { as });
    return status === 200 ? body.mail.length : body.error.code;
  };

  it("is shown to the administrators of its account, without the first wall too", async () => {
    expect([await list(boss!), await list(elsewhere!), await list(clerk!)]).toEqual([1, 0, "DATA_FORBIDDEN"]);
    expect(await withoutFirstWall(async () => [await list(boss!), await list(elsewhere!)])).toEqual([1, 0]);
    await platform.sql("ALTER TABLE %s._mail DISABLE ROW LEVEL SECURITY");
    const leaked = await withoutFirstWall(() => list(elsewhere!));
    await platform.sql("ALTER TABLE %s._mail ENABLE ROW LEVEL SECURITY");
    expect(leaked).toBe(1);
  });

  it("is found by no statement of anybody else: not of who has another role, another account or another platform", async () => {
    const { schema } = platform.environment;
    const asked = {
      seen: `SELECT * FROM ${schema}._mail`,
      changed: `UPDATE ${schema}._mail SET tries = tries`,
      removed: `DELETE FROM ${schema}._mail`,
    };
    const nothing = { seen: 0, changed: 0, removed: 0 };
    expect(await bare(platform, boss!.id, one, asked)).toEqual({ seen: 1, changed: 1, removed: 0 });
    // Who the account's administrator is, is not what the connection says of the account.
    for (const [person, account] of [
      [elsewhere!.id, one],
      [clerk!.id, one],
      [elsewhere!.id, two],
      [boss!.id, two],
      [null, one],
      [null, null],
    ] as const)
      expect(await bare(platform, person, account, asked), `${person} ${account}`).toEqual(nothing);
    expect(await bare(stranger, boss!.id, one, asked)).toEqual({ seen: "42501", changed: "42501", removed: "42501" });
  });

  it("goes after thirty days, with the writing of another, whoever that is to", async () => {
    await platform.sql("UPDATE %s._mail SET at = now() - interval '31 days'");
    await platform.send("POST", "/auth/forgot", { body: { email: "nobody@example.invalid" } });
    expect(await platform.sql("SELECT recipient FROM %s._mail WHERE at < now() - interval '30 days'")).toEqual([]);
  });
});
