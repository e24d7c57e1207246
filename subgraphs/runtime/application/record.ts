import { decide, eventOf, type Release, type ReleaseCommand } from "../domain/release.ts";
import type { RuntimeDeps } from "./ports.ts";

/** Applies a command to a release as it stands now, with its event, in one transaction. Throws RUNTIME_RELEASE_STATE. */
export const applyCommand = (deps: Pick<RuntimeDeps, "store">, release: Release, command: ReleaseCommand): Promise<Release> =>
  deps.store.transact(release.organizationId, async (unit) => {
    const next = decide((await unit.lockRelease(release.id)) ?? release, command);
    await unit.updateRelease(next);
    await unit.append(`release:${next.id}`, [{ type: eventOf[command.type], schema: 1, data: dataOf(next, command), meta: {} }]);
    return next;
  });

const dataOf = (release: Release, command: ReleaseCommand) => {
  const facts = {
    releaseId: release.id,
    platformId: release.platformId,
    environmentId: release.environmentId,
    decisionId: release.decisionId,
  };
  if (command.type === "Fail") return { ...facts, code: command.error.code };
  if (eventOf[command.type] === "ReleaseProgressed")
    return { ...facts, status: release.status, done: release.done, total: release.plan.steps.length };
  return facts;
};
