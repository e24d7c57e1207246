/**
 * How a screen reads, follows and sends. `createRead` answers with the states every screen draws: loading, problem (also
 * offline), data. `createFollow` follows a subscription, which continues after its newest revision when it reconnects (`client.ts`). `send` runs a mutation or throws
 * an `ApiError`. Documents are written in this folder, typed by hand until codegen takes over (`codegen.yml`).
 */
import { type AnyVariables, gql, type OperationResult, type TypedDocumentNode } from "@urql/core";
import { type Accessor, createComputed, createSignal, on, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { client } from "./client.ts";
import { confirmIdentity } from "./confirm-identity.ts";
import { ApiError, type ApiProblem, problemOf } from "./errors.ts";

/** Declares a typed document. */
export const document = <Data, Variables extends AnyVariables = Record<string, never>>(text: string): TypedDocumentNode<Data, Variables> =>
  gql<Data, Variables>(text);

export interface Read<Data> {
  readonly data: Accessor<Data | undefined>;
  readonly problem: Accessor<ApiProblem | null>;
  readonly loading: Accessor<boolean>;
  refetch(): void;
}

/** Reads while the component lives; `null` variables mean "not yet". Data already read stays visible while it is read again. */
export const createRead = <Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
): Read<Data> => {
  const [state, setState] = createStore<{ data: Data | undefined }>({ data: undefined });
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const [loading, setLoading] = createSignal(true);
  const [turn, setTurn] = createSignal(0);
  const [key, setKey] = createSignal<string | null>(null);
  createComputed(() => {
    const values = variables();
    setKey(values === null ? null : JSON.stringify(values));
  });
  createComputed(
    on([key, turn], ([current], before) => {
      if (current === null) return;
      if (before && before[0] !== current) setState("data", undefined);
      setLoading(true);
      const { unsubscribe } = client()
        .query(query, JSON.parse(current) as Variables, { requestPolicy: turn() > 0 ? "network-only" : "cache-and-network" })
        .subscribe((result) => {
          // What has the same id stays the same thing: a row that is read again keeps its open dialog, focus and scroll. The copy is
          // needed because reconciling writes into what it was given, and this belongs to the cache.
          if (result.data !== undefined && result.data !== null) setState("data", reconcile(structuredClone(result.data), { key: "id" }));
          setProblem(result.error ? problemOf(result.error) : null);
          setLoading(Boolean(result.stale) && result.data === undefined);
        });
      onCleanup(unsubscribe);
    }),
  );
  return { data: () => state.data, problem, loading, refetch: () => setTurn((n) => n + 1) };
};

/** Follows a subscription while the component lives. */
export const createFollow = <Data, Variables extends AnyVariables>(
  subscription: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
  onData: (data: Data) => void,
): Accessor<ApiProblem | null> => {
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  createComputed(() => {
    const values = variables();
    if (values === null) return;
    const { unsubscribe } = client()
      .subscription(subscription, values)
      .subscribe((result) => {
        if (result.data) onData(result.data);
        setProblem(result.error ? problemOf(result.error) : null);
      });
    onCleanup(unsubscribe);
  });
  return problem;
};

/** Runs a mutation; throws an `ApiError` with the server's sentence. What needs a fresh proof of identity asks for it and goes on. */
export const send = <Data, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> => proved(async () => dataOf(await client().mutation(mutation, variables).toPromise()));

/** Asks once, past the cache. */
export const ask = async <Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> => dataOf(await client().query(query, variables, { requestPolicy: "network-only" }).toPromise());

/** Does what may need a fresh proof of identity: where it does, the person is asked for it, and it is done again. */
export const proved = async <T>(once: () => Promise<T>): Promise<T> => {
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.code !== "IDENTITY_STEP_UP" || !(await confirmIdentity())) throw error;
    return once();
  }
};

const dataOf = <Data>(result: OperationResult<Data, AnyVariables>): Data => {
  if (result.error) throw new ApiError(problemOf(result.error));
  if (!result.data) throw new ApiError({ code: "INTERNAL", message: "", offline: false, fields: {} });
  return result.data;
};
