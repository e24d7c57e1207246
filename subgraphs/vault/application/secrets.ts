import type { AuditEntry } from "../../../db/transaction.ts";
import type { Json, SecretId } from "../../../schema/ids.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { vaultErrors } from "../domain/errors.ts";
import { checkPath, hintOf, targetLimit, valueLimit } from "../domain/paths.ts";
import type { Binding, Secret, SecretKind, TargetKind, VaultDeps, VaultUnit } from "./ports.ts";
import { rootKeyOf, sealVersion } from "./sealing.ts";

export interface Asker {
  readonly viewer: Viewer;
  readonly requestId: string;
}
const secretLimit = 10_000;

/** Stores a new secret as version 1. Throws VAULT_PATH, VAULT_EXISTS, VAULT_TOO_LARGE, VAULT_SEALED, VAULT_LIMIT. */
export const createSecret = async (
  deps: VaultDeps,
  asker: Asker,
  input: { readonly path: string; readonly kind: SecretKind; readonly value: string },
): Promise<Secret> => {
  allow(deps, asker);
  const path = checkPath(input.path);
  checkValue(input.value);
  const organization = asker.viewer.organizationId;
  return deps.store.transact(organization, async (unit) => {
    if ((await unit.countSecrets()) >= secretLimit) throw vaultErrors("LIMIT", { limit: secretLimit });
    const now = deps.clock.now();
    const secret: Secret = {
      organizationId: organization,
      id: deps.newId() as SecretId,
      path,
      kind: input.kind,
      currentVersion: 1,
      hint: hintOf(input.value),
      createdBy: personOf(asker.viewer),
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    };
    if (!(await unit.insertSecret(secret))) throw vaultErrors("EXISTS", { path });
    await unit.insertVersion(secret.id, await sealVersion(deps, unit, { organization, path, n: 1 }, input.value, secret.createdBy));
    await record(unit, asker, "secret.create", secret.id, "SecretCreated", { secretId: secret.id, kind: input.kind, version: 1 }, { path });
    return secret;
  });
};

/** Adds a version. The caller says which one they saw; a stale one throws VAULT_VERSION_CONFLICT naming both. */
export const addSecretVersion = async (
  deps: VaultDeps,
  asker: Asker,
  input: { readonly secretId: SecretId; readonly expectedVersion: number; readonly value: string },
): Promise<Secret> => {
  allow(deps, asker);
  checkValue(input.value);
  const organization = asker.viewer.organizationId;
  return deps.store.transact(organization, async (unit) => {
    const secret = found(await unit.lockSecret(input.secretId));
    if (secret.currentVersion !== input.expectedVersion)
      throw vaultErrors(
        "VERSION_CONFLICT",
        { actual: secret.currentVersion, expected: input.expectedVersion },
        { version: secret.currentVersion },
      );
    const n = secret.currentVersion + 1;
    const next: Secret = { ...secret, currentVersion: n, hint: hintOf(input.value), updatedAt: deps.clock.now() };
    await unit.insertVersion(
      secret.id,
      await sealVersion(deps, unit, { organization, path: secret.path, n }, input.value, personOf(asker.viewer)),
    );
    await unit.updateSecret(next);
    await record(
      unit,
      asker,
      "secret.add-version",
      secret.id,
      "SecretVersionAdded",
      { secretId: secret.id, version: n },
      { path: secret.path, version: n },
    );
    return next;
  });
};

/** Takes a secret out of use; every version comes back with `restoreSecret`. */
export const deleteSecret = (deps: VaultDeps, asker: Asker, id: SecretId): Promise<Secret> => setDeleted(deps, asker, id, true);
export const restoreSecret = (deps: VaultDeps, asker: Asker, id: SecretId): Promise<Secret> => setDeleted(deps, asker, id, false);

const setDeleted = async (deps: VaultDeps, asker: Asker, id: SecretId, deleted: boolean): Promise<Secret> => {
  allow(deps, asker);
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const secret = found(await unit.lockSecret(id));
    const next: Secret = { ...secret, deletedAt: deleted ? (secret.deletedAt ?? deps.clock.now()) : null };
    await unit.updateSecret(next);
    await record(
      unit,
      asker,
      deleted ? "secret.delete" : "secret.restore",
      id,
      deleted ? "SecretDeleted" : "SecretRestored",
      { secretId: id },
      { path: secret.path },
    );
    return next;
  });
};

/** Lets a target use a secret. Without a binding nobody can, not even the owner [VA8]. Throws VAULT_NOT_FOUND, VAULT_TARGET, VAULT_SEALED. */
export const bindSecret = async (
  deps: VaultDeps,
  asker: Asker,
  input: { readonly secretId: SecretId; readonly targetKind: TargetKind; readonly targetId: string },
): Promise<Binding> => {
  authorize(asker.viewer, "secret.use");
  requireFresh(asker.viewer, "secret.use", deps.clock);
  rootKeyOf(deps);
  const length = [...input.targetId].length;
  if (length === 0 || length > targetLimit) throw vaultErrors("TARGET", { limit: targetLimit });
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const secret = found(await unit.secret(input.secretId));
    const binding = await unit.insertBinding({
      id: deps.newId(),
      secretId: secret.id,
      targetKind: input.targetKind,
      targetId: input.targetId,
      createdAt: deps.clock.now(),
    });
    await record(
      unit,
      asker,
      "secret.bind",
      secret.id,
      "SecretBound",
      { secretId: secret.id, bindingId: binding.id, targetKind: binding.targetKind, targetId: binding.targetId },
      { path: secret.path, target: `${binding.targetKind}:${binding.targetId}` },
    );
    return binding;
  });
};

export const unbindSecret = async (deps: VaultDeps, asker: Asker, bindingId: string): Promise<Binding> => {
  authorize(asker.viewer, "secret.use");
  requireFresh(asker.viewer, "secret.use", deps.clock);
  rootKeyOf(deps);
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const binding = await unit.deleteBinding(bindingId);
    if (!binding) throw vaultErrors("NOT_FOUND");
    await record(
      unit,
      asker,
      "secret.unbind",
      binding.secretId,
      "SecretUnbound",
      { secretId: binding.secretId, bindingId, targetKind: binding.targetKind, targetId: binding.targetId },
      { target: `${binding.targetKind}:${binding.targetId}` },
    );
    return binding;
  });
};

const allow = (deps: VaultDeps, asker: Asker): void => {
  authorize(asker.viewer, "secret.write");
  requireFresh(asker.viewer, "secret.write", deps.clock);
  rootKeyOf(deps);
};

const checkValue = (value: string): void => {
  const size = Buffer.byteLength(value, "utf8");
  if (size === 0) throw vaultErrors("EMPTY");
  if (size > valueLimit) throw vaultErrors("TOO_LARGE", { limit: valueLimit, size });
};

const found = (secret: Secret | null): Secret => {
  if (!secret) throw vaultErrors("NOT_FOUND");
  return secret;
};

const record = async (
  unit: VaultUnit,
  { viewer, requestId }: Asker,
  action: string,
  id: SecretId,
  type: string,
  data: Json,
  after: Json,
): Promise<void> => {
  await unit.append(`secret:${id}`, [{ type, schema: 1, data, meta: { actor: viewer.subjectId, requestId } }]);
  const entry: AuditEntry = {
    actor: viewer.subjectId,
    actorKind: viewer.kind,
    onBehalfOf: viewer.onBehalfOf,
    sessionId: viewer.sessionId,
    action,
    resource: `secret:${id}`,
    outcome: "ok",
    requestId,
    after,
  };
  await unit.audit(entry);
};
