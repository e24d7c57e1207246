/**
 * A subgraph in another process: one undici pool per subgraph, every request signed as the gateway (VA23) and carrying the person's own
 * token. A query is sent again once when its connection died before an answer; a mutation never is.
 *
 * Work that takes long is waited for, up to 25 s in all. But whoever waits longer than a moment looks whether the subgraph answers at all:
 * one that is down or stalled costs a request less than 3 s, and soon nothing [FD10].
 */
import { Pool } from "undici";
import type { Clock } from "../../subgraphs/clock.ts";
import type { EdgeIdentity } from "../../subgraphs/serve.ts";
import { signRequest } from "../../subgraphs/service-identity.ts";
import type { ServiceRoot } from "../../subgraphs/service-root.ts";
import { gatewayErrors, type Log } from "../refusals.ts";
import { createBreaker } from "./breaker.ts";
import type { DataSource, EdgeContext, RemoteSubgraph, SubgraphAnswer } from "./edge.ts";

export interface Signing {
  /** The service root; null with `--open`: nothing is signed. */
  readonly serviceKey: ServiceRoot | null;
  readonly clock: Clock;
}

const died = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CLOSED"]);
const answerLimit = 32 * 1024 * 1024;
/** A request takes no longer than this. */
const answerMs = 25_000;
/** How long an answer may be on its way before somebody looks whether the subgraph lives, and how long that look may take. */
const patienceMs = 1_500;
const lookMs = 1_000;

export const createHttpDataSource = (subgraph: RemoteSubgraph, signing: Signing, log: Log): DataSource => {
  const url = new URL(subgraph.url);
  const pool = new Pool(url.origin, {
    connections: 64,
    connectTimeout: 2_000,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    keepAliveTimeout: 4_000,
    maxResponseSize: answerLimit,
  });

  // A line of its own: a stalled subgraph holds all the others.
  const line = new Pool(url.origin, { connections: 1, connectTimeout: lookMs });
  const breaker = createBreaker(() =>
    line.request({ method: "GET", path: "/health", signal: AbortSignal.timeout(lookMs) }).then(
      async ({ body }) => {
        // Any answer will do: foreign subgraphs know no /health.
        await body.dump();
        return true;
      },
      () => false,
    ),
  );

  /** Aborts `signal` when the subgraph stops answering or the time is over; call the answer when the work is done. */
  const guard = (waiting: AbortController): (() => void) => {
    const began = performance.now();
    const timer = setInterval(async () => {
      if (performance.now() - began > answerMs || !(await breaker.alive())) waiting.abort(new Error(`${subgraph.name} stopped answering`));
    }, patienceMs);
    return () => clearInterval(timer);
  };

  const away = (): SubgraphAnswer => ({ data: null, errors: [unavailable(subgraph.name)] });

  const send = async (body: string, context: EdgeContext, signal: AbortSignal): Promise<SubgraphAnswer> => {
    const { statusCode, body: answer } = await pool.request({
      signal,
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
      if (breaker.isOpen()) return away();
      const body = JSON.stringify({ query: request.query, variables: request.variables, operationName: request.operationName });
      const waiting = new AbortController();
      const done = guard(waiting);
      try {
        try {
          return await send(body, context, waiting.signal);
        } catch (cause) {
          if (!died.has(String((cause as { code?: string }).code)) || /^\s*mutation\b/.test(request.query)) throw cause;
          return await send(body, context, waiting.signal);
        }
      } catch (cause) {
        breaker.failed();
        log(new Error(`The subgraph ${subgraph.name} did not answer.`, { cause }), context.edge.requestId);
        return away();
      } finally {
        done();
      }
    },
    close: async () => {
      breaker.close();
      await Promise.all([pool.close(), line.destroy()]);
    },
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
