import type { Database } from "../../db/connect.ts";
import { createVault, type Vault } from "../../subgraphs/vault/index.ts";
import type { Viewer } from "../../subgraphs/viewer.ts";
import type { Process } from "./process.ts";

/** The vault on the database; sealed when its root key is not the one its secrets were sealed with. */
export const assembleVault = (
  { settings, clock, log }: Process,
  database: Database,
  viewers: (token: string) => Promise<Viewer>,
): Promise<Vault> =>
  createVault({
    database,
    home: settings.home,
    rootKey: settings.rootKey,
    environment: { claude: settings.anthropic.apiKey },
    extraHosts: { claude: settings.anthropic.url ? [new URL(settings.anthropic.url).host] : [] },
    clock,
    viewers,
    onUnexpected: log,
  });
