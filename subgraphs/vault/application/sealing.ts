/** Values in and out of the envelope, inside a transaction of one organization. */
import type { OrganizationId, SecretId, UserId } from "../../../schema/ids.ts";
import { IntegrityError, newKey, open, seal } from "../domain/envelope.ts";
import { vaultErrors } from "../domain/errors.ts";
import type { OrganizationKey, SecretVersion, VaultDeps, VaultUnit } from "./ports.ts";

/** The root key. Throws VAULT_SEALED with what to do. */
export const rootKeyOf = (deps: Pick<VaultDeps, "state">): Buffer => {
  if (deps.state.is === "open") return deps.state.key;
  throw vaultErrors("SEALED", { why: deps.state.why });
};

interface Place {
  readonly organization: OrganizationId;
  readonly path: string;
  readonly n: number;
}

/** Seals a value as the version of a secret, under a data key of its own. */
export const sealVersion = async (
  deps: VaultDeps,
  unit: VaultUnit,
  { organization, path, n }: Place,
  value: string,
  by: UserId,
): Promise<SecretVersion> => {
  const root = rootKeyOf(deps);
  const key = await organizationKeyFor(deps, unit, root, organization);
  const organizationKey = intact(deps, { organization, path, n }, () => openKey(root, organization, key));
  const dataKey = newKey();
  await unit.countWrap(key.version);
  return {
    n,
    ciphertext: seal(dataKey, { kind: "sec", parts: [organization, path, n] }, Buffer.from(value, "utf8")),
    wrappedDataKey: seal(organizationKey, { kind: "dek", parts: [organization, path, n, key.version] }, dataKey),
    keyVersion: key.version,
    createdBy: by,
    createdAt: deps.clock.now(),
  };
};

/** Opens a version for use. Throws VAULT_INTEGRITY, with an alarm, when a byte of it was changed or moved. */
export const openVersion = async (deps: VaultDeps, unit: VaultUnit, id: SecretId, { organization, path, n }: Place): Promise<string> => {
  const root = rootKeyOf(deps);
  const version = await unit.version(id, n);
  const key = version && (await unit.organizationKey(version.keyVersion));
  return intact(deps, { organization, path, n }, () => {
    if (!version || !key) throw new IntegrityError("its row");
    const dek = { kind: "dek", parts: [organization, path, n, key.version] } as const;
    const dataKey = open(openKey(root, organization, key), dek, version.wrappedDataKey);
    return open(dataKey, { kind: "sec", parts: [organization, path, n] }, version.ciphertext).toString("utf8");
  });
};

const intact = <T>({ alarm }: Pick<VaultDeps, "alarm">, { organization, path, n }: Place, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof IntegrityError)) throw cause;
    alarm(
      new Error(`Version ${n} of the secret ${path} of the organization ${organization} was changed or moved in the database.`, { cause }),
    );
    throw vaultErrors("INTEGRITY");
  }
};

/** The organization's active key, made now when it has none. */
export const organizationKeyFor = async (
  { clock }: Pick<VaultDeps, "clock">,
  unit: Pick<VaultUnit, "activeKey" | "createKey">,
  root: Buffer,
  organization: OrganizationId,
): Promise<OrganizationKey> => (await unit.activeKey()) ?? (await unit.createKey(newOrganizationKey(root, organization), clock.now()));

const newOrganizationKey = (root: Buffer, organization: OrganizationId): OrganizationKey => ({
  version: 1,
  wrapped: seal(root, { kind: "kek", parts: [organization, 1] }, newKey()),
});
export const openKey = (root: Buffer, organization: OrganizationId, key: OrganizationKey): Buffer =>
  open(root, { kind: "kek", parts: [organization, key.version] }, key.wrapped);
