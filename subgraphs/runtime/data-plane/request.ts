/** One GraphQL request of one caller, from any door, to the text of its answer. */
import { GraphQLError, Kind } from "graphql";
import type { Json } from "../../../schema/ids.ts";
import { type MutateDeps, mutationRoots } from "./actions/mutate.ts";
import type { Caller, RunningEnvironment } from "./caller.ts";
import { answerQuery } from "./engine.ts";
import { dataError, tellData } from "./errors.ts";
import { requireAnswered } from "./page-documents.ts";
import { type Prepared, ValidationFailed } from "./plans.ts";
import type { ByteText } from "./row-bytes.ts";

export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export interface Answered {
  /** The whole response as JSON text, or its bytes. */
  readonly text: string | ByteText;
  /** Code of the refusal, if it was one. */
  readonly code: string | null;
  /** False when nothing was executed: the document itself was refused. */
  readonly executed: boolean;
  readonly retryAfter: number | null;
}

export interface AskDeps extends MutateDeps {
  readonly now: () => Date;
}

/** Reads the body of a request: `{ query, variables?, operationName? }`, nothing else, never an array. */
export const readAsked = (body: unknown): Asked => {
  const refuse = (detail: string) => dataError("BAD_REQUEST", { detail });
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw refuse("a JSON object with `query` is needed");
  const { query, variables, operationName } = body as Record<string, unknown>;
  if (typeof query !== "string") throw refuse("`query` must be a text");
  if (variables !== undefined && variables !== null && (typeof variables !== "object" || Array.isArray(variables)))
    throw refuse("`variables` must be an object");
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string")
    throw refuse("`operationName` must be a text");
  return { query, variables: (variables ?? {}) as Record<string, unknown>, operationName: operationName ?? null };
};

/** Prepares the operation for a caller; throws what `told` can tell. */
export const prepareFor = (deps: AskDeps, environment: RunningEnvironment, caller: Caller, asked: Asked): Prepared => {
  const seat = deps.plans.seat(environment, environment.model(), caller.viewerClass, caller.locale);
  requireAnswered(environment, seat.view, asked.query);
  return deps.plans.prepare(seat, asked.query, asked.operationName);
};

/** Answers a query or a mutation. Never throws: what went wrong is in the answer. */
export const answer = async (
  deps: AskDeps,
  environment: RunningEnvironment,
  caller: Caller,
  asked: Asked,
  correlationId: string,
): Promise<Answered> => {
  let executed = false;
  const reader = { locale: caller.locale, correlationId };
  let at: string | null = null;
  try {
    const prepared = prepareFor(deps, environment, caller, asked);
    executed = true;
    if (prepared.introspection) return fine(JSON.stringify(deps.plans.introspect(prepared, asked.variables)));
    if (prepared.operation.operation === "subscription") throw dataError("BAD_REQUEST", { detail: "subscriptions need a socket" });
    if (prepared.operation.operation === "query")
      return fine(await answerQuery(deps.plans, deps.pools, environment, prepared, caller, asked.variables, deps.now()));
    const parts: string[] = [];
    for (const root of mutationRoots(deps, environment, prepared, caller, asked.variables, deps.now(), correlationId)) {
      at = root.key;
      parts.push(`${JSON.stringify(root.key)}:${await root.run()}`);
    }
    return fine(`{"data":{${parts.join(",")}}}`);
  } catch (error) {
    const { errors, code, retryAfter } = told(deps, error, reader, at);
    return { text: JSON.stringify(executed ? { data: null, errors } : { errors }), code, executed, retryAfter };
  }
};

/**
 * Answers while it is found out whether the asker still is who they were: questions are asked meanwhile, everything else waits. Null: they
 * are not, and nothing was done or may be told.
 */
export const answerMeanwhile = async (
  deps: AskDeps,
  environment: RunningEnvironment,
  caller: Caller,
  asked: Asked,
  correlationId: string,
  same: Promise<boolean>,
): Promise<Answered | null> => {
  if (!isQuestion(deps, environment, caller, asked) && !(await same)) return null;
  const answered = await answer(deps, environment, caller, asked, correlationId);
  return (await same) ? answered : null;
};

const isQuestion = (deps: AskDeps, environment: RunningEnvironment, caller: Caller, asked: Asked): boolean => {
  try {
    return prepareFor(deps, environment, caller, asked).operation.operation === "query";
  } catch {
    return false;
  }
};

const fine = (text: string | ByteText): Answered => ({ text, code: null, executed: true, retryAfter: null });

/** Errors as the response carries them; unexpected ones are logged once, here. */
export const told = (
  deps: Pick<AskDeps, "log">,
  error: unknown,
  reader: { readonly locale: Caller["locale"]; readonly correlationId: string },
  path: string | null = null,
): { readonly errors: readonly Json[]; readonly code: string; readonly retryAfter: number | null } => {
  const graphql = error instanceof ValidationFailed ? error.errors : error instanceof GraphQLError ? [error] : null;
  if (graphql) {
    const code = graphql.some(({ message }) => message.startsWith("Syntax Error")) ? "GRAPHQL_PARSE_FAILED" : "GRAPHQL_VALIDATION_FAILED";
    return {
      errors: graphql.map(({ message }) => ({ message, extensions: { code, correlationId: reader.correlationId } })),
      code,
      retryAfter: null,
    };
  }
  const { message, extensions, unexpected } = tellData(error, reader);
  if (unexpected !== null) deps.log(unexpected, reader.correlationId);
  const retryAfter = typeof extensions.retryAfter === "number" ? extensions.retryAfter : null;
  return { errors: [{ message, ...(path !== null && { path: [path] }), extensions }], code: extensions.code, retryAfter };
};

export const isSubscription = (prepared: Prepared): boolean =>
  prepared.operation.kind === Kind.OPERATION_DEFINITION && prepared.operation.operation === "subscription";
