import type { AuditEntry, NewEvent } from "../../../db/transaction.ts";
import type { Decisions, InFlight } from "../../../schema/decisions.ts";
import type { Json, OrganizationId, SecretId, UserId } from "../../../schema/ids.ts";
import type { Clock } from "../../clock.ts";
import type { VaultState } from "./root-key.ts";

export type SecretKind = "text" | "api-key" | "password" | "key-pair" | "json";

export interface Secret {
  readonly organizationId: OrganizationId;
  readonly id: SecretId;
  readonly path: string;
  readonly kind: SecretKind;
  readonly currentVersion: number;
  /** The last four characters of long values; nothing else of the value is readable. */
  readonly hint: string | null;
  readonly createdBy: UserId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
}

export interface SecretVersion {
  readonly n: number;
  readonly ciphertext: Buffer;
  readonly wrappedDataKey: Buffer;
  readonly keyVersion: number;
  readonly createdBy: UserId;
  readonly createdAt: Date;
}

export const targetKinds = ["provider", "platform-environment", "service"] as const;
export type TargetKind = (typeof targetKinds)[number];
export interface Binding {
  readonly id: string;
  readonly secretId: SecretId;
  readonly targetKind: TargetKind;
  readonly targetId: string;
  readonly createdAt: Date;
}

export interface OrganizationKey {
  readonly version: number;
  readonly wrapped: Buffer;
}

export interface Page {
  readonly limit: number;
  readonly after: readonly Json[] | null;
}

/** One transaction of one organization. */
export interface VaultUnit {
  secret(id: SecretId): Promise<Secret | null>;
  /** Locks the row, so that two writers become two versions. */
  lockSecret(id: SecretId): Promise<Secret | null>;
  secretAt(path: string): Promise<Secret | null>;
  /** Sorted by path. */
  secrets(page: Page): Promise<readonly Secret[]>;
  countSecrets(): Promise<number>;
  insertSecret(secret: Secret): Promise<boolean>;
  updateSecret(secret: Secret): Promise<void>;
  versions(id: SecretId): Promise<readonly SecretVersion[]>;
  version(id: SecretId, n: number): Promise<SecretVersion | null>;
  insertVersion(id: SecretId, version: SecretVersion): Promise<void>;
  bindings(id: SecretId): Promise<readonly Binding[]>;
  insertBinding(binding: Binding): Promise<Binding>;
  deleteBinding(id: string): Promise<Binding | null>;
  activeKey(): Promise<OrganizationKey | null>;
  organizationKey(version: number): Promise<OrganizationKey | null>;
  /** Stores the first key unless somebody was faster; answers the active one. */
  createKey(key: OrganizationKey, at: Date): Promise<OrganizationKey>;
  countWrap(version: number): Promise<void>;
  startCall(call: { readonly id: string; readonly provider: string; readonly caller: string; readonly at: Date }): Promise<void>;
  endCall(id: string, outcome: string, status: number | null, at: Date): Promise<void>;
  readonly query: <Row>(sql: string, params?: unknown[]) => Promise<Row[]>;
  append(stream: string, events: readonly NewEvent[]): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

export interface VaultStore {
  transact<T>(organization: OrganizationId, work: (unit: VaultUnit) => Promise<T>): Promise<T>;
}

/** What may still leave the house: asked before a call, and heard while it runs. */
export type KillSwitchPort = Pick<Decisions, "assertLive"> & Partial<InFlight>;

export interface VaultDeps {
  readonly store: VaultStore;
  readonly state: VaultState;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Somebody should look at once: a sealed value was changed or moved in the database. */
  readonly alarm: (what: Error) => void;
  /** Asked before anything leaves the house; absent until governance is wired. */
  readonly killSwitch: () => KillSwitchPort | null;
  /** Keys the server's own environment holds, by provider. */
  readonly environment: Readonly<Record<string, string | null>>;
}
