/** Subgraphs become one supergraph. Pure of databases, and of what this product is composed of (`printed.ts`). */
import { createHash } from "node:crypto";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

/** A supergraph that does not compose. Each problem names its subgraph and place. */
export class CompositionError extends Error {
  override readonly name = "CompositionError";
  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

export interface Part {
  readonly name: string;
  readonly sdl: string;
}

/** Composes subgraphs; the first line says of what. URLs are placeholders: the artefact knows no environment. Throws CompositionError. */
export const compose = (parts: readonly Part[]): string => {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, sdl }) => ({ name, url: `subgraph:${name}`, typeDefs: parse(sdl) })),
  );
  if (errors)
    throw new CompositionError(errors.map(({ message, locations }) => `${message}${locations?.[0] ? ` (line ${locations[0].line})` : ""}`));
  return `${origin(parts)}\n${supergraphSdl.trimEnd()}\n`;
};

/** Whether a supergraph was composed of exactly these subgraphs: composing them again would only cost time. */
export const isComposedOf = (supergraph: string, parts: readonly Part[]): boolean => supergraph.startsWith(`${origin(parts)}\n`);

const origin = (parts: readonly Part[]): string => {
  const named = parts.map(({ name, sdl }) => [name, sdl] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Composed of sha256:${createHash("sha256").update(JSON.stringify(named)).digest("hex")}`;
};
