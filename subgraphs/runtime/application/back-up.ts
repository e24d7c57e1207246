import { randomBytes } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import type { BackupId, EnvironmentId } from "../../../schema/ids.ts";
import { authorize, personOf, requireFresh } from "../../viewer.ts";
import { writeArchive } from "../backup/archive.ts";
import { atOneMoment, dumpTables, tablesOf } from "../backup/dump.ts";
import { dumpFiles } from "../backup/files.ts";
import type { ArchiveOrigin } from "../backup/load.ts";
import type { Backup } from "../domain/backup.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { failureOf, holding, persisting } from "./copies.ts";
import { environmentOf, platformOf, releaseOf } from "./find.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Where the file of a backup lies. */
export const fileOf = ({ backups }: Pick<RuntimeDeps, "backups">, id: string): string => join(backups.folder, `${id}.wnb`);

/**
 * Copies everything an environment holds into a sealed file, as of one moment, while people go on working. Answers at once, running; the
 * backup tells its rows as it goes and its size and SHA-256 in the end. Throws RUNTIME_NOT_RUNNING, RUNTIME_BACKUP_UNAVAILABLE.
 */
export const backUp = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<Backup> => {
  authorize(asker.viewer, "backup.restore");
  requireFresh(asker.viewer, "backup.restore", deps.clock);
  if (!deps.backups.sealing) throw runtimeErrors("BACKUP_UNAVAILABLE");
  const { backup, environment, platform, hash } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, id);
    if (!environment.activeReleaseId) throw runtimeErrors("NOT_RUNNING");
    const release = await releaseOf(unit, environment.activeReleaseId);
    const backup: Backup = {
      organizationId: asker.viewer.organizationId,
      id: deps.newId() as BackupId,
      platformId: environment.platformId,
      environmentId: id,
      versionId: release.versionId,
      versionNumber: release.versionNumber,
      status: "running",
      rows: 0,
      bytes: null,
      sha256: null,
      startedBy: personOf(asker.viewer),
      startedAt: deps.clock.now(),
      finishedAt: null,
      error: null,
    };
    await unit.insertBackup(backup);
    await unit.audit(entry(asker, "backup.create", `environment:${id}`, { backupId: backup.id }));
    return { backup, environment, platform: await platformOf(unit, environment.platformId), hash: release.hash };
  });
  void carryOut(deps, backup, { environment, platform, hash });
  return backup;
};

interface Subject {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly hash: string;
}

const carryOut = async (deps: RuntimeDeps, backup: Backup, subject: Subject): Promise<void> => {
  const file = fileOf(deps, backup.id);
  const half = `${file}.part`;
  const save = (next: Backup) => deps.store.transact(backup.organizationId, (unit) => unit.updateBackup(next));
  try {
    await mkdir(deps.backups.folder, { recursive: true, mode: 0o700 });
    // The lock is held until it is told as done: what runs without one is taken for what a dead process left.
    await holding(deps, backup.id, async (client) => {
      if ((await deps.store.transact(backup.organizationId, (unit) => unit.backup(backup.id)))?.status !== "running") return;
      const done = await write(deps, client, backup, subject, half, save);
      await rename(half, file);
      await deps.store.transact(backup.organizationId, async (unit) => {
        await unit.updateBackup({ ...done, status: "done", finishedAt: deps.clock.now() });
        await unit.append(`environment:${backup.environmentId}`, [
          {
            type: "EnvironmentBackedUp",
            schema: 1,
            data: { environmentId: backup.environmentId, backupId: backup.id, rows: done.rows, sha256: done.sha256 },
            meta: { actor: backup.startedBy },
          },
        ]);
      });
    });
  } catch (error) {
    await rm(half, { force: true });
    const failed: Backup = { ...backup, status: "failed", finishedAt: deps.clock.now(), error: failureOf(error) };
    await persisting(() =>
      deps.store.transact(backup.organizationId, async (unit) => {
        // The answer to the last commit may have been lost, and the commit not.
        if ((await unit.backup(backup.id))?.status !== "running") return;
        await rm(file, { force: true });
        await unit.updateBackup(failed);
      }),
    );
  }
};

const write = async (
  deps: RuntimeDeps,
  client: pg.Client,
  backup: Backup,
  { environment, platform, hash }: Subject,
  path: string,
  save: (next: Backup) => Promise<void>,
): Promise<Backup> => {
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const key = randomBytes(32);
  const sealedKey = (await deps.backups.sealing!.seal("runtime.backup", backup.organizationId, backup.id, key)).toString("base64");
  const head = { webnova: "environment-backup", format: 1, id: backup.id, organizationId: backup.organizationId, sealedKey } as const;
  const archive = writeArchive(path, head, key);
  try {
    let rows = 0;
    let told = performance.now();
    const [dumped, files] = await atOneMoment(client, async () => {
      const tables = await tablesOf(client, place);
      const origin: ArchiveOrigin = {
        at: deps.clock.now().toISOString(),
        platformId: platform.id,
        platformKey: platform.key,
        environment: environment.name,
        versionId: backup.versionId,
        versionNumber: backup.versionNumber,
        hash,
        generations: { ...environment.generations },
        tables,
      };
      await archive.add("environment.json", Buffer.from(JSON.stringify(origin)));
      const rowsOfTables = await dumpTables(client, place, tables, archive, async (more) => {
        rows += more;
        if (performance.now() - told < 1_000) return;
        told = performance.now();
        await save({ ...backup, rows });
      });
      return [rowsOfTables, await dumpFiles(client, place, deps.backups.files, archive)] as const;
    });
    await archive.add("manifest.json", Buffer.from(JSON.stringify({ tables: dumped, files })));
    return { ...backup, rows, ...(await archive.end()) };
  } catch (error) {
    archive.abandon(error as Error);
    throw error;
  }
};
