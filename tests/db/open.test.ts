import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../db/connect.ts";
import { openDatabase, prepareDatabase } from "../../db/connect.ts";
import type { EmbeddedDatabase } from "../../db/embedded.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrationFiles } from "../../db/migrate.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { activated } from "./support.ts";

// A server of its own: login roles belong to a whole server, and these tests make and misuse them.
let server: EmbeddedDatabase;
let home: string;
const secret = randomBytes(32);
const open: Database[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "webnova-open-"));
  server = await startEmbedded({ home, durable: false });
});
afterAll(async () => {
  for (const database of open) await database.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

const admin = async (sql: string, url = server.url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

const urlFor = (user: string, database: string) => {
  const url = new URL(server.url);
  url.username = user;
  url.password = "pw";
  url.pathname = `/${database}`;
  return url.href;
};

describe("opening a database", () => {
  it("[DP66] names each right that the login of DATABASE_URL lacks, and changes nothing", async () => {
    await admin("create role weak login password 'pw'");
    await admin("create database weak");
    await expect(openDatabase({ url: urlFor("weak", "weak"), secret })).rejects.toMatchObject({
      code: "DATABASE_RIGHTS_MISSING",
      params: { user: "weak", missing: expect.stringMatching(/CREATEROLE.*CREATE on the database/) },
    });
    expect(await admin("select 1 from pg_roles where rolname like 'wn\\_%'")).toEqual([]);
  });

  it("[DP66] says where nobody answers, without the password", async () => {
    const refusal = openDatabase({ url: "postgres://someone:hunter2@127.0.0.1:1/none", secret });
    await expect(refusal).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE", params: { where: "127.0.0.1:1/none" } });
    await expect(refusal).rejects.not.toThrow(/hunter2/);
  });

  it("[DP66] works with a login that is no superuser but owns its database and has CREATEROLE, walls included", async () => {
    await admin("create role plain login createrole password 'pw'");
    await admin("create database plain owner plain");
    const database = await openDatabase({ url: urlFor("plain", "plain"), secret });
    open.push(database);
    const [a, b] = [uuidv7() as OrganizationId, uuidv7() as OrganizationId];
    const source = await database.source("wn_identity");
    const id = uuidv7();
    expect(await transact(source, a, (tx) => tx.append("user:1", "none", [activated({ id })]))).toBe(1);
    await expect(transact(source, b, (tx) => tx.append("user:1", "any", [activated({ id })]))).rejects.toMatchObject({
      code: "EVENT_ID_TAKEN",
    });
    expect(await transact(source, b, (tx) => tx.query("select 1 from events.event"))).toEqual([]);
    await transact(source, a, (tx) =>
      tx.audit({ actor: "u", actorKind: "user", action: "x", resource: "y", outcome: "ok", requestId: "r" }),
    );
    await transact(source, null, (tx) =>
      tx.audit({ actor: "u", actorKind: "system", action: "x", resource: "y", outcome: "ok", requestId: "r" }),
    );
    const runtime = await database.source("wn_runtime");
    await transact(runtime, null, async (tx) => {
      await tx.query("create role p_sample nologin");
      await tx.query("grant p_sample to wn_data with inherit false, set true");
      await tx.query("create schema p_sample");
    });
  });

  it("recognises the roles of another installation on the same server before it touches anything", async () => {
    await admin("create database second");
    const url = new URL(server.url);
    url.pathname = "/second";
    await expect(openDatabase({ url: url.href, secret: randomBytes(32) })).rejects.toMatchObject({ code: "DATABASE_ROLES_TAKEN" });
    expect(await admin("select 1 from pg_namespace where nspname = 'events'", url.href)).toEqual([]);
  });

  it("runs every migration once when three processes open one new database together", async () => {
    await admin("create database together");
    const url = new URL(server.url);
    url.pathname = "/together";
    const ran = await Promise.all([1, 2, 3].map(() => prepareDatabase({ url: url.href, secret })));
    expect(ran.flat()).toHaveLength(migrationFiles().length);
    expect(await prepareDatabase({ url: url.href, secret })).toEqual([]);
  });

  it("refuses a database that a newer version has migrated", async () => {
    const url = new URL(server.url);
    url.pathname = "/together";
    await admin("insert into webnova.migration (timestamp, name) values (1800000000000, 'FromTheFuture1800000000000')", url.href);
    await expect(openDatabase({ url: url.href, secret })).rejects.toMatchObject({
      code: "DATABASE_NEWER",
      params: { migration: "FromTheFuture1800000000000" },
    });
  });

  it("gives login roles no way around the walls and no password in any statement", async () => {
    const roles = await admin(
      "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcanlogin, rolcreaterole from pg_roles where rolname like 'wn\\_%'",
    );
    expect(roles.length).toBeGreaterThan(10);
    for (const role of roles)
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcanlogin: true,
        rolcreaterole: role.rolname === "wn_runtime",
      });
    const stored = await admin("select rolpassword from pg_authid where rolname = 'wn_vault'");
    expect(stored[0]?.rolpassword).toMatch(/^SCRAM-SHA-256\$/);
  });
});
