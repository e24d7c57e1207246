/**
 * The printed promise: every subgraph's SDL, the supergraph composed of them and the api schema clients see. Pure of databases: the
 * subgraphs are built over dependencies nobody may touch. `npm run compose` writes what `printed()` answers, `npm run check` compares it.
 */
import { Supergraph } from "@apollo/federation-internals";
import { printSchema } from "graphql";
import { blueprintSubgraph } from "../subgraphs/blueprint/index.ts";
import { governanceSubgraph } from "../subgraphs/governance/index.ts";
import { identitySubgraph } from "../subgraphs/identity/index.ts";
import { runtimeSubgraph } from "../subgraphs/runtime/index.ts";
import type { Subgraph } from "../subgraphs/serve.ts";
import { vaultSubgraph } from "../subgraphs/vault/index.ts";
import { compose } from "./composition.ts";

// Asking one of these for anything is a mistake: printing reads the shape of a subgraph and runs nothing.
const untouched = <Deps>(): Deps =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`Printing a schema needs no ${String(name)}.`);
      },
    },
  ) as Deps;
const nobody = async (): Promise<never> => {
  throw new Error("Printing a schema asks nobody in.");
};

/** One line per subgraph: this list is what the product is composed of. */
const subgraphs = (): readonly Subgraph<never>[] => [
  identitySubgraph(untouched()) as unknown as Subgraph<never>,
  blueprintSubgraph(untouched(), nobody) as unknown as Subgraph<never>,
  governanceSubgraph(untouched(), nobody) as unknown as Subgraph<never>,
  runtimeSubgraph(untouched(), nobody) as unknown as Subgraph<never>,
  vaultSubgraph(untouched(), nobody) as unknown as Subgraph<never>,
];

/** Prints the schema clients see, without federation and without what is `@inaccessible`. */
export const apiOf = (supergraphSdl: string): string => `${printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema())}\n`;

/** What stands in `schema/`, by file name. */
export const printed = (): Record<string, string> => {
  const parts = subgraphs();
  const supergraph = compose(parts);
  return {
    ...Object.fromEntries(parts.map(({ name, sdl }) => [`${name}.graphql`, sdl])),
    "supergraph.graphql": supergraph,
    "api.graphql": apiOf(supergraph),
  };
};
