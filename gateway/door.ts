/**
 * What happens to an operation before it runs, the same over HTTP and over a socket [FD32]: it is screened, validated, priced and counted,
 * and nobody who is not signed in gets past the public ones.
 */
import { type DocumentNode, GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode, validate } from "graphql";
import type { Admitted as Person } from "../subgraphs/doorkeeper.ts";
import { doorErrors, Refusal } from "../subgraphs/errors.ts";
import { addressGroup, type Rates } from "./rates.ts";
import { gatewayErrors } from "./refusals.ts";
import { limits, type Screened, type ShieldSettings, screen, screenVariables, tooLarge } from "./shield.ts";

interface Asked {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** How large the request was; absent: no larger than any may be. */
  readonly bytes?: number;
}

interface Asker {
  readonly viewer: Person | null;
  readonly ip: string;
}

/** An operation that may run, its variables checked and their defaults filled in. */
interface Admitted extends Screened {
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Door {
  /** Lets an operation in, or throws: a Refusal, or DocumentProblems. */
  admit(asked: Asked, asker: Asker): Admitted;
}

export interface DoorSettings extends ShieldSettings {
  /** What anonymous people may run; null lets them run everything (`--open`). */
  readonly publicRoots: ReadonlySet<string> | null;
}

type Known =
  | { readonly screened: Screened; readonly problems: readonly GraphQLError[] }
  | { readonly refusal: Refusal }
  | { readonly syntax: GraphQLError };
const cachedDocuments = 2_000;

/** Documents that do not parse or do not fit the schema. */
export class DocumentProblems extends Error {
  constructor(readonly problems: readonly GraphQLError[]) {
    super(problems[0]?.message);
  }
}

export const createDoor = (schema: GraphQLSchema, settings: DoorSettings, rates: Rates): Door => {
  const documents = new Map<string, Known>();
  const look = (text: string): Known => {
    const known = documents.get(text);
    if (known) return known;
    const fresh = examine(text, schema, settings);
    if (documents.size >= cachedDocuments) documents.delete(documents.keys().next().value as string);
    // A megabyte of nonsense is not worth remembering.
    if (text.length <= 32 * 1024) documents.set(text, fresh);
    return fresh;
  };
  return {
    admit: ({ query, operationName, variables, bytes = 0 }, { viewer, ip }) => {
      const frequent = viewer
        ? (rates.take(viewer.kind === "api-key" ? "apiKey" : "user", viewer.subjectId) ?? rates.take("organization", viewer.organizationId))
        : settings.publicRoots && rates.take("anonymous", addressGroup(ip));
      if (frequent) throw frequent;
      const known = look(query);
      if ("refusal" in known) throw known.refusal;
      if ("syntax" in known) throw new DocumentProblems([known.syntax]);
      const { screened, problems } = known;
      const largest = screened.carriesFile && (viewer || settings.publicRoots === null) ? limits.fileBody : limits.variables;
      if (bytes > limits.body && largest !== limits.fileBody) throw tooLarge();
      const tooMuch = screenVariables(variables, jsonSize(variables), largest);
      if (tooMuch) throw tooMuch;
      const open = settings.publicRoots === null;
      if (!viewer && !open) {
        if (screened.introspects) throw gatewayErrors("INTROSPECTION_OFF");
        if (!screened.roots.every((root) => settings.publicRoots?.has(root))) throw doorErrors("UNAUTHENTICATED");
      }
      if (problems.length > 0) throw new DocumentProblems(problems);
      if (operationName !== undefined && operationName !== "" && operationName !== screened.operation.name?.value)
        throw new DocumentProblems([new GraphQLError(`There is no operation named "${operationName.slice(0, 100)}" in the document.`)]);
      const complete = coerced(schema, screened.operation, variables);
      const cost = screened.cost(complete);
      const limit = viewer || open ? limits.cost : limits.anonymousCost;
      if (cost > limit) throw gatewayErrors("LIMIT_COST", { cost, limit }, { cost, limit });
      const expensive = viewer && rates.take("costPerOrganization", viewer.organizationId, cost);
      if (expensive) throw expensive;
      const guessing = screened.isSignIn ? rates.take("signIn", addressGroup(ip)) : null;
      if (guessing) throw guessing;
      return { ...screened, variables: complete };
    },
  };
};

const examine = (text: string, schema: GraphQLSchema, settings: ShieldSettings): Known => {
  let screened: Screened | Refusal;
  try {
    screened = screen(text, schema, settings);
  } catch (error) {
    return { syntax: error as GraphQLError };
  }
  if (screened instanceof Refusal) return { refusal: screened };
  return { screened, problems: problemsOf(schema, screened.document) };
};

const problemsOf = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document, undefined, { maxErrors: 20 });

/** Checks the variables and fills in defaults: plans read them as they are. */
const coerced = (schema: GraphQLSchema, operation: OperationDefinitionNode, given: Asked["variables"]): Asked["variables"] => {
  const declared = operation.variableDefinitions ?? [];
  if (declared.length === 0) return given;
  const { coerced: values, errors } = getVariableValues(schema, declared, given, { maxErrors: 10 });
  if (errors)
    throw new DocumentProblems(errors.map(({ message }) => new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } })));
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => given[name] === undefined)), ...given };
};

const jsonSize = (variables: Readonly<Record<string, unknown>>): number => JSON.stringify(variables).length;
