/** What travels with one operation through the gateway, and the two ways a subgraph is reached. */
import type { ExecutionResult } from "graphql";
import type { Admitted } from "../../subgraphs/doorkeeper.ts";
import type { EdgeIdentity, Subgraph, SubgraphContext } from "../../subgraphs/serve.ts";

/** The context of one operation, or of one event of a subscription. */
export interface EdgeContext {
  readonly edge: EdgeIdentity;
  readonly viewer: Admitted | null;
  /** Contexts of in-process subgraphs, made once per operation. */
  readonly contexts: Map<string, Promise<SubgraphContext>>;
}

export const edgeContext = (edge: EdgeIdentity, viewer: Admitted | null): EdgeContext => ({ edge, viewer, contexts: new Map() });

/** A subgraph elsewhere. */
export interface RemoteSubgraph {
  readonly name: string;
  /** Address of its GraphQL endpoint, e.g. `http://127.0.0.1:4101/graphql`. */
  readonly url: string;
}

export type SubgraphSource = Subgraph<never> | Subgraph | RemoteSubgraph;
export const isRemote = (source: SubgraphSource): source is RemoteSubgraph => "url" in source;

interface SubgraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

/** How the gateway asks a subgraph for data. */
export interface DataSource {
  process(asked: { readonly request: SubgraphRequest; readonly context: EdgeContext }): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

/** A subgraph's answer as JSON: errors carry both sentences, so that any reader can be told. */
export interface SubgraphAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

export type EventMessage =
  | { readonly kind: "event"; readonly result: ExecutionResult }
  /** The way to the source is cut; subscribing again may work. */
  | { readonly kind: "lost"; readonly errors: readonly unknown[] }
  /** The source refused. */
  | { readonly kind: "failed"; readonly errors: readonly unknown[] };

/** Hand-written, never a generator: `return` must not wait behind a pending `next`. */
export interface EventIterator {
  /** Settles once it is known: true, what is committed from here on is told; false, it ended before. */
  readonly listening: Promise<boolean>;
  next(): Promise<IteratorResult<EventMessage, undefined>>;
  return(): Promise<void>;
}

/** How the gateway receives a subgraph's subscription. */
export interface EventSource {
  subscribe(asked: SubgraphRequest & { readonly edge: EdgeIdentity; readonly viewer: Admitted | null }): EventIterator;
  close(): Promise<void>;
}
