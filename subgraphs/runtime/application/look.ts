/** Reading what happens in an environment: its log, its figures, the names its model gives things. */
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { Feed } from "../../feed.ts";
import type { Viewer } from "../../viewer.ts";
import type { Environment } from "../domain/nouns.ts";
import { countRows } from "../migrate/counts.ts";
import { eventsAfter, eventsBefore, firstRevision, followEvents, type RecordEvent, revisionNow } from "./events.ts";
import type { Measured } from "./figures.ts";
import { environmentOf } from "./find.ts";
import { activeModel } from "./models.ts";
import type { RuntimeDeps } from "./ports.ts";

const find = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
): Promise<{ environment: Environment; model: Model | null; place: { schema: string; role: string } }> => {
  const environment = await deps.store.transact(viewer.organizationId, (unit) => environmentOf(unit, id));
  return {
    environment,
    // What this process serves it has in memory already; a model is large.
    model: environment.activeReleaseId ? (deps.registry.byId(id)?.model() ?? (await activeModel(deps, environment))) : null,
    place: { schema: environment.schemaName, role: environment.schemaName },
  };
};

export const modelOfEnvironment = async (deps: RuntimeDeps, viewer: Viewer, id: EnvironmentId): Promise<Model | null> =>
  (await find(deps, viewer, id)).model;

/** The newest events before a revision. An environment nobody released to has none. */
export const eventsOf = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
  before: string | null,
  limit: number,
): Promise<{ events: readonly RecordEvent[]; model: Model | null }> => {
  const { environment, model, place } = await find(deps, viewer, id);
  if (!environment.activeReleaseId) return { events: [], model };
  return { events: await eventsBefore(deps.reader, place, before, limit), model };
};

/** Answers once nothing that happens from then on is missed. */
export const watchEvents = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
  after: string | null,
): Promise<Feed<RecordEvent>> => {
  const { environment, place } = await find(deps, viewer, id);
  const now = () => (environment.activeReleaseId ? revisionNow(deps.reader, place) : firstRevision);
  return followEvents(
    (cursor) => eventsAfter(deps.reader, place, cursor),
    (listener) => deps.commits.watch(id, listener),
    after ?? (await now()),
  );
};

export const figuresOf = async (
  deps: RuntimeDeps,
  viewer: Viewer,
  id: EnvironmentId,
): Promise<{ measured: Measured; counts: Readonly<Record<string, number>>; endUsers: number; model: Model | null }> => {
  const { environment, model, place } = await find(deps, viewer, id);
  const counts = environment.activeReleaseId && model ? await countRows(deps.reader, place, model) : {};
  return { measured: deps.figures.read(id), counts, endUsers: counts.ent_user ?? 0, model };
};

/** Says something at once and then whenever the figures moved. The caller has checked who may look. */
export const watchFigures = (deps: RuntimeDeps, id: EnvironmentId): Feed<object> => {
  let moved = true;
  let ended = false;
  let wake: () => void = () => undefined;
  const leave = deps.figures.watch(id, () => {
    moved = true;
    wake();
  });
  return {
    next: async () => {
      if (!moved && !ended) await new Promise<void>((resolve) => (wake = resolve));
      moved = false;
      return ended ? { done: true, value: undefined } : { done: false, value: {} };
    },
    return: async () => {
      ended = true;
      leave();
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
