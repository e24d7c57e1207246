/**
 * A supergraph file becomes something that runs. Queries and mutations go through @apollo/server and @apollo/gateway; what the gateway
 * refuses to do, subscriptions, is planned here with its own planner and executed per event (`subscriptions/`). Public exports only.
 */

import { operationFromDocument, type Schema, Supergraph } from "@apollo/federation-internals";
import { ApolloGateway, buildOperationContext, executeQueryPlan, type ServiceMap } from "@apollo/gateway";
import { type PlanNode, type QueryPlan, QueryPlanner, type SubscriptionNode } from "@apollo/query-planner";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import type { DataSource, EdgeContext } from "./data-sources/edge.ts";
import { type Log, tellAll } from "./refusals.ts";

export interface LoadedSupergraph {
  readonly apollo: ApolloServer<EdgeContext>;
  /** The schema clients see. */
  readonly schema: GraphQLSchema;
  /** Plans the one subscription of a validated document. */
  planSubscription(document: DocumentNode, operationName: string | undefined): SubscriptionNode;
  /** Runs a plan with one more source of data: `event` answers the fetches of `eventService`. */
  runPlan(node: PlanNode, operation: RunnableOperation, context: EdgeContext, event: ExecutionResult): Promise<ExecutionResult>;
  close(): Promise<void>;
}

export interface RunnableOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const eventService = "__event";

interface Loaded {
  readonly api: Schema;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
}

/** Loads a federation 2 supergraph. Throws when the file does not compose or names a subgraph without a data source. */
export const loadSupergraph = async (sdl: string, sources: ReadonlyMap<string, DataSource>, log: Log): Promise<LoadedSupergraph> => {
  // The gateway would otherwise report to its maker's server.
  process.env.APOLLO_TELEMETRY_DISABLED = "true";
  const logger = loggerFor(log);
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => {
      const source = sources.get(name);
      if (!source) throw new Error(`The supergraph names the subgraph ${name}, and nobody said where it is.`);
      return source as never;
    },
    logger,
    __exposeQueryPlanExperimental: false,
  });
  let loaded: Loaded | undefined;
  gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => {
    const supergraph = Supergraph.build(coreSupergraphSdl);
    const api = supergraph.apiSchema();
    loaded = {
      api,
      apiSchema: api.toGraphQLJSSchema(),
      supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
      planner: new QueryPlanner(supergraph),
    };
  });
  const apollo = new ApolloServer<EdgeContext>({
    gateway: gateway as never,
    plugins: [ApolloServerPluginLandingPageDisabled(), tellErrors(log)],
    logger,
    // The shield decides who may ask for the schema.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // The door itself takes application/json over POST only.
    csrfPrevention: false,
    cache: "bounded",
    stopOnTerminationSignals: false,
    apollo: {},
  });
  await apollo.start();
  if (!loaded) throw new Error("The gateway loaded no schema.");
  const { api, apiSchema, supergraphSchema, planner } = loaded;
  const services: ServiceMap = Object.fromEntries(sources) as never;
  return {
    apollo,
    schema: apiSchema,
    planSubscription: (document, operationName) => {
      const operation = operationFromDocument(api, document, operationName === undefined ? {} : { operationName });
      const { node } = planner.buildQueryPlan(operation);
      if (node?.kind !== "Subscription") throw new Error("The planner made no plan for a subscription.");
      return node;
    },
    runPlan: (node, { text, document, operationName, variables }, context, event) => {
      const operation = buildOperationContext({
        schema: apiSchema,
        operationDocument: document,
        ...(operationName !== undefined && { operationName }),
      });
      const request = { query: text, variables, ...(operationName !== undefined && { operationName }) };
      return executeQueryPlan(
        { kind: "QueryPlan", node } satisfies QueryPlan,
        { ...services, [eventService]: { process: async () => event as never } },
        // `metrics` is read whenever a subgraph answers with errors.
        {
          request,
          document,
          operation: operation.operation,
          operationName: operationName ?? null,
          context,
          schema: apiSchema,
          logger,
          metrics: {},
        } as never,
        operation,
        supergraphSchema,
        api,
      );
    },
    close: async () => {
      await apollo.stop();
    },
  };
};

const loggerFor = (log: Log) => ({
  debug: () => {},
  info: () => {},
  warn: (message: unknown) => log(new Error(String(message)), "gateway"),
  error: (message: unknown) => log(message instanceof Error ? message : new Error(String(message)), "gateway"),
});

/** Answers carry code, sentence and correlation id, and nothing of what runs behind the door [FD14, FD40]. */
const tellErrors = (log: Log): ApolloServerPlugin<EdgeContext> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ response, errors, contextValue }) => {
      if (response.body.kind !== "single") return;
      const { singleResult } = response.body;
      delete singleResult.extensions;
      if (errors?.length)
        singleResult.errors = tellAll(errors, contextValue.edge, log, contextValue.viewer !== null).map((error) => error.toJSON());
    },
  }),
});
