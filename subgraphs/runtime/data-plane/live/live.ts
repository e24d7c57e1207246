/**
 * Live queries: a subscription that repeats its answer when it changes. A commit says which entities it touched; subscriptions that
 * read none of them cost nothing, equal ones are answered by one statement, and nothing is sent while the answer stays the same.
 * Whoever waits is asked for their right again before each delivery. An idle platform runs no statement, but for answers that hang on the
 * time of day (`passing-time.ts`).
 */
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runInput, runPlan } from "../engine.ts";
import { dataError, passes } from "../errors.ts";
import { type AskDeps, type Asked, prepareFor } from "../request.ts";
import type { QueryPlan } from "../sql/operation.ts";
import type { RunInput } from "../sql/statement.ts";
import { answerAll, hashOfAnswer, type Wanted } from "./answers.ts";
import { createChanges, lostRight } from "./changes.ts";
import type { Touched } from "./hint.ts";
import { createInterest, type Interest } from "./interest.ts";
import { changedByTime, hangsOnTime, type Standing } from "./passing-time.ts";

export interface Listener {
  /** The text of `data`. False: the reader is behind, keep the newest and try again later. */
  next(data: string): boolean;
  fail(error: unknown): void;
}

export interface Watching {
  readonly environment: RunningEnvironment;
  /** Who it is for now; null: the session has ended. */
  readonly who: () => Promise<Caller | null>;
  readonly asked: Asked;
  readonly listener: Listener;
}

export interface Live {
  /** Begins; answers how to stop once no commit can be missed any more. Throws when the document cannot be watched. */
  watch(watching: Watching): Promise<() => void>;
  /** Says what a commit changed. */
  publish(environmentId: string, changes: readonly Touched[]): void;
  /** Another model is active, or something changed that no commit said; null: in any environment. */
  refresh(environmentId: string | null): void;
  readonly figures: { readonly live: number; readonly statements: number };
  close(): void;
}

export const liveLimits = { perEnvironment: 5_000 } as const;
const gatherMs = 10;
const behindMs = 250;
const againMs = 1_000;
/** How often answers that hang on the time are looked at. */
const passingMs = 5_000;

interface Watcher extends Watching {
  plan: QueryPlan | null;
  input: RunInput | null;
  modelHash: string;
  hash: string;
  /** Not asked for in haste: the reader did not take the newest answer yet, or the database could not give it. */
  behind: boolean;
  stopped: boolean;
}

interface Place {
  readonly watchers: Set<Watcher>;
  /** Those whose answer may have changed. */
  readonly dirty: Set<Watcher>;
  readonly interest: Interest<Watcher>;
  timer: NodeJS.Timeout | null;
  running: boolean;
}

const isStanding = (watcher: Watcher): watcher is Watcher & Standing => watcher.plan !== null && watcher.input !== null;

export const createLive = (deps: AskDeps, { everyMs = passingMs, most = liveLimits.perEnvironment as number } = {}): Live => {
  const places = new Map<string, Place>();
  const figures = { live: 0, statements: 0 };
  const changes = createChanges(deps);

  const placeOf = (id: string): Place => {
    const known = places.get(id);
    if (known) return known;
    const made: Place = { watchers: new Set(), dirty: new Set(), interest: createInterest(), timer: null, running: false };
    places.set(id, made);
    return made;
  };

  const stop = (watcher: Watcher) => {
    if (watcher.stopped) return;
    watcher.stopped = true;
    figures.live -= 1;
    const place = places.get(watcher.environment.id);
    place?.watchers.delete(watcher);
    place?.dirty.delete(watcher);
    place?.interest.remove(watcher);
    if (place?.watchers.size === 0) {
      if (place.timer) clearTimeout(place.timer);
      places.delete(watcher.environment.id);
    }
  };

  const end = (watcher: Watcher, error: unknown) => {
    if (watcher.stopped) return;
    stop(watcher);
    watcher.listener.fail(error);
  };

  /** Decides anew what the watcher may ask; throws when it may not any more. */
  const renew = async (watcher: Watcher): Promise<void> => {
    const caller = await watcher.who();
    if (!caller) throw dataError("FORBIDDEN");
    const prepared = prepareFor(deps, watcher.environment, caller, watcher.asked);
    const variables = deps.plans.variables(prepared, watcher.asked.variables);
    watcher.plan = deps.plans.plan(prepared, variables);
    watcher.modelHash = prepared.seat.view.model.hash;
    watcher.input = runInput(watcher.environment, prepared.seat.view.model, caller, variables, deps.now());
    if (watcher.stopped) return;
    const { reads, narrow } = watcher.plan;
    const value = narrow?.value(watcher.input);
    placeOf(watcher.environment.id).interest.set(watcher, {
      reads,
      narrow: narrow && typeof value === "string" ? { ...narrow, value: value.toLowerCase() } : null,
      account: caller.account,
      person: caller.user?.id ?? null,
    });
  };

  const groupOf = ({ plan, input, environment }: Watcher): string => {
    const { caller, variables } = input!;
    const who = plan!.personal ? `${caller.user?.id ?? "public"}|${caller.account ?? ""}` : "";
    return `${environment.id}|${plan!.name}|${who}|${JSON.stringify(variables)}`;
  };

  /** What failed for everybody passes: the question stays and is asked again. Anything else is the watcher's own, and ends it. */
  const failed = (watcher: Watcher, error: unknown) => {
    if (watcher.stopped) return;
    if (!passes(error)) return end(watcher, error);
    later(watcher);
  };
  const later = (watcher: Watcher) => {
    placeOf(watcher.environment.id).dirty.add(watcher);
    watcher.behind = true;
  };

  const deliver = (watcher: Watcher, text: string) => {
    if (watcher.stopped) return;
    const hash = hashOfAnswer(text);
    if (hash === watcher.hash) return;
    if (watcher.listener.next(text)) {
      watcher.hash = hash;
      return;
    }
    later(watcher);
    schedule(watcher.environment.id, behindMs);
  };

  const schedule = (environmentId: string, ms: number) => {
    const place = places.get(environmentId);
    if (!place || place.timer || place.running) return;
    place.timer = setTimeout(() => {
      place.timer = null;
      void flush(place);
    }, ms);
    place.timer.unref();
  };

  const flush = async (place: Place): Promise<void> => {
    place.running = true;
    const due = [...place.dirty];
    place.dirty.clear();
    const groups = new Map<string, Watcher[]>();
    let gone = false;
    for (const watcher of due) {
      watcher.behind = false;
      // Whose right cannot be looked up now is asked about later, and so is everybody behind them.
      if (gone) {
        if (!watcher.stopped) later(watcher);
        continue;
      }
      try {
        await renew(watcher);
      } catch (error) {
        gone = passes(error);
        failed(watcher, gone ? error : lostRight(error));
        continue;
      }
      const key = groupOf(watcher);
      groups.set(key, [...(groups.get(key) ?? []), watcher]);
    }
    const wanted = [...groups.values()].map((group): Wanted => {
      const { environment, plan, input } = group[0]!;
      return {
        environment,
        plan: plan!,
        input: input!,
        answered: (text) => {
          for (const watcher of group) deliver(watcher, text);
        },
        failed: (error) => {
          gone ||= passes(error);
          for (const watcher of group) failed(watcher, error);
        },
      };
    });
    await answerAll(deps.pools, wanted, () => {
      figures.statements += 1;
    });
    place.running = false;
    const next = [...place.dirty];
    // While all that is left is for readers who are behind, there is no haste; and less while the database is away.
    if (next[0]) schedule(next[0].environment.id, gone ? againMs : next.every(({ behind }) => behind) ? behindMs : gatherMs);
  };

  let looking = false;
  const passTime = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const now = deps.now();
      const standing = [...places.values()].flatMap(({ watchers }) => [...watchers].filter(isStanding));
      const due = standing.filter((watcher) => hangsOnTime(watcher, now));
      const changed = await changedByTime(deps.pools, due, now, groupOf, () => {
        figures.statements += 1;
      });
      for (const watcher of changed) {
        if (watcher.stopped) continue;
        placeOf(watcher.environment.id).dirty.add(watcher);
        schedule(watcher.environment.id, gatherMs);
      }
    } catch (error) {
      // Nobody asked for it, so nobody is told; it is looked at again in a moment.
      deps.log(error, "live");
    } finally {
      looking = false;
    }
  };
  const passing = setInterval(() => void passTime(), everyMs);
  passing.unref();

  return {
    figures,
    watch: async (watching) => {
      const place = placeOf(watching.environment.id);
      if (place.watchers.size + changes.open(watching.environment.id) >= most) throw dataError("LIMIT_SUBSCRIPTIONS", { limit: most });
      const caller = await watching.who();
      if (!caller) throw dataError("UNAUTHENTICATED");
      const prepared = prepareFor(deps, watching.environment, caller, watching.asked);
      const stream = changes.begin(watching, prepared);
      if (stream) return stream;
      const watcher: Watcher = {
        ...watching,
        plan: null,
        input: null,
        modelHash: "",
        hash: "",
        behind: false,
        stopped: false,
      };
      // Listening begins before the first answer is read: a commit in between is not missed.
      placeOf(watching.environment.id).watchers.add(watcher);
      figures.live += 1;
      try {
        await renew(watcher);
        figures.statements += 1;
        deliver(watcher, await runPlan(deps.pools, watcher.environment, watcher.plan!, watcher.input!));
      } catch (error) {
        stop(watcher);
        throw error;
      }
      return () => stop(watcher);
    },
    publish: (environmentId, list) => {
      changes.publish(environmentId, list);
      const place = places.get(environmentId);
      if (!place) return;
      let hit = false;
      for (const change of list)
        for (const watcher of place.interest.touchedBy(change)) {
          place.dirty.add(watcher);
          watcher.behind = false;
          hit = true;
        }
      if (hit) schedule(environmentId, gatherMs);
    },
    refresh: (environmentId) => {
      changes.refresh(environmentId);
      for (const id of environmentId === null ? places.keys() : [environmentId]) {
        const place = places.get(id);
        for (const watcher of place?.watchers ?? []) place?.dirty.add(watcher);
        schedule(id, gatherMs);
      }
    },
    close: () => {
      clearInterval(passing);
      changes.close();
      for (const { watchers } of places.values()) for (const watcher of [...watchers]) stop(watcher);
    },
  };
};
