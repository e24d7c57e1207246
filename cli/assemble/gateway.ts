import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Gateway, type GatewayOptions, startGateway } from "../../gateway/index.ts";
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
    log,
  });
  closers.push(() => gateway.close());
  return gateway;
};
