import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, Sha256, UserId, VersionId } from "../../schema/ids.ts";
import type { RuntimeStore } from "../../subgraphs/runtime/application/ports.ts";
import type { Release, ReleaseStatus } from "../../subgraphs/runtime/domain/release.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

describe("releases that ran", () => {
  const organization = randomUUID() as OrganizationId;
  const environmentId = randomUUID() as EnvironmentId;
  const platformId = randomUUID() as PlatformId;
  let database: TestDatabase;
  let store: RuntimeStore;
  let minute = 0;

  const hash = (of: string) => of.repeat(64) as Sha256;
  const released = (of: string, status: ReleaseStatus): Release => {
    minute += 1;
    return {
      organizationId: organization,
      id: randomUUID() as ReleaseId,
      platformId,
      environmentId,
      versionId: randomUUID() as VersionId,
      versionNumber: 1,
      hash: hash(of),
      status,
      rollsBack: false,
      plan: {
        generations: {},
        steps: [],
        problems: [],
        summary: { tables: 0, policies: 0, pages: 0, actions: 0, testRows: 0 },
        computedAt: "",
        fromReleaseId: null,
      },
      decisionId: null,
      startedBy: randomUUID() as UserId,
      plannedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
      startedAt: null,
      finishedAt: null,
      done: 0,
      error: null,
      ms: {},
    };
  };
  const add = (...releases: readonly Release[]) =>
    store.transact(organization, async (unit) => {
      for (const release of releases) await unit.insertRelease(release);
    });

  beforeAll(async () => {
    database = await testDatabase();
    store = createPostgresStore(await database.database.source("wn_runtime", runtimeTables));
    await store.transact(organization, async (unit) => {
      const createdAt = new Date();
      const createdBy = randomUUID() as UserId;
      const blueprintId = randomUUID() as BlueprintId;
      await unit.insertPlatform({
        organizationId: organization,
        id: platformId,
        blueprintId,
        key: "store",
        label: {},
        status: "active",
        createdBy,
        createdAt,
      });
      await unit.insertEnvironment({
        organizationId: organization,
        id: environmentId,
        platformId,
        name: "preview",
        schemaName: "p_store_preview",
        activeReleaseId: null,
        equipment: 1,
        generations: {},
        createdAt,
      });
    });
  });
  afterAll(() => database.drop());

  it("are found however many came after, and only those that ran", async () => {
    const [first, failed, last] = [released("a", "superseded"), released("b", "failed"), released("c", "superseded")];
    await add(first, failed, last, ...Array.from({ length: 230 }, () => released("d", "cancelled")), released("d", "active"));
    const [before, beforeLast, never, ran, other] = await store.transact(organization, async (unit) => [
      await unit.ranBefore(environmentId, hash("d")),
      await unit.ranBefore(environmentId, hash("c")),
      await unit.hasRun(environmentId, hash("b")),
      await unit.hasRun(environmentId, hash("a")),
      await unit.hasRun(randomUUID() as EnvironmentId, hash("a")),
    ]);
    expect([before?.id, beforeLast?.id, never, ran, other]).toEqual([last.id, first.id, false, true, false]);
    expect(await store.transact(randomUUID() as OrganizationId, (unit) => unit.hasRun(environmentId, hash("a")))).toBe(false);
  });

  it("[DP51] [DP70] waits for no process that died, also when the clock of the database went back after its last sign of life", async () => {
    const [alive, dead, release] = [randomUUID(), randomUUID(), randomUUID() as ReleaseId];
    for (const node of [alive, dead]) {
      await store.beat(node);
      await store.serves(node, environmentId, randomUUID() as ReleaseId);
    }
    expect(await store.lagging(environmentId, release)).toBe(2);
    const seen = (node: string, when: string) => database.admin(`update runtime.node set seen_at = now() ${when} where id = $1`, [node]);
    await seen(dead, "- interval '11 seconds'");
    expect(await store.lagging(environmentId, release)).toBe(1);
    await seen(dead, "+ interval '1 hour'");
    expect(await store.lagging(environmentId, release)).toBe(1);
    // Who lives says so every two seconds; who was given up is forgotten.
    await seen(alive, "+ interval '1 hour'");
    await store.beat(alive);
    expect(await store.lagging(environmentId, release)).toBe(1);
    expect(await database.admin("select id from runtime.node where id = any($1)", [[alive, dead]])).toEqual([{ id: alive }]);
    await store.serves(alive, environmentId, release);
    expect(await store.lagging(environmentId, release)).toBe(0);
    // What comes back under its name has nothing to wait for, and answers for nothing yet.
    await store.serves(alive, environmentId, randomUUID() as ReleaseId);
    await store.gone(alive);
    expect(await store.lagging(environmentId, release)).toBe(0);
    expect(await store.beat(alive)).toBe(false);
    expect(await store.lagging(environmentId, release)).toBe(0);
  });
});
