/**
 * Sealing on behalf of other subgraphs: they keep the ciphertext, the vault keeps the key. What was sealed opens for the same purpose,
 * organization and subject only.
 */
import { type Sealing, sealingPurposes } from "../../../schema/sealing.ts";
import { IntegrityError, open, seal } from "../domain/envelope.ts";
import { vaultErrors } from "../domain/errors.ts";
import type { VaultDeps } from "./ports.ts";
import { openKey, organizationKeyFor, rootKeyOf } from "./sealing.ts";

/** Bytes: version of the organization key, 4, big-endian | envelope. */
export const sealingFor = (deps: VaultDeps): Sealing => ({
  seal: async (purpose, organization, subject, plain) => {
    const limit = sealingPurposes[purpose].bytes;
    if (plain.length > limit) throw vaultErrors("TOO_LARGE", { limit, size: plain.length });
    const root = rootKeyOf(deps);
    const key = await deps.store.transact(organization, async (unit) => {
      const key = await organizationKeyFor(deps, unit, root, organization);
      await unit.countWrap(key.version);
      return key;
    });
    const version = Buffer.alloc(4);
    version.writeUInt32BE(key.version);
    const place = { kind: "for", parts: [purpose, organization, subject, key.version] } as const;
    return Buffer.concat([version, seal(openKey(root, organization, key), place, plain)]);
  },
  open: async (purpose, organization, subject, sealed) => {
    const root = rootKeyOf(deps);
    const bytes = Buffer.from(sealed);
    const version = bytes.length > 4 ? bytes.readUInt32BE(0) : 0;
    const key = await deps.store.transact(organization, (unit) => unit.organizationKey(version));
    try {
      if (!key) throw new IntegrityError("its key");
      const place = { kind: "for", parts: [purpose, organization, subject, version] } as const;
      return open(openKey(root, organization, key), place, bytes.subarray(4));
    } catch (cause) {
      if (cause instanceof IntegrityError) throw vaultErrors("INTEGRITY");
      throw cause;
    }
  },
});
