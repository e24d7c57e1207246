import type { EnvironmentId, PlatformId, ReleaseId, VersionId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { authorize, personOf, type Viewer } from "../../viewer.ts";
import { equipmentNumber } from "../data-plane/equipment.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { type Facts, type Fates, type MigrationPlan, noFacts } from "../domain/migration.ts";
import { addressOf, type Environment, type EnvironmentName, type Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { readFacts } from "../migrate/facts.ts";
import { planMigration } from "../migrate/plan.ts";
import { accessChecks } from "./access-checks.ts";
import { type Asker, entry } from "./asker.ts";
import { equip } from "./equip.ts";
import { activePlatform } from "./find.ts";
import { activeModel, modelOf } from "./models.ts";
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
  const [planned, checked] = await Promise.all([migrationPlan(deps, environment, model), accessChecks(deps, model)]);
  const plan = { ...planned, ...checked };
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
  const [plan, { checks }] = await Promise.all([
    environment
      ? migrationPlan(deps, environment, model)
      : planMigration(place, null, model, {}, { testRows: expectedTestRows(wanted.environment, model) }),
    accessChecks(deps, model),
  ]);
  return { version, plan: { ...plan, checks } };
};

/** What taking an environment to a model would do, with the facts it was worked out from. */
export const migrationPlan = async (deps: RuntimeDeps, environment: Environment, model: Model): Promise<Planned> => {
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const from = await activeModel(deps, environment);
  if (!from) return { ...planMigration(place, null, model, {}, { testRows: expectedTestRows(environment.name, model) }), facts: noFacts };
  await equip(deps, environment);
  const client = await deps.connect();
  try {
    const facts = await readFacts(client, place, from, model, environment.generations);
    return { ...planMigration(place, from, model, facts), facts };
  } finally {
    await client.end();
  }
};
type Planned = MigrationPlan & { readonly facts: Facts };

/** The plan of a release with what people decided about values that do not fit: the same facts, so the same steps. */
export const planWith = async (
  deps: RuntimeDeps,
  environment: Environment,
  { plan, versionId, organizationId }: Release,
  fates: Fates,
): Promise<Release["plan"]> => {
  const from = await activeModel(deps, environment);
  if (!from || !plan.facts) return plan;
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const to = await modelOf(deps, organizationId, await deps.versionOf(organizationId, versionId));
  return { ...plan, ...planMigration(place, from, to, plan.facts, { fates, testRows: plan.summary.testRows }) };
};

const expectedTestRows = (name: EnvironmentName, model: Model): number =>
  name === "preview" ? model.tables.filter((table) => !table.builtIn).reduce((sum, table) => sum + (table.sampleRows || 20), 0) : 0;

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

/** Throws RUNTIME_RELEASE_UNDECIDED while somebody has to say what becomes of values, RUNTIME_RELEASE_FATE for what cannot be decided there. */
export const refuseUndecided = ({ id, plan }: Release, fates: Fates): void => {
  const open = plan.steps.filter(({ choices }) => choices);
  const unknown = Object.keys(fates).find((id) => !open.some((step) => step.id === id && step.choices?.includes(fates[id]!)));
  if (unknown !== undefined) throw runtimeErrors("RELEASE_FATE", { step: unknown.slice(0, 60) });
  const [first] = open.filter(({ id }) => fates[id] === undefined || fates[id] === "stop");
  if (first)
    throw runtimeErrors(
      "RELEASE_UNDECIDED",
      { first: first.loses?.en ?? first.sentence.en },
      { releaseId: id, steps: open.map((step) => step.id) },
    );
};
