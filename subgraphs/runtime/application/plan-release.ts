import type { EnvironmentId, OrganizationId, PlatformId, ReleaseId, VersionId } from "../../../schema/ids.ts";
import { compile } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import { authorize, personOf, type Viewer } from "../../viewer.ts";
import { equipmentNumber } from "../data-plane/equipment.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { placed } from "../domain/layout.ts";
import type { MigrationPlan } from "../domain/migration.ts";
import { addressOf, type Environment, type EnvironmentName, type Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { countRows } from "../migrate/counts.ts";
import { planMigration } from "../migrate/plan.ts";
import { accessChecks } from "./access-checks.ts";
import { type Asker, entry } from "./asker.ts";
import { activePlatform } from "./find.ts";
import type { ReleasableVersion, RuntimeDeps, RuntimeUnit } from "./ports.ts";

export interface WantedRelease {
  readonly versionId: VersionId;
  readonly environment: EnvironmentName;
  readonly rollsBack?: boolean;
}

/** The permission a release needs, by environment. */
export const releasePermission = { preview: "release.preview", staging: "release.staging", production: "release.production" } as const;

/**
 * Plans a release: compiles the version, compares it with what runs, counts the rows. Platform and environment are made when the
 * blueprint is released for the first time; nothing of the environment's data is touched yet. A plan with problems is kept, and its
 * release is refused at start with the places.
 */
export const planRelease = async (deps: RuntimeDeps, asker: Asker, wanted: WantedRelease): Promise<Release> => {
  authorize(asker.viewer, releasePermission[wanted.environment]);
  const organization = asker.viewer.organizationId;
  const version = await deps.versionOf(organization, wanted.versionId);
  const began = performance.now();
  const model = await modelOf(deps, organization, version);
  const compileMs = Math.round((performance.now() - began) * 10) / 10;
  const { platform, environment } = await deps.store.transact(organization, async (unit) => {
    const platform = await platformFor(deps, unit, asker, version, model);
    return { platform, environment: await environmentFor(deps, unit, asker, platform, wanted.environment) };
  });
  const [planned, checks] = await Promise.all([migrationPlan(deps, environment, model), accessChecks(deps, model)]);
  const plan = { ...planned, checks };
  const release: Release = {
    organizationId: organization,
    id: deps.newId() as ReleaseId,
    platformId: platform.id,
    environmentId: environment.id,
    versionId: version.id,
    versionNumber: version.number,
    hash: model.hash,
    status: "planned",
    rollsBack: wanted.rollsBack ?? false,
    plan: { ...plan, computedAt: deps.clock.now().toISOString(), fromReleaseId: environment.activeReleaseId },
    decisionId: null,
    startedBy: personOf(asker.viewer),
    plannedAt: deps.clock.now(),
    startedAt: null,
    finishedAt: null,
    done: 0,
    error: null,
    ms: { compile: compileMs },
  };
  await deps.store.transact(organization, async (unit) => {
    await unit.insertRelease(release);
    await unit.append(`release:${release.id}`, [
      {
        type: "ReleasePlanned",
        schema: 1,
        data: {
          releaseId: release.id,
          platformId: platform.id,
          environmentId: environment.id,
          versionId: version.id,
          hash: model.hash,
          steps: plan.steps.length,
        },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "release.plan", `release:${release.id}`, { environment: wanted.environment, version: version.number }));
  });
  return release;
};

/** The plan alone, for a dialog: nothing is stored but the compiled model. */
export const previewPlan = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  wanted: WantedRelease,
): Promise<{ plan: MigrationPlan; version: ReleasableVersion }> => {
  authorize(viewer, "platform.read");
  const version = await deps.versionOf(viewer.organizationId, wanted.versionId);
  const model = await modelOf(deps, viewer.organizationId, version);
  const environment = await deps.store.transact(viewer.organizationId, async (unit) => {
    const platform = await unit.platformOfBlueprint(version.blueprintId);
    return platform ? ((await unit.environmentsOf(platform.id)).find(({ name }) => name === wanted.environment) ?? null) : null;
  });
  const place = { schema: environment?.schemaName ?? "p_new_preview", role: environment?.schemaName ?? "p_new_preview" };
  const [plan, checks] = await Promise.all([
    environment
      ? migrationPlan(deps, environment, model)
      : planMigration(place, null, model, {}, expectedTestRows(wanted.environment, model)),
    accessChecks(deps, model),
  ]);
  return { version, plan: { ...plan, checks } };
};

const migrationPlan = async (deps: RuntimeDeps, environment: Environment, model: Model): Promise<MigrationPlan> => {
  const place = { schema: environment.schemaName, role: environment.schemaName };
  if (!environment.activeReleaseId) return planMigration(place, null, model, {}, expectedTestRows(environment.name, model));
  const from = await activeModel(deps, environment);
  const client = await deps.connect();
  try {
    return planMigration(place, from, placed(model, environment.generations), from ? await countRows(client, place, from) : {});
  } finally {
    await client.end();
  }
};

/** The model an environment answers with now, compiled anew where an older program made it; null before its first release. */
export const activeModel = async (
  deps: ModelDeps,
  { organizationId, activeReleaseId, generations }: Environment,
): Promise<Model | null> => {
  if (!activeReleaseId) return null;
  const { active, model } = await deps.store.transact(organizationId, async (unit) => {
    const active = await unit.release(activeReleaseId);
    return { active, model: active && (await unit.model(active.hash)) };
  });
  const now = model ?? (active && (await modelOf(deps, organizationId, await deps.versionOf(organizationId, active.versionId))));
  return now && placed(now, generations);
};

const expectedTestRows = (name: EnvironmentName, model: Model): number =>
  name === "preview" ? model.tables.filter((table) => !table.builtIn).reduce((sum, table) => sum + (table.sampleRows || 20), 0) : 0;

export type ModelDeps = Pick<RuntimeDeps, "store" | "versionOf" | "sha256">;

/** The compiled version, from the store or made now and kept. Compiling is pure: the same hash is the same model. */
export const modelOf = async (deps: ModelDeps, organization: OrganizationId, version: ReleasableVersion): Promise<Model> => {
  const kept = await deps.store.transact(organization, (unit) => unit.model(version.hash));
  if (kept) return kept;
  const model = compile(version.blueprint, deps.sha256);
  await deps.store.transact(organization, (unit) => unit.insertModel(model));
  return model;
};

const platformFor = async (
  deps: RuntimeDeps,
  unit: RuntimeUnit,
  asker: Asker,
  version: ReleasableVersion,
  model: Model,
): Promise<Platform> => {
  const existing = await unit.platformOfBlueprint(version.blueprintId);
  if (existing) return activePlatform(unit, existing.id);
  const platform: Platform = {
    organizationId: asker.viewer.organizationId,
    id: deps.newId() as PlatformId,
    blueprintId: version.blueprintId,
    key: await freeKey(unit, addressOf(model.header.key)),
    label: model.header.label,
    status: "active",
    createdBy: personOf(asker.viewer),
    createdAt: deps.clock.now(),
  };
  await unit.insertPlatform(platform);
  await unit.append(`platform:${platform.id}`, [
    {
      type: "PlatformCreated",
      schema: 1,
      data: { platformId: platform.id, blueprintId: version.blueprintId, key: platform.key },
      meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
    },
  ]);
  await unit.audit(entry(asker, "platform.create", `platform:${platform.id}`, { key: platform.key }));
  return platform;
};

/** Host names are shared by the whole installation: the second clinic becomes `clinic-2`. */
const freeKey = async (unit: RuntimeUnit, wanted: string): Promise<string> => {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wanted : `${wanted.slice(0, 36)}-${number}`;
    if (!(await unit.keyTaken(key))) return key;
  }
};

export const environmentFor = async (
  deps: RuntimeDeps,
  unit: RuntimeUnit,
  asker: Asker,
  platform: Platform,
  name: EnvironmentName,
): Promise<Environment> => {
  const existing = (await unit.environmentsOf(platform.id)).find((environment) => environment.name === name);
  if (existing) return existing;
  const id = deps.newId() as EnvironmentId;
  const environment: Environment = {
    organizationId: platform.organizationId,
    id,
    platformId: platform.id,
    name,
    schemaName: `p_${platform.id.replaceAll("-", "").slice(-20)}_${name}`,
    activeReleaseId: null,
    equipment: equipmentNumber,
    generations: {},
    createdAt: deps.clock.now(),
  };
  await unit.insertEnvironment(environment);
  await unit.append(`environment:${id}`, [
    {
      type: "EnvironmentCreated",
      schema: 1,
      data: { platformId: platform.id, environmentId: id, name },
      meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
    },
  ]);
  return environment;
};

/** Throws RUNTIME_RELEASE_PROBLEMS with all places when the plan cannot be carried out. */
export const refuseProblems = ({ plan }: Release): void => {
  const errors = plan.problems.filter(({ level }) => level === "error");
  const [first] = errors;
  if (first) throw runtimeErrors("RELEASE_PROBLEMS", { first: first.text.en }, { problems: JSON.parse(JSON.stringify(errors)) });
};
