/** What an active release says it waits for, over the real rows by which processes tell that they live. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, UserId, VersionId } from "../../schema/ids.ts";
import { waitsFor, whenSettled } from "../../subgraphs/runtime/application/waits-for.ts";
import { equipmentNumber } from "../../subgraphs/runtime/data-plane/equipment.ts";
import type { Release } from "../../subgraphs/runtime/domain/release.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const organizationId = randomUUID() as OrganizationId;
const [environmentId, platformId, person] = [randomUUID() as EnvironmentId, randomUUID() as PlatformId, randomUUID() as UserId];
const place = { schema: "p_waits_preview", role: "p_waits_preview" };
const score = (type: "text" | "integer") =>
  clinicModel((document) => {
    Object.assign(document.entities.ent_patient!.fields, { f_pat_score: field("score", type), f_pat_level: field("level", type) });
  });
let db: TestDatabase;
let reader: pg.Client;
let waiting: pg.Client;
beforeAll(async () => {
  db = await testDatabase();
  reader = new pg.Client(db.database.connection("wn_runtime"));
  waiting = new pg.Client(db.database.connection("wn_runtime"));
  await Promise.all([reader.connect(), waiting.connect()]);
});
afterAll(async () => {
  await Promise.all([reader.end(), waiting.end()]);
  await db.drop();
});

it("[DP51] an active release says which processes its last steps wait for, that a silent one is given ten seconds, and nothing once they begin", async () => {
  const store = createPostgresStore(await db.database.source("wn_runtime", runtimeTables));
  const at = new Date();
  const { steps } = planMigration(place, score("text"), score("integer"));
  const release: Release = {
    organizationId,
    id: randomUUID() as ReleaseId,
    platformId,
    environmentId,
    versionId: randomUUID() as VersionId,
    versionNumber: 2,
    hash: score("integer").hash,
    status: "active",
    rollsBack: false,
    plan: { ...planMigration(place, score("text"), score("integer")), computedAt: "", fromReleaseId: null },
    decisionId: null,
    startedBy: person,
    plannedAt: at,
    startedAt: at,
    finishedAt: at,
    done: 0,
    error: null,
    ms: {},
  };
  await store.transact(organizationId, async (unit) => {
    const common = { organizationId, createdAt: at };
    const blueprintId = randomUUID() as BlueprintId;
    await unit.insertPlatform({ ...common, id: platformId, blueprintId, key: "waits", label: {}, status: "active", createdBy: person });
    await unit.insertEnvironment({
      ...common,
      id: environmentId,
      platformId,
      name: "preview",
      schemaName: place.schema,
      activeReleaseId: null,
      equipment: equipmentNumber,
      generations: {},
    });
    await unit.insertRelease(release);
  });
  await runSteps(reader, { place, release: randomUUID() as ReleaseId, steps: planMigration(place, null, score("text")).steps });
  const phase = (wanted: string) => steps.filter(({ phase }) => phase === wanted);
  await runSteps(reader, { place, release: release.id, steps: phase("expand") });
  const says = async () => (await waitsFor({ store, reader }, release))?.en ?? null;

  const other = randomUUID();
  await store.beat(other);
  await store.serves(other, environmentId, randomUUID() as ReleaseId);
  expect(await says()).toMatch(/until 1 other process has switched .* 10 seconds/);
  expect((await waitsFor({ store, reader }, release))?.ar).toContain("10 ثوانٍ");
  // Killed: nobody renews its row, and after ten seconds it counts as gone.
  await db.admin("update runtime.node set seen_at = now() - interval '9 seconds' where id = $1", [other]);
  expect(await says()).toMatch(/1 other process/);
  await db.admin("update runtime.node set seen_at = now() - interval '11 seconds' where id = $1", [other]);
  expect(await says()).toMatch(/until what began with the version before has ended/);
  for (const status of ["expanding", "superseded"] as const) expect(await waitsFor({ store, reader }, { ...release, status })).toBeNull();
  // The next release of this environment waits until all of the last steps are done, not for the first of them.
  let settled = false;
  const next = whenSettled({ store, reader: waiting }, { ...(await environmentNow(store)), activeReleaseId: release.id }).then(() => {
    settled = true;
  });
  const [first, ...rest] = phase("contract");
  expect(rest.length).toBeGreaterThan(0);
  await runSteps(reader, { place, release: release.id, steps: [first!] });
  expect(await says()).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(settled).toBe(false);
  await runSteps(reader, { place, release: release.id, steps: rest });
  await next;
  expect(await says()).toBeNull();
});

const environmentNow = async (store: ReturnType<typeof createPostgresStore>) =>
  (await store.transact(organizationId, (unit) => unit.environment(environmentId)))!;
