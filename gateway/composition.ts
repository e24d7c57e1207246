/**
 * The printed promise: every subgraph's SDL, the supergraph composed of them and the api schema clients see. Pure of databases: the
 * subgraphs are built over dependencies nobody may touch. `npm run compose` writes what `printed()` answers, `npm run check` compares it.
 */
import { composeServices } from "@apollo/composition";
import { Supergraph } from "@apollo/federation-internals";
import { parse, printSchema } from "graphql";
import { blueprintSubgraph } from "../subgraphs/blueprint/index.ts";
import { governanceSubgraph } from "../subgraphs/governance/index.ts";
import { identitySubgraph } from "../subgraphs/identity/index.ts";
import { runtimeSubgraph } from "../subgraphs/runtime/index.ts";
import type { Subgraph } from "../subgraphs/serve.ts";
import { vaultSubgraph } from "../subgraphs/vault/index.ts";

/** A supergraph that does not compose. Each problem names its subgraph and place. */
export class CompositionError extends Error {
  override readonly name = "CompositionError";
  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

export interface Composition {
  readonly sdl: Readonly<Record<string, string>>;
  readonly supergraph: string;
  readonly api: string;
}

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

/** Composes subgraphs. URLs are placeholders: the artefact knows no environment. Throws CompositionError. */
export const compose = (parts: readonly { readonly name: string; readonly sdl: string }[]): Composition => {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, sdl }) => ({ name, url: `subgraph:${name}`, typeDefs: parse(sdl) })),
  );
  if (errors)
    throw new CompositionError(errors.map(({ message, locations }) => `${message}${locations?.[0] ? ` (line ${locations[0].line})` : ""}`));
  return { sdl: Object.fromEntries(parts.map(({ name, sdl }) => [name, sdl])), supergraph: supergraphSdl, api: apiOf(supergraphSdl) };
};

/** Prints the schema clients see, without federation and without what is `@inaccessible`. */
export const apiOf = (supergraphSdl: string): string => `${printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema())}\n`;

let known: Composition | undefined;

/** The composition of this product's own subgraphs. */
const composition = (): Composition => {
  known ??= compose(subgraphs());
  return known;
};

/** What stands in `schema/`, by file name. */
export const printed = (): Record<string, string> => {
  const { sdl, supergraph, api } = composition();
  return {
    ...Object.fromEntries(Object.entries(sdl).map(([name, text]) => [`${name}.graphql`, text])),
    "supergraph.graphql": supergraph.endsWith("\n") ? supergraph : `${supergraph}\n`,
    "api.graphql": api,
  };
};
