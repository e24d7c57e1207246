/**
 * Who listens to what. Subscribers who may see the same share one upstream at the owner, and those who asked the same share one execution
 * of the rest per event [FD26]. An upstream is
 *
 *   opening → live ⇄ resuming (the way to the subgraph was cut, or rights changed) → ended (done | refused | nobody listens)
 *
 * The last who leaves closes it at once, without waiting for an event [FD25].
 */
import type { ExecutionResult } from "graphql";
import type { Admitted } from "../../subgraphs/doorkeeper.ts";
import type { EdgeIdentity } from "../../subgraphs/serve.ts";
import { type EventIterator, type EventSource, edgeContext } from "../data-sources/edge.ts";
import { asGraphQLError, gatewayErrors } from "../refusals.ts";
import type { LoadedSupergraph, RunnableOperation } from "../supergraph.ts";
import { createQueue, type Queue, type QueuePolicy } from "./deliver.ts";
import { afterVariable, revisionKey, type SubscriptionPlan } from "./plan.ts";

/** Who a subscription belongs to. A session, not a token: each event is completed with a fresh one. */
export interface Listener {
  /** Session or API key; people with two sessions have two upstreams, so that ending one cannot end the other. */
  readonly subject: string;
  readonly organization: string;
  viewer(): Admitted | null;
  edge(): EdgeIdentity;
}

export interface Delivered {
  readonly result: ExecutionResult;
  readonly revision: string | undefined;
}

export interface Subscribed {
  readonly delivered: AsyncIterableIterator<Delivered, undefined>;
  /** Resolves once what is committed from here on is told; never, when it ends before. */
  readonly listening: Promise<void>;
}

export interface Hub {
  subscribe(plan: SubscriptionPlan, operation: RunnableOperation, listener: Listener): Subscribed;
  /** Opens a listener's upstreams again: their rights changed, and the subgraphs should say whether they still may. */
  reopen(subject: string): void;
  /** Figures for tests and metrics. */
  readonly size: () => { readonly upstreams: number; readonly subscribers: number };
}

interface Group {
  readonly operation: RunnableOperation;
  readonly plan: SubscriptionPlan;
  readonly members: Map<Queue<Delivered>, Listener>;
}

interface Upstream {
  readonly groups: Map<string, Group>;
  readonly subject: string | null;
  listening(): Promise<void>;
  reopen(): void;
  stop(): void;
}

export interface HubDeps {
  readonly supergraph: Pick<LoadedSupergraph, "runPlan">;
  readonly sources: ReadonlyMap<string, EventSource>;
  readonly sharedRoots: ReadonlySet<string>;
  readonly policies: Readonly<Record<string, QueuePolicy>>;
}

export const createHub = (deps: HubDeps): Hub => {
  const upstreams = new Map<string, Upstream>();
  let subscribers = 0;

  const join = (plan: SubscriptionPlan, operation: RunnableOperation, listener: Listener): Subscribed => {
    const shared = deps.sharedRoots.has(plan.root);
    const variables = pick(operation.variables, plan.variables);
    const key = canonical([plan.service, plan.operation, variables, listener.organization, shared ? null : listener.subject]);
    const groupKey = canonical([operation.text, operation.operationName, operation.variables, listener.subject]);
    let upstream = upstreams.get(key);
    if (!upstream) {
      const groups = new Map<string, Group>();
      upstream = { groups, subject: shared ? null : listener.subject, ...run(deps, plan, variables, groups, () => upstreams.delete(key)) };
      upstreams.set(key, upstream);
    }
    const { groups, stop } = upstream;
    let group = groups.get(groupKey);
    if (!group) {
      group = { operation, plan, members: new Map() };
      groups.set(groupKey, group);
    }
    const { members } = group;
    subscribers += 1;
    const queue = createQueue<Delivered>(deps.policies[plan.root] ?? "strict", overflow, () => {
      subscribers -= 1;
      members.delete(queue);
      if (members.size === 0 && groups.get(groupKey)?.members === members) groups.delete(groupKey);
      if (groups.size === 0) {
        if (upstreams.get(key)?.groups === groups) upstreams.delete(key);
        stop();
      }
    });
    members.set(queue, listener);
    return { delivered: queue.iterator, listening: upstream.listening() };
  };

  return {
    subscribe: join,
    reopen: (subject) => {
      for (const upstream of upstreams.values()) if (upstream.subject === null || upstream.subject === subject) upstream.reopen();
    },
    size: () => ({ upstreams: upstreams.size, subscribers }),
  };
};

const overflow = (last: Delivered | undefined): Delivered => ({
  result: { errors: [asGraphQLError(gatewayErrors("SUBSCRIPTION_OVERFLOW", {}, { revision: last?.revision ?? null }))] },
  revision: last?.revision,
});

/** Opens an upstream and keeps it flowing into its groups until it is stopped, refused or done. */
const run = (
  deps: HubDeps,
  plan: SubscriptionPlan,
  variables: Readonly<Record<string, unknown>>,
  groups: Map<string, Group>,
  forget: () => void,
): Pick<Upstream, "stop" | "reopen" | "listening"> => {
  let stopped = false;
  let reopening = false;
  let current: EventIterator | null = null;
  let wake: (() => void) | null = null;
  let revision: string | undefined;
  let gap = false;
  const source = deps.sources.get(plan.service);
  let listens = false;
  let listening = Promise.withResolvers<void>();
  const opening = () => {
    if (listens) listening = Promise.withResolvers();
    listens = false;
  };
  const listened = () => {
    listens = true;
    listening.resolve();
  };

  const everyone = () => [...groups.values()].flatMap(({ members }) => [...members.keys()]);
  const finish = (errors?: readonly unknown[]) => {
    stopped = true;
    forget();
    for (const queue of everyone()) queue.end(errors && { result: { errors: errors as never }, revision });
    groups.clear();
  };
  const someone = (): Listener | undefined => groups.values().next().value?.members.values().next().value;

  const open = (): EventIterator | null => {
    const listener = someone();
    if (!source || !listener) return null;
    const resume = revision !== undefined && plan.resume !== null;
    return source.subscribe({
      query: resume ? (plan.resume as string) : plan.operation,
      variables: resume ? { ...variables, [afterVariable]: revision } : variables,
      operationName: plan.operationName,
      edge: listener.edge(),
      viewer: listener.viewer(),
    });
  };

  const follow = async (): Promise<"again" | "over"> => {
    opening();
    const opened = open();
    current = opened;
    if (!opened) return "over";
    reopening = false;
    void opened.listening.then((so) => {
      if (so && opened === current) listened();
    });
    for (;;) {
      const step = await opened.next();
      if (stopped) return "over";
      if (reopening) return "again";
      if (step.done) {
        finish();
        return "over";
      }
      const message = step.value;
      if (message.kind === "failed") {
        finish(message.errors);
        return "over";
      }
      if (message.kind === "lost") {
        gap ||= plan.resume === null;
        return "again";
      }
      attempts = 0;
      await spread(message.result);
    }
  };

  const spread = async (result: ExecutionResult) => {
    const payload = result.data?.[plan.key] as Record<string, unknown> | null | undefined;
    const at = payload?.[revisionKey];
    if (payload) delete payload[revisionKey];
    if (typeof at === "string") {
      // Told once already, before the way was cut.
      if (at === revision) return;
      revision = at;
    }
    const missed = gap;
    gap = false;
    await Promise.all([...groups.values()].map((group) => deliver(group, result, revision, missed)));
  };

  const deliver = async (
    { operation, plan: { node }, members }: Group,
    event: ExecutionResult,
    at: string | undefined,
    missed: boolean,
  ) => {
    const [listener] = members.values();
    if (!listener) return;
    // Only who is here now: a late joiner begins with the next event.
    const readers = [...members.keys()];
    let result: ExecutionResult;
    try {
      // Its own copy for each execution: executing a plan merges into what it is given.
      result = await deps.supergraph.runPlan(node, operation, edgeContext(listener.edge(), listener.viewer()), structuredClone(event));
    } catch (error) {
      result = { errors: [error as never] };
    }
    const { data, errors } = result;
    const told: ExecutionResult = {
      ...(data !== undefined && { data }),
      ...(errors && { errors }),
      ...(missed && { extensions: { webnova: { gap: true } } }),
    };
    for (const queue of readers) queue.push({ result: told, revision: at });
  };

  let attempts = 0;
  const keepGoing = async () => {
    try {
      while ((await follow()) === "again") {
        await current?.return();
        if (!reopening) await pause(Math.min(5_000, 100 * 2 ** attempts++));
        if (stopped) return;
      }
    } catch (error) {
      if (!stopped) finish([error]);
    }
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  // The first subscriber joins its group before the upstream is opened in its name.
  queueMicrotask(() => void keepGoing());
  return {
    listening: () => listening.promise,
    stop: () => {
      stopped = true;
      wake?.();
      void current?.return().catch(() => {});
    },
    reopen: () => {
      if (stopped || reopening || !current) return;
      reopening = true;
      opening();
      void current.return().catch(() => {});
    },
  };
};

const pick = (variables: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]));

/** JSON with sorted keys: the same question is the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
