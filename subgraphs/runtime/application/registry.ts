/**
 * The environments this process answers for: host → environment with the model that is active now.
 *
 * An environment is loaded at its first request, and let go of when others were asked for since that fill the memory meant for models: who
 * holds it still (an open socket) sees its switches on, and whoever asks next finds the same one or loads it again. The switch of a release
 * is one row; the process that did it learns at once, others ask every two seconds what changed since they asked last, values of variables
 * too. A request keeps the model it began with, because it asks for it once. Each process says what it serves and that it lives: what an
 * older model needs is kept until all who live have switched.
 */
import { randomUUID } from "node:crypto";
import type { EnvironmentId, OrganizationId } from "../../../schema/ids.ts";
import type { RunningEnvironment } from "../data-plane/caller.ts";
import { type Environment, hostLabel, readHostLabel } from "../domain/nouns.ts";
import type { RuntimeStore } from "./ports.ts";
import { type Entry, entryOf, readState, type State, shownIn } from "./registry-entry.ts";

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
export interface RegistryLimits {
  readonly everyMs?: number;
  /** What this process is known by; a name of its own without it. */
  readonly node?: string;
  /** Memory for models that nobody holds. */
  readonly bytes?: number;
}

/** `equip` brings an environment to what this program needs; it is called before the environment is read. */
export const createRegistry = (
  store: RuntimeStore,
  equip: (environment: Environment) => Promise<void>,
  { everyMs = 2_000, bytes: most = 128 * 1024 * 1024, node = randomUUID() }: RegistryLimits = {},
): Registry => {
  let seenAt = 0;
  /** Those asked for of late, the one longest ago first. */
  const byHost = new Map<string, Promise<Entry | null>>();
  const kept = new Set<Entry>();
  let bytes = 0;
  /** All that somebody may hold, kept or not. */
  const alive = new Map<EnvironmentId, WeakRef<Entry>>();
  const letGo = new Map<string, WeakRef<Entry>>();
  /** Loads under way, by environment, and those that are being given up: one waits for the other. */
  const loads = new Map<EnvironmentId, number>();
  const leaving = new Map<EnvironmentId, Promise<void>>();
  /** How often all were compared with what changed. */
  let rounds = 0;
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
    return readState(store, organization, id, node);
  };
  const load = async (label: string): Promise<Entry | null> => {
    const host = readHostLabel(label);
    const found = host && (await store.environmentOfHost(host.key, host.name));
    if (!found) return null;
    const { organizationId, environmentId: id } = found;
    if (isLongAgo(seenAt, everyMs * 2)) await beat();
    const at = rounds;
    loads.set(id, (loads.get(id) ?? 0) + 1);
    try {
      await leaving.get(id);
      const state = await look(organizationId, id, node);
      if (!state) return null;
      const entry = entryOf(label, organizationId, state);
      alive.set(id, new WeakRef(entry));
      keep(entry);
      // Others were asked what changed meanwhile, and this one was not among them yet.
      if (rounds !== at) await changed(id);
      return entry;
    } finally {
      const others = loads.get(id)! - 1;
      if (others > 0) loads.set(id, others);
      else loads.delete(id);
    }
  };
  const entryBy = (id: EnvironmentId): Entry | undefined => alive.get(id)?.deref();
  const living = (): readonly (readonly [EnvironmentId, Entry])[] =>
    [...alive].flatMap(([id, ref]) => {
      const entry = ref.deref();
      return entry ? [[id, entry] as const] : [];
    });

  /** It was asked for just now; who was not for longest goes while there are too many. */
  const keep = (entry: Entry): void => {
    if (!kept.delete(entry)) bytes += entry.bytes;
    kept.add(entry);
    for (const oldest of kept) {
      if (bytes <= most || oldest === entry) return;
      drop(oldest);
      letGo.set(oldest.host, new WeakRef(oldest));
    }
  };
  const drop = (entry: Entry): void => {
    byHost.delete(entry.host);
    letGo.delete(entry.host);
    if (kept.delete(entry)) bytes -= entry.bytes;
  };
  /** One that was let go of while somebody holds it comes back as it is: two of one environment would not see the same switches. */
  const held = (label: string): Promise<Entry> | null => {
    const entry = letGo.get(label)?.deref();
    letGo.delete(label);
    if (!entry || entryBy(entry.environment.id as EnvironmentId) !== entry) return null;
    keep(entry);
    return Promise.resolve(entry);
  };

  const changed = async (id: EnvironmentId): Promise<void> => {
    // Whatever it was, it may run under a name that was asked for before.
    changes += 1;
    absent.clear();
    const entry = entryBy(id);
    if (!entry) return;
    const state = await look(entry.environment.organizationId as OrganizationId, id);
    const host = state && hostLabel(state.platform.key, state.environment.name);
    if (state && state.platform.status === "active") {
      const before = entry.bytes;
      Object.assign(entry, shownIn(state));
      if (kept.has(entry)) bytes += entry.bytes - before;
    }
    if (state?.platform.status !== "active" || host !== entry.host) {
      drop(entry);
      alive.delete(id);
    }
    // Only now: from here on no request begins with an older model.
    await store.serves(node, id, alive.has(id) ? entry.release : null);
    for (const listener of listeners) listener(id);
  };

  const beat = async (): Promise<void> => {
    const known = await store.beat(node);
    if (!known) for (const [id, entry] of living()) await store.serves(node, id, entry.release);
    seenAt = Date.now();
  };
  /** Nobody holds it any more: what it needs of an older model may go. */
  const leave = async (id: EnvironmentId): Promise<void> => {
    alive.delete(id);
    leaving.set(
      id,
      store.serves(node, id, null).finally(() => leaving.delete(id)),
    );
    await leaving.get(id);
  };
  let since: string | null = null;
  const check = async (): Promise<void> => {
    if (alive.size === 0) return;
    await beat();
    for (const [id, ref] of alive) if (ref.deref() === undefined && !loads.has(id)) await leave(id);
    const { seen, environments } = await store.changedEnvironments(since);
    rounds += 1;
    for (const [id, entry] of living()) {
      const now = environments.get(id);
      if (!now) continue;
      const same = now.releaseId === entry.release && now.key === entry.platform.key && now.variables === entry.revision;
      if (now.archived || !same) await changed(id);
    }
    // What could not be looked at is asked for again.
    since = seen;
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
        loading = held(label) ?? load(label);
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
      // Which was asked for longest ago counts only when there are many.
      if (entry && bytes > most / 2 && kept.has(entry)) keep(entry);
      // Whoever slept may have been given up for dead, and the old model with it: look again before answering.
      if (entry && isLongAgo(seenAt, everyMs * 4)) await check();
      return entry?.environment ?? null;
    },
    byId: (id) => entryBy(id)?.environment ?? null,
    changed,
    onChange: (listener) => void listeners.add(listener),
    close: () => clearInterval(timer),
  };
};

/** By a clock that goes on while the machine sleeps; where it was set back, nobody knows how long it was. */
const isLongAgo = (at: number, ms: number): boolean => Math.abs(Date.now() - at) > ms;
