/**
 * A small shop in three subgraphs, to try the front door on: `catalogue` owns products and their changes, `stock` needs the weight of a product
 * to say what shipping costs, `people` writes reviews. Its state is plain memory; every open iterator and every resolver call is counted.
 */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import type { OrganizationId, SessionId } from "../../schema/ids.ts";
import { doorErrors, Refusal } from "../../subgraphs/errors.ts";
import type { Subgraph, SubgraphContext } from "../../subgraphs/serve.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";

interface Product {
  readonly id: string;
  readonly organization: string;
  title: string;
  weight: number;
}

interface Change {
  readonly revision: number;
  readonly id: string;
}

export interface Corpus {
  readonly subgraphs: readonly Subgraph[];
  readonly products: Map<string, Product>;
  /** Changes a product and tells subscribers; returns the revision. */
  change(id: string, title: string): number;
  /** Titles that make `stock` throw. */
  readonly broken: Set<string>;
  /** Who may follow changes; null lets everybody. */
  mayFollow: ((viewer: Viewer) => boolean) | null;
  /** What following a change waits for before its place is known; null: nothing. */
  begins: Promise<void> | null;
  readonly counts: { iterators: number; opened: number; stockFetches: number; resolved: number };
  readonly calls: {
    readonly subgraph: string;
    readonly requestId: string;
    readonly token: string | null;
    readonly locale: string;
    readonly ip: string | undefined;
  }[];
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible"])\n`;

const catalogueSdl = `${link}
scalar JSON
type Query {
  product(id: ID!): Product
  products(first: Int = 50): [Product!]!
  page(first: Int): ProductPage!
  echo(value: JSON): JSON
  whoAmI: String
  crash: String
  refused: String
  open: String
}
type ProductPage { items: [Product!]! nextCursor: String }
type Mutation { rename(id: ID!, title: String!): Product  signIn(name: String!): String }
type Subscription {
  productChanged(id: ID, after: String): ProductChange!
  ticked(every: Int = 1): Tick!
  broken: Tick!
}
type ProductChange { revision: String! product: Product! at: JSON }
type Tick { n: Int! }
type Product @key(fields: "id") { id: ID! title(prefix: String = ""): String! weight: Int! secret: String @inaccessible related: [Product!]! }
`;
const stockSdl = `${link}
type Product @key(fields: "id") { id: ID! weight: Int! @external shipping(perKilo: Int = 2): Int @requires(fields: "weight") inStock: Boolean! }
`;
const peopleSdl = `${link}
type Query { person(id: ID!): Person }
type Product @key(fields: "id") { id: ID! reviews(first: Int = 10): [Review!]! }
type Review { text: String! author: Person! }
type Person @key(fields: "id") { id: ID! name: String! }
`;

export const createCorpus = (): Corpus => {
  const products = new Map<string, Product>([
    ["p1", { id: "p1", organization: "o1", title: "Lamp", weight: 3 }],
    ["p2", { id: "p2", organization: "o1", title: "Chair", weight: 7 }],
    ["x1", { id: "x1", organization: "o2", title: "Foreign", weight: 1 }],
  ]);
  const log: Change[] = [];
  const listeners = new Set<() => void>();
  const broken = new Set<string>();
  const counts = { iterators: 0, opened: 0, stockFetches: 0, resolved: 0 };
  const calls: Corpus["calls"][number][] = [];

  const visible = (id: string, { viewer }: SubgraphContext): Product | null => {
    const found = products.get(id);
    return found && (viewer === null || found.organization === viewer.organizationId) ? found : null;
  };

  /** Follows the log from a position; ends at once when left. */
  const follow = <Item>(from: number, pick: (change: Change) => Item | null): AsyncIterableIterator<Item> => {
    let at = from;
    let ended = false;
    let wake: (() => void) | null = null;
    counts.iterators += 1;
    counts.opened += 1;
    const heard = () => wake?.();
    listeners.add(heard);
    return {
      next: async () => {
        for (;;) {
          if (ended) return { done: true, value: undefined };
          const change = log[at];
          if (!change) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            wake = null;
            continue;
          }
          at += 1;
          const item = pick(change);
          if (item !== null) return { done: false, value: item };
        }
      },
      return: async () => {
        if (!ended) counts.iterators -= 1;
        ended = true;
        listeners.delete(heard);
        wake?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  };

  const corpus: Corpus = {
    subgraphs: [],
    products,
    broken,
    mayFollow: null,
    begins: null,
    counts,
    calls,
    change: (id, title) => {
      const product = products.get(id);
      if (product) product.title = title;
      log.push({ revision: log.length + 1, id });
      for (const heard of [...listeners]) heard();
      return log.length;
    },
  };

  const catalogue = subgraph("catalogue", catalogueSdl, corpus, {
    Query: {
      product: (_: unknown, { id }: { id: string }, context: SubgraphContext) => visible(id, context),
      products: (_: unknown, { first }: { first: number }, context: SubgraphContext) =>
        [...products.values()].filter(({ id }) => visible(id, context)).slice(0, first),
      page: (_: unknown, __: unknown, context: SubgraphContext) => ({
        items: [...products.values()].filter(({ id }) => visible(id, context)),
        nextCursor: null,
      }),
      echo: (_: unknown, { value }: { value: unknown }) => value,
      whoAmI: (_: unknown, __: unknown, { viewer }: SubgraphContext) => viewer?.subjectId ?? null,
      crash: () => {
        throw new Error("password=hunter2");
      },
      refused: () => {
        throw new Refusal("SHOP_CLOSED", { en: "The shop is closed.", ar: "المتجر مغلق." }, { until: 9 });
      },
      open: () => "come in",
    },
    Mutation: {
      rename: (_: unknown, { id, title }: { id: string; title: string }, context: SubgraphContext) => {
        if (!visible(id, context)) return null;
        corpus.change(id, title);
        return products.get(id);
      },
      signIn: () => "in",
    },
    Subscription: {
      productChanged: {
        subscribe: async (_: unknown, { id, after }: { id?: string; after?: string }, context: SubgraphContext) => {
          if (context.viewer && corpus.mayFollow && !corpus.mayFollow(context.viewer))
            throw doorErrors("FORBIDDEN", { permission: "x", label: "x", who: "" });
          await corpus.begins;
          return follow(after === undefined || after === null ? log.length : Number(after), (change) =>
            (id === undefined || id === null || id === change.id) && visible(change.id, context)
              ? {
                  productChanged: {
                    revision: String(change.revision),
                    product: { ...visible(change.id, context) },
                    at: { n: change.revision },
                  },
                }
              : null,
          );
        },
      },
      ticked: { subscribe: () => follow(log.length, ({ revision }) => ({ ticked: { n: revision } })) },
      broken: { subscribe: () => follow(log.length, () => ({ broken: { n: "not a number" } })) },
    },
    Product: {
      __resolveReference: async ({ id }: { id: string }, context: SubgraphContext) => visible(id, context),
      title: ({ title }: Product, { prefix }: { prefix: string }) => prefix + title,
      secret: () => "s",
      related: (_: unknown, __: unknown, context: SubgraphContext) => [...products.values()].filter(({ id }) => visible(id, context)),
    },
  });
  const stock = subgraph("stock", stockSdl, corpus, {
    Product: {
      __resolveReference: async (reference: { id: string; weight?: number }, context: SubgraphContext) => {
        counts.stockFetches += 1;
        const product = visible(reference.id, context);
        if (product && broken.has(product.title)) throw new Refusal("STOCK_LOST", { en: "Nobody knows.", ar: "لا أحد يعلم." });
        return product && { ...reference };
      },
      shipping: ({ weight }: { weight: number }, { perKilo }: { perKilo: number }) => weight * perKilo,
      inStock: ({ id }: { id: string }) => id !== "p2",
    },
  });
  const people = subgraph("people", peopleSdl, corpus, {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id, name: `Person ${id}` }) },
    Product: {
      __resolveReference: async ({ id }: { id: string }, context: SubgraphContext) => (visible(id, context) ? { id } : null),
      reviews: ({ id }: { id: string }, { first }: { first: number }) =>
        [
          { text: `Good ${products.get(id)?.title}`, author: { id: "u7" } },
          { text: "Fine", author: { id: "u8" } },
        ].slice(0, first),
    },
    Person: {
      __resolveReference: async ({ id }: { id: string }) => ({ id, name: `Person ${id}` }),
      name: ({ id }: { id: string }) => `Person ${id}`,
    },
  });
  return Object.assign(corpus, { subgraphs: [catalogue, stock, people] });
};

const subgraph = (name: string, sdl: string, corpus: Corpus, resolvers: object): Subgraph => ({
  name: name as Subgraph["name"],
  sdl,
  schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: counted(resolvers, corpus) as never }]),
  createContext: async (edge) => {
    corpus.calls.push({ subgraph: name, requestId: edge.requestId, token: edge.token, locale: edge.locale, ip: edge.ip });
    return { viewer: edge.token === null ? null : viewerOf(edge.token), deps: {}, requestId: edge.requestId, locale: edge.locale, edge };
  },
});

const counted = (resolvers: object, corpus: Corpus): object =>
  Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => [
      type,
      Object.fromEntries(
        Object.entries(fields as Record<string, unknown>).map(([field, resolve]) => [
          field,
          typeof resolve === "function"
            ? (...args: unknown[]) => {
                corpus.counts.resolved += 1;
                return (resolve as (...args: unknown[]) => unknown)(...args);
              }
            : resolve,
        ]),
      ),
    ]),
  );

/** Tokens here are `organization.user.session`; sessions in this set have ended. */
export const endedSessions = new Set<string>();

export const viewerOf = (token: string): Viewer => {
  const [organization, user, session] = token.split(".");
  if (!organization || !user || !session || endedSessions.has(session)) throw doorErrors("UNAUTHENTICATED");
  return {
    kind: "user",
    organizationId: organization as OrganizationId,
    subjectId: user,
    onBehalfOf: null,
    sessionId: session as SessionId,
    aal: 1,
    authenticatedAt: new Date(0),
    roleId: "r",
    rank: 1,
    permissions: new Set(),
    resources: new Map(),
    locale: "en",
    readAt: new Date(0),
  };
};
