/**
 * The environments this process answers for: host → environment with the model that is active now.
 *
 * An environment is loaded at its first request. The switch of a release is one row; the process that did it learns at once, others ask
 * for all active release ids every two seconds. A request keeps the model it began with, because it asks for it once.
 */
import type { EnvironmentId, OrganizationId, ReleaseId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { RunningEnvironment } from "../data-plane/caller.ts";
import { type EnvironmentName, readHostLabel } from "../domain/nouns.ts";
import type { RuntimeStore } from "./ports.ts";

interface Entry {
  readonly host: string;
  readonly environment: RunningEnvironment;
  release: ReleaseId;
  model: Model;
}

export interface Registry {
  /** The environment behind a host label such as `clinic--preview`; null when nothing runs there. */
  find(label: string): Promise<RunningEnvironment | null>;
  byId(id: EnvironmentId): RunningEnvironment | null;
  /** Called by whoever switched, renamed or archived: the next request reads the rows again. */
  forget(id: EnvironmentId): void;
  /** Calls back when an environment in memory got another model or went away. */
  onChange(listener: (id: EnvironmentId) => void): void;
  close(): void;
}

export const createRegistry = (store: RuntimeStore, everyMs = 2_000): Registry => {
  const byHost = new Map<string, Promise<Entry | null>>();
  const byId = new Map<EnvironmentId, Entry>();
  const listeners = new Set<(id: EnvironmentId) => void>();

  const load = async (label: string): Promise<Entry | null> => {
    const host = readHostLabel(label);
    if (!host) return null;
    const found = await store.environmentOfHost(host.key, host.name);
    if (!found) return null;
    const entry = await read(store, found.organizationId, found.environmentId, label, host.name);
    if (entry) byId.set(entry.environment.id as EnvironmentId, entry);
    return entry;
  };

  const forget = (id: EnvironmentId): void => {
    const entry = byId.get(id);
    if (entry) byHost.delete(entry.host);
    byId.delete(id);
    for (const listener of listeners) listener(id);
  };

  const check = async (): Promise<void> => {
    if (byId.size === 0) return;
    const active = await store.activeReleases();
    for (const [id, entry] of byId) {
      const now = active.get(id);
      if (!now || now.archived || now.releaseId !== entry.release) forget(id);
    }
  };
  // With the database away nothing can be checked; requests meet the same absence and say so.
  const timer = setInterval(() => void check().catch(() => undefined), everyMs);
  timer.unref();

  return {
    find: async (label) => {
      let loading = byHost.get(label);
      if (!loading) {
        loading = load(label);
        byHost.set(label, loading);
        // What is not there yet may be there in a moment, and a failed look is no answer.
        loading.then(
          (entry) => entry ?? byHost.delete(label),
          () => byHost.delete(label),
        );
      }
      return (await loading)?.environment ?? null;
    },
    byId: (id) => byId.get(id)?.environment ?? null,
    forget,
    onChange: (listener) => void listeners.add(listener),
    close: () => clearInterval(timer),
  };
};

const read = (
  store: RuntimeStore,
  organization: OrganizationId,
  id: EnvironmentId,
  host: string,
  name: EnvironmentName,
): Promise<Entry | null> =>
  store.transact(organization, async (unit) => {
    const environment = await unit.environment(id);
    const platform = environment && (await unit.platform(environment.platformId));
    const release = environment?.activeReleaseId ? await unit.release(environment.activeReleaseId) : null;
    const model = release && (await unit.model(release.hash));
    if (!environment || !platform || !release || !model) return null;
    const entry: Entry = {
      host,
      release: release.id,
      model,
      environment: {
        id,
        organizationId: organization,
        platformId: platform.id,
        key: platform.key,
        name,
        label: platform.label,
        schema: environment.schemaName,
        role: environment.schemaName,
        model: () => entry.model,
      },
    };
    return entry;
  });
