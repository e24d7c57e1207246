import { access } from "node:fs/promises";
import type pg from "pg";
import type { BackupId, EnvironmentId, ReleaseId, RestoreId, VersionId } from "../../../schema/ids.ts";
import { authorize, personOf, requireFresh } from "../../viewer.ts";
import { readHead } from "../backup/archive.ts";
import { loadFiles, rekeyFiles } from "../backup/files.ts";
import { checkArchive, loadArchive } from "../backup/load.ts";
import { equipmentNumber } from "../data-plane/equipment.ts";
import { ident, type Place } from "../data-plane/names.ts";
import type { Backup, Restore } from "../domain/backup.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { type Generations, placed } from "../domain/layout.ts";
import type { MigrationPlan } from "../domain/migration.ts";
import type { EnvironmentName } from "../domain/nouns.ts";
import { decide, type Release } from "../domain/release.ts";
import { planMigration } from "../migrate/plan.ts";
import { runSteps } from "../migrate/run.ts";
import { type Asker, entry } from "./asker.ts";
import { fileOf } from "./back-up.ts";
import { failureOf, holding, persisting } from "./copies.ts";
import { activePlatform } from "./find.ts";
import { modelOf } from "./models.ts";
import { environmentFor, releasePermission } from "./plan-release.ts";
import type { ReleasableVersion, RuntimeDeps } from "./ports.ts";
import { renewReadViews } from "./read-views.ts";

/**
 * Puts a backup into an environment of its platform. The archive is checked to its last byte, loaded beside what is there, and the
 * environment switched over in one row; what it held before is kept aside. Everybody signs in again. Answers at once, running.
 * Throws RUNTIME_NOT_FOUND, RUNTIME_BACKUP_UNFINISHED, RUNTIME_BACKUP_MISSING, RUNTIME_RESTORE_RUNNING, RUNTIME_BACKUP_UNAVAILABLE.
 */
export const restoreBackup = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly backupId: BackupId; readonly environment: EnvironmentName },
): Promise<Restore> => {
  authorize(asker.viewer, "backup.restore");
  authorize(asker.viewer, releasePermission[input.environment]);
  requireFresh(asker.viewer, "backup.restore", deps.clock);
  if (!deps.backups.sealing) throw runtimeErrors("BACKUP_UNAVAILABLE");
  const file = fileOf(deps, input.backupId);
  const { backup, restore } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const backup = await unit.backup(input.backupId);
    if (!backup) throw runtimeErrors("NOT_FOUND");
    if (backup.status !== "done") throw runtimeErrors("BACKUP_UNFINISHED");
    await access(file).catch(() => {
      throw runtimeErrors("BACKUP_MISSING", { file });
    });
    const platform = await activePlatform(unit, backup.platformId);
    const environment = await environmentFor(deps, unit, asker, platform, input.environment);
    await deps.decisions.assertLive(unit.query, scopesOf(backup), "automation");
    const restore: Restore = {
      organizationId: backup.organizationId,
      id: deps.newId() as RestoreId,
      backupId: backup.id,
      environmentId: environment.id,
      releaseId: null,
      setAside: null,
      status: "running",
      startedBy: personOf(asker.viewer),
      startedAt: deps.clock.now(),
      finishedAt: null,
      error: null,
    };
    await unit.insertRestore(restore).catch((error: { code?: string }) => {
      throw error.code === "23505" ? runtimeErrors("RESTORE_RUNNING") : error;
    });
    await unit.audit(entry(asker, "backup.restore", `environment:${environment.id}`, { backupId: backup.id, restoreId: restore.id }));
    return { backup, restore };
  });
  void carryOut(deps, backup, restore, input.environment);
  return restore;
};

const scopesOf = ({ organizationId, platformId }: Backup) =>
  [
    { scope: "organization", id: organizationId },
    { scope: "platform", id: platformId },
  ] as const;

/** A schema of its own: what is there stays as it is until the switch, and after it. */
const placeOf = ({ platformId }: Pick<Backup, "platformId">, { id }: Restore, name: EnvironmentName): Place => {
  const schema = `p_${platformId.replaceAll("-", "").slice(-20)}_${name}_${id.replaceAll("-", "").slice(-8)}`;
  return { schema, role: schema };
};

const carryOut = async (deps: RuntimeDeps, backup: Backup, restore: Restore, name: EnvironmentName): Promise<void> => {
  const place = placeOf(backup, restore, name);
  const stored: (() => Promise<void>)[] = [];
  try {
    await holding(deps, restore.id, (client) => fill(deps, client, backup, restore, place, stored));
  } catch (error) {
    const failed = { ...restore, status: "failed", finishedAt: deps.clock.now(), error: failureOf(error) } as const;
    let switched = false;
    await persisting(async () => {
      // The answer to the switch may have been lost, and the switch not: a schema an environment answers from stays.
      switched = (await statusOf(deps, restore)) !== "running";
      if (switched) return;
      for (const undo of stored.splice(0)) await undo();
      await dropUnfinished(deps, { backup, restore });
      await deps.store.transact(restore.organizationId, (unit) => unit.updateRestore(failed));
    });
    if (!switched) return;
  }
  // Other processes look by themselves; this one is told, and again when the database was away for a moment.
  await persisting(() => deps.registry.changed(restore.environmentId));
  await renewReadViews(deps, restore.environmentId, restore.organizationId).catch((error: unknown) => console.error(error));
  deps.dataChanged(restore.environmentId);
};

const statusOf = (deps: RuntimeDeps, { organizationId, id }: Restore) =>
  deps.store.transact(organizationId, async (unit) => (await unit.restore(id))?.status);

const fill = async (
  deps: RuntimeDeps,
  client: pg.Client,
  backup: Backup,
  restore: Restore,
  place: Place,
  stored: (() => Promise<void>)[],
): Promise<void> => {
  const path = fileOf(deps, backup.id);
  const { head } = await readHead(path);
  const key = await deps.backups.sealing!.open("runtime.backup", backup.organizationId, backup.id, Buffer.from(head.sealedKey, "base64"));
  const checked = await checkArchive(path, key);
  const { generations, versionId } = checked.origin;
  const version = await deps.versionOf(backup.organizationId, versionId as VersionId);
  const plan = planMigration(place, null, placed(await modelOf(deps, backup.organizationId, version), generations));
  const releaseId = deps.newId() as ReleaseId;
  await runSteps(client, { place, release: releaseId, steps: plan.steps });
  await loadArchive(client, place, path, key, checked);
  await rekeyFiles(client, place, restore);
  const files = await loadFiles(restore, deps.backups.files, path, key, checked.manifest);
  stored.push(files.undo);
  if (checked.manifest.files.length > 0) await deps.store.noteFiles(restore.environmentId);
  await switchOver(deps, { backup, restore, place, releaseId, generations, version, plan });
};

interface Loaded {
  readonly backup: Backup;
  readonly restore: Restore;
  readonly place: Place;
  readonly releaseId: ReleaseId;
  readonly generations: Generations;
  readonly version: ReleasableVersion;
  readonly plan: MigrationPlan;
}

/** The environment answers from the restored schema from here on, in one transaction. */
const switchOver = async (deps: RuntimeDeps, { backup, restore, place, releaseId, generations, version, plan }: Loaded): Promise<void> => {
  await deps.store.transact(backup.organizationId, async (unit) => {
    const environment = (await unit.environment(restore.environmentId as EnvironmentId))!;
    const before = environment.activeReleaseId ? await unit.lockRelease(environment.activeReleaseId) : null;
    if (before?.status === "active") await unit.updateRelease(decide(before, { type: "Supersede" }));
    const now = deps.clock.now();
    const release: Release = {
      organizationId: backup.organizationId,
      id: releaseId,
      platformId: backup.platformId,
      environmentId: environment.id,
      versionId: version.id,
      versionNumber: version.number,
      hash: version.hash,
      status: "active",
      rollsBack: false,
      plan: { ...plan, computedAt: now.toISOString(), fromReleaseId: before?.id ?? null },
      decisionId: null,
      startedBy: restore.startedBy,
      plannedAt: restore.startedAt,
      startedAt: restore.startedAt,
      finishedAt: now,
      done: plan.steps.length,
      error: null,
      ms: {},
    };
    await unit.insertRelease(release);
    await unit.moveTo(environment.id, { schemaName: place.schema, releaseId, generations, equipment: equipmentNumber });
    await unit.updateRestore({
      ...restore,
      status: "done",
      finishedAt: now,
      releaseId,
      setAside: environment.activeReleaseId ? environment.schemaName : null,
    });
    const facts = { environmentId: environment.id, backupId: backup.id, restoreId: restore.id, releaseId };
    await unit.append(`environment:${environment.id}`, [
      { type: "EnvironmentRestored", schema: 1, data: facts, meta: { actor: restore.startedBy } },
    ]);
  });
};

const dropPlace = async (deps: Pick<RuntimeDeps, "connect">, { schema, role }: Place): Promise<void> => {
  const client = await deps.connect();
  try {
    await client.query(`drop schema if exists ${ident(schema)} cascade`);
    await client.query(`drop role if exists ${ident(role)}`);
  } finally {
    await client.end();
  }
};

/** Removes what a restore whose process died had begun; a schema an environment answers from is never one of these. */
export const dropUnfinished = async (
  deps: RuntimeDeps,
  { backup, restore }: { readonly backup: Backup; readonly restore: Restore },
): Promise<void> => {
  const environment = await deps.store.transact(restore.organizationId, (unit) => unit.environment(restore.environmentId));
  if (!environment) return;
  const place = placeOf(backup, restore, environment.name);
  if (place.schema !== environment.schemaName) await dropPlace(deps, place);
};
