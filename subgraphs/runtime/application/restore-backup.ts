import { access } from "node:fs/promises";
import type pg from "pg";
import type { BackupId, EnvironmentId, ReleaseId, RestoreId, VersionId } from "../../../schema/ids.ts";
import { authorize, personOf, requireFresh } from "../../viewer.ts";
import { readHead } from "../backup/archive.ts";
import { loadFiles, rekeyFiles } from "../backup/files.ts";
import { checkArchive, loadArchive } from "../backup/load.ts";
import { equipmentNumber } from "../data-plane/equipment.ts";
import type { Place } from "../data-plane/names.ts";
import type { Backup, Restore, SetAside } from "../domain/backup.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { type Generations, placed } from "../domain/layout.ts";
import type { MigrationPlan } from "../domain/migration.ts";
import type { Environment, EnvironmentName } from "../domain/nouns.ts";
import { decide, type Release } from "../domain/release.ts";
import { planMigration } from "../migrate/plan.ts";
import { runSteps } from "../migrate/run.ts";
import { type Asker, entry } from "./asker.ts";
import { fileOf } from "./back-up.ts";
import { failureOf, holding, persisting } from "./copies.ts";
import { activePlatform } from "./find.ts";
import { modelOfReleased } from "./models.ts";
import { environmentFor, releasePermission } from "./plan-release.ts";
import type { ReleasableVersion, RuntimeDeps } from "./ports.ts";
import { renewReadViews } from "./read-views.ts";
import { decided, endRestore, placeOf } from "./unfinished-restore.ts";

/**
 * Puts a backup into an environment of its platform. The archive is checked to its last byte, loaded beside what is there, and the
 * environment switched over in one row; what it held before is kept aside. Everybody signs in again. Answers at once, running; production
 * waits for governance first.
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
    const governed = input.environment === "production";
    const restore: Restore = {
      organizationId: backup.organizationId,
      id: deps.newId() as RestoreId,
      backupId: backup.id,
      environmentId: environment.id,
      releaseId: null,
      setAside: null,
      decisionId: null,
      status: governed ? "awaiting-decision" : "running",
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
  if (restore.status === "awaiting-decision") return request(deps, asker, backup, restore);
  void carryOut(deps, backup, restore, input.environment);
  return restore;
};

/** What governance decides on before a restore into production, and what is carried out. */
const payloadOf = ({ id, backupId, environmentId }: Restore) => ({ restoreId: id, backupId, environmentId });

const request = async (deps: RuntimeDeps, { viewer, requestId }: Asker, backup: Backup, restore: Restore): Promise<Restore> => {
  const environment = await deps.store.transact(restore.organizationId, (unit) => unit.environment(restore.environmentId));
  const answer = await deps.decisions.request({
    organizationId: restore.organizationId,
    kind: "backup.restore",
    requestedBy: { kind: viewer.kind, id: viewer.subjectId, onBehalfOf: viewer.onBehalfOf, sessionId: viewer.sessionId },
    subject: { type: "environment", id: restore.environmentId },
    payload: payloadOf(restore),
    facts: { production: true, reversible: true, rows: backup.rows, destructive: environment?.activeReleaseId != null },
    requestId,
  });
  if (answer.status === "denied") {
    const denied = runtimeErrors("RESTORE_DENIED", { reason: answer.reasons[0]?.[viewer.locale] ?? "" }, { decisionId: answer.decisionId });
    const error = { code: denied.code, sentence: denied.sentence };
    await deps.store.transact(restore.organizationId, (unit) =>
      unit.updateRestore({ ...restore, status: "failed", finishedAt: deps.clock.now(), error, decisionId: answer.decisionId }),
    );
    throw denied;
  }
  const waiting: Restore = { ...restore, decisionId: answer.decisionId };
  await deps.store.transact(restore.organizationId, (unit) => unit.updateRestore(waiting));
  return answer.grant ? begin(deps, waiting, answer.grant) : waiting;
};

/** Carries out the restores people have approved meanwhile. */
export const continueRestores = async (deps: RuntimeDeps): Promise<void> => {
  for (const { organizationId, id } of await deps.store.waitingRestores()) {
    const restore = await deps.store.transact(organizationId, (unit) => unit.restore(id as RestoreId));
    if (restore?.status !== "awaiting-decision" || !restore.decisionId) continue;
    const grant = await deps.decisions.claimGrant(organizationId, restore.decisionId, "runtime");
    if (grant) await begin(deps, restore, grant);
  }
};

/** The grant is used up in the transaction that starts the effect. */
const begin = async (deps: RuntimeDeps, restore: Restore, grant: string): Promise<Restore> => {
  const { backup, started } = await deps.store.transact(restore.organizationId, async (unit) => {
    const backup = (await unit.backup(restore.backupId))!;
    await deps.decisions.assertLive(unit.query, scopesOf(backup), "automation");
    await deps.decisions.consumeGrant(unit.query, grant, payloadOf(restore), "runtime");
    const started: Restore = { ...restore, status: "running" };
    await unit.updateRestore(started).catch((error: { code?: string }) => {
      throw error.code === "23505" ? runtimeErrors("RESTORE_RUNNING") : error;
    });
    return { backup, started };
  });
  void carryOut(deps, backup, started, "production");
  return started;
};

const scopesOf = ({ organizationId, platformId }: Backup) =>
  [
    { scope: "organization", id: organizationId },
    { scope: "platform", id: platformId },
  ] as const;

const carryOut = async (deps: RuntimeDeps, backup: Backup, restore: Restore, name: EnvironmentName): Promise<void> => {
  const place = placeOf(backup, restore, name);
  try {
    const isOurs = await holding(deps, restore.id, async (client) => {
      // Between the answer and the lock, another process may have taken it for one whose process is gone.
      if ((await statusOf(deps, restore)) !== "running") return false;
      await fill(deps, client, backup, restore, place);
      return true;
    });
    if (!isOurs) return;
  } catch (error) {
    const failure = failureOf(error);
    let ended: Restore | null = null;
    await persisting(async () => {
      ended = await endRestore(deps, restore, failure);
    });
    if ((ended as Restore | null)?.status !== "done") return decided(deps, restore, failure.code);
  }
  // Other processes look by themselves; this one is told, and again when the database was away for a moment.
  await persisting(() => deps.registry.changed(restore.environmentId));
  await renewReadViews(deps, restore.environmentId, restore.organizationId).catch((error: unknown) => console.error(error));
  deps.dataChanged(restore.environmentId);
  await decided(deps, restore, null);
};

const statusOf = (deps: RuntimeDeps, { organizationId, id }: Restore) =>
  deps.store.transact(organizationId, async (unit) => (await unit.restore(id))?.status);

const fill = async (deps: RuntimeDeps, client: pg.Client, backup: Backup, restore: Restore, place: Place): Promise<void> => {
  const path = fileOf(deps, backup.id);
  const { head } = await readHead(path);
  const key = await deps.backups.sealing!.open("runtime.backup", backup.organizationId, backup.id, Buffer.from(head.sealedKey, "base64"));
  const checked = await checkArchive(path, key);
  const { generations, versionId } = checked.origin;
  const version = await deps.versionOf(backup.organizationId, versionId as VersionId);
  const plan = planMigration(place, null, placed(await modelOfReleased(deps, backup.organizationId, version), generations));
  const releaseId = deps.newId() as ReleaseId;
  await runSteps(client, { place, release: releaseId, steps: plan.steps });
  await loadArchive(client, place, path, key, checked, () => rekeyFiles(client, place, restore));
  await loadFiles(restore, deps.backups.files, path, key, checked.manifest);
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
    // Whoever took it for dead meanwhile has removed what would be switched to.
    if ((await unit.lockRestore(restore.id))?.status !== "running") throw runtimeErrors("COPY_INTERRUPTED");
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
      plan: { ...plan, generations, computedAt: now.toISOString(), fromReleaseId: before?.id ?? null },
      decisionId: restore.decisionId,
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
      setAside: asideOf(environment, now),
    });
    const facts = { environmentId: environment.id, backupId: backup.id, restoreId: restore.id, releaseId };
    await unit.append(`environment:${environment.id}`, [
      { type: "EnvironmentRestored", schema: 1, data: facts, meta: { actor: restore.startedBy } },
    ]);
  });
};

/** An environment as it is now, as what lies aside from now on; null when nothing runs there. */
export const asideOf = ({ activeReleaseId, schemaName, generations }: Environment, at: Date): SetAside | null =>
  activeReleaseId && { schemaName, releaseId: activeReleaseId, generations, at };
