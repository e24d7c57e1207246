/**
 * Waits until nobody answers with an older model any more: every process that lives has taken up the release, and what such a process
 * had begun before is over. Only then may something be taken away that the older model needs.
 */
import type pg from "pg";
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Place } from "../data-plane/names.ts";
import type { Release } from "../domain/release.ts";
import { transactionsIn, whenEnded } from "../migrate/open-transactions.ts";
import type { RuntimeDeps } from "./ports.ts";

/** A request asks for its model once and begins to write at once; this long after the switch none that asked before is left. */
const graceMs = 1_000;
const everyMs = 100;

export const whenAllSwitched = async (
  { store }: Pick<RuntimeDeps, "store">,
  client: Pick<pg.Client, "query">,
  place: Place,
  release: Release,
): Promise<void> => {
  while ((await store.lagging(release.environmentId as EnvironmentId, release.id)) > 0) await pause(everyMs);
  await pause(graceMs);
  await whenEnded(client, place, transactionsIn);
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
