/** Vault: keeps secrets and lends them as use. The only file others import. */
import type { Database } from "../../db/connect.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId, SecretId } from "../../schema/ids.ts";
import type { Sealing } from "../../schema/sealing.ts";
import type { Clock } from "../clock.ts";
import { createRefusalLog, type RefusalLog } from "../refusal-log.ts";
import { defineSubgraph, type Subgraph } from "../serve.ts";
import type { Viewer } from "../viewer.ts";
import { fetchFor, hasKey, type ProviderName } from "./application/fetch-for.ts";
import type { KillSwitchPort, VaultDeps } from "./application/ports.ts";
import { openVault } from "./application/root-key.ts";
import { sealingFor } from "./application/seal-for.ts";
import { presentSecret, SecretResolver } from "./graphql/resolver.ts";
import { createCanaryStore, createPostgresStore } from "./store/postgres-store.ts";

export interface VaultParts {
  readonly database: Database;
  /** WEBNOVA_HOME, where `root.key` lies. */
  readonly home: string;
  /** WEBNOVA_ROOT_KEY, 32 bytes; null: the file. */
  readonly rootKey: Buffer | null;
  /** Provider keys the server's own environment holds. */
  readonly environment: Readonly<Record<ProviderName, string | null>>;
  /** Hosts besides a provider's own that its key may be sent to: a gateway of the house. `host:port`. */
  readonly extraHosts: Readonly<Record<ProviderName, readonly string[]>>;
  readonly clock: Clock;
  readonly viewers: (token: string) => Promise<Viewer>;
  /** Hears alarms, above all of values that were changed in the database. */
  readonly onUnexpected?: (error: unknown, correlationId: string) => void;
}

export interface Vault {
  readonly subgraph: Subgraph;
  /** Whether the vault has no root key and does nothing. */
  readonly sealed: boolean;
  hasKey(provider: ProviderName, organization: OrganizationId): Promise<boolean>;
  /** A `fetch` that adds the provider's key; `caller` goes into the record of the call. */
  fetchFor(provider: ProviderName, organization: OrganizationId, caller: string): typeof fetch;
  /** Seals and opens for other subgraphs, by purpose. */
  readonly sealing: Sealing;
  /** Governance stands up after the vault (its grants need no secret): from here on calls ask its kill switch. */
  useKillSwitch(decisions: KillSwitchPort): void;
}

/** The subgraph without its database, for printing its SDL. */
export const vaultSubgraph = (deps: VaultDeps, viewers: (token: string) => Promise<Viewer>, refusals?: RefusalLog): Subgraph =>
  defineSubgraph<VaultDeps>({
    name: "vault",
    resolvers: [SecretResolver],
    references: {
      Secret: async ({ id }, { viewer, deps: here }) => {
        if (!viewer?.permissions.has("secret.use") || typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id) || here.state.is !== "open")
          return null;
        const found = await here.store.transact(viewer.organizationId, (unit) => unit.secret(id as SecretId));
        return found && presentSecret(found);
      },
    },
    deps,
    viewers,
    refusals,
  });

const refusedActions = {
  addSecretVersion: "secret.add-version",
  bindSecret: "secret.bind",
  createSecret: "secret.create",
  deleteSecret: "secret.delete",
  restoreSecret: "secret.restore",
  unbindSecret: "secret.unbind",
} as const;

/** Opens the vault on a database. A wrong or missing root key leaves it sealed; it still answers, and says what to do. */
export const createVault = async (parts: VaultParts): Promise<Vault> => {
  const source = await parts.database.source("wn_vault");
  const state = await openVault(createCanaryStore(source), parts.rootKey, parts.home);
  let decisions: KillSwitchPort | null = null;
  const deps: VaultDeps = {
    store: createPostgresStore(source),
    state,
    clock: parts.clock,
    newId: uuidv7,
    alarm: (what) => parts.onUnexpected?.(what, "vault"),
    killSwitch: () => decisions,
    environment: parts.environment,
  };
  return {
    subgraph: vaultSubgraph(deps, parts.viewers, createRefusalLog(source, refusedActions, parts)),
    sealed: state.is === "sealed",
    hasKey: (provider, organization) => hasKey(deps, provider, organization),
    sealing: sealingFor(deps),
    fetchFor: (provider, organization, caller) => fetchFor(deps, provider, organization, caller, parts.extraHosts[provider]),
    useKillSwitch: (given) => {
      decisions = given;
    },
  };
};
