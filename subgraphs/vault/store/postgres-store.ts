import type { DataSource } from "typeorm";
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { OrganizationId, SecretId, UserId } from "../../../schema/ids.ts";
import type { Binding, Secret, SecretKind, SecretVersion, TargetKind, VaultStore, VaultUnit } from "../application/ports.ts";
import type { CanaryStore } from "../application/root-key.ts";

interface SecretRow {
  organization_id: OrganizationId;
  id: SecretId;
  path: string;
  kind: SecretKind;
  current_version: number;
  hint: string | null;
  created_by: UserId;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}
interface VersionRow {
  n: number;
  ciphertext: Buffer;
  wrapped_data_key: Buffer;
  key_version: number;
  created_by: UserId;
  created_at: Date;
}
interface BindingRow {
  id: string;
  secret_id: SecretId;
  target_kind: TargetKind;
  target_id: string;
  created_at: Date;
}

const rowToSecret = (row: SecretRow): Secret => ({
  organizationId: row.organization_id,
  id: row.id,
  path: row.path,
  kind: row.kind,
  currentVersion: row.current_version,
  hint: row.hint,
  createdBy: row.created_by,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  deletedAt: row.deleted_at,
});
const rowToVersion = (row: VersionRow): SecretVersion => ({
  n: row.n,
  ciphertext: row.ciphertext,
  wrappedDataKey: row.wrapped_data_key,
  keyVersion: row.key_version,
  createdBy: row.created_by,
  createdAt: row.created_at,
});
const rowToBinding = (row: BindingRow): Binding => ({
  id: row.id,
  secretId: row.secret_id,
  targetKind: row.target_kind,
  targetId: row.target_id,
  createdAt: row.created_at,
});

/** The canary belongs to the installation, not to an organization. */
export const createCanaryStore = (source: DataSource): CanaryStore => ({
  read: async () => ((await source.query("select sealed from vault.canary")) as { sealed: Buffer }[])[0]?.sealed ?? null,
  create: async (sealed) =>
    ((await source.query("insert into vault.canary (sealed) values ($1) on conflict do nothing returning one", [sealed])) as unknown[])
      .length > 0,
});

/** The store over PostgreSQL, logged in as `wn_vault`. */
export const createPostgresStore = (source: DataSource): VaultStore => ({
  transact: (organization, work) => transact(source, organization, (tx) => work(unitFor(organization, tx))),
});

const unitFor = (organization: OrganizationId, tx: Transaction): VaultUnit => {
  const one = async <Row, T>(sql: string, params: readonly unknown[], from: (row: Row) => T): Promise<T | null> => {
    const [row] = await tx.query<Row>(sql, [organization, ...params]);
    return row === undefined ? null : from(row);
  };
  const many = async <Row, T>(sql: string, params: readonly unknown[], from: (row: Row) => T): Promise<readonly T[]> =>
    (await tx.query<Row>(sql, [organization, ...params])).map(from);
  return {
    secret: (id) => one("select * from vault.secret where organization_id = $1 and id = $2", [id], rowToSecret),
    lockSecret: (id) => one("select * from vault.secret where organization_id = $1 and id = $2 for update", [id], rowToSecret),
    secretAt: (path) => one("select * from vault.secret where organization_id = $1 and path = $2", [path], rowToSecret),
    secrets: ({ limit, after }) =>
      many(
        "select * from vault.secret where organization_id = $1 and ($2::text is null or path > $2) order by path limit $3",
        [after?.[0] ?? null, limit + 1],
        rowToSecret,
      ),
    countSecrets: async () =>
      (await one("select count(*)::int as n from vault.secret where organization_id = $1", [], (row: { n: number }) => row.n)) ?? 0,
    insertSecret: async (it) =>
      (
        await tx.query(
          "insert into vault.secret (organization_id, id, path, kind, current_version, hint, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id",
          [organization, it.id, it.path, it.kind, it.currentVersion, it.hint, it.createdBy, it.createdAt, it.updatedAt],
        )
      ).length > 0,
    updateSecret: async (it) =>
      void (await tx.query(
        "update vault.secret set current_version = $3, hint = $4, updated_at = $5, deleted_at = $6 where organization_id = $1 and id = $2",
        [organization, it.id, it.currentVersion, it.hint, it.updatedAt, it.deletedAt],
      )),
    versions: (id) =>
      many("select * from vault.secret_version where organization_id = $1 and secret_id = $2 order by n desc", [id], rowToVersion),
    version: (id, n) =>
      one("select * from vault.secret_version where organization_id = $1 and secret_id = $2 and n = $3", [id, n], rowToVersion),
    insertVersion: async (id, it) =>
      void (await tx.query(
        "insert into vault.secret_version (organization_id, secret_id, n, ciphertext, wrapped_data_key, key_version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        [organization, id, it.n, it.ciphertext, it.wrappedDataKey, it.keyVersion, it.createdBy, it.createdAt],
      )),
    bindings: (id) =>
      many("select * from vault.binding where organization_id = $1 and secret_id = $2 order by created_at", [id], rowToBinding),
    insertBinding: async (it) => {
      await tx.query(
        "insert into vault.binding (organization_id, id, secret_id, target_kind, target_id, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        [organization, it.id, it.secretId, it.targetKind, it.targetId, it.createdAt],
      );
      return (await one(
        "select * from vault.binding where organization_id = $1 and secret_id = $2 and target_kind = $3 and target_id = $4",
        [it.secretId, it.targetKind, it.targetId],
        rowToBinding,
      ))!;
    },
    deleteBinding: (id) => one("delete from vault.binding where organization_id = $1 and id = $2 returning *", [id], rowToBinding),
    activeKey: () =>
      one(
        "select version, wrapped from vault.organization_key where organization_id = $1 and state = 'active'",
        [],
        (row: { version: number; wrapped: Buffer }) => row,
      ),
    organizationKey: (version) =>
      one(
        "select version, wrapped from vault.organization_key where organization_id = $1 and version = $2 and state <> 'retired'",
        [version],
        (row: { version: number; wrapped: Buffer }) => row,
      ),
    createKey: async (key, at) => {
      await tx.query(
        "insert into vault.organization_key (organization_id, version, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing",
        [organization, key.version, key.wrapped, at],
      );
      return (await one(
        "select version, wrapped from vault.organization_key where organization_id = $1 and state = 'active'",
        [],
        (row: { version: number; wrapped: Buffer }) => row,
      ))!;
    },
    countWrap: async (version) =>
      void (await tx.query("update vault.organization_key set wraps = wraps + 1 where organization_id = $1 and version = $2", [
        organization,
        version,
      ])),
    startCall: async (it) =>
      void (await tx.query(
        "insert into vault.provider_call (organization_id, id, provider, caller, started_at, outcome) values ($1, $2, $3, $4, $5, 'started')",
        [organization, it.id, it.provider, it.caller, it.at],
      )),
    endCall: async (id, outcome, status, at) =>
      void (await tx.query(
        "update vault.provider_call set outcome = $3, status = $4, ended_at = $5 where organization_id = $1 and id = $2",
        [organization, id, outcome, status, at],
      )),
    query: (sql, params) => tx.query(sql, params),
    append: async (stream, events) => void (await tx.append(stream, "any", [...events])),
    audit: async (entry) => void (await tx.audit(entry)),
  };
};
