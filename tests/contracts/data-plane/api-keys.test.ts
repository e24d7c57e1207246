/** API keys of end users: made, shown once, used over GraphQL, REST and sockets, limited to their owner's roles, ended everywhere. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, openSocketWith, type Person, standing, startPlatform, type TestPlatform } from "./platform.ts";

let database: TestDatabase;
let platform: TestPlatform;
let other: TestPlatform;
let admin: Person;
let later = 0;
const clock = { now: () => new Date(Date.now() + later) };

beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(compiled(clinic), { database, clock });
  other = await startPlatform(compiled(clinic), { database });
  admin = await platform.person(["r_admin"]);
});
afterAll(async () => {
  for (const one of [platform, other]) await one.close();
  await database.drop();
});

const makeDocument =
  "mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { status key record { id label prefix roles ownerId expiresAt lastUsedAt } } }";
const make = async (as: Person, input: Record<string, unknown> = {}) => {
  const { body } = await platform.ask(makeDocument, { input: { label: "Nightly export", ...input } }, as);
  return body;
};
const made = async (as: Person, input: Record<string, unknown> = {}) =>
  (await make(as, input)).data.createApiKey as { key: string; record: { id: string } };
const revoke = (id: string, as: Person) =>
  platform.ask("mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { status record { id } } }", { input: { id } }, as);
const with_ = (key: string, query: string, at = platform, headers: Record<string, string> = {}) =>
  at.send("POST", "/graphql", { body: { query }, headers: { authorization: `Bearer ${key}`, ...headers } });
const add = 'mutation { createPatient(input: { set: { name: "By program" } }) { status } }';

describe("[DP29] API keys of end users", () => {
  it("act for their owner over GraphQL and REST, from any origin and without a cookie; shown once, stored as a hash", async () => {
    const owner = await platform.person(["r_reception"]);
    const { key, record } = (await make(owner)).data.createApiKey;
    expect(key).toMatch(/^wnp_[0-9A-Za-z]{12}_[\w-]{43}[0-9a-z]{6}$/);
    expect(record).toMatchObject({ label: "Nightly export", roles: ["r_reception"], ownerId: owner.id, lastUsedAt: null });
    expect(key.startsWith(record.prefix)).toBe(true);
    expect((await with_(key, "{ me { id roles } }")).body.data.me).toEqual({ id: owner.id, roles: ["r_reception"] });
    expect((await with_(key, add, platform, { origin: "https://elsewhere.example" })).body.data.createPatient.status).toBe("DONE");
    const { body, status } = await platform.send("POST", "/api/patients", {
      body: { name: "Over REST" },
      headers: { authorization: `Bearer ${key}`, origin: "https://elsewhere.example" },
    });
    expect([status, body.name ?? body.record?.name]).toEqual([201, "Over REST"]);
    // A cookie beside a key does not count.
    expect((await with_(key, "{ me { id } }", platform, { cookie: `wnp=${admin.token}` })).body.data.me.id).toBe(owner.id);
    const dump = await platform.sql<{ row: string }>(
      "SELECT to_jsonb(t)::text AS row FROM %s._api_key t UNION ALL SELECT to_jsonb(i)::text FROM %s._idempotency i",
    );
    expect(dump.map(({ row }) => row).join()).not.toContain(key.slice(17));
    const { body: listed } = await platform.ask("{ apiKeys { id label lastUsedAt } }", {}, owner);
    expect(listed.data.apiKeys).toEqual([{ id: record.id, label: "Nightly export", lastUsedAt: expect.stringMatching(/^\d{4}-.*Z$/) }]);
  });

  it("hold at most the roles of their owner, chosen from them, and lose what the owner loses", async () => {
    const owner = await platform.person(["r_reception", "r_doctor"]);
    expect((await make(owner, { roles: ["r_admin"] })).errors[0].extensions.problems[0].path).toEqual(["roles"]);
    const { key } = await made(owner, { roles: ["receptionist"] });
    expect((await with_(key, "{ me { roles } }")).body.data.me.roles).toEqual(["r_reception"]);
    const set = (roles: string[]) =>
      platform.ask(
        "mutation ($input: SetUserRolesInput!) { setUserRoles(input: $input) { status } }",
        { input: { id: owner.id, roles } },
        admin,
      );
    await set(["r_doctor"]);
    expect((await with_(key, "{ me { roles } }")).body.data.me.roles).toEqual([]);
    expect((await with_(key, add)).body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    await set(["r_doctor", "r_reception", "r_admin"]);
    expect((await with_(key, "{ me { roles } }")).body.data.me.roles).toEqual(["r_reception"]);
  });

  it("[DP19] keep answers of their own: what their owner was answered is not told to a key with fewer roles", async () => {
    const owner = await platform.person(["r_reception", "r_admin"]);
    const { key } = await made(owner, { roles: ["receptionist"] });
    const create = 'mutation { createPatient(input: { set: { name: "Once" }, idempotencyKey: "the same" }) { record { id } } }';
    const idOf = async (answer: Promise<{ body: { data: { createPatient: { record: { id: string } } } } }>) =>
      (await answer).body.data.createPatient.record.id;
    const mine = await idOf(platform.ask(create, {}, owner));
    expect(await idOf(platform.ask(create, {}, owner))).toBe(mine);
    const itsOwn = await idOf(with_(key, create));
    expect(itsOwn).not.toBe(mine);
    expect(await idOf(with_(key, create))).toBe(itsOwn);
  });

  it("[DP28] are worthless elsewhere, damaged, expired or revoked, and say so", async () => {
    const owner = await platform.person(["r_reception"]);
    const { key, record } = await made(owner, { days: 1 });
    expect((await with_(key, "{ me { id } }")).status).toBe(200);
    const refused = async (text: string, at = platform) => {
      const { status, body } = await with_(text, "{ me { id } }", at);
      expect([status, body.errors[0].extensions.code]).toEqual([401, "DATA_KEY_INVALID"]);
    };
    await refused(key, other);
    await refused(`${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`);
    await refused("wnp_short");
    later = 86_400_000 + 3_000;
    await refused(key);
    later = 0;
    expect((await with_(key, "{ me { id } }")).status).toBe(200);
    expect((await revoke(record.id, owner)).body.data.revokeApiKey.status).toBe("DONE");
    await refused(key);
    expect((await revoke(record.id, owner)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
  });

  it("in the place of a session's cookie are nobody: they open neither the API nor a door of the person", async () => {
    const owner = await platform.person(["r_reception"]);
    const { key } = await made(owner);
    const as = { id: owner.id, token: key };
    expect((await platform.ask("{ me { email } }", {}, as)).body.data.me).toBeNull();
    expect((await platform.send("GET", "/auth/account", { as })).status).toBe(401);
    for (const [path, body] of [
      ["/auth/second-factor/begin", { password: "x" }],
      ["/auth/change-password", { current: "x", next: "nine violet tractors hum" }],
      ["/auth/end-session", { others: true }],
    ] as const)
      expect([path, (await platform.send("POST", path, { body, as })).body.error.code]).toEqual([path, "DATA_UNAUTHENTICATED"]);
    const socket = await platform.socket(as);
    expect((await socket.subscribe("{ me { email } }").nth(0)).data.me).toBeNull();
    expect((await platform.ask("{ me { email } }", {}, owner)).body.data.me).not.toBeNull();
    socket.ws.terminate();
  });

  it("make no keys and open no sign-in door", async () => {
    const owner = await platform.person(["r_reception"]);
    const { key, record } = await made(owner);
    const more = await with_(key, 'mutation { createApiKey(input: { label: "Another" }) { key } }');
    expect(more.body.errors[0].extensions.code).toBe("DATA_FORBIDDEN");
    expect((await with_(key, `mutation { revokeApiKey(input: { id: "${record.id}" }) { status } }`)).body.errors[0].extensions.code).toBe(
      "DATA_FORBIDDEN",
    );
    for (const path of ["/auth/change-password", "/auth/second-factor/begin", "/auth/sign-out"])
      expect((await platform.send("POST", path, { body: {}, headers: { authorization: `Bearer ${key}` } })).status).toBe(403);
    expect((await platform.send("GET", "/auth/account", { headers: { authorization: `Bearer ${key}` } })).status).toBe(403);
  });

  it("are seen and ended by their owner and by administrators, and by nobody else", async () => {
    const [owner, stranger] = [await platform.person(["r_reception"]), await platform.person(["r_reception"])];
    const { key, record } = await made(owner);
    expect((await platform.ask("{ apiKeys { id } }", {}, stranger)).body.data.apiKeys).toEqual([]);
    expect((await platform.ask("{ apiKeys(all: true) { id } }", {}, stranger)).body.errors[0].extensions.code).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
    expect((await platform.ask("{ apiKeys { id } }", {}, null)).body.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
    expect((await revoke(record.id, stranger)).body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    const away = await other.person(["r_admin"]);
    expect((await other.ask("{ apiKeys(all: true) { id } }", {}, away)).body.data.apiKeys).toEqual([]);
    const all = (await platform.ask("query ($all: Boolean) { apiKeys(all: $all) { id ownerId } }", { all: true }, admin)).body.data.apiKeys;
    expect(all).toContainEqual({ id: record.id, ownerId: owner.id });
    expect((await platform.ask("{ apiKeys { id } }", {}, admin)).body.data.apiKeys).toEqual([]);
    expect((await revoke(record.id, admin)).body.data.revokeApiKey.status).toBe("DONE");
    expect((await with_(key, "{ me { id } }")).status).toBe(401);
  });

  it("of another account of the same platform are not an administrator's to see or end", async () => {
    const many = await startPlatform(compiled({ ...clinic, accounts: "many" }), { database });
    const [a, b] = ["01930000-0000-7000-8000-0000000000aa", "01930000-0000-7000-8000-0000000000bb"];
    const [boss, owner] = [await many.person(["r_admin"], { account: a }), await many.person(["r_reception"], { account: b })];
    const { body } = await many.ask(makeDocument, { input: { label: "B" } }, owner);
    const { key, record } = body.data.createApiKey;
    expect((await many.ask("{ apiKeys(all: true) { id } }", {}, boss)).body.data.apiKeys).toEqual([]);
    const ended = await many.ask(
      "mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { status } }",
      { input: { id: record.id } },
      boss,
    );
    expect(ended.body.errors[0].extensions.code).toBe("DATA_NOT_FOUND");
    expect((await with_(key, "{ me { account } }", many)).body.data.me.account).toBe(b);
    await many.close();
  });

  it("[DP9] open sockets by connection_init, and lose them when revoked or when the owner is suspended", async () => {
    const owner = await platform.person(["r_reception"]);
    const [one, two] = [await made(owner), await made(owner)];
    const bad = await openSocketWith(platform, { apiKey: "wnp_wrong" }).catch((error: Error) => error.message);
    expect(bad).toBe("closed 4403");
    const first = await openSocketWith(platform, { apiKey: one.key });
    const second = await openSocketWith(platform, { Authorization: `Bearer ${two.key}` });
    const seen = await first.subscribe("query { me { id } }").nth(0);
    expect(seen.data.me.id).toBe(owner.id);
    await revoke(one.record.id, owner);
    expect(await first.closed).toBe(4401);
    await platform.ask(
      "mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { status } }",
      { input: { id: owner.id } },
      admin,
    );
    expect(await second.closed).toBe(4401);
  });

  it("are counted each for themselves", async () => {
    const tight = await startPlatform(compiled(clinic), { database, rates: { session: 3, address: 100_000 }, clock: standing() });
    const owner = await tight.person(["r_reception"]);
    const key = async () => (await tight.ask(makeDocument, { input: { label: "K" } }, owner)).body.data.createApiKey.key as string;
    const [one, two] = [await key(), await key()];
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await with_(one, "{ me { id } }", tight)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await with_(two, "{ me { id } }", tight)).status).toBe(200);
    await tight.close();
  });

  it("are twenty per person at most, however many are asked for at once", async () => {
    const owner = await platform.person(["r_reception"]);
    const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => make(owner, { label: `K${n}` })));
    expect(answers.filter((body) => !body.errors)).toHaveLength(20);
    for (const input of [{ label: " " }, { label: "x".repeat(81) }, { days: 0 }, { days: 366 }])
      expect((await make(await platform.person(["r_reception"]), input)).errors[0].extensions.code).toBe("DATA_INVALID");
  });
});
