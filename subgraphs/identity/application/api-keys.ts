/** API keys (ID37): shown once, stored as prefix and HMAC, never more than their owner holds now, never a danger permission. */
import { type Transaction, transact } from "../../../db/transaction.ts";
import { uuidv7 } from "../../../db/uuid.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import { isPermission, permissions } from "../../../schema/permissions.ts";
import { makeApiKey } from "../../api-keys.ts";
import { authorize, personOf, requireFresh, type Viewer } from "../../viewer.ts";
import { identityErrors } from "../domain/errors.ts";
import type { ApiKey } from "../domain/nouns.ts";
import { personName } from "../domain/people.ts";
import { requireTouchable } from "../domain/roles.ts";
import { withProof } from "../store/scope.ts";
import { apiKeys } from "../store/tables.ts";
import { auditOf } from "./audit.ts";
import { giverNow } from "./members.ts";
import type { Caller, IdentityDeps } from "./ports.ts";
import { after, isUuid } from "./sessions.ts";

export interface MadeApiKey {
  readonly key: ApiKey;
  /** The whole key; this is the only time it exists outside its holder. */
  readonly text: string;
}

/** Makes a key for the viewer; scopes left out means everything below danger that they hold. */
export const createApiKey = async (
  { source, clock, keys }: IdentityDeps,
  viewer: Viewer,
  input: { readonly name: string; readonly scopes?: readonly string[] | null; readonly days?: number | null },
  caller: Caller,
): Promise<MadeApiKey> => {
  authorize(viewer, "apikey.create");
  if (viewer.sessionId === null) throw identityErrors("SESSION_NEEDED");
  requireFresh(viewer, "apikey.create", clock);
  const days = input.days ?? 90;
  if (!Number.isInteger(days) || days < 1 || days > 365) throw identityErrors("API_KEY_DAYS", {}, { field: "days" });
  const name = personName(input.name);
  const scopes = [...(input.scopes ?? [...viewer.permissions].filter((permission) => permissions[permission].grade !== "danger"))];
  const refused = scopes.filter((scope) => !isPermission(scope) || permissions[scope].grade === "danger" || !viewer.permissions.has(scope));
  if (refused.length > 0) throw identityErrors("API_KEY_SCOPE", { permissions: refused.join(", ") }, { field: "scopes" });
  const made = makeApiKey();
  const key: ApiKey = {
    id: uuidv7(),
    organizationId: viewer.organizationId,
    ownerUserId: personOf(viewer),
    name,
    prefix: made.prefix,
    mac: keys.macs("api-key", made.secret)[0],
    scopes,
    createdAt: clock.now(),
    expiresAt: after(clock.now(), days * 86_400),
    revokedAt: null,
  };
  await transact(source, viewer.organizationId, async (tx) => {
    await tx.manager.insert(apiKeys, key);
    await tx.append(`api-key:${key.id}`, "none", [
      {
        type: "ApiKeyCreated",
        schema: 1,
        data: { apiKeyId: key.id, ownerId: key.ownerUserId, scopes },
        meta: { actor: viewer.subjectId, requestId: caller.requestId },
      },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "apikey.create",
      resource: `api-key:${key.id}`,
      outcome: "ok",
      after: { prefix: key.prefix, scopes, expiresAt: key.expiresAt.toISOString() },
    });
  });
  return { key, text: made.text };
};

/** Ends one of the viewer's own keys, or, with `member.update`, one of a member below them. */
export const revokeApiKey = async (deps: IdentityDeps, viewer: Viewer, id: string, caller: Caller): Promise<ApiKey> =>
  transact(deps.source, viewer.organizationId, async (tx) => {
    const key = isUuid(id) ? await tx.manager.findOneBy(apiKeys, { id, organizationId: viewer.organizationId }) : null;
    const own = key?.ownerUserId === personOf(viewer);
    if (!key || !(own || viewer.permissions.has("member.update"))) throw identityErrors("NOT_FOUND");
    if (key.revokedAt) return key;
    if (!own) requireTouchable(await giverNow(tx, deps, viewer, "member.update"), await ownerOf(tx, key));
    const revokedAt = deps.clock.now();
    await tx.manager.update(apiKeys, { id }, { revokedAt });
    await tx.append(`api-key:${id}`, "any", [
      {
        type: "ApiKeyRevoked",
        schema: 1,
        data: { apiKeyId: id, ownerId: key.ownerUserId },
        meta: { actor: viewer.subjectId, requestId: caller.requestId },
      },
    ]);
    await tx.audit({
      ...auditOf(viewer, caller),
      action: "apikey.revoke",
      resource: `api-key:${id}`,
      outcome: "ok",
      before: { prefix: key.prefix },
    });
    return { ...key, revokedAt };
  });

const ownerOf = async (
  tx: Transaction,
  { organizationId, ownerUserId }: ApiKey,
): Promise<{ readonly userId: string; readonly rank: number }> => {
  const [row] = await tx.query<{ rank: number }>(
    "select r.rank from identity.membership m join identity.role r on r.id = m.role_id where m.organization_id = $1 and m.user_id = $2 and m.status <> 'left'",
    [organizationId, ownerUserId],
  );
  return { userId: ownerUserId, rank: row?.rank ?? 0 };
};

/** The viewer's own keys, newest first. */
export const listApiKeys = async ({ source }: IdentityDeps, viewer: Viewer): Promise<readonly ApiKey[]> =>
  transact(source, viewer.organizationId, (tx) =>
    tx.manager.find(apiKeys, {
      where: { organizationId: viewer.organizationId, ownerUserId: personOf(viewer) },
      order: { createdAt: "DESC", id: "DESC" },
      take: 200,
    }),
  );

/** Keeps a key under the newest service root, after it proved itself under an older one. */
export const renewApiKey = async (
  { source }: Pick<IdentityDeps, "source">,
  { id, organizationId, mac }: Pick<ApiKey, "id" | "mac"> & { readonly organizationId: OrganizationId },
  next: Buffer,
): Promise<void> =>
  transact(source, organizationId, async (tx) => {
    await tx.query("update identity.api_key set mac = $3 where id = $1 and mac = $2", [id, mac, next]);
  });

/** Finds a key's row by the prefix somebody presented; the viewer cache compares the secret. */
export const findApiKey = async (
  { source }: Pick<IdentityDeps, "source">,
  prefix: string,
): Promise<{ id: string; organizationId: OrganizationId; mac: Buffer } | null> =>
  transact(source, null, async (tx) => {
    await withProof(tx, prefix);
    const key = await tx.manager.findOneBy(apiKeys, { prefix });
    return key ? { id: key.id, organizationId: key.organizationId as OrganizationId, mac: key.mac } : null;
  });
