import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, UserId } from "../../schema/ids.ts";
import { keepFiles } from "../../subgraphs/runtime/application/keep-files.ts";
import type { RuntimeStore } from "../../subgraphs/runtime/application/ports.ts";
import { systemTables } from "../../subgraphs/runtime/data-plane/ddl.ts";
import { type FileStore, newContentKey } from "../../subgraphs/runtime/data-plane/files/store.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("looking after the files of all environments", () => {
  const organization = randomUUID() as OrganizationId;
  const environments = ["preview", "staging", "production"].map((name) => ({
    id: randomUUID() as EnvironmentId,
    name: name as "preview" | "staging" | "production",
    schema: `p_keep_${name}`,
  }));
  let database: TestDatabase;
  let store: RuntimeStore;
  const removed: string[] = [];
  const logged: string[] = [];
  const files = { tidy: async () => undefined, remove: async (key: string) => void removed.push(key) } as unknown as FileStore;
  const connect = async () => {
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    return client;
  };
  const keep = () =>
    keepFiles({ store, files, connect, clock: { now: () => new Date() }, log: (_error, about) => void logged.push(about) }, true);
  const known = async () => (await store.environmentsWithFiles()).map(({ schemaName }) => schemaName).sort();

  beforeAll(async () => {
    database = await testDatabase();
    store = createPostgresStore(await database.database.source("wn_runtime", runtimeTables));
    const platformId = randomUUID() as PlatformId;
    const createdAt = new Date();
    await store.transact(organization, async (unit) => {
      await unit.insertPlatform({
        organizationId: organization,
        id: platformId,
        blueprintId: randomUUID() as BlueprintId,
        key: "keep",
        label: {},
        status: "active",
        createdBy: randomUUID() as UserId,
        createdAt,
      });
      for (const { id, name, schema } of environments)
        await unit.insertEnvironment({
          organizationId: organization,
          id,
          platformId,
          name,
          schemaName: schema,
          activeReleaseId: null,
          equipment: 1,
          generations: {},
          createdAt,
        });
    });
    // The second has no tables: something is wrong with it.
    const client = await connect();
    for (const { schema } of [environments[0]!, environments[2]!]) {
      await client.query(`create schema ${schema}; create role ${schema} nologin`);
      for (const statement of systemTables({ schema, role: schema })) await client.query(statement);
    }
    await client.end();
  });
  afterAll(() => database.drop());

  it("[DP31] asks only environments that have any, goes on past one that fails, and forgets one that has none any more", async () => {
    await keep();
    expect([await known(), logged]).toEqual([[], []]);
    for (const { id } of environments) await store.noteFiles(id);
    const [old, fresh] = environments.map(({ id }) => newContentKey(id));
    const schema = environments[0]!.schema;
    for (const [key, since] of [
      [old, "now() - interval '25 hours'"],
      [fresh, "now()"],
    ])
      await database.admin(
        `insert into ${schema}._file (id, key, name, type, size, state, state_since) values ($1, $2, 'x', 'text/plain', 1, 'stored', ${since})`,
        [randomUUID(), key],
      );
    await keep();
    expect([removed, logged]).toEqual([[old], ["files of p_keep_staging"]]);
    // None is forgotten while an upload may still be on its way.
    expect(await known()).toEqual(["p_keep_preview", "p_keep_production", "p_keep_staging"]);
    await database.admin("update runtime.environment set files_at = now() - interval '3 hours'");
    await keep();
    expect(await known()).toEqual(["p_keep_preview", "p_keep_staging"]);
    await store.noteFiles(environments[2]!.id);
    expect(await known()).toEqual(["p_keep_preview", "p_keep_production", "p_keep_staging"]);
  });
});
