/** Where a restore works before anybody answers from it, and how one ends that did not come to its end. */
import { removeFiles } from "../backup/files.ts";
import { ident, type Place } from "../data-plane/names.ts";
import type { Backup, Failure, Restore } from "../domain/backup.ts";
import type { EnvironmentName } from "../domain/nouns.ts";
import type { RuntimeDeps } from "./ports.ts";

/** A schema of its own: what is there stays as it is until the switch, and after it. */
export const placeOf = ({ platformId }: Pick<Backup, "platformId">, { id }: Restore, name: EnvironmentName): Place => {
  const schema = `p_${platformId.replaceAll("-", "").slice(-20)}_${name}_${id.replaceAll("-", "").slice(-8)}`;
  return { schema, role: schema };
};

/**
 * Ends a restore that runs no more: tells it as failed, and removes what it had begun. Answers how it has ended: the switch may have gone
 * through and its answer been lost. A schema an environment answers from stays.
 */
export const endRestore = (deps: RuntimeDeps, { organizationId, id }: Pick<Restore, "organizationId" | "id">, error: Failure) =>
  deps.store.transact(organizationId, async (unit): Promise<Restore | null> => {
    const restore = await unit.lockRestore(id);
    const backup = restore && (await unit.backup(restore.backupId));
    if (restore?.status !== "running" || !backup) return restore;
    const environment = await unit.environment(restore.environmentId);
    const place = environment && placeOf(backup, restore, environment.name);
    if (place && place.schema !== environment.schemaName) await dropPlace(deps, place);
    const failed: Restore = { ...restore, status: "failed", finishedAt: deps.clock.now(), error };
    await unit.updateRestore(failed);
    return failed;
  });

const dropPlace = async (deps: RuntimeDeps, place: Place): Promise<void> => {
  const { schema, role } = place;
  const client = await deps.connect();
  try {
    await removeFiles(client, place, deps.backups.files);
    await client.query(`drop schema if exists ${ident(schema)} cascade`);
    await client.query(`drop role if exists ${ident(role)}`);
  } finally {
    await client.end();
  }
};

/** Tells governance how it ended. */
export const decided = async (deps: RuntimeDeps, { organizationId, decisionId }: Restore, code: string | null): Promise<void> => {
  if (decisionId)
    await deps.decisions.finish(organizationId, decisionId, code === null ? { ok: true } : { ok: false, code }).catch(() => undefined);
};
