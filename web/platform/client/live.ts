/** Live answers over one socket. Loaded only on pages that have live queries, so the others never fetch it. */
import { createClient } from "graphql-ws";
import type { Json } from "../../../schema/ids.ts";
import type { GraphQLAnswer } from "../../../schema/model/render.ts";

export interface Live {
  /** Calls `next` with every new answer until the returned function is called. */
  watch(document: string, variables: Readonly<Record<string, Json>>, next: (answer: GraphQLAnswer) => void): () => void;
  close(): void;
}

/** Opens the socket on first use; it comes back by itself, and every live query then answers anew, so nothing is missed. */
export const openLive = (url: string, onState: (state: "up" | "down") => void): Live => {
  const client = createClient({
    url,
    lazy: true,
    lazyCloseTimeout: 3_000,
    keepAlive: 15_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 400 * 2 ** attempt) * (0.7 + Math.random() * 0.6))),
    // 4400–4499 are refusals of the server: signed out, forbidden, too many. Trying again would not help.
    shouldRetry: (event) => !(event instanceof CloseEvent && event.code >= 4400 && event.code < 4500),
    onNonLazyError: () => {},
    on: {
      connected: () => onState("up"),
      closed: (event) => {
        if (!(event instanceof CloseEvent && event.wasClean)) onState("down");
      },
    },
  });
  return {
    watch: (query, variables, next) => {
      let later: ReturnType<typeof setTimeout> | undefined;
      let stop = () => {};
      const ask = () => {
        stop = client.subscribe<Readonly<Record<string, Json>>>(
          { query, variables },
          {
            next: (answer) => next(answer as unknown as GraphQLAnswer),
            error: (error) => {
              if (passes(error)) later = setTimeout(ask, againMs);
            },
            complete: () => {},
          },
        );
      };
      ask();
      return () => {
        clearTimeout(later);
        stop();
      };
    },
    close: () => void client.dispose(),
  };
};

const againMs = 3_000;
const passing: ReadonlySet<unknown> = new Set(["DATA_UNAVAILABLE", "DATA_BUSY", "DATA_LIMIT_RATE"]);
/** True when the same question may be answered later. */
const passes = (error: unknown): boolean =>
  Array.isArray(error) && error.some((one: { readonly extensions?: { readonly code?: unknown } }) => passing.has(one.extensions?.code));
