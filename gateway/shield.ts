/**
 * The shield [FD11]: one pass over a document, fragments expanded, before anything is validated, planned or resolved. A refused document
 * reaches no subgraph. What only variables decide (page sizes) is kept as a small tree and summed per request.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { limits as blueprintLimits } from "../schema/blueprint/limits.ts";
import type { Refusal } from "../subgraphs/errors.ts";
import { gatewayErrors } from "./refusals.ts";

export const limits = {
  body: 1024 * 1024,
  /** Of the few mutations that carry a file. */
  fileBody: blueprintLimits.fileRequest,
  tokens: 1_500,
  depth: 10,
  introspectionDepth: 20,
  introspectionCycles: 2,
  introspectionCost: 1_000,
  aliasesOfOne: 5,
  aliases: 30,
  duplicates: 5,
  directivesAtOne: 5,
  directives: 20,
  roots: 20,
  /** Fields after fragments are expanded: small documents must not become big ones. */
  fields: 5_000,
  cost: 10_000,
  anonymousCost: 500,
  page: 50,
  variables: 256 * 1024,
  variablesDepth: 20,
} as const;

/** What the shield knows about the product beyond its schema. */
export interface ShieldSettings {
  /** Mutations that try a password or token: one per operation. */
  readonly signInRoots: ReadonlySet<string>;
  /** Mutations that carry a file. */
  readonly fileRoots: ReadonlySet<string>;
  /** Lists without `first` that are known to be short, by `Type.field`. */
  readonly listSizes: Readonly<Record<string, number>>;
}

/** A document that passed. */
export interface Screened {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Root fields by name, after fragments; `__typename` left out. */
  readonly roots: readonly string[];
  readonly introspects: boolean;
  readonly isSignIn: boolean;
  /** It carries a file and does nothing else. */
  readonly carriesFile: boolean;
  /** The most this operation may cost with these variables. */
  cost(variables: Readonly<Record<string, unknown>>): number;
}

interface CostNode {
  /** How many there are of it: a number, or the name of the variable that says so. */
  readonly times: number | { readonly variable: string; readonly otherwise: number };
  readonly own: number;
  readonly parts: CostNode[];
}

/** Parses and screens a document; returns a refusal instead of throwing one, so that refusals can be cached too. */
export const screen = (text: string, schema: GraphQLSchema, settings: ShieldSettings): Screened | Refusal => {
  if (text.length > limits.body) return tooLarge();
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes("tokens. Parsing aborted"))
      return gatewayErrors("LIMIT_DOCUMENT", { what: `${limits.tokens} tokens` }, { limit: limits.tokens });
    throw error;
  }
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1) return gatewayErrors("LIMIT_DOCUMENT", { what: "1 operation per document" }, { limit: 1 });
  try {
    return pass(document, operation, schema, settings);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
};

/** Refuses a request that is larger than one may be. */
export const tooLarge = (): Refusal => gatewayErrors("LIMIT_DOCUMENT", { what: "1 MiB" }, { limit: limits.body });

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
const refuse = (...args: Parameters<typeof gatewayErrors>): never => {
  throw new Refused(gatewayErrors(...args));
};

interface Place {
  readonly type: GraphQLCompositeType | null;
  readonly depth: number;
  readonly cost: CostNode;
  /** Page size asked for by a field above that is not a list itself (`items` of a page). */
  readonly page: CostNode["times"] | null;
  readonly introspection: Introspection | null;
}
interface Introspection {
  readonly depth: number;
  readonly fields: number;
  readonly possibleTypes: number;
  readonly interfaces: number;
}

const pass = (document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema, settings: ShieldSettings): Screened => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const aliases = new Map<string, number>();
  let aliasCount = 0;
  let directives = 0;
  let visited = 0;
  let introspects = false;
  const roots: string[] = [];

  const countDirectives = (node: { readonly directives?: readonly unknown[] | undefined }) => {
    const count = node.directives?.length ?? 0;
    directives += count;
    if (count > limits.directivesAtOne || directives > limits.directives)
      refuse("LIMIT_DIRECTIVES", { each: limits.directivesAtOne, limit: limits.directives }, { limit: limits.directives });
  };

  const selections = (set: SelectionSetNode, place: Place, condition: string, seen: Map<string, number>, open: readonly string[]): void => {
    for (const selection of set.selections) {
      countDirectives(selection);
      if (++visited > limits.fields) refuse("LIMIT_DOCUMENT", { what: `${limits.fields} fields` }, { limit: limits.fields });
      if (selection.kind === Kind.FIELD) {
        field(selection, place, condition, seen, open);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        selections(
          selection.selectionSet,
          on === undefined ? place : { ...place, type: composite(schema, on) },
          on ?? condition,
          seen,
          open,
        );
      } else {
        const name = selection.name.value;
        if (open.includes(name)) refuse("LIMIT_DEPTH", { limit: limits.depth }, { limit: limits.depth });
        const fragment = fragments.get(name);
        if (!fragment) continue;
        const on = fragment.typeCondition.name.value;
        countDirectives(fragment);
        selections(fragment.selectionSet, { ...place, type: composite(schema, on) }, on, seen, [...open, name]);
      }
    }
  };

  const field = (node: FieldNode, place: Place, condition: string, seen: Map<string, number>, open: readonly string[]): void => {
    const name = node.name.value;
    if (node.alias) {
      const count = (aliases.get(name) ?? 0) + 1;
      aliases.set(name, count);
      aliasCount += 1;
      if (count > limits.aliasesOfOne || aliasCount > limits.aliases)
        refuse("LIMIT_ALIASES", { each: limits.aliasesOfOne, limit: limits.aliases }, { limit: limits.aliases });
    }
    const key = `${condition} ${name}`;
    const repeated = (seen.get(key) ?? 0) + 1;
    seen.set(key, repeated);
    if (repeated > limits.duplicates) refuse("LIMIT_DUPLICATES", { field: name, limit: limits.duplicates }, { limit: limits.duplicates });
    const isRoot = place.depth === 0;
    if (isRoot) {
      if (name !== "__typename") roots.push(name);
      if (roots.length > limits.roots) refuse("LIMIT_ROOTS", { limit: limits.roots }, { limit: limits.roots });
    }
    if (isRoot && (name === "__schema" || name === "__type")) introspects = true;
    const introspection = deeper(place.introspection, name, isRoot);
    if (introspection) {
      if (
        introspection.depth > limits.introspectionDepth ||
        Math.max(introspection.fields, introspection.possibleTypes, introspection.interfaces) > limits.introspectionCycles
      )
        refuse("LIMIT_INTROSPECTION", { limit: limits.introspectionDepth }, { limit: limits.introspectionDepth });
    } else if (place.depth + 1 > limits.depth && name !== "__typename")
      refuse("LIMIT_DEPTH", { limit: limits.depth }, { limit: limits.depth });
    if (!node.selectionSet) return;

    const definition = definitionOf(place.type, name);
    const inner = definition ? getNamedType(definition.type) : null;
    const { times, page } = sizeOf(node, definition, place, settings);
    const cost: CostNode = { times, own: introspection ? 0 : 1, parts: [] };
    place.cost.parts.push(cost);
    const type = introspectionOr(inner, introspection);
    selections(node.selectionSet, { type, depth: place.depth + 1, cost, page, introspection }, "", new Map(), open);
  };

  const root = schema.getRootType(operation.operation) ?? null;
  const total: CostNode = { times: 1, own: 0, parts: [] };
  countDirectives(operation);
  for (const variable of operation.variableDefinitions ?? []) countDirectives(variable);
  selections(operation.selectionSet, { type: root, depth: 0, cost: total, page: null, introspection: null }, "", new Map(), []);
  const signIns = operation.operation === "mutation" ? roots.filter((name) => settings.signInRoots.has(name)).length : 0;
  if (signIns > 1) refuse("LIMIT_ROOTS", { limit: 1 }, { limit: 1 });
  return {
    document,
    operation,
    roots,
    introspects,
    isSignIn: signIns > 0,
    carriesFile: operation.operation === "mutation" && roots.length === 1 && settings.fileRoots.has(roots[0]!),
    cost: (variables) => (introspects ? limits.introspectionCost : 0) + sum(total, variables),
  };
};

const composite = (schema: GraphQLSchema, name: string): GraphQLCompositeType | null => {
  const type = schema.getType(name);
  return type && isCompositeType(type) ? type : null;
};

const definitionOf = (type: GraphQLCompositeType | null, name: string): GraphQLField<unknown, unknown> | null =>
  type && (isObjectType(type) || isInterfaceType(type)) ? (type.getFields()[name] ?? null) : null;

const introspectionOr = (type: unknown, introspection: Introspection | null): GraphQLCompositeType | null =>
  introspection || !type || !isCompositeType(type as never) || isIntrospectionType(type as never) ? null : (type as GraphQLCompositeType);

const deeper = (above: Introspection | null, name: string, isRoot: boolean): Introspection | null => {
  if (!above && !(isRoot && (name === "__schema" || name === "__type"))) return null;
  const { depth, fields, possibleTypes, interfaces } = above ?? { depth: 0, fields: 0, possibleTypes: 0, interfaces: 0 };
  return {
    depth: depth + 1,
    fields: fields + (name === "fields" ? 1 : 0),
    possibleTypes: possibleTypes + (name === "possibleTypes" ? 1 : 0),
    interfaces: interfaces + (name === "interfaces" ? 1 : 0),
  };
};

/** How many values a field may answer, and what page size the lists inside it inherit. */
const sizeOf = (
  node: FieldNode,
  definition: GraphQLField<unknown, unknown> | null,
  place: Place,
  settings: ShieldSettings,
): { readonly times: CostNode["times"]; readonly page: CostNode["times"] | null } => {
  const own = pageOf(node, definition);
  if (!definition || !isList(definition)) return { times: 1, page: own };
  const listed = place.type ? settings.listSizes[`${place.type.name}.${definition.name}`] : undefined;
  return { times: own ?? place.page ?? listed ?? limits.page, page: null };
};

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(isNonNullType(type) ? type.ofType : type);

const pageOf = (node: FieldNode, definition: GraphQLField<unknown, unknown> | null): CostNode["times"] | null => {
  const declared = definition?.args.find(({ name }) => name === "first");
  if (!declared) return null;
  const otherwise = typeof declared.defaultValue === "number" ? declared.defaultValue : limits.page;
  const given = node.arguments?.find(({ name }) => name.value === "first")?.value;
  if (given?.kind === Kind.INT) return Math.max(0, Number(given.value));
  if (given?.kind === Kind.VARIABLE) return { variable: given.name.value, otherwise };
  return otherwise;
};

const sum = (node: CostNode, variables: Readonly<Record<string, unknown>>): number => {
  let inside = node.own;
  for (const part of node.parts) inside += sum(part, variables);
  if (typeof node.times === "number") return node.times * inside;
  const value = variables[node.times.variable];
  return (typeof value === "number" && value >= 0 ? value : node.times.otherwise) * inside;
};

/** Refuses variables that are too large or too deep; `size` is what they took as text. */
export const screenVariables = (variables: unknown, size: number, most: number = limits.variables): Refusal | null =>
  size > most || depthBeyond(variables, limits.variablesDepth)
    ? gatewayErrors("LIMIT_VARIABLES", { limit: limits.variables / 1024, depth: limits.variablesDepth }, { limit: limits.variables })
    : null;

const depthBeyond = (value: unknown, left: number): boolean => {
  if (typeof value !== "object" || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((inner) => depthBeyond(inner, left - 1));
};
