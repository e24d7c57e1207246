/**
 * A document becomes a plan once: parsed, validated, its literals lifted to variables, and compiled per shape of its variables. What
 * stays is a map look-up. A plan belongs to an environment, a model, a viewer class and a language, never to a person.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  TypeInfo,
  validate,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import { type ModelView, viewModel } from "./access.ts";
import { compileMutation, type MutationPlan } from "./actions/plan.ts";
import type { RunningEnvironment } from "./caller.ts";
import { dataError } from "./errors.ts";
import { checkOperation, isIntrospection, parseDocument } from "./limits.ts";
import { lru } from "./lru.ts";
import { buildSchema } from "./schema.ts";
import { createSeatMemory } from "./seat-memory.ts";
import { type JsonForm, textForm } from "./sql/json-text.ts";
import { compileQuery, type QueryPlan } from "./sql/operation.ts";
import { shapeOf } from "./variable-shape.ts";
import { readVariables } from "./variables.ts";

/** What a viewer class may ask of a model. */
interface Seen {
  readonly view: ModelView;
  readonly schema: GraphQLSchema;
}

/** One viewer class of one environment in one language. */
export interface Seat extends Seen {
  readonly environmentId: string;
  /** As long as a seat holds it, other seats of the model find it. */
  readonly seen: Seen;
  readonly place: { readonly schema: string; readonly role: string };
  readonly locale: Locale;
  readonly documents: Map<string, Prepared>;
  readonly normal: Map<string, Compiled>;
  /** Statements of actions, by what their text depends on. */
  readonly statements: Map<string, unknown>;
  /** What it is found by, and about what it takes of the memory. */
  readonly key: string;
  bytes: number;
}

/** A validated operation. `lifted` holds what stood as literals in the text. */
export interface Prepared {
  readonly seat: Seat;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly document: DocumentNode;
  readonly lifted: Readonly<Record<string, unknown>>;
  readonly compiled: Compiled;
  readonly introspection: boolean;
}

/** What a document was compiled to, by shape of its variables. */
interface Compiled {
  readonly plans: Map<string, QueryPlan>;
  readonly mutations: Map<string, MutationPlan>;
}

export interface Plans {
  seat(environment: RunningEnvironment, model: Model, viewerClass: readonly Id[], locale: Locale): Seat;
  /** Parses and validates; throws a GraphQLError, an array of them as `ValidationFailed`, or a limit's refusal. */
  prepare(seat: Seat, text: string, operationName?: string | null): Prepared;
  /** Variables as the schema reads them, literals of the text included. */
  variables(prepared: Prepared, raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** The plan of a query or subscription for variables of this shape. */
  plan(prepared: Prepared, variables: Readonly<Record<string, unknown>>): QueryPlan;
  /** The roots of a mutation for variables of this shape. */
  mutation(prepared: Prepared, variables: Readonly<Record<string, unknown>>): MutationPlan;
  introspect(prepared: Prepared, raw: Readonly<Record<string, unknown>>): ExecutionResult;
  readonly figures: { compiled: number; readonly bytes: number; readonly seats: number };
}

/** Several things wrong with a document, as graphql-js says them. */
export class ValidationFailed extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? "invalid document");
    this.errors = errors;
  }
}

/** How much of each is kept, in all and of one environment. */
const limits = { documents: 400, shapes: 64, environmentBytes: 16 * 1024 * 1024, bytes: 256 * 1024 * 1024 } as const;
export const createPlans = (
  options: { readonly json?: JsonForm; readonly bytes?: number; readonly environmentBytes?: number } = {},
): Plans => {
  /** Held by the seats that use them: what nobody has asked for long leaves the memory, while its model stays. */
  const views = new WeakMap<Model, Map<string, WeakRef<Seen>>>();
  const memory = createSeatMemory({ ...limits, ...options });
  /** By the very list of roles a person's requests carry while their session is known; what is known of a person holds no seat. */
  const lastSeats = new WeakMap<readonly Id[], WeakRef<Seat>>();
  const figures = {
    compiled: 0,
    get bytes() {
      return memory.bytes;
    },
    get seats() {
      return memory.size;
    },
  };

  const seen = (model: Model, viewerClass: readonly Id[]): Seen => {
    const byClass = views.get(model) ?? new Map<string, WeakRef<Seen>>();
    views.set(model, byClass);
    const key = viewerClass.join(",");
    const known = byClass.get(key)?.deref();
    if (known) return known;
    const view = viewModel(model, viewerClass);
    const made = { view, schema: buildSchema(view) };
    byClass.set(key, new WeakRef(made));
    return made;
  };

  const byShape = <T>(known: Map<string, T>, prepared: Prepared, variables: Readonly<Record<string, unknown>>, make: () => T): T =>
    lru(known, shapeOf(prepared, variables), limits.shapes, () => {
      figures.compiled += 1;
      return make();
    });

  return {
    figures,
    seat: (environment, model, viewerClass, locale) => {
      const last = lastSeats.get(viewerClass)?.deref();
      if (
        last &&
        last.environmentId === environment.id &&
        last.view.model === model &&
        last.locale === locale &&
        last.place.schema === environment.schema
      )
        return memory.keep(last);
      const key = `${environment.id}|${environment.schema}|${model.hash}.${model.compiler}.${model.layout ?? ""}|${viewerClass.join(",")}|${locale}`;
      const seat = memory.keep(memory.get(key) ?? newSeat(key, environment, seen(model, viewerClass), locale));
      lastSeats.set(viewerClass, new WeakRef(seat));
      return seat;
    },
    prepare: (seat, text, operationName) => {
      const before = seat.documents.size;
      const prepared = lru(seat.documents, operationName ? `${operationName}\0${text}` : text, limits.documents, () =>
        prepare(seat, text, operationName),
      );
      if (seat.documents.size > before) memory.grew(seat);
      return prepared;
    },
    variables: (prepared, raw) => ({ ...readVariables(prepared.seat.schema, prepared.operation, raw), ...prepared.lifted }),
    plan: (prepared, variables) =>
      byShape(prepared.compiled.plans, prepared, variables, () => compileQuery({ ...prepared, json: options.json ?? textForm, variables })),
    mutation: (prepared, variables) =>
      byShape(prepared.compiled.mutations, prepared, variables, () => compileMutation({ ...prepared, variables })),
    introspect: (prepared, raw) =>
      execute({ schema: prepared.seat.schema, document: prepared.document, variableValues: raw }) as ExecutionResult,
  };
};

const newSeat = (key: string, environment: RunningEnvironment, seen: Seen, locale: Locale): Seat => ({
  ...seen,
  seen,
  environmentId: environment.id,
  place: { schema: environment.schema, role: environment.role },
  locale,
  documents: new Map(),
  normal: new Map(),
  statements: new Map(),
  key,
  bytes: 0,
});

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));

const operationOf = (document: DocumentNode, name: string | null | undefined): OperationDefinitionNode => {
  const operations = document.definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  const found = name ? operations.find((node) => node.name?.value === name) : operations.length === 1 ? operations[0] : undefined;
  if (!found) throw dataError("BAD_REQUEST", { detail: name ? `no operation ${name}` : "operationName is needed" });
  return found;
};

const prepare = (seat: Seat, text: string, operationName?: string | null): Prepared => {
  const parsed = parseDocument(text);
  const roots = checkOperation(operationOf(parsed, operationName), fragmentsOf(parsed));
  const errors = validate(seat.schema, parsed, undefined, { maxErrors: 20 });
  // graphql-js gives up on documents whose equal fields would take too long to compare.
  if (errors.some(({ message }) => message === "Validation aborted.")) throw dataError("LIMIT_DOCUMENT", { what: "repeated fields" });
  if (errors.length > 0) throw new ValidationFailed(errors.map(hideSuggestion));
  const { document, lifted } = lift(seat.schema, parsed);
  const operation = operationOf(document, operationName);
  const introspection = roots.some(isIntrospection);
  if (introspection && roots.some((name) => !name.startsWith("__")))
    throw dataError("BAD_REQUEST", { detail: "ask for the schema in an operation of its own" });
  const key = `${operation.name?.value ?? ""}\n${print(document)}`;
  return {
    seat,
    operation,
    fragments: fragmentsOf(document),
    document: parsed,
    lifted,
    compiled: lru(seat.normal, key, limits.documents, () => ({ plans: new Map(), mutations: new Map() })),
    introspection,
  };
};

// graphql-js offers near names; they come from this class's own schema, so they name nothing hidden, but they are noise in Arabic.
const hideSuggestion = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message.replace(/ Did you mean .*$/s, ""), { nodes: error.nodes ?? null });

/** Replaces literals in arguments by variables, so that documents that differ in values only share their plans. */
const lift = (
  schema: GraphQLSchema,
  document: DocumentNode,
): { readonly document: DocumentNode; readonly lifted: Readonly<Record<string, unknown>> } => {
  const lifted: Record<string, unknown> = {};
  const types = new TypeInfo(schema);
  let count = 0;
  const leaf = (node: Parameters<typeof valueFromAST>[0] & object, ancestors: readonly unknown[]) => {
    const type = types.getInputType();
    if (
      !type ||
      types.getDirective() ||
      ancestors.some((ancestor) => isNode(ancestor) && (ancestor.kind === Kind.VARIABLE_DEFINITION || ancestor.kind === Kind.DIRECTIVE))
    )
      return undefined;
    // No document can have a variable of this name.
    const name = `~${count}`;
    count += 1;
    lifted[name] = valueFromAST(node, type);
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
  };
  const changed = visit(
    document,
    visitWithTypeInfo(types, {
      IntValue: (node, _key, _parent, _path, ancestors) => leaf(node, ancestors),
      FloatValue: (node, _key, _parent, _path, ancestors) => leaf(node, ancestors),
      StringValue: (node, _key, _parent, _path, ancestors) => leaf(node, ancestors),
    }),
  );
  return { document: changed, lifted };
};
const isNode = (value: unknown): value is { readonly kind: string } => typeof value === "object" && value !== null && "kind" in value;
