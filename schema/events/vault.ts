/** Events of the vault: that something happened to a secret, never anything of it. Streams: `secret:<id>`, `vault:<organization>`. */
import { code, count, defineEvents, event, id } from "./define.ts";

const by = "wn_vault";
const secret = "0190b6a0-1c00-7000-8000-000000000030";

const bound = { secretId: id, bindingId: id.optional(), targetKind: code, targetId: id };

export const vaultEvents = defineEvents({
  SecretCreated: event(
    by,
    { secretId: id, kind: code.optional(), version: count.optional() },
    { secretId: secret, kind: "api-key", version: 1 },
  ),
  SecretVersionAdded: event(by, { secretId: id, version: count }, { secretId: secret, version: 2 }),
  SecretVersionDeprecated: event(by, { secretId: id, version: count }, { secretId: secret, version: 1 }),
  SecretDeleted: event(by, { secretId: id }, { secretId: secret }),
  SecretRestored: event(by, { secretId: id }, { secretId: secret }),
  SecretDestroyed: event(by, { secretId: id }, { secretId: secret }),
  SecretRevealed: event(by, { secretId: id, version: count }, { secretId: secret, version: 1 }),
  SecretBound: event(by, bound, { secretId: secret, targetKind: "provider", targetId: "claude" }),
  SecretUnbound: event(by, bound, { secretId: secret, targetKind: "provider", targetId: "claude" }),
  VaultSealed: event(by, { reason: code.optional() }, { reason: "key-missing" }),
  VaultUnsealed: event(by, {}, {}),
  OrganizationKeyRotated: event(by, { generation: count }, { generation: 2 }),
  ProviderConfigured: event(by, { provider: code }, { provider: "claude" }),
  ProviderVerified: event(by, { provider: code }, { provider: "claude" }),
});
