/**
 * The environments this process answers for: host → environment with the model that is active now.
 *
 * An environment is loaded at its first request. The switch of a release is one row; the process that did it learns at once, others ask
 * for all active release ids every two seconds. A request keeps the model it began with, because it asks for it once. Each process says
 * what it serves and that it lives: what an older model needs is kept until all who live have switched.
 */
import { randomUUID } from "node:crypto";
import type { EnvironmentId, OrganizationId, ReleaseId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { RunningEnvironment } from "../data-plane/caller.ts";
import { withFormerNames } from "../domain/former-names.ts";
import { placed } from "../domain/layout.ts";
import { type Environment, hostLabel, type Platform, readHostLabel } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { RuntimeStore } from "./ports.ts";

interface Entry {
  host: string;
  release: ReleaseId;
  model: Model;
  platform: Platform;
  schemaName: string;
  /** One object for as long as the environment is in memory: open sockets hold it and see a switch through it. */
  readonly environment: RunningEnvironment;
}

export interface Registry {
  /** The environment behind a host label such as `clinic--preview`; null when nothing runs there. */
  find(label: string): Promise<RunningEnvironment | null>;
  byId(id: EnvironmentId): RunningEnvironment | null;
  /** Called by whoever switched, renamed or archived: reads the rows again, so that the next request sees them. */
  changed(id: EnvironmentId): Promise<void>;
  /** Calls back when an environment in memory got another model, name or end. */
  onChange(listener: (id: EnvironmentId) => void): void;
  close(): void;
}

/** How many names nothing runs under are remembered. */
const absentNames = 1_000;

/** `equip` brings an environment to what this program needs; it is called before the environment is read. */
export const createRegistry = (store: RuntimeStore, equip: (environment: Environment) => Promise<void>, everyMs = 2_000): Registry => {
  const node = randomUUID();
  let seenAt = 0;
  const byHost = new Map<string, Promise<Entry | null>>();
  const byId = new Map<EnvironmentId, Entry>();
  const listeners = new Set<(id: EnvironmentId) => void>();
  /** Names nothing runs under, and until when nobody is asked about them again. */
  const absent = new Map<string, number>();
  let changes = 0;
  /** Unless something changed while it was looked for. */
  const notThere = (label: string, since: number): void => {
    if (changes !== since) return;
    absent.delete(label);
    absent.set(label, Date.now() + everyMs);
    if (absent.size > absentNames) absent.delete(absent.keys().next().value!);
  };

  const look = async (organization: OrganizationId, id: EnvironmentId, node?: string): Promise<State | null> => {
    const environment = await store.transact(organization, (unit) => unit.environment(id));
    if (environment) await equip(environment);
    return read(store, organization, id, node);
  };
  const load = async (label: string): Promise<Entry | null> => {
    const host = readHostLabel(label);
    const found = host && (await store.environmentOfHost(host.key, host.name));
    if (!found) return null;
    if (isLongAgo(seenAt, everyMs * 2)) await beat();
    const state = await look(found.organizationId, found.environmentId, node);
    if (!state) return null;
    const entry = entryOf(label, found.organizationId, state);
    byId.set(found.environmentId, entry);
    return entry;
  };

  const changed = async (id: EnvironmentId): Promise<void> => {
    // Whatever it was, it may run under a name that was asked for before.
    changes += 1;
    absent.clear();
    const entry = byId.get(id);
    if (!entry) return;
    const state = await look(entry.environment.organizationId as OrganizationId, id);
    const host = state && hostLabel(state.platform.key, state.environment.name);
    if (state && state.platform.status === "active")
      Object.assign(entry, {
        release: state.release.id,
        model: state.model,
        platform: state.platform,
        schemaName: state.environment.schemaName,
      });
    if (state?.platform.status !== "active" || host !== entry.host) {
      byHost.delete(entry.host);
      byId.delete(id);
    }
    // Only now: from here on no request begins with an older model.
    await store.serves(node, id, byId.has(id) ? entry.release : null);
    for (const listener of listeners) listener(id);
  };

  const beat = async (): Promise<void> => {
    const known = await store.beat(node);
    if (!known) for (const [id, entry] of byId) await store.serves(node, id, entry.release);
    seenAt = Date.now();
  };
  const check = async (): Promise<void> => {
    if (byId.size === 0) return;
    await beat();
    const active = await store.activeReleases();
    for (const [id, entry] of byId) {
      const now = active.get(id);
      if (!now || now.archived || now.releaseId !== entry.release || now.key !== entry.platform.key) await changed(id);
    }
  };
  // With the database away nothing can be checked; requests meet the same absence and say so.
  const timer = setInterval(() => void check().catch(() => undefined), everyMs);
  timer.unref();

  return {
    find: async (label) => {
      let loading = byHost.get(label);
      if (!loading) {
        const until = absent.get(label) ?? 0;
        if (until > Date.now() && until <= Date.now() + everyMs) return null;
        const since = changes;
        loading = load(label);
        byHost.set(label, loading);
        // What is not there yet may be there in a moment, here at once; a failed look is no answer.
        loading.then(
          (entry) => {
            if (entry) return;
            byHost.delete(label);
            notThere(label, since);
          },
          () => byHost.delete(label),
        );
      }
      const entry = await loading;
      // Whoever slept may have been given up for dead, and the old model with it: look again before answering.
      if (entry && isLongAgo(seenAt, everyMs * 4)) await check();
      return entry?.environment ?? null;
    },
    byId: (id) => byId.get(id)?.environment ?? null,
    changed,
    onChange: (listener) => void listeners.add(listener),
    close: () => clearInterval(timer),
  };
};

/** By a clock that goes on while the machine sleeps; where it was set back, nobody knows how long it was. */
const isLongAgo = (at: number, ms: number): boolean => Math.abs(Date.now() - at) > ms;

interface State {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly release: Release;
  readonly model: Model;
}

const read = (store: RuntimeStore, organization: OrganizationId, id: EnvironmentId, node?: string): Promise<State | null> =>
  store.transact(organization, async (unit) => {
    // In the transaction that reads which release it is: a switch comes before it or sees it.
    if (node) await unit.serves(node, id);
    const environment = await unit.environment(id);
    const platform = environment && (await unit.platform(environment.platformId));
    const release = environment?.activeReleaseId ? await unit.release(environment.activeReleaseId) : null;
    const model = release && (await unit.model(release.hash));
    const before = release?.plan.fromReleaseId ? await unit.release(release.plan.fromReleaseId) : null;
    return environment && platform && release && model
      ? {
          environment,
          platform,
          release,
          model: withFormerNames(placed(model, environment.generations), before && (await unit.model(before.hash))),
        }
      : null;
  });

const entryOf = (host: string, organizationId: OrganizationId, { environment, platform, release, model }: State): Entry => {
  const entry: Entry = {
    host,
    release: release.id,
    model,
    platform,
    schemaName: environment.schemaName,
    environment: {
      id: environment.id,
      organizationId,
      platformId: platform.id,
      get key() {
        return entry.platform.key;
      },
      name: environment.name,
      get label() {
        return entry.platform.label;
      },
      // Restoring a backup moves an environment to another schema.
      get schema() {
        return entry.schemaName;
      },
      get role() {
        return entry.schemaName;
      },
      model: () => entry.model,
    },
  };
  return entry;
};
