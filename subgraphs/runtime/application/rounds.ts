/** What the runtime looks after by itself: what waited for a decision goes on, and what a dead process left is ended. */
import { continueDisposals } from "./disposals.ts";
import { endInterrupted } from "./end-interrupted.ts";
import type { RuntimeDeps } from "./ports.ts";
import { continueRestores } from "./restore-backup.ts";
import { claim } from "./start-release.ts";

/** Releases, restores and droppings that wait for people start when these have approved: looked up every second while any waits. */
export const startWhenApproved = (deps: RuntimeDeps): (() => void) => {
  const releases = async () => {
    for (const { organizationId, releaseId } of await deps.store.waitingReleases()) {
      const release = await deps.store.transact(organizationId, (unit) => unit.release(releaseId));
      if (release) await claim(deps, release);
    }
  };
  const looks = [releases, () => continueRestores(deps), () => continueDisposals(deps)];
  const busy = new Set<() => Promise<void>>();
  const timer = setInterval(() => {
    for (const look of looks) {
      if (busy.has(look)) continue;
      busy.add(look);
      // A decision that cannot be read now is read in a second; what it refuses for good is on the release.
      void look()
        .catch(() => undefined)
        .finally(() => busy.delete(look));
    }
  }, 1_000);
  timer.unref();
  return () => clearInterval(timer);
};

const endingMs = 5_000;
/** A backup or restore whose process died is told as failed by whoever lives on, and by who starts while PostgreSQL still works for the dead one. */
export const startEndingInterrupted = (deps: RuntimeDeps): (() => void) => {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void endInterrupted(deps)
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, endingMs);
  timer.unref();
  return () => clearInterval(timer);
};
