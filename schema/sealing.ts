/** What the vault does for other planes: it keeps the keys, they keep the ciphertexts. */
import type { OrganizationId } from "./ids.ts";

/** Purposes, with the service that may use each and the most bytes of one value. */
export const sealingPurposes = {
  /** Data keys of backups. */
  "runtime.backup": { service: "runtime", bytes: 1024 },
} as const;
export type SealingPurpose = keyof typeof sealingPurposes;

export interface Sealing {
  /** Seals at most the purpose's bytes. Throws VAULT_SEALED, VAULT_TOO_LARGE. */
  seal(purpose: SealingPurpose, organization: OrganizationId, subject: string, plain: Uint8Array): Promise<Buffer>;
  /** Opens what was sealed for exactly this purpose, organization and subject. Throws VAULT_SEALED, and VAULT_INTEGRITY for anything else. */
  open(purpose: SealingPurpose, organization: OrganizationId, subject: string, sealed: Uint8Array): Promise<Buffer>;
}
