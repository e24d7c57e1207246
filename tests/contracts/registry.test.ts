/** Processes that answer for the same environments: how each hears of a switch, and what it keeps in memory. */
import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, Sha256, UserId, VersionId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import type { RuntimeStore } from "../../subgraphs/runtime/application/ports.ts";
import { createRegistry, type Registry, type RegistryLimits } from "../../subgraphs/runtime/application/registry.ts";
import { createPostgresStore } from "../../subgraphs/runtime/store/postgres-store.ts";
import { runtimeTables } from "../../subgraphs/runtime/store/tables.ts";
import { until } from "../db/support.ts";
import { clinicModel } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const organization = randomUUID() as OrganizationId;
const models: readonly Model[] = [1, 2].map((n) =>
  clinicModel((blueprint) => {
    blueprint.label = { en: `Clinic ${n}`, ar: `عيادة ${n}` };
  }),
);
let database: TestDatabase;
let store: RuntimeStore;
const registries: Registry[] = [];
beforeAll(async () => {
  database = await testDatabase();
  store = createPostgresStore(await database.database.source("wn_runtime", runtimeTables));
  await store.transact(organization, async (unit) => {
    for (const model of models) await unit.insertModel(model);
  });
});
afterEach(() => {
  for (const registry of registries.splice(0)) registry.close();
});
afterAll(() => database.drop());

interface Made {
  readonly key: string;
  readonly host: string;
  readonly id: EnvironmentId;
  readonly platformId: PlatformId;
  readonly releases: readonly ReleaseId[];
}
let made = 0;
/** A platform's preview with a release of each model; the first is active. */
const platform = async (): Promise<Made> => {
  made += 1;
  const key = `place${made}`;
  const [id, platformId] = [randomUUID() as EnvironmentId, randomUUID() as PlatformId];
  const releases = models.map(() => randomUUID() as ReleaseId);
  const common = { organizationId: organization, createdAt: new Date() };
  const createdBy = randomUUID() as UserId;
  await store.transact(organization, async (unit) => {
    const blueprintId = randomUUID() as BlueprintId;
    await unit.insertPlatform({ ...common, id: platformId, blueprintId, key, label: {}, status: "active", createdBy });
    const schemaName = `p_${key}_preview`;
    await unit.insertEnvironment({
      ...common,
      id,
      platformId,
      name: "preview",
      schemaName,
      activeReleaseId: null,
      equipment: 1,
      generations: {},
    });
    for (const [n, model] of models.entries())
      await unit.insertRelease({
        organizationId: organization,
        id: releases[n]!,
        platformId,
        environmentId: id,
        versionId: randomUUID() as VersionId,
        versionNumber: n + 1,
        hash: model.hash as Sha256,
        status: n === 0 ? "active" : "superseded",
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
        startedBy: createdBy,
        plannedAt: new Date(),
        startedAt: null,
        finishedAt: null,
        done: 0,
        error: null,
        ms: {},
      });
    await unit.setActive(id, releases[0]!, {});
  });
  return { key, host: `${key}--preview`, id, platformId, releases };
};
const switchTo = ({ id, releases }: Made, n: number) => store.transact(organization, (unit) => unit.setActive(id, releases[n]!, {}));

/** A process of its own, and how many environments it is told of each time it asks what changed. */
const start = (limits: RegistryLimits = {}): { readonly registry: Registry; readonly told: number[] } => {
  const told: number[] = [];
  const watched: RuntimeStore = {
    ...store,
    changedEnvironments: async (since) => {
      const answer = await store.changedEnvironments(since);
      told.push(answer.environments.size);
      return answer;
    },
  };
  const registry = createRegistry(watched, async () => undefined, { everyMs: 40, ...limits });
  registries.push(registry);
  return { registry, told };
};
const rounds = async (told: readonly number[], n = 2) => {
  const from = told.length;
  await until(() => told.length >= from + n);
};

describe("[DP51] a process that was not told", () => {
  it("switches by what changed since it asked last, and is told of nothing else", async () => {
    const all = await Promise.all([platform(), platform(), platform()]);
    const { registry, told } = start();
    const found = await Promise.all(all.map(({ host }) => registry.find(host)));
    await rounds(told, 3);
    expect(told[0]).toBeGreaterThanOrEqual(3);
    expect(told.at(-1)).toBe(0);
    await switchTo(all[1]!, 1);
    await until(() => found[1]!.model().hash === models[1]!.hash);
    expect(Math.max(...told.slice(3))).toBe(1);
    expect([found[0]!.model().hash, found[2]!.model().hash]).toEqual([models[0]!.hash, models[0]!.hash]);
  });

  it("misses no switch that was under way while it asked", async () => {
    const [one, other] = [await platform(), await platform()];
    const { registry, told } = start();
    const environment = await registry.find(one.host);
    const second = await registry.find(other.host);
    await rounds(told);
    await store.transact(organization, async (unit) => {
      await unit.setActive(one.id, one.releases[1]!, {});
      // Later transactions are over while this one is open.
      await switchTo(other, 1);
      await until(() => second!.model().hash === models[1]!.hash);
      await rounds(told);
      expect(environment!.model().hash).toBe(models[0]!.hash);
    });
    await until(() => environment!.model().hash === models[1]!.hash);
  });

  it("hears of a new name and of an end", async () => {
    const one = await platform();
    const { registry } = start();
    expect(await registry.find(one.host)).not.toBeNull();
    await store.transact(organization, async (unit) => {
      const known = (await unit.platform(one.platformId))!;
      await unit.updatePlatform({ ...known, key: `${one.key}x` });
    });
    await until(async () => (await registry.find(one.host)) === null);
    const renamed = await registry.find(`${one.key}x--preview`);
    expect(renamed?.id).toBe(one.id);
    await store.transact(organization, async (unit) => {
      const known = (await unit.platform(one.platformId))!;
      await unit.updatePlatform({ ...known, status: "archived" });
    });
    await until(async () => (await registry.find(`${one.key}x--preview`)) === null);
  });

  it("of a copy in another server, where transactions are counted anew, it asks for everything", async () => {
    const one = await platform();
    const { environments } = await store.changedEnvironments("18000000000000000000");
    expect(environments.has(one.id)).toBe(true);
  });
});

describe("memory for models", () => {
  const collect = (): void => {
    setFlagsFromString("--expose-gc");
    (runInNewContext("gc") as () => void)();
  };
  const serves = async ({ id }: Made) =>
    (await database.admin<{ release_id: string }>("select release_id from runtime.serving where environment_id = $1", [id])).map(
      ({ release_id }) => release_id,
    );

  it("an environment that is held is the same one after it made room, and sees its switches", async () => {
    const [one, other] = [await platform(), await platform()];
    const { registry } = start({ bytes: 1 });
    const environment = (await registry.find(one.host))!;
    await registry.find(other.host);
    await switchTo(one, 1);
    await until(() => environment.model().hash === models[1]!.hash);
    expect(await registry.find(one.host)).toBe(environment);
    expect(registry.byId(one.id)).toBe(environment);
    expect(await serves(one)).toEqual([one.releases[1]]);
  });

  it("one that nobody holds leaves the memory, is served by this process no more, and answers the same when it is asked for again", async () => {
    const [one, other] = [await platform(), await platform()];
    const { registry } = start({ bytes: 1 });
    expect((await registry.find(one.host))?.model().hash).toBe(models[0]!.hash);
    expect(await serves(one)).toEqual([one.releases[0]]);
    await registry.find(other.host);
    await until(async () => {
      collect();
      return (await serves(one)).length === 0;
    });
    expect(registry.byId(one.id)).toBeNull();
    expect(await serves(other)).toEqual([other.releases[0]]);
    const again = await registry.find(one.host);
    expect([again?.id, again?.schema, again?.model().hash]).toEqual([one.id, `p_${one.key}_preview`, models[0]!.hash]);
    expect(await serves(one)).toEqual([one.releases[0]]);
  });

  it("with room for all nobody has to be read again", async () => {
    const all = await Promise.all([platform(), platform(), platform()]);
    let reads = 0;
    const counted: RuntimeStore = {
      ...store,
      environmentOfHost: (...host) => {
        reads += 1;
        return store.environmentOfHost(...host);
      },
    };
    const registry = createRegistry(counted, async () => undefined);
    registries.push(registry);
    for (let round = 0; round < 3; round += 1) for (const { host } of all) await registry.find(host);
    expect(reads).toBe(3);
  });
});
