import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, Sha256, UserId, VersionId } from "../../schema/ids.ts";
import { equip } from "../../subgraphs/runtime/application/equip.ts";
import type { RuntimeStore } from "../../subgraphs/runtime/application/ports.ts";
import { createRegistry } from "../../subgraphs/runtime/application/registry.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { clinicModel, clinicWith, sha256 } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("an environment an older program made", () => {
  const organization = randomUUID() as OrganizationId;
  const environmentId = randomUUID() as EnvironmentId;
  const place = { schema: "p_old_preview", role: "p_old_preview" };
  const model = clinicModel();
  let database: TestDatabase;
  let store: RuntimeStore;
  const connect = async () => {
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    return client;
  };
  const deps = () => ({
    store,
    sha256,
    connect,
    versionOf: async (_: OrganizationId, id: VersionId) => ({
      id,
      hash: model.hash,
      number: 1,
      blueprintId: randomUUID() as BlueprintId,
      blueprint: clinicWith(),
    }),
  });

  beforeAll(async () => {
    database = await testDatabase();
    store = createPostgresStore(await database.database.source("wn_runtime", runtimeTables));
    const releaseId = randomUUID() as ReleaseId;
    const platformId = randomUUID() as PlatformId;
    const [person, at] = [randomUUID() as UserId, new Date()];
    await store.transact(organization, async (unit) => {
      const common = { organizationId: organization, createdAt: at };
      await unit.insertPlatform({
        ...common,
        id: platformId,
        blueprintId: randomUUID() as BlueprintId,
        key: "old",
        label: {},
        status: "active",
        createdBy: person,
      });
      await unit.insertEnvironment({
        ...common,
        id: environmentId,
        platformId,
        name: "preview",
        schemaName: place.schema,
        activeReleaseId: null,
        equipment: 0,
        generations: {},
      });
      await unit.insertRelease({
        organizationId: organization,
        id: releaseId,
        platformId,
        environmentId,
        versionId: randomUUID() as VersionId,
        versionNumber: 1,
        hash: model.hash as Sha256,
        status: "active",
        rollsBack: false,
        plan: { ...planMigration(place, null, model), computedAt: "", fromReleaseId: null },
        decisionId: null,
        startedBy: person,
        plannedAt: at,
        startedAt: at,
        finishedAt: at,
        done: 0,
        error: null,
        ms: {},
      });
      await unit.setActive(environmentId, releaseId, {});
    });
    const client = await connect();
    await runSteps(client, { place, release: releaseId, steps: planMigration(place, null, model).steps });
    // As it was before the engine kept mail, before rows of one person had a wall, and before this compiler.
    await client.query(`drop table ${place.schema}._mail`);
    for (const name of ["_approval", "_approval_vote", "_file", "_import", "_import_part", "_import_refused"]) {
      const { rows } = await client.query("select polname as name from pg_policy where polrelid = $1::regclass", [
        `${place.schema}.${name}`,
      ]);
      for (const policy of rows) await client.query(`drop policy ${policy.name} on ${place.schema}.${name}`);
      await client.query(`alter table ${place.schema}.${name} no force row level security, disable row level security`);
    }
    await client.query(`drop table ${place.schema}._approver`);
    await client.query(
      `insert into ${place.schema}._import (id, entity, created_by, roles, locale, name, state) values (gen_random_uuid(), 'ent_patient', $1, '{}', 'en', 'old', 'done')`,
      [randomUUID()],
    );
    await client.end();
  });
  afterAll(() => database.drop());

  it("gets the tables and the model of this one before it answers, whoever asks first, and once", async () => {
    const registries = [1, 2, 3].map(() => createRegistry(store, (environment) => equip(deps(), environment)));
    const found = await Promise.all(registries.map((registry) => registry.find("old--preview")));
    for (const registry of registries) registry.close();
    expect(found.map((environment) => environment?.model().hash)).toEqual([model.hash, model.hash, model.hash]);
    const client = await connect();
    const { rows } = await client.query(`select has_table_privilege($1, '${place.schema}._mail', 'insert') as may`, [place.role]);
    // Rows of one person are walled in now, those that were there already too.
    const walls = await client.query(
      "select relname as name from pg_class where relnamespace = $1::regnamespace and relrowsecurity and relforcerowsecurity and relname like '\\_%' order by 1",
      [place.schema],
    );
    expect(walls.rows.map(({ name }) => name)).toEqual([
      "_approval",
      "_approval_vote",
      "_file",
      "_import",
      "_import_part",
      "_import_refused",
      "_mail",
    ]);
    await client.query(`grant "${place.role}" to current_user with set true`);
    expect((await client.query(`select name from ${place.schema}._import`)).rows).toEqual([{ name: "old" }]);
    await client.query(`set role "${place.role}"`);
    expect((await client.query(`select name from ${place.schema}._import`)).rows).toEqual([]);
    await client.end();
    expect(rows).toEqual([{ may: true }]);
    expect((await store.transact(organization, (unit) => unit.environment(environmentId)))?.equipment).toBe(equipmentNumber);
  });

  it("that a newer one looks after already is not put back by this one, which waited for its turn", async () => {
    const older = (await store.transact(organization, (unit) => unit.environment(environmentId)))!;
    await store.transact(organization, (unit) => unit.setEquipment(environmentId, equipmentNumber + 1));
    const client = await connect();
    await client.query(`drop policy person1 on ${place.schema}._mail`);
    await equip(deps(), { ...older, equipment: equipmentNumber - 1 });
    const { rows } = await client.query("select from pg_policy where polrelid = $1::regclass and polname = 'person1'", [
      `${place.schema}._mail`,
    ]);
    await client.end();
    expect(rows).toEqual([]);
    expect((await store.transact(organization, (unit) => unit.environment(environmentId)))?.equipment).toBe(equipmentNumber + 1);
  });
});
