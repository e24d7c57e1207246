/** Somebody who is known: not looked up again while the database tells nothing of them, and at once when it does. */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { makePlatformKey } from "../../../subgraphs/api-keys.ts";
import { hashToken, opaqueToken } from "../../../subgraphs/session-tokens.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let person: Person;
let now = Date.now();
beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection, clock: { now: () => new Date(now) } });
  await platform.sql("INSERT INTO %s.ent_patient (id, f_pat_name) VALUES (uuidv7(), 'Patient 1')");
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});
beforeEach(async () => {
  person = await platform.person(["r_reception"]);
  await known();
});

/** Sessions come in cookies, keys and links in headers. */
const list = (as = person) => {
  const body = { query: "{ patients { nodes { name } } }" };
  return as.token.startsWith("wn")
    ? platform.send("POST", "/graphql", { body, headers: { authorization: `Bearer ${as.token}` } })
    : platform.send("POST", "/graphql", { body, as });
};
const sees = async (as = person) => (await list(as)).text.includes("Patient 1");
/** Two seconds and a little later nothing is believed any more but what the database vouches for. */
const later = (ms = 2_100) => {
  now += ms;
};
/** Whether a question was asked without a look at who asks. */
const unlooked = async (as = person) => {
  wire.taken();
  expect(await sees(as)).toBe(true);
  return wire.taken().every((sql) => !sql.includes("_session"));
};
/** Waits until it is vouched for the person. */
const known = async () => {
  await expect
    .poll(async () => {
      later();
      return await unlooked();
    })
    .toBe(true);
};
const hearing = async () => {
  const [row] = await platform.sql<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'webnova hearing' AND datname = current_database()",
  );
  return row?.pid ?? null;
};

describe("[DP9] somebody of whom nothing is told", () => {
  it("is looked up once a minute, however often they ask", async () => {
    let looks = 0;
    for (let n = 0; n < 20; n += 1) {
      later();
      if (!(await unlooked())) looks += 1;
    }
    // Where this process stood still for a second nobody is vouched for meanwhile.
    expect(looks).toBeLessThan(10);
    later(60_000);
    expect(await unlooked()).toBe(false);
    expect(await unlooked()).toBe(true);
  });

  it("is not told of while their session or key is only used, nor when others change", async () => {
    const other = await platform.person(["r_reception"]);
    const listener = new pg.Client(database.database.connection("wn_data"));
    await listener.connect();
    const told: string[] = [];
    listener.on("notification", ({ payload = "" }) => told.push(payload));
    await listener.query("listen wn_standing");
    const later = "last_used_at = now(), idle_expires_at = idle_expires_at + interval '1 day'";
    await platform.sql(`UPDATE %s._session SET ${later} WHERE user_id = $1`, [person.id]);
    await platform.sql("UPDATE %s._session SET revoked_at = now() WHERE user_id = $1", [other.id]);
    await listener.query("notify wn_standing, 'end'");
    await listener.end();
    expect(told.filter((words) => !words.startsWith("beat "))).toEqual([`${platform.environment.schema} ${other.id}`, "end"]);
  });

  it("ends when their session does by itself", async () => {
    await platform.sql("UPDATE %s._session SET idle_expires_at = $2 WHERE user_id = $1", [person.id, new Date(now + 10_000)]);
    await expect.poll(() => unlooked()).toBe(true);
    later(10_001);
    expect(await sees()).toBe(false);
  });
});

describe("[DP9] what the database tells is believed at once, from whichever process", () => {
  it.each([
    ["an ended session", "UPDATE %s._session SET revoked_at = now() WHERE user_id = $1"],
    ["a session that is gone", "DELETE FROM %s._session WHERE user_id = $1"],
    ["a session that ends earlier", "UPDATE %s._session SET idle_expires_at = now() - interval '1 day' WHERE user_id = $1"],
    ["a role that was taken", "DELETE FROM %s._role_grant WHERE user_id = $1"],
    ["a role that became another", "UPDATE %s._role_grant SET role = 'r_gone' WHERE user_id = $1"],
    ["somebody suspended", "UPDATE %s._user SET f_user_status = 'suspended' WHERE id = $1"],
    ["somebody removed", "UPDATE %s._user SET deleted_at = now() WHERE id = $1"],
    ["sessions that are all gone", "TRUNCATE %s._session"],
  ])("%s", async (_, sql) => {
    await platform.sql(sql, sql.includes("$1") ? [person.id] : []);
    await expect.poll(() => sees()).toBe(false);
  });

  it("a role that was given", async () => {
    const visitor = await platform.person([]);
    expect(await sees(visitor)).toBe(false);
    await platform.sql("INSERT INTO %s._role_grant (user_id, role) VALUES ($1, 'r_reception')", [visitor.id]);
    await expect.poll(() => sees(visitor)).toBe(true);
  });

  it.each([
    ["a key that was revoked", "UPDATE %s._api_key SET revoked_at = now() WHERE user_id = $1"],
    ["a key with fewer roles", "UPDATE %s._api_key SET roles = '{}' WHERE user_id = $1"],
    ["a key's owner who lost the role", "DELETE FROM %s._role_grant WHERE user_id = $1"],
  ])("%s", async (_, sql) => {
    const { prefix, secret, text } = makePlatformKey();
    await platform.sql(
      "INSERT INTO %s._api_key (id, prefix, hash, user_id, label, roles, expires_at) VALUES (uuidv7(), $1, $2, $3, 'k', '{r_reception}', now() + interval '1 year')",
      [prefix, hashToken(secret), person.id],
    );
    expect(await sees({ id: person.id, token: text })).toBe(true);
    await platform.sql(sql, [person.id]);
    await expect.poll(() => sees({ id: person.id, token: text })).toBe(false);
  });

  it("a preview link that was taken back", async () => {
    const token = `wnv_${opaqueToken()}`;
    await platform.sql(
      "INSERT INTO %s._preview_link (id, hash, role, user_id, created_at, created_by, expires_at) VALUES (uuidv7(), $1, 'r_reception', $2, now(), 'x', now() + interval '1 day')",
      [hashToken(token), person.id],
    );
    expect(await sees({ id: person.id, token })).toBe(true);
    await platform.sql("UPDATE %s._preview_link SET revoked_at = now() WHERE user_id = $1", [person.id]);
    await expect.poll(() => sees({ id: person.id, token })).toBe(false);
  });

  it("what a rolled-back transaction told is never heard", async () => {
    await platform.sql(
      `DO $$ BEGIN DELETE FROM %s._session WHERE user_id = '${person.id}'; RAISE EXCEPTION 'no'; EXCEPTION WHEN OTHERS THEN NULL; END $$`,
    );
    later();
    await expect.poll(() => unlooked()).toBe(true);
  });
});

describe("[DP9] nobody is vouched for by what cannot be heard", () => {
  it("after the listening connection is lost everybody is looked up, and then known again", async () => {
    const [pid, ended] = [await hearing(), person];
    await platform.sql(
      `DO $$ BEGIN PERFORM pg_terminate_backend(${pid}, 5000); UPDATE %s._session SET revoked_at = now() WHERE user_id = '${ended.id}'; END $$`,
    );
    person = await platform.person(["r_reception"]);
    await known();
    expect(await hearing()).not.toBe(pid);
    expect(await sees(ended)).toBe(false);
  });

  it("a listener that stands still vouches for nothing older than two seconds", async () => {
    const pid = (await hearing())!;
    process.kill(pid, "SIGSTOP");
    try {
      await platform.sql("UPDATE %s._session SET revoked_at = now() WHERE user_id = $1", [person.id]);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      later();
      expect(await sees()).toBe(false);
    } finally {
      process.kill(pid, "SIGCONT");
    }
  });
});
