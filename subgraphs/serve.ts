/**
 * The recipe every subgraph follows: decorated resolvers in, one executable federation schema and its printed SDL out (`defineSubgraph`).
 * A subgraph never listens by itself; `serveSubgraph` does, for the process shape with one role per process, and answers only requests
 * signed by a known service. In the one-process shape the gateway runs the same schema with the same `createContext`.
 */
import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import {
  type DirectiveNode,
  defaultFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  parse,
} from "graphql";
import { buildSchemaSync, createResolversMap, type NonEmptyArray, type PubSub } from "type-graphql";
import type { Locale } from "../schema/ids.ts";
import { refusalOf } from "./errors.ts";
import type { RefusalLog } from "./refusal-log.ts";
import type { Viewer } from "./viewer.ts";

type SubgraphName = "identity" | "blueprint" | "governance" | "vault" | "runtime";

/** What the edge knows about a request; the same values in process and over the wire. */
export interface EdgeIdentity {
  /** The person's access token (or an API key); null for an anonymous request. */
  readonly token: string | null;
  readonly requestId: string;
  readonly locale: Locale;
  readonly traceparent?: string;
  readonly ip?: string;
  readonly agent?: string;
}

/** What resolvers get through `@Ctx()`. */
export interface SubgraphContext<Deps = unknown> {
  readonly viewer: Viewer | null;
  readonly deps: Deps;
  readonly requestId: string;
  readonly locale: Locale;
  readonly edge: EdgeIdentity;
}

export interface Subgraph<Deps = unknown> {
  readonly name: SubgraphName;
  readonly schema: GraphQLSchema;
  /** Printed, sorted, with federation directives: what composition reads and `schema/<name>.graphql` holds. */
  readonly sdl: string;
  /** Verifies the token and answers the context; throws `UNAUTHENTICATED` when a token is given and bad, `UNAVAILABLE` when it cannot be checked. */
  createContext(edge: EdgeIdentity): Promise<SubgraphContext<Deps>>;
}

/** Finds an entity by its key fields for another subgraph; must authorise by itself and answer null for what the viewer may not see. */
type ReferenceResolver<Deps> = (
  reference: Readonly<Record<string, unknown>> & { readonly __typename: string },
  context: SubgraphContext<Deps>,
  info: GraphQLResolveInfo,
) => Promise<object | null>;

// biome-ignore lint/complexity/noBannedTypes: type-graphql names resolver and type classes as Function.
type ClassReference = Function;

export interface SubgraphDefinition<Deps> {
  readonly name: SubgraphName;
  readonly resolvers: NonEmptyArray<ClassReference>;
  /** Object types nothing in this subgraph returns, above all entities it only extends. */
  readonly orphanedTypes?: readonly ClassReference[];
  /** One per entity this subgraph can resolve by key. Entities with `@key(resolvable: false)` need none. */
  readonly references?: Readonly<Record<string, ReferenceResolver<Deps>>>;
  readonly deps: Deps;
  /** Answers who holds a token (`viewers.ts`). */
  readonly viewers: (token: string) => Promise<Viewer>;
  /** Where refused mutations, and questions as grave, are written down; left out where only the SDL is printed. */
  readonly refusals?: RefusalLog | undefined;
}

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@override", "@tag"])`;

/** Builds a subgraph from decorated classes. Throws at start when an entity has no way to be resolved by its key. */
export const defineSubgraph = <Deps>(definition: SubgraphDefinition<Deps>): Subgraph<Deps> => {
  const decorated = lexicographicSortSchema(
    buildSchemaSync({
      resolvers: definition.resolvers,
      // Without the list type-graphql would print every decorated class of the whole process into every subgraph.
      orphanedTypes: [...(definition.orphanedTypes ?? [])],
      validate: false,
      pubSub: noTopics,
    }),
  );
  sortDirectives(decorated);
  const sdl = `${federation}\n\n${printSchemaWithDirectives(decorated)}\n`;
  const schema = buildSubgraphSchema([
    { typeDefs: parse(sdl), resolvers: createResolversMap(decorated) as never },
    { typeDefs: noDefinitions, resolvers: referenceResolvers(decorated, definition.references ?? {}) as never },
  ]);
  if (definition.refusals) recordRefusals(schema, definition.refusals);
  return {
    name: definition.name,
    schema,
    sdl,
    createContext: async (edge) => ({
      viewer: edge.token === null ? null : await definition.viewers(edge.token),
      deps: definition.deps,
      requestId: edge.requestId,
      locale: edge.locale,
      edge,
    }),
  };
};

/** Every mutation, and those questions that have a word in the audit log. */
const recordRefusals = (schema: GraphQLSchema, { actions, record }: RefusalLog): void => {
  const mutations = Object.entries(schema.getMutationType()?.getFields() ?? {});
  const wordless = mutations.find(([field]) => actions[field] === undefined);
  if (wordless) throw new Error(`The mutation ${wordless[0]} has no word in the audit log: add it to the subgraph's \`refusedActions\`.`);
  const questions = Object.entries(schema.getQueryType()?.getFields() ?? {}).filter(([field]) => actions[field] != null);
  for (const [field, root] of [...mutations, ...questions]) {
    const resolve = root.resolve ?? defaultFieldResolver;
    root.resolve = async (source, args, context: SubgraphContext, info) => {
      try {
        return await resolve(source, args, context, info);
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal) await record({ viewer: context.viewer, requestId: context.requestId, field, input: args.input, refusal });
        throw error;
      }
    };
  }
};

const noDefinitions = { kind: "Document", definitions: [] } as unknown as ReturnType<typeof parse>;

// Subscriptions return their own iterators; a resolver that asks for topics is a mistake and should say so at once.
const noTopics: PubSub = {
  publish: () => {
    throw new Error("Topics are not used here: give the subscription a `subscribe` that returns an iterator over the event store.");
  },
  subscribe: () => {
    throw new Error("Topics are not used here: give the subscription a `subscribe` that returns an iterator over the event store.");
  },
};

const referenceResolvers = <Deps>(schema: GraphQLSchema, references: Readonly<Record<string, ReferenceResolver<Deps>>>) => {
  const resolvers: Record<string, { __resolveReference: ReferenceResolver<Deps> }> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const keys = (type.astNode?.directives ?? []).filter((directive) => directive.name.value === "key");
    if (!keys.some(isResolvable)) continue;
    const find = references[type.name];
    if (!find)
      throw new Error(
        `The entity ${type.name} has a @key but no reference resolver: add it to \`references\`, or mark the key resolvable: false.`,
      );
    // Always async: a synchronous throw would null the whole list instead of one entity.
    resolvers[type.name] = {
      __resolveReference: async (reference, context, info) => {
        const found = await find(reference, context, info);
        return found === null ? null : { ...found, __typename: type.name };
      },
    };
  }
  for (const name of Object.keys(references))
    if (!resolvers[name]) throw new Error(`There is a reference resolver for ${name}, which is not an entity with a resolvable @key here.`);
  return resolvers;
};

const isResolvable = (key: DirectiveNode) =>
  !key.arguments?.some(
    (argument) => argument.name.value === "resolvable" && argument.value.kind === "BooleanValue" && !argument.value.value,
  );

// type-graphql reverses its list of directives on every build; the printed SDL must not depend on how many subgraphs came before.
const sortDirectives = (schema: GraphQLSchema) => {
  const sorted = (node: { directives?: readonly DirectiveNode[] } | null | undefined) => {
    if (node?.directives && node.directives.length > 1)
      Object.assign(node, { directives: [...node.directives].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    sorted(type.astNode as { directives?: readonly DirectiveNode[] } | undefined);
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) sorted(field.astNode);
  }
};

export { type ServedSubgraph, serveSubgraph } from "./serve-http.ts";
