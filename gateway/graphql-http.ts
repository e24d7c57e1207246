/** `POST /graphql`: bounds, identity, the door, then @apollo/server. Answers follow GraphQL over HTTP [FD15, FD17]. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { HeaderMap } from "@apollo/server";
import { doorErrors, Refusal } from "../subgraphs/errors.ts";
import { edgeContext } from "./data-sources/edge.ts";
import { DocumentProblems, type Door } from "./door.ts";
import { type Caller, edgeOf, type Identify } from "./identity.ts";
import { gatewayErrors, type Log, statusOf, tellAll } from "./refusals.ts";
import { limits, tooLarge } from "./shield.ts";
import type { LoadedSupergraph } from "./supergraph.ts";
import { createTurns } from "./turns.ts";

export interface GraphQLHttpDeps {
  readonly supergraph: LoadedSupergraph;
  readonly door: Door;
  readonly identify: Identify;
  /** Nobody signs in here (`--open`). */
  readonly open: boolean;
  readonly log: Log;
}

/** Answers one request; never throws. */
export const createGraphQLHandler =
  ({ supergraph, door, identify, open, log }: GraphQLHttpDeps) =>
  async (request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> => {
    let signedIn = false;
    let leave: (() => void) | null = null;
    try {
      // Only who is signed in is heard at length, and only some at once; whether it was for a file is seen when it is read.
      const isLong = Number(request.headers["content-length"] ?? 0) > limits.body;
      const known = isLong ? await identify(request) : null;
      if (isLong && !known && !open) throw tooLarge();
      if (isLong) leave = await files.enter(known?.organizationId ?? caller.ip);
      // Whoever went away while waiting in line sends no end any more, and would hold the turn for ever.
      if (request.destroyed) throw badForm("body");
      const body = await readOperation(request, isLong ? limits.fileBody : limits.body);
      const viewer = known ?? (await identify(request));
      signedIn = viewer !== null || open;
      const { operation } = door.admit(body, { viewer, ip: caller.ip });
      if (operation.operation === "subscription") throw gatewayErrors("SUBSCRIPTION_NEEDS_SOCKET");
      const headers = new HeaderMap([["content-type", "application/json"]]);
      headers.set("accept", acceptable(request.headers.accept));
      const result = await supergraph.apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: "POST",
          headers,
          search: "",
          body: {
            query: body.query,
            variables: body.variables,
            ...(body.operationName !== undefined && { operationName: body.operationName }),
          },
        },
        context: async () => edgeContext(edgeOf(caller, viewer?.token ?? null), viewer),
      });
      if (result.body.kind !== "complete") throw new Error("An answer in parts was not asked for.");
      response.writeHead(result.status ?? 200, {
        "content-type": result.headers.get("content-type") ?? plainJson,
        "cache-control": "no-store",
      });
      response.end(result.body.string);
    } catch (error) {
      refuse(request, response, error, caller, signedIn, log);
    } finally {
      leave?.();
    }
  };

/** Memory for long requests is bounded by this and `limits.fileBody`; no organization holds all of it. */
const files = createTurns({ most: 4, each: 2 });

const plainJson = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";
const acceptable = (accept: string | undefined): string =>
  /application\/graphql-response\+json/.test(accept ?? "") ? "application/graphql-response+json" : "application/json";

/** Sends what was thrown before an operation ran, with the status of its code. */
export const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  caller: Caller,
  hints: boolean,
  log: Log,
): void => {
  const errors = tellAll(error instanceof DocumentProblems ? error.problems : [error], caller, log, hints);
  const code = String(errors[0]?.extensions.code);
  const status = error instanceof DocumentProblems ? 400 : error instanceof Refusal ? statusOf(code) : 500;
  if (response.headersSent) return void response.destroy();
  if (code === "RATE_LIMITED") response.setHeader("retry-after", String(errors[0]?.extensions.retryAfter ?? 1));
  if (code === "METHOD_NOT_ALLOWED") response.setHeader("allow", "POST");
  // Unread bytes of a refused body are not read to the end.
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, {
    "content-type": acceptable(request.headers.accept).startsWith("application/graphql") ? graphqlJson : plainJson,
    "cache-control": "no-store",
  });
  response.end(JSON.stringify({ errors: errors.map((one) => one.toJSON()) }));
};

interface Body {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly bytes: number;
}

const readOperation = async (request: IncomingMessage, most: number): Promise<Body> => {
  if (request.method !== "POST") throw gatewayErrors("METHOD_NOT_ALLOWED");
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers["content-type"] ?? ""))
    throw gatewayErrors("UNSUPPORTED_MEDIA_TYPE");
  if (Number(request.headers["content-length"] ?? 0) > most) throw tooLarge();
  const bytes = await readBytes(request, most);
  if (!bytes) throw tooLarge();
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw badForm("JSON");
  }
  if (Array.isArray(body)) throw gatewayErrors("BATCHING_OFF");
  if (!isRecord(body)) throw badForm("{ query, variables, operationName }");
  const { query, variables = null, operationName = null } = body;
  if (typeof query !== "string" || query === "") throw badForm("query");
  if (variables !== null && !isRecord(variables)) throw badForm("variables");
  if (operationName !== null && typeof operationName !== "string") throw badForm("operationName");
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined, bytes: bytes.length };
};

/** The body, or null when it is larger than allowed. Not `for await`: leaving that early destroys the socket before the refusal is sent. */
const readBytes = (request: IncomingMessage, limit: number): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= limit) parts.push(part);
      else {
        request.removeAllListeners("data").pause();
        resolve(null);
      }
    });
    request.once("end", () => resolve(Buffer.concat(parts)));
    // Whoever broke it off is not there to be told, and it is no fault of ours.
    request.once("error", () => reject(badForm("body")));
  });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const badForm = (detail: string): Refusal => doorErrors("BAD_REQUEST", { detail });
