import { rm } from "node:fs/promises";
import type { BackupId, RestoreId } from "../../../schema/ids.ts";
import { fileOf } from "./back-up.ts";
import { refusal } from "./copies.ts";
import type { RuntimeDeps, RuntimeUnit } from "./ports.ts";
import { decided, endRestore } from "./unfinished-restore.ts";

/**
 * Tells backups and restores whose process is gone as failed, and removes what they had begun. Called at start and from time to time: what
 * another process is still carrying out is left alone, and so is what PostgreSQL is still doing for a process that died.
 */
export const endInterrupted = async (deps: RuntimeDeps): Promise<void> => {
  const left = await deps.store.unfinishedCopies();
  if (left.length === 0) return;
  const client = await deps.connect();
  try {
    for (const { organizationId, id, kind } of left) {
      const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 2)) as free", [id]);
      if (!rows[0]?.free) continue;
      if (kind === "backup") await deps.store.transact(organizationId, endBackup(deps, id as BackupId));
      else {
        const ended = await endRestore(deps, { organizationId, id: id as RestoreId }, refusal("COPY_INTERRUPTED"));
        if (ended?.status === "failed" && ended.error) await decided(deps, ended, ended.error.code);
      }
      await client.query("select pg_advisory_unlock(hashtextextended($1, 2))", [id]);
    }
  } finally {
    await client.end();
  }
};

const endBackup = (deps: RuntimeDeps, id: BackupId) => async (unit: RuntimeUnit) => {
  const backup = await unit.backup(id);
  if (backup?.status !== "running") return;
  // Nobody was told that it is whole.
  for (const file of [fileOf(deps, id), `${fileOf(deps, id)}.part`]) await rm(file, { force: true });
  await unit.updateBackup({ ...backup, status: "failed", finishedAt: deps.clock.now(), error: refusal("COPY_INTERRUPTED") });
};
