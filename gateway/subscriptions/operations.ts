/** What runs over one socket: the door first, then @apollo/server for queries and mutations, the hub for subscriptions. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import { doorErrors } from "../../subgraphs/errors.ts";
import type { EdgeIdentity } from "../../subgraphs/serve.ts";
import { edgeContext } from "../data-sources/edge.ts";
import { DocumentProblems, type Door } from "../door.ts";
import { type Caller, edgeOf } from "../identity.ts";
import { gatewayErrors, type Log, tellAll } from "../refusals.ts";
import type { Session } from "../sessions.ts";
import type { LoadedSupergraph, RunnableOperation } from "../supergraph.ts";
import { createCounts } from "./counts.ts";
import type { Delivered, Hub, Listener } from "./hub.ts";
import { type SubscriptionPlan, shapePlan } from "./plan.ts";

/** What is known of one socket. */
export interface Guest {
  caller: Caller;
  /** Null with `--open`. */
  session: Session | null;
  subscriptions: number;
  /** Subscriptions that do not listen yet. */
  readonly beginnings: Set<Promise<void>>;
}

export interface Operations {
  /** Lets an operation in and prepares it; errors speak to this reader. A subscription has its place from here on. */
  prepare(guest: Guest, payload: Payload): ExecutionArgs | readonly GraphQLError[];
  execute(args: ExecutionArgs): Promise<ExecutionResult>;
  subscribe(args: ExecutionArgs): AsyncIterableIterator<ExecutionResult, undefined>;
}

interface Payload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

interface Running {
  readonly guest: Guest;
  readonly operation: RunnableOperation;
  /** Set for subscriptions. */
  readonly plan: SubscriptionPlan | null;
  readonly begun: () => void;
}

export interface OperationsDeps {
  readonly supergraph: LoadedSupergraph;
  readonly hub: Hub;
  readonly door: Door;
  readonly log: Log;
  readonly limits: { readonly subscriptions: number; readonly subscriptionsPerOrganization: number };
}

const cachedPlans = 2_000;

export const createOperations = ({ supergraph, hub, door, log, limits }: OperationsDeps): Operations => {
  const perOrganization = createCounts();
  const plans = new Map<string, SubscriptionPlan>();

  const planFor = ({ text, document, operationName }: RunnableOperation): SubscriptionPlan => {
    const key = `${operationName ?? ""} ${text}`;
    let plan = plans.get(key);
    if (!plan) {
      plan = shapePlan(supergraph.planSubscription(document, operationName), supergraph.schema);
      if (plans.size >= cachedPlans) plans.delete(plans.keys().next().value as string);
      plans.set(key, plan);
    }
    return plan;
  };

  const takePlace = (guest: Guest) => {
    const tooMany = (limit: number) => gatewayErrors("LIMIT_SUBSCRIPTIONS", { limit }, { limit });
    if (guest.subscriptions >= limits.subscriptions) throw tooMany(limits.subscriptions);
    const organization = organizationOf(guest);
    if (perOrganization.of(organization) >= limits.subscriptionsPerOrganization) throw tooMany(limits.subscriptionsPerOrganization);
    guest.subscriptions += 1;
    perOrganization.add(organization, 1);
  };
  const leavePlace = (guest: Guest) => {
    guest.subscriptions -= 1;
    perOrganization.add(organizationOf(guest), -1);
  };

  return {
    prepare: (guest, payload) => {
      const viewer = guest.session?.viewer() ?? null;
      const asked = { query: payload.query, operationName: payload.operationName ?? undefined, variables: payload.variables ?? {} };
      try {
        const { document, operation, variables } = door.admit(asked, { viewer, ip: guest.caller.ip });
        const runnable: RunnableOperation = { text: asked.query, document, operationName: asked.operationName, variables };
        const isSubscription = operation.operation === "subscription";
        const plan = isSubscription ? planFor(runnable) : null;
        // Last: from here on nothing fails, and whoever subscribes gives the place back.
        if (isSubscription) takePlace(guest);
        const running: Running = { guest, operation: runnable, plan, begun: isSubscription ? beginning(guest) : () => {} };
        return {
          schema: supergraph.schema,
          document,
          operationName: asked.operationName ?? null,
          variableValues: variables,
          contextValue: running,
          rootValue: undefined,
        };
      } catch (error) {
        return tellAll(error instanceof DocumentProblems ? error.problems : [error], guest.caller, log);
      }
    },
    execute: async ({ contextValue }) => {
      const { guest, operation } = contextValue as Running;
      const { text: query, variables, operationName } = operation;
      try {
        const { body } = await supergraph.apollo.executeOperation(
          { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) },
          { contextValue: edgeContext(edgeOfGuest(guest), guest.session?.viewer() ?? null) },
        );
        if (body.kind !== "single") throw doorErrors("INTERNAL");
        const { data, errors } = body.singleResult;
        return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(asError) }) };
      } catch (error) {
        return { errors: tellAll([error], guest.caller, log) };
      }
    },
    subscribe: ({ contextValue }) => {
      const { guest, operation, plan, begun } = contextValue as Running;
      const listener: Listener = {
        subject: guest.session?.subject ?? guest.caller.requestId,
        organization: organizationOf(guest),
        viewer: () => guest.session?.viewer() ?? null,
        edge: () => edgeOfGuest(guest),
      };
      const { delivered, listening } = hub.subscribe(plan as SubscriptionPlan, operation, listener);
      void listening.then(begun);
      return told(delivered, guest, log, () => {
        begun();
        leavePlace(guest);
      });
    },
  };
};

/** Something that begins on this socket; what it answers says that it has. */
const beginning = ({ beginnings }: Guest): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  beginnings.add(promise);
  return () => {
    beginnings.delete(promise);
    resolve();
  };
};

const organizationOf = ({ session }: Guest): string => session?.organization ?? "open";
const edgeOfGuest = ({ session, caller }: Guest): EdgeIdentity => (session ? session.edge(caller) : edgeOf(caller, null));

/** Passes on what the hub delivers, in this reader's words; `return` is not held up by a pending `next`. */
const told = (
  delivered: AsyncIterableIterator<Delivered, undefined>,
  { caller }: Guest,
  log: Log,
  onLeave: () => void,
): AsyncIterableIterator<ExecutionResult, undefined> => {
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    onLeave();
  };
  return {
    next: async () => {
      const step = await delivered.next();
      if (step.done) {
        leave();
        return step;
      }
      const { result } = step.value;
      return { done: false, value: result.errors ? { ...result, errors: tellAll(result.errors.map(asError), caller, log) } : result };
    },
    return: async () => {
      leave();
      await delivered.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

// Errors that came from another process are plain JSON.
const asError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  if (error instanceof Error) return new GraphQLError(error.message, { originalError: error });
  const { message, path, extensions } = error as GraphQLError;
  return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) });
};
