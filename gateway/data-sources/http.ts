/**
 * A subgraph in another process: one undici pool per subgraph, every request signed as the gateway (VA23) and carrying the person's own
 * token. A query is sent again once when its connection died before an answer; a mutation never is.
 */
import { Pool } from "undici";
import type { Clock } from "../../subgraphs/clock.ts";
import type { EdgeIdentity } from "../../subgraphs/serve.ts";
import { signRequest } from "../../subgraphs/service-identity.ts";
import { gatewayErrors, type Log } from "../refusals.ts";
import type { DataSource, EdgeContext, RemoteSubgraph, SubgraphAnswer } from "./edge.ts";

export interface Signing {
  /** The service root; null with `--open`: nothing is signed. */
  readonly serviceKey: Buffer | null;
  readonly clock: Clock;
}

const died = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CLOSED"]);
const answerLimit = 32 * 1024 * 1024;

export const createHttpDataSource = (subgraph: RemoteSubgraph, signing: Signing, log: Log): DataSource => {
  const url = new URL(subgraph.url);
  const pool = new Pool(url.origin, {
    connections: 64,
    connectTimeout: 2_000,
    headersTimeout: 25_000,
    bodyTimeout: 25_000,
    keepAliveTimeout: 4_000,
    maxResponseSize: answerLimit,
  });

  const send = async (body: string, context: EdgeContext): Promise<SubgraphAnswer> => {
    const { statusCode, body: answer } = await pool.request({
      method: "POST",
      path: url.pathname + url.search,
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...edgeHeaders(context),
        ...signed(subgraph, signing, "POST", body, context),
      },
      body,
    });
    const text = await answer.text();
    if (statusCode !== 200 && !text.startsWith('{"errors"') && !text.startsWith('{"data"'))
      throw new Error(`${subgraph.name} answered ${statusCode}`);
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("data" in parsed || "errors" in parsed))
      throw new Error(`${subgraph.name} answered no GraphQL`);
    return parsed as SubgraphAnswer;
  };

  return {
    process: async ({ request, context }) => {
      const body = JSON.stringify({ query: request.query, variables: request.variables, operationName: request.operationName });
      try {
        try {
          return await send(body, context);
        } catch (cause) {
          if (!died.has(String((cause as { code?: string }).code)) || /^\s*mutation\b/.test(request.query)) throw cause;
          return await send(body, context);
        }
      } catch (cause) {
        log(new Error(`The subgraph ${subgraph.name} did not answer.`, { cause }), context.edge.requestId);
        return { data: null, errors: [unavailable(subgraph.name)] };
      }
    },
    close: () => pool.close(),
  };
};

/** The error that stands for a subgraph that does not answer; names it. */
export const unavailable = (name: string) => {
  const { message, extensions } = gatewayErrors("SUBGRAPH_UNAVAILABLE", { subgraph: name }, { subgraph: name });
  return { message, extensions: extensions as Record<string, unknown> };
};

/** The headers that say "this is the gateway", for one request to one subgraph. */
export const signed = (
  subgraph: RemoteSubgraph,
  { serviceKey, clock }: Signing,
  method: "GET" | "POST",
  body: string,
  context: Pick<EdgeContext, "edge" | "viewer"> | null,
): Readonly<Record<string, string>> => {
  if (!serviceKey) return {};
  const url = new URL(subgraph.url);
  return signRequest(
    { serviceRoot: serviceKey, from: "gateway", to: subgraph.name, clock },
    {
      method,
      authority: url.host,
      path: url.pathname,
      query: url.search,
      body,
      organization: context?.viewer?.organizationId ?? "none",
      requestId: context?.edge.requestId ?? "gateway",
    },
  );
};

// An allow-list: what a client sent under other names never reaches a subgraph.
const edgeHeaders = ({ edge }: { readonly edge: EdgeIdentity }): Record<string, string> => ({
  ...(edge.token !== null && { authorization: `Bearer ${edge.token}` }),
  "accept-language": edge.locale,
  ...(edge.traceparent !== undefined && { traceparent: edge.traceparent }),
  ...(edge.ip !== undefined && { "wn-client-ip": edge.ip }),
  ...(edge.agent !== undefined && { "wn-client-agent": edge.agent.replace(/[^\x20-\x7e]/g, "?") }),
});
