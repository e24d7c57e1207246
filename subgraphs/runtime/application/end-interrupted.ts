import { rm } from "node:fs/promises";
import type { BackupId, RestoreId } from "../../../schema/ids.ts";
import { fileOf } from "./back-up.ts";
import { refusal } from "./copies.ts";
import type { RuntimeDeps, RuntimeUnit } from "./ports.ts";
import { dropUnfinished } from "./restore-backup.ts";

/**
 * Tells backups and restores whose process is gone as failed, and removes what they had begun. Called at start; what another process is
 * still carrying out is left alone.
 */
export const endInterrupted = async (deps: RuntimeDeps): Promise<void> => {
  const left = await deps.store.unfinishedCopies();
  if (left.length === 0) return;
  const client = await deps.connect();
  try {
    for (const { organizationId, id, kind } of left) {
      const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 2)) as free", [id]);
      if (!rows[0]?.free) continue;
      const end = kind === "backup" ? endBackup(deps, id as BackupId) : endRestore(deps, id as RestoreId);
      await deps.store.transact(organizationId, end);
      await client.query("select pg_advisory_unlock(hashtextextended($1, 2))", [id]);
    }
  } finally {
    await client.end();
  }
};

const ended = ({ clock }: RuntimeDeps) => ({ status: "failed", finishedAt: clock.now(), error: refusal("COPY_INTERRUPTED") }) as const;

const endBackup = (deps: RuntimeDeps, id: BackupId) => async (unit: RuntimeUnit) => {
  const backup = await unit.backup(id);
  if (backup?.status !== "running") return;
  // Nobody was told that it is whole.
  for (const file of [fileOf(deps, id), `${fileOf(deps, id)}.part`]) await rm(file, { force: true });
  await unit.updateBackup({ ...backup, ...ended(deps) });
};

const endRestore = (deps: RuntimeDeps, id: RestoreId) => async (unit: RuntimeUnit) => {
  const restore = await unit.restore(id);
  const backup = restore && (await unit.backup(restore.backupId));
  if (restore?.status !== "running" || !backup) return;
  await dropUnfinished(deps, { backup, restore });
  await unit.updateRestore({ ...restore, ...ended(deps) });
};
