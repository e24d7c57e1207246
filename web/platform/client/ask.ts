/** The three questions a page asks its own origin: GraphQL, a sign-in door, and another page. */
import type { Json } from "../../../schema/ids.ts";
import type { GraphQLAnswer, GraphQLProblem } from "../../../schema/model/render.ts";
import type { Boot, Elsewhere } from "../boot.ts";
import { type Knocked, refusal } from "../host.tsx";

export type Words = { readonly unreachable: string; readonly failed: string };

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    credentials: "same-origin",
    body: JSON.stringify(body),
  });

/** Never throws: what went wrong is an error of the answer. */
export const askGraphQL = async (query: string, variables: Readonly<Record<string, Json>>, words: Words): Promise<GraphQLAnswer> => {
  try {
    const response = await post("/graphql", { query, variables });
    const answer = (await response.json()) as GraphQLAnswer;
    return answer.data || answer.errors ? answer : { errors: [{ message: words.failed }] };
  } catch {
    return { errors: [{ message: words.unreachable, extensions: { code: "UNREACHABLE" } }] };
  }
};

export const knock = (path: string, body: Readonly<Record<string, Json>>, words: Words): Promise<Knocked> => heard(post(path, body), words);

export const look = (path: string, words: Words): Promise<Knocked> =>
  heard(fetch(path, { headers: { accept: "application/json" }, credentials: "same-origin" }), words);

const heard = async (asked: Promise<Response>, words: Words): Promise<Knocked> => {
  try {
    const response = await asked;
    const answer = (response.headers.get("content-type") ?? "").includes("json")
      ? ((await response.json()) as Readonly<Record<string, unknown>>)
      : {};
    if (response.ok && !answer.error) return { ok: true, body: answer, problem: null };
    return { ok: false, body: answer, problem: refusal(problemOf(answer.error, words.failed)) };
  } catch {
    return { ok: false, body: {}, problem: refusal({ message: words.unreachable }) };
  }
};

/** `{ error: { code, message, correlationId?, problems? } }`, as every door answers. */
export const problemOf = (error: unknown, fallback: string): GraphQLProblem => {
  const said = (error ?? {}) as { readonly message?: string; readonly extensions?: GraphQLProblem["extensions"] } & NonNullable<
    GraphQLProblem["extensions"]
  >;
  return { message: said.message || fallback, extensions: said.extensions ?? said };
};

/** The hash of the version that is active now; null when it cannot be known. */
export const fetchVersion = async (): Promise<string | null> => {
  const response = await fetch("/_version", { credentials: "same-origin" }).catch(() => null);
  const answer = response?.ok ? ((await response.json().catch(() => null)) as { readonly version?: string } | null) : null;
  return answer?.version ?? null;
};

export type Fetched = { readonly boot: Boot; readonly icons: Readonly<Record<string, string>> } | Elsewhere;

/** Another page as data; null when it cannot be had that way, and the browser should load it. */
export const fetchPage = async (address: string, signal: AbortSignal): Promise<Fetched | null> => {
  const response = await fetch(`/_page${address}`, { headers: { accept: "application/json" }, credentials: "same-origin", signal });
  if (!response.ok || !(response.headers.get("content-type") ?? "").includes("json")) return null;
  return (await response.json()) as Fetched;
};
