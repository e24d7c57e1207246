/** The questions a page asks its own origin: GraphQL and the sign-in doors. */
import type { Json } from "../../../schema/ids.ts";
import type { GraphQLAnswer, GraphQLProblem } from "../../../schema/model/render.ts";
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
