import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compose, isComposedOf, type Part } from "../../gateway/composition.ts";
import { type Gateway, type GatewayOptions, type ReadyPart, startGateway } from "../../gateway/index.ts";
import type { Process } from "./process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The front door with the studio behind it. */
export const assembleGateway = async (
  { settings, publicUrl, log, closers }: Process,
  parts: Omit<GatewayOptions, "host" | "publicUrl" | "studioDir" | "drainMs" | "log">,
): Promise<Gateway> => {
  const gateway = await startGateway({
    ...parts,
    studioDir: join(root, "dist/studio"),
    host: settings.host,
    publicUrl,
    drainMs: settings.drainMs,
    allowedOrigins: settings.allowedOrigins,
    trustedProxies: settings.trustedProxies,
    ...(settings.tls && { tls: settings.tls }),
    log,
  });
  closers.push(() => gateway.close());
  return gateway;
};

/** The supergraph of subgraphs that live here: the printed one when it is of exactly these, which saves composing them at each start. */
export const supergraphOf = (subgraphs: readonly Part[]): string => {
  const printed = committedSupergraph();
  return isComposedOf(printed, subgraphs) ? printed : compose(subgraphs);
};

/** The supergraph of this version's own subgraphs, as it was printed. */
export const committedSupergraph = (): string => readFileSync(join(root, "schema/supergraph.graphql"), "utf8");

/** What `/ready` says of a subgraph elsewhere. */
export const peerPart = async (name: string, url: string): Promise<ReadyPart> => {
  const ready = await fetch(new URL("/ready", url), { signal: AbortSignal.timeout(2_500) }).then(
    ({ ok }) => ok,
    () => false,
  );
  return ready
    ? { part: name, state: "ready", sentence: { en: "It answers.", ar: "يجيب." } }
    : { part: name, state: "failing", sentence: { en: "It does not answer, or cannot work yet.", ar: "لا يجيب، أو لا يستطيع العمل بعد." } };
};
